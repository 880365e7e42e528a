"""`coc sign`: sign this revision of a plan, in a role."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options


def sign(
    plan: options.Plan,
    role: Annotated[str, typer.Option("--role", help="planner, approver, commander or social-work-lead.", metavar="ROLE")],
    code: Annotated[str, typer.Option("--code", help="The code of the person in the plan who signs.", metavar="PERSON")],
    method: Annotated[str, typer.Option("--method", help="recorded, paper, or ssh.", metavar="METHOD")] = "recorded",
    reference: Annotated[
        Optional[str],
        typer.Option("--reference", help="Where the signed paper or the record is kept.", metavar="TEXT"),
    ] = None,
    key: Annotated[
        Optional[str],
        typer.Option(
            "--key", help="For ssh: the private key, or the .pub file of one that the agent holds.", metavar="FILE"
        ),
    ] = None,
    principal: Annotated[
        Optional[str],
        typer.Option(
            "--principal", help="For ssh: as the signers' file names the key; by default ROLE@PERSON.", metavar="NAME"
        ),
    ] = None,
    at: options.At = None,
) -> int:
    """Sign this revision. Any later change of a value voids the sign-off, and the finding says which value."""
    import sys

    from coc_cli.commands.session import Session, moment
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.plan import words as w
    from coc_cli.readiness.notices import barred
    from coc_cli.text import safe
    from coc_cli.trust.signers import PRINCIPAL

    session = Session(plan, role=role)
    if at is not None:
        session.at = moment(at, session.plan)
    if role not in w.SIGNOFF_ROLES:
        raise CocError(f'no role "{role}" signs a plan', hint=meant(role, w.SIGNOFF_ROLES))
    if method not in w.SIGNOFF_METHODS:
        raise CocError(f'no method "{method}"', hint=meant(method, w.SIGNOFF_METHODS))
    if session.plan.person(code) is None:
        known = [one.id for one in session.plan.people]
        hint = meant(code, known) if known else f"add who signs first: coc set {plan} people.{code}.role=..."
        raise CocError(f'nobody of code "{code}" is in the plan', hint=hint)
    if method == "paper" and not reference:
        raise CocError("a signature on paper needs --reference: where the paper is kept")
    if (method == "ssh") is not (key is not None):
        raise CocError(
            "--method ssh and --key FILE belong together", hint="name the SSH key that signs: --method ssh --key FILE"
        )
    name = (principal or f"{role}@{code}") if key else ""
    if key and not PRINCIPAL.fullmatch(name):
        raise CocError(f'"{name}" is no principal', hint="write ROLE@WHO, such as approver@A1")
    session.sign(
        role=role,
        code=code,
        method=method,
        reference=reference or "",
        principal=name,
        key=key or "",
    )
    assessed = session.assess()
    print(f"signed by {code} as {role} ({method}); {assessed.gate}: {assessed.verdict}")
    signed = session.signoffs()
    if why := barred(assessed.case, signed, assessed.notices).get(signed[-1].path):
        print(f"coc: warning: this sign-off does not count: {safe(why)}", file=sys.stderr)
    return 0
