"""The seed's anonymous packet, built and read back from its bytes: nothing of ours says who it is, and the pages are whole."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conformance import faults
from pypdf import PdfReader
from seed_packet import DAY, PINNED, generated_papers, seed_packet

from packet.model.finding import Verdict
from packet.model.output import Output
from packet.model.packet import Packet
from packet.model.plain_text import plain_text
from packet.model.sources import Request

IDENTITY = re.compile(
    r"\bchao|jin\b|pku|peking|z8_hnf|0009-0006|yiheyuan|haibin lin|ranchen ming|rui miao|ziheng jiang", re.IGNORECASE
)


@pytest.fixture(scope="module")
def packet(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Packet:
    folder = tmp_path_factory.mktemp("anonymous")
    request = Request(DAY, pin=PINNED, attach=3, anonymous=True)
    return seed_packet(repository, generated_papers(folder / "papers"), folder / "cache", request=request)


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_no_page_of_ours_and_no_stamp_says_who_it_is(packet: Packet) -> None:
    pages = texts(packet.file.data)
    assert [words for text in pages for words in IDENTITY.findall(text)] == []
    assert (
        f"Paper 1 of 3 · Anonymous applicant · packet page {packet.parts[-1].first + 1} of {len(pages)}"
        in pages[packet.parts[-1].first]
    )


def test_no_metadata_bookmark_or_link_of_any_file_says_who_it_is(packet: Packet) -> None:
    assert packet.files
    for file in packet.files:
        pdf = PdfReader(io.BytesIO(file.file.data))
        said = [str(pdf.metadata), str(pdf.outline), pdf.xmp_metadata.stream.get_data().decode() if pdf.xmp_metadata else ""]
        said += [str(note.get_object()) for page in pdf.pages for note in page.get("/Annots") or ()]
        assert [words for text in said for words in IDENTITY.findall(text)] == [], file.name
        assert pdf.metadata
        assert pdf.metadata.author == "Anonymous applicant"


def test_nothing_fails_and_what_only_a_person_can_see_is_asked(packet: Packet) -> None:
    found = [one for one in packet.findings if one.code.startswith("anonymous")]
    assert not any(one.blocks for one in found)
    assert sum(one.code == "anonymous-paper" and one.verdict is Verdict.NEEDS_PERSON for one in found) == 3
    assert packet.ready


def test_file_names_call_the_applicant_as_the_packet_does(repository: Path, tmp_path: Path, packet: Packet) -> None:
    from packet.merge import files_of

    named = replace(packet, plan=replace(packet.plan, output=Output(name="{surname}_{name}_{document}.pdf")))
    names = [file.name for file in files_of(named, ())]
    assert names[1] == "Anonymous-applicant_Anonymous-applicant_cover-letter.pdf"


def test_an_anonymous_packet_without_papers_conforms(repository: Path, tmp_path: Path) -> None:
    request = Request(DAY, anonymous=True)
    packet = seed_packet(repository, tmp_path, tmp_path / "cache", target="internship", request=request)
    assert {file.name: faults(file.file.data) for file in packet.files} == {file.name: [] for file in packet.files}


@pytest.mark.parametrize("name", ["cover-letter", "cv", "publication-list"])
def test_what_an_anonymous_document_says(packet: Packet, golden: Callable[[str, str], None], name: str) -> None:
    document = next(one for one in packet.documents if one.name == name)
    golden(f"documents/anonymous.{name}", plain_text(document))
