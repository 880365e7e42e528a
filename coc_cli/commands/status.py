"""`coc status`: how a plan stands."""

from coc_cli.commands import options


def status(plan: options.Plan, gate: options.Gate = None, at: options.At = None) -> int:
    """Show each part in counts, what is open by who must act, and the next question. Exit code as `coc check`."""
    import sys

    from coc_cli.commands.session import Session, moment
    from coc_cli.documents.status import status as document
    from coc_cli.documents.text import render
    from coc_cli.readiness.verdict import NOT_READY

    wanted = options.gate_of(gate)
    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    assessed = session.assess(wanted)
    sys.stdout.write(render(document(assessed, plan=plan), options.width(None)))
    sys.stdout.flush()
    return 1 if assessed.verdict == NOT_READY else 0
