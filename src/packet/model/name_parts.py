"""A person's name as it is printed → family name, given names, particle and suffix, as bibliographies want them.

What nobody can take apart with certainty stays whole: names of groups, names in Chinese, Japanese or Korean script without a blank,
names with brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PARTICLES = frozenset(
    (
        "von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "do", "du", "des", "la", "le", "el", "al",
        "bin", "ibn", "ter", "ten", "te", "zu", "zum", "zur", "vom", "af", "av", "dalla", "degli", "dei",
    )
)  # fmt: skip
CAPITAL_PARTICLES = frozenset({"Van", "Von", "De", "Del", "Della", "Dos"})
"""Belong to the family name where they stand before it: Guido Van Rossum."""
CONNECTORS = frozenset({"y", "e", "i"})
"""José Ortega y Gasset has two family names."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
VIETNAMESE = frozenset(
    (
        "nguyen", "nguyễn", "tran", "trần", "le", "lê", "pham", "phạm", "hoang", "hoàng", "vu", "vũ", "do", "đỗ", "dang", "đặng",
        "bui", "bùi", "ngo", "ngô", "duong", "dương",
    )
)  # fmt: skip
"""Family names beside which Van is a middle name."""

_GROUP = re.compile(
    r"(?i)^the |[&\d]| (?:and|of|for) |\b(?:collaborations?|consortium|team|group|inc|ltd|llc|gmbh|university|institute"
    r"|laborator\w+|labs?|project|committee|organi[sz]ation|network|initiative|association|society|cent(?:er|re)|foundation|department|company"
    r"|corp(?:oration)?|council|agency|ministry|contributors|investigators|research)\b"
)
_NATIVE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・]+(?: [\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・]+)*")


@dataclass(frozen=True, slots=True)
class NameParts:
    """`Ludwig van Beethoven Jr.` in parts. A `whole` name has its family name alone, which is not to be taken apart."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    whole: bool = False


def name_parts(name: str) -> NameParts:
    """`First von Last`, `von Last, First`, `von Last, Jr., First` or `First Last, Jr.`; `Last First` in native scripts."""
    said = " ".join(name.split())
    if _NATIVE.fullmatch(said):
        family, _, given = said.partition(" ")
        return NameParts(family, given) if given else NameParts(said, whole=True)
    if _GROUP.search(said) or re.search(r"[()\[\]]", said):
        return NameParts(said, whole=True)
    parts = [part for part in (part.strip() for part in said.split(",")) if part]
    if len(parts) == 2 and not _is_suffix(parts[1]):
        return _around_comma(parts[0], parts[1], "")
    if len(parts) == 3 and _is_suffix(parts[1]):
        return _around_comma(parts[0], parts[2], parts[1])
    if "," in said and len(parts) != 2:
        return NameParts(said, whole=True)
    words = parts[0].split() if parts else [said]
    suffix = parts[1] if len(parts) == 2 else words.pop() if len(words) > 2 and _is_suffix(words[-1]) else ""
    return _in_order(words, suffix) if len(words) > 1 else NameParts(words[0], suffix=suffix, whole=not suffix)


def _is_suffix(word: str) -> bool:
    return word.casefold().rstrip(".") in SUFFIXES


def _around_comma(family: str, given: str, suffix: str) -> NameParts:
    words = family.split()
    count = _leading_particles(words)
    return NameParts(" ".join(words[count:]), given, " ".join(words[:count]), suffix)


def _leading_particles(words: list[str]) -> int:
    """How many particles stand first; the last word is none."""
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    return count


def _in_order(words: list[str], suffix: str) -> NameParts:
    """Words with the given names first. Ways to see where the family name begins, the surest first; else it is the last word."""
    if count := _leading_particles(words):
        return NameParts(" ".join(words[count:]), "", " ".join(words[:count]), suffix)
    last = len(words) - 1
    if last > 2 and words[-2] in CONNECTORS:
        return NameParts(" ".join(words[-3:]), " ".join(words[:-3]), "", suffix)
    begins = next((at for at in range(1, last) if words[at] in PARTICLES), None)
    if begins is not None:
        return _split(words, begins, begins + _leading_particles(words[begins:]), suffix)
    capital = next((at for at in range(1, last) if words[at] in CAPITAL_PARTICLES), None)
    if capital is not None and not VIETNAMESE & {words[0].casefold(), words[-1].casefold()}:
        return _split(words, capital, capital, suffix)
    return _split(words, last, last, suffix)


def _split(words: list[str], particle: int, family: int, suffix: str) -> NameParts:
    """The words before the particle, the particle, and the words from the family name on."""
    return NameParts(" ".join(words[family:]), " ".join(words[:particle]), " ".join(words[particle:family]), suffix)
