"""Documents that a call does not ask for, where it lists what it wants."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_packet import small_packet

from packet.model.finding import Finding, Verdict

COMMON = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\nattach: 0\n"
STATEMENTS = {"research.md": "I study looms.\n", "teaching.md": "I teach looms.\n"}


def told(folder: Path, position: str) -> list[Finding]:
    packet = small_packet(folder, COMMON + position, statements=STATEMENTS)
    return [one for one in packet.findings if one.code == "not-asked-for"]


def test_what_the_target_adds_to_a_list_of_a_call_is_told_in_one_line(tmp_path: Path) -> None:
    [finding] = told(tmp_path, "must: [{documents: [cover-letter, cv]}]\n")
    assert finding.verdict is Verdict.WARNING
    assert finding.message.startswith("not asked for by this call: ")
    assert "research-statement" in finding.message and "publication-list" not in finding.message
    assert "research-statement: {omit: true}" in finding.remedy


@pytest.mark.parametrize(
    "position",
    [
        "must: [{pages: up to 20, in: research-statement}]\n",  # nobody lists documents
        "must: [{documents: cv}]\n",
        "",
    ],
)
def test_a_call_that_lists_nothing_minds_nothing(tmp_path: Path, position: str) -> None:
    assert told(tmp_path, position) == []


@pytest.mark.parametrize("spec", ["{omit: true}", "{pages: up to 9}"])
def test_a_document_that_the_position_omits_or_names_is_not_told(tmp_path: Path, spec: str) -> None:
    own = f"documents: {{research-statement: {spec}, teaching-statement: {spec}}}\n"
    found = told(tmp_path, own + "must: [{documents: [cover-letter, cv]}]\n")
    assert all("statement" not in one.message for one in found)
    assert found


def test_a_text_that_is_too_short_is_to_be_lengthened(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON + "must: [{pages: 5+, in: cv}, {pages: up to 1, in: research-statement}]\n")
    [short] = [one for one in packet.findings if one.code == "wrong-page-count" and one.document == "cv"]
    assert short.remedy == "write more"
