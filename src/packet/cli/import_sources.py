"""Files and folders that a person names → what was found in each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packet.formats.bibliography_path import is_bibliography
from packet.formats.located_yaml import Fields, Scalar
from packet.importers import read_homepage, read_source
from packet.importers.found import Found, empty
from packet.importers.heads import sound_head
from packet.importers.source import Checkout, SourceFile
from packet.problems import Place, SourceError
from packet.store.checkout import read_checkout
from packet.store.desk import Desk


@dataclass(frozen=True, slots=True)
class Source:
    """One source and what was found in it. `live`: its .bib files that the profile reads in place."""

    path: Path
    found: Found
    live: tuple[Path, ...] = ()

    @property
    def bibliographies(self) -> tuple[Path, ...]:
        """The .bib files that its publications stand in."""
        places = (entry.place.path for entry in self.found.part("publications").values.values())
        return tuple(Path(path) for path in dict.fromkeys(places) if is_bibliography(path))


def read_sources(desk: Desk, paths: Sequence[Path]) -> list[Source]:
    """What cannot be read, or is of no known format, is noted as an error."""
    sources = []
    for path in dict.fromkeys(paths):
        try:
            found = _homepage(desk, path) if path.is_dir() else _file(desk, path)
        except SourceError as error:
            desk.problems.extend(error.problems)
            continue
        if found is not None:
            sources.append(Source(path, _sound(found)))
    return sources


def _file(desk: Desk, path: Path) -> Found | None:
    data = desk.bytes_of(path)
    return None if data is None else read_source(SourceFile(str(path), data))


def _homepage(desk: Desk, path: Path) -> Found:
    read = read_checkout(path)
    desk.problems.extend(read.problems)
    return read_homepage(Checkout(str(path), {name: SourceFile(str(path / name), data) for name, data in read.files.items()}))


def _sound(found: Found) -> Found:
    profile, problems = sound_head(found.profile)
    return replace(found, profile=profile, problems=(*found.problems, *problems))


def told(words: Mapping[str, str]) -> Found:
    """What the command line says of a person, as a source of its own."""
    place = Place("the command line")
    values = {name: Scalar(text, place) for name, text in words.items()}
    return Found("", empty(place), Fields(dict(values), dict.fromkeys(values, place), place))


def without(tree: Fields, names: Collection[str]) -> Fields:
    """What a source says besides: the command line has the last word."""
    return replace(tree, values={name: node for name, node in tree.values.items() if name not in names})


def read_in_place(source: Source, live: Iterable[Path]) -> Source:
    """The source without the publications of those .bib files that are read where they lie."""
    known = {path.resolve() for path in live}
    mine = tuple(path for path in source.bibliographies if path.resolve() in known)
    if not mine:
        return source
    gone = set(map(str, mine))
    listed = source.found.part("publications")
    rows = {key: entry for key, entry in listed.values.items() if entry.place.path not in gone}
    values = {**source.found.publications.values, "publications": Fields(rows, listed.keys, listed.place)}
    publications = Fields(values, source.found.publications.keys, source.found.publications.place)
    return replace(source, live=mine, found=replace(source.found, publications=publications))
