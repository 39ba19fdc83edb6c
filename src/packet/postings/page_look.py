"""A posting → how its pages must look: size of type, margins, and how many there may be in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.postings.numbers import count_of, count_pattern
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed

_SIZE = r"(?P<{0}>[0-9]{{1,2}}(?:\.[0-9])?)[ -]?(?:pt\b\.?|points?\b(?! (?:of|plan|scale)\b)|Punkt\b)"
_LEAST = (
    r"(?:at least|a minimum (?:of|size of)|min(?:imum|\.)?(?: of| size)?:?|no(?:t)? (?:smaller|less) than|not below"
    r"|mindestens|au moins"
    r"|minimum)"
)
_TYPE = re.compile(
    rf"(?i)\b{_LEAST} (?:an? )?{_SIZE.format('least')}|\b{_SIZE.format('before')}(?:[- ](?:font|type"
    rf"|text))?(?: size)?(?: minimum| min\b"
    r"| or (?:larger|greater|more|above|bigger)| oder größer| au minimum)"
    r"|\b(?:minimum|smallest) (?:font|type|text)[- ]?size:?(?: of| is)? (?P<named>[0-9]{1,2}(?:\.[0-9])?)"
    r"|\b(?:font|type|text)[- ]?size:?(?: of| is| must be| should be)*"
    rf" {_LEAST} (?P<size>[0-9]{{1,2}}(?:\.[0-9])?)(?:[ -]?(?:pt|points?)\b)?"
)
_EXACT = re.compile(
    rf"(?i)\b{_SIZE.format('exact')}[- ]+(?:[A-Z][\w-]+ ){{0,3}}?(?:font|type|typeface|text|Arial|Times|Calibri|Helvetica"
    rf"|Schrift)\b"
    r"|\b(?:font|type|text)[- ]?size:? (?:of )?(?P<named>[0-9]{1,2})(?:[ -]?(?:pt|points?)\b)"
)
_MARGINS = re.compile(
    r"(?i)\b(?:margins?|Seitenränder|Rand|Ränder|marges?)\b[^.;()]{0,40}?(?<![0-9.,])(?P<behind>[0-9]{1,2}(?:[.,][0-9]{1,2})?"
    r"|one)[ -]?"
    r"(?P<behind_unit>cm|mm|inch(?:es)?|in\b|\")"
    r"|(?<![0-9.,])\b(?P<before>[0-9]{1,2}(?:[.,][0-9]{1,2})?|one)[ -]?(?P<before_unit>cm|mm|inch(?:es)?|in\b"
    r"|\")[- ](?:wide )?margins?\b"
)
_OF_TEXT = re.compile(
    r"(?i)\b(?:font|type(?:face|set)?|print|pages?|PDF|margins?|spac(?:ed|ing)|size|pt|Schrift\w*|Times|Arial|police|smaller"
    r"|larger)\b"
)
"""Points are not of type where nothing else speaks of it."""
_WHOLE = (
    r"(?:(?:entire|whole|complete|full|total)[^.;,]{0,20}?(?:application|dossier|document|PDF|file|package|length)"
    r"|PDF(?: file| document)?"
    r"|application|dossier)"
)
_IN_ALL = re.compile(
    rf"(?i)\b{_WHOLE}\b[^.;(]{{0,40}}?\b{count_pattern()}[ -]?(?:A4[ -])?pages?(?P<all>,? (?:in total|altogether|in all"
    rf"|overall|au total))?"
)
_NOT_COUNTED = re.compile(r"(?i)\b(?:not|n't) count\w*|\bexclud\w+|\bnot includ\w+|\bwithout\b|\bexcept\b|\bapart from\b")


def page_look(posting: Posting) -> Iterator[Proposal]:
    """The first of each."""
    found: dict[str, Proposal] = {}
    for passage in posting.passages:
        for made in (*_type(posting, passage), *_margins(posting, passage), *_in_all(posting, passage)):
            found.setdefault(made.field, made)
    yield from found.values()


def _type(posting: Posting, passage: Passage) -> Iterator[Proposal]:
    if not _OF_TEXT.search(passage.flat):
        return
    if match := _TYPE.search(passage.flat):
        size = match["least"] or match["before"] or match["named"] or match["size"]
        yield proposed(posting, passage, "rules.font-size", f"{size}+", within=match.span())
    elif match := _EXACT.search(passage.flat):
        yield proposed(posting, passage, "rules.font-size", match["exact"] or match["named"], within=match.span())


def _margins(posting: Posting, passage: Passage) -> Iterator[Proposal]:
    match = _MARGINS.search(passage.flat)
    if match and not re.search(r"(?i)\bmargins? of (?:error|profit)", passage.flat):
        number = (match["behind"] or match["before"]).replace(",", ".").replace("one", "1")
        unit = (match["behind_unit"] or match["before_unit"]).lower()
        value = f"{number} {'in' if unit.startswith('in') or unit == chr(34) else unit}"
        yield proposed(posting, passage, "rules.margins", value, within=match.span())


def _in_all(posting: Posting, passage: Passage) -> Iterator[Proposal]:
    """Pages of the packet; where something does not count, a person says what does."""
    for match in _IN_ALL.finditer(passage.flat):
        value = count_of(match)
        if not value.startswith("up to") or not (
            match["all"] or re.match(r"(?i)entire|whole|complete|total|one|single|full", match[0])
        ):
            continue
        made = proposed(posting, passage, "rules.pages", value, within=match.span())
        below = (one for one in posting.passages if passage.start <= one.start <= passage.end + NEAR)
        if any(_NOT_COUNTED.search(one.flat) for one in below):
            made = replace(made, value="", alternatives=(value,), why="something does not count: say in what")
        yield made


NEAR = 600
"""Letters behind the passage in which something may be said not to count."""
