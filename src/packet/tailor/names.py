"""A person's name → the patterns of the forms in which a text may name that person.

“Chao Wei Jin”: in full in either order, with or without the middle name, hyphens and blanks alike; with initials (“C. Jin”,
“Jin, C. W.”); the surname alone; the first given name alone. A name of one word, or in a script without capitals, has one form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packet.model.marks import GAP, folded

_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe"}
)
"""How letters are written where a keyboard lacks them: Müller, Mueller (without the dots it is found as well)."""
_TITLES = re.compile(r"(?i)^(?:prof|professor|dr|mr|mrs|ms|sir|phd|ph\.d|jr)\.?$")


@dataclass(frozen=True, slots=True)
class NameForms:
    """Patterns; "" where a name has no such form."""

    full: str
    initials: str = ""
    surname: str = ""
    given: str = ""


def spellings(name: str) -> tuple[str, ...]:
    """The name, and as it is written without its umlauts."""
    return tuple(dict.fromkeys((name, name.translate(_SPELT_OUT))))


def name_forms(name: str) -> NameForms:
    """Academic titles do not count."""
    given, family = _parts(name)
    if not given:
        return NameForms(GAP.join(map(_word, family)))
    surname = GAP.join(map(_word, family))
    return NameForms(
        full="|".join(_full(given, family)),
        initials="|".join(_initials(given, surname)),
        surname="|".join(_surnames(family)),
        given=_word(given[0]) if len(given[0].strip(".")) > 2 else "",
    )


def _parts(name: str) -> tuple[list[str], list[str]]:
    """Given names and surname: the last word, or what stands before a comma."""
    before, _, behind = folded(name).partition(",")
    last, first = ([word for word in part.split() if any(map(str.isalnum, word))] for part in (before, behind))
    words = [word for word in last if not _TITLES.match(word)] or last
    if first and words:
        return first, words
    return words[:-1], words[-1:]


def _surnames(family: list[str]) -> Iterator[str]:
    """The surname, and each word of a double one but for what is small (`van`)."""
    if len(family[-1]) > 1:
        yield GAP.join(map(_word, family))
    yield from (_word(word) for word in family if len(family) > 1 and len(word) > 2 and not word[0].islower())


def _word(word: str) -> str:
    """A double name is written with its hyphen, with a blank, or as one word."""
    return "[-\\s]?".join(re.escape(part) for part in word.strip(".").split("-") if part)


def _full(given: list[str], family: list[str]) -> Iterator[str]:
    first, surname = _word(given[0]), GAP.join(map(_word, family))
    more = "".join(rf"(?:(?:{GAP})?(?:{_word(word)}|{re.escape(word[0])}\.?))?" for word in given[1:])
    yield f"{first}{more}{GAP}{surname}"
    yield f"{surname}{GAP}{first}{more}"
    for word in given[1:]:  # “Gabriel García” for Gabriel García Márquez
        if len(word.strip(".")) > 2 and word[0].isupper():
            yield f"{first}{GAP}{_word(word)}"


def _initials(given: list[str], surname: str) -> Iterator[str]:
    letters = [re.escape(part[0]) for word in given for part in word.split("-") if part]
    more = "".join(rf"(?:[-\s]?{letter}\.)?" for letter in letters[1:])
    yield rf"{letters[0]}\.{more}\s{{0,2}}{surname}"
    yield rf"{surname},\s{{0,2}}{letters[0]}(?:\.{more})?"
    yield rf"{surname}\s{letters[0]}\."
