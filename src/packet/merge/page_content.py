"""A page of a foreign file → its content streams, their operators, and whether all of it is there."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from pypdf.generic import ArrayObject, IndirectObject, NullObject, PdfObject, StreamObject

from packet.merge.content import balance
from packet.merge.reading import array

_MOST = 75_000_000
"""Bytes of one content stream; pypdf takes no more either."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content streams of a page in order, and their operators as far as they can be read; `whole`: nothing is wanting.

    `opened` and `closed` count graphics states that it leaves open (q) or closes too often (Q).
    """

    streams: tuple[IndirectObject, ...]
    operators: bytes
    opened: int
    closed: int
    whole: bool


def content_of(value: PdfObject | None) -> Content:
    """What /Contents of a page leads to. A page without /Contents is blank, and whole."""
    parts = [value] if value is not None and isinstance(value.get_object(), StreamObject) else array(value)
    streams = tuple(part for part in parts if isinstance(part, IndirectObject) and isinstance(part.get_object(), StreamObject))
    read = [_decoded(stream.get_object()) for stream in streams]
    lost = len(streams) < len(parts) if parts else _leads_nowhere(value)
    operators = b"\n".join(data for data, _ in read)
    opened, closed, ends = balance(operators)
    return Content(streams, operators, opened, closed, ends and not lost and all(whole for _, whole in read))


def _leads_nowhere(value: PdfObject | None) -> bool:
    """Something that is no content, such as a reference to an object that the file does not hold."""
    return value is not None and not isinstance(value, NullObject) and not isinstance(value.get_object(), ArrayObject)


def _decoded(stream: PdfObject | None) -> tuple[bytes, bool]:
    """The operators of a stream, and whether they are all there; a viewer draws what comes before the damage, or nothing."""
    assert isinstance(stream, StreamObject)  # noqa: S101 - others are no content
    plain = stream.get("/Filter") in ("/FlateDecode", ["/FlateDecode"]) and "/DecodeParms" not in stream
    if plain and (data := _inflated(stream._data)) is not None:
        return data, True
    try:
        return stream.get_data(), not plain
    except MemoryError:
        raise
    except Exception:
        return b"", False


def _inflated(data: bytes) -> bytes | None:
    """The data unpacked; None where they end too early or are not as they were packed."""
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(data, _MOST)
    except zlib.error:
        return None
    return unpacked if unpacking.eof else None
