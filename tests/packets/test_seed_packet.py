"""The main job: the seed's faculty packet, built and read back from its bytes."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from seed_packet import DAY, PINNED, generated_papers, seed_packet

from packet.model.packet import Packet
from packet.model.sources import Request
from packet.output import manifest, write_packet


@pytest.fixture(scope="module")
def packet(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Packet:
    """With generated papers."""
    folder = tmp_path_factory.mktemp("seed")
    return seed_packet(repository, generated_papers(folder / "papers"), folder / "cache")


@pytest.fixture(scope="module")
def real_packet(repository: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Packet:
    """With the real papers."""
    return seed_packet(repository, shared / "papers", tmp_path_factory.mktemp("cache"))


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def pages_text(data: bytes) -> list[str]:
    return [page.extract_text() for page in reader(data).pages]


def part(packet: Packet, name: str) -> bytes:
    return next(one.file.data for one in packet.parts if one.name == name)


def outline_titles(pdf: PdfReader, entries: object = None, depth: int = 0) -> Iterator[tuple[int, str, int]]:
    """Depth, title and page (from 1) of every bookmark."""
    for entry in pdf.outline if entries is None else entries:  # type: ignore[attr-defined]
        if isinstance(entry, list):
            yield from outline_titles(pdf, entry, depth + 1)
        else:
            yield depth, str(entry.title), (pdf.get_destination_page_number(entry) or 0) + 1


def test_the_documents_stand_in_the_targets_order(packet: Packet) -> None:
    assert [one.file_name for one in packet.parts] == [
        "01-cover-letter.pdf",
        "02-cv.pdf",
        "03-publication-list.pdf",
        "04-publication-bundle.pdf",
    ]
    assert sum(one.file.pages for one in packet.parts) == packet.file.pages == len(reader(packet.file.data).pages)


def test_there_is_a_bookmark_for_each_document_and_each_paper_with_the_papers_own_below(packet: Packet) -> None:
    found = list(outline_titles(reader(packet.file.data)))
    documents = [(title, page) for depth, title, page in found if depth == 0]
    assert documents == [(one.title, one.first) for one in packet.parts]
    papers = [title for depth, title, _ in found if depth == 1 and re.match(r"[A-Z]\d+ ", title)]
    assert [title.split(" ", 1)[1] for title in papers] == [work.publication.title for work in packet.plan.attached]
    below = [title for depth, title, _ in found if depth == 2]
    assert below[-9:] == [f"{key} {page}" for key in PINNED for page in (1, 2, 3)]


def test_page_labels_number_the_packet(packet: Packet) -> None:
    assert reader(packet.file.data).page_labels == [str(page) for page in range(1, packet.file.pages + 1)]


def test_document_information_names_the_applicant_and_no_date(packet: Packet) -> None:
    said = reader(packet.file.data).metadata
    assert said is not None
    assert said.author == "Chao Jin"
    assert "Chao Jin" in str(said.title)
    assert said.creation_date is None


def internal_links(pdf: PdfReader) -> Iterator[tuple[int, int]]:
    """Page and page led to, from 1, of every link inside the file."""
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(pdf.pages, 1) if page.indirect_reference}
    for at, page in enumerate(pdf.pages, 1):
        for annotation in page.get("/Annots") or ():
            entry = annotation.get_object()
            target = entry.get("/Dest") or (entry.get("/A") or {}).get("/D")
            if entry.get("/Subtype") == "/Link" and target is not None:
                yield at, numbers[target[0].idnum]


def test_links_of_a_paper_stay_inside_it_though_all_papers_use_the_same_names(packet: Packet) -> None:
    first = packet.parts[-1].first + packet.parts[-1].own_pages
    spans = [range(first + 3 * at, first + 3 * at + 3) for at in range(3)]
    inside = [(here, there) for here, there in internal_links(reader(packet.file.data)) if here >= first]
    assert len(inside) == 9
    for here, there in inside:
        assert any(here in span and there in span for span in spans), (here, there)


def test_numbers_in_letter_cv_list_and_index_lead_to_the_bound_papers(packet: Packet) -> None:
    starts = {packet.parts[-1].first + packet.parts[-1].own_pages + 3 * at for at in range(3)}
    links = list(internal_links(reader(packet.file.data)))
    for one in packet.parts:
        pages = range(one.first, one.first + one.own_pages)
        assert starts <= {there for here, there in links if here in pages}, one.name


def test_the_index_prints_the_page_that_its_link_leads_to(packet: Packet) -> None:
    index = squeezed(pages_text(part(packet, "publication-bundle"))[0])
    first = packet.parts[-1].first + packet.parts[-1].own_pages
    for at in range(3):
        assert re.search(rf"\.{first + 3 * at}(?!\d)", index) or str(first + 3 * at) in index


def test_every_page_of_a_paper_is_stamped_with_its_place(packet: Packet) -> None:
    texts = pages_text(packet.file.data)
    first = packet.parts[-1].first + packet.parts[-1].own_pages
    for at in range(9):
        page = first + at
        assert f"Paper {at // 3 + 1} of 3 · Jin · packet page {page} of {packet.file.pages}" in texts[page - 1]


def test_one_numbering_serves_the_whole_packet(packet: Packet) -> None:
    for work in packet.plan.works:
        wanted = squeezed(f"[{work.number}]{work.publication.title[:20]}")
        for name in ("cv", "publication-list"):
            assert wanted in squeezed(" ".join(pages_text(part(packet, name)))), (work.key, name)


def test_highlighted_papers_come_first_in_the_list_with_role_and_reason(packet: Packet) -> None:
    text = squeezed(" ".join(pages_text(part(packet, "publication-list"))))
    places = [text.index(squeezed(work.publication.title)) for work in (*packet.plan.highlighted, packet.plan.works[-1])]
    assert places == sorted(places)
    assert squeezed("Chao Jin: equal first author") in text
    assert squeezed("MegaScale-Infer achieves up to 1.90×") in text


def test_only_the_owner_is_bold_among_authors(packet: Packet) -> None:
    for page in reader(part(packet, "cv")).pages:
        bold: list[str] = []

        def note(text: str, _a: object, _b: object, font: dict[str, object] | None, _c: object, bold: list[str] = bold) -> None:
            if font and "Semi" in str(font.get("/BaseFont")) and text.strip():
                bold.append(text)

        page.extract_text(visitor_text=note)
        assert not any("Xin Jin" in words for words in bold)


def test_every_part_is_a_whole_file_whose_hash_the_manifest_gives(packet: Packet, tmp_path: Path) -> None:
    write_packet(packet, tmp_path)
    said = json.loads((tmp_path / "manifest.json").read_text())
    for one in [said["file"], *({**entry, "name": entry["file"]} for entry in said["parts"])]:
        data = (tmp_path / one["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one["sha256"]
        assert len(reader(data).pages) == one["pages"]


def test_the_manifest_gives_reasons_fonts_and_the_hash_of_every_input(packet: Packet) -> None:
    said = json.loads(manifest(packet))
    attached = [paper["key"] for paper in said["papers"] if paper["attached"]]
    assert attached == list(PINNED)
    assert {paper["reason"] for paper in said["papers"] if paper["attached"]} == {"pinned by you"}
    assert len(said["papers"]) == 12
    assert {"profiles/chao-jin/profile.yaml", "templates/targets/faculty-job.yaml", "letters/faculty.md", "paper:ditto"} <= said[
        "inputs"
    ].keys()
    assert all(re.fullmatch(r"[0-9a-f]{64}", value) for value in said["inputs"].values())
    assert said["fonts"]
    assert all(re.fullmatch(r"[0-9a-f]{64}", font["sha256"]) for font in said["fonts"])


def test_a_paper_without_a_pdf_gets_a_reference_sheet_and_a_finding(repository: Path, tmp_path: Path) -> None:
    papers = generated_papers(tmp_path / "papers")
    (papers / "ragcache.pdf").write_bytes(b"%PDF-1.7 this is no PDF")
    (papers / "ditto.pdf").unlink()
    packet = seed_packet(repository, papers, tmp_path / "cache")
    text = squeezed(" ".join(pages_text(packet.file.data)))
    assert text.count(squeezed("The full text is not part of this packet.")) == 2
    for number in (1, 2, 3):
        assert squeezed(f"Paper {number} of 3 · Jin · packet page") in text
    findings = {finding.code: finding for finding in packet.findings if finding.code.startswith("paper-")}
    assert findings.keys() >= {"paper-broken", "paper-missing"}
    assert "ragcache.pdf" in findings["paper-broken"].message
    assert findings["paper-broken"].remedy
    assert [len(one.papers.readable) for one in [packet]] == [1]


def test_topics_steer_the_selection_and_never_shorten_the_full_list(repository: Path, tmp_path: Path) -> None:
    papers = generated_papers(tmp_path / "papers")
    chosen = {}
    for topic in ("moe", "serverless"):
        packet = seed_packet(repository, papers, tmp_path / "cache", request=Request(DAY, topics=(topic,)))
        chosen[topic] = {work.key for work in packet.plan.chosen}
        assert len(packet.plan.works) == 12
        assert squeezed("Melon: Breaking the Memory Wall") in squeezed(" ".join(pages_text(part(packet, "cv"))))
    assert chosen == {"moe": {"megascale-moe", "megascale-infer"}, "serverless": {"ditto", "jolteon", "faaspr", "hydraserve"}}


def test_the_internship_resume_is_one_page_and_nothing_is_bound(repository: Path, tmp_path: Path) -> None:
    packet = seed_packet(
        repository, generated_papers(tmp_path / "papers"), tmp_path / "cache", target="internship", request=Request(DAY)
    )
    assert [(one.name, one.file.pages) for one in packet.parts] == [("cover-letter", 1), ("resume", 1)]


def test_the_position_that_lacks_required_documents_is_not_ready(repository: Path, tmp_path: Path) -> None:
    papers = generated_papers(tmp_path / "papers")
    packet = seed_packet(repository, papers, tmp_path / "cache", position="northwestern-cs", request=Request(DAY))
    assert not packet.ready
    assert {finding.document for finding in packet.findings if finding.code == "missing-document"} == {
        "research-statement",
        "teaching-statement",
    }
    letter = squeezed(" ".join(pages_text(part(packet, "cover-letter"))))
    assert squeezed("Assistant Professor in the Department of Computer Science at Northwestern University") in letter
    assert reader(packet.file.data).pages[0].mediabox.width == 612


def test_the_same_sources_give_the_same_bytes_in_any_folder_under_any_hash_seed(repository: Path, tmp_path: Path) -> None:
    papers = generated_papers(tmp_path / "papers")
    hashes = set()
    for seed in ("1", "2"):
        out = tmp_path / f"out-{seed}"
        command = [sys.executable, "-m", "packet", "build", "--target", "faculty-job", "--date", "2026-11-24", "--out", str(out)]
        command += ["--papers", str(papers), "--pin", "ditto", "--attach", "2", "--workspace", str(repository)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run(command, check=True, env=environment, cwd=tmp_path, capture_output=True)
        hashes.add(hashlib.sha256((out / "faculty-job/packet.pdf").read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_with_the_real_papers_no_internal_link_leaves_its_paper(real_packet: Packet) -> None:
    bundle = real_packet.parts[-1]
    first = bundle.first + bundle.own_pages
    spans = []
    for work in real_packet.plan.attached:
        count = len(real_packet.papers.readable[work.key].pages)
        spans.append(range(first, first + count))
        first += count
    links = [(here, there) for here, there in internal_links(reader(real_packet.file.data)) if here >= spans[0][0]]
    assert links
    assert all(any(here in span and there in span for span in spans) for here, there in links)


def test_the_real_papers_keep_their_web_links(real_packet: Packet, shared: Path) -> None:
    def web_links(pdf: PdfReader) -> list[str]:
        entries = [annotation.get_object() for page in pdf.pages for annotation in page.get("/Annots") or ()]
        return sorted(str(entry["/A"]["/URI"]) for entry in entries if "/URI" in (entry.get("/A") or {}))

    bound = web_links(reader(real_packet.file.data))
    for work in real_packet.plan.attached:
        for link in web_links(PdfReader(shared / f"papers/{work.key}.pdf")):
            assert link in bound
