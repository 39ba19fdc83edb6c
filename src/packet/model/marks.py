"""`Mark`s, what gives an applicant away, and a text → where they stand in it, whatever its accents, ligatures and line ends.

A pattern is a regular expression over folded text; of the escapes for classes it may use that of blanks alone. `GAP` in it stands
for what may part two words of a name: blanks, dots, commas and hyphens; in an address or a file name nothing must (`chaojin.org`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

GAP = "␣"
_IN_TEXT, _IN_ADDRESS = r"[\s.,·_-]{1,3}", r"[\s.,·_+%-]{0,3}"
_NO_LETTER_BEHIND = r"(?![^\W\d_])"

_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | dict.fromkeys("‐‑", "-")
    | dict.fromkeys("’‘ʼ", "'")
)
"""Letters that Unicode does not take apart, but that people type without their accent; and what is not seen."""


class Case(StrEnum):
    """In which letters a mark counts."""

    ANY = "any"
    USUAL = "usual"
    """Small letters throughout are doubtful: “will grant” may be no name."""
    CAPITAL = "capital"
    """In small letters it is another word: “grant”."""
    CAPITALS = "capitals"
    """Only in capitals throughout: an acronym."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`what` it is, in words; `instead`: what our pages say in its place; `doubt`: why it may mean somebody else.

    What is in doubt is never replaced: a person looks at it.
    """

    what: str
    pattern: str
    instead: str
    case: Case = Case.USUAL
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mark at `begin` to `end` of a text."""

    mark: Mark
    begin: int
    end: int
    doubt: str


def folded(text: str) -> str:
    """The text without accents, ligatures and invisible letters; capitals stay."""
    return text if text.isascii() else _fold(text)[0]


@lru_cache(maxsize=256)
def _fold(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its letters (and its end) the place in the text that it comes from."""
    if text.isascii():
        return text, range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKD", letter.translate(_PLAIN)):
            if not unicodedata.combining(plain):
                letters.append(plain)
                places.append(at)
    return "".join(letters), [*places, len(text)]


def sightings(marks: Iterable[Mark], text: str, *, address: bool = False) -> Iterator[Sighting]:
    """Where the marks stand; in an address or a file name letters may be small and words stand close."""
    letters, places = _fold(text)
    small = _small(letters)
    for mark in marks:
        spans = list(_spans(mark, small, address))
        others = any(_is_small(letters[begin:end]) for begin, end in spans)
        for begin, end in spans:
            doubt = "" if address or mark.case is Case.ANY else _doubt(mark, letters[begin:end], others=others)
            if doubt is not None:
                yield Sighting(mark, places[begin], places[end - 1] + 1, mark.doubt or doubt)


def _spans(mark: Mark, small: str, address: bool) -> Iterator[tuple[int, int]]:
    """Where the pattern stands with no letter beside it; in scripts without capitals, whose words nothing parts, anywhere."""
    pattern, at = _compiled(mark.pattern, address), 0
    cased = mark.pattern.lower() != mark.pattern.upper()
    while mark.pattern and (match := pattern.search(small, at)):
        begin, end = match.span()
        inside = cased and begin > 0 and small[begin - 1].isalpha()
        at = begin + 1 if inside else max(end, begin + 1)
        if not inside:
            yield begin, end


def _doubt(mark: Mark, words: str, *, others: bool) -> str | None:
    """Why these words may be no sign of the applicant; `None` where they are none."""
    if mark.case is Case.USUAL:
        return "it is written in small letters" if _is_small(words) else ""
    if _is_small(words) or (mark.case is Case.CAPITALS and words != words.upper()):
        return None
    return "the same word stands there in small letters, too" if others and mark.case is Case.CAPITAL else ""


def doubted_in(marks: Sequence[Mark], text: str) -> tuple[Mark, ...]:
    """The marks; in doubt where the text as a whole uses the same word in small letters."""
    doubts = {one.mark: one.doubt for one in sightings(marks, text) if one.mark.case is Case.CAPITAL}
    return tuple(replace(mark, doubt=doubts.get(mark, mark.doubt)) for mark in marks)


def _small(words: str) -> str:
    return words.lower().replace("ς", "σ")


def _is_small(words: str) -> bool:
    return words == words.lower() != words.upper()


@lru_cache(maxsize=512)
def _compiled(pattern: str, address: bool) -> re.Pattern[str]:
    """The pattern in small letters, for texts in small letters: this is many times faster than to ignore the case."""
    words = _small(pattern).replace(GAP, _IN_ADDRESS if address else _IN_TEXT)
    return re.compile(f"(?:{words}){_NO_LETTER_BEHIND if pattern.lower() != pattern.upper() else ''}")


def replaced(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """The text with what is beyond doubt replaced, and which marks that were, in order; of two that overlap the longer one."""
    surely = [one for one in sightings(marks, text) if not one.doubt]
    said, begun, met = [], 0, []
    for one in sorted(surely, key=lambda one: (one.begin, -one.end)):
        if one.begin >= begun:
            said += [text[begun : one.begin], one.mark.instead]
            begun = one.end
            met.append(one.mark)
    return "".join((*said, text[begun:])), tuple(met)
