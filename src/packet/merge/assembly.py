"""A `Plan`, laid documents and papers → who stands where (`arrange`), and with drawn parts the finished `Packet` (`merge`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from packet.formats.latex_title import plain_title
from packet.merge.binding import bind
from packet.merge.pagination import SegmentSize
from packet.merge.segments import DocumentInfo, Segment
from packet.merge.stamps import HIGH, stamp_baselines
from packet.model.document import Document
from packet.model.laid import Fitting, Laid
from packet.model.packet import Bound, Packet, PacketPart, Pages
from packet.model.paper import PageSize, Paper, Papers
from packet.model.part import Part
from packet.model.plan import Plan, PlannedDocument, Work


@dataclass(frozen=True, slots=True)
class Leaf:
    """Pages of a document that stay together: laid by us, or a paper. `level` is the depth of its bookmark."""

    name: str
    title: str
    anchor: str
    level: int
    laid: Laid | None = None
    paper: Paper | None = None

    @property
    def pages(self) -> int:
        return self.laid.pages if self.laid else len(self.paper.pages) if self.paper else 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document of the packet with all its leaves."""

    document: PlannedDocument
    leaves: tuple[Leaf, ...]


def arrange(plan: Plan, laid: Mapping[str, Laid], papers: Papers) -> tuple[Chapter, ...]:
    """The packet's documents in the plan's order; a document without a page (a supplied PDF that cannot be read) is left out."""
    chapters = (Chapter(document, tuple(_leaves(document, plan, laid, papers))) for document in plan.documents)
    return tuple(chapter for chapter in chapters if chapter.leaves)


def _leaves(document: PlannedDocument, plan: Plan, laid: Mapping[str, Laid], papers: Papers) -> Iterator[Leaf]:
    anchor = f"document:{document.name}"
    if supplied := papers.readable.get(document.attachment_key):
        yield Leaf(document.attachment_key, document.title, anchor, 0, paper=supplied)
        return
    bundle = document.kind == "publication-bundle"
    if document.name in laid and (document.spec.index or not bundle):
        yield Leaf(document.name, document.title, anchor, 0, laid=laid[document.name])
    for work in plan.attached if bundle else ():
        yield from _paper_leaves(work, laid, papers)


def _paper_leaves(work: Work, laid: Mapping[str, Laid], papers: Papers) -> Iterator[Leaf]:
    """A paper, its sheet before it or in its place; the first of them bears bookmark and anchor."""
    title = f"{work.number} {plain_title(work.publication.title)}"
    anchor, sheet = f"paper:{work.key}", laid.get(f"sheet-{work.key}")
    if sheet:
        yield Leaf(sheet.name, title, anchor, 1, laid=sheet)
    if paper := papers.readable.get(work.key):
        yield Leaf(work.key, "" if sheet else title, "" if sheet else anchor, 2 if sheet else 1, paper=paper)


def sizes(chapters: Sequence[Chapter]) -> Iterator[SegmentSize]:
    """What `paginate` needs of an arrangement."""
    for chapter in chapters:
        for leaf in chapter.leaves:
            own = {name: anchor.page for name, anchor in leaf.laid.anchors.items()} if leaf.laid else {}
            yield SegmentSize(leaf.pages, {**({leaf.anchor: 0} if leaf.anchor else {}), **own})


@dataclass(frozen=True, slots=True)
class StampedPaper:
    """A paper of the bundle, or a sheet (by its name), and what stands in the margin of each of its pages."""

    key: str
    texts: tuple[str, ...]
    sizes: tuple[PageSize, ...]
    baselines: tuple[float, ...]


def stamped_papers(plan: Plan, chapters: Sequence[Chapter], pages: Pages) -> Iterator[StampedPaper]:
    """Stamps for the bundle's papers and sheets: which paper of how many, whose packet, which page of the packet."""
    where = "packet page" if plan.output.whole else "page"
    order = [work.key for work in plan.attached]
    first = 1
    for chapter in chapters:
        for leaf in chapter.leaves:
            key = leaf.name.removeprefix("sheet-") if leaf.laid else leaf.name
            if key in order and leaf.name != chapter.document.name and chapter.document.spec.divider in _STAMPED[bool(leaf.laid)]:
                said = f"Paper {order.index(key) + 1} of {len(order)} · {plan.surname} · {where}"
                texts = tuple(f"{said} {first + at} of {pages.total}" for at in range(leaf.pages))
                yield StampedPaper(leaf.name, texts, *_stamp_places(leaf))
            first += leaf.pages


_STAMPED = (frozenset({"stamp"}), frozenset({"stamp", "sheet"}))
"""Kinds of dividers with which papers, and with which sheets, are stamped."""


def _stamp_places(leaf: Leaf) -> tuple[tuple[PageSize, ...], tuple[float, ...]]:
    """The sizes of a leaf's pages, and where the stamp's baselines lie."""
    if leaf.laid:
        return (PageSize(leaf.laid.width, leaf.laid.height),) * leaf.pages, (leaf.laid.height - HIGH,) * leaf.pages
    return (leaf.paper.pages, stamp_baselines(leaf.paper)) if leaf.paper else ((), ())


def merge(
    plan: Plan,
    chapters: Sequence[Chapter],
    parts: Mapping[str, Part],
    stamps: Mapping[str, Part],
    documents: tuple[Document, ...],
    papers: Papers,
) -> Packet:
    """Bind the packet, and each document as a file of its own."""
    segments = [tuple(segment_of(leaf, parts, stamps) for leaf in chapter.leaves) for chapter in chapters]
    first, bound = 1, []
    for order, (chapter, own) in enumerate(zip(chapters, segments, strict=True), 1):
        part = _packet_part(order, first, chapter, bind(own, info_of(plan, chapter.document.title)))
        bound.append(part)
        first += part.file.pages
    whole = bind([segment for own in segments for segment in own], info_of(plan, ""))
    fonts = dict.fromkeys(font for part in parts.values() for font in part.fonts)
    inputs = {**plan.inputs, **{f"paper:{paper.key}": paper.sha256 for paper in papers.readable.values()}}
    return Packet(plan, whole, tuple(bound), papers, documents, tuple(fonts), inputs, plan.findings)


def segment_of(leaf: Leaf, parts: Mapping[str, Part], stamps: Mapping[str, Part]) -> Segment:
    if leaf.paper:
        return Segment.of_paper(leaf.paper, title=leaf.title, level=leaf.level, anchor=leaf.anchor, stamps=stamps.get(leaf.name))
    return Segment.of_part(parts[leaf.name], title=leaf.title, level=leaf.level, anchor=leaf.anchor)


def _packet_part(order: int, first: int, chapter: Chapter, file: Bound) -> PacketPart:
    document = chapter.document
    fitting = next((leaf.laid.fitting for leaf in chapter.leaves if leaf.laid and leaf.name == document.name), Fitting())
    foreign = sum(leaf.pages for leaf in chapter.leaves if leaf.anchor.startswith("paper:") or not leaf.anchor)
    return PacketPart(order, document.name, document.title, first, file, file.pages - foreign, str(fitting), fitting.dropped)


def info_of(plan: Plan, document: str) -> DocumentInfo:
    """What a file says of itself: “Cover Letter – Chao Jin”; the packet names what it applies for."""
    position = plan.position
    subject = f"{position.title}, {position.institution.name}" if position else ""
    title = f"{document or 'Application'} – {plan.profile.name}"
    return DocumentInfo(title, plan.profile.name, subject, (), plan.profile.language)
