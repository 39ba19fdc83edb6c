"""A posting → its requisition, reference or job number, whether it is to be quoted, and whom the application addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed

_LABEL = re.compile(
    r"(?i)\b(?:(?:job|vacancy|requisition|req|posting|position|competition|offer|announcement|advert|reference|ref"
    r"|call|job opening|job posting|job req(?:uisition)?)\.?"
    r"(?: ?(?:number|num|no|nb|nr|id|code|reference|ref|#))\b\.?|reference|ref|requisition|job #|Kennziffer|Kenn-?Nr"
    r"|Referenznummer|Ausschreibungsnummer|Stellen-?ID|Référence(?: Galaxie)?"
    r"|Chiffre|vacature-?nummer|req id|job id)(?:[ .]*[:#]|\.?(?= ))[ :#.]*(?:(?:number|no|nr|nb|id|is|job"
    r"|Nb)\b\.?[ :]*){0,2}(?P<id>(?=(?:[A-Z]{1,4} )?[^\s,;)\]]*[0-9])[A-Z]{0,4} ?[A-Za-z0-9][\w/.#-]*)"
)
_BARE = re.compile(r"\bJPF[0-9]{5}\b|\bJR-?[0-9]{5,}\b|\bREQ[_-]?[0-9]{4,}\b")
_QUOTING = re.compile(
    r"(?i)\b(?:quot(?:e|ing)|mention(?:ing)?|indicat(?:e|ing)|stat(?:e|ing)|unter Angabe|includ\w+ the|specify"
    r"(?:ing)?)\b[^.;]{0,50}\Z"
)
_DATE = re.compile(r"[0-9]{1,2}[./][0-9]{1,2}[./](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|(?:19|20)[0-9]{2}")
_TITLE = r"(?:Professors?|Prof\.?|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|dr\.|ir\.|Frau|Herrn?|Professorin|PD|Ing\.)"
_PERSON = rf"(?:{_TITLE} ?)+(?:[A-Z][\w'’.-]+ ?|de |van |von |der |den |la |le ){{1,5}}"
_ADDRESSED = re.compile(
    rf"(?:addressed?|address your (?:application|letter)|to be addressed|directed|zu richten|richten Sie[^.;]{{0,40}}) "
    rf"(?:directly )?(?:to|an)(?: the| den| die)? "
    rf"(?P<who>{_PERSON}|(?:(?:Faculty |Search |Selection |Hiring |Recruitment )*(?:Committee)|(?:Chair|Head|Dean"
    rf"|President|Director|Dekan\w*|Präsident\w*|Vorsitzende\w*)"
    rf"(?: (?:of|der|des) (?:the )?[A-Z][\w&-]*(?: (?:of|and|für|for|und|[A-Z][\w&-]*))*)?)(?:, {_PERSON})?)"
)
_ASKED = re.compile(r"(?i)\b(?:inquir|enquir|quer(?:y|ies)|questions?|(?<!contact )information|Rückfragen|Auskünfte)")
_SENT_TO = re.compile(
    rf"(?i:\b(?:send|submit|e-?mail|forward)\b)[^;@]{{0,160}}? to (?P<who>{_PERSON})(?:,? ?(?:\(|at|by e-?mail|via|<)? ?[\w.+-]+@)"
)


def references(posting: Posting) -> Iterator[Proposal]:
    yield from _requisition(posting)
    yield from _addressee(posting)
    yield from _rank_named(posting)


def _requisition(posting: Posting) -> Iterator[Proposal]:
    found: dict[str, Proposal] = {}
    quoting: list[Proposal] = []
    for passage in posting.passages:
        for match in _matches(passage):
            number = _tidy(match[match.lastgroup] if match.lastgroup else match[0])
            if not number or _DATE.fullmatch(number) or len(re.sub(r"\D", "", number)) < 2:
                continue
            found.setdefault(number.casefold(), proposed(posting, passage, "requisition", number))
            if wanted := _QUOTING.search(passage.flat[: match.start()]):
                quoting.append(proposed(posting, passage, "rules.names", "requisition", within=(wanted.start(), match.end())))
    if len(found) == 1:
        yield from found.values()
        yield from quoting[:1]
    elif found:
        first, *_ = found.values()
        yield replace(first, value="", alternatives=tuple(one.value for one in found.values()), why="several numbers are named")


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    text = passage.flat
    yield from _LABEL.finditer(text)
    yield from _BARE.finditer(text)


def _tidy(number: str) -> str:
    return number.strip(" .,;:-/#")


def _addressee(posting: Posting) -> Iterator[Proposal]:
    found: dict[str, Proposal] = {}
    for passage in posting.passages:
        if _ASKED.search(passage.flat):
            continue
        for pattern in (_ADDRESSED, _SENT_TO):
            if match := pattern.search(passage.flat):
                who = match["who"].strip(" ,.")
                found.setdefault(who, proposed(posting, passage, "addressee", who))
                break
    if len(found) == 1:
        yield from found.values()


def _rank_named(posting: Posting) -> Iterator[Proposal]:
    """`a cover letter stating the rank applied for`."""
    for passage in posting.passages:
        if match := re.search(
            r"(?i)(?:cover letter |letter )?\b(?:stat|indicat|specif)\w+ (?:clearly )?(?:the |which |your )?(?:desired "
            r"|academic )?(?:rank|level)\b",
            passage.flat,
        ):
            yield proposed(posting, passage, "rules.names", "rank", within=match.span())
            return
