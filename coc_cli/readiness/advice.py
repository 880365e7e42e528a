"""The duty's own advice, made to fit the plan at hand: a command in it never names a record that the finding is not about.

The checklist's advice shows commands with sample ids and values. Pasted, they would change whoever happens to bear that
id; so the ids are replaced by the finding's own record, or by a new one, and the values are left to be filled in.
"""

from __future__ import annotations

import re

from coc_cli.plan.assign import next_id
from coc_cli.plan.paths import target
from coc_cli.plan.words import YES_NO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.plan.model import Plan

_COMMAND = re.compile(r"coc set PLAN((?: '[^']+'| [a-z_]+\.[^\s']+)+)")
_WORD = re.compile(r"'([^']+)'|(\S+)")
# A new record of these is never what is missing: nobody adds people on site, or a site, to meet a duty.
_NEVER_NEW = ("groups", "premises")


def fitted(advice: str, path: str, plan: Plan) -> str:
    """Return the advice for a finding at `path`, its commands about that record, or about a new one of another table."""
    return _COMMAND.sub(lambda found: _command(found.group(1), path, plan), advice)


def _command(words: str, path: str, plan: Plan) -> str:
    about = target(path) if path else None
    data, ids = plan.data, plan.records
    names: dict[tuple[str, str], str] = {}
    said = []
    for match in _WORD.finditer(words):
        word = match.group(1) or match.group(2)
        named = target(word.partition("=")[0])
        value = word.partition("=")[2].rstrip(".,")
        table, key, field = named.table, named.key, named.field
        if not table or not field or table.style != "records" or key not in ids:
            said.append(match.group())
            continue
        if (table.name, key) not in names:
            taken = [*data.get(table.name, ()), *({"id": name} for name in names.values())]
            ours = about.key if about and about.table is table and about.key not in names.values() else ""
            if not ours and table.name in _NEVER_NEW and len(_WORD.findall(words)) > 1:
                continue
            names[table.name, key] = ours or next_id({**data, table.name: taken}, table.name)
        # A full stop that ends the sentence stays behind the command. A yes or a no is what is asked for, not a sample.
        told = value if value in YES_NO else "..."
        said.append(f"{table.name}.{names[table.name, key]}.{field.name}={told}" + ("," if word.endswith(",") else ""))
    return "coc set PLAN " + " ".join(said)
