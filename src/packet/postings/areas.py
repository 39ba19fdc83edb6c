"""A title, and what the top of a posting says → the area of the position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from packet.postings.capitals import in_capitals, in_title_case
from packet.postings.passages import Posting
from packet.postings.proposal import Proposal, proposed
from packet.postings.ranks import RANK, ROLE, TOP

_AREA = re.compile(
    r"(?i)\b(?:in|within) the (?:broad )?(?:areas?|fields?|research areas?) of (?P<area>[^.;:()]{4,90}?)(?=,? (?:with"
    r"|to|at|in the|and (?:is|has|are)|who|starting|beginning|for|from|broadly|but|although|as well|are|is|including)\b"
    r"|[.;:()]|,|\Z)"
    r"|\bexpertise in (?P<also>[^.;:(),]{4,70}?)(?= (?:relevant|to|and (?:is|has)|who)\b|[.;:(),]|\Z)"
    r"|\b(?:professor|researcher|fellow|lecturer|scientist|position|positions|level) in (?!the\b|a\b|an\b|our\b|all\b)"
    r"(?P<plain>[a-z][^.;:(),]{4,50}?)(?= (?:with|to|at|led|on|who|starting|and (?:is|has))\b|[.;:(),]|\Z)"
    r"|\bim Bereich(?: der| des)? (?P<bereich>[A-ZÄÖÜ][^.;:(),]{3,60})"
)
_TITLE_AREA = re.compile(
    r"(?i)(?:\)|\b(?:professor(?:ship)?|lecturer|researcher|fellow|associate|appointee|scholar|scientist|position|positions"
    r"|intern|visit"
    r"|professur|student|candidate|openings?))\s*(?:\([^)]*\)\s*|[FHM]/[FHM]\s*)?(?:\s(?:in|of|on|für|im Bereich)\s"
    r"|(?<=\))\s?for\s|(?<=position):\s|(?<=researcher),\s|(?<=intern),\s|(?<=scientist),\s|\s[-–]\s"
    r"|\s?\((?="
    r"(?!tenure|W[1-3]\b|positions?|closed|open|m/|f/|w/|all|fixed|ref|100|[0-9]+ (?:posts?|positions?"
    r"|places?))[^)]{4,60}\)))(?P<area>[^()]{3,80})"
)


_KEYED = re.compile(
    r"(?im)^(?:(?:speciali[sz]ed |research )?(?:field|area)s?(?: of (?:speciali[sz]ation|research))?|speciali[sz]ation)"
    r"(?:: *|[^\S\n]*\n\s*)(?P<area>[A-Z][^.;:()\n]{3,70}?)\s*(?:\([^)]*\)\s*)?$"
)
_UNIT = re.compile(r"\b(?:Team|Group|Lab|Laboratory|Department|School|Faculty|Cent(?:er|re)|Institute|Division)\Z")
_OF_POST = re.compile(
    r"(?i)\b(?:position|post|appointment|candidate|applicant|professor|lecturer|researcher|fellow|scientist|student|seek"
    r"|invite|appoint"
    r"|hire|vacan|opening|recruit|research|Stelle|level)\w*"
)
"""What a passage speaks of that has the area of the position."""


def area(posting: Posting, title: Proposal, department: str) -> Iterator[Proposal]:
    """At most one: the one of the title before that of a sentence."""
    found = _area_of(title, department) or _area_said(posting, department)
    if found:
        yield found


def _area_of(title: Proposal, department: str) -> Proposal | None:
    match = _TITLE_AREA.search(title.value)
    if not match:
        return None
    within = re.match(r"\s*\((?P<area>[^()]{4,60})\)", title.value[match.end() :].lstrip()) if match["area"] else None
    return _area(title, match["area"], department) or (_area(title, within["area"], department) if within else None)


def _area_said(posting: Posting, department: str) -> Proposal | None:
    for passage in posting.passages[: 3 * TOP]:
        if match := _KEYED.search(passage.text):
            return _area(proposed(posting, passage, "area", ""), match["area"], department)
    for passage in posting.passages[: 2 * TOP]:
        for match in _AREA.finditer(passage.flat) if _OF_POST.search(passage.flat) else ():
            words = match["area"] or match["also"] or match["plain"] or match["bereich"]
            if found := _area(proposed(posting, passage, "area", ""), words, department):
                return found
    return None


def _area(made: Proposal, words: str, department: str) -> Proposal | None:
    """The area, unless it is but the subject of the department."""
    said = " ".join(words.split()).strip(" ,;:-–—")
    said = re.sub(r"(?i)^the area of ", "", said)
    first, apart, rest = said.partition(" - ")
    if apart and first.casefold() in department.casefold():
        said = rest
    subject = re.sub(r"[^a-z]+", " ", said.casefold()).strip()
    own = re.sub(r"[^a-z]+", " ", department.casefold())
    if RANK.search(said) or _UNIT.search(said) or ROLE.search(said) or re.match(r"(?i)(?:assistant|associate|full)\b", said):
        return None
    if len(subject) < 4 or (own and subject in own) or subject in _SUBJECTS or len(said.split()) > 9:
        return None
    if in_capitals(said):
        return replace(made, field="area", value="", alternatives=(said, in_title_case(said)), why="it stands in capitals")
    return replace(made, field="area", value=said, alternatives=(), why="")


_SUBJECTS: Sequence[str] = (
    "computer science",
    "computer engineering",
    "electrical engineering",
    "mathematics",
    "physics",
    "informatik",
    "informatique",
    "computing",
    "engineering",
    "computer science and engineering",
    "computer science engineering",
)
"""Whole subjects, which are no area."""
