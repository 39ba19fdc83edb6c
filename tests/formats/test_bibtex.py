"""BibTeX: a file with everything that goes wrong, and files made of chance."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.bibtex import LARGEST, read_bibtex
from packet.formats.bibtex_entries import BibFile
from packet.problems import Severity, SourceError

TORTURE = (Path(__file__).parent / "bibliographies" / "torture.bib").read_bytes()


def latex(file: BibFile, key: str, name: str) -> str:
    return next(entry for entry in file.entries if entry.key == key).fields[name].latex


def said(file: BibFile) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.message) for problem in file.problems if problem.place]


def test_every_entry_of_the_torture_file_is_read() -> None:
    keys = [entry.key for entry in read_bibtex(TORTURE, "t.bib").entries]
    assert keys == [
        *["macros:2024", "missing_comma", "twice", "twice", "twice", "parens", "open_brace", "open_quote", "surplus", "unquoted"],
        *["not closed at all", "", "child", "volume", "orphan", "einstein1905photoelectriceffect", "cut_off"],
    ]


@pytest.mark.parametrize(
    ("key", "name", "expected"),
    [
        ("macros:2024", "journal", "ACM Transactions on Computer Systems"),
        ("macros:2024", "month", "August~23"),
        ("macros:2024", "title", "The {{LaTeX}} of {N}ested {B{r{a}}ces}"),
        ("missing_comma", "title", "A Comma Is Missing"),
        ("missing_comma", "author", "Chao Jin and others"),
        ("twice", "title", "First"),
        ("parens", "title", "In (round) brackets"),
        ("open_brace", "title", "This Is Never Closed"),
        ("open_brace", "author", "Ada Byron"),
        ("open_brace", "year", "2001"),
        ("open_quote", "title", "Nor Is This"),
        ("open_quote", "author", "Ada Byron"),
        ("open_quote", "year", "2002"),
        ("surplus", "title", "One Too Many"),
        ("surplus", "year", "2003"),
        ("unquoted", "title", "Bare Words Here"),
        ("unquoted", "year", "2004"),
        ("not closed at all", "year", "2005"),
        ("", "howpublished", "On a wall"),
        ("cut_off", "title", "The file ends here"),
        ("cut_off", "author", "Ada By"),
    ],
)
def test_a_field_is_read_as_far_as_possible(key: str, name: str, expected: str) -> None:
    assert latex(read_bibtex(TORTURE, "t.bib"), key, name) == expected


def test_each_problem_has_its_line_and_column() -> None:
    assert said(read_bibtex(TORTURE, "t.bib")) == [
        (15, 31, "a comma is missing behind title"),
        (20, 38, "the field 'title' stands twice"),
        (25, 11, "the value that begins here is not closed: a brace is missing"),
        (31, 11, "the value that begins here is not closed: a quotation mark is missing"),
        (37, 25, "a brace too many closes the entry here, but it goes on"),
        (42, 28, "no @string has the name 'Bare'"),
        (43, 1, "the entry not closed at all is not closed"),
        (48, 7, "this @misc has no key"),
        (49, 58, "this is no field and was left out: !?"),
        (55, 55, "the value that begins here is not closed: a brace is missing"),
        (55, 1, "the entry cut_off is not closed"),
    ]


def test_ends_of_lines_and_encodings_do_not_change_what_is_read() -> None:
    plain = read_bibtex(TORTURE, "t.bib")
    windows = read_bibtex(TORTURE.replace(b"\n", b"\r\n"), "t.bib")
    assert [entry.key for entry in windows.entries] == [entry.key for entry in plain.entries]
    assert said(windows) == said(plain)
    old_mac = read_bibtex(TORTURE.replace(b"\n", b"\r"), "t.bib")
    assert said(old_mac) == said(plain)


def test_latin_1_is_read_and_told_where_it_first_shows() -> None:
    file = read_bibtex("@book{a,\n title={Zürich – Genève}}".encode("cp1252"), "t.bib")
    assert latex(file, "a", "title") == "Zürich – Genève"
    assert [(problem.code, problem.place.line, problem.place.column) for problem in file.problems if problem.place] == [
        ("bibtex-latin-1", 2, 10)
    ]


def test_a_letter_of_a_value_knows_its_place() -> None:
    file = read_bibtex(b"@string{x = {of X}}\n@book{a,\n  title = {One\n  two} # x # { three}}", "t.bib")
    title = file.entries[0].fields["title"]
    assert title.latex == "One\n  twoof X three"
    places = [title.place_at(title.latex.index(word)) for word in ("One", "two", "of X", "three")]
    assert [(place.line, place.column) for place in places] == [(3, 12), (4, 3), (4, 10), (4, 16)]


def test_a_file_beyond_all_measure_is_refused() -> None:
    with pytest.raises(SourceError, match="bibtex-too-large"):
        read_bibtex(b" " * (LARGEST + 1), "t.bib")


BITS = st.sampled_from(
    [
        "@article{",
        "@string(",
        "@",
        "{",
        "}",
        '"',
        ",",
        "=",
        "#",
        "\n",
        " ",
        "key",
        "title",
        "jan",
        "1",
        "\\",
        '\\"o',
        "and",
        "(",
        ")",
        "é",
        "@comment{",
    ]
)


@given(st.one_of(st.binary(max_size=80), st.lists(BITS, max_size=50).map(lambda bits: "".join(bits).encode())))
def test_whatever_the_bytes_only_located_warnings_come_out(data: bytes) -> None:
    file = read_bibtex(data, "t.bib")
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in file.problems:
        assert problem.severity is Severity.WARNING
        assert problem.place and 1 <= problem.place.line <= lines and problem.place.column >= 1
    for entry in file.entries:
        for field in entry.fields.values():
            for at in range(len(field.latex)):
                assert field.place_at(at).line >= 1


@pytest.mark.parametrize("sign", ["{", "@a{", "@a{b,c={", '@a{b,c="', "@comment{", "@a{b,c=#", "@a{b,", "@a{b,c=d e\n"])
def test_a_long_file_of_one_sign_takes_time_in_proportion(sign: str) -> None:
    file = read_bibtex((sign * 4000).encode(), "t.bib")
    assert len(file.entries) <= 4000
