"""Break every rule in turn and see whether a test notices: `python -m tests.mutants`, on demand (minutes, not seconds).

Two kinds of mutants. A rule that always says met; and, in the modules of the rules, one changed place at a time: a guard
that never holds, a comparison at its other boundary, `and` for `or`. What judges them are the drop-in cases of tests/rules,
tests/verdicts and tests/hard. Survivors are printed with their place: each is a case that is missing, or a place that changes nothing.

`python -m tests.mutants rules` does only the first kind, `python -m tests.mutants staffing layout` these modules.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.util
import os
import sys
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from coc_cli.checklist.loader import load
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.judging import TODAY, edited, planned
from tests.test_rules import cases as rows
from tests.test_verdicts import cases as verdicts
from tests.test_verdicts import concluded, stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

    from coc_cli.plan.model import Plan

PACKAGE = "coc_cli.readiness"
MODULES = (
    *("staffing", "company", "whereabouts", "conduct", "layout", "evidence", "risk", "need_to_know", "logistics"),
    *("transport", "allocation", "welfare", "case", "records_tell", "requests", "answers", "waivers", "facts"),
    *("assess", "verdict", "notices"),
)
SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


class Probe(NamedTuple):
    """One judgement whose outcome is known: a plan, when and at which gate, and what it says of some duties."""

    plan: Plan
    at: datetime
    gate: str
    said: dict[str, tuple[str, str, str]]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def probes() -> list[Probe]:
    """The drop-in cases, read once; what they say is what the unbroken rules say (the tests see to that)."""
    from coc_cli.readiness.verdict import assess

    found = []
    for param in rows():
        case = param.values[0]
        data = edited(case)
        at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY
        said = {case["duty"]: (case["status"], case["reason"], case["message"])}
        found.append(Probe(planned(data), at, case.get("gate", "go"), said))
    for path in sorted((ROOT / "tests/hard").glob("*/expected.toml")):
        expected: Any = parse(path.read_text("utf-8"), "expected.toml")
        plan = planned(parse((path.parent / "plan.toml").read_text("utf-8"), "plan.toml"))
        judged = assess(plan, load(), expected["at"], gate=expected["gate"]).findings
        said = {duty: (one.status, one.reason, one.message) for duty, one in judged.items()}
        found.append(Probe(plan, expected["at"], expected["gate"], said))
    return found


def caught(known: Sequence[Probe]) -> bool:
    """Tell whether some case has another outcome with the modules as they are loaded now."""
    return finding_differs(known) or verdict_differs()


def verdict_differs() -> bool:
    """Tell whether the verdict, or anything else that is concluded about a whole plan, is another."""
    from coc_cli.readiness.verdict import assess

    try:
        return any(concluded(param.values[0], assess) != stated(param.values[0]) for param in verdicts())
    except Exception:  # noqa: BLE001  # a mutant that crashes is noticed, however it crashes
        return True


def finding_differs(known: Sequence[Probe]) -> bool:
    """Tell whether some probe has another outcome."""
    from coc_cli.readiness.assess import findings, judge
    from coc_cli.readiness.case import Case

    duties = load().duties
    try:
        for probe in known:
            case = Case(probe.plan, load(), probe.at)
            alone = all(not (duties[duty].alias or duties[duty].chapeau) for duty in probe.said)
            found = {} if alone else findings(case, probe.gate)
            for duty, said in probe.said.items():
                one = judge(case, duties[duty], probe.gate, {}) if alone else found[duty]
                if (one.status, one.reason, one.message) != said:
                    return True
    except Exception:  # noqa: BLE001  # a mutant that crashes is noticed, however it crashes
        return True
    return False


def in_a_child(work: Callable[[], bool]) -> bool:
    """Run something in a process of its own, so that what it breaks stays broken nowhere else."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    os._exit(0 if work() else 1)


def rule_says_met(duty: str, known: Sequence[Probe]) -> bool:
    """Whether a rule that always says met is noticed."""
    from coc_cli.readiness.result import met
    from coc_cli.readiness.rules import RULES

    RULES[duty].judge = lambda _case: met("always")
    return finding_differs([probe for probe in known if duty in probe.said])


class Break(ast.NodeTransformer):
    """Changes the n-th place that can be changed, and remembers what it was."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.what = ""

    def _hit(self, node: ast.AST, what: str) -> bool:
        self.left -= 1
        if self.left == -1:
            self.what = f"{getattr(node, 'lineno', 0)}: {what}"
        return self.left == -1

    def visit_If(self, node: ast.If) -> ast.AST:
        if ast.unparse(node.test) != "TYPE_CHECKING" and self._hit(node, f"never: if {ast.unparse(node.test)}"):
            node.test = ast.Constant(value=False)
        return self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        before = ast.unparse(node)
        for index, sign in enumerate(node.ops):
            if self._hit(node, f"{type(sign).__name__} swapped: {before}"):
                node.ops[index] = SWAPS[type(sign)]()
        return self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        if self._hit(node, f"and/or swapped: {ast.unparse(node)}"):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return self.generic_visit(node)


class Broken(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a changed syntax tree."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name = name
        self.tree = tree

    def find_spec(self, name: str, *_: object) -> Any:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.tree, self.name, "exec"), module.__dict__)  # noqa: S102


def mutants(name: str) -> Iterator[tuple[str, ast.Module]]:
    """Every mutant of one module: what was changed, and the changed tree."""
    source = (ROOT / "coc_cli/readiness" / f"{name}.py").read_text("utf-8")
    number = 0
    while True:
        breaker = Break(number)
        tree = ast.fix_missing_locations(breaker.visit(ast.parse(source)))
        if not breaker.what:
            return
        yield breaker.what, tree
        number += 1


def place_is_noticed(name: str, tree: ast.Module, known: Sequence[Probe]) -> bool:
    """Whether a mutant of a module is noticed, everything of the package loaded anew."""
    for loaded in [one for one in sys.modules if one.startswith(PACKAGE)]:
        del sys.modules[loaded]
    sys.meta_path.insert(0, Broken(f"{PACKAGE}.{name}", tree))
    return caught(known)


def main(asked: Sequence[str]) -> int:
    """Print every survivor, then how many there were. Exit code 1 when a rule of the table survives."""
    from coc_cli.readiness.rules import RULES

    known = probes()
    if not in_a_child(lambda: not caught(known)):
        say("the unbroken rules do not say what the cases say: run the tests first")
        return 2
    unnoticed = [duty for duty in RULES if not in_a_child(partial(rule_says_met, duty, known))]
    say(f"rules that always say met: {len(RULES)}, unnoticed: {', '.join(unnoticed) or 'none'}")
    names = [name for name in MODULES if not asked or name in asked]
    for name in names if asked != ["rules"] else ():
        tried = survived = 0
        for what, tree in mutants(name):
            tried += 1
            if not in_a_child(partial(place_is_noticed, name, tree, known)):
                survived += 1
                say(f"  {name}.py:{what}")
        say(f"{name}: {tried} changed places, {survived} unnoticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
