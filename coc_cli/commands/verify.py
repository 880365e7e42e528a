"""`coc verify`: what each sign-off is worth today."""

from coc_cli.commands import options


def verify(plan: options.Plan) -> int:
    """Show each sign-off and whether it still counts; exit code 1 when one does not."""
    from coc_cli.commands.session import Session
    from coc_cli.readiness.case import written
    from coc_cli.text import safe
    from coc_cli.trust.signoffs import states

    session = Session(plan)
    judged = session.assess()
    found = states(session.plan, session.checklist)
    for state in found:
        when = written(state.at, judged.case.zone) if state.at else "no time"
        worth = f"void: {state.void}" if state.void else "counts"
        print(f"{state.role:<16} {safe(state.code):<8} {state.method:<9} {when}  {safe(worth)}")
    if not found:
        print("nobody has signed this plan")
    wanting = [notice for notice in judged.notices if notice.id in ("signoff-missing", "signoff-void")]
    for notice in wanting:
        print(f"{judged.gate}: {safe(notice.message)}")
    return 1 if wanting or any(state.void for state in found) else 0
