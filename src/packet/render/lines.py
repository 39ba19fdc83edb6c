"""From measured words and a width to lines: ragged, balanced, or justified by optimum fit (Knuth and Plass, 1981) with hyphens.

Widths are in em of the body size, so a result holds for every size at which the width in em is the same. A word wider than the line
is cut between letters; nothing sticks out of its frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, takewhile

from packet.render.hyphens import address_breaks, break_word, syllables
from packet.render.measure import Fragment, Measured, Word, part_of
from packet.render.shaping import shape

SHRINK, STRETCH = 0.22, 0.5
"""By which part of itself a space shrinks at most, and stretches at a badness of 100."""
WHOLE_WORDS, TOLERANCES = 1.9, (2.6, 8.0)
"""The worst stretch accepted, in multiples of STRETCH: without any hyphen, then with hyphens, then where that finds no way, too."""
LONE_END_COST = 2e6
"""Demerits of a last line of one word under a third of the width: any line that is accepted is better."""
HYPHEN_COST, HYPHENS_IN_A_ROW_COST, HYPHEN_AT_END_COST, SHORT_END_COST = 3000.0, 4000.0, 150000.0, 3000.0
"""Demerits of a hyphen, of two lines with one, of one before the last line, of a last line under 15 % of the width."""
SHORT_ADDRESS_COST = 100.0
"""What an em costs by which a line that ends inside an address is short of the edge (as a root of demerits)."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline: natural width, and what each space gets in addition (both em)."""

    words: tuple[Word, ...]
    width: float
    stretch: float = 0.0


def ragged(measured: Measured, width: float) -> tuple[Line, ...]:
    """Greedy lines; a lone word on the last one gets company where the line before has more than two."""
    words = _fitting(measured, width)
    if not words:
        return ()
    ends = _greedy(words, width)
    if len(ends) > 1 and ends[-1] - ends[-2] == 1:
        before = ends[-3] if len(ends) > 2 else 0
        moved = words[ends[-2] - 1]
        if ends[-2] - before > 2 and moved.glue and moved.width + moved.glue + words[-1].width <= width:
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
    ends.append(len(words))
    return ends


def _line(words: Sequence[Word], stretch: float = 0.0) -> Line:
    return Line(tuple(words), sum(word.width + word.glue for word in words) - words[-1].glue, stretch)


def _fitting(measured: Measured, width: float) -> Sequence[Word]:
    """The words, those wider than the line cut into pieces that fit: addresses where they may be broken, else between letters."""
    if measured.longest <= width:
        return measured.words
    return [piece for word in measured.words for piece in (_pieces(word, width) if word.width > width else (word,))]


def _pieces(word: Word, width: float) -> Iterator[Word]:
    starts = (0, *address_breaks(word))
    for start, stop in zip(starts, (*starts[1:], 0), strict=True):
        piece = break_word(word, start, stop) if len(starts) > 1 else word
        yield from _cut(piece, width) if piece.width > width else (piece,)


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
    cut = [Word(tuple(parts), sum(part.width for part in parts), 0.0) for parts in pieces if parts]
    return [*cut[:-1], replace(cut[-1], glue=word.glue)]


def _prefix(fragment: Fragment, text: str, room: float) -> int:
    """How many letters of `text` fit into `room`."""
    ends = accumulate(fragment.face.advance(letter) / 1000 * fragment.scale for letter in text)
    count = sum(1 for _ in takewhile(lambda end: end <= room, ends))
    while count and shape(fragment.face, text[:count]).width * fragment.scale > room:  # kerning may also widen
        count -= 1
    return count


# ── optimum fit ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece that a line may end with: `start` and `end` in em on an endless line, `spaces` the em of space before."""

    word: int
    letters: int
    """Letters of the word before it may be broken here; 0 at the word's end."""
    start: float
    end: float
    spaces: float
    hyphen: float
    """Width of the hyphen that a line needs to end here; 0 at a word's end and behind a hyphen of its own."""
    in_address: bool = False
    """Inside a web address: a line that would be too loose may end short of the edge here."""


@dataclass(frozen=True, slots=True)
class Break:
    """A way to have set everything before atom `at`."""

    at: int
    cost: float
    hyphenated: bool
    before: Break | None


def justified(measured: Measured, width: float) -> tuple[Line, ...]:
    """Lines of the least total badness; ragged where no way within the tolerance exists (very narrow or very long words).

    As in TeX a word is broken only where whole words leave a loose line: not every reader of the text layer joins the halves.
    """
    words = _fitting(measured, width)
    if not words:
        return ()
    atoms = tuple(_atoms(words, ""))
    end = _search(atoms, width, WHOLE_WORDS)
    if end is None:
        atoms = tuple(_atoms(words, measured.language))
        end = next(filter(None, (_search(atoms, width, tolerance) for tolerance in TOLERANCES)), None)
    return tuple(_justified_lines(words, atoms, end, width)) if end else ragged(measured, width)


def _atoms(words: Sequence[Word], language: str) -> Iterator[Atom]:
    at = spaces = 0.0
    for index, word in enumerate(words):
        done, start, address = 0, at, bool(address_breaks(word))
        for letters, piece in syllables(word, language):
            yield Atom(index, letters, start, at + piece.width, spaces, piece.hyphen, address)
            start, done = at + piece.width, letters
        yield Atom(index, 0, start if done else at, at + word.width, spaces, 0.0, word.glue == 0)
        at += word.width + word.glue
        spaces += word.glue


def _search(atoms: Sequence[Atom], width: float, tolerance: float) -> Break | None:
    active = [Break(0, 0.0, False, None)]
    last = len(atoms) - 1
    for index, atom in enumerate(atoms):
        best: Break | None = None
        still = []
        for way in active:
            first = atoms[way.at]
            spaces = atom.spaces - first.spaces
            excess = width - (atom.end + atom.hyphen - first.start)
            if excess < -SHRINK * spaces - 1e-6:
                continue
            still.append(way)
            cost = _cost(excess, spaces * STRETCH, tolerance, width if index == last else 0.0)
            if cost is None and atom.in_address:
                cost = (10 + SHORT_ADDRESS_COST * excess) ** 2
            if cost is None:
                continue
            cost += way.cost + _hyphen_cost(bool(atom.letters), way.hyphenated, index == last)
            cost += LONE_END_COST * (index == last and first.word == atom.word and excess > 2 / 3 * width)
            if best is None or cost < best.cost:
                best = Break(index + 1, cost, bool(atom.letters), way)
        active = still
        if index == last:
            return best
        if best is not None:
            active.append(best)
        if not active:
            return None
    return None


def _hyphen_cost(here: bool, before: bool, last: bool) -> float:
    """Demerits of the hyphens at the ends of this line and of the one before."""
    if here:
        return HYPHEN_COST + HYPHENS_IN_A_ROW_COST * before
    return HYPHEN_AT_END_COST * (before and last)


def _cost(excess: float, stretchability: float, tolerance: float, last_width: float) -> float | None:
    """Demerits of a line, None where it is too loose; `last_width` is the frame's for the last line, 0 for others."""
    if last_width and excess >= 0:
        return SHORT_END_COST if excess > 0.85 * last_width else 0.0
    if excess >= 0:
        ratio = excess / stretchability if stretchability else 99.0
        if ratio > tolerance:
            return None
    else:
        ratio = excess / stretchability * (STRETCH / SHRINK) if stretchability else 0.0
    return (10 + 100 * abs(ratio) ** 3) ** 2


def _justified_lines(words: Sequence[Word], atoms: Sequence[Atom], end: Break, width: float) -> Iterator[Line]:
    ways: list[Break] = []
    way: Break | None = end
    while way is not None:
        ways.append(way)
        way = way.before
    ways.reverse()
    for start, stop in pairwise(ways):
        line = _line(_between(words, atoms, start.at, stop.at))
        spaces = sum(1 for word in line.words[:-1] if word.glue)
        natural_end = line.width <= width and (stop is ways[-1] or (atoms[stop.at - 1].in_address and _is_loose(line, width)))
        yield line if natural_end or not spaces else replace(line, stretch=(width - line.width) / spaces)


def _is_loose(line: Line, width: float) -> bool:
    return width - line.width > WHOLE_WORDS * STRETCH * sum(word.glue for word in line.words[:-1])


def _between(words: Sequence[Word], atoms: Sequence[Atom], start: int, stop: int) -> list[Word]:
    """The words of the atoms from `start` to before `stop`, the first and the last perhaps broken."""
    first, last = atoms[start], atoms[stop - 1]
    begun = atoms[start - 1].letters if start else 0
    taken = list(words[first.word : last.word + 1])
    if last.letters:
        taken[-1] = break_word(words[last.word], begun if first.word == last.word else 0, last.letters)
    if begun and not (last.letters and first.word == last.word):
        taken[0] = break_word(words[first.word], begun, 0)
    return taken
