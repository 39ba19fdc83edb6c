"""Words with their marks, sentence by sentence → passages that are read together, in pieces of one look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from packet.season.letter_words import Word
from packet.season.proof import Mark, NameKind, Passage, Piece

Step = tuple[Word, Mark]


@dataclass(frozen=True, slots=True)
class Differing:
    """A sentence that is shown; those of one line that are of one mark throughout are read together.

    `line`: the number of its paragraph, in the base where only this has it (`is_gone`); `is_item`: it belongs to a list.
    """

    line: int
    steps: tuple[Step, ...]
    is_item: bool = False
    is_gone: bool = False

    @property
    def place(self) -> tuple[bool, int]:
        return self.is_gone, self.line

    @property
    def differs(self) -> bool:
        return any(mark is not Mark.SAME for _, mark in self.steps)

    @property
    def mark(self) -> Mark | None:
        marks = {mark for _, mark in self.steps}
        return marks.pop() if len(marks) == 1 else None


def passages_of(shown: Sequence[Differing]) -> Iterator[Passage]:
    run: list[Step] = []
    for at, one in enumerate(shown):
        run += one.steps
        following = shown[at + 1] if at + 1 < len(shown) else None
        if following is None or one.mark is None or following.place != one.place or following.mark is not one.mark:
            passage = Passage(tuple(pieces_of(run)))
            yield replace(passage, beginning=passage.text) if one.is_item else passage
            run = []


def pieces_of(steps: Sequence[Step], *, of_all: bool = False) -> Iterator[Piece]:
    """Words in a row that look alike, as one piece; a slot, by its name where it is everybody's (`of_all`) or missing."""

    def look(step: Step) -> tuple[Mark, NameKind, str, str]:
        word, mark = step
        return mark, NameKind.NONE if of_all and word.slot else word.name, word.slot, word.only

    for (mark, name, slot, only), run in groupby(steps, key=look):
        words = [word for word, _ in run]
        said = "".join(f" {word.text}" if word.spaced else word.text for word in words).strip()
        by_name = slot and (of_all or mark is Mark.LOST)
        yield Piece(slot if by_name else said, mark, name, slot, words[0].spaced, only)
