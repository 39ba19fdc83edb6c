"""The LaTeX of a CV is taken apart into commands and words, each with its place; a broken file is told, and read on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.latex_commands import Command, LatexFile, read_commands
from packet.problems import Place, SourceError

KNOWN = {"row": 3, "begin": 1, "end": 1, "item": 0, "heading": 1}


def file_of(text: str) -> LatexFile:
    return read_commands(text.encode(), "cv.tex", {"row": 3, "heading": 1})


def parts(text: str) -> list[tuple[str, ...]]:
    file = file_of(text)
    return [
        (part.name, *map(file.raw, part.arguments)) if isinstance(part, Command) else (file.raw(part.span).strip(),)
        for part in file.parts(KNOWN, file.whole)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\row{a}{b{c}}{} d", [("row", "a", "b{c}", ""), ("d",)]),
        ("\\row % what\n  {a} % where\n  {50\\% of it}\n  {c}", [("row", "a", r"50\% of it", "c")]),
        (r"\row*[1em]{a}{b}[x]{c}", [("row", "a", "b", "c")]),
        (r"\row{a} then \rows{b}", [("row", "a"), (r"then \rows{b}",)]),
        (
            r"\begin{list}[left]\item x \item[--] y\end{list}",
            [("begin", "list"), ("item",), ("x",), ("item",), ("y",), ("end", "list")],
        ),
        (r"\row{\{}{\}}{%" + "\n}", [("row", r"\{", r"\}", "")]),
        (r"\begin{tabular}{ll} a & b", [("begin", "tabular", "ll"), ("a & b",)]),
    ],
)
def test_commands_take_their_arguments_and_the_rest_is_words(text: str, expected: list[tuple[str, ...]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a% comment\n  b", "ab"),
        ("a % comment\n\nb", "a \n\nb"),
        (r"\url{https://a.example/x%20y} z", r"\url{https://a.example/x%20y} z"),
        ("a\\begin{comment}b{\\end{comment}c", "ac"),
        ("a\\iffalse b \\fi c", "a c"),
        ("\\newcommand{\\uni}{ETH}\\uni{} and \\uni", "ETH{} and ETH"),
        ("\\newcommand*\\uni{ETH\\xspace}At \\uni Zurich, \\uni.", "At ETH Zurich, ETH."),
        ("\\def\\a{x}\\newcommand{\\b}{\\a\\a}\\b", "xx"),
        ("\\renewcommand{\\b}{\\b x}\\b", "\\b x"),
        ("\\newcommand{\\pair}[2]{#1 (#2)}\\pair{a}{b}", "\\pair{a}{b}"),
        ("a\\vspace{2mm}b \\faIcon{phone}\\faGithub c\\\\[3pt]d", "a b    c\\\\d"),
    ],
)
def test_comments_go_and_short_macros_are_written_out(text: str, read: str) -> None:
    assert file_of(text).source.text == read


def test_every_letter_knows_its_place_behind_comments_and_macros() -> None:
    text = "% one\n\\newcommand{\\uni}{A long name}\n\\row % two\n  {x}{\\uni{} y}{z}\n"
    file = file_of(text)
    (row,) = file.parts(KNOWN, file.whole)
    assert isinstance(row, Command)
    assert [file.place(one) for one in (row.span, *row.arguments)] == [
        Place("cv.tex", 3, 1), Place("cv.tex", 4, 4), Place("cv.tex", 4, 7), Place("cv.tex", 4, 17),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "rows"),
    [
        ("\\row{a}{b{c}\n\\row{d}{e}{f}", (1, 8), [("row", "a"), ("row", "d", "e", "f")]),
        ("\\row{a}{b}}{c}\n\\row{d}{e}{f}", (1, 11), [("row", "a", "b"), ("row", "d", "e", "f")]),
        ("\\heading{Work\n\\row{d}{e}{f}", (1, 9), [("heading",), ("row", "d", "e", "f")]),
    ],
)
def test_a_brace_without_a_partner_is_told_and_costs_one_row(
    text: str, place: tuple[int, int], rows: list[tuple[str, ...]]
) -> None:
    (problem,) = file_of(text).problems
    assert (problem.code, problem.place) == ("latex-syntax", Place("cv.tex", *place))
    said = [part for part in parts(text) if part[0] in KNOWN]
    assert said[-1] == rows[-1]
    assert len(said) == len(rows)


def test_a_file_that_is_no_utf8_or_has_control_characters_is_read_and_told() -> None:
    file = read_commands("é \x01\\end{document} more".encode("latin-1"), "cv.tex", KNOWN)
    assert [problem.code for problem in file.problems] == ["latex-latin-1", "latex-syntax", "latex-syntax"]
    assert "é" in file.source.text


def test_a_file_larger_than_any_cv_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        read_commands(b" " * 500_001, "cv.tex", KNOWN)
    assert caught.value.problems[0].code == "latex-too-large"


def test_macros_that_double_themselves_stay_small() -> None:
    bomb = "\\newcommand{\\a}{xxxxxxxxxx}" + "".join(
        f"\\newcommand{{\\{chr(98 + n)}}}{{\\{chr(97 + n) * 1}\\{chr(97 + n)}}}" for n in range(20)
    )
    file = file_of(bomb + "\\u" * 1000)
    assert len(file.source.text) < 2 * (len(bomb) + 2000) + 200_000
    assert "latex-macro" in {problem.code for problem in file.problems}


BITS = ["\\row", "{", "}", "[", "]", "%", "\n", "word", " ", "\\begin{list}", "\\end{list}", "\\item", "\\newcommand{\\x}{y}", "\\x",
        "\\iffalse", "\\fi", "\\\\", "\\%", "\\end{document}", "\\href{a%b}{", "\\vspace"]  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(BITS), max_size=60).map("".join)))
def test_whatever_the_source_there_are_only_located_warnings(text: str) -> None:
    file = file_of(text.encode("utf-8", "replace").decode())
    spans = [part.span for part in file.parts(KNOWN, file.whole)]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    lines = text.count("\n") + text.count("\r") + 1
    assert all(problem.place and 1 <= problem.place.line <= lines for problem in file.problems)


@pytest.mark.parametrize(
    "shape", ["{", "}", "\\row{", "\\row[", "\\item[", "\\begin{", "\\iffalse ", "\\url{a", "\\newcommand{\\a}{", "%\n"]
)
def test_a_hostile_file_is_read_to_its_end(shape: str) -> None:
    file = file_of(shape * (50_000 // len(shape)))
    assert sum(1 for _ in file.parts(KNOWN, file.whole)) <= 50_000
    assert len(file.problems) < 100
