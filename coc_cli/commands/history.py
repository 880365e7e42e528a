"""`coc history`: the chain of saves, shown and verified."""

from coc_cli.commands import options


def history(plan: options.Plan) -> int:
    """Show every save and verify the chain; exit code 1 when a line was cut, swapped or edited."""
    import sys

    from coc_cli.commands.session import Session
    from coc_cli.plan.digest import plan_digest
    from coc_cli.text import safe
    from coc_cli.trust.history import read

    session = Session(plan)
    saves, wrong = read(plan)
    for save in saves:
        shown = ", ".join(save.duties[:6]) + (f" and {len(save.duties) - 6} more" if len(save.duties) > 6 else "")
        print(f"{save.seq:>4}  {safe(save.at)}  {safe(save.role):<16} {save.head[:8]}  {safe(shown) or '-'}")
    if not saves:
        print("no save is on record")
    elif saves[-1].digest != plan_digest(session.stored.data):
        print("the plan was changed outside coc after the last save", file=sys.stderr)
    heads = {one.history for one in session.plan.signoffs if one.history} - {save.head for save in saves} - {"0" * 64}
    wrong += [f"a sign-off refers to the head {head[:8]}, which is not in the chain: lines were cut off" for head in heads]
    for said in wrong:
        print(f"coc: the chain is broken: {said}", file=sys.stderr)
    return 1 if wrong else 0
