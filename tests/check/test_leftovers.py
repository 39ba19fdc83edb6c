"""Placeholders, example text and marks of a template are found in every document of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_packet import small_packet

from packet.model.finding import Verdict

COMMON = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\nattach: 0\n"


@pytest.mark.parametrize(
    ("fit", "verdict"),
    [
        ("I like XXX very much.", Verdict.FAIL),
        ("TODO: say why.", Verdict.FAIL),
        ("I have long admired [Company].", Verdict.FAIL),
        ("(Example text; say why you and this place fit.)", Verdict.WARNING),
        ("I build systems for methods named TODOS and a toddler named Name.", None),
    ],
)
def test_a_leftover_in_the_letter_is_found(tmp_path: Path, fit: str, verdict: Verdict | None) -> None:
    packet = small_packet(tmp_path, COMMON + f'fit: "{fit}"\n')
    found = [finding for finding in packet.findings if finding.code == "leftover" and finding.verdict is not Verdict.PASS]
    assert [finding.verdict for finding in found] == ([verdict] if verdict else [])
    assert all(finding.document == "cover-letter" and finding.remedy for finding in found)
    assert packet.ready == (verdict is not Verdict.FAIL)


def test_a_passed_deadline_is_told_with_its_year(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON + "deadlines: {hard: 2020-01-15}\n")
    assert packet.plan.heading.endswith("the deadline was 15 Jan 2020")
