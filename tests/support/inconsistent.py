"""Packets that are changed so that their documents contradict each other, and what is found then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from small_packet import small_packet

from packet.check.consistency import check_consistency
from packet.model.document import Document, Reference, Section
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import Packet
from packet.model.pdf_facts import OutlineFact
from packet.model.plan import Plan, Work

COMMON = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\n"


def found(inspection: Inspection) -> list[Finding]:
    return [finding for finding in check_consistency(inspection) if finding.verdict is not Verdict.PASS]


def only(inspection: Inspection) -> Finding:
    [finding] = found(inspection)
    assert finding.remedy
    return finding


def without_part(packet: Packet, name: str) -> Packet:
    """As if one document were not in the file."""
    return replace(packet, parts=tuple(part for part in packet.parts if part.name != name))


def instead(words: str, others: str) -> Callable[[str], str]:
    """A change of a text that allows for line ends in it."""

    def change(text: str) -> str:
        flat = " ".join(text.split())
        return text.replace(words, others) if words in text else flat.replace(words, others) if words in flat else text

    return change


def with_plan(inspection: Inspection, change: Callable[[Plan], Plan]) -> Inspection:
    return replace(inspection, packet=replace(inspection.packet, plan=change(inspection.packet.plan)))


def with_document(inspection: Inspection, name: str, change: Callable[[Document], Document]) -> Inspection:
    documents = tuple(change(one) if one.name == name else one for one in inspection.packet.documents)
    assert documents != inspection.packet.documents
    return replace(inspection, packet=replace(inspection.packet, documents=documents))


def with_references(document: Document, change: Callable[[Reference], Reference]) -> Document:
    """The document with its entries changed."""

    def changed(section: Section) -> Section:
        return replace(section, blocks=tuple(change(one) if isinstance(one, Reference) else one for one in section.blocks))

    return replace(document, blocks=tuple(changed(one) if isinstance(one, Section) else one for one in document.blocks))


def with_outline(inspection: Inspection, change: Callable[[OutlineFact], OutlineFact]) -> Inspection:
    outline = tuple(map(change, inspection.facts.outline))
    assert outline != inspection.facts.outline
    return replace(inspection, facts=replace(inspection.facts, outline=outline))


def with_work(inspection: Inspection, key: str, **changes: object) -> Inspection:
    """The publication `key` as it would be with other facts, in the plan alone."""

    def changed(work: Work) -> Work:
        return replace(work, publication=work.publication.model_copy(update=changes)) if work.key == key else work

    return with_plan(inspection, lambda plan: replace(plan, works=tuple(map(changed, plan.works))))


def with_publications(folder: Path, more: str, position: str = "") -> Packet:
    """The starter's packet with further publications, in a file of their own."""
    named = "publications: [publications.yaml, statements/more.yaml]\n"
    return small_packet(
        folder, COMMON + "attach: 0\n" + position, profile=named, statements={"more.yaml": f"publications:\n{more}"}
    )


TWO_REFEREES = """
referees:
  - {name: Robin Sample, at: Example University}
  - {name: Kim Specimen, at: Example Labs}
"""
