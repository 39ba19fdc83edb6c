"""Python values → PDF syntax: names, strings, numbers, references. Every string is hexadecimal (see `normalised`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import isfinite

_SPECIAL = re.compile(r"[^!-~]|[#()<>\[\]{}/%]")
REFERENCE = re.compile(rb"\b(\d++) 0 R")
"""Bound and possessive, so that the digits of hexadecimal strings are passed over once."""
_KEY = re.compile(rb"(/StructParents?) (-?\d+)")
"""The key under which a ParentTree knows an annotation, a page or a form."""


@lru_cache(maxsize=4096)
def name(text: str) -> bytes:
    """A name without its slash, each character standing for one byte (Latin-1)."""
    return b"/" + _SPECIAL.sub(lambda match: f"#{ord(match[0]):02X}", text).encode("latin-1", "replace")


def string(data: bytes) -> bytes:
    return b"<" + data.hex().encode() + b">"


def text(characters: str) -> bytes:
    """A text string: ASCII where it suffices, else UTF-16."""
    return string(characters.encode() if characters.isascii() else b"\xfe\xff" + characters.encode("utf-16-be", "replace"))


def real(value: float) -> bytes:
    """A number as short as it can be without loss; PDF knows no exponents."""
    if not isfinite(value):
        return b"0"
    short = repr(value)
    fixed = f"{value:.12f}".rstrip("0") if "e" in short else short
    return fixed.removesuffix(".0").rstrip(".").encode()


def reference(number: int) -> bytes:
    return b"%d 0 R" % number


def references(numbers: Iterable[int]) -> bytes:
    return b"[" + b" ".join(map(reference, numbers)) + b"]"


def moved(line: bytes, offset: int, twins: Mapping[int, int] | None = None) -> bytes:
    """The same objects under other numbers: every reference raised by `offset`, or led to the twin that stands elsewhere."""
    if twins:
        return REFERENCE.sub(lambda match: b"%d 0 R" % twins.get(number := int(match[1]), number + offset), line)
    return REFERENCE.sub(lambda match: b"%d 0 R" % (int(match[1]) + offset), line) if offset else line


def without_keys(lines: bytes) -> bytes:
    """The same objects, in no structure tree."""
    return _KEY.sub(b"", lines) if b"/StructParent" in lines else lines


def rekeyed(lines: bytes, offset: int) -> bytes:
    """The same objects in a larger ParentTree: every key raised by `offset`."""
    return _KEY.sub(lambda match: b"%s %d" % (match[1], int(match[2]) + offset), lines)
