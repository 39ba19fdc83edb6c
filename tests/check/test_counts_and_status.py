"""What the documents of a packet say of counts, referees and the status of papers agrees, or is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from inconsistent import (
    COMMON,
    TWO_REFEREES,
    found,
    only,
    with_publications,
    with_work,
)
from inspected import inspected, reworded
from small_packet import small_packet

from packet.model.finding import Verdict
from packet.model.inspection import Inspection
from packet.model.packet import Packet


@pytest.mark.parametrize(
    ("words", "others", "told"),
    [
        ("12 publications", "13 publications", "the list says 13 publications and has 12"),
        ("7 conference papers", "6 conference papers", "the list says 12 publications, its kinds make 11"),
        ("5 of them", "6 of them", "the list says 6 as first or equal first author, it is 5"),
        ("[C7]", "[C6]", "C6 stands twice in the list"),
    ],
)
def test_a_counts_line_that_is_not_the_lists_is_found(seed: Inspection, words: str, others: str, told: str) -> None:
    changed = reworded(seed, lambda text: text.replace(words, others, 1), document="publication-list")
    assert told in [one.message for one in found(changed) if one.code == "counts"]


def referees_packet(folder: Path, statement: str, position: str = "") -> Packet:
    text = COMMON + "attach: 0\n" + position
    return small_packet(folder, text, profile=TWO_REFEREES, statements={"research.md": statement})


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Three referees will write for me.", "“Three referees”, but the packet names 2"),
        ("I append four letters of recommendation.", "“four letters of recommendation”, but the packet names 2"),
        ("My two referees are named below.", ""),
        ("The survey has 40 references. One of my referees read it; three papers followed.", ""),
    ],
)
def test_the_number_of_referees_is_the_one_the_texts_say(tmp_path: Path, statement: str, told: str) -> None:
    packet = referees_packet(tmp_path, statement)
    assert [one.message for one in found(inspected(packet))] == ([told] if told else [])


def test_the_referees_named_are_those_of_the_position(tmp_path: Path) -> None:
    inspection = inspected(referees_packet(tmp_path, "A statement.", "referees: [Kim Specimen]\n"))
    assert found(inspection) == []
    lost = reworded(inspection, lambda text: text.replace("Kim Specimen", "Kim"), document="referees")
    extra = reworded(inspection, lambda text: text.replace("Kim Specimen", "Kim Specimen\r\nRobin Sample"), document="referees")
    assert only(lost).message == "Kim Specimen is not named there"
    assert only(extra).message.startswith("Robin Sample is named there")


def test_a_referee_whom_the_call_does_not_want_is_not_missed(tmp_path: Path) -> None:
    packet = referees_packet(tmp_path, "One referee.", "must: [{referees: up to 1}]\n")
    assert found(inspected(packet)) == []


def test_unpublished_work_whose_entry_does_not_say_so_fails(seed: Inspection) -> None:
    finding = only(reworded(seed, lambda text: text.replace("In preprint, ", ""), document="publication-list"))
    assert (finding.code, finding.verdict) == ("publication-status", Verdict.FAIL)
    assert finding.message == "[P1] is a preprint, but is printed without a word that says so"
    told = found(with_work(seed, "jolteon", status="submitted"))
    assert {(one.document, one.verdict) for one in told} >= {("cv", Verdict.FAIL), ("publication-list", Verdict.FAIL)}


def test_submitted_work_among_conference_papers_warns(tmp_path: Path) -> None:
    entry = "  late: {title: Late Work, authors: Alex Example, status: submitted, kind: conference, date: 2026-08}\n"
    finding = only(inspected(with_publications(tmp_path, entry, "pin: [steady]\nhighlight: 1\n")))
    assert (finding.code, finding.verdict, finding.document) == ("publication-status", Verdict.WARNING, "publication-list")
    assert finding.message == "[C1] is under review, but stands below “Conference Papers”"


def test_accepted_work_says_its_venue_and_year(tmp_path: Path) -> None:
    entry = "  late: {title: Late Work, authors: Alex Example, status: accepted, venue: EXC 2027, date: 2027-04}\n"
    assert found(inspected(with_publications(tmp_path, entry))) == []
    packet = with_publications(tmp_path / "yearless", entry.replace("EXC 2027", "EXC"))
    assert only(inspected(packet)).message == "[C1] is accepted, but does not say the year of its venue"


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [
        (
            '{title: "Steady: scheduling that stays where it is", authors: Alex Example, status: preprint, date: 2024-11}',
            Verdict.WARNING,
        ),
        (
            '{title: "Scheduling That Stays Where It Is", authors: Alex Example, status: preprint, date: 2024-11}',
            Verdict.NEEDS_PERSON,
        ),
        ('{title: "Steady: Scheduling That Stays Where It Is", authors: Alex Example, venue: JEX 2026, date: 2026-01}', None),
        ('{title: "Unsteady Networks", authors: Alex Example, status: preprint, date: 2024-11}', None),
    ],
)
def test_a_preprint_and_its_published_twin_are_told(tmp_path: Path, entry: str, verdict: Verdict | None) -> None:
    inspection = inspected(with_publications(tmp_path, f"  early: {entry}\n"))
    assert [(one.code, one.verdict) for one in found(inspection)] == ([("listed-twice", verdict)] if verdict else [])
