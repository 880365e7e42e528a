"""`coc sign`: sign this revision of a plan, in a role."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options


def sign(
    plan: options.Plan,
    role: Annotated[str, typer.Option("--role", help="planner, approver, commander or social-work-lead.")],
    code: Annotated[str, typer.Option("--code", help="The code of the person in the plan who signs.", metavar="PERSON")],
    method: Annotated[str, typer.Option("--method", help="recorded, or paper.")] = "recorded",
    reference: Annotated[
        Optional[str],
        typer.Option("--reference", help="Where the signed paper or the record is kept.", metavar="TEXT"),
    ] = None,
    at: options.At = None,
) -> int:
    """Sign this revision. Any later change of a value voids the sign-off, and the finding says which value."""
    from coc_cli.commands.session import Session, moment
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.plan import words as w

    session = Session(plan, role=role)
    if at is not None:
        session.at = moment(at, session.plan)
    if role not in w.SIGNOFF_ROLES:
        raise CocError(f'no role "{role}" signs a plan', hint=meant(role, w.SIGNOFF_ROLES))
    if method not in ("recorded", "paper"):
        raise CocError(f'no method "{method}"', hint=meant(method, ("recorded", "paper")))
    if session.plan.person(code) is None:
        raise CocError(f'nobody of code "{code}" is in the plan', hint=meant(code, [one.id for one in session.plan.people]))
    if method == "paper" and not reference:
        raise CocError("a signature on paper needs --reference: where the paper is kept")
    session.sign(role=role, code=code, method=method, reference=reference or "")
    assessed = session.assess()
    print(f"signed by {code} as {role} ({method}); {assessed.gate}: {assessed.verdict}")
    return 0
