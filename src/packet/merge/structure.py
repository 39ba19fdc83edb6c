"""What a foreign file says about itself as a whole: outline, layers, page labels → values of `normalised`."""

from __future__ import annotations

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, NullObject, PdfObject

from packet.merge.annotations import Annotations
from packet.merge.copying import Copier
from packet.merge.destinations import Destinations, name_tree
from packet.merge.normalised import Bookmark, Layers
from packet.merge.reading import array, dictionary, number, words

_DEEPEST = 60
_MOST = 50_000


class Outlines:
    """Reads the outline of one file; loops end where they close."""

    def __init__(self, copier: Copier, destinations: Destinations, annotations: Annotations) -> None:
        self._copier = copier
        self._destinations = destinations
        self._annotations = annotations
        self._seen: set[int] = set()

    def read(self, catalog: DictionaryObject) -> tuple[Bookmark, ...]:
        return tuple(self._siblings(dictionary(catalog.get("/Outlines")).get("/First"), 0))

    def _siblings(self, first: PdfObject | None, depth: int) -> Iterator[Bookmark]:
        node = dictionary(first)
        while node and id(node) not in self._seen and depth < _DEEPEST and len(self._seen) < _MOST:
            self._seen.add(id(node))
            yield self._bookmark(node, depth)
            node = dictionary(node.get("/Next"))

    def _bookmark(self, node: DictionaryObject, depth: int) -> Bookmark:
        children = tuple(self._siblings(node.get("/First"), depth + 1))
        look = self._copier.entries(DictionaryObject({key: node[key] for key in ("/C", "/F") if key in node}))
        action = dictionary(node.get("/A"))
        target = node.get("/Dest", action.get("/D") if str(action.get("/S")) == "/GoTo" else None)
        page, fit = self._destinations.explicit(target) or (-1, b"/Fit")
        if target is None:
            look += self._annotations.action(node)
        elif page < 0:
            self._copier.removed["bookmark to a place that does not exist"] += 1
        return Bookmark(words(node.get("/Title")) or "–", page, fit, look, number(node.get("/Count"), 0) > 0, children)


def read_layers(catalog: DictionaryObject, copier: Copier) -> Layers | None:
    """The file's layers in their default configuration, None where it has none."""
    properties = dictionary(catalog.get("/OCProperties"))
    configuration = dictionary(properties.get("/D"))
    groups = _numbers(properties.get("/OCGs"), copier)
    if not groups:
        return None
    off = _numbers(configuration.get("/OFF"), copier)
    if str(configuration.get("/BaseState")) == "/OFF":
        off = tuple(group for group in groups if group not in _numbers(configuration.get("/ON"), copier))

    def inside(key: str) -> bytes:
        return b" ".join(map(copier.value, array(configuration.get(key))))

    return Layers(groups, off, inside("/Order"), inside("/RBGroups"), inside("/Locked"), inside("/AS"))


def _numbers(value: PdfObject | None, copier: Copier) -> tuple[int, ...]:
    return tuple(copier.number(item) for item in array(value) if isinstance(item, IndirectObject) and dictionary(item))


def read_labels(reader: PdfReader, catalog: DictionaryObject) -> tuple[str, ...]:
    """The page labels as printed; empty where the file has none or they cannot be read (then they say nothing)."""
    if "/PageLabels" not in catalog:
        return ()
    try:
        return tuple(reader.page_labels)
    except Exception:
        return ()


def count_removed(catalog: DictionaryObject, copier: Copier) -> None:
    """Note what the catalog holds that is not copied: scripts, open actions, forms of the XFA kind."""
    names = dictionary(catalog.get("/Names"))
    copier.removed["script"] += sum(1 for _ in name_tree(names.get("/JavaScript")))
    if str(dictionary(catalog.get("/OpenAction")).get("/S", "/GoTo")) != "/GoTo":
        copier.value(catalog.get("/OpenAction", NullObject()))
    copier.removed["action on opening or closing"] += "/AA" in catalog
    copier.removed["XFA form"] += "/XFA" in dictionary(catalog.get("/AcroForm"))


def in_words(copier: Copier) -> tuple[str, ...]:
    """What has been removed, as a person says it: `3 × script`."""
    return tuple(f"{count} × {what}" if count > 1 else what for what, count in sorted(copier.removed.items()) if count)
