"""The whole house in one story: `Sources` → `Plan` → documents → pages → parts → a checked `Packet`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from packet.check import check, tick
from packet.compose import compose, compose_sheets
from packet.merge import Chapter, arrange, bind_file, files_of, inspect, merge, paginate, sizes, split, stamped_papers
from packet.model.document import Document
from packet.model.laid import Laid
from packet.model.packet import Packet, PacketFile
from packet.model.paper import Library, Papers
from packet.model.part import Part
from packet.model.plan import Plan
from packet.model.sources import Request, Sources
from packet.model.theme import Theme
from packet.problems import Problem, SourceError
from packet.render import draw, layout, stamps, with_stamps
from packet.tailor import tailor


def build(sources: Sources, request: Request, library: Library) -> Packet:
    """Turn sources into a checked packet: no disk, no clock, no network; foreign PDFs come from the library.

    Raises `SourceError` for what a letter, a statement or a font cannot say, and for a packet without a page.
    """
    plan = tailor(sources, request)
    reading = library.read(plan.attachments, plan.output.treatment)  # in another process, while we set our own pages
    documents, laid = set_documents(plan)
    papers = reading.wait()
    if plan.promised & papers.unreadable.keys():  # rare: then no text may say that the packet holds them
        plan = plan.without(papers.unreadable)
        documents, laid = set_documents(plan)
    sheets = compose_sheets(plan, papers)
    laid |= {sheet.name: layout(sheet, plan.theme, plan.paper) for sheet in sheets}
    chapters = arrange(plan, laid, papers)
    if not chapters:
        raise SourceError(
            Problem("empty-packet", f"{plan.name} has no document that can be made", hint="see documents: of the target")
        )
    packet = merge(plan, chapters, *draw_all(plan, chapters), documents, papers)
    apart = [bind_file(one, plan, *draw_all(plan, one.chapters)) for one in split(plan, chapters)]  # rare: see `output:`
    said = tuple(finding for document in documents for finding in document.findings)
    packet = packet.with_files(files_of(packet, apart)).with_findings(said)
    packet = packet.with_findings(check(inspect(packet)))
    return replace(packet, findings=tick(packet))


def set_documents(plan: Plan) -> tuple[tuple[Document, ...], dict[str, Laid]]:
    """The documents of our own, composed, and laid by name."""
    documents = compose(plan)
    return documents, {document.name: layout(document, theme_of(document.name, plan), plan.paper) for document in documents}


def draw_all(plan: Plan, chapters: Sequence[Chapter]) -> tuple[dict[str, Part], dict[str, Part]]:
    """Documents of our own by name, and stamps by paper, drawn with the pages that they have in a file of these chapters."""
    pages = paginate(sizes(chapters))
    stamped = {one.key: one for one in stamped_papers(plan, chapters, pages)}
    laid = {leaf.name: leaf.laid for chapter in chapters for leaf in chapter.leaves if leaf.laid}
    sheets = {name: with_stamps(laid[name], one.texts, plan.theme, one.baselines) for name, one in stamped.items() if name in laid}
    parts = {name: draw(one, pages) for name, one in (laid | sheets).items()}
    papers = {key: one for key, one in stamped.items() if key not in laid}
    return parts, {key: stamps(one.texts, one.sizes, plan.theme, one.baselines) for key, one in papers.items()}


def theme_of(document: str, plan: Plan) -> Theme:
    """A document's own theme, else the packet's."""
    return next((one.theme for one in plan.documents if one.name == document and one.theme), plan.theme)


def set_alone(plan: Plan, documents: Sequence[Document]) -> tuple[PacketFile, ...]:
    """Documents of our own that go without the packet, each as a file: of no paper they say that it is bound, and none is read."""
    alone = replace(plan, attachments=(), bound=frozenset(), output=plan.output.model_copy(update={"files": "per-document"}))
    laid = {document.name: layout(document, theme_of(document.name, plan), plan.paper) for document in documents}
    chapters = arrange(alone, laid, Papers({}, {}))
    return tuple(bind_file(one, alone, *draw_all(alone, one.chapters)) for one in split(alone, chapters))
