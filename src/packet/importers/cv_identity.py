"""Two entries of one section, as they are written → whether they are the same thing: by what it is, where, and when.

Case, accents, signs, asides in brackets and the precision of dates make no difference. A title that was edited is known by its
place and dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from packet.formats.located_yaml import Fields, Node, Scalar, plain
from packet.model.names import PLAIN
from packet.model.scalars import DateSpan, PartialDate, parse_date_span

STRETCHED = frozenset({"education", "projects", "talks", "referees", "skills", "interests", "pitches"})
"""Sections in which what and where say all: nobody takes one degree twice, whatever the dates."""
LASTING = frozenset({"education", "experience", "teaching"})
"""Sections in which a place may be said more or less fully: `ByteDance` for `ByteDance Seed`. A journal's name is its own."""
CAREER = frozenset({"education", "experience"})
"""Sections in which nobody is two things at one place from one month to another."""
SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the"})
WHAT = ("degree", "role", "course", "title", "name", "text")
WHERE = ("at", "award")


def said(entry: Node, *names: str) -> str:
    """The first of these fields that the entry has; a bare text is its own."""
    if isinstance(entry, Scalar):
        return " ".join(entry.text.split())
    values = entry.values if isinstance(entry, Fields) else {}
    return next((" ".join(node.text.split()) for name in names if isinstance(node := values.get(name), Scalar)), "")


@lru_cache(maxsize=8192)
def words(text: str) -> frozenset[str]:
    """A text's words without case, accents and dots (`Ph.D.` is `phd`), small words and an aside in brackets apart."""
    bare = re.sub(r"\([^()]*\)", " ", text) if re.sub(r"\([^()]*\)", "", text).strip() else text
    flat = unicodedata.normalize("NFKD", bare.casefold().translate(PLAIN))
    plain = "".join(letter for letter in flat if not unicodedata.combining(letter)).replace("&", " and ")
    return frozenset(re.findall(r"\w[\w+#]*", re.sub(r"(?<=\w)[.'’](?=\w)|(?<=\w)\.", "", plain))) - SMALL


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """A text's letters and figures alone, without case and accents."""
    flat = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    bare = "".join(letter for letter in flat if letter.isalnum() or letter in "+#")
    return bare or text.strip()


def same_words(one: str, other: str) -> bool:
    """Whether two texts say one thing: the same letters, with or without what stands in brackets."""
    return letters(one) == letters(other) or (bool(words(one)) and words(one) == words(other))


def same_place(one: str, other: str, *, loosely: bool = False) -> bool:
    """`Peking University` and `Peking University (PKU)` and, loosely, `PKU` and `Peking University, Beijing`."""
    if same_words(one, other) or _is_acronym(one, other) or _is_acronym(other, one):
        return True
    return loosely and bool(words(one) and words(other)) and (words(one) <= words(other) or words(other) <= words(one))


def _is_acronym(short: str, long: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]\w*", long) if word[0].isupper())
    return len(short) >= 3 and short.isupper() and short == initials


def alike(one: str, other: str) -> bool:
    """Whether one title may be the other, edited: most of their words are common, or one adds words to the other."""
    mine, its = words(one), words(other)
    return bool(mine and its) and (mine <= its or its <= mine or len(mine & its) >= 0.6 * len(mine | its))


# ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=8192)
def span_of(text: str) -> DateSpan | None:
    try:
        return parse_date_span(text)
    except ValueError:
        return None


def same_date(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates agree as far as both are known: 2019 and 2019-09; `None` is the present."""
    if one is None or other is None:
        return one is other
    return not one.surely_before(other) and not other.surely_before(one)


def same_dates(one: str, other: str) -> bool:
    mine, its = span_of(one), span_of(other)
    if mine is None or its is None:
        return letters(one) == letters(other)
    return same_date(mine.since, its.since) and same_date(mine.until, its.until)


def _overlap(one: str, other: str) -> bool:
    """Whether there may be a day in both; dates that nobody wrote may be any."""
    mine, its = span_of(one), span_of(other)
    if mine is None or its is None:
        return True
    ended = mine.until is not None and mine.until.surely_before(its.since)
    return not ended and not (its.until is not None and its.until.surely_before(mine.since))


def _to_the_month(text: str) -> bool:
    span = span_of(text)
    return (
        span is not None and bool(span.since.month) and (span.until is None or bool(span.until.month)) and span.since != span.until
    )


# ── one thing ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two entries, and what each says under the fields that tell them apart."""

    section: str
    mine: Node
    its: Node

    def both(self, *names: str) -> tuple[str, str]:
        return said(self.mine, *names), said(self.its, *names)


def likeness(section: str, mine: Node, its: Node) -> int:
    """0 for two things; the more certain it is that they are one, the higher."""
    sides = _Sides(section, mine, its)
    what, where, when = sides.both(*WHAT), sides.both(*WHERE), sides.both("dates", "date")
    dated, at_one_time = all(when), _overlap(*when)
    in_place = same_place(*where, loosely=section in LASTING) if all(where) else True
    if not in_place or not all(what):
        return 0
    if same_words(*what) and _also(section, sides) and (at_one_time or section in STRETCHED):
        return 2 + 2 * (same_dates(*when) and dated) + same_words(*where)
    if dated and all(where) and same_dates(*when) and (alike(*what) or (section in CAREER and all(map(_to_the_month, when)))):
        return 1
    return 0


def _also(section: str, sides: _Sides) -> bool:
    """What besides must be the same: the role that somebody had in a course, the award that a title belongs to."""
    name = {"teaching": "role", "awards": "award"}.get(section)
    both = sides.both(name) if name else ("", "")
    return not all(both) or alike(*both)


def matched(section: str, mine: Sequence[Node], its: Sequence[Node]) -> dict[int, int]:
    """Index of `its` entry → index of `mine`, each at most once; equal ones first, then the surest, in the order of the files."""
    same: dict[str, list[int]] = {}
    for index, entry in enumerate(mine):
        same.setdefault(repr(plain(entry)), []).append(index)
    pairs = {at: same[key].pop(0) for at, entry in enumerate(its) if same.get(key := repr(plain(entry)))}
    taken = set(pairs.values())
    left = [(at, index) for at in range(len(its)) if at not in pairs for index in range(len(mine)) if index not in taken]
    scored = [(likeness(section, mine[index], its[at]), at, index) for at, index in left]
    for score, at, index in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score and at not in pairs and index not in taken:
            pairs[at] = index
            taken.add(index)
    return pairs
