"""LaTeX in bibliographies becomes text; what cannot be read stays, and is told with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.bibtex_names import read_names
from packet.formats.latex_text import read_latex


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"{\"O}zg{\"u}r \v{S}ime\v{c}ek and {\L}ukasz Erd{\H o}s", "Özgür Šimeček and Łukasz Erdős"),
        (r"Fran\c{c}ois, \'{\i}, \o re, \AA ngstr\"om, \ss", "François, í, øre, Ångström, ß"),
        ("pages 1--2, a --- b, ``so'' and `so'", "pages 1–2, a — b, “so” and ‘so'"),
        (r"{{GPT}}-4~is 10\% \& \$5 \#1 a\_b", "GPT-4 is 10% & $5 #1 a_b"),
        (r"\textbf{Bold} \emph{slanted} {\sc Caps}", "Bold slanted Caps"),
        (r"\href{https://example.org}{a page} \url{example.org/~a}", "a page example.org/ a"),
        (r"\enquote{quoted} \LaTeX{} text\ldots", "“quoted” LaTeX text…"),
        (r"\mnras", "Monthly Notices of the Royal Astronomical Society"),
        ("Q&amp;A \\&amp; more", "Q&A & more"),
        ("nothing special", "nothing special"),
        ("a } b { c", "a b c"),
    ],
)
def test_commands_become_letters(source: str, expected: str) -> None:
    assert read_latex(source).text == expected
    assert not read_latex(source).unread


@pytest.mark.parametrize(
    ("source", "title", "letters"),
    [
        ("$L^p$ bounds for $\\mathcal{O}(n \\log n)$", "$L^p$ bounds for $\\mathcal{O}(n \\log n)$", "Lp bounds for O(n log n)"),
        (r"H\textsubscript{2}O at 10\textsuperscript{-3}", "H$_{2}$O at 10$^{-3}$", "H2O at 10−3"),
        (r"The genome of \textit{C. elegans}", "The genome of $\\mathit{C. elegans}$", "The genome of C. elegans"),
        (r"\(\alpha\)-stable and \ensuremath{\beta}", "$\\alpha$-stable and $\\beta$", "α-stable and β"),
    ],
)
def test_a_title_keeps_what_is_raised_lowered_slanted_or_a_formula(source: str, title: str, letters: str) -> None:
    from packet.formats.latex_title import plain_title

    read = read_latex(source)
    assert read.title == title
    assert plain_title(read.title) == letters
    assert not read.unread


@pytest.mark.parametrize(
    ("source", "text", "what", "at"),
    [
        (r"On \foo{bar {\"u}} baz", r"On \foo{bar ü} baz", r"\foo", 3),
        (r"a $x^{2^n}$ b", r"a $x^{2^n}$ b", "$x^{2^n}$", 2),
        (r"\ensuremath{\frac{1}{2}}", r"\ensuremath{\frac{1}{2}}", r"\ensuremath{\frac{1}{2}}", 0),
        ("costs $5", "costs $5", "$", 6),
    ],
)
def test_what_cannot_be_read_stays_as_typed_and_is_told(source: str, text: str, what: str, at: int) -> None:
    read = read_latex(source)
    assert read.text == text
    assert [(one.what, one.at) for one in read.unread] == [(what, at)]


BITS = st.sampled_from(
    [
        "\\",
        "{",
        "}",
        "$",
        "^",
        "_",
        "\\'",
        "\\textit",
        "\\foo",
        "a",
        " ",
        "--",
        "``",
        "\\i",
        "~",
        "\\(",
        "\\)",
        "&amp;",
        "\\ensuremath",
        "\\textsuperscript",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(BITS, max_size=60).map("".join)))
def test_whatever_the_source_words_stay(source: str) -> None:
    read = read_latex(source)
    assert read.text.count("a") >= source.count("a") - source.count("&amp;") - 40
    assert all(0 <= one.at < len(source) for one in read.unread)


def test_a_deep_nesting_is_no_crash() -> None:
    for source in ("{" * 5000, "\\'" * 5000, "\\textit{" * 5000, "\\foo{" * 5000, "\\textsuperscript" * 5000):
        read_latex(source + "a")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Jin, Chao and Xin Jin", ["Chao Jin", "Xin Jin"]),
        (
            "Byron, Jr., Ada and van der Berg, Kim and Ludwig van Beethoven",
            ["Ada Byron Jr.", "Kim van der Berg", "Ludwig van Beethoven"],
        ),
        ("{OpenAI and Friends, Inc.} and {Barnes and Noble}", ["OpenAI and Friends, Inc.", "Barnes and Noble"]),
        ("{\\'E}variste Galois\nAND\n Erd{\\H{o}}s, P{\\'a}l", ["Évariste Galois", "Pál Erdős"]),
        ("Anders And and Sandy Andrews", ["Anders And", "Sandy Andrews"]),
        ("Ada Byron, Charles Babbage, Mary Somerville", ["Ada Byron", "Charles Babbage", "Mary Somerville"]),
        ("Wall, W.A., and Ramm, E.", ["W.A. Wall", "E. Ramm"]),
        ("", []),
    ],
)
def test_names_are_split_at_and_outside_of_braces(source: str, names: list[str]) -> None:
    assert [name.name for name in read_names(source).names] == names


def test_marks_behind_a_name_are_no_part_of_it() -> None:
    names = read_names("Zhu*, Ruidong and Chao Jin$^*$ and Xin Jin\\textsuperscript{\\dag} and others")
    assert [(name.name, name.marks) for name in names.names] == [("Ruidong Zhu", "*"), ("Chao Jin", "*"), ("Xin Jin", "†")]
    assert names.others
