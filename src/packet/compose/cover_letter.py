"""A letter template, a position and the choice of papers → the cover letter."""

from __future__ import annotations

from collections.abc import Mapping

from packet.compose.letter_facts import letter_facts
from packet.compose.masthead import masthead
from packet.compose.prose import ProseBlocks, prose
from packet.compose.statement import left_out
from packet.model.document import Block, Document, LetterHead, Paragraph, plain, text
from packet.model.plan import Plan, PlannedDocument
from packet.model.sources import LetterFile, TextFile


def cover_letter(document: PlannedDocument, plan: Plan) -> Document:
    """Sender, date, addressee, subject, salutation, body, closing, enclosures. Raises `SourceError` with file and line."""
    template = document.letter
    if template is None:
        raise TypeError("the store reads a letter for every cover letter")
    front = template.front
    greeted = (plan.position.addressee if plan.position else "") or front.addressee
    facts = {**letter_facts(plan), "addressee": greeted}
    body = TextFile(template.path, template.body)
    said = prose(body, facts, plan.position.paragraphs if plan.position else {}, plan)
    subject, opening, closing = (filled_line(name, template, facts, plan) for name in ("subject", "opening", "closing"))
    missing = tuple(dict.fromkeys(name for part in (said, subject, opening, closing) for name in part.missing))
    ending: list[Block] = [
        Paragraph(text(in_one_line(closing)), role="closing"),
        Paragraph(text(plan.profile.name, strong=True), role="signature"),
    ]
    enclosed = facts["enclosures"]
    if front.enclosures and isinstance(enclosed, tuple) and enclosed:
        ending.append(Paragraph(text(f"Enclosure{'s' * (len(enclosed) > 1)}: {', '.join(enclosed)}"), role="enclosures"))
    head = LetterHead(date_in_words(plan), addressee(plan, greeted), in_one_line(subject))
    return Document(
        name=document.name,
        title=document.title,
        owner=plan.profile.name,
        shape="letter",
        blocks=(masthead(plan.profile), head, Paragraph(text(in_one_line(opening)), role="opening"), *said.blocks, *ending),
        language=plan.profile.language,
        pages=document.spec.pages,
        findings=left_out(document, missing),
    )


def filled_line(name: str, template: LetterFile, facts: Mapping[str, object], plan: Plan) -> ProseBlocks:
    """A line around the body, filled; nothing where a fact is missing in it. Blank lines keep the line number of the file."""
    words = "\n" * (template.lines.get(name, 1) - 1) + getattr(template.front, name)
    source = TextFile(template.path, words)
    return prose(source, facts, {}, plan)


def in_one_line(line: ProseBlocks) -> str:
    return " ".join(plain(block.content) for block in line.blocks if isinstance(block, Paragraph))


def date_in_words(plan: Plan) -> str:
    return f"{plan.date:%B} {plan.date.day}, {plan.date.year}"


def addressee(plan: Plan, greeted: str) -> tuple[str, ...]:
    """The address block; in the general packet the one who is greeted, alone."""
    position = plan.position
    if position is None:
        return (greeted,)
    lines = (greeted, position.department, position.institution.name)
    address = [part.strip() for part in position.address.split(",")]
    named = {name.casefold() for name in (position.institution.name, *position.institution.aliases)}
    return tuple(filter(None, (*lines, *(address[1:] if address[0].casefold() in named else address))))
