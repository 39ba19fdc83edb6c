"""Facts of pages → figures that rules and people speak of: body size, margins, lines to the inch, words, characters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from packet.model.pdf_facts import LineFact, PageFacts

POINTS_PER_INCH = 72
_LIKE_BODY = 0.06
"""Part of the body size by which a line's size may differ and the line is still of the body."""
_NEXT = (0.7, 3.2)
"""Sizes of a letter from one baseline to the next, within a paragraph: less is a formula, more is another paragraph."""
_SAME = 0.15
"""Points by which two distances between lines differ and are still one."""


def body_size(pages: Iterable[PageFacts]) -> float | None:
    """The size in points that most characters of these pages have, to 0.1 pt; None where no letters can be measured.

    None, too, where most letters are of Type 3 fonts: their size is not written anywhere. The lowest line of a page does not
    count where others stand above it: on a page of few words, the running line has the most letters.
    """
    counts: defaultdict[float, int] = defaultdict(int)
    for page in pages:
        for glyph in page.glyphs:
            counts[round(glyph.size, 1)] += glyph.count
        for line in _lowest(page.lines):
            counts[round(line.size, 1)] -= line.count
    return max(counts, key=lambda size: (counts[size], size)) or None if counts else None


def _lowest(lines: Sequence[LineFact]) -> list[LineFact]:
    """The pieces of the lowest line; none where it is the only one."""
    lowest = min((line.baseline for line in lines), default=0.0)
    foot = [line for line in lines if line.baseline - lowest < 1]
    return foot if len(foot) < len(lines) else []


def least_margins(pages: Iterable[PageFacts]) -> tuple[float, float, float, float] | None:
    """Points free of ink on every page: left, lower, right, upper; None where no page has ink."""
    inked = [page.ink for page in pages if page.ink]
    if not inked:
        return None
    left, bottom, right, top = (min(sides) for sides in zip(*inked, strict=True))
    return left, bottom, right, top


def lines_per_inch(pages: Iterable[PageFacts]) -> float | None:
    """Lines of body text to the inch, from the usual distance of baselines; None where fewer than two lines follow each other."""
    pages = tuple(pages)
    size = body_size(pages)
    if size is None:
        return None
    distances: Counter[float] = Counter()
    for page in pages:
        body = [line for line in page.lines if abs(line.size - size) <= _LIKE_BODY * size]
        for distance, weight in _distances(body):
            distances[round(distance, 1)] += weight
    return POINTS_PER_INCH / _usual(distances) if distances else None


def _distances(lines: Sequence[LineFact]) -> Iterator[tuple[float, int]]:
    """From each line to the next one below it in its column, points, weighted by its characters."""
    for index, line in enumerate(lines):
        least, most = (part * line.size for part in _NEXT)
        for other in lines[index + 1 :]:
            distance = line.baseline - other.baseline
            if distance > most:
                break
            if distance >= least and other.left < line.right and other.right > line.left:
                yield distance, min(line.count, other.count)
                break


def _usual(distances: Counter[float]) -> float:
    """The distance with most characters around it, as the mean of those that are the same but for rounding."""

    def near(centre: float) -> dict[float, int]:
        return {distance: weight for distance, weight in distances.items() if abs(distance - centre) <= _SAME}

    best = near(max(sorted(distances), key=lambda centre: sum(near(centre).values())))
    return sum(distance * weight for distance, weight in best.items()) / (sum(best.values()) or 1)


def words(pages: Iterable[PageFacts]) -> int | None:
    """Words as a word processor counts them: what stands between spaces and has a letter or figure. None: a page has no text."""
    texts = _texts(pages)
    return None if texts is None else sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def characters(pages: Iterable[PageFacts]) -> int | None:
    """Characters with spaces, the end of a line being one. None: a page has no text."""
    texts = _texts(pages)
    return None if texts is None else sum(len(" ".join(text.split())) for text in texts)


def _texts(pages: Iterable[PageFacts]) -> list[str] | None:
    pages = tuple(pages)
    if any(page.text is None or (page.scan and not page.searchable) for page in pages):
        return None
    return [page.text or "" for page in pages]
