"""A form and a plan become a document; without a plan, the blank form. The one builder of every form.

What a form may show was settled when it was loaded; here nothing is left out and nothing is added.
"""

from __future__ import annotations

from copy import copy

from coc_cli.documents.forms.check import OF_TABLE, shows_records
from coc_cli.documents.forms.sources import MAKERS, drawings
from coc_cli.documents.forms.values import of_path, records_of, written
from coc_cli.documents.model import (
    BOX,
    Callout,
    Document,
    Grid,
    Items,
    Lines,
    Pairs,
    Paper,
    Paragraph,
    Row,
    Section,
)
from coc_cli.plan.project import names, untold
from coc_cli.readiness.clock import written_day
from coc_cli.readiness.verdict import NOT_READY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from coc_cli.checklist.model import Checklist
    from coc_cli.documents.forms.form import Form
    from coc_cli.documents.forms.values import Fields
    from coc_cli.documents.model import Block
    from coc_cli.plan.model import Record
    from coc_cli.readiness.case import Case
    from coc_cli.readiness.verdict import Assessment

MARKING = "TLP:AMBER+STRICT"
LAW = "Law enforcement controls the operation; coc authorises nothing."
# Rows to write in: where a plan fills the table, and where nothing does.
_MORE, _BLANK = 2, 8


class Source:
    """What a form is filled from: the assessment of a plan and its case, or None for blank forms; the checklist.

    draft: the plan is not READY, and every page says so. kept: the fields that are kept back from those who carry it.
    """

    __slots__ = ("assessed", "case", "checklist", "draft", "kept")

    def __init__(self, checklist: Checklist, assessed: Assessment | None = None) -> None:
        self.checklist = checklist
        self.assessed = assessed
        self.case: Case | None = assessed.case if assessed else None
        self.draft = assessed is not None and assessed.verdict == NOT_READY
        self.kept: Fields = frozenset()

    def carried_by(self, audiences: Sequence[str], about: Record | None) -> Source:
        """The same for one paper: without the places and times that somebody who carries it is not to know."""
        made = copy(self)
        made.kept = untold(self.case.plan, audiences, about) if self.case else frozenset()
        return made


def build(form: Form, source: Source) -> list[tuple[str, Document]]:
    """Build a form: one document, or one per record it is about; each with the name of its file.

    Without a plan, and with one that has no such record, there is one blank form.
    """
    if not form.per:
        return [(form.name, _document(form, source, None))]
    about = records_of(source.case.plan, form.per, form.data.get("where", ())) if source.case else []
    if not about:
        return [(form.name, _document(form, Source(source.checklist), None))]
    return [(f"{form.name}-{record.id}", _document(form, source, record)) for record in about]


def untranslated(source: Source, forms: Sequence[Form]) -> dict[str, list[str]]:
    """Return the languages of the people a form is read or handed to, of which there is no reviewed text, by form."""
    found: dict[str, list[str]] = {}
    groups = source.case.plan.groups if source.case else ()
    for form in forms:
        if form.translated and form.language == "en":
            kinds = ("suspects",) if form.handed == "suspects" else ("suspected-victims", "unclear")
            spoken = {language for group in groups if group.kind in kinds for language in group.languages}
            missing = spoken - {one.language for one in forms if one.id == form.id}
            if missing:
                found[form.id] = sorted(missing)
    return found


def _document(form: Form, source: Source, about: Record | None) -> Document:
    source = source.carried_by(form.audiences, about)
    sections = [
        _section(form, f"s{index + 1}", section, source, about) for index, section in enumerate(form.data["section"])
    ]
    title = f"{form.title}: {about.id}" if about else form.title
    if form.handed:
        around = Paper(head=" ", large=True)
        return Document(title, sections, foot=form.data.get("foot", ""), paper=around, subject=form.title)
    code = source.case.plan.operation.code if source.case else ""
    head = " · ".join(part for part in (code or "", ", ".join(form.data["clauses"])) if part)
    opening: list[Block] = [Paragraph(form.data["use"])]
    if form.data.get("kept"):
        opening.append(Callout("law", form.data["kept"]))
    return Document(
        title,
        sections,
        opening=opening,
        marking=form.data.get("marking", MARKING),
        foot=f"For: {', '.join(form.audiences).replace('-', ' ')}. {LAW}",
        draft=source.draft and shows_records(form.data),
        paper=Paper(head=head, landscape=form.landscape, until=until(source) if _returned(form) else ""),
        subject=form.title,
    )


def _section(form: Form, anchor: str, section: dict[str, Any], source: Source, about: Record | None) -> Section:
    blocks = list(_blocks(form, section["block"], source, about))
    return Section(anchor, section["heading"], blocks, beside=section.get("beside", False))


def _returned(form: Form) -> bool:
    """Whether it is given back. What becomes a record once it is filled in, and what holds nothing of a plan, is not."""
    return shows_records(form.data) and not form.data.get("record", False)


def until(source: Source) -> str:
    """When what a plan filled in is given back; "" without a plan, and where the plan does not say."""
    retention = source.case.plan.retention if source.case else None
    day = retention and (retention.return_by or retention.destroy_by)
    return f"Return or destroy by {written_day(day)}" if day else ""


def _blocks(form: Form, blocks: list[dict[str, Any]], source: Source, about: Record | None) -> Iterator[Block]:
    for block in blocks:
        match block["kind"]:
            case "text":
                yield Paragraph(block["text"])
            case "note":
                yield Paragraph(block["text"], style="small")
            case "warning" | "law":
                yield Callout(block["kind"], block["text"], block.get("detail", ""))
            case "pairs":
                yield Pairs([(label, _value(source, dotted, about)) for label, dotted in block["fields"]])
            case "boxes" | "list":
                yield Items([(text, clause) for text, clause in block["items"]], boxes=block["kind"] == "boxes")
            case "lines":
                yield Lines(block["text"], block["many"])
            case "labels":
                yield _labels(block)
            case "drawing":
                yield from drawings(block["of"], source.case, about, source.checklist.matrix)
            case _:
                yield _table(form, block, source, about)


def _value(source: Source, dotted: str, about: Record | None) -> str:
    return of_path(source.case, dotted, about, source.kept) if dotted and source.case else ""


def _labels(block: Mapping[str, Any]) -> Grid:
    """Labels to cut out, two in a row, each with its running number."""
    first, many = block.get("first", 1), block["many"]
    cells = [(f"No. {number:03d}", *(f"{text}:" for text, _ in block["items"])) for number in range(first, first + many)]
    rows = [Row(*cells[index : index + 2]) for index in range(0, len(cells) - 1, 2)]
    return Grid(("Cut along the lines", "Each number is used once"), rows, look="labels", widths=(1, 1))


def _table(form: Form, block: Mapping[str, Any], source: Source, about: Record | None) -> Grid:
    columns = block["column"]
    rows = [
        Row(*(_cell(column, source, record, made) for column in columns))
        for record, made in _rows(form, block, source, about)
    ]
    rows += [Row(line, *(BOX if column.get("box") else "" for column in columns[1:])) for line in block.get("lines", ())]
    blank = block.get("more", _MORE) if rows else block.get("blank", _BLANK)
    empty = Row(*(BOX if column.get("box") or column.get("evidence") else "" for column in columns))
    rows += [empty] * (0 if block.get("lines") and "blank" not in block else blank)
    return Grid(
        [column["title"] for column in columns],
        rows,
        caption=block.get("text", ""),
        look=_look(block, blank),
        widths=[column["width"] for column in columns],
    )


def _look(block: Mapping[str, Any], blank: int) -> str:
    """Room for two lines of writing; none where a table is only read, as soon as a plan fills it."""
    return "form tall" if block.get("tall") else "form low" if block.get("low") and not blank else "form"


def _rows(
    form: Form, block: Mapping[str, Any], source: Source, about: Record | None
) -> list[tuple[Record | None, dict[str, str]]]:
    name = block.get("rows", "")
    conditions = block.get("where", ())
    if name in MAKERS:
        return MAKERS[name](source.case, about, block)
    if not name or source.case is None:
        return []
    if about is not None and form.per == name and not block.get("mine"):
        return [(about, {})]
    found = records_of(source.case.plan, OF_TABLE.get(name, name), conditions)
    if block.get("mine"):
        found = [record for record in found if about is not None and names(record, about.id)]
    return [(record, {}) for record in found]


def _cell(
    column: Mapping[str, Any], source: Source, record: Record | None, made: Mapping[str, str]
) -> tuple[str, ...] | str:
    if kind := column.get("evidence"):
        held = source.case.plan.evidence if source.case and record else ()
        here = [one.id for one in held if record and one.kind == kind and record.id in one.rooms]
        return f"{BOX} {', '.join(here)}".strip()
    said = [made.get(name, "") if name in made else _written(source, record, name) for name in column.get("show", ())]
    if column.get("text"):
        said.append(column["text"])
    return (BOX,) if column.get("box") else tuple(text for text in said if text)


def _written(source: Source, record: Record | None, name: str) -> str:
    return written(source.case, record, name, source.kept) if source.case and record else ""
