"""Publications of several sources, and those that a profile has → what the profile lacks, and where the two contradict each other.

What stands in the profile stays as it is. Of a preprint and its published version the published one counts, and the preprint adds
what it alone says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.found import Found
from packet.importers.identity import Papers, is_unpublished, letters, text_of
from packet.problems import Problem, Severity

NEEDED = ("title", "authors", "date")
_OF_APPEARANCE = ("venue", "date", "status", "kind", "place")


@dataclass(frozen=True, slots=True)
class Addition:
    """Fields that an entry of the profile gets; a new entry gets all of its fields."""

    key: str
    fields: Fields
    within: str = ""
    """The mapping of the entry that they stand in: `extra`, or "" for the entry itself."""


@dataclass(frozen=True, slots=True)
class Merge:
    venues: Fields
    new: Fields
    added: tuple[Addition, ...]
    known: int
    """Papers that the profile has already."""
    joined: tuple[str, ...]
    """Keys of entries that became one with another of the sources."""
    problems: tuple[Problem, ...]


def merged(current: Fields, found: Sequence[Found]) -> Merge:
    """`current`: the profile's own file, as it is written. `found` holds at least one source."""
    ours = Papers(_part(current, "publications"))
    new, joined, problems = _gathered(found)
    fresh, added, known = Fields({}, {}, current.place), list[Addition](), 0
    for key, entry in new.items():
        if (twin := ours.twin(key, entry)) is not None:
            known += 1
            added += _additions(twin, ours.entries[twin], entry)
            problems += _conflicts(twin, ours.entries[twin], entry)
        elif lacking := [name for name in NEEDED if name not in entry.values]:
            message = f"{key} has no {' and no '.join(lacking)} and is left out"
            problems.append(_told("bibtex-incomplete", message, entry, "add it there, and import again"))
        else:
            name = _free(key, ours.entries, fresh.values)
            fresh.values[name], fresh.keys[name] = as_written(entry), entry.place
    venues = _venues(found, _part(current, "venues"), fresh, added)
    return Merge(venues, fresh, tuple(added), known, tuple(joined), tuple(problems))


def _gathered(found: Sequence[Found]) -> tuple[dict[str, Fields], list[str], list[Problem]]:
    """All sources as one list; the same paper from two of them is one entry, under the first key."""
    whole, joined = Papers(Fields({}, {}, found[0].publications.place)), list[str]()
    for source in found:
        for key, entry in source.part("publications").values.items():
            if not isinstance(entry, Fields):
                continue
            if (twin := whole.twin(key, entry)) is None:
                whole.put(_free(key, whole.entries), entry)
            else:
                joined.append(f"{key} → {twin}" if key != twin else key)
                whole.put(twin, _joined(whole.entries[twin], entry))
    return whole.entries, joined, [problem for source in found for problem in source.problems]


def _joined(first: Fields, second: Fields) -> Fields:
    """One entry of two: where the first is the preprint, what the second says of its appearance counts."""
    if is_unpublished(first) and not is_unpublished(second):
        first, second = second, first
    lacking = {name: node for name, node in _lacking(first, second).items() if not isinstance(node, Fields) or name == "venue"}
    extra = {**_part(second, "extra").values, **_part(first, "extra").values}
    values = {**first.values, **lacking}
    if extra:
        values["extra"] = Fields(extra, {name: node.place for name, node in extra.items()}, first.place)
    return Fields(values, {name: node.place for name, node in values.items()}, first.place)


def _lacking(entry: Fields, other: Fields) -> dict[str, Node]:
    """What the other says and the entry does not; where it appeared is told by one of the two alone."""
    apart = is_unpublished(entry) != is_unpublished(other)
    return {
        name: node for name, node in other.values.items() if name not in entry.values and not (apart and name in _OF_APPEARANCE)
    }


def _additions(key: str, mine: Fields, theirs: Fields) -> Iterator[Addition]:
    """What the profile's entry gets from the source."""
    lacking = _lacking(mine, theirs)
    if text_of(mine, "venue") or text_of(mine, "status"):
        lacking.pop("kind", None)
        lacking.pop("status", None)
    if lacking:
        yield Addition(key, as_written(Fields(lacking, {name: node.place for name, node in lacking.items()}, theirs.place)))
    old = mine.values.get("extra")
    if isinstance(old, Fields):
        more = {name: node for name, node in _part(theirs, "extra").values.items() if name not in old.values}
        if more := {name: node for name, node in more.items() if name != "bibtex-key"}:
            yield Addition(key, Fields(more, {name: node.place for name, node in more.items()}, theirs.place), "extra")


def _conflicts(key: str, mine: Fields, theirs: Fields) -> Iterator[Problem]:
    """Each field that the two say differently; the profile's counts."""
    apart = is_unpublished(mine) != is_unpublished(theirs)
    if apart:
        said, heard = (text_of(entry, "venue") or text_of(entry, "status") or "published" for entry in (mine, theirs))
        hint = f"your file keeps {said}; write the other where it is right"
        yield _told("import-conflict", f"{key} is {said} in your file and {heard} here", theirs, hint)
    for name in theirs.values:
        if name == "extra" or name not in mine.values or (apart and name in _OF_APPEARANCE):
            continue
        said, heard = text_of(mine, name), text_of(theirs, name)
        if not _agree(name, said, heard):
            hint = f"your file keeps: {said[:120]}"
            yield _told("import-conflict", f"{key}: {name} is here: {heard[:120]}", theirs, hint)


def _agree(name: str, said: str, heard: str) -> bool:
    if name == "date":
        return said.startswith(heard) or heard.startswith(said)
    if name == "title":
        return letters(said) == letters(heard)
    if name == "arxiv":
        return re.sub(r"v\d+$", "", said) == re.sub(r"v\d+$", "", heard)
    if name == "authors":
        said, heard = (re.sub(r"\s*[*†]+", "", names) for names in (said, heard))
    return said.casefold() == heard.casefold()


def _venues(found: Sequence[Found], ours: Fields, fresh: Fields, added: Sequence[Addition]) -> Fields:
    """The venues that the new fields name and the profile has not."""
    entries = [entry for entry in fresh.values.values() if isinstance(entry, Fields)] + [one.fields for one in added]
    wanted = dict.fromkeys(_acronym(entry.values["venue"]) for entry in entries if "venue" in entry.values)
    rows = {name: row for source in reversed(found) for name, row in source.part("venues").values.items()}
    lacking = {name: rows[name] for name in wanted if name not in ours.values and name in rows}
    return Fields(lacking, {name: row.place for name, row in lacking.items()}, fresh.place)


def _acronym(venue: Node) -> str:
    """The acronym of `SIGX 2024`, or of the mapping that it stands for."""
    if isinstance(venue, Fields):
        return _scalar(venue, "acronym")
    return re.sub(r" \d{4}$", "", venue.text) if isinstance(venue, Scalar) else ""


def _scalar(entry: Fields, name: str) -> str:
    """A field as it is written, in one line; `text_of` is for comparing alone."""
    node = entry.values.get(name)
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""


def _free(key: str, *taken: Mapping[str, Node]) -> str:
    name, number = key, 2
    while any(name in keys for keys in taken):
        name, number = f"{key}-{number}", number + 1
    return name


def _part(tree: Fields, name: str) -> Fields:
    part = tree.values.get(name)
    return part if isinstance(part, Fields) else Fields({}, {}, tree.place)


def as_written(entry: Fields) -> Fields:
    """The entry as a person writes it: authors in one line, the venue with its year, both where this reads back the same."""
    values = dict(entry.values)
    authors, venue = values.get("authors"), values.get("venue")
    if isinstance(authors, Items):
        names = [node.text for node in authors.values if isinstance(node, Scalar)]
        if not any("," in name or re.search(r"\band\b", name) for name in names):
            values["authors"] = Scalar(", ".join(names), authors.place)
    if isinstance(venue, Fields) and (acronym := _scalar(venue, "acronym")):
        year = _scalar(venue, "year")
        if year or not re.search(r" \d{4}$", acronym):
            values["venue"] = Scalar(f"{acronym} {year}".strip(), venue.place)
    order = ("title", "authors", "venue", "place", "date", "status", "kind")
    sorted_names = [*(name for name in order if name in values), *(name for name in values if name not in order)]
    return Fields({name: values[name] for name in sorted_names}, dict(entry.keys), entry.place)


def _told(code: str, message: str, entry: Fields, hint: str) -> Problem:
    return Problem(code, message, entry.place, hint, Severity.WARNING)
