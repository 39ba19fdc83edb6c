"""A `Plan` → the contents page of the packet: its documents and papers, each with the page where it begins."""

from __future__ import annotations

from packet.compose.venues import edition
from packet.model.document import Document, IndexRow, PageOf, Run, Section, Target, text
from packet.model.plan import Plan, PlannedDocument, Work


def contents(document: PlannedDocument, plan: Plan) -> Document:
    """All other documents in their order, then the papers of the bundle."""
    others = (one for one in plan.documents if one.name != document.name)
    documents = tuple(_row(str(order), one.title, f"document:{one.name}") for order, one in enumerate(others, 1))
    bundled = any(one.kind == "publication-bundle" for one in plan.documents)
    papers = tuple(_paper(work) for work in plan.attached if bundled)
    sections = (Section("Documents", documents, "documents"), Section("Papers", papers, "papers"))
    return Document(
        name=document.name,
        title=document.title,
        owner=plan.profile.name,
        shape="index",
        blocks=tuple(section for section in sections if section.blocks),
        language=plan.profile.language,
        pages=document.spec.pages,
        subtitle=plan.profile.name,
    )


def _row(number: str, title: str, anchor: str, detail: str = "") -> IndexRow:
    target = Target((anchor,))
    return IndexRow(number, (Run(title, target=target),), text(detail), "", PageOf(anchor, target))


def _paper(work: Work) -> IndexRow:
    return _row(work.number, work.publication.title, f"paper:{work.key}", edition(work))
