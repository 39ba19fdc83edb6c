"""A `Plan` → the `Document`s that it asks for: trees that say what a page says, without points or fonts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from packet.compose.contents import contents
from packet.compose.cover_letter import cover_letter
from packet.compose.cv import cv
from packet.compose.printing import as_printed
from packet.compose.publication_bundle import bundle_index, paper_sheet
from packet.compose.publication_list import publication_list
from packet.compose.redaction import without_identity
from packet.compose.referees import referees
from packet.compose.statement import statement
from packet.model.document import Document
from packet.model.paper import Papers
from packet.model.plan import Plan, PlannedDocument
from packet.model.sources import PdfFile
from packet.model.target import DocumentKind
from packet.problems import Problem, SourceError

COMPOSERS: Mapping[DocumentKind, Callable[[PlannedDocument, Plan], Document]] = {
    "contents": contents,
    "cover-letter": cover_letter,
    "cv": cv,
    "publication-list": publication_list,
    "publication-bundle": bundle_index,
    "referees": referees,
    "statement": statement,
}

__all__ = ["compose", "compose_sheets"]


def compose(plan: Plan) -> tuple[Document, ...]:
    """The documents of our own, in the plan's order; raises `SourceError` with the problems of all letters and statements."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for planned in plan.documents:
        if isinstance(planned.statement, PdfFile):
            continue
        try:
            documents.append(_to_be_seen(COMPOSERS[planned.kind](planned, plan), plan))
        except SourceError as error:
            problems.extend(error.problems)
    if problems:
        raise SourceError(*problems)
    return tuple(documents)


def compose_sheets(plan: Plan, papers: Papers) -> tuple[Document, ...]:
    """The sheets of the bundle: in place of each paper that could not be read, and before each one where the target asks for it."""
    dividers = any(document.spec.divider == "sheet" for document in plan.documents if document.kind == "publication-bundle")
    bound = {work.key: work.key in papers.readable for work in plan.attached}
    wanted = (work for work in plan.attached if dividers or not bound[work.key])
    return tuple(_to_be_seen(paper_sheet(work, plan, bound=bound[work.key]), plan) for work in wanted)


def _to_be_seen(document: Document, plan: Plan) -> Document:
    """The document as it is printed; in an anonymous packet without the words that identify the applicant."""
    return as_printed(without_identity(document, plan.anonymous) if plan.anonymous else document)
