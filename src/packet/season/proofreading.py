"""The letters of a season → what they have in common, once, and in each only the passages that differ from it.

Words that most letters of one kind share are common. A letter shows the sentences that have words of their own, and where words of
the common text are not there it shows these, too: nothing that is printed goes unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from packet.season.common_text import CommonText, Spot, common_text
from packet.season.letter_words import read_letters
from packet.season.one_letter import letter_beside, whole_letter
from packet.season.passages import Step, pieces_of
from packet.season.proof import Letter, Mark, NameKind, Passage, Piece, ProofGroup
from packet.season.seen_once import seen_once


def proofread(letters: Sequence[Letter]) -> tuple[ProofGroup, ...]:
    """Letters of one kind side by side; one that is alone of its kind is shown whole, and has no common text."""
    by_kind: dict[str, list[Letter]] = {}
    for letter in letters:
        by_kind.setdefault(letter.kind, []).append(letter)
    return tuple(seen_once([_group(kind, group) for kind, group in by_kind.items()]))


def _group(kind: str, letters: Sequence[Letter]) -> ProofGroup:
    said = read_letters(letters)
    if len(letters) == 1:
        return ProofGroup(kind, (), (whole_letter(letters[0], said[0]),))
    slots = frozenset(slot for letter in letters for slot in letter.slots)
    common = common_text(said, [frozenset(slot for slot in slots if not letter.slots.get(slot)) for letter in letters])
    proofs = (letter_beside(letter, said[at], at, common) for at, letter in enumerate(letters))
    return ProofGroup(kind, tuple(_common_passages(common)), tuple(proofs))


def _common_passages(common: CommonText) -> Iterator[Passage]:
    items = {said.line for said in common.base if said.is_item}
    for line, sentences in groupby(enumerate(common.base), key=lambda one: one[1].line):
        steps: list[Step] = []
        for at, said in sentences:
            spots = [(at, number) for number in range(len(said.words))]
            if common.words.intersection(spots):
                steps += (step for spot in spots for step in _common_steps(spot, common))
        if steps:
            shown = Passage(tuple(_gap(piece) for piece in pieces_of(steps, of_all=True)))
            yield replace(shown, beginning=shown.text if line in items else "")


def _common_steps(spot: Spot, common: CommonText) -> Iterator[Step]:
    word = common.base[spot[0]].words[spot[1]]
    if spot in common.strange:
        word = replace(word, name=NameKind.STRANGER)
    shown = replace(word, article=common.articles.get(spot, word.article), only=common.only.get(spot, ""))
    mark = Mark.SAME if spot in common.words else Mark.OWN
    yield from ((part, mark) for part in shown.apart)


def _gap(piece: Piece) -> Piece:
    return Piece("…", Mark.OWN, spaced=piece.spaced) if piece.mark is Mark.OWN else piece
