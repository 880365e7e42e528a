"""The duty's own advice, made to fit the plan at hand: a command in it never names a record that the finding is not about.

The checklist's advice shows commands with sample ids and values. Pasted, they would change whoever happens to bear that
id; so the ids are replaced by the finding's own record, or by a new one, and the values are left to be filled in.
"""

from __future__ import annotations

import re

from coc_cli.plan.paths import Target, target
from coc_cli.plan.words import YES_NO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from coc_cli.plan.fields import Table
    from coc_cli.plan.model import Plan

_COMMAND = re.compile(r"coc set PLAN((?: '[^']+'| [a-z_]+\.[^\s']+)+)")
_WORD = re.compile(r"'([^']+)'|(\S+)")
# A new record of these is never what is missing: nobody adds people on site, or a site, to meet a duty.
_NEVER_NEW = ("groups", "premises")


def fitted(advice: str, path: str, plan: Plan) -> str:
    """Return the advice for a finding at `path`, its commands about that record, or about a new one of another table."""
    return _COMMAND.sub(lambda found: _command(found.group(1), path, plan.data), advice)


def _command(words: str, path: str, data: Mapping[str, Any]) -> str:
    about = target(path) if path else Target(None)
    # Where the finding is about one field of one record, that is all there is to set.
    only = path if about.table and about.table.style == "records" and about.field else ""
    named: dict[tuple[str, str], str] = {}
    said = []
    for match in _WORD.finditer(words):
        word = match.group(1) or match.group(2)
        sample, _, value = word.partition("=")
        value, end = (value[:-1], value[-1]) if value[-1:] in (",", ".") and not value.endswith("..") else (value, "")
        one = target(sample)
        table, field = one.table, one.field
        if table is None:
            continue
        ours, fresh = str(one), False
        if table.style == "records" and field:
            if only and f"{table.name}.{about.key}.{field.name}" != only:
                continue
            if (table.name, one.key) not in named:
                name = _record(table, about, data, named)
                if not name or (only and name != about.key):
                    continue
                named[table.name, one.key] = name
            fresh = named[table.name, one.key] != about.key
            ours = f"{table.name}.{named[table.name, one.key]}.{field.name}"
        told = _told(one, value, fresh=fresh)
        said.append(f"{ours}={told}{end if told != '...' or end == ',' else ''}")
    if only and not any(one.startswith(f"{only}=") for one in said):
        said.insert(0, f"{only}=...")
    return "coc set PLAN " + " ".join(said)


def _record(table: Table, about: Target, data: Mapping[str, Any], named: Mapping[tuple[str, str], str]) -> str:
    """The record that a sample stands for: the one the finding is about, else a new one, else none."""
    if about.table is table and about.key and about.key not in named.values():
        return about.key
    if table.name in _NEVER_NEW and named:
        return ""
    from coc_cli.plan.assign import next_id

    taken = [*data.get(table.name, ()), *({"id": name} for name in named.values())]
    return next_id({**data, table.name: taken}, table.name)


def _told(one: Target, value: str, *, fresh: bool) -> str:
    """A yes, a no, the state of an answer or what a new record must be is asked for; else it is a sample."""
    table, field = one.table, one.field
    state = table is not None and table.style == "keyed" and (field is None or field.name == table.default)
    kind = fresh and field is not None and field.kind.name == "word"
    return value if value in YES_NO or state or kind else "..."
