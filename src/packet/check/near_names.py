"""A text and the right names → what is nearly one of them: Damerau-Levenshtein distance of one or two, by their length."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from packet.check.context import AT
from packet.check.mentions import Mention, Reading
from packet.check.wording import Word

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
    names = [(name, name.split(" ")) for name in dict.fromkeys(right)]
    found: dict[int, Slip] = {}
    for at, word in enumerate(reading.words):
        if word.is_capital:
            slip = next(_slips(reading, at, names, taken, right, vocabulary), None)
            if slip:
                found[at] = slip
    return tuple(_apart(found.values()))


def _apart(slips: Collection[Slip]) -> Iterator[Slip]:
    """The first of slips that overlap."""
    end = -1
    for slip in slips:
        if slip.start > end:
            end = slip.start + len(slip.said)
            yield slip


def _slips(
    reading: Reading,
    at: int,
    names: Sequence[tuple[str, list[str]]],
    taken: Mapping[int, Mention],
    right: Collection[str],
    vocabulary: Collection[str],
) -> Iterator[Slip]:
    words = reading.words
    for name, parts in names:
        for count in {len(parts), len(parts) - 1, len(parts) + 1} - {0}:
            window = words[at : at + count]
            if (
                len(window) < count
                or not _is_run(reading.text, window)
                or _is_taken(at, at + count, taken, right if count == len(parts) else ())
            ):
                continue
            if _is_near([word.key for word in window], parts) and not (count == 1 and _is_own(reading, at, name, vocabulary)):
                yield Slip(" ".join(reading.text[window[0].start : window[-1].end].split()), name, window[0].start)


def _is_taken(first: int, stop: int, taken: Mapping[int, Mention], right: Collection[str]) -> bool:
    """Whether the words hold a name that is spelt as it should be: a whole one, or more than the beginning or bare form of a right one."""
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
    gaps = (text[left.end : right.start] for left, right in itertools.pairwise(window))
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


def allowed(letters: int) -> int:
    """How many slips make a near name of so many letters: none in a short word, which is near too many others."""
    return 0 if letters < 6 else 1 if letters < 9 else 2


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


def distance(one: str, other: str, most: int) -> int:
    """Letters wrong, missing, too many or swapped between two words; `most` + 1 where there are more than `most`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most or most <= 0:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) >= most:
            return most + 1
    return row[-1]
