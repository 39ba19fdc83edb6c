"""Files attached to a foreign PDF, to the whole or to a place on a page → their streams and names, where they are wanted.

Where they are not, they are counted as removed.
"""

from __future__ import annotations

from pypdf.generic import DictionaryObject, NameObject, StreamObject

from packet.merge.copying import Copier
from packet.merge.destinations import name_tree
from packet.merge.normalised import AttachedFile
from packet.merge.reading import dictionary, words
from packet.merge.syntax import reference, text

_LONGEST = 100
"""Characters of a name before its last full stop, and after it."""
_STREAMS = ("/UF", "/F", "/Unix", "/Mac", "/DOS")
"""Keys under which a specification may hold its file, the best first."""


class AttachedFiles:
    """The files of one PDF; `wanted` says whether they go with it."""

    def __init__(self, copier: Copier, *, wanted: bool) -> None:
        self._copier = copier
        self._wanted = wanted
        self.names: list[str] = []

    def of_catalog(self, catalog: DictionaryObject) -> tuple[AttachedFile, ...]:
        """Files of the whole PDF, in the order of their names."""
        found = []
        for key, value in name_tree(dictionary(dictionary(catalog.get("/Names")).get("/EmbeddedFiles"))):
            specification = dictionary(value)
            if file := self._take(specification, key.decode("latin-1")):
                found.append(file)
        return tuple(found)

    def at_place(self, annotation: DictionaryObject) -> bytes:
        """The entry /FS of an annotation; nothing where there is no file, or none is wanted."""
        file = self._take(dictionary(annotation.get("/FS")), "")
        if file is None:
            return b""
        said = text(file.name)
        return b"/FS<</Type/Filespec/F %s/UF %s%s/EF %s>>" % (said, said, file.entries, reference(file.streams))

    def _take(self, specification: DictionaryObject, otherwise: str) -> AttachedFile | None:
        held = dictionary(specification.get("/EF"))
        key = next((key for key in _STREAMS if isinstance(dictionary(held.get(key)), StreamObject)), "")
        if not self._wanted or not key:
            self._copier.removed["attached file"] += 1
            return None
        name = _name(words(specification.get("/UF")) or words(specification.get("/F")) or otherwise)
        self.names.append(name)
        stream = DictionaryObject({NameObject(kind): held.raw_get(key) for kind in ("/F", "/UF")})
        return AttachedFile(name, self._copier.add(self._copier.value(stream)), self._said(specification))

    def _said(self, specification: DictionaryObject) -> bytes:
        """What a specification says of the file in words."""
        description = words(specification.get("/Desc"))
        return b"/Desc " + text(description) if description else b""


def _name(written: str) -> str:
    """A name without folders and control characters, of a length that every system takes."""
    last = written.replace("\\", "/").rpartition("/")[2]
    plain = "".join(filter(str.isprintable, last)).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{ending[:_LONGEST]}" or "file"
