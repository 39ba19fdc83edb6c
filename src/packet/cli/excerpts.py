"""Things to confirm → the words of the posting shown with each: its sentence, or of a long one what is around what says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packet.model.months import MONTHS
from packet.postings.numbers import number
from packet.store.confirming import Doubt

LONGEST, LONGEST_LIST = 240, 600
"""Letters of a sentence that are shown; of a list of documents, and it is shown whole however long it is."""
SAME = "(the same sentence)"
BY_HAND = "(no sentence: it was written by hand)"
_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\b")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """Words of a sentence, as they are shown; `said`: those of them that say it."""

    sentence: str
    words: str
    said: str


def excerpts(doubts: Sequence[Doubt]) -> tuple[str, ...]:
    """What is shown with each where they stand one below the other: a sentence is not shown again where it says the next, too."""
    shown = list[str]()
    above: _Excerpt | None = None
    for doubt in doubts:
        here = _excerpt(doubt)
        if above and here.sentence and here.sentence == above.sentence and here.said in above.words:
            shown.append(SAME)
        else:
            shown.append(here.words)
            above = here
    return tuple(shown)


def _excerpt(doubt: Doubt) -> _Excerpt:
    sentence = doubt.sentence
    room = LONGEST_LIST if doubt.lists_documents else LONGEST
    if len(sentence) <= room:
        return _Excerpt(sentence, sentence or BY_HAND, sentence)
    start, end = _saying(doubt, room)
    left = max(0, room - (end - start))
    first = max(0, min(start - left // 2, len(sentence) - left - (end - start)))
    first = sentence.rfind(" ", 0, first) + 1 if first else 0
    last = sentence.find(" ", max(end, first + room))
    words = sentence[first : last if last >= 0 else None]
    return _Excerpt(sentence, f"{'… ' if first else ''}{words}{' …' if last >= 0 else ''}", sentence[start:end])


def _saying(doubt: Doubt, room: int) -> tuple[int, int]:
    """Where in its sentence the words stand that say it: the quote, the value as it is, or most of what it can be said with."""
    sentence = doubt.sentence
    at = sentence.find(doubt.quote)
    if doubt.quote and at >= 0 and (len(doubt.quote) <= room or doubt.lists_documents):
        return at, at + len(doubt.quote)
    whole = re.search(rf"(?<!\w){re.escape(doubt.value)}(?!\w)", sentence, re.IGNORECASE) if doubt.value else None
    if whole and not doubt.value.isdigit():
        return whole.span()
    return _densest(sorted(_found(doubt)), room)


def _densest(found: Sequence[tuple[int, int, str]], room: int) -> tuple[int, int]:
    """The shortest of the places with most different words."""
    best, where = (0, 0), (0, 0)
    for at, (start, _, _) in enumerate(found):
        words = set[str]()
        for _, end, word in found[at:]:
            if end - start > room:
                break
            words.add(word)
            if (len(words), start - end) > best:
                best, where = (len(words), start - end), (start, end)
    return where


def _found(doubt: Doubt) -> Iterator[tuple[int, int, str]]:
    """Words of the sentence that can say it: start, end, and which of its words it is."""
    said = "\n".join((doubt.value or " ".join(doubt.readings), doubt.name.rpartition(".")[2]))
    dates = [{name: int(part) for name, part in found.groupdict().items()} for found in _DAY.finditer(said)]
    plain = {_stem(word) for word in _WORD.findall(_DAY.sub(" ", said)) if len(word) > 2 or word.isdigit()}
    for match in re.finditer(r"[^\W\d_]-[^\W\d_]+|[^\W\d_]+|[0-9]+", doubt.sentence):
        for word in _meant(match[0].casefold(), plain, dates):
            yield match.start(), match.end(), word


def _meant(word: str, plain: set[str], dates: Sequence[dict[str, int]]) -> Iterator[str]:
    digits = int(word) if word.isdecimal() else 0
    for date in dates:
        months = {MONTHS.get(word, 0), digits}
        yield from (part for part, value in date.items() if value == digits or (part == "month" and value in months))
    if (stem := _stem(word)) in plain or str(number(word)) in plain:
        yield stem


def _stem(word: str) -> str:
    """`e-mails` is `email`."""
    return word.casefold().replace("-", "").removesuffix("s")
