"""One plan written by hand in several ways: the same values, other TOML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from coc_cli.tomlfile.write import key_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def inline(plan: Mapping[str, Any]) -> str:
    """Every table and every record on one line of its own, Thai and combining marks before and behind it."""
    return "\n".join(_inline(plan)) + "\n"


def dotted(plan: Mapping[str, Any]) -> str:
    """Tables as dotted and quoted keys at the top, records under spaced headers."""
    return "\n".join([*_dotted(plan), *_records(plan, quoted=True)]) + "\n"


def headers(plan: Mapping[str, Any]) -> str:
    """A header for every inner table, before that of its own outer one."""
    top = [f"{key} = {value_text(one)}" for key, one in plan.items() if not isinstance(one, dict) and not _records_of(one)]
    return "\n".join([*top, *_headers(plan), *_records(plan, quoted=False)]) + "\n"


def crlf(plan: Mapping[str, Any]) -> str:
    """As `headers`, with the line ends of Windows."""
    return headers(plan).replace("\n", "\r\n")


STYLES = {style.__name__: style for style in (inline, dotted, headers, crlf)}


def _records_of(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _inline(plan: Mapping[str, Any]) -> Iterator[str]:
    for key, value in plan.items():
        if _records_of(value):
            yield from (f"{key} = [ # กรม", *(f"\t{value_text(row)}, # e\u0301\u0304 [[x]]" for row in value), "]")
        else:
            yield f"{key} = {value_text(value)}"


def _dotted(plan: Mapping[str, Any]) -> Iterator[str]:
    for key, value in plan.items():
        if isinstance(value, dict):
            for name, one in value.items():
                pairs = one.items() if isinstance(one, dict) else ()
                yield from (f"{key}.{json.dumps(name)}.{last} = {value_text(inner)}" for last, inner in pairs)
                if not isinstance(one, dict):
                    yield f"'{key}' . {key_text(name)}   =   {value_text(one)} # why"
        elif not _records_of(value):
            yield f"{key} = {value_text(value)}"


def _headers(plan: Mapping[str, Any]) -> Iterator[str]:
    for key, value in plan.items():
        if not isinstance(value, dict):
            continue
        for name, one in value.items():
            if isinstance(one, dict):
                yield f"[{key}.{json.dumps(name)}]"
                yield from (f"{last} = {value_text(inner)}" for last, inner in one.items())
        yield f"[{key}]"
        yield from (f"{key_text(name)} = {value_text(one)}" for name, one in value.items() if not isinstance(one, dict))


def _records(plan: Mapping[str, Any], *, quoted: bool) -> Iterator[str]:
    for key, value in plan.items():
        for row in value if _records_of(value) else ():
            yield f"[[ {json.dumps(key)} ]]" if quoted else f"[[{key}]]"
            yield from (f"  {json.dumps(name) if quoted else name}\t= {value_text(one)}" for name, one in row.items())
