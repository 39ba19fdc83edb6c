"""A letter template and a `Plan` → the text of a mail: what the letter says, without a page and without enclosures."""

from __future__ import annotations

from collections.abc import Mapping

from packet.compose.cover_letter import filled_line, in_one_line
from packet.compose.letter_facts import letter_facts
from packet.compose.printing import as_printed
from packet.compose.prose import prose
from packet.model.document import Block, Document, Paragraph, text
from packet.model.mail import MailText
from packet.model.plain_text import plain_text
from packet.model.plan import Plan
from packet.model.sources import LetterFile, TextFile


def mail_text(template: LetterFile, plan: Plan, greeted: str = "", more: Mapping[str, object] | None = None) -> MailText:
    """Subject, salutation, body, closing, name. `more`: facts beside those of letters. Raises `SourceError` with file and line."""
    front = template.front
    facts = {**letter_facts(plan), **(more or {})}
    facts["addressee"] = greeted or (plan.position.addressee if plan.position else "") or front.addressee
    said = prose(TextFile(template.path, template.body), facts, {}, plan)
    around = [filled_line(name, template, facts, plan) for name in ("subject", "opening", "closing")]
    subject, opening, closing = map(in_one_line, around)
    missing = dict.fromkeys(name for part in (said, *around) for name in part.missing)
    blocks: tuple[Block, ...] = (
        Paragraph(text(opening)),
        *said.blocks,
        Paragraph(text(closing)),
        Paragraph(text(plan.profile.name)),
    )
    mail = as_printed(Document("mail", subject, plan.profile.name, "letter", blocks, plan.profile.language))
    return MailText(mail.title, plain_text(mail), tuple(missing))
