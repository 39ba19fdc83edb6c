"""Questions to a person are ticked in the position; a tick that ticks nothing is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_packet import small_packet

from packet.check import tick
from packet.model.finding import Finding, Verdict
from packet.model.packet import Packet

POSITION = "target: faculty-job\ninstitution: Test University\ntitle: Professor\nattach: 0\n"
QUESTION = Finding("paper-title", Verdict.NEEDS_PERSON, "ditto: the same paper?", "look", "publication-bundle", subject="ditto")
FAILURE = Finding("missing-referees", Verdict.FAIL, "0 referees named, 3 wanted", "name them", "referees")


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Packet:
    return small_packet(tmp_path_factory.mktemp("ticks"), POSITION)


def ticked(packet: Packet, done: dict[str, str], *findings: Finding) -> tuple[Finding, ...]:
    assert packet.plan.position
    plan = replace(packet.plan, position=packet.plan.position.model_copy(update={"done": done}))
    return tick(replace(packet, plan=plan, findings=findings))


def test_a_finding_is_named_by_its_code_and_what_it_is_about() -> None:
    assert QUESTION.name == "paper-title:ditto"
    assert FAILURE.name == "missing-referees:referees"
    assert replace(FAILURE, document="").name == "missing-referees"


def test_a_rule_of_the_call_is_named_as_waive_names_it() -> None:
    assert replace(FAILURE, rule="pages in cv").name == "pages in cv"
    assert replace(FAILURE, rule="by-hand", subject="portal form").name == "by-hand:portal form"


def test_a_ticked_question_is_done_by_you_with_your_note_and_no_longer_open(packet: Packet) -> None:
    (finding,) = ticked(packet, {"paper-title:ditto": "same paper"}, QUESTION)
    assert (finding.verdict, finding.note, finding.message) == (Verdict.DONE, "same paper", QUESTION.message)
    assert finding.verdict.passes
    assert finding.verdict is not Verdict.PASS


def test_a_question_about_another_paper_stays_open(packet: Packet) -> None:
    other = replace(QUESTION, subject="ragcache")
    assert [one.verdict for one in ticked(packet, {"paper-title:ditto": "yes"}, QUESTION, other)] == [
        Verdict.DONE,
        Verdict.NEEDS_PERSON,
    ]


def test_a_tick_that_matches_nothing_is_a_warning_with_the_nearest_open_question(packet: Packet) -> None:
    _, stale = ticked(packet, {"paper-title:dito": "yes"}, QUESTION)
    assert (stale.code, stale.verdict, stale.name) == ("stale-tick", Verdict.WARNING, "stale-tick:paper-title:dito")
    assert "did you mean 'paper-title:ditto'?" in stale.remedy


@pytest.mark.parametrize("verdict", [Verdict.FAIL, Verdict.WARNING, Verdict.CANNOT_TELL])
def test_only_what_needs_a_person_can_be_ticked(packet: Packet, verdict: Verdict) -> None:
    before = replace(FAILURE, verdict=verdict)
    same, warning = ticked(packet, {"missing-referees:referees": "no"}, before)
    assert same == before
    assert warning.code == "tick-of-no-question"
    assert verdict.value in warning.message


def test_a_name_that_several_rules_bear_ticks_none_of_them(packet: Packet) -> None:
    form, copy = (replace(QUESTION, rule="by-hand", subject="", message=said) for said in ("fill in the form", "send a copy"))
    first, second, warning = ticked(packet, {"by-hand": "yes"}, form, copy)
    assert (first, second) == (form, copy)
    assert (warning.code, warning.verdict) == ("ambiguous-tick", Verdict.WARNING)
    named = replace(form, rule="referee-form")
    assert [one.verdict for one in ticked(packet, {"referee-form": "yes"}, named, copy)] == [Verdict.DONE, Verdict.NEEDS_PERSON]


def test_without_ticks_or_without_a_position_nothing_changes(packet: Packet) -> None:
    assert ticked(packet, {}, QUESTION, FAILURE) == (QUESTION, FAILURE)
    assert tick(replace(packet, plan=replace(packet.plan, position=None), findings=(QUESTION,))) == (QUESTION,)


def test_ticks_are_read_from_the_file_and_reach_the_built_packet(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, POSITION + "done: {paper-title:ditto: 2026-11-20}\n")
    assert packet.plan.position
    assert packet.plan.position.done == {"paper-title:ditto": "2026-11-20"}
    assert "stale-tick:paper-title:ditto" in {finding.name for finding in packet.findings}
