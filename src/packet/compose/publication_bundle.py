"""A `Plan` → the index of the bound papers, and a reference sheet for each paper whose PDF is not there."""

from __future__ import annotations

from dataclasses import replace

from packet.compose.references import reference
from packet.compose.titles import title_runs
from packet.compose.venues import edition
from packet.model.document import Document, IndexRow, PageOf, Paragraph, Run, Section, Target, Text, text
from packet.model.plan import Plan, PlannedDocument, Work


def bundle_index(document: PlannedDocument, plan: Plan) -> Document:
    """Number, title, venue, role, why, and the page of the packet where each paper begins."""
    rows = tuple(_row(work, plan) for work in plan.attached)
    return Document(
        name=document.name,
        title=document.title,
        owner=plan.profile.name,
        shape="index",
        blocks=(Paragraph(text(_summary(plan)), role="summary"), Section("Papers", rows, "papers")),
        language=plan.profile.language,
        subtitle=plan.profile.name,
    )


def _summary(plan: Plan) -> str:
    """How many papers follow, and of how many there is a reference only."""
    count, lacking = len(plan.attached), len(plan.attached) - len(plan.bound)
    follow = f"{count} paper{'s' * (count != 1)}"
    if lacking == count:
        return f"{follow}; the full text is not included."
    return f"{follow} in this order; of {lacking} there is the reference only." if lacking else f"{follow} in this order."


def _row(work: Work, plan: Plan) -> IndexRow:
    target = Target((f"paper:{work.key}",))
    role = text(f" · {work.role.value}") if work.role.tells else ()
    detail: Text = (Run(edition(work), strong=True), *role)
    why = text(work.publication.why.text) if work.publication.why else ()
    title = title_runs(work.publication.title, target, work.publication.language)
    return IndexRow(work.number, title, detail, "", PageOf(f"paper:{work.key}", target), why)


def sheet_name(key: str) -> str:
    """The document name of a paper's sheet."""
    return f"sheet-{key}"


def paper_sheet(work: Work, plan: Plan, *, bound: bool) -> Document:
    """One page before a bound paper, or in place of one that could not be bound: the citation, and where the paper can be found."""
    found = " It can be found at the address above." if work.publication.link else ""
    said = "The full text follows." if bound else f"The full text is not part of this packet.{found}"
    entry = replace(reference(work, plan), marked=False)  # alone on its page, it needs no mark
    return Document(
        name=sheet_name(work.key),
        title=work.publication.name,
        owner=plan.profile.name,
        shape="sheet",
        blocks=(Section("Paper", (entry, Paragraph(text(said), role="note")), "reference"),),
        language=plan.profile.language,
        subtitle=f"{work.number} · {edition(work)}",
    )
