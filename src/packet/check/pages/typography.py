"""The letters of the applicant's own pages: can they be searched and read, are their fonts in the file, how large are they."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from packet.check.pages.measures import body_size
from packet.check.pages.own_documents import OwnDocument, counted, each, own_documents
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.pdf_facts import PageFacts

LEAST_SIZE = 10.0
"""Points: a résumé is never set smaller (domain of the field; two calls in three that name a size name 10 to 12)."""
_ROUNDING = 0.05


def check_typography(inspection: Inspection) -> tuple[Finding, ...]:
    documents = own_documents(inspection)
    made = [document for document in documents if not document.supplied]  # the condition of a supplied one tells its fonts
    return (*searchable(documents), *embedded(made), *type3(documents), *body_sizes(documents))


def searchable(documents: Sequence[OwnDocument]) -> Iterator[Finding]:
    """Pages without words for machines: what stands on them can be neither searched nor checked."""
    count = 0
    for document in documents:
        unread = [page for page in document.pages if page.text is None]
        pictures = [page for page in document.pages if page.text is not None and _wordless(page)]
        if unread or not document.pages:
            said = f"{document.numbers(unread)} cannot be read" if unread else "its pages cannot be read"
            yield Finding("text", Verdict.CANNOT_TELL, said, "print it to a new PDF", document.name)
        if pictures:
            said = f"no text on {document.numbers(pictures)}: a scan or a drawing, of which nothing can be checked"
            yield Finding(
                "text",
                Verdict.CANNOT_TELL,
                said,
                "export it from where it was written, or run text recognition over it",
                document.name,
                page=pictures[0].number,
            )
        count += sum(page.searchable for page in document.pages)
    if count:
        yield Finding("text", Verdict.PASS, f"the text of {counted(count, 'page')} can be searched")


def _wordless(page: PageFacts) -> bool:
    """An empty page has no words to search for."""
    return not page.searchable and (page.scan or page.ink is not None)


def embedded(documents: Sequence[OwnDocument]) -> Iterator[Finding]:
    """Fonts that the file does not hold: every viewer replaces them by its own."""
    names: set[str] = set()
    for document in documents:
        lacking = sorted({font.name for page in document.pages for font in page.fonts if not font.embedded and font.name})
        names |= {font.name for page in document.pages for font in page.fonts if font.name}
        if lacking:
            said = f"the file does not hold {', '.join(lacking[:5])}{' …' if len(lacking) > 5 else ''}"
            yield Finding("embedded-fonts", Verdict.WARNING, said, "export it again with all fonts embedded", document.name)
            names -= set(lacking)
    if names:
        yield Finding("embedded-fonts", Verdict.PASS, f"{counted(len(names), 'font')} embedded")


def type3(documents: Sequence[OwnDocument]) -> Iterator[Finding]:
    """Fonts of Type 3 are drawings: some are pictures of letters that look rough and cannot be measured."""
    for document in documents:
        if found := [page for page in document.pages if page.type3]:
            said = f"{document.numbers(found)}: letters of a Type 3 font, often rough on screens"
            yield Finding(
                "type-3-fonts",
                Verdict.WARNING,
                said,
                "export it with TrueType or Type 1 fonts",
                document.name,
                page=found[0].number,
            )


def body_sizes(documents: Sequence[OwnDocument]) -> Iterator[Finding]:
    """The size that most letters have, after all scaling."""
    large = []
    for document in documents:
        size = body_size(document.pages)
        if size is None and any(page.searchable for page in document.pages):
            said = "the size of its letters cannot be measured"
            yield Finding("body-size", Verdict.CANNOT_TELL, said, "export it with TrueType or Type 1 fonts", document.name)
        elif size is not None and size < LEAST_SIZE - _ROUNDING:
            said = f"most letters have {size:g} pt; below {LEAST_SIZE:g} pt they are hard to read"
            remedy = f"set it in larger letters{'' if document.supplied else ' (size: of its theme)'}, and shorten the text"
            yield Finding("body-size", Verdict.WARNING, said, remedy, document.name)
        elif size is not None:
            large.append((document, f"{size:g} pt"))
    if large:
        yield Finding("body-size", Verdict.PASS, f"most letters have: {each(large)}")
