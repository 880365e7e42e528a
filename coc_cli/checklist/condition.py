"""The condition of a duty: a small data structure over facts, three-valued, never a string that is evaluated.

In a checklist file it is a fact's name ("young_children"), an attribute and its value ("country=TH"), or one of
{ all = [...] }, { any = [...] }, { not = ... }. Unknown stays unknown unless the other side decides.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

YES, NO, UNKNOWN = "yes", "no", "unknown"


class Condition:
    """One node: `op` is "fact", "all", "any" or "not"; `names` are the facts it names, each once, in order."""

    __slots__ = ("fact", "inner", "names", "op", "value")

    def __init__(self, op: str, inner: tuple[Condition, ...] = (), *, fact: str = "", value: str = "") -> None:
        self.op = op
        self.inner = inner
        self.fact = fact
        self.value = value
        self.names: tuple[str, ...] = (fact,) if fact else tuple(dict.fromkeys(name for one in inner for name in one.names))

    def judge(self, known: Callable[[str], str]) -> str:
        """Return "yes", "no" or "unknown"; `known` gives a fact's value, "unknown" where nothing is known."""
        if self.op == "fact":
            value = known(self.fact)
            if not self.value or value == UNKNOWN:
                return value if value in (YES, NO) else UNKNOWN
            return YES if value in self.value.split("|") else NO
        if self.op == "not":
            return {YES: NO, NO: YES}.get(self.inner[0].judge(known), UNKNOWN)
        decisive, otherwise = (NO, YES) if self.op == "all" else (YES, NO)
        result = otherwise
        for one in self.inner:
            value = one.judge(known)
            if value == decisive:
                return decisive
            if value == UNKNOWN:
                result = UNKNOWN
        return result

    def leaves(self) -> Iterator[Condition]:
        """Every condition on a single fact inside this one, in order."""
        if self.op == "fact":
            yield self
        for one in self.inner:
            yield from one.leaves()

    def __str__(self) -> str:
        if self.op == "fact":
            return f"{self.fact} is {self.value.replace('|', ' or ')}" if self.value else self.fact
        if self.op == "not":
            return f"not {self.inner[0]}"
        return (" and " if self.op == "all" else " or ").join(
            f"({one})" if one.op in ("all", "any") else str(one) for one in self.inner
        )


def condition(data: object) -> Condition:
    """Build a condition from a checklist's data. Raises ValueError with the reason when it is none."""
    if isinstance(data, str):
        fact, _, value = data.partition("=")
        if not fact or (("=" in data) and not value):
            raise ValueError(f'"{data}" is no condition: expected FACT or FACT=VALUE')
        return Condition("fact", fact=fact, value=value)
    if isinstance(data, dict) and len(data) == 1:
        op, inner = next(iter(data.items()))
        if op in ("all", "any") and isinstance(inner, list) and inner:
            return Condition(op, tuple(condition(one) for one in inner))
        if op == "not":
            return Condition("not", (condition(inner),))
    raise ValueError('expected a fact, "FACT=VALUE", or one of { all = [...] }, { any = [...] }, { not = ... }')
