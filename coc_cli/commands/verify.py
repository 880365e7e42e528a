"""`coc verify`: what each sign-off is worth today."""

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from coc_cli.commands.session import Session

_ABOUT = ("signoff-missing", "signoff-void", "history-broken", "history-behind")


def verify(
    plan: options.Plan,
    statement: Annotated[
        Optional[str],
        typer.Option("--statement", help="Print what was signed, for: ssh-keygen -Y verify.", metavar="SIGNOFF"),
    ] = None,
    sheet: Annotated[
        Optional[str],
        typer.Option("--sheet", help="Tell whether the paper with this digest is current.", metavar="DIGEST"),
    ] = None,
    at: options.At = None,
) -> int:
    """Show each sign-off and whether it still counts; exit code 1 when one does not, or one is missing."""
    from coc_cli.commands.session import Session, moment
    from coc_cli.readiness.clock import written
    from coc_cli.readiness.notices import barred
    from coc_cli.text import safe

    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    if statement is not None:
        return _show(session, statement)
    if sheet is not None:
        from coc_cli.commands.papers import paper_state

        current, said = paper_state(session, sheet)
        print(safe(said))
        return 0 if current else 1
    judged = session.assess()
    found = session.signoffs()
    worthless = barred(judged.case, found, judged.notices)
    for state in found:
        when = written(state.at, judged.case.zone) if state.at else "no time"
        checked = "counts, its signature is good" if session.signers and state.method == "ssh" else "counts"
        reason = worthless.get(state.path, "")
        worth = f"void: {reason}" if reason else state.unchecked or checked
        print(f"{safe(state.role):<16} {safe(state.code):<8} {state.method:<9} {when}  {safe(worth)}")
    if not found:
        print("nobody has signed this plan")
    wanting = [notice for notice in judged.notices if notice.id in _ABOUT]
    for notice in wanting:
        print(f"{judged.gate}: {safe(notice.message)}")
    return 1 if wanting or worthless else 0


def _show(session: "Session", name: str) -> int:
    """Write the bytes that one sign-off by SSH key signed."""
    import sys

    from coc_cli.errors import CocError
    from coc_cli.trust.signoffs import signed_bytes

    one = next((one for one in session.plan.signoffs if one.id == name), None)
    signed = signed_bytes(one) if one and one.method == "ssh" else b""
    if not signed:
        raise CocError(f'no sign-off "{name}" by SSH key is in the plan', hint=f"coc verify {session.path}")
    sys.stdout.write(signed.decode())
    return 0
