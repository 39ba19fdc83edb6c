"""The table of `packet log` as it is read: what happened, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from terminal import unstyled

from packet.cli.log import log_table
from packet.model.season import Event, EventKind

NOON = datetime(2026, 11, 10, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def noted(days: int, words: str, *, happened: int | None = None, position: str = "northwestern-cs") -> Event:
    """A note of so many days after 10 November, about what happened then, or so many days after it."""
    day = date(2026, 11, 10) + timedelta(days=days if happened is None else happened)
    return Event(words, NOON + timedelta(days=days), day, position, EventKind.NOTE, words)


def shown(*events: Event, width: int = 160, several: bool = False) -> list[str]:
    return [unstyled(line).replace("\u00a0", " ") for line in log_table(events, width, several=several)]


def test_what_happened_first_stands_first_whenever_it_was_noted() -> None:
    assert shown(noted(0, "the second"), noted(3, "the first", happened=-2), noted(4, "the third"))[:3] == [
        "2026-11-08  note  the first   (noted 2026-11-13)",
        "2026-11-10  note  the second",
        "2026-11-14  note  the third",
    ]


def test_what_happened_on_one_day_stands_as_it_was_noted() -> None:
    lines = shown(noted(0, "b"), noted(0, "a"), noted(1, "c", happened=0))
    assert lines == ["2026-11-10  note  b", "2026-11-10  note  a", "2026-11-10  note  c   (noted 2026-11-11)"]


def test_the_day_of_noting_is_that_on_the_wall_of_who_noted() -> None:
    late = replace(noted(0, "late"), noted=datetime(2026, 11, 10, 1, tzinfo=ZoneInfo("Asia/Shanghai")))  # 9 November in Greenwich
    assert shown(late) == ["2026-11-10  note  late"]


def test_where_the_orders_differ_it_is_said_which_counts() -> None:
    later = "by the day on which it happened; where two events disagree, the one that was noted later counts"
    assert shown(noted(0, "second"), noted(1, "first", happened=-1))[-1] == later
    assert later not in shown(noted(0, "first"), noted(2, "second", happened=1))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_log_of_all_positions_fits_the_terminal(golden: Callable[[str, str], None], width: int) -> None:
    events = (
        noted(0, "seen on a list"),
        noted(
            1,
            "the chair wrote: letters by Friday, and no more than two pages on teaching, with a word on mentoring",
            position="eth",
        ),
        Event(
            "s",
            NOON,
            date(2026, 11, 5),
            "eth",
            EventKind.SENT,
            "eth/2026-11-05-interfolio",
            "Interfolio",
            "",
            "4711",
            "at night\n  in two parts",
        ),
        Event("l", NOON, date(2026, 11, 10), "northwestern-cs", EventKind.LETTER, "to-ask", "", "Grace Höpper"),
    )
    golden(f"tables/log-{width}", "\n".join(shown(*events, width=width, several=True)))
