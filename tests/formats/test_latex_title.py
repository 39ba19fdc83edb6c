"""Formulas in titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.latex_title import plain_title, title_pieces


def shown(title: str) -> str:
    """Raised in ^( ), lowered in _( ), slanted in / /."""
    said = ""
    for piece in title_pieces(title):
        mark = "^({})" if piece.raised else "_({})" if piece.lowered else "/{}/" if piece.emphasis else "{}"
        said += mark.format(piece.text)
    return said


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("$L^p$ bounds for H$_2$O", "/L/^(p) bounds for H_(2)O"),
        (r"On $\ell_{\infty}$ and $\mathbb{R}^n$", "On ℓ_(∞) and ℝ^(n)"),
        ("$O(n^2)$ is not $O(n \\log n)$", "/O/(/n/^(2)) is not /O/(/n/ log /n/)"),
        ("Magnetic fields at $10^{15}$ G, $-3$ dB", "Magnetic fields at 10^(15) G, −3 dB"),
        ("It costs $5 and not $6", "It costs $5 and not $6"),
        (r"An $\unknown{x}$ stays", r"An $\unknown{x}$ stays"),
        ("Open $x^{2$ brace", "Open $x^{2$ brace"),
        ("No formula", "No formula"),
        ("$x^23$", "/x/^(2)3"),
    ],
)
def test_a_formula_is_read_and_what_is_none_stays(title: str, expected: str) -> None:
    assert shown(title) == expected


def test_bookmarks_get_the_letters() -> None:
    assert plain_title("$L^p$ bounds") == "Lp bounds"


@given(st.text(alphabet="ab $^_{}\\12mathb", max_size=30))
def test_any_title_has_pieces(title: str) -> None:
    assert all(piece.text for piece in title_pieces(title))
    if "$" not in title:
        assert plain_title(title) == title
