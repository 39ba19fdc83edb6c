"""What has one date is told with one date in all letters and statements of a packet."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_packet import small_packet

from packet.model.finding import Verdict

POSITION = """
target: faculty-job
institution: {name: Test University}
title: Assistant Professor
attach: 0
fit: "FIT"
"""


@pytest.mark.parametrize(
    ("letter", "statement", "event"),
    [
        ("I will graduate in June 2027.", "I expect to graduate in May 2027.", "graduation"),
        ("I defend my thesis on June 3, 2027.", "I complete my Ph.D. in July 2027.", "graduation"),
        ("I am available from September 2027.", "I can start in August 2027.", "start"),
        ("I will graduate in June 2027. I am available from August 2027.", "I graduate in June 2027.", ""),
        ("I graduate on June 3, 2027.", "I expect to graduate in June 2027.", ""),
        ("I graduated in June 2022 and will defend my thesis in May 2027.", "I defend my thesis in May 2027.", ""),
        ("I will graduate in June 2027.", "The workshop was held in May 2025.", ""),
    ],
)
def test_an_event_with_two_dates_is_asked_about(tmp_path: Path, letter: str, statement: str, event: str) -> None:
    packet = small_packet(tmp_path, POSITION.replace("FIT", letter), statements={"research.md": statement})
    found = [one for one in packet.findings if one.code == "dates-differ"]
    assert [one.subject for one in found] == [event] * bool(event)
    assert all(one.verdict is Verdict.NEEDS_PERSON and one.remedy and one.document == "research-statement" for one in found)
