"""A posting → its requisition, reference or job number, and whether it is to be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed
from packet.postings.ranks import ROLE, TOP

_OF_POST = r"(?: ?\([^()]{2,30}\)| (?:of|for) (?:the|this) (?:vacancy|vacant position|post|position|job|call|advert\w*|role))?"
_LABEL = re.compile(
    r"(?i)(?<![/=&?])\b(?:(?:job|vacancy|requisition|req|posting|position|competition|offer|announcement|advert|reference|ref"
    r"|call|job opening|job posting|job req(?:uisition)?)\.?"
    r"(?: ?(?:number|num|no|nb|nr|id|code|reference|ref|#))\b\.?|reference|ref|requisition|job(?= ?#)|Kennziffer|Kenn-?Nr"
    r"|Referenznummer|Ausschreibungsnummer|Stellen-?ID|Référence(?: Galaxie)?"
    rf"|Chiffre|vacature-?nummer|req id|job id){_OF_POST}(?:[ .]*[:#]| \((?=[A-Z]+[-/0-9])|\.?(?= ))[ :#.]*(?:(?:number|no|nr"
    rf"|nb|id|is|job"
    r"|Nb)\b\.?[ :]*){0,2}(?P<id>(?=(?:(?-i:[A-Z]{1,4}) )?[^\s,;)\]]*[0-9])(?:(?-i:[A-Z]{1,4}) )?[A-Za-z0-9][\w/.#-]*)"
)
_MARKED = re.compile(
    r"(?i)\b(?:must|should|has to|have to|to) be marked(?: with)?:? (?P<number>(?=[^\s,;)]*[0-9]{2})[A-Za-z0-9][\w/.#-]*)"
)
"""The application has to bear it."""
_OF_MAIL = re.compile(
    r"(?i)\b(?:subject|Betreff|objet)\b|\b(?:questions?|quer(?:y|ies)|inquir\w+|enquir\w+|further information|assistance"
    r"|for help)\b"
)
"""Where the number is quoted in the subject of a mail, or to ask something."""
_BARE = re.compile(r"\bJPF[0-9]{5}\b|\bJR-?[0-9]{5,}\b|\bREQ[_-]?[0-9]{4,}\b")
_BEHIND_TITLE = re.compile(r"\((?P<id>(?=[^()]*[0-9]{4})(?!(?:19|20)[0-9]{2}\))[A-Z0-9][A-Z0-9/_.-]{3,20})\)\Z")
LONGEST = 140
"""Letters of a title."""
_QUOTING = re.compile(
    r"(?i)\b(?:quot(?:e|ing)|mention(?:ing)?|indicat(?:e|ing)|stat(?:e|ing)|unter Angabe|includ\w+ the|specify"
    r"(?:ing)?)\b[^.;]{0,50}\Z"
)
_DATE = re.compile(
    r"(?:[A-Z]+ )?(?:[0-9]{1,2}([./-])[0-9]{1,2}\1(?:(?:19|20)?[0-9]{2})?|(?:19|20)[0-9]{2}([./-])[0-9]{1,2}\2[0-9]{1,2}"
    r"|(?:19|20)[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)|[0-9]{1,2}[.:][0-9]{2}(?:[ap]m)?)",
    re.IGNORECASE,
)
"""A day, a year or a time: no number of a position."""
_QUOTED = re.compile(
    r"(?i)\b(?:quot(?:e|ing)|cit(?:e|ing)|mention(?:ing)?|indicat(?:e|ing)|stat(?:e|ing)|unter Angabe|angeben|en rappelant)\b"
    r"[^.;:]{0,40}\b(?:(?:reference|vacancy|job|requisition|position|posting|competition) (?:number|no|code|id)|Kennziffer"
    r"|Referenznummer"
    r"|référence)\b"
    r"(?![^.;]{0,30}\b(?:subject|Betreff|objet))"
)
"""To be quoted, though the number stands elsewhere."""


def references(posting: Posting) -> Iterator[Proposal]:
    """The number, or all of several to choose from; of one alone it is said whether it is to be quoted."""
    found: dict[str, Proposal] = {}
    quoting: list[Proposal] = []
    for passage in posting.passages:
        for match in _matches(passage):
            number = _tidy(match[match.lastgroup] if match.lastgroup else match[0])
            if not number or _DATE.fullmatch(number) or len(re.sub(r"\D", "", number)) < 2:
                continue
            found.setdefault(number.casefold(), proposed(posting, passage, "requisition", number))
            wanted = _MARKED.search(passage.flat) or _QUOTING.search(passage.flat[: match.start()])
            if wanted and not _OF_MAIL.search(passage.flat):
                quoting.append(proposed(posting, passage, "rules.names", "requisition", within=(wanted.start(), match.end())))
    if not found:
        found = {one.value: one for one in _in_title(posting)}
    if len(found) == 1:
        yield from found.values()
        yield from quoting[:1] or _quoted(posting)
    elif found:
        first, *_ = found.values()
        yield replace(first, value="", alternatives=tuple(one.value for one in found.values()), why="several numbers are named")


def _in_title(posting: Posting) -> Iterator[Proposal]:
    """`Research Associate (26001847)`: what stands in brackets behind a title."""
    for passage in posting.passages[:TOP]:
        match = _BEHIND_TITLE.search(passage.flat)
        if match and ROLE.search(passage.flat) and len(passage.flat) < LONGEST:
            yield proposed(posting, passage, "requisition", match["id"])
            return


def _quoted(posting: Posting) -> Iterator[Proposal]:
    for passage in posting.passages:
        if (match := _QUOTED.search(passage.flat)) and not _OF_MAIL.search(passage.flat):
            yield proposed(posting, passage, "rules.names", "requisition", within=match.span())
            return


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    text = passage.flat
    yield from _LABEL.finditer(text)
    yield from _BARE.finditer(text)
    yield from _MARKED.finditer(text)


def _tidy(number: str) -> str:
    return number.strip(" .,;:-/#")
