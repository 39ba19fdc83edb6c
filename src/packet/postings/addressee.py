"""A posting → whom the application addresses: who is named for it, who has the post code, who signs as the one to write to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile, zip_longest

from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed

_TITLE = r"(?:Professors?|Prof\.?|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|dr\.|ir\.|Frau|Herrn?|Professorin|PD|Ing\.)"
_PERSON = rf"(?:{_TITLE} ?)+(?:[A-Z][\w'’.-]+ ?|de |van |von |der |den |la |le ){{1,5}}"
_BODY = r"(?:Committee|Panel|Board|Commission|Kommission|Ausschuss|Comité|Jury)"
_ADDRESSED = re.compile(
    rf"(?:[Aa]ddressed?|[Aa]ddress (?:your|the|all|any|their)(?: \w+){{1,4}}?|to be addressed|directed"
    rf"|zu richten|richten Sie[^.;]{{0,40}}|adress\w+[^.;]{{0,20}}) "
    rf"(?:directly )?(?:to|an|à)(?: the| den| die| la| le)?:? [*_]{{0,3}}"
    rf"(?P<who>{_PERSON}|(?:(?:[A-Z][\w-]+ ){{0,4}}{_BODY}|(?:Chair|Head|Dean"
    rf"|President|Director|Dekan\w*|Präsident\w*|Vorsitzende\w*)"
    rf"(?: (?:of|der|des) (?:the )?[A-Z][\w&-]*(?: (?:of|and|für|for|und|[A-Z][\w&-]*))*)?)(?:, {_PERSON})?)"
)
_ENDS = re.compile(r"(?i)\b(?:(?:addressed|sent|directed|submitted) to|in Papierform an|richten[^.;]{0,80} an|per Post an):?\Z")
"""The address stands below."""
LINES, LINE = 4, 60
"""Passages of an address, and letters of each at most."""
_ASKED = re.compile(r"(?i)\b(?:complaint|inquir|enquir|quer(?:y|ies)|questions?|(?<!contact )information|Rückfragen|Auskünfte)")
_SENT_TO = re.compile(
    rf"(?i:\b(?:send|submit|e-?mail|forward)\b)[^;@]{{0,160}}? to (?P<who>{_PERSON})(?:,? ?(?:\(|at|by e-?mail|via|<)? ?[\w.+-]+@)"
)


_STREET = r"[Ss]tr(?:\.|a(?:ß|ss)e)|\b(?:Street|Road|Avenue|Ave\.|Platz|Allee|[Rr]ue|P\.?O\.? Box)\b"
_POSTAL = re.compile(
    rf"\b(?:to|an|c/o|z\. ?Hd\.|zu Händen|[Aa]ttn\.?"
    rf"|Attention):? [^;@]{{0,160}}?(?P<who>{_PERSON})(?=,[^;]{{0,80}}?(?:\b[0-9]{{4,6}}\b|{_STREET}))"
)
"""Whom a letter goes to that has a street and a post code."""
_SENDS = re.compile(r"(?i)\b(?:send|submit|post|mail|senden|richten|schicken|einzureichen|envoyer)\b")
_CLOSES = re.compile(
    r"(?i)^(?:(?:with )?(?:best|kind|warm)(?:est)? (?:wishes|regards)|regards|yours (?:sincerely|faithfully|truly)"
    r"|sincerely(?: yours)?"
    r"|(?:mit )?(?:freundlichen|besten|herzlichen) Grü(?:ß|ss)en?|viele Grüße|cordialement|bien cordialement|many thanks"
    r"|thanks)(?=[,.!]|\Z| +(?:Prof|Dr)\b)"
)
_TO_ME = re.compile(
    r"(?i)\b(?:send|e-?mail|write to|contact|drop) me\b|\b(?:sent|addressed|directed|submitted) to me\b|\bin my (?:group|lab"
    r"|team)\b"
)
_SIGNED = re.compile(rf"\W*(?P<who>{_PERSON})")
_CHAIR = re.compile(
    rf"(?P<who>{_PERSON}),?\s+\(?(?P<office>(?:Chair|Head|Chairperson|Chairman|Chairwoman)\b[^.;()@:]{{0,20}}?"
    rf"(?:[Ss]earch|[Ss]election|[Rr]ecruit\w+|[Hh]iring|[Aa]ppointment)[ \w]{{0,20}}\b{_BODY})"
)


def addressee(posting: Posting) -> Iterator[Proposal]:
    found: dict[str, Proposal] = {}
    for at, passage in enumerate(posting.passages):
        if _ASKED.search(passage.flat):
            continue
        patterns = (_ADDRESSED, _SENT_TO, _POSTAL) if _SENDS.search(passage.flat) else (_ADDRESSED, _SENT_TO)
        if match := next(filter(None, (pattern.search(passage.flat) for pattern in patterns)), None):
            found.setdefault(_who(match), proposed(posting, passage, "addressee", _who(match)))
        elif _ENDS.search(passage.flat):
            lines = takewhile(_is_line, posting.passages[at + 1 : at + LINES + 1])
            named = ((line, match) for line in lines if (match := _SIGNED.match(line.flat)))
            found.update({_who(match): proposed(posting, line, "addressee", _who(match)) for line, match in islice(named, 1)})
    if len(found) == 1:
        yield from found.values()
    elif not found:
        yield from [*_signature(posting)] or _chair(posting)


def _who(match: re.Match[str]) -> str:
    return match["who"].strip(" ,.*_")


def _is_line(passage: Passage) -> bool:
    """Whether it can be one of an address."""
    return len(passage.flat) < LINE and "@" not in passage.flat


def _signature(posting: Posting) -> Iterator[Proposal]:
    """Who writes a posting as a letter, `please send me your CV`, is addressed."""
    if not any(_TO_ME.search(passage.flat) and not _ASKED.search(passage.flat) for passage in posting.passages):
        return
    ends = [at for at, passage in enumerate(posting.passages) if _CLOSES.match(passage.flat)]
    for passage in posting.passages[ends[-1] : ends[-1] + 5] if ends else ():
        if match := _SIGNED.match(_CLOSES.sub("", passage.flat)):
            yield proposed(posting, passage, "addressee", _who(match))
            return


def _chair(posting: Posting) -> Iterator[Proposal]:
    """Who chairs the search may be but whom to ask."""
    for first, second in zip_longest(posting.passages, posting.passages[1:]):
        lines = f"{first.flat} {second.flat}" if second else first.flat
        match = _CHAIR.search(lines)
        if match and match.start() < len(first.flat):
            who = f"{match['who'].strip(' ,.')}, {match['office']}"
            made = proposed(posting, first, "addressee", "")
            yield replace(made, alternatives=(who,), why="named as the chair, not as whom to address")
            return
