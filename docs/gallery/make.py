"""Writes the pictures of this folder: pages of the examples as they come out of the printer, small enough for a README.

Run it after a change of a template, and look at each picture: python docs/gallery/make.py. It needs Pillow and poppler.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from coc_cli.commands.new import copied  # noqa: E402  # the checkout's, whatever is installed
from coc_cli.commands.session import Session, moment  # noqa: E402
from coc_cli.documents import pdf  # noqa: E402
from coc_cli.documents.brief import sheet  # noqa: E402
from coc_cli.documents.brief.register import register  # noqa: E402
from coc_cli.documents.forms.build import Source, build  # noqa: E402
from coc_cli.documents.forms.cards import card  # noqa: E402
from coc_cli.documents.forms.load import forms  # noqa: E402
from coc_cli.documents.report import report  # noqa: E402
from coc_cli.plan.project import project, subjects  # noqa: E402
from coc_cli.readiness.verdict import NOT_READY  # noqa: E402

AT = "2026-11-30T12:00+07:00"
# Name of the picture, the example, and whose sheets stand beside each other on it.
PICTURES = (
    ("social-worker", "ready", (("social-worker", "SW1", 0), ("social-worker", "SW1", 1))),
    ("driver", "ready", (("driver", "DR1", 0), ("driver", "DR1", 1))),
    ("evidence", "ready", (("evidence", "EO1", 0), ("evidence", "EO1", 1))),
    ("receiver", "ready", (("receiver", "L1", 0), ("receiver", "L2", 0))),
    ("commander", "cross-border", (("commander", "", 0), ("commander", "", 1))),
    ("draft", "not-ready", (("driver", "DR1", 0), ("register", "", 0))),
    ("site-and-card", "ready", (("form", "premises", 0), ("card", "go", 0))),
    ("forms", "ready", (("form", "journey", 0), ("form", "questionnaire", 0))),
    ("cover", "ready", (("report", "", 0), ("social-worker", "SW1", 0))),
)


def page(made: bytes, number: int) -> Image.Image:
    """One page as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "p.pdf").write_bytes(made)
        order = ["pdftoppm", "-r", "80", "-png", "-f", str(number + 1), "-l", str(number + 1), "p.pdf", "p"]
        subprocess.run(order, cwd=folder, check=True, capture_output=True)  # noqa: S603
        return Image.open(io.BytesIO(next(Path(folder).glob("p-*.png")).read_bytes())).convert("RGB")


def document(session: Session, kind: str, subject: str) -> bytes:
    """The document of one half of a picture."""
    assessed = session.assess()
    draft = assessed.verdict == NOT_READY
    if kind == "report":
        return pdf.render(report(assessed))
    if kind == "form":
        return pdf.render(build(forms()[subject], Source(session.checklist, assessed))[0][1])
    if kind == "card":
        return pdf.render(card(session.checklist.gates[subject], Source(session.checklist, assessed)))
    mine = project(session.plan, "commander" if kind == "register" else kind, subject)
    if kind == "register":
        held = [(kind, one) for kind in ("social-worker", "driver", "receiver") for one in subjects(session.plan, kind)]
        copies = [(one, kind, 1, project(session.plan, kind, one).digest) for kind, one in held]
        return pdf.render(register(mine, copies=copies, draft=draft))
    return pdf.render(sheet(mine, draft=draft))


def main() -> None:
    """Write every picture."""
    for name, example, halves in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            session = copied(str(Path(folder, "p.toml")), example, start=None, at=moment(AT))
            pages = [page(document(session, kind, subject), number) for kind, subject, number in halves]
        gap = 14
        width = sum(one.width for one in pages) + gap * (len(pages) + 1)
        canvas = Image.new("RGB", (width, max(one.height for one in pages) + 2 * gap), "#d9d8d2")
        left = gap
        for one in pages:
            canvas.paste(one, (left, gap))
            left += one.width + gap
        canvas.quantize(24).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
