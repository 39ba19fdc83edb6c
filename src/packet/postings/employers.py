"""A passage → the institutions that it names: those of the table, institutes of societies, others by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from packet.institutions.gazetteer import Gazetteer
from packet.institutions.mentions import Mention, read_names
from packet.institutions.wording import name_key
from packet.postings.capitals import in_capitals
from packet.postings.ranks import ROLE

INSTITUTE = re.compile(
    r"\b(?:Max[- ]Planck|Fraunhofer|Leibniz|Helmholtz|Paul Scherrer|Weizmann)[- ]Institut(?:e)? (?:für|for"
    r"|of) [A-ZÄÖÜ][\w-]*(?:(?: and| und| of|,)? [A-ZÄÖÜ][\w-]*){0,4}"
)
_BY_FORM = re.compile(
    r"\b(?:[A-Z][\w'’-]+ ){1,3}?University of (?:Science and Technology|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
    r"|\b(?:[A-Z][\w'’-]+ ){1,3}?(?:Technological |Technical )?University\b(?! (?:of|Press)\b)"
    r"|\b(?:[A-Z][\w'’-]+ ){1,3}?Institute of (?:Science and Technology|Technology|Science)\b"
    r"|\b(?:[A-Z][\w'’&-]+ ){1,3}?(?:College|National Laborator(?:y|ies)|Laboratories|Research Institute|Research Cent(?:er"
    r"|re)|Labs"
    r"|(?<!Postdoctoral )(?<!Doctoral )(?<!Graduate )(?<!Academic )(?<!Scientific )Research)\b"
    r"(?! (?:of|in|and|for|&)\b|'s| [A-Z][\w-]+\b(?! City))"
)
"""Employers that the table does not know, by the form of their names."""
COMMON = frozenset(
    {
        *("university", "universitat", "institute", "college", "national", "research", "technology", "technological"),
        *("technical", "state", "science", "sciences"),
    }
)
"""Words that no institution is known by alone."""


def employers(text: str, gazetteer: Gazetteer, *, everywhere: bool) -> tuple[Mention, ...]:
    """In the order of the table, then of the form; `everywhere`: short names count without a context."""
    known = [*read_names(text, gazetteer, {}, everywhere=everywhere).mentions, *_institutes(text)]
    return tuple(_fuller(known, [*_unknown(text)]))


def _institutes(text: str) -> Iterator[Mention]:
    """Institutes of societies that have many, each an employer by its own name."""
    for match in INSTITUTE.finditer(text):
        yield Mention(match[0], name_key(match[0]), (), 0, 0, match.start())


def _unknown(text: str) -> Iterator[Mention]:
    """Names in capitals have the form of names, too."""
    small = re.sub(r"\b(?:Of|And|For)\b", lambda match: match[0].lower(), text.title()) if in_capitals(text) else text
    for match in _BY_FORM.finditer(small):
        said = re.sub(r"^(?:(?:The|At|In|About|Our|Join|Welcome|To|Why|Dear|As|With|For) )+", "", match[0])
        said = text[match.end() - len(said) : match.end()]
        if " " in said and not ROLE.search(said):
            yield Mention(said, name_key(said), (), 0, 0, match.end() - len(said))


def _fuller(known: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Names that only the form tells, where none is known, or what is known is but a part: `University of Technology`."""
    kept = [one for one in known if not any(_overlap(one, other) and _is_part(one, other) for other in others)]
    return [*map(_trimmed, kept), *(one for one in others if not any(_overlap(one, other) for other in kept))]


def _is_part(one: Mention, other: Mention) -> bool:
    """Whether a name goes on to the right of a known one, or the known one says nothing by itself."""
    if not one.institutions and other.start <= one.start and len(other.said) > len(one.said):
        return True
    longer = other.start + len(other.said) > one.start + len(one.said) and other.start <= one.start
    return longer or (len(other.said) > len(one.said) and not set(name_key(one.said).split()) - COMMON - {"of", "and"})


def _trimmed(one: Mention) -> Mention:
    """Without what stands behind a dash: the name in another language."""
    return replace(one, said=re.split(r" [–—-] ", one.said)[0]) if not one.institutions else one


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.start + len(other.said) and other.start < one.start + len(one.said)
