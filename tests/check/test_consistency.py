"""The documents of a packet agree: each check on a packet that does, and on what it would be if one place said something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from inconsistent import (
    COMMON,
    TWO_REFEREES,
    found,
    instead,
    only,
    with_document,
    with_outline,
    with_plan,
    with_publications,
    with_references,
    without_part,
)
from inspected import inspected, reworded
from seed_packet import generated_papers, seed_packet
from small_packet import small_packet

from packet.check.consistency import check_consistency
from packet.model.finding import Verdict
from packet.model.inspection import Inspection
from packet.model.paper import Papers
from packet.model.plain_text import plain_text
from packet.model.plan import Plan

DITTO = "Ditto: Efficient Serverless Analytics with Elastic Parallelism"


# ── what agrees ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("target", ["faculty-job", "postdoc", "internship", "research-scientist"])
def test_the_seeds_packets_agree_and_say_what_was_compared(repository: Path, tmp_path: Path, target: str) -> None:
    inspection = inspected(seed_packet(repository, generated_papers(tmp_path / "papers"), tmp_path / "cache", target=target))
    assert found(inspection) == []
    assert {"document-title", "paper-number", "highlighted", "publication-status"} <= {
        one.code for one in check_consistency(inspection)
    }


def test_a_packet_with_sheets_agrees_and_names_them(lacking: Inspection) -> None:
    assert found(lacking) == []
    [bundle] = [one.message for one in check_consistency(lacking) if one.code == "bundle"]
    assert bundle.endswith("bound; a sheet stands for [C2], [J1]")


def test_a_packet_whose_pages_were_not_read_is_judged_by_the_rest(seed: Inspection) -> None:
    unread = replace(seed, pages={})
    assert found(unread) == []
    [said] = [one.message for one in check_consistency(unread) if one.code == "paper-number"]
    assert "0 pages read" in said


def test_a_page_whose_text_cannot_be_read_is_no_pass(seed: Inspection) -> None:
    blind = replace(seed, pages={**seed.pages, 5: replace(seed.pages[5], text=None)})
    told = [(one.verdict, one.document, one.page) for one in check_consistency(blind) if one.code == "paper-number"]
    assert told == [(Verdict.CANNOT_TELL, "publication-list", 5)]
    assert not any(one.blocks for one in found(blind))


def test_titles_that_run_from_right_to_left_are_for_a_person_to_compare(tmp_path: Path) -> None:
    entry = "  late: {title: ההגדרה של הכל, authors: Alex Example, venue: EXC 2026, date: 2026-08}\n"
    told = found(inspected(with_publications(tmp_path, entry)))
    assert {(one.code, one.verdict) for one in told} == {("paper-number", Verdict.CANNOT_TELL)}


@pytest.mark.parametrize(
    "title",
    [
        "分布式系统的调度",
        "Bounds in $L^p$ for $\\alpha$-stable [C1] processes",
        "Über die Straße – ﬁne façade",
        "C1",
        "İstanbul’da",
        "Very " * 40 + "Long",
    ],
)
def test_titles_of_all_kinds_are_found_again_on_the_page(tmp_path: Path, title: str) -> None:
    entry = f"  late: {{title: '{title}', authors: Alex Example, venue: EXC 2026, date: 2026-08}}\n"
    assert found(inspected(with_publications(tmp_path, entry))) == []


def test_every_part_of_a_packet_with_contents_statement_and_referees_agrees(tmp_path: Path) -> None:
    packet = small_packet(
        tmp_path,
        COMMON + "attach: 1\ndocuments: {contents: {}}\n",
        papers=("steady",),
        statements={"research.md": "I wrote **Steady: Scheduling That Stays Where It Is** [@steady]. Two referees know it."},
        profile=TWO_REFEREES,
    )
    inspection = inspected(packet)
    assert found(inspection) == []
    assert "bookmarks and contents and enclosures" in next(
        one.message for one in check_consistency(inspection) if one.code == "document-title"
    )


# ── documents ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bookmark_that_bears_another_title_or_leads_elsewhere_is_told(seed: Inspection) -> None:
    renamed = with_outline(seed, lambda one: replace(one, title="Résumé") if one.title == "Curriculum Vitae" else one)
    moved = with_outline(seed, lambda one: replace(one, page=3) if one.title == "Curriculum Vitae" else one)
    assert "Résumé (page 2)" in only(renamed).message
    assert "they name Curriculum Vitae (page 3)" in only(moved).message


def test_enclosures_that_are_not_the_documents_are_told(seed: Inspection) -> None:
    printed = reworded(seed, instead("List of Publications, Selected Papers", "List of Publications"), document="cover-letter")
    assert only(printed).code == "enclosures"


def test_an_enclosed_statement_that_could_not_be_bound_is_told(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON + "attach: 0\n", statements={"research.md": "I study machines."})
    [finding] = [one for one in found(inspected(without_part(packet, "research-statement"))) if one.code == "enclosures"]
    assert (finding.document, finding.verdict) == ("cover-letter", Verdict.FAIL)
    assert "Research Statement" in finding.message


def test_a_statement_that_cannot_be_read_is_neither_enclosed_nor_among_the_contents(tmp_path: Path) -> None:
    broken = {"research.pdf": b"%PDF-1.4 broken"}
    packet = small_packet(tmp_path, COMMON + "attach: 0\ndocuments: {contents: {}}\n", statements=broken)
    assert found(inspected(packet)) == []
    assert [plain_text(one) for one in packet.documents if "Research Statement" in plain_text(one)] == []
    assert not packet.ready


def test_a_contents_page_with_a_wrong_page_or_document_is_told(tmp_path: Path) -> None:
    text = {"research.md": "I study machines."}
    packet = small_packet(tmp_path, COMMON + "attach: 0\ndocuments: {contents: {}}\n", statements=text)
    lacking = found(inspected(without_part(packet, "research-statement")))
    assert "contents" in {one.document for one in lacking if one.code == "document-title"}
    packet = small_packet(tmp_path / "whole", COMMON + "attach: 0\ndocuments: {contents: {}}\n")
    inspection = inspected(packet)
    line = next(line for line in (inspection.pages[1].text or "").splitlines() if "Curriculum Vitae" in line)
    finding = only(reworded(inspection, lambda text: text.replace(line, line[:-1] + "9"), document="contents"))
    assert (finding.code, finding.page) == ("page-reference", 1)
    assert "the contents say 9" in finding.message


# ── numbers and titles ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("document", ["cv", "publication-list", "publication-bundle", "cover-letter"])
def test_a_number_beside_another_title_is_found_in_every_document(seed: Inspection, document: str) -> None:
    swapped = reworded(seed, lambda text: text.replace("[C3]", "[C7]"), document=document)
    told = [one for one in found(swapped) if one.code == "paper-number"]
    assert [(one.verdict, one.document) for one in told] == [(Verdict.FAIL, document)]
    assert DITTO in told[0].message
    assert "C7" in told[0].message


def test_a_number_that_no_paper_has_is_found(seed: Inspection) -> None:
    told = [one.message for one in found(reworded(seed, lambda text: text.replace("[C7]", "[C8]"), document="cv"))]
    assert "[C8] is the number of no paper" in told


def test_a_title_that_reads_otherwise_in_one_document_is_found(seed: Inspection) -> None:
    finding = only(reworded(seed, instead("Ditto: Efficient", "Ditto: Effective"), document="cv"))
    assert finding.message.startswith("[C3] stands before “Ditto: Effective")
    in_the_tree = with_document(
        seed,
        "cv",
        lambda one: with_references(one, lambda entry: replace(entry, title=entry.title[:0]) if entry.key == "ditto" else entry),
    )
    assert only(in_the_tree).document == "cv"


def test_a_paper_bookmark_with_another_number_or_title_is_found(seed: Inspection) -> None:
    renamed = with_outline(seed, lambda one: replace(one, title="C3 Dito") if one.title.startswith("C3 ") else one)
    assert only(renamed).message == "in the bookmarks, [C3] has the title “Dito”"


# ── where they lead ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_printed_page_number_that_is_not_the_papers_first_page_is_found(seed: Inspection) -> None:
    start = next(mark.page for mark in seed.facts.outline if mark.title.startswith("C3 "))
    lists = reworded(seed, instead(f"packet, page {start}", f"packet, page {start + 1}"), document="publication-list")
    index = reworded(seed, instead(f"Parallelism {start}", f"Parallelism {start - 1}"), document="publication-bundle")
    for inspection in (lists, index):
        finding = only(inspection)
        assert (finding.code, finding.verdict) == ("page-reference", Verdict.FAIL)
        assert "[C3]" in finding.message


def test_a_number_typed_where_no_link_is_warns(seed: Inspection) -> None:
    links = tuple(link for link in seed.facts.links if (link.page, link.target) != (1, 7))
    finding = only(replace(seed, facts=replace(seed.facts, links=links)))
    assert (finding.code, finding.verdict, finding.page) == ("number-without-link", Verdict.WARNING, 1)


# ── highlights and bundle ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_paper_that_the_list_highlights_and_the_packet_does_not_is_found(seed: Inspection) -> None:
    def less(plan: Plan) -> Plan:
        return replace(
            plan, choices=tuple(replace(one, highlighted=one.key != "rl-spec" and one.highlighted) for one in plan.choices)
        )

    told = {one.document: one.message for one in found(with_plan(seed, less))}
    assert set(told) == {"cv", "publication-list"}
    assert told["publication-list"].startswith("the list highlights [C2], [J1], [C3], [C1], [W1], the packet")


def test_an_entry_printed_below_the_wrong_heading_is_found(seed: Inspection) -> None:
    heading = "FURTHER PUBLICATIONS"
    moved = reworded(
        seed, lambda text: text.replace(heading, "").replace("[W1]", f"{heading}\r\n[W1]"), document="publication-list"
    )
    assert only(moved).code == "highlighted"


def test_an_attached_paper_that_is_not_highlighted_is_found(seed: Inspection) -> None:
    def less(plan: Plan) -> Plan:
        return replace(
            plan, choices=tuple(replace(one, highlighted=one.key != "ditto" and one.highlighted) for one in plan.choices)
        )

    assert "[C3] attached, but not highlighted" in [one.message for one in found(with_plan(seed, less))]


def test_an_attached_paper_without_a_bookmark_in_the_bundle_is_found(seed: Inspection) -> None:
    lost = with_outline(seed, lambda one: replace(one, level=2) if one.title.startswith("C3 ") else one)
    assert "[C3] is attached, but no bookmark of the bundle leads to it" in [one.message for one in found(lost)]


def test_pages_that_are_not_the_papers_own_are_found(seed: Inspection) -> None:
    papers = dict(seed.packet.papers.readable)
    other = papers["ditto"].pages[0]
    papers["ditto"] = replace(papers["ditto"], pages=(replace(other, width=other.width + 20),) * 3)
    finding = only(replace(seed, packet=replace(seed.packet, papers=Papers(papers, {}))))
    assert finding.message.endswith("are not the 3 pages of ditto.pdf")


def test_an_index_that_leaves_a_paper_out_is_found(seed: Inspection) -> None:
    told = found(reworded(seed, lambda text: text.replace("[C3]", "C3"), document="publication-bundle"))
    assert "the index lists C2, J1, attached are C2, J1, C3" in [one.message for one in told]


def test_no_text_may_say_that_a_paper_is_bound_which_is_not(lacking: Inspection) -> None:
    lied = reworded(
        lacking, instead("Chao Jin: equal first author", "Full text in this packet, page 7"), document="publication-list"
    )
    assert "[C2] is said to stand in this packet in full, but it is not bound" in [one.message for one in found(lied)]


@pytest.mark.parametrize(
    ("document", "words", "others"),
    [
        ("cover-letter", "full text of one paper", "full text of three papers"),
        ("publication-bundle", "3 papers in this order", "2 papers in this order"),
        ("publication-bundle", "of 2 there is", "of 1 there is"),
    ],
)
def test_a_wrong_count_of_bound_papers_warns(lacking: Inspection, document: str, words: str, others: str) -> None:
    finding = only(reworded(lacking, instead(words, others), document=document))
    assert (finding.code, finding.verdict, finding.document) == ("bundle", Verdict.WARNING, document)
