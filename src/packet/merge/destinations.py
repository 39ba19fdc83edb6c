"""Destinations of every kind → explicit ones: a page of the same file and how to show it.

Names mean something only within one file: two LaTeX papers both name `section.1`. Explicit destinations cannot collide.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pypdf.generic import ByteStringObject, DictionaryObject, IndirectObject, NameObject, PdfObject, TextStringObject

from packet.merge.copying import Copier
from packet.merge.reading import array, dictionary, raw

_MOST_NODES = 100_000
"""A name tree of a hostile file may be endless."""


class Destinations:
    """The named destinations of one file, read when the first name is looked up."""

    def __init__(self, catalog: DictionaryObject, copier: Copier) -> None:
        self._catalog = catalog
        self._copier = copier

    def explicit(self, value: PdfObject | None) -> tuple[int, bytes] | None:
        """Page from 0 and the rest of an explicit destination (`/XYZ 0 700 null`); None for one that leads nowhere."""
        for _ in range(4):  # a name leads to a dictionary with /D, which leads to an array
            found = value.get_object() if value is not None else None
            if isinstance(found, NameObject | TextStringObject | ByteStringObject):
                value = self._named.get(raw(found))
            elif isinstance(found, DictionaryObject):
                value = found.get("/D")
            else:
                return self._explicit(array(found))
        return None

    def _explicit(self, parts: list[PdfObject]) -> tuple[int, bytes] | None:
        page = self._copier.page(parts[0]) if parts else -1
        if page < 0:
            return None
        fit = b" ".join(b"null" if isinstance(part, IndirectObject) else self._copier.value(part) for part in parts[1:6])
        return page, fit if fit.startswith(b"/") else b"/Fit"

    @cached_property
    def _named(self) -> dict[bytes, PdfObject]:
        names = dict(name_tree(dictionary(self._catalog.get("/Names")).get("/Dests")))
        for name, value in dictionary(self._catalog.get("/Dests")).items():
            names.setdefault(raw(NameObject(name)), value)
        return names


def name_tree(root: PdfObject | None) -> Iterator[tuple[bytes, PdfObject]]:
    """The names of a tree and their values, whatever loops it has."""
    waiting, seen = [root], set[int]()
    while waiting and len(seen) < _MOST_NODES:
        node = dictionary(waiting.pop())
        if id(node) in seen:
            continue
        seen.add(id(node))
        pairs = array(node.get("/Names"))
        yield from ((raw(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=False))
        waiting.extend(array(node.get("/Kids")))
