"""From a measured word to the places where it may be broken, and to its broken halves.

Only plain words in small letters are broken: no names, no acronyms; compounds only behind a hyphen of their own, web addresses only
behind a slash, point or hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from packet.render.measure import Fragment, Word, part_of
from packet.render.shaping import shape

LEAST = 7
"""Letters of a word that may be broken."""
LEFT, RIGHT = 3, 3
"""Letters that stay before and after the break."""

_COMPOUND = re.compile(r"[(“\"]?([^\W\d_]{2,}-)+[^\W\d_]{2,}[.,;:!?)”\"]*\Z")
_BREAKABLE = re.compile(r"[(“\"]?([^\W\d_]+)[.,;:!?)”\"]*\Z")


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S+")
_IN_ADDRESS = re.compile(r"(?<![/:])[/.-]+(?=\w)")
ADDRESS_HEAD, ADDRESS_TAIL = 10, 6
"""Letters of an address that stay before and after a break."""
OWN_ENDS = "-/."
"""What a word is broken behind without a hyphen."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """The word up to a break: width without the hyphen, and the hyphen's width, both em."""

    width: float
    hyphen: float


def syllables(word: Word, language: str) -> Iterator[tuple[int, Syllable]]:
    """Letters before each break allowed, and how wide they are."""
    if places := address_breaks(word):
        yield from ((letters, Syllable(_width(word, letters), 0.0)) for letters in places)
        return
    if not language or len(word.fragments) != 1 or len(word.fragments[0].text) < LEAST or word.fragments[0].says is not None:
        return
    fragment = word.fragments[0]
    for letters in breaks(fragment.text, language):
        shaped = shape(fragment.face, fragment.text[:letters])
        hyphen = 0.0 if fragment.text[letters - 1] == "-" else shape(fragment.face, "-").width
        yield letters, Syllable(shaped.width * fragment.scale, hyphen * fragment.scale)


def address_breaks(word: Word) -> tuple[int, ...]:
    """How many letters of a web address, with what stands close to it, may stand before a break."""
    if not any("/" in fragment.text and fragment.says is None for fragment in word.fragments):
        return ()
    text = word.text
    found = _ADDRESS.search(text)
    if found is None:
        return ()
    first, last = found.start() + ADDRESS_HEAD, found.end() - ADDRESS_TAIL
    return tuple(at.end() for at in _IN_ADDRESS.finditer(text) if first <= at.end() <= last)


def _width(word: Word, letters: int) -> float:
    """Of the first letters of a word, em."""
    width = 0.0
    for fragment in word.fragments:
        if letters < len(fragment.text):
            return width + shape(fragment.face, fragment.text[:letters]).width * fragment.scale
        width, letters = width + fragment.width, letters - len(fragment.text)
    return width


@cache
def breaks(word: str, language: str) -> tuple[int, ...]:
    """How many letters may stand before a hyphen, in the language's patterns (none where there are no patterns)."""
    if _COMPOUND.match(word) and word == word.lower():
        return tuple(found.end() for found in re.finditer("-", word))
    match = _BREAKABLE.match(word)
    if not match or len(match[1]) < LEAST or match[1] != match[1].lower():
        return ()
    patterns = _patterns(language)
    return tuple(match.start(1) + place for place in patterns.positions(match[1])) if patterns else ()


@cache
def _patterns(language: str) -> Any:
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=LEFT, right=RIGHT) if known else None


def break_word(word: Word, start: int, stop: int) -> Word:
    """Letters `start` to `stop` (0: the end), with a hyphen where one is needed. The first half says the whole word."""
    ends, at = stop or len(word.text), 0
    parts: list[Fragment] = []
    for fragment in word.fragments:
        begin, end = max(start - at, 0), min(ends - at, len(fragment.text))
        if begin < end:
            parts.append(_sliced(fragment, begin, end))
        at += len(fragment.text)
    return Word(tuple(parts), sum(part.width for part in parts), 0.0 if stop else word.glue)


def _sliced(fragment: Fragment, begin: int, end: int) -> Fragment:
    if end - begin == len(fragment.text):
        return fragment
    text = fragment.text[begin:end]
    hyphen = end < len(fragment.text) and text[-1] not in OWN_ENDS
    return part_of(fragment, text + "-" * hyphen, "" if begin else fragment.text)
