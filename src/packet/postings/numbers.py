"""Counts of postings → the form of rules: `three` 3, `two to three` 2-3, `at least three` 3+, `no more than 2` up to 2."""

from __future__ import annotations

import re

_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "one a an single ein eine einen einer un une",
            "two both zwei deux",
            "three drei trois",
            "four vier quatre",
            "five fünf cinq",
            "six sechs",
            "seven sieben sept",
            "eight acht huit",
            "nine neun neuf",
            "ten zehn dix",
        ),
        1,
    )
    for word in words.split()
}
_NUMBER = rf"(?:[0-9]{{1,2}}(?![0-9.,]?[0-9])|{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?: ?\([0-9]{{1,2}}\))?"
_AT_MOST = (
    r"(?:(?:a )?max(?:imum|imal(?:ly)?|\.)?(?: of)?:?|at most|(?:of )?no(?:t)? (?:more|longer|larger|greater) than"
    r"|not (?:to )?exceed(?:ing)?|up to|limited to"
    r"|höchstens|(?:jeweils |je )?maximal|(?:of )?at most|(?:the )?maximum length(?: of| is|:)?|fewer than|within|≤|<="
    r"|bis zu|(?:au )?maximum|au plus"
    r"|must not exceed|should not exceed|(?:of )?less than)"
)
_AT_LEAST = r"(?:at least|a minimum of|minimum(?: of)?|no(?:t)? (?:fewer|less) than|mindestens|au moins|≥|>=)"


def count_pattern(prefix: str = "") -> str:
    """A count; `prefix` begins the names of its groups, so that a pattern can have several."""
    return (
        rf"(?:(?P<{prefix}most>{_AT_MOST}) +)?(?:(?P<{prefix}least>{_AT_LEAST}) +)?(?<![\w.,/])(?P<{prefix}low>{_NUMBER})"
        rf"(?:(?: ?[-–—] ?| +to +| +or +| +bis +| +à +)(?P<{prefix}high>{_NUMBER}))?(?P<{prefix}more>\+| +or more| oder mehr)?"
    )


def number(word: str) -> int:
    """`three (3)` and `3` are 3; 0 for no number."""
    digits = re.search(r"[0-9]+", word)
    return int(digits[0]) if digits else _WORDS.get(word.lower(), 0)


def count_of(match: re.Match[str], prefix: str = "") -> str:
    """A count as rules have it; "" for none that can be."""
    low, high = number(match[f"{prefix}low"]), number(match[f"{prefix}high"] or "")
    if not low or (high and high <= low):
        return ""
    if match[f"{prefix}most"]:
        return f"up to {high or low}"
    if match[f"{prefix}least"] or match[f"{prefix}more"]:
        return f"{low}+"
    return f"{low}-{high}" if high else str(low)
