"""What three readers of PDF find in the seed's packet: every title, author and contact as it is written, words parted by one space."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from render_samples import OWNER, PAGES, theme
from seed_packet import DAY, seed_packet

from packet.compose.masthead import masthead
from packet.model.document import Document, Paragraph, text
from packet.model.packet import Packet
from packet.model.sources import Request
from packet.render import draw, layout


def by_pdftotext(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def by_pdfminer(pdf: bytes) -> str:
    return extract_text(io.BytesIO(pdf))


READERS = (by_pdftotext, by_pypdf, by_pdfminer)
Reader = Callable[[bytes], str]


@pytest.fixture(scope="module")
def packet(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Packet:
    folder = tmp_path_factory.mktemp("words")
    return seed_packet(repository, folder, folder / "cache", request=Request(DAY))


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", ["cv", "publication-list"])
def test_every_title_and_author_is_found_as_written(packet: Packet, name: str, read: Reader) -> None:
    said = " ".join(read(next(part.file.data for part in packet.parts if part.name == name)).split())
    works = [work.publication for work in packet.plan.works]
    assert len(works) == 12
    assert [work.title for work in works if work.title not in said] == []
    assert [author.name for work in works for author in work.authors if author.name not in said] == []


@pytest.mark.parametrize("read", READERS)
def test_every_contact_and_every_place_and_date_is_found_as_written(packet: Packet, read: Reader) -> None:
    said = " ".join(read(next(part.file.data for part in packet.parts if part.name == "cv")).split())
    profile = packet.plan.profile
    contacts = [contact.text for contact in masthead(profile).contacts]
    entries = [words for job in profile.experience for words in (job.at, job.place, str(job.dates))]
    entries += [words for school in profile.education for words in (school.at, school.degree, str(school.dates))]
    assert [words for words in (profile.name, profile.email, profile.address, *contacts, *entries) if words not in said] == []


@pytest.mark.parametrize("read", READERS)
def test_no_letter_stands_there_that_no_keyboard_has(packet: Packet, read: Reader) -> None:
    assert re.findall("[\u00ad\u2010\u2011\ufb00-\ufb06\ue000-\uf8ff\ufffd\u200b-\u200f]", read(packet.file.data)) == []


def test_a_broken_word_is_found_whole_by_pdftotext() -> None:
    words = "notwithstanding internationalisation a characteristically telecommunication " * 9
    laid = layout(Document("letter", "Letter", OWNER, "letter", (Paragraph(text(words.strip())),)), theme("awesome"), "A4")
    said = by_pdftotext(draw(laid, PAGES).pdf)
    assert len(said.splitlines()) > 5
    for word in set(words.split()):
        assert len(re.findall(rf"\b{word}\b", said)) == 9


@pytest.mark.parametrize("look", ["awesome", "classic", "compact"])
def test_the_letters_of_the_seed_break_few_words(packet: Packet, look: str) -> None:
    letter = next(document for document in packet.documents if document.name == "cover-letter")
    items = [item for sheet in layout(letter, theme(look), "A4").sheets for item in sheet.items]
    assert sum(bool(getattr(item, "says", None)) for item in items) <= 1


def test_what_belongs_to_an_award_stands_together_for_every_reader(repository: Path, tmp_path: Path) -> None:
    """In a column apart, pdftotext tells six years, then six titles, then six givers."""
    packet = seed_packet(repository, tmp_path, tmp_path / "cache")
    said = by_pdftotext(next(part.file.data for part in packet.parts if part.name == "cv"))
    for award in (
        "2024 Merit Student",
        "2024 Huawei Scholarship",
        "2023 Presidential Scholarship",
        "2021 Learning Excellence Award",
    ):
        assert f"{award}, Peking University Award, Peking University" in " ".join(said.split())
