"""From measured words and a width to lines: greedy and ragged, or justified by optimum fit (Knuth and Plass, 1981) with hyphenation.

Widths are in em of the body size, so a result holds for every size at which the width in em is the same. A word wider than the line
is cut between letters; nothing sticks out of its frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from packet.render.hyphens import break_word, syllables
from packet.render.measure import Fragment, Measured, Word, part_of

LONE_WORD = 5
"""A last line of one word shorter than this many letters gets company."""

SHRINK, STRETCH = 0.22, 0.5
"""By which part of itself a space shrinks at most, and stretches at a badness of 100."""
TOLERANCE = 2.6
"""The worst stretch accepted, in multiples of STRETCH."""
HYPHEN_COST, HYPHENS_IN_A_ROW_COST, SHORT_END_COST = 55.0, 4000.0, 1500.0


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline: natural width, and what each space gets in addition (both em)."""

    words: tuple[Word, ...]
    width: float
    stretch: float = 0.0


def ragged(measured: Measured, width: float) -> tuple[Line, ...]:
    """Greedy lines; the last one is not a lone short word where that can be avoided."""
    words = _fitting(measured, width)
    ends = _greedy(words, width)
    if len(ends) > 1 and ends[-1] - ends[-2] == 1 and len(words[-1].text) < LONE_WORD:
        before = ends[-3] if len(ends) > 2 else 0
        if ends[-2] - before > 1 and words[ends[-2] - 1].width + words[ends[-2] - 1].glue + words[-1].width <= width:
            ends[-2] -= 1
    starts = [0, *ends[:-1]]
    return tuple(_line(words[start:end]) for start, end in zip(starts, ends, strict=True))


def balanced(measured: Measured, width: float) -> tuple[Line, ...]:
    """As few lines as ragged, of lengths as equal as possible."""
    lines = ragged(measured, width)
    while len(lines) > 1:
        narrower = ragged(measured, max(max(line.width for line in lines) - 1e-3, measured.longest))
        if len(narrower) > len(lines) or max(line.width for line in narrower) >= max(line.width for line in lines):
            break
        lines = narrower
    return lines


def _greedy(words: Sequence[Word], width: float) -> list[int]:
    """Where lines end: the index behind each line's last word."""
    ends: list[int] = []
    at = 0.0
    limit = width + 1e-6
    for index, word in enumerate(words):
        if at and at + word.width > limit:
            ends.append(index)
            at = 0.0
        at += word.width + word.glue
    if words:
        ends.append(len(words))
    return ends


def _line(words: Sequence[Word], stretch: float = 0.0) -> Line:
    return Line(tuple(words), sum(word.width + word.glue for word in words) - words[-1].glue, stretch)


def _fitting(measured: Measured, width: float) -> Sequence[Word]:
    """The words, those wider than the line cut into pieces that fit."""
    if measured.longest <= width:
        return measured.words
    return [piece for word in measured.words for piece in (_cut(word, width) if word.width > width else (word,))]


def _cut(word: Word, width: float) -> list[Word]:
    """Pieces of one word, each as long as fits, without glue between them."""
    pieces: list[list[Fragment]] = [[]]
    room = width
    for number, fragment in enumerate(word.fragments):
        rest = fragment.text
        says: str | None = word.text if number == 0 else ""
        while rest:
            count = _prefix(fragment, rest, room)
            if not count and pieces[-1]:
                pieces.append([])
                room = width
                continue
            part = part_of(fragment, rest[: max(count, 1)], says)
            pieces[-1].append(part)
            room -= part.width
            rest, says = rest[max(count, 1) :], ""
    last = len(pieces) - 1
    return [Word(tuple(parts), sum(part.width for part in parts), word.glue if at == last else 0.0) for at, parts in enumerate(pieces) if parts]


def _prefix(fragment: Fragment, text: str, room: float) -> int:
    """How many letters of `text` fit into `room`."""
    taken = 0.0
    for count, letter in enumerate(text):
        taken += fragment.face.advance(letter) / 1000 * fragment.scale
        if taken > room:
            return count
    return len(text)


# ── optimum fit ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece that a line may end with: `start` and `end` in em on an endless line, and the spaces before it."""

    word: int
    letters: int
    start: float
    end: float
    spaces: int
    hyphen: float
    """Width of the hyphen it needs when a line ends here; 0 at a word's end."""


@dataclass(frozen=True, slots=True)
class Break:
    """A way to have set everything before atom `at`."""

    at: int
    cost: float
    hyphenated: bool
    before: Break | None


def justified(measured: Measured, width: float) -> tuple[Line, ...]:
    """Lines of the least total badness; ragged where no way within the tolerance exists (very narrow or very long words)."""
    words = _fitting(measured, width)
    if not words:
        return ()
    atoms = tuple(_atoms(words, measured.language))
    end = _search(atoms, width, sum(word.glue for word in words) / len(words))
    if end is None:
        return ragged(measured, width)
    return tuple(_justified_lines(words, atoms, end, width))


def _atoms(words: Sequence[Word], language: str) -> Iterator[Atom]:
    at = 0.0
    for index, word in enumerate(words):
        done, start = 0, at
        for letters, piece in syllables(word, language):
            yield Atom(index, letters, start, at + piece.width, index, piece.hyphen)
            start, done = at + piece.width, letters
        yield Atom(index, 0, start if done else at, at + word.width, index, 0.0)
        at += word.width + word.glue


def _search(atoms: Sequence[Atom], width: float, space: float) -> Break | None:
    active = [Break(0, 0.0, False, None)]
    last = len(atoms) - 1
    for index, atom in enumerate(atoms):
        best: Break | None = None
        still = []
        for way in active:
            first = atoms[way.at]
            spaces = atom.spaces - first.spaces
            excess = width - (atom.end + atom.hyphen - first.start)
            if excess < -SHRINK * space * spaces - 1e-6:
                continue
            still.append(way)
            cost = _cost(excess, spaces * space * STRETCH, index == last, width)
            if cost is None:
                continue
            if atom.hyphen:
                cost += HYPHEN_COST**2 + (HYPHENS_IN_A_ROW_COST if way.hyphenated else 0)
            if best is None or way.cost + cost < best.cost:
                best = Break(index + 1, way.cost + cost, bool(atom.hyphen), way)
        active = still
        if index == last:
            return best
        if best is not None:
            active.append(best)
        if not active:
            return None
    return None


def _cost(excess: float, stretchability: float, last: bool, width: float) -> float | None:
    """Demerits of a line, None where it is too loose."""
    if last and excess >= 0:
        return SHORT_END_COST if excess > 0.85 * width else 0.0
    if excess >= 0:
        ratio = excess / stretchability if stretchability else 99.0
        if ratio > TOLERANCE:
            return None
    else:
        ratio = excess / stretchability * (STRETCH / SHRINK)
    return (10 + 100 * abs(ratio) ** 3) ** 2


def _justified_lines(words: Sequence[Word], atoms: Sequence[Atom], end: Break, width: float) -> Iterator[Line]:
    ways: list[Break] = []
    way: Break | None = end
    while way is not None:
        ways.append(way)
        way = way.before
    ways.reverse()
    for start, stop in zip(ways, ways[1:], strict=False):
        line = _line(_between(words, atoms, start.at, stop.at))
        spaces = len(line.words) - 1
        natural_end = stop is ways[-1] and line.width <= width
        yield line if natural_end or not spaces else replace(line, stretch=(width - line.width) / spaces)


def _between(words: Sequence[Word], atoms: Sequence[Atom], start: int, stop: int) -> list[Word]:
    """The words of the atoms from `start` to before `stop`, the first and the last perhaps broken."""
    first, last = atoms[start], atoms[stop - 1]
    begun = atoms[start - 1].letters if start and atoms[start - 1].hyphen else 0
    taken = list(words[first.word : last.word + 1])
    if last.hyphen:
        taken[-1] = break_word(words[last.word], begun if first.word == last.word else 0, last.letters)
    if begun and not (last.hyphen and first.word == last.word):
        taken[0] = break_word(words[first.word], begun, 0)
    return taken
