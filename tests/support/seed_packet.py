"""The seed's packet as tests build it: in a folder of their own, from the checkout's data, with generated papers or the real ones."""

from __future__ import annotations

import datetime
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from packet.build import build
from packet.model.packet import Packet
from packet.model.sources import Request
from packet.store.papers import open_library
from packet.store.profile_store import read_profile
from packet.store.sources import Selection, load_sources
from packet.store.workspace import find_workspace

DAY = datetime.date(2026, 11, 24)
PINNED = ("megascale-infer", "ragcache", "ditto")


def generated_paper(path: Path, title: str, pages: int = 3) -> None:
    """A small paper with an outline, a link between its pages by name (the same name in every paper) and a web link."""
    canvas = Canvas(str(path), invariant=1)
    for page in range(1, pages + 1):
        canvas.bookmarkPage(f"section.{page}")
        canvas.addOutlineEntry(f"{title} {page}", f"section.{page}")
        canvas.drawString(72, 720, f"{title}, page {page}")
        canvas.linkRect("next", f"section.{page % pages + 1}", (72, 600, 200, 620))
        canvas.linkURL(f"https://example.org/{path.stem}", (72, 500, 200, 520))
        canvas.showPage()
    canvas.save()


def generated_papers(folder: Path) -> Path:
    """A twin of the shared papers: those of the seed that are pinned in tests."""
    folder.mkdir(parents=True, exist_ok=True)
    for key in PINNED:
        generated_paper(folder / f"{key}.pdf", key)
    return folder


def seed_packet(
    repository: Path, papers: Path, cache: Path, *, target: str = "faculty-job", position: str = "", request: Request | None = None
) -> Packet:
    """The seed's packet for a target or position; by default with three papers pinned and attached."""
    workspace = find_workspace(repository)
    store = read_profile(workspace, "chao-jin")
    wanted = request or Request(DAY, pin=PINNED, attach=3)
    selection = Selection("" if position else target, position, papers)
    return build(load_sources(workspace, store, selection, wanted), wanted, open_library(cache))
