"""Our own files, read without a PDF library, say what pypdf reads in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from seed_packet import generated_papers, seed_packet
from small_packet import small_packet

from packet.merge import DocumentInfo, Segment, bind, facts, normalise
from packet.merge.own_objects import Name, Reference, parsed
from packet.merge.reading_own import own_facts
from packet.merge.unreadable import UnreadablePdf
from packet.model.paper import Paper, Treatment

POSITION = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\n"


def test_the_whole_packet_and_every_file_of_it_read_alike(repository: Path, tmp_path: Path) -> None:
    packet = seed_packet(repository, generated_papers(tmp_path / "papers"), tmp_path / "cache")
    for data in (packet.file.data, *(one.file.data for one in packet.files)):
        assert own_facts(data) == facts(data)
    assert own_facts(packet.file.data).links
    assert own_facts(packet.file.data).outline


def test_split_files_read_alike(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, POSITION + "attach: 1\noutput: {files: per-document, papers: apart}\n", papers=("steady",))
    for one in packet.files:
        assert own_facts(one.file.data) == facts(one.file.data)


def bound(pdf: bytes, treatment: Treatment) -> bytes:
    body = normalise(pdf, treatment)
    paper = Paper("a", "0", body.to_bytes(), tuple(page.size for page in body.pages), len(pdf), body.condition)
    return bind([Segment.of_paper(paper, title="Ein Märchen", level=0)], DocumentInfo("Whole", author="Ada É.")).data


def test_attached_files_read_alike() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 300)
    writer.add_attachment("data.csv", b"1,2")
    with_file = bound(_bytes(writer), Treatment(files=True))
    assert own_facts(with_file) == facts(with_file)
    assert own_facts(with_file).attached == ("data.csv",)


def _bytes(writer: PdfWriter) -> bytes:
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.slow
def test_real_papers_read_alike(shared: Path) -> None:
    for path in sorted([*(shared / "papers").glob("*.pdf"), *(shared / "corpus/papers").glob("*.pdf")]):
        data = bound(path.read_bytes(), Treatment())
        assert own_facts(data) == facts(data), path.name


@pytest.mark.slow
def test_difficult_pdfs_read_alike(shared: Path) -> None:
    for path in sorted((shared / "corpus/pdf").glob("*.pdf")):
        try:
            data = bound(path.read_bytes(), Treatment(files=True))
        except UnreadablePdf:
            continue
        assert own_facts(data) == facts(data), path.name


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"startxref\n12\n%%EOF\n"])
def test_bytes_that_are_not_of_our_form_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        own_facts(data)


def test_an_object_is_read_with_all_that_it_holds() -> None:
    line = b"<</A[1 0 R<666f>/N#20x -1.5 true null]/B<</C<feff00e9>>>>>"
    assert parsed(line) == {
        "A": [Reference(1), b"fo", Name("N x"), -1.5, True, None],
        "B": {"C": "\ufeffé".encode("utf-16-be")},
    }


@pytest.mark.parametrize("line", [b"<<", b">>", b"[", b"1 2", b""])
def test_what_is_not_one_object_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"bracket|one object"):
        parsed(line)
