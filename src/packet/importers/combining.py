"""What several files of one homepage say → one `Found`: the first that says who somebody is counts, lists are joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from packet.formats.located_yaml import Fields
from packet.formats.yaml_growth import applied
from packet.importers.found import Found, Importer, empty
from packet.importers.identity import are_one_paper, have_like_titles, share_a_number, text_of
from packet.importers.profile_merging import merged_profile
from packet.importers.source import SourceFile
from packet.problems import Place, Problem, Severity, SourceError


def read_or_tell(importer: Importer, file: SourceFile) -> Found:
    """What is in one file of several; one that cannot be read at all is told, and nothing is found in it."""
    try:
        return importer.read(file)
    except SourceError as error:
        nothing = empty(Place(file.path, 1, 1))
        return Found(
            importer.format, nothing, nothing, (), tuple(replace(one, severity=Severity.WARNING) for one in error.problems)
        )


def combined(what: str, parts: Sequence[Found], path: str) -> Found:
    """Publications keep their keys; that of another paper gets a number, and the same paper under the same key stands once."""
    profile, told = _profiles(parts, path)
    problems = [*(problem for part in parts for problem in part.problems), *told]
    venues, publications = empty(Place(path, 1, 1)), empty(Place(path, 1, 1))
    for part in parts:
        for name, row in part.part("venues").values.items():
            venues.values.setdefault(name, row)
            venues.keys.setdefault(name, row.place)
        problems += _add(publications, part.part("publications"))
    problems += _doubtful_numbers(publications)
    top = {name: rows for name, rows in (("venues", venues), ("publications", publications)) if rows.values}
    tree = Fields(dict(top), {name: rows.place for name, rows in top.items()}, Place(path, 1, 1))
    notes = dict.fromkeys(note for part in parts for note in part.notes)
    return Found(what, tree, profile, tuple(notes), tuple(dict.fromkeys(problems)))


def _add(publications: Fields, rows: Fields) -> Iterator[Problem]:
    for key, row in rows.values.items():
        mine = publications.values.get(key)
        if isinstance(mine, Fields) and isinstance(row, Fields) and (are_one_paper(mine, row) or have_like_titles(mine, row)):
            message = f"{key} stands in {mine.place.path}, too, and is left out here"
            yield Problem("bibtex-duplicate-key", message, row.place, "delete it where it is out of date", Severity.WARNING)
            continue
        name, number = key, 2
        while name in publications.values:
            name, number = f"{key}-{number}", number + 1
        publications.values[name], publications.keys[name] = row, rows.keys.get(key, row.place)


def _doubtful_numbers(publications: Fields) -> Iterator[Problem]:
    """Papers that are not one although a DOI or arXiv number of theirs is: it was copied."""
    first: dict[str, tuple[str, Fields]] = {}
    for key, row in publications.values.items():
        if not isinstance(row, Fields):
            continue
        for name in ("doi", "arxiv"):
            number = text_of(row, name).lower()
            other, theirs = first.setdefault(f"{name} {number}", (key, row)) if number else (key, row)
            if theirs is not row and share_a_number(row, theirs) and not are_one_paper(row, theirs):
                message = f"{key} has the {_NUMBERS[name]} of {other}, which is another paper: {text_of(row, name)}"
                hint = "correct the one that is wrong, in the profile and on the homepage"
                yield Problem("import-conflict", message, row.values[name].place, hint, Severity.WARNING)


_NUMBERS = {"doi": "DOI", "arxiv": "arXiv number"}


def _profiles(parts: Sequence[Found], path: str) -> tuple[Fields, tuple[Problem, ...]]:
    """What the parts say of one person, each thing once. Names are not compared: people have several."""
    trees, named = list[Fields](), False
    for part in parts:
        values = {key: node for key, node in part.profile.values.items() if key not in {"name", "names"} or not named}
        named = named or "name" in values
        trees.append(Fields(values, part.profile.keys, part.profile.place))
    nothing = empty(Place(path, 1, 1))
    merge = merged_profile(nothing, trees)
    whole = applied(nothing, merge.growths)
    return whole if isinstance(whole, Fields) else nothing, merge.problems
