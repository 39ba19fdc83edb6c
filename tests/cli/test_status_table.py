"""The table of `packet status` as it is read: at the widths that terminals have, with its colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from season_samples import NOW, application, dated, decided, event, received, sent, staged
from terminal import unstyled

from packet.cli.status_table import status_table
from packet.model.application import Application, LastBuild
from packet.model.season import Event, EventKind
from packet.season.status import Row, status

OLD = LastBuild(to_look_at=3, changed=("profiles/me/profile.yaml",))
SEASON = (
    application("late-lab", build=None, full_consideration="2026-10-29 17:00", institution="Example Laboratory"),
    application("northwestern-cs", letters=3, full_consideration="2026-11-03 17:00", institution="Northwestern University"),
    application(
        "mit-eecs",
        build=OLD,
        missing={"research-statement": "there is no statements/research.md or .pdf"},
        letters=3,
        portals=("AcademicJobsOnline", "Departmental form"),
        zone="America/New_York",
        institution="Massachusetts Institute of Technology",
        hard="2026-11-07 23:59",
    ),
    application("oxford-postdoc", build=None, zone="", letters=2, hard="2026-11-20 noon", institution="University of Oxford"),
    application("eth-zurich-d-infk-systems", build=OLD, letters=2, letters_due="2026-12-01", institution="ETH Zürich"),
    application("rolling", institution="Tsinghua University 清华大学"),
    application("nus-presidential-young-professorship", build=OLD, institution="National University of Singapore"),
)
EVENTS = (
    *(sent("eth-zurich-d-infk-systems"), received("Robin Sample", "eth-zurich-d-infk-systems")),
    *(sent("nus-presidential-young-professorship"), staged("under-review", "nus-presidential-young-professorship")),
    event(EventKind.INTERVIEW, "by video", "nus-presidential-young-professorship"),
)


def table(*applications: Application, events: tuple[Event, ...] = (), width: int = 160) -> list[str]:
    """With its colours, as a person in Beijing sees it."""
    rows = status(applications, events, NOW)
    return list(status_table(rows, rows, NOW, ZoneInfo("Asia/Shanghai"), width))


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_the_table_fits_the_terminal(golden: Callable[[str, str], None], width: int) -> None:
    lines = [unstyled(line) for line in table(*SEASON, events=EVENTS, width=width)]
    golden(f"tables/status-{width}", "\n".join(lines))


def colour_of(one: Application, *events: Event) -> str:
    """Red, yellow, none; `!`: bold."""
    line = next(line for line in table(one, events=events) if re.search(rf"\b{one.name}\b", line))
    bold = "!" if "\x1b[1m" in line else ""
    return ("red" if "\x1b[31m" in line else "yellow" if "\x1b[33m" in line else "none") + bold


@pytest.mark.parametrize(
    ("kind", "events"),
    [
        ("hard", ()),
        ("full-consideration", ()),
        ("review-begins", ()),
        ("internal", ()),
        ("letters-due", (sent(),)),
        ("follow-up", (sent(),)),
        ("interview", (sent(),)),
        ("offer-expires", (sent(), decided("offer"))),
    ],
)
def test_every_kind_of_deadline_has_the_colour_of_its_urgency(kind: str, events: tuple[Event, ...]) -> None:
    def due_in(days: float) -> Application:
        return replace(dated("one", {kind: f"{NOW + timedelta(days=days):%Y-%m-%d %H:%M} UTC"}), letters=2)

    assert [colour_of(due_in(days), *events) for days in (1, 2.9, 3.1, 7, 7.1, 60)] == [
        "red",
        "red",
        "yellow",
        "yellow",
        "none",
        "none",
    ]


def test_what_is_overdue_stands_out_most() -> None:
    assert colour_of(application(full_consideration="2026-10-30")) == "red!"
    assert colour_of(application(letters_due="2026-10-30", letters=2), sent()) == "red!"


def test_a_day_without_a_time_is_not_overdue_before_it_ends() -> None:
    one = application(hard="2026-11-01 UTC")
    rows = status([one], (), NOW + timedelta(hours=8))
    assert rows[0].due is not None
    assert "\x1b[1m" not in list(status_table(rows, rows, NOW + timedelta(hours=8), UTC, 160))[1]


def test_a_deadline_that_nobody_has_read_yet_may_be_today() -> None:
    assert colour_of(replace(application(), unconfirmed=("deadlines.hard",))) == "red"


def test_what_is_over_or_waits_for_nothing_has_no_colour() -> None:
    assert colour_of(application(hard="2026-11-02"), sent()) == "none"
    assert colour_of(application(hard="2026-10-30")) == "none"


@pytest.mark.parametrize(
    "events", [(sent(),), (sent(), staged("under-review")), (sent(), staged("withdrawn")), (staged("skipped"),)]
)
def test_what_is_older_or_to_look_at_is_said_of_what_is_still_to_be_sent_alone(events: tuple[Event, ...]) -> None:
    one = application(build=OLD, portals=("Interfolio", "Form"))
    assert "3 to look at, older" in "\n".join(table(one))
    both = tuple(
        replace(e, portal=portal, id=portal) for e in events for portal in ("Interfolio", "Form") if e.kind is EventKind.SENT
    )
    said = "\n".join(table(one, events=(*both, *(e for e in events if e.kind is not EventKind.SENT))))
    assert ("older" in said, "to look at" in said) == (False, False)


def test_what_is_sent_in_part_is_still_to_be_sent() -> None:
    one = application(build=OLD, portals=("Interfolio", "Form"))
    assert "3 to look at, older" in "\n".join(table(one, events=(sent(portal="Form"),)))


def test_nothing_is_left_out_without_a_word() -> None:
    rows: tuple[Row, ...] = status(SEASON, EVENTS, NOW)
    assert list(status_table([], rows, NOW, UTC, 80)) == ["7 of 7 positions not shown; --all shows those that are over"]
