"""A posting → how many papers, referees and letters of recommendation it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.postings.asking import OPTIONAL, asks, speaks_of_another
from packet.postings.numbers import count_of, count_pattern
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed

_OF = r"(?: of (?:your|their|his or her|the applicant['’]s|the))?"
_PAPERS = re.compile(
    rf"(?i){count_pattern()}{_OF} +(?:(?:most|recent|relevant|representative|selected|important|significant|major|key"
    rf"|sample|impactful|best|scientific|research|published|unpublished"
    r"|or|and|conference|journal|peer-reviewed|work|samples|academic|ausgewählte|wichtigsten|wissenschaftliche|influential|main) )*"
    r"(?:publications?(?! list)|papers?|articles?|reprints?|manuscripts?|Publikationen|Veröffentlichungen|works\b"
    r"|writing samples|work samples)"
)
_LETTERS = re.compile(
    rf"(?i){count_pattern()} +(?:(?:confidential|professional|academic|strong|current|signed) )*"
    r"(?:letters? of (?:recommendation|reference|support)|(?:reference|recommendation) letters?|recommendations?\b"
    r"|Empfehlungsschreiben|Referenzschreiben|lettres? de recommandation)"
)
_REFEREES = re.compile(
    rf"(?i){count_pattern()} +(?:(?:professional|academic|suitable|potential|scientific|external|independent|qualified|relevant) "
    r"|\([^()]{0,40}\) )*"
    r"(?P<who>references?|referees?|Referenzen|Referenzpersonen|recommenders|Gutachter\w*"
    r"|(?:persons?|people|individuals|colleagues|academics|scientists|scholars|faculty members|Personen|personnes)"
    r",? (?:who|that|willing|able|whom|prepared|familiar|die|pouvant)[^.;]{0,50}?\b(?:references?|write|recommend\w*|letters?"
    r"|contact(?:ed)?"
    r"|your work|Auskunft|recommander))(?! letters?)(?!['’])"
)
_CONTACTS_ONLY = re.compile(rf"(?i){count_pattern()} required \(contact information only\)")
"""Of referees, as UC Recruit has it under `Reference requirements`."""
_DETAILS = re.compile(
    r"(?i)\bnames?\b|contact|details|e-?mail|address|information|phone|Namen|Kontakt|list of|include|provide|of reference"
)
_SOLICITS = re.compile(
    r"(?i)\bautomatically\b[^.;]{0,40}\b(?:solicit|collect|request|contact|e-?mail)\w*\b[^.;]{0,60}\bletters?\b"
    r"|\bsend (?:them|each)[^.;]{0,40}\brequest\b[^.;]{0,80}\bletters?\b"
    r"|\b(?:send|e-?mail|ask)\w* (?:each|all) of (?:them|(?:the|your) (?:referees|references))\b[^.;]{0,60}\bletters?\b"
)
"""The portal asks for letters by itself."""
_EMAIL = re.compile(
    r"(?i)e-?mails?(?: ?addresses?)?\b[^.;]{0,60}\b(?:referees?|references?|recommenders|Referenz\w*)|(?:referees?"
    r"|references?)\b[^.;]{0,90}e-?mail"
)
_ARTICLES = frozenset(("a", "an", "single", "ein", "eine", "einen", "einer", "un", "une"))
_KINDS = (("rules.papers", _PAPERS), ("rules.letters", _LETTERS), ("rules.referees", _REFEREES), ("rules.referees", _CONTACTS_ONLY))


def counts(posting: Posting) -> Iterator[Proposal]:
    """Of each at most one: where the posting says several numbers, all of them, to choose from."""
    found: dict[str, list[Proposal]] = {}
    for passage in posting.passages:
        if asks(passage) and not OPTIONAL.search(passage.flat[:40]):
            for made in _in(posting, passage):
                found.setdefault(made.field, []).append(made)
    if len(found.get("rules.referees", ())) == 1 and "rules.letters" not in found:
        found["rules.letters"] = [*_solicited(posting, found["rules.referees"][0])]
    for several in filter(None, found.values()):
        values = tuple(dict.fromkeys(one.value for one in several))
        one = several[0]
        yield one if len(values) == 1 else replace(one, value="", alternatives=values, why="several numbers are named")


def _solicited(posting: Posting, referees: Proposal) -> Iterator[Proposal]:
    """As many letters as referees, where each is written to as soon as the application is in."""
    for passage in posting.passages:
        if _SOLICITS.search(passage.flat) and not speaks_of_another(passage.flat):
            yield proposed(posting, passage, "rules.letters", referees.value)
            return


def _in(posting: Posting, passage: Passage) -> Iterator[Proposal]:
    text = passage.flat
    for field, pattern in _KINDS:
        for match in pattern.finditer(text):
            value = count_of(match)
            if not value or match["low"].lower() in _ARTICLES or not _fits(field, match, text):
                continue
            yield proposed(posting, passage, field, value, within=match.span())
            if field == "rules.referees" and _EMAIL.search(text):
                yield proposed(posting, passage, "rules.referee-contact", "email")


def _fits(field: str, match: re.Match[str], text: str) -> bool:
    before = text[: match.start()]
    if field == "rules.referees":
        return match.re is _CONTACTS_ONLY or match["who"].lower()[:7] != "referen" or bool(_DETAILS.search(text))
    if field == "rules.papers":
        return not re.search(r"(?i)\b(?:list of|with|published|authored|years?|record of)(?: the)? *\Z", before)
    return True
