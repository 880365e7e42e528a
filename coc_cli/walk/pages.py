"""Documents on a terminal, drawn by rich: why something is asked.

rich is imported here only, and only when there is something to show. Texts are given to it as Text, never as markup.
"""

from __future__ import annotations

from coc_cli.documents.model import Callout, Items, Pairs, Paragraph
from coc_cli.text import multiline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from coc_cli.documents.model import Block, Document

_LOOKS = {"ready": "green", "conditions": "yellow", "not-ready": "red", "warning": "yellow", "law": "bold"}


def show(document: Document, *, width: int, encoding: str) -> None:
    """Draw a document under what stands on the terminal."""
    from rich import box
    from rich.console import Console, Group
    from rich.panel import Panel
    from rich.text import Text

    console = Console(width=width, highlight=False, markup=False, emoji=False)
    pieces: list[RenderableType] = []
    for section in document.sections:
        pieces += [Text(multiline(section.heading), "bold"), *_drawn(section.blocks)]
    edge = box.ROUNDED if encoding.lower().startswith("utf") else box.ASCII
    console.print(Panel(Group(*pieces), title=Text(multiline(document.title)), title_align="left", box=edge))


def lines(document: Document) -> Iterator[str]:
    """A document line by line, for a terminal that is only written to."""
    for section in document.sections:
        yield section.heading
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.text
                case Callout():
                    yield " ".join(filter(None, (block.text, block.detail)))
                case Pairs():
                    yield from (f"{label}: {value}" for label, value in block.rows)
                case Items():
                    yield from (f"- {text}" for text, _ in block.items)


def _drawn(blocks: tuple[Block, ...]) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    for block in blocks:
        match block:
            case Paragraph():
                yield Text(multiline(block.text))
            case Callout():
                detail = f"\n{multiline(block.detail)}" if block.detail else ""
                yield Text(multiline(block.text) + detail, _LOOKS.get(block.kind, ""))
            case Pairs():
                table = Table.grid(padding=(0, 2, 0, 0))
                table.add_column(style="dim", no_wrap=True)
                table.add_column()
                for label, value in block.rows:
                    table.add_row(Text(multiline(label)), Text(multiline(value)))
                yield table
            case Items():
                yield Text("\n".join(f"- {multiline(text)}" for text, _ in block.items))
