"""A packet written as the portal wants it: one file, one a document, groups, papers apart, names."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from small_packet import small_packet

from packet.merge import facts
from packet.model.packet import Packet
from packet.output import manifest, write_packet

POSITION = """target: faculty-job
institution: {name: ETH Zürich}
title: Assistant Professor
attach: 2
"""


def built(folder: Path, output: str) -> Packet:
    return small_packet(folder, POSITION + f"output: {output}\n", papers=("steady", "probes"))


def files(packet: Packet) -> dict[str, tuple[str, ...]]:
    return {one.name: one.holds for one in packet.files}


DOCUMENTS = ("cover-letter", "cv", "publication-list", "publication-bundle")


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("{files: one}", {"packet.pdf": DOCUMENTS}),
        ("{files: one, name: '{surname}_{institution}.pdf'}", {"Example_ETH-Zurich.pdf": DOCUMENTS}),
        ("{files: per-document}", {f"{number:02}-{name}.pdf": (name,) for number, name in enumerate(DOCUMENTS, 1)}),
        (
            "{files: [[cover-letter, cv], publication-bundle], name: '{surname}_{document}.pdf'}",
            {
                "Example_cover-letter+cv.pdf": ("cover-letter", "cv"),
                "Example_publication-bundle.pdf": ("publication-bundle",),
                "Example_publication-list.pdf": ("publication-list",),
            },
        ),
        (
            "{files: one, papers: merged}",
            {"01-cover-letter+cv+publication-list.pdf": DOCUMENTS[:3], "02-publication-bundle.pdf": DOCUMENTS[3:]},
        ),
        (
            "{files: one, papers: apart, name: '{document}'}",
            {"cover-letter+cv+publication-list.pdf": DOCUMENTS[:3], "steady.pdf": ("steady",), "probes.pdf": ("probes",)},
        ),
        ("{files: one, papers: merged, name: application}", {"application.pdf": DOCUMENTS[:3], "application-2.pdf": DOCUMENTS[3:]}),
    ],
)
def test_these_files_are_written(tmp_path: Path, output: str, expected: dict[str, tuple[str, ...]]) -> None:
    packet = built(tmp_path, output)
    assert files(packet) == expected
    write_packet(packet, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([*expected, "manifest.json"])
    said = json.loads(manifest(packet))
    assert {one["name"]: tuple(one["holds"]) for one in said["files"]} == expected
    assert (said["file"] is not None) == (len(expected) == 1)


def test_no_file_takes_the_name_that_another_was_given(tmp_path: Path) -> None:
    names = "{cover-letter: a, cv: a, publication-list: a-2, publication-bundle: A}"
    assert len(files(built(tmp_path, f"{{files: per-document, names: {names}}}"))) == 4


def test_a_file_numbers_its_own_pages_and_no_text_tells_of_pages_elsewhere(tmp_path: Path) -> None:
    packet = built(tmp_path, "{files: per-document}")
    texts = {one.holds[0]: " ".join(page.extract_text() for page in _reader(one.file.data).pages) for one in packet.files}
    assert "in this packet, page" not in texts["publication-list"]
    assert "packet page" not in texts["publication-bundle"]
    bundle = next(one for one in packet.files if one.holds == ("publication-bundle",))
    assert f"page 2 of {bundle.file.pages}" in " ".join(texts["publication-bundle"].split())
    leads = {link.target for link in facts(bundle.file.data).links if link.page == 1}
    assert leads == {2, 4}  # the index, to the papers of two pages each


def _reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def test_files_of_an_earlier_build_that_are_no_longer_made_are_removed_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_packet(built(tmp_path / "a", "{files: both}"), out)
    (out / "notes.pdf").write_bytes(b"mine")
    write_packet(built(tmp_path / "b", "{files: one}"), out)
    assert sorted(path.name for path in out.iterdir()) == ["manifest.json", "notes.pdf", "packet.pdf"]
