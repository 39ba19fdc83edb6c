"""A letter template, a position and the choice of papers → the cover letter."""

from __future__ import annotations

from collections.abc import Mapping

from packet.compose.letter_facts import letter_facts
from packet.compose.masthead import masthead
from packet.compose.prose import prose
from packet.compose.statement import left_out
from packet.compose.templates import filled
from packet.model.document import Block, Document, LetterHead, Paragraph, plain, text
from packet.model.plan import Plan, PlannedDocument
from packet.model.sources import LetterFile, TextFile


def cover_letter(document: PlannedDocument, plan: Plan) -> Document:
    """Sender, date, addressee, subject, salutation, body, closing, enclosures. Raises `SourceError` with file and line."""
    template = document.letter
    if template is None:
        raise TypeError("the store reads a letter for every cover letter")
    facts, front = letter_facts(plan), template.front
    body = TextFile(template.path, template.body)
    said = prose(filled(body, facts, plan.position.paragraphs if plan.position else {}), body, plan)
    subject, opening, closing = (_line(words, template, facts, plan) for words in (front.subject, front.opening, front.closing))
    ending: list[Block] = [Paragraph(text(closing), role="closing"), Paragraph(text(plan.profile.name, strong=True), role="signature")]
    enclosed = facts["enclosures"]
    if front.enclosures and isinstance(enclosed, tuple) and enclosed:
        ending.append(Paragraph(text(f"Enclosures: {', '.join(enclosed)}"), role="enclosures"))
    head = LetterHead(date_in_words(plan), addressee(plan), subject)
    return Document(
        name=document.name,
        title=document.title,
        owner=plan.profile.name,
        shape="letter",
        blocks=(masthead(plan.profile), head, Paragraph(text(opening), role="opening"), *said.blocks, *ending),
        language=plan.profile.language,
        pages=document.spec.pages,
        findings=left_out(document, said.missing),
    )


def _line(words: str, template: LetterFile, facts: Mapping[str, object], plan: Plan) -> str:
    """A line around the body, filled; "" where a fact is missing in it."""
    source = TextFile(template.path, words)
    blocks = prose(filled(source, facts, {}), source, plan).blocks if words else ()
    return " ".join(plain(block.content) for block in blocks if isinstance(block, Paragraph))


def date_in_words(plan: Plan) -> str:
    return f"{plan.date:%B} {plan.date.day}, {plan.date.year}"


def addressee(plan: Plan) -> tuple[str, ...]:
    """The address block; the general packet speaks to the search committee."""
    position = plan.position
    if position is None:
        return ("Search Committee",)
    lines = (position.addressee or "Search Committee", position.department, position.institution.name)
    return tuple(filter(None, (*lines, *(part.strip() for part in position.address.split(",")))))
