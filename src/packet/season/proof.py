"""The letters of a season → what they have in common, once, and in each only the sentences that differ from it, word by word.

Words that most letters of one kind share are common. A letter shows the sentences that have words of their own, and where words of
the common text are not there it shows these, too: nothing that is printed goes unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from packet.model.finding import Finding
from packet.model.sentences import sentence_spans


class Mark(StrEnum):
    """How words stand to the common text."""

    SAME = "same"
    OWN = "own"
    LOST = "lost"
    """Words of the common text that this letter has not."""


class NameKind(StrEnum):
    NONE = ""
    INSTITUTION = "institution"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Name:
    """Letters `start` to `end` of a text name somebody or a place."""

    kind: NameKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Letter:
    """`kind`: the template that it was made from; `text`: all that it says, blocks with a blank line between them."""

    position: str
    heading: str
    kind: str
    text: str
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look."""

    text: str
    mark: Mark = Mark.SAME
    name: NameKind = NameKind.NONE


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A letter: its sentences that differ, in their order, and how many others are as in the common text."""

    letter: Letter
    sentences: tuple[Sentence, ...]
    same: int


@dataclass(frozen=True, slots=True)
class ProofGroup:
    """Letters of one kind. `common`: their text, sentence by sentence; what differs from letter to letter is an `OWN` piece `…`."""

    kind: str
    common: tuple[Sentence, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Proofs:
    """Letters side by side. `findings`: position → what was found in its letter and is no pass; `elsewhere`: how many besides."""

    groups: tuple[ProofGroup, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    elsewhere: Mapping[str, int]
    without: tuple[str, ...]
    """Positions whose packet has no letter of ours."""

    @property
    def count(self) -> int:
        return sum(len(group.proofs) for group in self.groups)

    def shared(self, group: ProofGroup) -> tuple[Finding, ...]:
        """What was found in every letter of a group, in the same words: told once, with the common text."""
        if len(group.proofs) == 1:
            return ()
        lists = [self.findings[proof.letter.position] for proof in group.proofs]
        return tuple(one for one in lists[0] if all(any(_alike(one, other) for other in others) for others in lists[1:]))

    def own(self, proof: Proof, group: ProofGroup) -> tuple[Finding, ...]:
        """What was found in this letter and not in every one of its group."""
        shared = self.shared(group)
        return tuple(one for one in self.findings[proof.letter.position] if not any(_alike(one, other) for other in shared))


def _alike(one: Finding, other: Finding) -> bool:
    return (one.code, one.verdict, one.message) == (other.code, other.verdict, other.message)


def proofread(letters: Sequence[Letter]) -> tuple[ProofGroup, ...]:
    """Letters of one kind side by side; one that is alone of its kind is shown whole, and has no common text."""
    by_kind: dict[str, list[Letter]] = {}
    for letter in letters:
        by_kind.setdefault(letter.kind, []).append(letter)
    return tuple(_group(kind, [_Words.of(letter) for letter in group]) for kind, group in by_kind.items())


@dataclass(frozen=True, slots=True)
class _Words:
    """A letter's words, and where each begins and ends."""

    letter: Letter
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, letter: Letter) -> _Words:
        spans, at = [], 0
        for word in letter.text.split():
            start = letter.text.index(word, at)
            at = start + len(word)
            spans.append((start, at))
        return cls(letter, tuple(letter.text.split()), tuple(spans))

    def sentences(self) -> Iterator[range]:
        """The words of each sentence, by their numbers."""
        ends = [end for _, end in sentence_spans(self.letter.text)]
        first = 0
        for end in ends:
            last = first
            while last < len(self.spans) and self.spans[last][0] < end:
                last += 1
            if last > first:
                yield range(first, last)
            first = last

    def name_at(self, number: int) -> NameKind:
        start, end = self.spans[number]
        return next((name.kind for name in self.letter.names if name.start < end and start < name.end), NameKind.NONE)


def _group(kind: str, group: Sequence[_Words]) -> ProofGroup:
    if len(group) == 1:
        return ProofGroup(kind, (), (_alone(group[0]),))
    base = _most_usual(group)
    matches = [_matches(base, one) for one in group]
    kept = Counter(number for match in matches for number in match)
    often = {number for number, count in kept.items() if count * 2 > len(group)}
    common = frozenset(at for one in base.sentences() if len(often & set(one)) * 2 >= len(one) for at in often & set(one))
    proofs = tuple(_proof(base, one, match, common) for one, match in zip(group, matches, strict=True))
    return ProofGroup(kind, tuple(_common_sentences(base, common)), proofs)


def _alone(one: _Words) -> Proof:
    whole = (((number, Mark.OWN) for number in sentence) for sentence in one.sentences())
    return Proof(one.letter, tuple(_pieces(one, one, list(sentence)) for sentence in whole), 0)


def _most_usual(group: Sequence[_Words]) -> _Words:
    """The letter with most of the sentences that others have, too."""
    said = [[" ".join(one.words[at] for at in sentence) for sentence in one.sentences()] for one in group]
    often = Counter(sentence for sentences in said for sentence in set(sentences))
    scores = [sum(often[sentence] - 1 for sentence in sentences) for sentences in said]
    return group[scores.index(max(scores))]


def _matches(base: _Words, other: _Words) -> Mapping[int, int]:
    """Number of a word of the base → the number of the same word in the other letter."""
    blocks = SequenceMatcher(None, base.words, other.words, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _common_sentences(base: _Words, common: frozenset[int]) -> Iterator[Sentence]:
    for sentence in base.sentences():
        runs = [(is_common, list(numbers)) for is_common, numbers in groupby(sentence, key=common.__contains__)]
        pieces = [_same(base, numbers) if is_common else (Piece("…", Mark.OWN),) for is_common, numbers in runs]
        if any(is_common for is_common, _ in runs):
            yield tuple(piece for some in pieces for piece in some)


def _same(base: _Words, numbers: Sequence[int]) -> Sentence:
    return _pieces(base, base, [(number, Mark.SAME) for number in numbers])


def _proof(base: _Words, one: _Words, match: Mapping[int, int], common: frozenset[int]) -> Proof:
    """Each sentence with words of its own, or from which common words are missing: these stand where they would be."""
    same = {match[number] for number in match if number in common}
    before, after = _lost(base, match, common, len(one.words))
    shown, untouched = list[Sentence](), 0
    for sentence in one.sentences():
        steps: list[tuple[int, Mark]] = []
        for number in sentence:
            steps += ((gone, Mark.LOST) for gone in before.get(number, ()))
            steps.append((number, Mark.SAME if number in same else Mark.OWN))
            steps += ((gone, Mark.LOST) for gone in after.get(number, ()))
        if all(mark is Mark.SAME for _, mark in steps):
            untouched += 1
        else:
            shown.append(_pieces(base, one, steps))
    if at_end := before.get(len(one.words)):
        shown.append(_pieces(base, one, [(gone, Mark.LOST) for gone in at_end]))
    return Proof(one.letter, tuple(shown), untouched)


Lost = dict[int, list[int]]


def _lost(base: _Words, match: Mapping[int, int], common: frozenset[int], length: int) -> tuple[Lost, Lost]:
    """The common words that are missing: by the word before which they would stand, and by the one after which.

    They stand after what is left of their own sentence; where nothing is left, before what follows, `length` at the end.
    """
    before, after = Lost(), Lost()
    following = length
    for sentence in reversed(list(base.sentences())):
        for number in reversed(sentence):
            if number in match:
                following = match[number]
            elif number in common:
                left = next((match[at] for at in range(number - 1, sentence.start - 1, -1) if at in match), None)
                place = before.setdefault(following, []) if left is None else after.setdefault(left, [])
                place.insert(0, number)
    return before, after


def _pieces(base: _Words, one: _Words, steps: Sequence[tuple[int, Mark]]) -> Sentence:
    """Words in a row that look alike, as one piece."""
    looks = []
    for number, mark in steps:
        whose = base if mark is Mark.LOST else one
        looks.append((mark, whose.name_at(number), whose.words[number]))
    runs = groupby(looks, key=lambda look: look[:2])
    return tuple(Piece(" ".join(word for _, _, word in run), mark, name) for (mark, name), run in runs)
