"""Objects → a complete PDF 1.7 file: streams as they are, all else in compressed object streams, one cross-reference stream."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence

from packet.merge.syntax import reference

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_STREAM = 200
"""Objects in one object stream: a reader unpacks a whole one to get at any of its objects."""

Data = bytes | memoryview


class ObjectFile:
    """A PDF under way. Numbers may be reserved before their objects are known."""

    def __init__(self) -> None:
        self._next = 1
        self._shallow: list[tuple[int, bytes]] = []
        self._deep: list[tuple[int, bytes]] = []
        self._streams: list[tuple[int, bytes, Data]] = []
        self._known: dict[tuple[bytes, int], list[tuple[int, Data]]] = {}

    def reserve(self, count: int = 1) -> int:
        """The first of `count` numbers in a row."""
        first = self._next
        self._next += count
        return first

    def put(self, number: int, line: bytes, stream: Data | None = None) -> int:
        if stream is None:
            self._shallow.append((number, line))
        else:
            self._streams.append((number, line, stream))
        return number

    def twin(self, number: int, line: bytes, data: Data) -> int:
        """The number of an equal stream that is in the file already, else `number`, which others may share from now on."""
        known = self._known.setdefault((line, len(data)), [])
        if (other := next((other for other, kept in known if kept == data), 0)) and other != number:
            return other
        known.append((number, data))
        return number

    def put_deep(self, number: int, line: bytes) -> int:
        """An object that is needed to draw a page or to read it aloud, but not to list pages, bookmarks and links.

        They are packed apart, so that a reader who asks for those need not unpack the fonts.
        """
        self._deep.append((number, line))
        return number

    def add(self, line: bytes) -> int:
        return self.put(self.reserve(), line)

    def add_stream(self, entries: bytes, data: bytes, *, pack: bool = True) -> int:
        """A new stream; `entries` without /Length and /Filter."""
        if pack:
            entries, data = entries + b"/Filter/FlateDecode", zlib.compress(data)
        return self.put(self.reserve(), b"<<%s/Length %d>>" % (entries, len(data)), data)

    def finish(self, root: int, info: int) -> tuple[bytes, str]:
        """The file and its SHA-256. Its /ID is a digest of everything before it, so equal objects give equal bytes."""
        parts: list[Data] = [_HEADER]
        places: dict[int, tuple[int, int, int]] = {}
        position = len(_HEADER)
        packed = list(self._packed(places))
        for number, line, data in [*self._streams, *packed]:
            places[number] = (1, position, 0)
            head = b"%d 0 obj\n%s\nstream\n" % (number, line)
            parts += (head, data, b"\nendstream\nendobj\n")
            position += len(head) + len(data) + 18
        digest = hashlib.sha256()
        for part in parts:
            digest.update(part)
        parts.append(self._references(root, info, places, position, digest.digest()[:16]))
        digest.update(parts[-1])
        return b"".join(parts), digest.hexdigest()

    def _packed(self, places: dict[int, tuple[int, int, int]]) -> Iterator[tuple[int, bytes, bytes]]:
        """The object streams; `places` gets where each object lies in them."""
        for group in (*_groups(self._shallow), *_groups(self._deep)):
            number = self.reserve()
            places.update((member, (2, number, index)) for index, (member, _) in enumerate(group))
            index, body = _group(group)
            data = zlib.compress(index + body, 5)
            yield number, b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(group), len(index), len(data)), data

    def _references(self, root: int, info: int, places: dict[int, tuple[int, int, int]], position: int, identity: bytes) -> bytes:
        """The cross-reference stream, which is the trailer as well; numbers without an object are free."""
        number = self.reserve()
        places[number] = (1, position, 0)
        free = (0, 0, 65535)
        rows = b"".join(
            kind.to_bytes(1, "big") + where.to_bytes(4, "big") + index.to_bytes(2, "big")
            for kind, where, index in (places.get(member, free) for member in range(self._next))
        )
        data = zlib.compress(rows, 5)
        hexadecimal = identity.hex().encode()
        head = b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]/Filter/FlateDecode/Length %d>>\nstream\n" % (
            number,
            self._next,
            reference(root),
            reference(info),
            hexadecimal,
            hexadecimal,
            len(data),
        )
        return head + data + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % position


def _groups(objects: Sequence[tuple[int, bytes]]) -> Iterator[Sequence[tuple[int, bytes]]]:
    return (objects[start : start + _PER_STREAM] for start in range(0, len(objects), _PER_STREAM))


def _group(group: Sequence[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    """Index (number and offset of each object) and body of an object stream."""
    index: list[bytes] = []
    offset = 0
    for number, line in group:
        index.append(b"%d %d" % (number, offset))
        offset += len(line) + 1
    return b" ".join(index) + b"\n", b"\n".join(line for _, line in group)
