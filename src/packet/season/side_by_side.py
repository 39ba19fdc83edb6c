"""Two letters → which sentence of one stands beside which of the other, and which words of the two are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import Match, SequenceMatcher

from packet.season.letter_words import Said

SHARED = 0.5
"""Share of words (0–1) from which two sentences are one that differs; below it they are two, and each is shown whole."""


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences beside each other, by their numbers; `None`: it stands alone. `words`: number of a word in one → in the other."""

    one: int | None
    other: int | None
    words: Mapping[int, int] = field(default_factory=dict)


def align(one: Sequence[Said], other: Sequence[Said]) -> Iterator[Row]:
    """All sentences of both in reading order: what only the first has before what only the second has."""
    matcher = SequenceMatcher(None, [said.keys for said in one], [said.keys for said in other], autojunk=False)
    for tag, begin, end, start, stop in matcher.get_opcodes():
        if tag == "equal":
            yield from (Row(begin + at, start + at, _all(one[begin + at])) for at in range(end - begin))
        else:
            yield from _changed(one, other, range(begin, end), range(start, stop))


def _all(said: Said) -> Mapping[int, int]:
    return {number: number for number in range(len(said.words))}


def _changed(one: Sequence[Said], other: Sequence[Said], mine: range, its: range) -> Iterator[Row]:
    left, right = iter(mine), iter(its)
    for at, beside, words in _pairs(one, other, mine, its):
        yield from (Row(alone, None) for alone in iter(lambda: next(left), at))
        yield from (Row(None, alone) for alone in iter(lambda: next(right), beside))
        yield Row(at, beside, words)
    yield from (Row(alone, None) for alone in left)
    yield from (Row(None, alone) for alone in right)


def _pairs(one: Sequence[Said], other: Sequence[Said], mine: range, its: range) -> list[tuple[int, int, dict[int, int]]]:
    """Sentences that share words enough, in the order of both, so that they share most in all."""
    best = {(at, its.stop): 0.0 for at in (*mine, mine.stop)} | {(mine.stop, at): 0.0 for at in (*its, its.stop)}
    shares = {(at, beside): _share(one[at], other[beside]) for at in mine for beside in its}
    for at in reversed(mine):
        for beside in reversed(its):
            paired = shares[at, beside] + best[at + 1, beside + 1] if shares[at, beside] >= SHARED else 0.0
            best[at, beside] = max(paired, best[at + 1, beside], best[at, beside + 1])
    found, at, beside = [], mine.start, its.start
    while at < mine.stop and beside < its.stop:
        if best[at, beside] == best[at + 1, beside]:
            at += 1
        elif best[at, beside] == best[at, beside + 1]:
            beside += 1
        else:
            words = _same_words(one[at].keys, other[beside].keys)
            if 2 * len(words) >= SHARED * (len(one[at].keys) + len(other[beside].keys)):
                found.append((at, beside, words))
            at, beside = at + 1, beside + 1
    return found


def _share(one: Said, other: Said) -> float:
    """Of all words of two sentences, how many are in both (0–1), in whatever order."""
    return 2 * (Counter(one.keys) & Counter(other.keys)).total() / (len(one.keys) + len(other.keys))


def _same_words(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """A word alone between others that differ is the same by chance, unless it is a slot, or where the sentence begins or ends."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    kept = [block for block in blocks if block.size and _is_telling(block, one, other)]
    return {block.a + step: block.b + step for block in kept for step in range(block.size)}


def _is_telling(block: Match, one: Sequence[str], other: Sequence[str]) -> bool:
    same = one[block.a : block.a + block.size]
    begins, ends = block.a == block.b == 0, len(one) - block.a == len(other) - block.b == block.size
    return begins or ends or sum(any(map(str.isalnum, word)) for word in same) > 1 or any(word.startswith("⟨") for word in same)
