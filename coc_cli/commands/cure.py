"""`coc cure`: the smallest changes that would meet a duty, each followed to its end."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options


def cure(
    plan: options.Plan,
    duty: Annotated[
        Optional[str], typer.Argument(help="A duty, such as 12.b/2; by default all that block.", metavar="DUTY")
    ] = None,
    gate: options.Gate = None,
    at: options.At = None,
) -> int:
    """Show what would meet a duty, and what that entails elsewhere. Nothing is changed: whoever is new has to be found.

    A cure changes arrangements; never a fact, a count of people, a waiver or somebody's answer.
    """
    from coc_cli.commands.session import Session, moment
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.readiness.cure import Patient
    from coc_cli.text import safe, to_run

    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    judged = session.assess(options.gate_of(gate))
    if duty is not None and duty not in judged.findings:
        raise CocError(f'no duty "{duty}"', hint=meant(duty, judged.findings))
    wanted = [judged.findings[duty]] if duty else judged.blocking()
    patient = Patient(session.stored.data, session.checklist, session.at, judged.gate)
    for finding in wanted:
        print(f"{finding.duty.id} {finding.status}: {safe(finding.message)}")
        for one in finding.cures:
            followed = patient.follow(finding.duty.id, one)
            steps = followed.steps if followed else (one.text,)
            print(f"    {safe(steps[0])}")
            for step in steps[1:]:
                print(f"      which needs: {safe(step)}")
        if not finding.cures and finding.fix:
            print(f"    {safe(to_run(finding.fix, plan))}")
    if not wanted:
        print(f"{judged.gate}: nothing blocks")
    return 0
