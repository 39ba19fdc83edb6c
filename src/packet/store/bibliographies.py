"""The sources that `publications:` of a profile names → one tree: .bib files where they lie, and YAML files that overlay them.

A YAML file may name an entry of a .bib by its own key (`Zhao_2025_TPAMI`) or by the name that it has here (`zhao-2025-tpami`). An
entry that lacks what a publication must have is left out and told; nothing in a .bib is an error, since it is not written for us.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from packet.formats.bibliography_path import is_bibliography
from packet.formats.located_yaml import Fields
from packet.model.base import Written
from packet.model.publications import PublicationsFile
from packet.problems import Severity, SourceError
from packet.store.desk import Desk
from packet.store.overlay import overlaid

if TYPE_CHECKING:  # most profiles name no .bib, and its reader takes longer to load than they to read
    from packet.formats.bibliography import Bibliography

NEEDED = ("title", "authors", "date")


def read_publications(desk: Desk, folder: Path, files: Sequence[str]) -> Fields | None:
    """One tree of all sources, in their order; `folder` is that of the profile, and paths may lead out of it."""
    trees: list[Fields] = []
    keys: dict[str, str] = {}
    live: dict[str, Fields] = {}
    for file in files:
        path = Path(os.path.normpath(folder / Path(file).expanduser()))
        if is_bibliography(file):
            if read := _bibliography(desk, path):
                trees.append(read.tree)
                keys |= {original: slug for slug, original in read.keys.items() if original not in keys}
                live |= dict.fromkeys(read.keys, read.tree)
        elif (tree := mapping(desk, path, PublicationsFile)) is not None:
            trees.append(_by_slug(tree, keys))
    whole = overlaid(trees)
    return _complete(desk, whole, live) if whole else None


def mapping(desk: Desk, path: Path, model: type[Written]) -> Fields | None:
    """The tree of a YAML file; what is no mapping is told as the model tells it."""
    node = desk.node(path)
    if node is None or isinstance(node, Fields):
        return node
    desk.fit(node, model)
    return None


def mappings(desk: Desk, files: Iterable[Path], model: type[Written]) -> list[Fields]:
    return [tree for file in files if (tree := mapping(desk, file, model)) is not None]


def _bibliography(desk: Desk, path: Path) -> Bibliography | None:
    from packet.formats.bibliography import read_bibliography

    data = desk.bytes_of(path)
    if data is None:
        return None
    try:
        read = read_bibliography(data, desk.shown(path))
    except SourceError as error:
        desk.problems.extend(error.problems)
        return None
    desk.problems.extend(read.problems)
    return read


def _by_slug(tree: Fields, keys: Mapping[str, str]) -> Fields:
    """The tree with the keys of a .bib in place of which the entries have other names here."""
    listed = tree.values.get("publications")
    if not isinstance(listed, Fields) or not keys.keys() & listed.values.keys():
        return tree
    values = {keys.get(key, key): value for key, value in listed.values.items()}
    places = {keys.get(key, key): place for key, place in listed.keys.items()}
    return replace(tree, values={**tree.values, "publications": replace(listed, values=values, keys=places)})


def _complete(desk: Desk, tree: Fields, live: Mapping[str, Fields]) -> Fields:
    """The tree without the entries of .bib files that lack what a publication must have, each told at its place in the .bib."""
    listed = tree.values.get("publications")
    if not isinstance(listed, Fields):
        return tree
    values = dict(listed.values)
    for slug, source in live.items():
        entry = values.get(slug)
        lacking = [name for name in NEEDED if isinstance(entry, Fields) and name not in entry.values]
        if lacking:
            del values[slug]
            places = source.values["publications"]
            hint = f"add it there, or in a later YAML file: publications: {{{slug}: {{{lacking[0]}: …}}}}"
            place = places.keys[slug] if isinstance(places, Fields) else tree.place
            message = f"{slug} has no {' and no '.join(lacking)} and is left out"
            desk.complain("bibtex-incomplete", message, place, hint, Severity.WARNING)
    return replace(tree, values={**tree.values, "publications": replace(listed, values=values)})
