"""Publications that were found, and all that the profile names → the profile's own file of them with what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packet.cli.import_home import Home
from packet.cli.own_file import OwnFile
from packet.formats.bibliography import slug_of
from packet.formats.bibliography_path import is_bibliography
from packet.formats.located_yaml import Fields, Node
from packet.formats.yaml_growth import Growth
from packet.importers.cv_entries import mapping
from packet.importers.found import Found, empty
from packet.importers.merging import Addition, Merge, merged
from packet.model.publications import PublicationsFile
from packet.problems import Problem
from packet.store.bibliographies import read_publications
from packet.store.desk import Desk


@dataclass(frozen=True, slots=True)
class Imported:
    """`merge` is `None` where the sources have no publications; `is_named`: whether the profile names the file."""

    file: OwnFile
    merge: Merge | None
    is_named: bool = True

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.merge.problems if self.merge else ()


def import_publications(desk: Desk, home: Home, found: Sequence[Found]) -> Imported:
    """Notes what is wrong with the file as it would be: it was so before, and is mended first."""
    path, is_named = _target(home)
    file = home.publications(desk, path)
    listed = [one for one in found if one.part("publications").values]
    merge = merged(_known(desk, home, file), listed) if listed else None
    growths = list(_growths(file.tree, merge)) if merge else []
    if not growths and not is_named:
        return Imported(replace(file, text=file.before), merge)
    file = file.grown(growths)
    if file.tree.values and not _leans_on_others(file.tree):
        desk.fit(file.tree, PublicationsFile)
    return Imported(file, merge, is_named)


def _target(home: Home) -> tuple[Path, bool]:
    """The profile's last YAML file of publications; `publications.yaml`, and false, where it names .bib files alone."""
    own = [file for file in home.sources if not is_bibliography(file)]
    return (home.folder / Path(own[-1]).expanduser(), True) if own else (home.folder / "publications.yaml", False)


def _known(desk: Desk, home: Home, file: OwnFile) -> Fields:
    """All that the profile has, whichever file it stands in, so that no paper of another file is copied."""
    if len(home.sources) == 1 and home.folder / home.sources[0] == file.path:
        return file.tree
    others = [name for name in home.sources if (home.folder / Path(name).expanduser()).exists()]
    return read_publications(Desk(desk.workspace), home.folder, others) or empty(file.tree.place)


def _growths(own: Fields, merge: Merge) -> Iterator[Growth]:
    listed = own.values.get("publications")
    written = {slug_of(key): key for key in listed.values} if isinstance(listed, Fields) else {}
    if merge.venues.values:
        yield Growth(("venues",), merge.venues)
    if merge.new.values:
        yield Growth(("publications",), merge.new)
    elsewhere: dict[str, list[Addition]] = {}
    for one in merge.added:
        if one.key in written:
            yield Growth(("publications", written[one.key], *([one.within] if one.within else [])), one.fields)
        else:
            elsewhere.setdefault(one.key, []).append(one)
    for key, several in elsewhere.items():
        yield Growth(("publications",), mapping({key: mapping(_one_entry(several))}))


def _one_entry(additions: Sequence[Addition]) -> dict[str, Node]:
    """What an entry of another file gets, as an entry of this one."""
    values: dict[str, Node] = {}
    for one in additions:
        values |= {one.within: one.fields} if one.within else one.fields.values
    return values


def _leans_on_others(tree: Fields) -> bool:
    """Whether entries add to those of earlier files, and so may lack what every publication must have."""
    listed = tree.values.get("publications")
    entries = listed.values.values() if isinstance(listed, Fields) else ()
    return any(isinstance(entry, Fields) and "title" not in entry.values for entry in entries)
