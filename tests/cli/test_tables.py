"""Tables fit the terminal: what a column cannot hold is wrapped at spaces or said below the row, and nothing is lost."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import in_terminal, unstyled

from packet.cli.tables import PIPED, Column, Table, breadth, terminal_width, wrapped

COLUMNS = (Column("position"), Column("stage", rank=1), Column("docs", rank=2, said="docs "), Column("place", rank=1, least=10))
ROW = ("acme", "under review", "3/5", "Acme University of Applied Sciences")
WORD = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=20)
WORDS = st.lists(WORD, min_size=1, max_size=4)
PHRASE = WORDS.map(" ".join)
CELLS = st.lists(st.tuples(WORD, PHRASE, PHRASE, PHRASE), min_size=1, max_size=4)

needs_terminals = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")


def shown(width: int, *rows: tuple[str, ...]) -> list[str]:
    table = Table.fitting(COLUMNS, rows, width)
    return [line for row in rows for line in table.row(row)]


def test_where_there_is_room_a_row_is_a_line() -> None:
    assert shown(80, ROW) == ["acme      under review  3/5   Acme University of Applied Sciences"]


def test_what_may_be_wrapped_is_wrapped_at_spaces_before_a_column_gives_way() -> None:
    assert shown(46, ROW) == [
        "acme      under review  3/5   Acme University",
        "                              of Applied",
        "                              Sciences",
    ]


def test_columns_that_matter_least_give_way_first_and_are_said_below_the_row() -> None:
    assert shown(36, ROW) == [
        "acme      under review  Acme",
        "                        University",
        "                        of Applied",
        "                        Sciences",
        "  docs 3/5",
    ]
    assert shown(30, ROW) == ["acme", "  under review · docs 3/5", "  Acme University of Applied", "    Sciences"]


def test_below_a_row_nothing_is_said_of_what_is_not_known() -> None:
    assert shown(16, ("acme", "–", "3/5", "")) == ["acme", "  docs 3/5"]


@given(CELLS, st.integers(40, 200))
def test_at_any_width_every_word_is_there_whole_and_no_line_is_wider(rows: list[tuple[str, ...]], width: int) -> None:
    lines = shown(width, *rows)
    words = re.findall(r"\S+", "\n".join(lines))
    assert not [word for row in rows for cell in row for word in cell.split() if word not in words]
    assert max(map(breadth, lines)) <= width


@given(WORDS, st.integers(1, 30))
def test_a_line_is_broken_at_spaces_alone(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width, "  ")
    assert " ".join(line.strip() for line in lines) == " ".join(words)
    assert all(breadth(line) <= width or len(line.split()) == 1 for line in lines)


def test_an_ideograph_takes_two_columns_and_an_accent_none() -> None:
    assert (breadth("清华"), breadth("Zu\u0308rich"), breadth("Zürich")) == (4, 6, 6)
    assert shown(80, ("清华", *ROW[1:]), ("acme", *ROW[1:]))[0].startswith("清华      under")


def test_where_there_is_no_terminal_the_width_is_always_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert terminal_width() == PIPED
    for said, width in (("72", 72), ("3", 40), ("0", PIPED), ("wide", PIPED)):
        monkeypatch.setenv("COLUMNS", said)
        assert terminal_width() == width


@needs_terminals
@pytest.mark.parametrize("command", ["status", "letters", "log", "list"])
def test_what_a_terminal_shows_fits_it(workspace: Path, command: str) -> None:
    (workspace / "profiles/me/positions/acme.yaml").write_text(
        "{target: faculty-job, institution: Acme University of Applied Sciences, title: Tenure-Track Assistant Professor,"
        " fit: x, deadlines: {full-consideration: 2998-12-01 17:00 America/Los_Angeles}, must: [{letters: 3+, quote: three}]}"
    )
    in_terminal(
        "note", "acme", "the chair wrote: letters by Friday, and no more than two pages on teaching", cwd=workspace, columns=80
    )
    for columns in (60, 80, 100):
        lines = unstyled(in_terminal(command, cwd=workspace, columns=columns)).splitlines()
        assert "acme" in " ".join(lines)
        assert max(map(len, lines)) <= columns


@needs_terminals
def test_no_color_is_obeyed(workspace: Path) -> None:
    assert "\x1b[" in in_terminal("status", cwd=workspace, columns=80)
    assert "\x1b" not in in_terminal("status", cwd=workspace, columns=80, NO_COLOR="1")
    assert "\x1b[" in in_terminal("status", "--stage", "x", cwd=workspace, columns=80)
    assert "\x1b" not in in_terminal("status", "--stage", "x", cwd=workspace, columns=80, NO_COLOR="1")
