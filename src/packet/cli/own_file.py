"""A YAML file of a profile as it is, and as it will be."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from packet.formats.located_yaml import Fields, decode
from packet.formats.yaml_growth import Growth, grow
from packet.importers.found import empty
from packet.model.base import Written
from packet.problems import Place
from packet.store.desk import Desk


@dataclass(frozen=True, slots=True)
class OwnFile:
    """`before`: its text on disk, without the byte-order `mark`, "" where there is none; `text` and `tree`: as they will be."""

    path: Path
    shown: str
    before: str
    text: str
    tree: Fields
    mark: bytes = b""

    @property
    def is_changed(self) -> bool:
        return self.text != self.before

    @property
    def data(self) -> bytes:
        return self.mark + self.text.encode()

    def grown(self, growths: Sequence[Growth], order: Sequence[str] = ()) -> OwnFile:
        """Raises `SourceError` where this cannot be written without harm."""
        after = grow(self.text, self.shown, growths, order)
        return replace(self, text=after.text, tree=after.tree if isinstance(after.tree, Fields) else self.tree)

    def difference(self) -> Iterator[str]:
        after = f"{self.shown} after the import"
        return unified_diff(self.before.splitlines(), self.text.splitlines(), self.shown, after, lineterm="")


def read_own(desk: Desk, path: Path, model: type[Written]) -> OwnFile:
    """What is no mapping is noted as the model tells it."""
    nothing = OwnFile(path, desk.shown(path), "", "", empty(Place(desk.shown(path))))
    if not path.exists():
        return nothing
    data = desk.bytes_of(path) or b""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    if not data.removeprefix(mark).strip():
        return replace(nothing, mark=mark)
    node = desk.parse(data, path)
    if node is None:
        return nothing
    if not isinstance(node, Fields):
        desk.fit(node, model)
        return nothing
    text = decode(data, desk.shown(path))
    return replace(nothing, before=text, text=text, tree=node, mark=mark)


def drafted_file(desk: Desk, path: Path, draft: bytes) -> OwnFile:
    """A file that is made from a draft; what it replaces is shown as changed."""
    text = draft.decode()
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    node = desk.parse(draft, path)
    return OwnFile(path, desk.shown(path), before, text, node if isinstance(node, Fields) else empty(Place(desk.shown(path))))
