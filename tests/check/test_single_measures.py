"""Rules that need a packet of their own: names, sizes, lists, papers, scans, referees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from measured_rules import POSITION, REFEREES, measured, rule
from page_samples import drawn
from small_packet import small_packet

from packet.check.rules import check_rules
from packet.merge import inspect
from packet.model.document import Block, Heading, Reference, Section
from packet.model.finding import Verdict
from packet.model.inspection import Inspection
from packet.model.page_size import PageSize
from packet.model.pdf_facts import PageFacts
from packet.model.rules import Demand, Level


def with_papers(inspection: Inspection, **condition: object) -> Inspection:
    packet = inspection.packet
    papers = {key: replace(one, condition=replace(one.condition, **condition)) for key, one in packet.papers.readable.items()}  # type: ignore[arg-type]
    return replace(inspection, packet=replace(packet, papers=replace(packet.papers, readable=papers)))


def test_files_are_called_as_the_call_prescribes(inspection: Inspection) -> None:
    packet = inspection.packet
    output = packet.plan.output.model_copy(update={"name": "{surname}_{document}.pdf"})
    named = replace(inspection, packet=replace(packet, plan=replace(packet.plan, output=output)))
    assert measured('{file-name: "{surname}_{document}"}', named).verdict is Verdict.PASS


def test_a_name_of_which_something_became_hyphens_is_for_a_person(inspection: Inspection) -> None:
    packet = inspection.packet
    output = packet.plan.output.model_copy(update={"name": "CV, {surname}"})
    named = replace(inspection, packet=replace(packet, plan=replace(packet.plan, output=output)))
    finding = measured('{file-name: "CV, {surname}"}', named)
    assert finding.verdict is Verdict.NEEDS_PERSON
    assert "' ' ','" in finding.message


def test_a_file_between_two_ways_to_count_megabytes_is_a_warning(inspection: Inspection) -> None:
    for size, verdict in ((2_000_000, Verdict.PASS), (2_050_000, Verdict.WARNING), (2_100_000, Verdict.FAIL)):
        file = replace(inspection.packet.file, data=bytes(size))
        files = (replace(inspection.packet.files[0], file=file),)
        held = replace(inspection, packet=replace(inspection.packet, file=file, files=files))
        assert measured("{file-size: up to 2 MB}", held).verdict is verdict
        assert measured("{total-size: up to 2 MB}", held).verdict is verdict


def test_a_rule_on_a_document_that_is_not_there_is_not_passed_over(inspection: Inspection) -> None:
    for text in ("{pages: up to 2, in: diversity-statement}", "{words: up to 800, in: diversity-statement}"):
        finding = measured(text, inspection)
        assert (finding.verdict, finding.message) == (Verdict.CANNOT_TELL, "the document is not in the packet")
    optional = measured("{pages: up to 2, in: teaching-statement}", inspection)
    assert optional.verdict is Verdict.CANNOT_TELL


def test_a_document_that_comes_last_and_is_not_there_is_missed(inspection: Inspection) -> None:
    finding = measured("{last: criteria}", inspection)
    assert (finding.verdict, finding.code) == (Verdict.FAIL, "wrong-order")
    assert finding.message == "criteria, which comes last, is not in the packet"
    assert "kind:" in finding.remedy


def test_a_page_without_number_or_name_is_found(inspection: Inspection) -> None:
    bare = replace(inspection, pages={number: replace(page, text="Nothing.") for number, page in inspection.pages.items()})
    assert measured("{page-numbers: true, in: cv}", bare).code == "no-page-number"
    assert measured("{running-name: true, in: cv}", bare).code == "no-running-name"


def test_forms_scripts_and_attachments_are_named_where_the_call_forbids_them(inspection: Inspection) -> None:
    facts = replace(inspection.facts, fields=2, attached=("data.csv",))
    finding = measured("{plain: true}", replace(inspection, facts=facts))
    assert (finding.verdict, finding.code) == (Verdict.FAIL, "not-plain")
    assert "2 form fields, data.csv" in finding.message


@pytest.mark.parametrize(
    ("text", "change", "code"),
    [
        ("{numbered: true}", {"number": ""}, "list-not-numbered"),
        ("{papers-marked: true}", {"marked": False, "key": "another"}, "not-marked"),
    ],
)
def test_a_list_that_is_not_as_the_call_wants_it_is_told(
    inspection: Inspection, text: str, change: dict[str, object], code: str
) -> None:
    finding = measured(text, with_list(inspection, lambda block: replace(block, **change)))  # type: ignore[arg-type]
    assert (finding.verdict, finding.code) == (Verdict.FAIL, code)
    assert finding.remedy


def test_a_list_of_several_kinds_without_headings_is_not_grouped(inspection: Inspection) -> None:
    first, *others = inspection.packet.plan.works
    works = (replace(first, kind="book"), *others)
    bare = with_list(inspection, lambda block: block, headings=False)
    held = replace(bare, packet=replace(bare.packet, plan=replace(bare.packet.plan, works=works)))
    assert measured("{grouped: true}", held).code == "list-not-grouped"


def with_list(inspection: Inspection, change: Callable[[Reference], Reference], *, headings: bool = True) -> Inspection:
    """As if the list of publications had other entries, or no headings within."""

    def changed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        kept = [block for block in blocks if headings or not isinstance(block, Heading)]
        inner = (replace(block, blocks=changed(block.blocks)) if isinstance(block, Section) else block for block in kept)
        return tuple(change(block) if isinstance(block, Reference) else block for block in inner)

    documents = tuple(
        replace(one, blocks=changed(one.blocks)) if one.name == "publication-list" else one for one in inspection.packet.documents
    )
    return replace(inspection, packet=replace(inspection.packet, documents=documents))


def test_a_page_that_does_not_say_its_text_may_bear_number_and_name(inspection: Inspection) -> None:
    silent = replace(inspection, pages={number: replace(page, text=None) for number, page in inspection.pages.items()})
    for text in ("{page-numbers: true, in: cv}", "{running-name: true, in: cv}"):
        assert measured(text, silent).verdict is Verdict.CANNOT_TELL
        assert measured(text, replace(inspection, pages={})).verdict is Verdict.CANNOT_TELL


def test_a_page_without_text_cannot_be_judged(inspection: Inspection) -> None:
    finding = measured("{text: searchable}", with_papers(inspection, textless=(2,)))
    assert finding.verdict is Verdict.CANNOT_TELL
    assert "page 2 of steady" in finding.message


def test_fonts_are_embedded_or_the_file_that_lacks_them_is_named(inspection: Inspection) -> None:
    assert measured("{fonts: embedded}", with_papers(inspection, missing_fonts=())).verdict is Verdict.PASS
    finding = measured("{fonts: embedded}", with_papers(inspection, missing_fonts=("ArialMT",)))
    assert (finding.verdict, finding.code) == (Verdict.FAIL, "fonts-not-embedded")
    assert "steady does not hold ArialMT" in finding.message


def test_unpublished_work_is_no_published_paper(inspection: Inspection) -> None:
    packet = inspection.packet
    works = tuple(replace(one, publication=one.publication.model_copy(update={"status": "submitted"})) for one in packet.plan.works)
    submitted = replace(inspection, packet=replace(packet, plan=replace(packet.plan, works=works)))
    assert measured("{papers-status: published}", submitted).code == "unfit-paper"
    assert measured("{submitted: out}", submitted).code == "submitted-listed"
    assert measured("{submitted: in}", submitted).verdict is Verdict.PASS


def test_a_preprint_is_not_accepted_either(inspection: Inspection) -> None:
    packet = inspection.packet
    works = tuple(replace(one, publication=one.publication.model_copy(update={"status": "preprint"})) for one in packet.plan.works)
    preprints = replace(inspection, packet=replace(packet, plan=replace(packet.plan, works=works)))
    assert measured("{submitted: out}", preprints).code == "submitted-listed"


def test_names_that_are_printed_are_counted_whatever_else_a_policy_says(tmp_path: Path) -> None:
    text = POSITION + "must: [{authors: first-1-last-1}, {owner: underlined}]\n"
    packet = small_packet(tmp_path, text, papers=("steady",))
    found = {one.rule: one for one in packet.findings if one.rule in {"authors", "owner"}}
    assert {one.verdict for one in found.values()} == {Verdict.PASS}
    assert "3 names" in measured("{authors: up to 2}", inspect(small_packet(tmp_path / "all", POSITION))).message


def test_lists_of_authors_in_which_nobody_found_the_applicant_cannot_be_judged(inspection: Inspection) -> None:
    packet = inspection.packet
    works = tuple(replace(one, owner=None) for one in packet.plan.works)
    unknown = replace(inspection, packet=replace(packet, plan=replace(packet.plan, works=works)))
    assert measured("{owner: bold}", unknown).verdict is Verdict.CANNOT_TELL


def test_where_papers_are_is_seen_in_the_files(tmp_path: Path) -> None:
    apart = inspect(small_packet(tmp_path, POSITION + "output: {papers: apart, files: one}\n", papers=("steady",)))
    assert measured("{papers-in: own-files}", apart).verdict is Verdict.PASS
    assert measured("{papers-in: packet}", apart).code == "wrong-files"
    lost = replace(apart, packet=replace(apart.packet, files=apart.packet.files[:1]))
    assert measured("{papers-in: own-files}", lost).code == "wrong-files"


def test_pages_that_hold_references_as_well_cannot_be_counted_without_them(inspection: Inspection) -> None:
    finding = measured("{pages: up to 0, in: cv, counting: without-references}", inspection)
    assert finding.verdict is Verdict.CANNOT_TELL


def test_a_text_that_cannot_be_read_cannot_be_counted(inspection: Inspection) -> None:
    blind = replace(inspection, pages={number: replace(page, text=None) for number, page in inspection.pages.items()})
    for text in ("{words: up to 800, in: research-statement}", "{characters: up to 800, in: research-statement}"):
        assert measured(text, blind).verdict is Verdict.CANNOT_TELL
    nothing = replace(inspection, pages={})
    for text in ("{font-size: 11+, in: cv}", "{margins: 1 in, in: cv}", "{lines-per-inch: up to 6, in: cv}"):
        assert measured(text, nothing).verdict is Verdict.CANNOT_TELL


SCANNED = [
    "{words: up to 800, in: research-statement}",
    "{page-numbers: true, in: research-statement}",
    "{running-name: true, in: research-statement}",
    "{names: a strong interest in teaching}",
    "{sentence: I hereby declare that all of this is true.}",
    "{personal-data: forbidden, in: research-statement}",
    "{personal-data: [date of birth]}",
    "{metrics: forbidden}",
    "{metrics: required}",
]


@pytest.mark.parametrize("text", SCANNED)
def test_what_a_scanned_document_says_is_neither_passed_nor_failed(inspection: Inspection, text: str) -> None:
    statement = next(part for part in inspection.packet.parts if part.name == "research-statement")
    scan = PageFacts(statement.first, PageSize(595, 842), "", (50, 50, 50, 50), scan=True)
    finding = measured(text, replace(inspection, pages={**inspection.pages, statement.first: scan}))
    assert finding.verdict is Verdict.CANNOT_TELL, finding.message
    assert finding.remedy


def test_personal_data_in_a_supplied_statement_is_found(tmp_path: Path) -> None:
    page = drawn(lambda canvas: canvas.drawString(72, 700, "Date of birth: 10 December 1815."))
    packet = small_packet(tmp_path, POSITION, statements={"teaching.pdf": page}, profile=REFEREES)
    finding = measured("{personal-data: forbidden, in: teaching-statement}", inspect(packet))
    assert (finding.verdict, finding.code, finding.document) == (Verdict.FAIL, "personal-data", "teaching-statement")


def test_only_what_was_asked_for_passes_where_every_document_is_named(inspection: Inspection) -> None:
    packet = inspection.packet
    named = Demand(rule("{optional: [" + ", ".join(part.name for part in packet.parts) + "]}"), Level.MUST, "position")
    strict = Demand(rule("{nothing-else: true}"), Level.MUST, "position")
    held = replace(inspection, packet=replace(packet, plan=replace(packet.plan, demands=(named, strict))))
    assert [one.verdict for one in check_rules(held)] == [Verdict.PASS]


def test_a_referee_whose_relation_is_not_given_may_have_the_role(inspection: Inspection) -> None:
    packet = inspection.packet
    known = packet.plan.referees
    silent = (*known, known[0].model_copy(update={"name": "X Y", "relation": ""}))
    unsure = replace(inspection, packet=replace(packet, plan=replace(packet.plan, referees=silent)))
    assert measured("{referee-roles: {industry: 1}}", unsure).verdict is Verdict.CANNOT_TELL
