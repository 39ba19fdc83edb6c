"""A packet whose target or position asks for `contents: {}`: a page that says, and shows by links, where everything begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import seed_plan
from printed import printed
from small_packet import small_packet

from packet.compose.contents import contents
from packet.merge import facts
from packet.model.packet import Packet
from packet.model.plan import PlannedDocument
from packet.model.target import DocumentSpec

POSITION = """target: faculty-job
institution: {name: Test University}
title: Assistant Professor
attach: 1
documents: {contents: {}}
"""


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Packet:
    return small_packet(tmp_path_factory.mktemp("contents"), POSITION, papers=("steady", "probes"))


def test_each_document_and_paper_is_a_link_to_the_page_where_it_begins(packet: Packet) -> None:
    (page,) = [part for part in packet.parts if part.name == "contents"]
    first = {part.name: part.first for part in packet.parts}
    seen = facts(packet.file.data)
    leads_to = {link.target for link in seen.links if link.page == page.first}
    papers = {item.page for item in seen.outline if item.level == 1 and re.match(r"[A-Z]\d+ ", item.title)}
    assert leads_to == {page for name, page in first.items() if name != "contents"} | papers
    assert papers


def test_a_contents_page_alone_leads_nowhere_but_says_the_pages(packet: Packet) -> None:
    (page,) = [part for part in packet.parts if part.name == "contents"]
    assert facts(page.file.data).links == ()


def test_the_contents_page_says_this(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    for key in ("ditto", "ragcache", "megascale-infer"):
        (tmp_path / f"{key}.pdf").touch()
    plan = seed_plan("faculty-job", papers=tmp_path)
    asked = PlannedDocument("contents", "contents", "Contents", DocumentSpec())
    golden("documents/faculty-job.contents", printed(contents(asked, plan)))
