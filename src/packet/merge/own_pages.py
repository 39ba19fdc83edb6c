"""The bytes of one of our own parts → `NormalisedPdf`, by the file's own cross-reference table.

`render/` draws with one canvas, whose files are plain: a classic table, one object after the other, no encryption, no
inheritance, no reference inside a string. Reading just that takes a millisecond and spares every build the tenth of a second that a
parser for foreign files takes to load. A file of any other form raises `ValueError`; it would be a bug of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from packet.merge.normalised import NormalisedPdf, Page
from packet.merge.syntax import REFERENCE, reference

_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*)", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")
_PAGES = re.compile(rb"/Kids \[([^\]]*)\]")
_BOX = re.compile(rb"/MediaBox \[([^\]]*)\]")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_RESOURCES = re.compile(rb"/Resources <<(.*?)>>")

Object = tuple[bytes, bytes | None]
"""A dictionary on one line, and the data of its stream where it is one."""


def read_own(pdf: bytes) -> NormalisedPdf:
    """Pages and everything they use, renumbered in the order in which it is met."""
    objects = dict(_objects(pdf))
    tree = next((line for line, _ in objects.values() if line.rstrip().endswith(b"/Type /Pages >>")), b"")
    pages = [int(number) for number in REFERENCE.findall(_found(_PAGES, tree))]
    numbers = {old: new for new, old in enumerate(_reached(pages, objects), 1)}
    rows = [b""] * len(pages)
    written = []
    for old in list(numbers)[len(pages) :]:
        rows.append(_renumbered(objects[old][0], numbers))
    for old in pages:
        line = objects[old][0]
        rows.append(_renumbered(b"<</XObject<<>>%s>>" % _found(_RESOURCES, line), numbers))
        written.append(_page(line, numbers, len(rows)))
    streams = {numbers[old]: data for old in numbers if (data := objects[old][1]) is not None}
    return NormalisedPdf(b"\n".join(rows), streams, tuple(written))


def _objects(pdf: bytes) -> Iterator[tuple[int, Object]]:
    """Every object by its number: each reaches from its place in the table to the next one's."""
    table = int(_found(_TABLE, pdf[-64:]))
    rows = pdf[table:].split(b"\n", 2)[2].split(b"trailer", 1)[0].splitlines()
    places = sorted(int(row[:10]) for row in rows if row[17:18] == b"n")
    for start, end in zip(places, [*places[1:], table], strict=True):
        match = _OBJECT.match(pdf, start, end)
        if match is None:
            raise ValueError(f"no object at byte {start}")
        yield int(match[1]), _object(match[2])


def _object(body: bytes) -> Object:
    head, stream, data = body.partition(b"stream")
    line = b" ".join(head.rstrip().removesuffix(b"endobj").split())
    if not stream:
        return line, None
    start = 2 if data.startswith(b"\r\n") else 1
    return line, data[start : start + int(_found(_LENGTH, line))]


def _reached(pages: Sequence[int], objects: Mapping[int, Object]) -> Iterator[int]:
    """The pages, then what they draw with; not the page tree above them."""
    yield from pages
    seen = set(pages)
    waiting = [int(number) for page in pages for number in REFERENCE.findall(re.sub(rb"/Parent \d+ 0 R", b"", objects[page][0]))]
    while waiting:
        number = waiting.pop(0)
        if number not in seen:
            seen.add(number)
            yield number
            waiting.extend(int(below) for below in REFERENCE.findall(objects[number][0]))


def _page(line: bytes, numbers: Mapping[int, int], resources: int) -> Page:
    box = _found(_BOX, line)
    left, bottom, right, top = map(float, box.split())
    contents = numbers[int(_found(_CONTENTS, line))]
    return Page(b"/MediaBox[%s]" % box.strip(), (contents,), (), resources, (left, bottom, right, top), marked=True)


def _renumbered(line: bytes, numbers: Mapping[int, int]) -> bytes:
    return REFERENCE.sub(lambda match: reference(numbers[int(match[1])]), line)


def _found(pattern: re.Pattern[bytes], text: bytes) -> bytes:
    match = pattern.search(text)
    if match is None:
        raise ValueError(f"a file of our own lacks {pattern.pattern!r}")
    return bytes(match[1])
