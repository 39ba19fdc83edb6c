"""A folder that is no homepage we know → what the importers of files find in the files that lie at its top."""

from __future__ import annotations

from collections.abc import Sequence

from packet.importers.combining import combined, read_or_tell
from packet.importers.found import Found, Importer
from packet.importers.source import Checkout

_ENDINGS = (".bib", ".json", ".yaml", ".yml", ".tex")
"""Files in other formats are not looked at: a folder may hold anything."""


def read_folder(checkout: Checkout, importers: Sequence[Importer]) -> Found | None:
    """`None` where no file is of a known format."""
    parts = []
    for path, file in checkout.files.items():
        importer = next((one for one in importers if one.knows(file)), None) if _is_ours(path) else None
        if importer is not None:
            parts.append(read_or_tell(importer, file))
    formats = ", ".join(dict.fromkeys(part.format for part in parts))
    return combined(formats, parts, checkout.path) if parts else None


def _is_ours(path: str) -> bool:
    return "/" not in path and path.lower().endswith(_ENDINGS)
