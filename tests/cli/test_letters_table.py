"""The tables of `packet letters` as they are read: how it stands with every letter, and one mail to write to each referee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from season_samples import NOW, application, event
from terminal import unstyled

from packet.cli.letters import letters_table, to_write
from packet.model.season import EventKind
from packet.season.letters import letters, prompts
from packet.season.status import status

REFEREES = ("Robin Sample", "Grace Höpper", "Alexandra Maximiliane Featherstonehaugh")
SEASON = tuple(
    replace(one, referees=REFEREES)
    for one in (
        application("northwestern-cs", letters=3, letters_due="2026-11-08 17:00 local"),
        application("eth-zurich-d-infk-systems", letters=2, zone="Europe/Zurich", hard="2026-12-01"),
        application("oxford", letters=3, zone="Europe/London", hard="2026-11-20 noon local"),
    )
)
EVENTS = tuple(
    event(EventKind.LETTER, state, position, referee=referee)
    for position, referee, state in (
        ("northwestern-cs", "Robin Sample", "agreed"),
        ("northwestern-cs", "Grace Höpper", "received"),
        ("oxford", "Robin Sample", "requested"),
        ("oxford", "Grace Höpper", "declined"),
    )
)


def shown(width: int) -> list[str]:
    found = letters(status(SEASON, EVENTS, NOW), EVENTS, NOW)
    due = prompts(found, NOW, timedelta(days=7))
    return [unstyled(line) for line in (*letters_table(found, width), *to_write(due, "7d", True, NOW, width))]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_tables_fit_the_terminal(golden: Callable[[str, str], None], width: int) -> None:
    golden(f"tables/letters-{width}", "\n".join(shown(width)))


def test_each_referee_is_named_once_with_all_that_is_to_be_written_below() -> None:
    lines = shown(120)
    asked = lines[lines.index("to write to within 7d") + 1 :]
    heads = [line for line in asked if not line.startswith("    ")]
    assert heads == ["  Alexandra Maximiliane Featherstonehaugh", "  Robin Sample", "  Grace Höpper"]
    below = [line.split()[:2] for line in asked[asked.index("  Robin Sample") + 1 : asked.index("  Grace Höpper")]]
    assert below == [["northwestern-cs", "remind"], ["oxford", "remind"], ["eth-zurich-d-infk-systems", "ask"]]


def test_each_position_says_by_when_its_letter_is_due_and_how_soon_that_is() -> None:
    assert "    northwestern-cs            remind  letters due 8 Nov 17:00 America/Chicago, in 7 d" in shown(120)


def test_a_long_name_is_never_cut() -> None:
    for width in (60, 80, 120, 160):
        said = " ".join(" ".join(shown(width)).split())
        assert "Featherstonehaugh" in said
        assert "…" not in said
