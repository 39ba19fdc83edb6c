"""Objects of a pypdf reader → lines of a `NormalisedPdf`: renumbered, serialised, without anything that acts."""

from __future__ import annotations

import zlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from packet.merge.actions import ACTIVE
from packet.merge.syntax import name, real, reference, string

# Keys that act or that carry files.
_DROPPED = frozenset({"/AA", "/OpenAction", "/EF", "/AF", "/JS"})
_STREAM_DROPPED = frozenset({"/Length", "/F", "/FFilter", "/FDecodeParms", "/DL"})


class Copier:
    """Lines under way. Objects 1…n are the pages; others get their number when a reference to them is first met."""

    def __init__(self, pages: Sequence[PageObject]) -> None:
        self.pages = len(pages)
        self.lines: list[bytes] = [b""] * len(pages)
        self.streams: dict[int, bytes] = {}
        self.removed: Counter[str] = Counter()
        self._numbers: dict[tuple[int, int], int] = {}
        self._claimed: set[int] = set()
        self._waiting: deque[tuple[int, IndirectObject]] = deque()
        for number, page in enumerate(pages, 1):
            if page.indirect_reference is not None:
                self._numbers.setdefault(_key(page.indirect_reference), number)

    def page(self, target: PdfObject) -> int:
        """The index of a page, from 0, given a reference to it (or its index, which some writers use); -1 for anything else."""
        if isinstance(target, IndirectObject):
            number = self._numbers.get(_key(target), 0)
            return number - 1 if number <= self.pages else -1
        return int(target) if isinstance(target, NumberObject) and 0 <= target < self.pages else -1

    def add(self, line: bytes, stream: bytes | None = None) -> int:
        self.lines.append(line)
        number = len(self.lines)
        if stream is not None:
            self.streams[number] = stream
        return number

    def claim(self, value: PdfObject, make: Callable[[], bytes]) -> int:
        """The number of an object whose line `make` writes, unless that object has been claimed before."""
        if not isinstance(value, IndirectObject):
            return self.add(make())
        number = self._numbers.get(_key(value)) or self.add(b"null")
        self._numbers[_key(value)] = number
        if number not in self._claimed:
            self._claimed.add(number)
            self.lines[number - 1] = make()
        return number

    def claimed(self, target: IndirectObject) -> bool:
        """Whether `claim` has seen this object."""
        return self._numbers.get(_key(target)) in self._claimed

    def number(self, target: IndirectObject) -> int:
        """The number under which a referenced object will be copied."""
        key = _key(target)
        if (known := self._numbers.get(key)) is not None:
            return known
        number = self._numbers[key] = self.add(b"null")
        self._waiting.append((number, target))
        return number

    def finish(self) -> None:
        """Copy everything that has been referred to."""
        while self._waiting:
            number, target = self._waiting.popleft()
            if number not in self._claimed:
                self._copy(number, target.get_object())

    def _copy(self, number: int, value: PdfObject | None) -> None:
        if isinstance(value, StreamObject):
            self.lines[number - 1], self.streams[number] = self.stream(value)
        elif value is not None:
            self.lines[number - 1] = self.value(value)

    def value(self, value: PdfObject) -> bytes:
        """An object as PDF syntax. Pages that are not in the page tree, nodes of that tree and actions become null."""
        if isinstance(value, NameObject):
            return name(value[1:])
        if isinstance(value, NumberObject):
            return b"%d" % value
        if isinstance(value, FloatObject):
            return real(float(value))
        if isinstance(value, IndirectObject):
            return reference(self.number(value))
        if isinstance(value, ArrayObject):
            return b"[" + b" ".join(map(self.value, list(value))) + b"]"
        if isinstance(value, DictionaryObject):
            return self._dictionary(value)
        if isinstance(value, TextStringObject | ByteStringObject):
            return string(value.original_bytes)
        if isinstance(value, BooleanObject):
            return b"true" if value.value else b"false"
        return b"null"

    def _dictionary(self, value: DictionaryObject) -> bytes:
        kind = value.get("/Type")
        if kind in ("/Page", "/Pages", "/Catalog"):
            return b"null"
        if (action := value.get("/S")) in ACTIVE and kind in (None, "/Action"):
            self.removed[ACTIVE[str(action)]] += 1
            return b"null"
        return b"<<" + self.entries(value, _DROPPED) + b">>"

    def entries(self, value: DictionaryObject, without: Iterable[str] = ()) -> bytes:
        """The entries of a dictionary without its brackets."""
        return b"".join(
            name(key[1:]) + b" " + self.value(item) for key, item in value.items() if key not in without and key not in _DROPPED
        )

    def stream(self, value: StreamObject) -> tuple[bytes, bytes]:
        """A stream's dictionary and its data; data that was not compressed is, where that makes it smaller."""
        entries = self.entries(value, _STREAM_DROPPED)
        data = value._data
        if "/Filter" not in value and value.get("/Type") != "/Metadata" and len(packed := zlib.compress(data, 6)) < len(data) - 24:
            entries, data = entries + b"/Filter/FlateDecode", packed
        return b"<<" + entries + b"/Length %d>>" % len(data), data


def _key(target: IndirectObject) -> tuple[int, int]:
    return target.idnum, target.generation
