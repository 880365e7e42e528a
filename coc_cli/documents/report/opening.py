"""What a reader sees first: the verdict, whose word counts, every gate, every state, and what stands in the way."""

from __future__ import annotations

from coc_cli.checklist.model import GATES
from coc_cli.documents.model import Callout, Grid, Pairs, Paragraph, Row, Section
from coc_cli.documents.report.view import FOUND, NOTICED, counted
from coc_cli.readiness.progress import in_the_way as sorted_out
from coc_cli.readiness.result import Finding
from coc_cli.readiness.verdict import at_gate, gates_allowed, ruled_out_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.model import Block
    from coc_cli.documents.report.view import View

_LOOK = {"READY": "ready", "READY WITH CONDITIONS": "conditions", "NOT READY": "not-ready"}
# Who acts: in a sentence, as a heading, and what that means.
_SAID = {"NGO": "the NGO", "law enforcement": "law enforcement", "both": "the NGO and law enforcement together"}
HEADINGS = {
    "NGO": "For the NGO",
    "law enforcement": "For law enforcement",
    "both": "For the NGO and law enforcement together",
    "sign-offs": "Sign-offs",
}
_CAPTIONS = {
    "NGO": "The NGO moves next on these",
    "law enforcement": "Law enforcement was asked, or carries it alone",
    "both": "Neither can settle these alone",
    "sign-offs": "Signed last: any later change of the plan voids them",
}
LAW = (
    "Law enforcement controls the operation and decides.",
    "This report authorises nothing, and claims no compliance with any law.",
)
MEANINGS = {
    "met": "What it asks for is there.",
    "open": "Unknown, blank or not confirmed.",
    "unmet": "The plan shows that it is not so.",
    "refused": "Law enforcement said no, on record.",
    "waived": "Knowingly not met: two roles, a reason, an end.",
    "not-applicable": "A fact switches it off.",
    "not-available": "Its text is lost in the source; never counted as met.",
}


def opening(view: View) -> list[Block]:
    """The verdict with gate, moment and whose decision it is; what stands in the way in one sentence; what it is about."""
    assessed, operation, schedule = view.assessed, view.plan.operation, view.plan.schedule
    gate = view.checklist.gates[assessed.gate]
    detail = f"at the gate “{gate.title}” ({gate.id}), judged {view.moment(assessed.at)}; law enforcement decides"
    return [
        Callout(_LOOK[assessed.verdict], assessed.verdict, detail),
        Paragraph(in_one_sentence(view)),
        Pairs(
            [
                ("Operation", view.tell(operation.code) or "no code name"),
                ("Planned by", view.tell(operation.organisation) or "not stated"),
                ("Led by", view.tell(operation.lead_agency) or "no law-enforcement agency"),
                ("Commander", view.person(operation.commander) or "not named"),
                ("Start", view.moment(schedule.start) or "not set"),
                ("End", view.moment(schedule.end) or "not set"),
                ("For", "planner, approver and commander only"),
            ]
        ),
        Callout("law", *LAW),
    ]


def in_one_sentence(view: View) -> str:
    """How many things stand in the way, and for whom; or that nothing does, and on how many conditions it hangs."""
    things = sorted_out(view.assessed)
    if not things:
        hanging = len(view.assessed.conditions)
        return "Nothing stands in the way." + (f" It hangs on {counted(hanging, 'condition')}." if hanging else "")
    parts = [f"{len(mine)} for {_SAID[actor]}" for actor, mine in things.items() if actor in _SAID]
    parts += [counted(len(things["sign-offs"]), "sign-off")] if "sign-offs" in things else []
    whole = sum(len(mine) for mine in things.values())
    verb = "thing stands" if whole == 1 else "things stand"
    return f"{whole} {verb} in the way: {', '.join(parts)}."


def glance(view: View) -> list[Section]:
    """Every gate with its verdict, and the duties by state: counts, never a score."""
    return [Section("glance", "At a glance", [_gates(view), _counts(view)], beside=True)]


def _gates(view: View) -> Grid:
    allowed = gates_allowed(view.case)
    judged = GATES.index(view.assessed.gate)
    rows = []
    for index, name in enumerate(GATES):
        gate = view.checklist.gates[name]
        if name not in allowed:
            rows.append(Row(("ruled out", ruled_out_by(view.case, name)), gate.title, "", state="not-applicable"))
            continue
        there = view.assessed if index == judged else at_gate(view.assessed, name)
        ways = str(sum(len(mine) for mine in sorted_out(there).values()))
        # What is asked of a later gate can't be there yet: it is no alarm.
        later = index > judged
        said = ("not yet due", there.verdict) if later else (there.verdict, "judged here" if index == judged else "")
        rows.append(Row(said, (gate.title, gate.id), ways, state="open" if later else _LOOK[there.verdict]))
    return Grid(("Verdict", "Gate", "In the way"), rows, caption="Every gate, judged at the same moment", look="small")


def _counts(view: View) -> Grid:
    rows = [
        Row(state.replace("-", " "), str(count), MEANINGS[state], state=state)
        for state, count in view.assessed.counts.items()
    ]
    caption = f"{len(view.assessed.findings)} duties in {len(view.checklist.clauses)} rows of the Code, by state"
    return Grid(("State", "Duties", "What it means"), rows, caption=caption, look="small")


def in_the_way(view: View) -> list[Section]:
    """Everything that keeps the gate from being READY, by who must act, each with its fix and duty."""
    things = sorted_out(view.assessed)
    title = "What stands in the way"
    if not things:
        return [Section("in-the-way", title, [Paragraph("Nothing stands in the way at this gate.")])]
    lead = "Each line is one thing to do. Until the last of them is done the gate stays NOT READY, whatever else is met."
    sections = [Section("in-the-way", title, [Paragraph(lead)])]
    for actor, mine in things.items():
        rows = [view.finding(one) if isinstance(one, Finding) else view.notice(one) for one in mine]
        heading = f"{HEADINGS[actor]} ({len(mine)})"
        columns = FOUND if any(isinstance(one, Finding) for one in mine) else NOTICED
        grid = Grid(columns, rows, caption=_CAPTIONS[actor], look="ledger")
        sections.append(Section(f"way-{actor.lower().replace(' ', '-')}", heading, [grid], level=3))
    return sections
