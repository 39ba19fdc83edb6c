"""A packet whose target wants smaller pictures, or the files attached to papers: what is bound, and what is said of it."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from picture_samples import flate, page_with, photograph, written
from pypdf import PdfReader
from small_packet import small_packet

from packet.cli.summary import summary
from packet.model.finding import Verdict
from packet.model.packet import Packet
from packet.output import manifest

POSITION = """target: faculty-job
institution: {name: ETH Zürich}
title: Assistant Professor
documents: {research-statement: {}}
output: {files: one, OUTPUT}
"""


def built(folder: Path, output: str) -> Packet:
    """With a statement that has a picture of 288 dpi and a file attached to it."""
    writer = page_with(flate(photograph(), "/DeviceRGB"))
    writer.add_attachment("data.csv", b"1,2")
    return small_packet(folder, POSITION.replace("OUTPUT", output), statements={"research.pdf": written(writer)})


def findings(packet: Packet) -> dict[str, tuple[Verdict, str]]:
    mine = [one for one in packet.findings if one.document == "research-statement"]
    return {one.code: (one.verdict, one.message) for one in mine}


def test_as_a_rule_pictures_stay_and_attached_files_go(tmp_path: Path) -> None:
    packet = built(tmp_path, "papers: in")
    assert PdfReader(BytesIO(packet.file.data)).attachments == {}
    assert "paper-pictures" not in findings(packet)
    assert "paper-cleaned" in findings(packet)
    assert json.loads(manifest(packet))["bound"][0]["pictures"] is None


def test_what_the_target_wants_is_done_and_said_in_summary_and_manifest(tmp_path: Path) -> None:
    usual = built(tmp_path / "usual", "papers: in")
    packet = built(tmp_path / "treated", "pictures: 100 dpi, attachments: keep")
    assert dict(PdfReader(BytesIO(packet.file.data)).attachments) == {"data.csv": [b"1,2"]}
    assert len(packet.file.data) < len(usual.file.data)
    found = findings(packet)
    assert found["paper-attached-files"] == (Verdict.NEEDS_PERSON, "research-statement: attached files kept: data.csv")
    verdict, said = found["paper-pictures"]
    assert verdict is Verdict.WARNING
    assert said.startswith("research-statement: pictures made smaller: 0.")
    assert said.endswith("(1 picture, to 100 dpi)")
    assert said in summary(packet, "packet.pdf")
    (bound,) = json.loads(manifest(packet))["bound"]
    assert bound["files_kept"] == ["data.csv"]
    assert [(one["page"], one["dpi_before"], one["dpi_after"]) for one in bound["pictures"]["smaller"]] == [(1, 288, 100)]
