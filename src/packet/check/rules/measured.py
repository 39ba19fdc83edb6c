"""What a measure of a rule says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from packet.model.finding import Verdict
from packet.model.inspection import Inspection
from packet.model.packet import PacketPart
from packet.model.pdf_facts import PageFacts
from packet.model.rules import Demand


@dataclass(frozen=True, slots=True)
class Measured:
    """A verdict as if the rule were a must, what was measured, what to do; `code` where it is not met, `document` it belongs to."""

    verdict: Verdict
    message: str
    remedy: str = ""
    code: str = ""
    document: str = ""
    page: int = 0


Measure = Callable[[Demand, Inspection], Measured | None]
"""None: there is nothing to say here, since the plan or another check says it."""


def met(message: str, document: str = "") -> Measured:
    return Measured(Verdict.PASS, message, document=document)


def broken(code: str, message: str, remedy: str, document: str = "", page: int = 0) -> Measured:
    return Measured(Verdict.FAIL, message, remedy, code, document, page)


def cannot_tell(message: str, remedy: str, document: str = "", page: int = 0) -> Measured:
    return Measured(Verdict.CANNOT_TELL, message, remedy, document=document, page=page)


def by_person(message: str, remedy: str, document: str = "") -> Measured:
    return Measured(Verdict.NEEDS_PERSON, message, remedy, document=document)


def parts_of(demand: Demand, inspection: Inspection) -> tuple[PacketPart, ...]:
    """The documents that the rule speaks of: those that `in` names, as far as they are there; without `in` all."""
    inside = demand.rule.inside
    return tuple(part for part in inspection.packet.parts if not inside or part.name in inside)


def scope_of(demand: Demand) -> str:
    """The one document that the rule speaks of, "" for several or the packet."""
    return demand.rule.inside[0] if len(demand.rule.inside) == 1 else ""


def text_of(part: PacketPart, inspection: Inspection) -> str | None:
    """What the pages of a document say, papers of the bundle apart; None where a page cannot be read."""
    texts = [page.text for page in inspection.pages_of(part)]
    said = [text for text in texts if text is not None]
    return "\n".join(said) if said and len(said) == len(texts) else None


def silent_page(part: PacketPart, inspection: Inspection) -> int:
    """The first page (of the packet, from 1) whose words no machine reads: a scan, a drawing, damage. 0: there is none."""
    pages = list(inspection.pages_of(part))
    return next((page.number for page in pages if is_silent(page)), 0) if pages else part.first


def is_silent(page: PageFacts) -> bool:
    """An empty page has no words, and is not meant."""
    return page.text is None or (not page.searchable and (page.scan or page.ink is not None))


def unless_silent(found: Measured, demand: Demand, inspection: Inspection) -> Measured:
    """What was found in the words that can be read; nothing can be told of those that cannot."""
    for part in parts_of(demand, inspection):
        if page := silent_page(part, inspection):
            said = f"{part.title} has pages whose words cannot be read; in the others: {found.message}"
            return cannot_tell(said, "look for it there, or put a PDF with text in its place", part.name, page)
    return found
