"""From a measured word to the places where it may be broken, and to its broken halves.

Only plain words in small letters are broken: no names, no acronyms, no addresses; compounds only behind a hyphen of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from packet.render.measure import Word, part_of
from packet.render.shaping import shape

LEAST = 7
"""Letters of a word that may be broken."""
LEFT, RIGHT = 3, 3
"""Letters that stay before and after the break."""

_COMPOUND = re.compile(r"[(“\"]?([^\W\d_]{2,}-)+[^\W\d_]{2,}[.,;:!?)”\"]*\Z")
_BREAKABLE = re.compile(r"[(“\"]?([^\W\d_]+)[.,;:!?)”\"]*\Z")


@dataclass(frozen=True, slots=True)
class Syllable:
    """The word up to a break: width without the hyphen, and the hyphen's width, both em."""

    width: float
    hyphen: float


def syllables(word: Word, language: str) -> Iterator[tuple[int, Syllable]]:
    """Letters before each break allowed, and how wide they are."""
    if not language or len(word.fragments) != 1 or len(word.fragments[0].text) < LEAST or word.fragments[0].says is not None:
        return
    fragment = word.fragments[0]
    for letters in breaks(fragment.text, language):
        shaped = shape(fragment.face, fragment.text[:letters])
        hyphen = 0.0 if fragment.text[letters - 1] == "-" else shape(fragment.face, "-").width
        yield letters, Syllable(shaped.width * fragment.scale, hyphen * fragment.scale)


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
    """Letters `start` to `stop` (0: the end), with a hyphen unless it is the end. The first half says the whole word."""
    fragment = word.fragments[0]
    text = fragment.text[start:stop] + "-" * (fragment.text[stop - 1] != "-") if stop else fragment.text[start:]
    part = part_of(fragment, text, "" if start else fragment.text)
    return Word((part,), part.width, 0.0 if stop else word.glue)
