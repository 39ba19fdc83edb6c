"""A letter beside the common text → its passages that differ, and what fills its slots, with its article where that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from packet.season.common_text import CommonText, Rows, Spot
from packet.season.letter_words import Said, Word, filled_slots
from packet.season.passages import Differing, Step, passages_of
from packet.season.proof import Letter, Mark, Proof
from packet.season.side_by_side import Row


def whole_letter(letter: Letter, said: Sequence[Said]) -> Proof:
    whole = tuple(Differing(one.line, tuple((part, Mark.OWN) for word in one.words for part in word.apart)) for one in said)
    return Proof(letter, tuple(passages_of(whole)), 0, filled_slots(letter))


def letter_beside(letter: Letter, said: Sequence[Said], number: int, common: CommonText) -> Proof:
    """Each sentence with words of its own, or from which common words are missing: these stand where they would be."""
    reading = _Reading(said, common, common.excused[number], dict(_articles(said, common.rows[number], common)))
    items = {one.line for one in said if one.is_item}, {one.line for one in common.base if one.is_item}
    shown = list[Differing]()
    for in_list, rows in groupby(common.rows[number], key=lambda row: reading.line(row) in items[row.other is None]):
        several = [Differing(reading.line(row), tuple(reading.steps(row)), in_list, row.other is None) for row in rows]
        differs = any(one.differs for one in several)
        shown += (one for one in several if one.differs or (in_list and differs and one.steps))
    untouched = len(said) - sum(one.differs and any(mark is not Mark.LOST for _, mark in one.steps) for one in shown)
    filled = {slot: f"{reading.articles.get(slot, '')} {value}" if value else "" for slot, value in filled_slots(letter).items()}
    return Proof(letter, tuple(passages_of(shown)), untouched, {slot: value.strip() for slot, value in filled.items()})


def _articles(said: Sequence[Said], rows: Rows, common: CommonText) -> Iterator[tuple[str, str]]:
    """What this letter has before a slot where not all letters have an article; the first is its form."""
    for row in reversed(rows):
        if row.one is not None and row.other is not None:
            for at, there in sorted(row.words.items(), reverse=True):
                if common.articles.get((row.one, at), "").startswith("("):
                    yield common.base[row.one].words[at].slot, said[row.other].words[there].article


@dataclass(frozen=True, slots=True)
class _Reading:
    """A letter beside the common text. `articles`: slot → what it has before it where not all letters have an article."""

    said: Sequence[Said]
    common: CommonText
    excused: frozenset[Spot]
    articles: Mapping[str, str]

    def line(self, row: Row) -> int:
        """Its paragraph's number, or that of the base's where only this has it."""
        return self.said[row.other].line if row.other is not None else self.common.base[row.one or 0].line

    def steps(self, row: Row) -> Iterator[Step]:
        """Missing words before the letter's own that stand in their place."""
        usual = self.common.base[row.one].words if row.one is not None else ()
        own = self.said[row.other].words if row.other is not None else ()
        before = beside = 0
        for at, there in (*sorted(row.words.items()), (len(usual), len(own))):
            yield from (step for gone in range(before, at) for step in self._gone((row.one or 0, gone)))
            yield from ((part, Mark.OWN) for word in own[beside:there] for part in word.apart)
            if there < len(own) and at < len(usual):
                yield from self._kept((row.one or 0, at), own[there])
            before, beside = at + 1, there + 1

    def _gone(self, spot: Spot) -> Iterator[Step]:
        if spot in self.common.words and spot not in self.excused:
            yield from ((part, Mark.LOST) for part in self.common.base[spot[0]].words[spot[1]].apart)

    def _kept(self, spot: Spot, word: Word) -> Iterator[Step]:
        """A word, and its article, which is as it is in the letter where letters differ in it."""
        mark = Mark.SAME if spot in self.common.words else Mark.OWN
        usual = self.articles.get(word.slot, "") if self.common.articles.get(spot, "").startswith("(") else word.article
        if usual and not word.article:
            yield Word(usual, word.spaced), Mark.LOST
        alike = usual.lower() == word.article.lower()
        yield from ((part, mark if alike or part.slot else Mark.OWN) for part in word.apart)
