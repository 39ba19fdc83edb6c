"""Paper bytes → `NormalisedPdf`; parts and papers → one PDF; any PDF → `PdfFacts`.

The face of the room. Names are looked up when they are used: pypdf takes 100 ms to load, and not every command needs it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packet.merge.assembly import Chapter, arrange, merge, sizes, stamped_papers
    from packet.merge.binding import bind
    from packet.merge.inspection import inspect
    from packet.merge.locking import locked
    from packet.merge.normalisation import normalise
    from packet.merge.normalised import NormalisedPdf
    from packet.merge.pagination import SegmentSize, paginate
    from packet.merge.reading_facts import facts
    from packet.merge.segments import DocumentInfo, Segment
    from packet.merge.splitting import bind_file, files_of, split
    from packet.merge.unreadable import UnreadablePdf

__all__ = [
    "Chapter",
    "DocumentInfo",
    "NormalisedPdf",
    "Segment",
    "SegmentSize",
    "UnreadablePdf",
    "arrange",
    "bind",
    "bind_file",
    "facts",
    "files_of",
    "inspect",
    "locked",
    "merge",
    "normalise",
    "paginate",
    "sizes",
    "split",
    "stamped_papers",
]

_HOMES = {
    "Chapter": "assembly",
    "DocumentInfo": "segments",
    "NormalisedPdf": "normalised",
    "Segment": "segments",
    "SegmentSize": "pagination",
    "UnreadablePdf": "unreadable",
    "arrange": "assembly",
    "bind": "binding",
    "bind_file": "splitting",
    "facts": "reading_facts",
    "files_of": "splitting",
    "inspect": "inspection",
    "locked": "locking",
    "merge": "assembly",
    "normalise": "normalisation",
    "paginate": "pagination",
    "sizes": "assembly",
    "split": "splitting",
    "stamped_papers": "assembly",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
