"""The entries of a .bib file → the tree of a file of publications, every value with its place in the .bib, and what was imperfect.

The tree has the shape of `publications.yaml`, so that a later YAML file overlays it by key. What it says is valid for the model;
what the model has no field for stands under `extra:` by its BibTeX name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from packet.formats.bibliography_entry import Converted, convert
from packet.formats.bibtex import read_bibtex
from packet.formats.bibtex_entries import BibEntry, BibFile
from packet.formats.located_yaml import Fields, Node, Scalar
from packet.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Bibliography:
    """`tree`: `{venues, publications}`; `keys`: each entry's slug to the key that the .bib has; `problems`: warnings alone."""

    tree: Fields
    keys: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_bibliography(data: bytes, path: str) -> Bibliography:
    """A .bib file whole; raises `SourceError` for one that is too large."""
    return bibliography_of(read_bibtex(data, path), path)


def bibliography_of(file: BibFile, path: str) -> Bibliography:
    problems = list(file.problems)
    read = [convert(entry) for entry in _entries(file.entries, problems)]
    return gathered(read, path, problems)


def gathered(read: Sequence[Converted], path: str, told: Sequence[Problem] = ()) -> Bibliography:
    """Converted entries, of whatever source, as one tree; `told`: problems that were found before."""
    problems = [*told, *(problem for one in read for problem in one.problems)]
    venues, publications, keys = _Venues(path), Fields({}, {}, Place(path, 1, 1)), dict[str, str]()
    for one in read:
        slug = _slug_for(one, publications, problems)
        if slug:
            values = venues.settled(one)
            if slug != one.key and one.key:
                _extra(values, "bibtex-key", Scalar(one.key, one.place))
            publications.values[slug] = Fields(values, {name: node.place for name, node in values.items()}, one.place)
            publications.keys[slug] = one.place
            keys[slug] = one.key
    top: dict[str, Node] = {"venues": venues.tree, "publications": publications}
    top = {name: node for name, node in top.items() if isinstance(node, Fields) and node.values}
    return Bibliography(Fields(top, {name: node.place for name, node in top.items()}, Place(path, 1, 1)), keys, tuple(problems))


# ── which entries are publications ──────────────────────────────────────────────────────────────────────────────────────


def _entries(entries: Sequence[BibEntry], problems: list[Problem]) -> Iterator[BibEntry]:
    """The entries that are publications of somebody, with what they inherit; the others are told."""
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    parents = {entry.latex("crossref").strip().lower() for entry in entries} - {""}
    for entry in entries:
        if _is_template(entry):
            message = f"{entry.key} is a sample of the homepage's template and was left out"
            problems.append(_note("bibtex-template", message, entry.place, "delete it from the file"))
        elif entry.type in {"proceedings", "collection", "mvproceedings"} and entry.key.lower() in parents:
            message = f"{entry.key} is the volume that other entries stand in, and no publication by itself"
            problems.append(_note("bibtex-volume", message, entry.place))
        elif not entry.fields:
            problems.append(_note("bibtex-incomplete", f"{entry.key or entry.type} has no fields and was left out", entry.place))
        else:
            yield _with_parent(entry, by_key, problems)


def _with_parent(entry: BibEntry, by_key: Mapping[str, BibEntry], problems: list[Problem]) -> BibEntry:
    """The entry with the fields that it takes from the volume under `crossref`; the volume's title is the book's."""
    if not (name := entry.latex("crossref").strip()):
        return entry
    parent = by_key.get(name.lower())
    if parent is None or parent is entry:
        place = entry.fields["crossref"].place
        problems.append(_note("bibtex-crossref", f"no entry has the key {name!r}", place, "look for a misspelt key"))
        return entry
    inherited = {field: value for field, value in parent.fields.items() if field not in {"title", "author", "crossref"}}
    if "title" in parent.fields:
        inherited.setdefault("booktitle", parent.fields["title"])
    return replace(entry, fields={**inherited, **entry.fields})


def _is_template(entry: BibEntry) -> bool:
    """The sample entries of the al-folio theme are works of Einstein, who applies no longer."""
    year = re.search(r"\d{4}", entry.latex("year", "date"))
    famous = "einstein" in entry.latex("author").lower() and (year is None or int(year[0]) < 1968)
    return famous or entry.key.lower() in {"przibram1967letters"}


# ── keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def slug_of(key: str) -> str:
    """A BibTeX key as the name of a publication: `Zhao_2025:TPAMI` is `zhao-2025-tpami`; "" where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", key.casefold().replace("ß", "ss"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(letter for letter in plain if not unicodedata.combining(letter))).strip("-")


def _slug_for(one: Converted, publications: Fields, problems: list[Problem]) -> str:
    """A name that no other entry has; "" for an entry that stands there twice."""
    base = slug_of(one.key) or slug_of(one.fallback_key) or "untitled"
    slug, number = base, 2
    while slug in publications.values:
        other = publications.values[slug]
        if isinstance(other, Fields) and _same(other, one):
            hint = f"the first, in line {publications.keys[slug].line}, counts"
            problems.append(_note("bibtex-duplicate-key", f"{one.key or base} stands twice, with the same title", one.place, hint))
            return ""
        slug, number = f"{base}-{number}", number + 1
    if slug != base:
        message = f"the key {one.key or base} stands for another paper above; this one is called {slug}"
        problems.append(_note("bibtex-duplicate-key", message, one.place, "give each paper a key of its own"))
    return slug


def _same(other: Fields, one: Converted) -> bool:
    """Whether two entries of one key have one title."""
    titles = [node.text if isinstance(node, Scalar) else "" for node in (other.values.get("title"), one.values.get("title"))]
    return re.sub(r"\W", "", titles[0]).casefold() == re.sub(r"\W", "", titles[1]).casefold()


# ── venues ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Venues:
    """The table of venues, which grows by what the entries name; the first long name of an acronym counts."""

    def __init__(self, path: str) -> None:
        self.tree = Fields({}, {}, Place(path, 1, 1))
        self.kinds: dict[str, str] = {}
        self.known: dict[str, str] = {}

    def settled(self, one: Converted) -> dict[str, Node]:
        """The entry's values with its venue by the acronym of the table; its kind stays only where it is not the venue's."""
        values = dict(one.values)
        if one.venue is None:
            return values
        place, acronym = one.venue.place, self.known.setdefault(one.venue.acronym.casefold(), one.venue.acronym)
        if acronym not in self.tree.values:
            row: dict[str, Node] = {"name": Scalar(one.venue.name, place), "kind": Scalar(one.kind, place)}
            self.tree.values[acronym] = Fields(row, dict.fromkeys(row, place), place)
            self.tree.keys[acronym] = place
            self.kinds[acronym] = one.kind
        shown: dict[str, Node] = {"acronym": Scalar(acronym, place)}
        if one.venue.year:
            shown["year"] = Scalar(one.venue.year, place)
        values["venue"] = Fields(shown, dict.fromkeys(shown, place), place)
        if self.kinds[acronym] != one.kind:
            values["kind"] = Scalar(one.kind, one.place)
        return values


def _extra(values: dict[str, Node], name: str, node: Scalar) -> None:
    extra = values.get("extra")
    said = dict(extra.values) if isinstance(extra, Fields) else {}
    said[name] = node
    values["extra"] = Fields(said, {key: value.place for key, value in said.items()}, node.place)


def _note(code: str, message: str, place: Place, hint: str = "") -> Problem:
    return Problem(code, message, place, hint, Severity.WARNING)
