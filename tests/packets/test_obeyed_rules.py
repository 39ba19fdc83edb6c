"""Rules on the look of pages, seen in the finished packet: the bytes change because of the rule."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from small_packet import small_packet

from packet.model.finding import Verdict
from packet.model.laid import Letters
from packet.model.packet import Packet
from packet.render import layout

COMMON = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\nattach: 0\n"


def built(folder: Path, *rules: str) -> Packet:
    return small_packet(folder, COMMON + "must:\n" + "".join(f"  - {rule}\n" for rule in rules) if rules else COMMON)


def sizes(packet: Packet) -> set[tuple[int, int]]:
    document = pypdfium2.PdfDocument(packet.file.data)
    return {(round(page.get_width()), round(page.get_height())) for page in document}


def sizes_of_letters(packet: Packet, name: str) -> list[float]:
    """Sizes in points of all letters of a document but its running line and what is raised."""
    plan = packet.plan
    document = next(one for one in packet.documents if one.name == name)
    theme = next(one.theme for one in plan.documents if one.name == name)
    assert theme
    laid = layout(document, theme, plan.paper)
    return [item.size for sheet in laid.sheets for item in sheet.items if isinstance(item, Letters) and item.way]


def test_the_paper_is_that_of_the_rule(tmp_path: Path) -> None:
    assert sizes(built(tmp_path / "a")) == {(595, 842)}
    assert sizes(built(tmp_path / "b", "{paper: Letter}")) == {(612, 792)}


@pytest.mark.parametrize("name", ["cover-letter", "cv"])
def test_the_text_is_as_large_as_the_rule_wants_it(tmp_path: Path, name: str) -> None:
    assert min(sizes_of_letters(built(tmp_path / "a"), name)) < 12
    assert min(sizes_of_letters(built(tmp_path / "b", f"{{font-size: 12+, in: {name}}}"), name)) >= 11.99


@pytest.mark.parametrize("theme", ["classic", "awesome"])
def test_no_ink_stands_in_the_margin_that_a_call_wants_running_lines_neither(tmp_path: Path, theme: str) -> None:
    long = "I have a great deal to say about this place and about its people. " * 60
    packet = small_packet(tmp_path, f"{COMMON}theme: {theme}\nfit: {long}\nmust: [{{margins: 1 in}}]\n")
    assert packet.parts[0].own_pages > 1
    [finding] = [finding for finding in packet.findings if finding.rule == "margins"]
    assert finding.verdict is Verdict.PASS, finding.message


def test_the_applicants_name_is_underlined_where_the_rule_wants_it_and_nothing_else_moves(tmp_path: Path) -> None:
    plain, underlined = built(tmp_path / "a"), built(tmp_path / "b", "{owner: underlined}")
    assert plain.file.pages == underlined.file.pages
    ours, theirs = (pypdfium2.PdfDocument(one.file.data) for one in (plain, underlined))
    for first, second in zip(ours, theirs, strict=True):
        assert first.get_textpage().get_text_bounded() == second.get_textpage().get_text_bounded()
    assert _bars(underlined) > _bars(plain)


def _bars(packet: Packet) -> int:
    """Rectangles and lines drawn on all pages."""
    document = pypdfium2.PdfDocument(packet.file.data)
    return sum(1 for page in document for item in page.get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH)


def test_a_letter_may_be_longer_than_the_target_says_where_the_call_wants_more(tmp_path: Path) -> None:
    long = f"fit: {'I have a great deal to say about this place and about its people. ' * 60}\n"
    short = small_packet(tmp_path / "a", COMMON + long)
    assert [finding.code for finding in short.findings if finding.blocks] == ["too-many-pages"]
    packet = small_packet(tmp_path / "b", COMMON + long + "must: [{pages: 2-3, in: cover-letter, quote: letter 2-3 pp}]\n")
    assert packet.ready
    assert packet.parts[0].own_pages == 2


def test_files_bear_the_names_that_the_call_wants(tmp_path: Path) -> None:
    packet = built(
        tmp_path,
        "{files: per-document}",
        "{file-name: '{initial}{surname}_{document}.pdf'}",
        "{file-name: '{SURNAME}.pdf', in: cv}",
    )
    assert [one.name for one in packet.files] == ["AExample_cover-letter.pdf", "EXAMPLE.pdf", "AExample_publication-list.pdf"]
