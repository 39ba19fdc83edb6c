"""From a `Document`, a theme and a paper size to `Laid`: blocks become strips, the fit chooses, letters get their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from packet.model.document import Document
from packet.model.laid import Bar, Laid, LaidPage, Letters
from packet.model.part import Anchor, OutlineItem
from packet.model.target import Paper
from packet.model.theme import Theme
from packet.problems import SourceError
from packet.render.blocks import strips_of
from packet.render.blocks.setter import Setter, setter_for
from packet.render.fit import Trial, fit
from packet.render.lines import Line
from packet.render.place import Placed, line_letters, page_items, place_slabs
from packet.render.slabs import Frame, frame_of

RUNNING = 22.0
"""From the text to the running line, points, where the margin allows."""


def layout(document: Document, theme: Theme, paper: Paper) -> Laid:
    """Set a document within its page budget. Raises `SourceError` for a letter that no font has."""
    try:
        return _laid(document, theme, paper)
    except SourceError as error:
        raise SourceError(*(problem.within(f"the document {document.name}") for problem in error.problems)) from None


def _laid(document: Document, theme: Theme, paper: Paper) -> Laid:
    setter = setter_for(document, theme)
    frame = frame_of(theme, paper, prose=setter.prose)
    trial, fitting = fit(document, theme, frame, lambda wording: strips_of(wording, setter))
    placed = [place_slabs(trial.slabs[page.start : page.stop], frame, trial.setting) for page in trial.pages]
    sheets = tuple(_sheet(placed, number, setter, frame, trial) for number in range(len(placed)))
    anchors, outline = _anchors(document, placed, frame), _outline(placed)
    return Laid(document.name, document.title, document.language, frame.width, frame.height, sheets, anchors, outline, fitting)


def _sheet(placed: Sequence[Sequence[Placed]], number: int, setter: Setter, frame: Frame, trial: Trial) -> LaidPage:
    running = _running(number, len(placed), setter, frame, trial.setting.size)
    return LaidPage((*page_items(placed[number], frame, trial.setting, setter.theme), *running))


def _running(number: int, pages: int, setter: Setter, frame: Frame, size: float) -> Iterator[Letters | Bar]:
    """Name, document title and page number: an artifact, at the foot or (on later pages, where the theme says so) the head."""
    theme, document = setter.theme, setter.document
    head = number > 0 and theme.running.others == "head"
    baseline = frame.top + 16 if head else max(frame.bottom - RUNNING - 4, frame.bottom * 0.45)
    left = setter.measure(" · ".join(filter(None, (document.owner, document.title))), setter.styles.running, ())
    yield from line_letters(Line(left.words, left.width), frame.left, baseline, size)
    if document.shape == "sheet" and pages == 1:  # its stamp says where it stands
        return
    right = setter.measure(f"Page {number + 1} of {pages}", setter.styles.running, ())
    yield from line_letters(Line(right.words, right.width), frame.right - right.width * size, baseline, size)


def _anchors(document: Document, placed: Sequence[Sequence[Placed]], frame: Frame) -> dict[str, Anchor]:
    """The document's own and those of its entries: each at the upper edge of its first line."""
    anchors = {f"document:{document.name}": Anchor(0, frame.height)}
    for page, slabs in enumerate(placed):
        for here in slabs:
            if anchor := here.slab.strip.anchor:
                anchors.setdefault(anchor, Anchor(page, here.top))
    return anchors


def _outline(placed: Sequence[Sequence[Placed]]) -> tuple[OutlineItem, ...]:
    return tuple(
        OutlineItem(here.slab.strip.bookmark, page, here.top)
        for page, slabs in enumerate(placed)
        for here in slabs
        if here.slab.strip.bookmark and here.slab.number == 0
    )
