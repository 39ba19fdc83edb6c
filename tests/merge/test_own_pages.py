"""Our own parts are read by their cross-reference table; a parser for any PDF says the same of them."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from seed_packet import generated_papers, seed_packet

from packet.merge import DocumentInfo, Segment, bind
from packet.merge.normalisation import normalise
from packet.merge.own_pages import read_own
from packet.model.laid import Laid
from packet.model.packet import Pages
from packet.model.part import Part
from packet.render import draw


@pytest.fixture(scope="module")
def parts(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Every file that `draw` made for the seed's packet."""
    made: list[bytes] = []

    def noted(laid: Laid, pages: Pages) -> Part:
        part = draw(laid, pages)
        made.append(part.pdf)
        return part

    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("packet.build.draw", noted)
        seed_packet(repository, generated_papers(folder / "papers"), folder / "cache")
    return made


def pictures(data: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(data)
    return [document[at].render(scale=0.5).to_pil().tobytes() for at in range(len(document))]


def test_it_reads_what_a_full_parser_reads(parts: list[bytes]) -> None:
    assert len(parts) == 4
    for pdf in parts:
        own, full = read_own(pdf), normalise(pdf)
        assert [page.size for page in own.pages] == [page.size for page in full.pages]
        assert sorted(bytes(data) for data in own.streams.values()) == sorted(bytes(data) for data in full.streams.values())
        assert own.size == full.size


def test_bound_pages_look_and_read_as_they_were_drawn(parts: list[bytes]) -> None:
    for pdf in parts:
        bound = bind([Segment(read_own(pdf))], DocumentInfo("t")).data
        assert pictures(bound) == pictures(pdf)
        assert [page.extract_text() for page in PdfReader(io.BytesIO(bound)).pages] == [
            page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages
        ]


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.4\n", b"startxref\n5\n%%EOF"])
def test_a_file_of_another_form_is_refused(damage: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        read_own(damage)
