"""The names that postings have for documents → those that a packet knows, with their places in a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.postings.asking import PARTS, REMARK

_NAMES: Mapping[str, str] = {
    "cover-letter": r"cover(?:ing)? ?letters?|letters? of (?:motivation|application|interest|intent|introduction)"
    r"|motivational letters?"
    r"|motivation letters?|application letters?|motivated application|personal letter|Motivationsschreiben|Anschreiben"
    r"|Bewerbungsschreiben"
    r"|Begleitschreiben|lettre de (?:motivation|candidature)|statement of motivation|motivation statement",
    "cv": r"curricul(?:um|a) vitae?s?(?: ?\(C\.?V\.?\))?|\bC\.?V\.?s?\b|(?<!to )\br[ée]sum[ée]s?\b|\bvitae?\b|Lebensl[aä]uf"
    r"(?:e|s|es)?\b|biographical sketch",
    "selection-criteria": r"(?:statement|response|document)s? (?:that )?(?:address(?:ing|es)?|against|to|of) "
    r"(?:each of )?(?:the )?(?:key "
    r"|essential )?selection criteria"
    r"|selection criteria statement|statement[^.;:]{0,90}?\b(?:selection|essential) criteria",
    "teaching-portfolio": r"teaching (?:portfolio|dossier)s?",
    "pedagogical-portfolio": r"pedagogical portfolio",
    "teaching-list": r"Verzeichnis der Lehrveranstaltungen|lists? of (?:courses|teaching)(?: taught)?|Lehrverzeichnis",
    "publication-list": r"(?:(?:full|complete|numbered) )?(?:publications? lists?|lists? of (?:(?:all|your|their"
    r"|his|her|own|selected"
    r"|complete|full|published|recent|peer-reviewed"
    r"|scientific|major|the) ?(?:and )?)*(?:publications?|papers|works))|Publikationsliste|Schriftenverzeichnis"
    r"|Publikationsverzeichnis|Veröffentlichungsliste"
    r"|liste (?:complète )?(?:de |des )publications",
    "degree-certificates": r"(?:copies of |copy of )?(?:(?:academic|the|your|highest|university|phd|ph\.d\.|doctoral|master['’]?s?"
    r"|bachelor['’]?s?|and|or) )*"
    r"(?:degrees?|diploma|phd|doctoral) certificates?|(?:copies of |copy of )(?:(?:the|your|all|relevant|academic"
    r"|university|PhD|doctoral) )*(?:diplomas?|degrees?|certificates?)"
    r"|\bcertificate of (?:the|your) (?:highest|doctoral|PhD)[\w ]{0,12}degree|\bdiplomas?\b|Zeugnis(?:se|kopien)?\b|"
    r"(?:Hochschul|Arbeits|Studien)zeugnisse|Urkunden"
    r"|(?:copie (?:du|des) )?dipl[oô]mes?(?: de doctorat)?",
    "transcripts": r"grades (?:from|of|for) (?:previous|earlier|your|all|the) [\w ]{3,30}?(?:studies|courses|degrees"
    r"|programmes?)|lists? of (?:(?:the|your|all) )*courses (?:that )?(?:you have )?(?:taken|followed|completed|passed)"
    r"|(?:(?:official|unofficial|academic|undergraduate|graduate|university) )*transcripts?"
    r"(?: of (?:records|grades|all"
    r"|current|academic))?|academic records|Notenspiegel"
    r"|relevés? de notes",
    "application-form": r"(?<!online )(?<!web )application form",
    "defence-report": r"(?:ph\.?d\.? )?defen[cs]e report|rapports? de soutenance",
    "writing-sample": r"writing samples?",
    "research-proposal": r"(?:research|project) proposals?|(?:project|research) outline|(?:proposed )?research project description"
    r"|Projektskizze|projet de recherche|Exposé",
    "values-statement": r"values statement|statement (?:on|of) (?:\w+ )?values",
    "diversity-statement": r"(?:diversity|DEI|EDI|inclusion|equity)(?:,? (?:and |& )?(?:diversity|equity|inclusion),?)* statements?"
    r"|statements?(?: (?:on|of|about|describing|addressing|experience|experiences|with|or|and|contributions?|to|your|their"
    r"|past|planned"
    r"|future|commitments?|how|promoting|advancing|fostering|efforts?|in|support\w*|\w+)){0,3}?(?: (?:to|with|or|contributions?"
    r"|commitments?|and|for|in)){0,4} (?:diversity|equity|inclusion|inclusive excellence)(?:,? (?:and |& )?(?:diversity"
    r"|equity|inclusion))*",
    "leadership-statement": r"leadership (?:statement|philosophy)",
    "service-statement": r"service statement|statement (?:of|on) service",
    "research-plan": r"(?:future |proposed )*research (?:plans?|agenda)(?: statement)?|research program(?:me)? (?:statement"
    r"|description)|(?:plan"
    r"|description) (?:of|for) "
    r"(?:future |planned )research",
    "research-statement": r"(?:research|scholarship) (?:interests )?(?:statements?|summary|vision|narrative)|(?:summary|statements?"
    r"|description|outline) "
    r"(?:of|on) (?:(?:your|their|past|current|future|and|previous|prior|the"
    r"|accomplishments?|interests?|plans?|in) )*research(?: (?:interests|activities|achievements|accomplishments|plans"
    r"|agenda|experience|statement|vision|goals|program)(?:,? (?:and|&) (?:\w+ )?(?:plans?|interests|agenda|goals))?)?"
    r"|Forschungskonzept|Forschungsplan|research concepts?",
    "teaching-statement": r"teaching (?:and mentoring |interests |philosophy )?(?:statements?|philosophy)|"
    r"(?:statements?|description"
    r"|summary) (?:of|on) (?:(?:your|their|past|current|future|interests?|in|and"
    r"|experience) )*teaching(?: (?:philosophy|interests|experience|approach|and mentoring|and mentorship|statement))?"
    r"|Lehrkonzept|concept for teaching|teaching concepts?",
}
_SEVERAL = {
    "research": "research-statement",
    "teaching": "teaching-statement",
    "service": "service-statement",
    "diversity": "diversity-statement",
}
_TOPIC = "|".join(_SEVERAL)
_ASIDE = r"(?: \([^()]{0,60}\))?"
_NEXT = rf"(?: (?:interests?|experience|plans?|goals?))?{_ASIDE}(?:,? and |, | & )(?:(?:of|on|your|their|a|an) )*"
_STATEMENTS = re.compile(
    rf"(?i)\bstatements? (?:of|on|describing|outlining) (?:(?:your|their|past|current|future|and|previous|the) )*(?:{_TOPIC})"
    rf"(?:{_NEXT}(?:{_TOPIC}))+\b(?: (?:interests|philosophy|experience|plans|goals|approach))?"
    rf"|\b(?:{_TOPIC})(?:, (?:{_TOPIC}))*,? (?:and|&|/) (?:{_TOPIC}) (?:interests )?statements?\b"
)
_ANY = re.compile("|".join(rf"(?P<{name.replace('-', '_')}>\b(?:{words}))" for name, words in _NAMES.items()), re.IGNORECASE)
_WITHIN = re.compile(
    r"(?i)(?:\bincluding|\bincl\.|\bwith|\bto include|\bcontaining|\bwhich includes|\binklusive|\bmit|\bcomprenant)"
    r"(?: (?:a|an|the|your|full|complete|detailed|einer|une))* *:?\s*\Z"
)
"""What makes a list of publications a part of the document before it: CV including …"""
_IS = re.compile(r" (?:is|are|can|will|may|must|should|on|at)\b")
_FILLED = re.compile(
    r"(?i)\b(?:(?:submit|send|attach|upload|enclos|sign|download|return)\w*|ausgefüllt\w*|completed)\b[^.;]{0,60}\Z"
    r"|\A\W*(?:the|an?|your)? *\Z"
)
"""A form is a document where it is sent, not where it is a page to apply on."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a passage names, from `start` to `end` of it."""

    document: str
    start: int
    end: int


def documents_in(text: str) -> tuple[Named, ...]:
    """In their order; what is only a part of the document before it is left out."""
    several = [*_several(text)]
    inside = [match.span() for pattern in (PARTS, REMARK) for match in pattern.finditer(text)]
    found = [
        one
        for one in _single(text)
        if not any(other.start < one.end and one.start < other.end for other in several)
        and not any(start < one.start < end for start, end in inside)
    ]
    return tuple(sorted((*found, *several), key=lambda one: (one.start, one.document)))


def _single(text: str) -> Iterator[Named]:
    last: Named | None = None
    for match in _ANY.finditer(text):
        name = (match.lastgroup or "").replace("_", "-")
        named = Named(name, match.start(), match.end())
        if last and name == "publication-list" and _WITHIN.search(text[last.end : match.start()]):
            continue
        if name == "application-form" and (not _FILLED.search(text[: match.start()]) or _IS.match(text, match.end())):
            continue
        yield named
        last = named


def _several(text: str) -> Iterator[Named]:
    """`statements of research, teaching and service` are three."""
    for match in _STATEMENTS.finditer(text):
        topics = [*re.finditer(rf"(?i){_TOPIC}", match[0])]
        apart = re.search(r"\(", match[0]) is not None
        for at, topic in enumerate(topics):
            start = match.start() + (topic.start() if apart and at else 0)
            end = match.start() + topic.end() if apart and at + 1 < len(topics) else match.end()
            yield Named(_SEVERAL[topic[0].lower()], start, end)
