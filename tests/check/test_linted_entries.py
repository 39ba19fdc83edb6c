"""What the linter asks of publications, and of entries that nobody shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import PROFILE, PUBLICATIONS, TODAY, workspace
from linted import asked, codes, questions

from packet.store.profile_store import read_profile
from packet.store.profile_view import view_profile
from packet.store.workspace import Workspace


def test_a_journal_of_one_word_has_no_longer_name(tmp_path: Path) -> None:
    journal = PUBLICATIONS.replace("Symposium on X", "Nature").replace("SIGX", "Nature")
    assert "name: Nature" in journal
    assert codes(tmp_path, publications=journal) == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("venue: SIGX 2025\n    date: 2025-06", "venue: SIGX 2027\n    date: 2027-06"), "publication-date"),
        (("date: 2025-06", "date: 2025-06\n    status: accepted"), "publication-date"),
        (("date: 2025-06", "date: 2026-09\n    status: accepted"), ""),
        (("date: 2025-06", "date: 2025-01\n    status: submitted"), "publication-date"),
        (("date: 2025-06", "date: 2026-06\n    status: submitted"), ""),
        (("venue: SIGX 2025", "venue: SIGX 2022"), "publication-date"),
        (("name: Symposium on X", "name: SIGX"), "venue-without-name"),
        (("  SIGX: {", "  SigX: {name: Sym of X}\n  SIGX: {"), "venue-twice"),
        (("Engine: Computing with Cards", "Engines: Computing with Cards"), "name-and-key-differ"),
        (("Loom: Weaving Numbers", "Engine: computing with cards"), "same-paper-twice"),
        (("    topics: [cards]\n", ""), "topics-missing"),
        (("Charles Babbage, Ada Byron", "Charles Babbage, Ada Byron"), ""),
    ],
)
def test_a_publication_is_asked_about(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    assert change[0] in PUBLICATIONS
    found = codes(tmp_path, publications=PUBLICATIONS.replace(*change))
    if code == "same-paper-twice":
        found -= {"name-and-key-differ"}
    assert found == ({code} if code else set())


def test_a_title_in_other_capitals_is_called_that(tmp_path: Path) -> None:
    twice = PUBLICATIONS.replace("Loom: Weaving Numbers", "Engine: computing with cards")
    finding = questions(tmp_path, publications=twice)["same-paper-twice"]
    assert finding.message == "engine and loom have the title in other capitals in common: one paper, entered twice?"
    assert str(finding.place) == "profiles/ada/publications.yaml:10:3"


def test_papers_without_link_or_pdf_are_one_question_each(tmp_path: Path) -> None:
    found = questions(tmp_path)
    assert found["paper-without-link"].message.startswith("2 of 2 papers have neither doi: nor arxiv: nor url: (engine, loom)")
    linked = PUBLICATIONS.replace("date: 2025-06", "date: 2025-06\n    doi: 10.1145/1").replace(
        "date: 2024-05", "date: 2024-05\n    arxiv: '2405.00001'"
    )
    assert questions(tmp_path / "linked", publications=linked) == {}
    (tmp_path / "linked/profiles/ada/papers/loom.pdf").unlink()
    space = Workspace(tmp_path / "linked", tmp_path / "nothing-shipped")
    [finding] = asked(view_profile(space, read_profile(space, "ada"), TODAY))
    assert finding.message == "1 of 2 papers lack a PDF to bind (loom): where are they?"


def test_entries_without_topics_are_asked_about_where_others_have_some(tmp_path: Path) -> None:
    jobs = "experience:\n  - {role: Intern, at: Lab, dates: 2024-06..2024-08, topics: [cards]}\n  - {role: Intern, at: Mill, dates: 2025-06..2025-08}\n"
    finding = questions(tmp_path, jobs)["topics-missing"]
    assert finding.message == "1 of 2 entries of experience have no topics: what are they about?"
    assert codes(tmp_path / "none", jobs.replace(", topics: [cards]", "")) == set()


def test_two_spellings_of_a_place_are_asked_about_and_two_years_are_not(tmp_path: Path) -> None:
    talks = "talks:\n  - {title: A, at: SIGX 2023, date: 2023-09}\n  - {title: B, at: SIGX 2024, date: 2024-09}\n"
    assert codes(tmp_path, talks) == set()
    jobs = "experience:\n  - {role: Intern, at: Cam university, dates: 2024-06..2024-08}\n  - {role: Intern, at: Mill, dates: 2025-06..2025-08}\n"
    assert questions(tmp_path / "capitals", jobs)["spelt-two-ways"].message == "“Cam University” and “Cam university”: one name?"
    assert codes(tmp_path / "slip", jobs.replace("Cam university", "Cam Univeristy")) == {"spelt-two-ways"}


TALK = "talks:\n  - {title: On Engines, at: SIGX, date: 2024-09}\n"


CV_ALONE = "about: A test\ndocuments: {{cv: {{{}}}}}\n"


@pytest.mark.parametrize(
    ("spec", "unshown"),
    [
        ("", set()),
        ("sections: [education, publications]", {"“On Engines” (talks)"}),
        ("sections: [education, talks]", {"engine", "loom"}),
        ("entries: {forbid: {kind: talks}}", {"“On Engines” (talks)"}),
        ("publications: {show: highlighted}", {"loom"}),
    ],
)
def test_an_entry_that_no_target_shows_is_asked_about(tmp_path: Path, spec: str, unshown: set[str]) -> None:
    target = CV_ALONE.format(spec) + "highlight: 1\nattach: 0\n"
    space = workspace(tmp_path, profile=PROFILE + TALK, target=target)
    found = [one for one in asked(view_profile(space, read_profile(space, "ada"), TODAY)) if one.code == "never-shown"]
    assert {one.message.removeprefix("no target and no position shows ").partition(": is it")[0] for one in found} == unshown


def test_what_a_position_alone_shows_is_shown(tmp_path: Path) -> None:
    target = CV_ALONE.format("sections: [education, publications]") + "attach: 0\n"
    position = "target: job\ninstitution: Lace\ntitle: Professor\ndocuments: {cv: {sections: [education, talks]}}\n"
    assert "never-shown" not in questions(tmp_path, TALK, target=target, position=position)


def test_a_target_that_cannot_be_read_does_not_stop_the_linter(tmp_path: Path) -> None:
    space = workspace(tmp_path, target="about: [\n")
    view = view_profile(space, read_profile(space, "ada"), TODAY)
    assert view.shown is None
    assert "never-shown" not in {one.code for one in asked(view)}
