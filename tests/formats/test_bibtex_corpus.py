"""The bibliographies of real homepages: nothing is lost, and two independent readers agree with us wherever they agree themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from packet.formats.bibliography import read_bibliography
from packet.formats.bibtex import read_bibtex
from packet.formats.bibtex_entries import BibEntry
from packet.formats.bibtex_names import read_names
from packet.formats.latex_text import read_latex
from packet.formats.latex_title import plain_title
from packet.formats.located_yaml import Fields


def bibliographies(shared: Path) -> Iterator[tuple[str, bytes]]:
    folder = shared / "corpus" / "publications"
    for path in sorted(folder.rglob("*.bib")):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_every_entry_of_the_corpus_is_imported_or_named_in_a_problem(shared: Path) -> None:
    entries = 0
    for name, data in bibliographies(shared):
        written = len(re.findall(rb"^[ \t]*@(?!string|comment|preamble)\w+[ \t]*[{(]", data, re.M | re.I))
        file = read_bibtex(data, name)
        assert len(file.entries) == written, name
        read = read_bibliography(data, name)
        listed = read.tree.values.get("publications")
        places = {str(place) for place in listed.keys.values()} if isinstance(listed, Fields) else set()
        places |= {str(problem.place) for problem in read.problems}
        assert not [str(entry.place) for entry in file.entries if str(entry.place) not in places], name
        entries += written
    assert entries > 1000


def letters(text: str) -> str:
    """What is left of a text when looks, accents and signs are taken away."""
    flat = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    return "".join(letter for letter in flat if letter.isalnum())


Oracle = dict[str, tuple[str, tuple[str, ...], str]]


def by_pybtex(text: str) -> Oracle:
    database = pytest.importorskip("pybtex.database")
    bibtex = pytest.importorskip("pybtex.database.input.bibtex")
    errors = pytest.importorskip("pybtex.errors")
    errors.set_strict_mode(False)
    with errors.capture():
        parser = bibtex.Parser()
        try:
            data = parser.parse_string(text)
        except database.BibliographyDataError:
            data = parser.data
    found: Oracle = {}
    for key, entry in data.entries.items():
        people = entry.persons.get("author", [])
        names = tuple(
            " ".join([*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names, *person.lineage_names])
            for person in people
        )
        found[key.lower()] = (
            _decoded(entry.fields.get("title", "")),
            tuple(map(_decoded, names)),
            _year(entry.fields.get("year", "")),
        )
    return found


def by_bibtexparser(text: str) -> Oracle:
    bibtexparser = pytest.importorskip("bibtexparser")
    names = pytest.importorskip("bibtexparser.middlewares.names")
    found: Oracle = {}
    for entry in bibtexparser.parse_string(text).entries:
        fields = {key.lower(): str(field.value) for key, field in entry.fields_dict.items()}
        people = []
        for name in names.split_multiple_persons_names(fields.get("author", "")):
            parts = names.parse_single_name_into_parts(name, strict=False)
            people.append(" ".join([*parts.first, *parts.von, *parts.last, *parts.jr]))
        found[entry.key.lower()] = (_decoded(fields.get("title", "")), tuple(map(_decoded, people)), _year(fields.get("year", "")))
    return found


def _decoded(latex: str) -> str:
    pylatexenc = pytest.importorskip("pylatexenc.latex2text")
    return letters(pylatexenc.LatexNodes2Text(math_mode="text", strict_latex_spaces=False).latex_to_text(latex))


def _year(text: str) -> str:
    match = re.search(r"\d{4}", text)
    return match[0] if match else ""


def test_only_what_stands_in_brackets_is_left_out_of_the_authors_of_the_corpus(shared: Path) -> None:
    entries = [entry for name, data in bibliographies(shared) for entry in read_bibtex(data, name).entries]
    remarks = {remark.name for entry in entries for remark in read_names(entry.latex("author")).remarks}
    assert remarks == {"[Dual first authorship]"}


def ours(entry: BibEntry) -> tuple[str, tuple[str, ...], str]:
    title = plain_title(read_latex(entry.latex("title")).title)
    names = read_names(entry.latex("author"))
    people = [letters(name.name + name.marks) for name in names.names] + ["others"] * names.others
    return letters(title), tuple(people), _year(entry.latex("year"))


def without_remarks(people: tuple[str, ...], entry: BibEntry) -> tuple[str, ...]:
    """What other readers take for authors, without “[Dual first authorship]” and the like, which we tell and leave out."""
    told = {letters(remark.name) for remark in read_names(entry.latex("author")).remarks}
    return tuple(name for name in people if name not in told)


@pytest.mark.slow
def test_titles_authors_and_years_are_those_of_two_other_readers_where_these_agree(shared: Path) -> None:
    compared, different = 0, []
    for name, data in bibliographies(shared):
        text = data.decode("utf-8", "replace")
        one, other = by_pybtex(text), by_bibtexparser(text)
        seen: set[str] = set()
        for entry in read_bibtex(data, name).entries:
            key = entry.key.lower()
            if key in seen or key not in one or key not in other or read_names(entry.latex("author")).by_commas:
                continue
            seen.add(key)
            theirs = ((title, without_remarks(people, entry), year) for title, people, year in (one[key], other[key]))
            for what, first, second, third in zip(("title", "authors", "year"), *theirs, ours(entry), strict=True):
                if first == second:
                    compared += 1
                    if first != third:
                        different.append((str(entry.place), what, first, third))
    assert compared > 2500
    assert different == []
