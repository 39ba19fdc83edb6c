"""Attached files of the bound papers → one name tree of the whole, in which no two have one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from packet.merge.object_file import ObjectFile
from packet.merge.segments import Placed
from packet.merge.syntax import moved, reference, text


def write_file_tree(placed: Sequence[Placed], file: ObjectFile) -> bytes:
    """The catalog's entry, empty where no paper has files."""
    specifications = {text(name): number for name, number in _specifications(placed, file)}
    if not specifications:
        return b""
    rows = b"".join(b"%s %s" % (name, reference(number)) for name, number in sorted(specifications.items()))
    limits = b"%s %s" % (min(specifications), max(specifications))
    leaf = file.add(b"<</Limits[%s]/Names[%s]>>" % (limits, rows))
    return b"/Names<</EmbeddedFiles<</Kids[%s]>>>>" % reference(leaf)


def _specifications(placed: Sequence[Placed], file: ObjectFile) -> Iterator[tuple[str, int]]:
    """Names and object numbers. Of two files `data.csv` the second becomes `data-2.csv`."""
    taken: set[str] = set()
    for one in placed:
        for attached in one.segment.body.files:
            name = _free(attached.name, taken)
            taken.add(name.casefold())
            said, streams = text(name), reference(one.offset + attached.streams)
            line = b"<</Type/Filespec/F %s/UF %s%s/EF %s>>" % (said, said, moved(attached.entries, one.offset), streams)
            yield name, file.add(line)


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (name, "")
    candidate, count = name, 1
    while candidate.casefold() in taken:
        count += 1
        candidate = f"{stem}-{count}{ending}"
    return candidate
