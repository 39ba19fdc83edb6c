"""A text and the right names → what is nearly one of them: Damerau-Levenshtein distance of one or two, by their length."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from packet.institutions.context import AT
from packet.institutions.mentions import Mention, Reading
from packet.institutions.slips import allowed, distance
from packet.institutions.wording import Word

DEMONYMS = ("", "s", "n", "an", "ian", "er", "ers", "ese", "ns", "ans", "ians")
"""Endings that make another word of a name, not a slip: Princetonian, Chicagoan."""

PLACES = frozenset({"colombia", "standard", "hartford", "oxnard"})
"""Words of their own that lie near a name: a slip only where an institution is meant."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Words of a text that are nearly a right name."""

    said: str
    meant: str
    start: int


def near_names(reading: Reading, right: Collection[str], vocabulary: Collection[str]) -> tuple[Slip, ...]:
    """The slips of a text. `right` are names in their compared form; words of `vocabulary` are spelt as they should be."""
    taken = {at: mention for mention in reading.mentions if mention.is_listed for at in range(mention.first, mention.stop)}
    names = tuple((name, tuple(name.split(" ")), len(name.replace(" ", ""))) for name in dict.fromkeys(right))
    letters = tuple(accumulate((len(word.key) for word in reading.words), initial=0))
    search = _Search(reading, names, letters, taken, frozenset(right), vocabulary)
    return tuple(_apart(slip for at, word in enumerate(reading.words) if word.is_capital and (slip := search.at(at))))


def _apart(slips: Iterable[Slip]) -> Iterator[Slip]:
    """The first of slips that overlap."""
    end = -1
    for slip in slips:
        if slip.start > end:
            end = slip.start + len(slip.said)
            yield slip


@dataclass(frozen=True, slots=True)
class _Search:
    """`names` with their words and number of letters; `letters` of the text before each word; the mention that holds a word."""

    reading: Reading
    names: tuple[tuple[str, tuple[str, ...], int], ...]
    letters: tuple[int, ...]
    taken: Mapping[int, Mention]
    right: Collection[str]
    vocabulary: Collection[str]

    def at(self, at: int) -> Slip | None:
        """The first name that the words from here are nearly."""
        for name, parts, length in self.names:
            for count in (len(parts), len(parts) + 1, len(parts) - 1):
                stop = at + count
                is_long_enough = count and stop < len(self.letters) and abs(self.letters[stop] - self.letters[at] - length) <= 2
                if is_long_enough and self._is_slip(at, stop, name, parts):
                    first, last = self.reading.words[at], self.reading.words[stop - 1]
                    return Slip(" ".join(self.reading.text[first.start : last.end].split()), name, first.start)
        return None

    def _is_slip(self, at: int, stop: int, name: str, parts: Sequence[str]) -> bool:
        window = self.reading.words[at:stop]
        if not _is_near([word.key for word in window], parts) or not _is_run(self.reading.text, window):
            return False
        if _is_taken(at, stop, self.taken, self.right if stop - at == len(parts) else ()):
            return False
        return stop - at > 1 or not _is_own(self.reading, at, name, self.vocabulary)


def _is_taken(first: int, stop: int, taken: Mapping[int, Mention], right: Collection[str]) -> bool:
    """Whether the words hold a name that is spelt as it should be, and not just the beginning or the bare form of a right one."""
    inside = {taken[at] for at in range(first, stop) if at in taken}
    return any(
        (one.first, one.stop) == (first, stop)
        or one.first < first
        or one.stop > stop
        or not right
        or (one.stop - one.first > 1 and one.key not in right)
        for one in inside
    )


def _is_run(text: str, window: Sequence[Word]) -> bool:
    marks = ".;:!?," if len(window) < 4 else ".;:!?"
    gaps = (text[left.end : right.start] for left, right in pairwise(window))
    return all(len(gap) < 6 and "\n\n" not in gap and not any(mark in gap for mark in marks) for gap in gaps)


def _is_own(reading: Reading, at: int, name: str, vocabulary: Collection[str]) -> bool:
    """Whether a single word near a bare name is a word of its own right."""
    word = reading.words[at].key
    before = reading.words[at - 1].key if at else ""
    return (
        word in vocabulary
        or (word in PLACES and before not in AT)
        or any(word == name + ending or name == word + ending for ending in DEMONYMS)
    )


def _is_near(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the words are the name but for one or two slips; a word set apart or together is none."""
    said, meant = "".join(words), "".join(parts)
    most = allowed(len(meant))
    if not most or said == meant or abs(len(said) - len(meant)) > most:
        return False
    if len(words) != len(parts):
        return distance(said, meant, 1) <= 1
    total = 0
    for one, other in zip(words, parts, strict=True):
        if one != other:
            limit = min(most - total, 1 if len(other) < 6 else 2)
            slips = distance(one, other, limit)
            if slips > limit or (len(other) < 4 and sorted(one) != sorted(other)):
                return False
            total += slips
    return True
