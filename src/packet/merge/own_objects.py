"""Finished bytes of ours → their objects, without a PDF library.

`object_file` writes one form alone: a cross-reference stream, object streams with one object a line, strings in hexadecimal, so
that a few lines can read it. PDFs from elsewhere are for pypdf.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

_TOKEN = re.compile(rb"<<|>>|[\[\]]|/[^\s()<>\[\]{}/%]*|<[0-9A-Fa-f]*>|\d+ 0 R\b|[-+.\d]+|true|false|null")
_NAME_BYTE = re.compile(r"#([0-9A-Fa-f]{2})")
_ROW = 7
"""Bytes of a row of the cross-reference stream: kind, four of a place or a number, two of an index."""


@dataclass(frozen=True, slots=True)
class Reference:
    number: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name, without its slash."""

    text: str


Value = dict[str, "Value"] | list["Value"] | Reference | Name | bytes | float | bool | None


class OwnObjects:
    """The objects of one file. Raises `ValueError` for bytes that are not of our form."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._packed: dict[int, list[bytes]] = {}
        self._read: dict[int, Value] = {}
        place = re.search(rb"startxref\n(\d+)\n%%EOF\n$", data[-40:])
        if not place:
            raise ValueError("the file does not end as ours do")
        head, rows = self._stream(int(place[1]))
        self.trailer = fields(parsed(head))
        self._rows = zlib.decompress(rows)

    def get(self, value: Value) -> Value:
        """What a reference leads to; other values are what they are."""
        if not isinstance(value, Reference):
            return value
        if value.number not in self._read:
            self._read[value.number] = parsed(self.line(value.number))
        return self._read[value.number]

    def line(self, number: int) -> bytes:
        """An object as it is written, a stream's dictionary; `null` for one that is free."""
        kind, where, index = self._row(number)
        if kind == 1:
            return self._stream(where)[0]
        return self._lines(where)[index] if kind == 2 else b"null"

    def stream(self, number: int) -> bytes:
        """The data of a stream as it is stored."""
        return self._stream(self._row(number)[1])[1]

    def _row(self, number: int) -> tuple[int, int, int]:
        row = self._rows[number * _ROW : (number + 1) * _ROW]
        return (row[0], int.from_bytes(row[1:5], "big"), int.from_bytes(row[5:], "big")) if len(row) == _ROW else (0, 0, 0)

    def _lines(self, number: int) -> list[bytes]:
        if number not in self._packed:
            head, data = self._stream(self._row(number)[1])
            self._packed[number] = zlib.decompress(data)[int(float(str(fields(parsed(head))["First"]))) :].split(b"\n")
        return self._packed[number]

    def _stream(self, place: int) -> tuple[bytes, bytes]:
        """Dictionary and data of the stream at a place."""
        begin = self._data.index(b"\n", place) + 1
        end = self._data.index(b"\n", begin)
        head = self._data[begin:end]
        length = re.search(rb"/Length (\d+)", head)
        if not length or self._data[end + 1 : end + 8] != b"stream\n":
            raise ValueError(f"no stream of ours begins at byte {place}")
        return head, self._data[end + 8 : end + 8 + int(length[1])]

    @cached_property
    def catalog(self) -> dict[str, Value]:
        return fields(self.get(self.trailer.get("Root")))


def parsed(line: bytes) -> Value:
    """One object. Raises `ValueError` where brackets do not match."""
    stack: list[list[Value]] = [[]]
    for token in _TOKEN.findall(line):
        if token in (b"<<", b"["):
            stack.append([])
        elif token in (b">>", b"]"):
            inside = stack.pop()
            if not stack:
                raise ValueError("a bracket closes that was not opened")
            stack[-1].append(inside if token == b"]" else _dictionary(inside))
        else:
            stack[-1].append(_scalar(token))
    if len(stack) != 1 or len(stack[0]) != 1:
        raise ValueError("this is not one object")
    return stack[0][0]


def _dictionary(items: list[Value]) -> dict[str, Value]:
    return {key.text: value for key, value in zip(items[::2], items[1::2], strict=True) if isinstance(key, Name)}


def _scalar(token: bytes) -> Value:
    if token.endswith(b" 0 R"):
        return Reference(int(token[:-4]))
    if token.startswith(b"/"):
        return _name(token)
    if token.startswith(b"<"):
        return bytes.fromhex(token[1:-1].decode())
    if token in (b"true", b"false", b"null"):
        return None if token == b"null" else token == b"true"
    return float(token)


@lru_cache(maxsize=4096)
def _name(token: bytes) -> Name:
    return Name(_NAME_BYTE.sub(lambda match: chr(int(match[1], 16)), token[1:].decode("latin-1")))


def fields(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def items(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def words(value: Value) -> str:
    """A text string as characters."""
    if not isinstance(value, bytes):
        return ""
    text = value[2:].decode("utf-16-be", "replace") if value.startswith(b"\xfe\xff") else value.decode("latin-1")
    return "".join(character for character in text if character.isprintable() or character.isspace()).strip()
