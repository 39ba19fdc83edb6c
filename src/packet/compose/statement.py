"""A statement in Markdown → a `Document`; its own first heading of level 1 is its title."""

from __future__ import annotations

from packet.compose.letter_facts import letter_facts
from packet.compose.prose import prose
from packet.model.document import Document, Heading, plain
from packet.model.finding import Finding, Verdict
from packet.model.plan import Plan, PlannedDocument
from packet.model.sources import TextFile


def statement(document: PlannedDocument, plan: Plan) -> Document:
    """Raises `SourceError` for an unknown variable or citation."""
    source = document.statement
    if not isinstance(source, TextFile):
        raise TypeError("a supplied PDF is bound, not composed")
    said = prose(source, letter_facts(plan), {}, plan)
    blocks, title = said.blocks, document.title
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 2:
        title, blocks = plain(blocks[0].content), blocks[1:]
    return Document(
        name=document.name,
        title=title,
        owner=plan.profile.name,
        shape="statement",
        blocks=blocks,
        language=plan.profile.language,
        pages=document.spec.pages,
        subtitle=plan.profile.name,
        findings=left_out(document, said.missing),
    )


def left_out(document: PlannedDocument, missing: tuple[str, ...]) -> tuple[Finding, ...]:
    """A warning for each fact whose paragraph was left out."""
    return tuple(
        Finding(
            "paragraph-left-out",
            Verdict.WARNING,
            f"a paragraph was left out: it needs {name}, which no file gives",
            f"write {name}: in the {'position' if name in POSITION_FACTS else 'profile'}",
            document.name,
            subject=name,
        )
        for name in missing
    )


POSITION_FACTS = frozenset({"fit", "department", "title", "rank", "requisition", "area", "addressee", "url"})
