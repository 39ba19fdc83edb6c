"""Bookmarks of a packet lead where their words stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from small_packet import small_packet

from packet.check.pages.bookmarks import check_bookmarks
from packet.merge.inspection import inspect
from packet.model.finding import Verdict
from packet.model.inspection import Inspection
from packet.model.pdf_facts import OutlineFact

POSITION = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\nattach: 1\n"


@pytest.fixture(scope="module")
def inspection(tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    return inspect(small_packet(tmp_path_factory.mktemp("bookmarks"), POSITION, papers=("steady",)))


def changed(inspection: Inspection, change: Callable[[OutlineFact], OutlineFact]) -> Inspection:
    outline = tuple(map(change, inspection.facts.outline))
    return replace(inspection, facts=replace(inspection.facts, outline=outline))


def said(inspection: Inspection) -> list[tuple[Verdict, str]]:
    return [(one.verdict, one.message) for one in check_bookmarks(inspection)]


def test_all_bookmarks_of_a_packet_are_right(inspection: Inspection) -> None:
    count = len(inspection.facts.outline)
    assert said(inspection) == [(Verdict.PASS, f"{count} bookmarks: where their words stand")]


def test_a_document_whose_bookmark_leads_to_another_page_is_told(inspection: Inspection) -> None:
    part = next(part for part in inspection.packet.parts if part.name == "cv")
    moved = changed(inspection, lambda one: replace(one, page=1) if one.title == part.title and one.level == 0 else one)
    assert (Verdict.WARNING, f"its bookmark leads to page 1, it begins on page {part.first}") in said(moved)


def test_a_heading_on_another_page_than_its_bookmark_is_told(inspection: Inspection) -> None:
    letter = inspection.packet.parts[0]
    moved = changed(inspection, lambda one: replace(one, page=letter.first) if one.title == "Education" else one)
    assert said(moved) == [(Verdict.WARNING, "a bookmark says “Education”, which does not stand on its page")]


def test_a_bookmark_to_nowhere_is_told(inspection: Inspection) -> None:
    dead = changed(inspection, lambda one: replace(one, page=0) if one.title == "Education" else one)
    assert said(dead) == [(Verdict.WARNING, "1 bookmark to no page: “Education”")]


def test_pages_are_read_of_documents_and_not_of_papers(inspection: Inspection) -> None:
    own = {number for part in inspection.packet.parts for number in part.page_numbers}
    assert set(inspection.pages) == own
    assert len(own) < inspection.packet.file.pages, "the paper is bound, and not measured"
    for part in inspection.packet.parts:
        assert all(page.text for page in inspection.pages_of(part))
