"""Names and titles in capitals → the form in which a posting writes them elsewhere."""

from __future__ import annotations

import re

SHORTEST = 12
"""Letters: what is shorter is an abbreviation."""

_WEIGHTY = frozenset(
    [
        "assistant",
        "associate",
        "full",
        "senior",
        "junior",
        "visiting",
        "adjunct",
        "postdoctoral",
        "doctoral",
        "phd",
        "research",
        "teaching",
    ]
)
"""Words without which a title is that of another post."""
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "de",
        "der",
        "des",
        "for",
        "für",
        "in",
        "la",
        "le",
        "of",
        "on",
        "or",
        "the",
        "to",
        "und",
        "von",
        "with",
    ]
)


def in_capitals(words: str) -> bool:
    """`UNIVERSITY OF KENT`, not `EPFL` and not `KAIST AI`."""
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) >= SHORTEST and " " in words and not any(map(str.islower, letters))


def written_otherwise(words: str, text: str, holding: re.Pattern[str] | None = None) -> str:
    """The longest run of the words that stands in the text in small letters too, and has what must be in it; "" for none.

    Without `holding` it is all of the words.
    """
    parts = words.split()
    shortest = 2 if holding else len(parts)
    for length in range(len(parts), shortest - 1, -1):
        for start in range(len(parts) - length + 1):
            run = parts[start : start + length]
            if holding and (not holding.search(" ".join(run)) or (start and parts[start - 1].casefold() in _WEIGHTY)):
                continue
            pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, run)) + r"(?!\w)"
            for match in re.finditer(pattern, text, re.IGNORECASE):
                if any(map(str.islower, said := " ".join(match[0].split()))) and _has_capital(said):
                    return said
    return ""


def in_title_case(words: str) -> str:
    """`ASSISTANT PROFESSOR IN COMPUTER SYSTEMS` as one would guess: what is an abbreviation cannot be known."""
    small = [word.casefold() if word.casefold() in _SMALL else word.title() for word in words.split()]
    return " ".join(small)


def _has_capital(said: str) -> bool:
    return said[:1].isupper() and all(word[:1].isupper() for word in said.split() if len(word) > 4)
