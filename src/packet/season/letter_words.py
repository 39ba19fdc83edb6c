"""Letters of one kind → their sentences, word by word, with a slot in place of the words that each fills in differently.

“at EPFL.” and “at MIT.” are the same words then, and a table tells the names. Where the words of a slot stand in a sentence that
most letters have as it is (“my Ph.D. at Peking University”, in the letter to Peking University), they are words as others. An
article goes with the words of the slot, “at the University of Sydney” beside “at EPFL”.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from packet.model.sentences import sentence_spans
from packet.season.proof import Letter, NameKind

_WORD = re.compile(r"\S+?(?=[.,;:!?]*(?:\s|$))|\S+")
"""A word, and for itself what ends a sentence or a part of it: “EPFL.” differs from “EPFL” in no word."""
ARTICLE = "the"
_ITEM = re.compile(r"[-•](?= |$)|\d\d? \.")
"""The words with which an item of a list begins."""


@dataclass(frozen=True, slots=True)
class Word:
    """`spaced`: a space stands before it. All words that fill a slot are one; `article`: that which stands before them.

    `only`: the slots without which it is not there.
    """

    text: str
    spaced: bool
    name: NameKind = NameKind.NONE
    slot: str = ""
    article: str = ""
    only: str = ""

    @property
    def key(self) -> str:
        """What it is compared by."""
        return f"⟨{self.slot}⟩" if self.slot else self.text

    @property
    def apart(self) -> tuple[Word, ...]:
        """Its article, and itself without."""
        if not self.article:
            return (self,)
        return Word(self.article, self.spaced, only=self.only), replace(self, spaced=True, article="")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; `line`: the number of the paragraph that it stands in."""

    words: tuple[Word, ...]
    keys: tuple[str, ...]
    line: int

    @property
    def slots(self) -> frozenset[str]:
        return frozenset(word.slot for word in self.words if word.slot)

    @property
    def is_item(self) -> bool:
        """Whether it begins an item of a list."""
        return bool(_ITEM.match(" ".join(self.keys[:2])))


@dataclass(frozen=True, slots=True)
class _Span:
    slot: str
    start: int
    end: int


def read_letters(letters: Sequence[Letter]) -> tuple[tuple[Said, ...], ...]:
    """The sentences of each letter."""
    varying = {slot for slot in _slots(letters) if len({letter.slots.get(slot, "") for letter in letters}) > 1}
    both = [tuple(_both_ways(letter, varying)) for letter in letters]
    literal = Counter(keys for one in both for keys in {plain.keys for plain, _ in one})
    filled = Counter(keys for one in both for keys in {slotted.keys for _, slotted in one})
    return tuple(tuple(slotted if filled[slotted.keys] >= literal[plain.keys] else plain for plain, slotted in one) for one in both)


def filled_slots(letter: Letter) -> Mapping[str, str]:
    """Slot → its words, where the letter says them."""
    return {slot: value if value and _pattern(value).search(letter.text) else "" for slot, value in letter.slots.items()}


def _slots(letters: Sequence[Letter]) -> dict[str, None]:
    return dict.fromkeys(slot for letter in letters for slot in letter.slots)


def _both_ways(letter: Letter, varying: set[str]) -> Iterator[tuple[Said, Said]]:
    """Each sentence as it is and with slots; one that ends within a slot does not end there."""
    spans = tuple(_spans(letter, varying))
    paragraphs = [match.end() for match in re.finditer(r"\n\s*\n", letter.text)]
    begin = 0
    for end in _ends(letter.text, spans):
        mine = [span for span in spans if begin <= span.start < end]
        first = end - len(letter.text[begin:end].lstrip())
        plain, slotted = (_said(letter, begin, end, chosen, bisect_right(paragraphs, first)) for chosen in ([], mine))
        if plain.words:
            yield plain, slotted
        begin = end


def _ends(text: str, spans: Sequence[_Span]) -> Iterator[int]:
    """Where sentences end; what follows a colon belongs to what it explains."""
    for _, end in sentence_spans(text):
        within = text[end - 1 : end] == ":" or any(span.start < end < span.end for span in spans)
        if not within or end == len(text):
            yield end


def _spans(letter: Letter, varying: set[str]) -> Iterator[_Span]:
    """Where words of slots stand, those of longer ones first; none within another."""
    taken: list[_Span] = []
    for slot, value in sorted(letter.slots.items(), key=lambda one: -len(one[1])):
        if slot in varying and value:
            for match in _pattern(value).finditer(letter.text):
                if not any(one.start < match.end() and match.start() < one.end for one in taken):
                    taken.append(_Span(slot, match.start(), match.end()))
    yield from sorted(taken, key=lambda one: one.start)


def _pattern(value: str) -> re.Pattern[str]:
    """The words of a slot as a letter may print them: with the quotation marks of a typographer, an address in lines."""
    words = (re.sub("['’]", "['’]", re.sub('["“”]', '["“”]', re.escape(word.rstrip(",")))) for word in value.split())
    said = r",?\s+".join(words)
    return re.compile(rf"(?<!\w){said}(?!\w)")


def _said(letter: Letter, begin: int, end: int, spans: Sequence[_Span], line: int) -> Said:
    words, at = list[Word](), begin
    for span in spans:
        words += _plain_words(letter, at, span.start)
        filling = _word(letter, span.start, span.end, span.slot)
        if words and words[-1].text.lower() == ARTICLE and not words[-1].slot and filling.spaced:
            article = words.pop()
            filling = replace(filling, article=article.text, spaced=article.spaced)
        words.append(filling)
        at = span.end
    words += _plain_words(letter, at, end)
    return Said(tuple(words), tuple(word.key for word in words), line)


def _plain_words(letter: Letter, begin: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(letter.text, begin, end):
        yield _word(letter, match.start(), match.end())


def _word(letter: Letter, start: int, end: int, slot: str = "") -> Word:
    name = next((name.kind for name in letter.names if name.start < end and start < name.end), NameKind.NONE)
    return Word(" ".join(letter.text[start:end].split()), letter.text[start - 1 : start].isspace(), name, slot)
