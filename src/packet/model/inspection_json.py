"""`FileInspection` ↔ JSON: how facts come out of the process that reads foreign files, and how they are kept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from packet.model.pdf_facts import FileInspection

if TYPE_CHECKING:  # loaded where it is used: the reader of papers and `packet merge` start without it
    from pydantic import TypeAdapter

FORMAT = 1
"""To be raised with every change to `PdfFacts` or `PageFacts`: what was kept in another form is read anew."""


@cache
def _adapter() -> TypeAdapter[FileInspection]:
    from pydantic import TypeAdapter

    return TypeAdapter(FileInspection)


def to_json(inspection: FileInspection) -> bytes:
    return _adapter().dump_json(inspection)


def from_json(data: bytes) -> FileInspection:
    """Raises `ValueError` for anything that `to_json` has not written."""
    return _adapter().validate_json(data)
