"""`coc history`: the chain of saves, shown and verified."""

from coc_cli.commands import options

_ASIDE = {
    "outside": "the plan was changed outside coc after the last save",
    "undone": "the plan is as it was before the last save: that save never reached it, or the file was put back",
}


def history(
    plan: options.Plan,
) -> int:
    """Show every save and verify the chain; exit code 1 when a line was cut, swapped or edited."""
    import sys

    from coc_cli.commands.session import Session
    from coc_cli.text import safe

    session = Session(plan)
    chain = session.history()
    for save in chain.saves:
        shown = ", ".join(save.duties[:6]) + (f" and {len(save.duties) - 6} more" if len(save.duties) > 6 else "")
        print(f"{save.seq:>4}  {safe(save.at)}  {safe(save.role):<16} {save.head[:8]}  {safe(shown) or '-'}")
    if not chain.saves:
        print("no save is on record")
    aside = chain.aside(session.stored.text)
    if aside:
        print(_ASIDE[aside], file=sys.stderr)
    heads = dict.fromkeys(one.history for one in session.plan.signoffs if one.history)
    wrong = chain.wrong + [
        f"a sign-off refers to the head {head[:8]}, which is not in it: lines were cut off"
        for head in heads
        if not chain.holds(head)
    ]
    if session.at_least and (said := chain.behind(session.at_least)):
        wrong.append(said)
    for said in wrong:
        print(f"coc: the history is broken: {safe(said)}", file=sys.stderr)
    if chain.saves and not wrong and not aside:
        print("the chain is whole", file=sys.stderr)
    return 1 if wrong else 0
