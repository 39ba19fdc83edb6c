"""A `Plan` → the list of publications: the highlighted ones first, with role and why they matter, then all others by kind."""

from __future__ import annotations

from dataclasses import replace

from packet.compose.references import entries, legend, page_in_packet, reference
from packet.compose.venues import counts_line
from packet.model.document import Document, Paragraph, Reference, Section, text
from packet.model.plan import Plan, PlannedDocument, Work
from packet.model.target import PublicationView


def publication_list(document: PlannedDocument, plan: Plan) -> Document:
    """Every publication once, one legend at the end; numbers are the packet's."""
    view = document.spec.publications or PublicationView(group="kind")
    listed = plan.listed(document.name)
    others = tuple(work for work in listed if work not in plan.highlighted)
    first = tuple(highlighted_entry(work, plan, view) for work in plan.highlighted)
    sections = [
        Section("Highlighted for this Application", first, "highlighted"),
        Section("Further Publications" if first else "Publications", entries(others, plan, view, anchor=True), "publications"),
    ]
    shown = [section for section in sections if section.blocks]
    if shown:
        shown[-1] = replace(shown[-1], blocks=(*shown[-1].blocks, *legend(listed, highlights=False, policy=view.authors)))
    return Document(
        name=document.name,
        title=document.title,
        owner=plan.profile.name,
        shape="list",
        blocks=(Paragraph(text(_summary(listed, plan)), role="summary"), *shown),
        language=plan.profile.language,
        pages=document.spec.pages,
        subtitle=plan.profile.name,
    )


def highlighted_entry(work: Work, plan: Plan, view: PublicationView) -> Reference:
    """An entry with the applicant's role, one sentence on why it matters, and its page in the packet."""
    role = text(f"{plan.profile.name}: {work.role.value}" if work.role.tells else "")
    entry = reference(work, plan, anchor=True, policy=view.authors)
    why = text(work.publication.why.text) if work.publication.why else ()
    facts = tuple(filter(None, (*entry.facts, role, page_in_packet(work, plan))))
    return replace(entry, why=why, facts=facts, marked=False)


def _summary(works: tuple[Work, ...], plan: Plan) -> str:
    tells = plan.profile.authorship != "alphabetical"
    return f"{counts_line(works, sum(work.role.leads for work in works) if tells else 0)}."
