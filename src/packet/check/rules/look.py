"""Rules on the look of pages: paper, margins, size of type, line spacing, page numbers, running name. Read from the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from packet.check.pages.measures import body_size, least_margins, lines_per_inch
from packet.check.pages.running_lines import bears_name, bears_number, names_of
from packet.check.rules.measured import Measured, broken, cannot_tell, is_silent, met, parts_of, scope_of
from packet.model.inspection import Inspection
from packet.model.pdf_facts import PageFacts
from packet.model.rules import Demand

SIZES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
"""Width and height in points (ISO 216; ANSI Y14.1)."""
POINT_TOLERANCE = 0.05
"""Points by which a size may fall short: sizes are written with one decimal."""
MARGIN_TOLERANCE = 1.0
"""Points by which ink may reach into a margin: round letters overshoot."""
PAPER_TOLERANCE = 2.0
_UNREAD = "its pages cannot be measured"


def paper(demand: Demand, inspection: Inspection) -> Measured | None:
    """The format of the documents' pages; bound papers keep their own."""
    wanted = demand.rule.paper
    if wanted is None:
        return None
    for page in _pages(demand, inspection):
        if not _is(page, SIZES[wanted]):
            said = f"page {page.number} is {page.size.width:.0f} × {page.size.height:.0f} points, not {wanted}"
            return broken(
                "wrong-paper-size", said, f"say paper: {wanted}; export a supplied PDF anew", scope_of(demand), page.number
            )
    return met(f"all pages are {wanted}", scope_of(demand))


def _is(page: PageFacts, size: tuple[float, float]) -> bool:
    sides = sorted((page.size.width, page.size.height))
    return all(abs(side - wanted) <= PAPER_TOLERANCE for side, wanted in zip(sides, size, strict=True))


def margins(demand: Demand, inspection: Inspection) -> Measured | None:
    """The space free of ink on the narrowest side of any page: page numbers and running names are ink as well."""
    wanted = demand.rule.margins
    if wanted is None:
        return None
    pages = _pages(demand, inspection)
    free = least_margins(pages)
    if free is None:
        return cannot_tell(_UNREAD, "measure the margins on paper", scope_of(demand))
    side, least = min(zip(("left", "lower", "right", "upper"), free, strict=True), key=lambda one: one[1])
    said = f"the {side} margin is {_inches(least)}, {_inches(wanted)} wanted"
    if least >= wanted - MARGIN_TOLERANCE:
        return met(said, scope_of(demand))
    return broken("narrow-margins", said, "choose a theme with wider margins; export a supplied PDF anew", scope_of(demand))


def _inches(points: float) -> str:
    return f"{points / 72:.2f} in"


def font_size(demand: Demand, inspection: Inspection) -> Measured | None:
    """The size that most letters have; with `font` of those alone that are set in it."""
    wanted, font = demand.rule.font_size, demand.rule.font
    if wanted is None:
        return None
    pages = [_in_font(page, font) for page in _pages(demand, inspection)] if font else _pages(demand, inspection)
    size = body_size(pages)
    if size is None and font and any(page.glyphs for page in _pages(demand, inspection)):
        return met(f"nothing is set in {font}", scope_of(demand))
    said = "the text is set in {:g} pt, {} wanted"
    return _sized(size, said, demand, wanted.holds, "wrong-font-size", "choose a theme with larger type, or allow more pages")


def _in_font(page: PageFacts, font: str) -> PageFacts:
    """The page, as if only what is set in a font stood on it."""
    letters = _letters(font)
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if _letters(glyph.font).startswith(letters)))


def _letters(name: str) -> str:
    """`ABCDEF+TimesNewRomanPSMT` and “Times New Roman” begin alike."""
    return re.sub(r"[^a-z0-9]", "", name.rpartition("+")[2].casefold())


def lines(demand: Demand, inspection: Inspection) -> Measured | None:
    """Lines of text in an inch of height."""
    wanted = demand.rule.lines_per_inch
    if wanted is None:
        return None
    count = lines_per_inch(_pages(demand, inspection))
    said = "{:.1f} lines to the inch, {} wanted"
    return _sized(count, said, demand, wanted.holds, "wrong-line-spacing", "choose a theme with a larger leading")


def _sized(
    size: float | None, said: str, demand: Demand, holds: Callable[[float, float], bool], code: str, remedy: str
) -> Measured:
    wanted, document = demand.rule.font_size or demand.rule.lines_per_inch, scope_of(demand)
    if size is None:
        return cannot_tell(_UNREAD, "measure it on paper", document)
    message = said.format(size, wanted)
    return met(message, document) if holds(size, POINT_TOLERANCE) else broken(code, message, remedy, document)


def page_numbers(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether each page bears its number, in its document or the packet."""
    if demand.rule.page_numbers is None:
        return None
    if not _pages(demand, inspection):
        return cannot_tell(_UNREAD, "look at its pages", scope_of(demand))
    for part in parts_of(demand, inspection):
        for own, page in enumerate(inspection.pages_of(part), 1):
            if page.text is None or is_silent(page):
                return cannot_tell(
                    f"page {own} of {part.title} does not say its text", "look for its number", part.name, page.number
                )
            if not bears_number(page.text, {own, page.number}):
                said = f"page {own} of {part.title} bears no number"
                return broken("no-page-number", said, "put numbers on the pages of a supplied PDF", part.name, page.number)
    return met("every page bears its number", scope_of(demand))


def running_name(demand: Demand, inspection: Inspection) -> Measured | None:
    if demand.rule.running_name is None:
        return None
    if not _pages(demand, inspection):
        return cannot_tell(_UNREAD, "look at its pages", scope_of(demand))
    names = names_of(inspection.packet.plan.profile)
    for part in parts_of(demand, inspection):
        for own, page in enumerate(inspection.pages_of(part), 1):
            what = f"page {own} of {part.title}"
            if page.text is None or is_silent(page):
                return cannot_tell(f"{what} does not say its text", "look whether it bears your name", part.name, page.number)
            if not bears_name(page.text, names):
                remedy = "put your name at the head of each page of a supplied PDF"
                return broken("no-running-name", f"{what} does not bear your name", remedy, part.name, page.number)
    return met("every page bears your name", scope_of(demand))


def _pages(demand: Demand, inspection: Inspection) -> Sequence[PageFacts]:
    return [page for part in parts_of(demand, inspection) for page in inspection.pages_of(part)]
