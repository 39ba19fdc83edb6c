"""A posting → whether personal data must stay out, as far as it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.postings.passages import Posting
from packet.postings.proposal import Proposal, proposed

_DATA = (
    r"(?:photo(?:graph)?s?|pictures?|portrait|headshot|date of birth|birth ?date|\bage\b|marital status|family status"
    r"|nationality|gender"
    r"|personal (?:data|details|information)|(?:Bewerbungs|Licht)?(?:foto|bild)s?|Geburtsdatum|Alter|Familienstand"
    r"|photographie|état civil)"
)
_KEPT_OUT = re.compile(
    rf"(?i)\b(?:do not|don['’]t|should not|must not|need not|never|refrain from|avoid|without|no|remove|omit|ne pas|kein\w*|ohne"
    rf"|verzichten[^.;]{{0,20}})\b(?: (?:include|attach|send|add|provide|submit|enclose|mention|state|including|attaching"
    rf"|joindre|indicate"
    rf"|upload|put|give|have))*[^.;]{{0,25}}?\b{_DATA}\b"
)
_WANTED = re.compile(r"(?i)\b(?:citizen\w*|nationality|date of birth|Staatsangehörigkeit|nationalité)\b")
_SAID = re.compile(r"(?i)\b(?:stat|indicat|specif|includ|provid|giv|mention|confirm|angeb)\w*\b")
_OURS = re.compile(r"(?i)\b(?:we|our|university|data protection|privacy|process\w*|discriminat\w*|regard|regardless)\b")
_TO_YOU = re.compile(
    r"(?i)\b(?:CV|application|résumé|include|attach|send|submit|upload|Bewerbung|Unterlagen|Lebenslauf|photo\w*|foto\w*)\b"
)


def privacy(posting: Posting) -> Iterator[Proposal]:
    """Not certain where the posting asks for some of it as well."""
    asked = any(_WANTED.search(one.flat) and _SAID.search(one.flat) and not _KEPT_OUT.search(one.flat) for one in posting.passages)
    for passage in posting.passages:
        match = _KEPT_OUT.search(passage.flat)
        if match and _TO_YOU.search(passage.flat) and not _OURS.search(passage.flat):
            made = proposed(posting, passage, "rules.personal-data", "forbidden", within=match.span())
            why = "the posting asks for some of it as well"
            yield replace(made, value="", alternatives=("forbidden",), why=why) if asked else made
            return
