"""Paper size and margins of the applicant's own pages, measured by their ink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from packet.check.pages.own_documents import OwnDocument, each, own_documents
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.page_size import PageSize
from packet.model.pdf_facts import PageFacts

MILLIMETRE = 72 / 25.4
PAPERS: Mapping[str, PageSize] = {"A4": PageSize(595.28, 841.89), "Letter": PageSize(612.0, 792.0)}
_LIKE = 3.0
"""Points by which sheets differ that a printer takes for the same."""
LEAST_MARGIN = 18.0
"""Points: a quarter of an inch, which common printers leave white. Wider margins are for the call to demand."""
_EDGES = ("left", "lower", "right", "upper")


def check_sheets(inspection: Inspection) -> tuple[Finding, ...]:
    """What a committee prints: one size of paper, and nothing in the strip that printers leave white."""
    documents = own_documents(inspection)
    return (*_asked_size(documents, inspection.packet.plan.paper), *margins(documents))


def _asked_size(documents: Sequence[OwnDocument], paper: str) -> Iterator[Finding]:
    """A supplied document of another size may be wanted so: a person looks at it."""
    fits = True
    for document in documents:
        odd = [page for page in document.pages if not _like(page.size, PAPERS[paper])]
        if odd:
            fits = False
            said = f"{document.numbers(odd)}: {_size_name(odd[0].size)}, the packet is {paper}"
            verdict = Verdict.NEEDS_PERSON if document.supplied else Verdict.WARNING
            yield Finding("paper-size", verdict, said, f"export it on {paper}, or say paper: for the packet", document.name)
    if fits and documents:
        count = sum(len(document.pages) for document in documents)
        yield Finding("paper-size", Verdict.PASS, f"all {count} pages of the documents are {paper}")


def one_size(pages: Sequence[PageFacts]) -> Iterator[Finding]:
    """Whether the pages of a file are all of one size."""
    names = dict.fromkeys(_size_name(page.size) for page in pages)
    if len(names) > 1:
        said = f"its pages are of {len(names)} sizes: {', '.join(list(names)[:4])}{' …' if len(names) > 4 else ''}"
        yield Finding("paper-size", Verdict.WARNING, said, "export all of it on one paper")
    else:
        yield Finding("paper-size", Verdict.PASS, f"all pages are {''.join(names)}")


def margins(documents: Iterable[OwnDocument]) -> Iterator[Finding]:
    """Ink nearer to an edge than printers reach, one finding a document; scans have no margin to measure."""
    wide = []
    for document in documents:
        inked = [page for page in document.pages if page.ink]
        if not inked:
            continue
        nearest = min(inked, key=lambda page: min(page.ink or ()))
        least, edge = min(zip(nearest.ink or (), _EDGES, strict=True))
        if least < LEAST_MARGIN:
            said = f"{document.numbers([nearest])}: ink {_millimetres(least)} from the {edge} edge, where printers cut it off"
            yield Finding("margins", Verdict.WARNING, said, "widen its margins", document.name, page=nearest.number)
        else:
            wide.append((document, _millimetres(least)))
    if wide:
        yield Finding("margins", Verdict.PASS, f"free of ink at every edge: {each(wide)}")


def _like(size: PageSize, other: PageSize) -> bool:
    return abs(size.width - other.width) <= _LIKE and abs(size.height - other.height) <= _LIKE


def _size_name(size: PageSize) -> str:
    """`A4`, `Letter across`, `210 × 200 mm`."""
    for name, paper in PAPERS.items():
        if _like(size, paper):
            return name
        if _like(PageSize(size.height, size.width), paper):
            return f"{name} across"
    return f"{size.width / MILLIMETRE:.0f} × {size.height / MILLIMETRE:.0f} mm"


def _millimetres(points: float) -> str:
    return f"{points / MILLIMETRE:.1f} mm"
