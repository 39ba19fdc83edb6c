"""Text → its words with their places, and the form in which names are compared: no capitals, diacritics, hyphens or articles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "&": "and", "’": "", "'": "", ".": ""}
)


INFLECTED = {
    "technischen": "technische",
    "technischer": "technische",
    "freien": "freie",
    "institut": "institute",
    "instituts": "institute",
    "univ": "university",
}
"""Words of names in another case, language or length."""


class Word(NamedTuple):
    """A word of a text: as it stands there, as it is compared, and where it is. (A tuple: a packet has thousands.)"""

    said: str
    key: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.said[0].isupper()

    @property
    def bare(self) -> str:
        """Without the ending of the possessive and without the points of an abbreviation."""
        return _POSSESSIVE.sub("", self.said).replace(".", "")

    @property
    def is_possessive(self) -> bool:
        return _POSSESSIVE.search(self.said) is not None


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; `the` is left out, since names are written with and without it."""
    found = (Word(match[0], folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    return tuple(word for word in found if word.key != "the")


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """`zurich` for Zürich, `stanford` for Stanford’s, `and` for &, `mit` for M.I.T."""
    small = _POSSESSIVE.sub("", word).lower()
    if not small.isascii():
        small = "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))
    plain = small.translate(_PLAIN)
    return INFLECTED.get(plain, plain)


def name_key(name: str) -> str:
    """The compared form of a whole name: its words with one blank between them."""
    return " ".join(word.key for word in words_of(name))


def word_set(words: str) -> frozenset[str]:
    """A list of words in their compared form, written as one text."""
    return frozenset(words.split())
