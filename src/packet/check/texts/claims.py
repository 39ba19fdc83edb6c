"""What letters and statements say of the applicant's papers, held against the store: counts, titles, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from packet.check.counts_in_words import SPELLED, count_of
from packet.formats.latex_title import plain_title
from packet.institutions.wording import name_key
from packet.model.document import Document, IndexRow, Reference, each_block
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text
from packet.model.plan import Plan
from packet.model.sentences import sentence_at

COUNT = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(SPELLED[1:])}|a dozen)\s+(?P<kind>(?:[\w-]+\s+){{0,2}}?)"
    r"(?:papers|publications|articles|entries)\b",
    re.IGNORECASE,
)
MINE = re.compile(
    r"\b(?:I (?:have )?(?:co-?)?(?:authored|published|written|wrote)|(?:my|our) (?:[\w-]+ ){0,3}$|list of publications has|"
    r"I am (?:the )?(?:an? )?(?:[\w-]+ )*author (?:of|on)|publication record of|record of)\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
"""Words before a number that make it a count of the applicant's own papers."""
QUOTED = re.compile(r"“([^”\n]{12,200})”|\"([^\"\n]{12,200})\"|„([^“\n]{12,200})“")
PAPER = re.compile(
    r"\b(?:(?:my|our)\s+(?:\w+\s+){0,3}(?:paper|article|work|publication|study|book)|I (?:have )?(?:published|wrote))\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\[([A-Z]{1,2}\d{1,3})\]")
NEARLY = 0.85
"""Likeness (0–1) from which a quoted title is one of the list, misquoted."""


def check_claims(inspection: Inspection) -> tuple[Finding, ...]:
    """Findings for each letter and statement; one pass where counts, titles and numbers agree with the list."""
    packet = inspection.packet
    documents = [document for document in packet.documents if document.shape in {"letter", "statement"}]
    listed = {number for document in packet.documents for number in numbers_in(document)}
    found = [finding for document in documents for finding in _of_document(document, packet.plan, listed)]
    agree = f"counts, titles and numbers of papers agree with the list ({len(packet.plan.works)} publications)"
    return tuple(found) or ((Finding("wrong-count", Verdict.PASS, agree),) if documents else ())


def _of_document(document: Document, plan: Plan, listed: Collection[str]) -> Iterator[Finding]:
    text = plain_text(document)
    told = (*count_findings(text, counts_of(plan)), *title_findings(text, plan), *_unlisted(text, listed), *_excluded(text, plan))
    return (replace(finding, document=document.name) for finding in told)


def counts_of(plan: Plan) -> Mapping[int, str]:
    """Every number of papers that the store gives: all, those led, those of a kind, a venue, a year or a status."""
    works = plan.works
    groups = Counter[str]({"publications": len(works), "papers led": sum(work.role.leads for work in works)})
    groups.update(f"{work.kind} papers" for work in works)
    groups.update(f"papers led ({work.kind})" for work in works if work.role.leads)
    groups.update(f"{work.publication.status} papers" for work in works)
    groups.update(f"papers at {work.publication.venue.acronym}" for work in works if work.publication.venue)
    groups.update(f"papers of {work.publication.date.year}" for work in works)
    groups.update(f"papers on {tag}" for work in works for tag in work.tags)
    groups.update({"highlighted": len(plan.highlighted), "chosen": len(plan.chosen), "attached": len(plan.attached)})
    groups["peer-reviewed papers"] = sum(work.publication.is_accepted for work in works)
    groups["papers under way"] = len(works) - groups["peer-reviewed papers"]
    return {count: name for name, count in groups.items() if count}


def count_findings(text: str, counts: Mapping[int, str]) -> Iterator[Finding]:
    """A count of the applicant's own papers that is more than all of them, or that no group of them has."""
    most = max(counts, default=0)
    for match in COUNT.finditer(text):
        number = 12 if match["number"].lower() == "a dozen" else count_of(match["number"]) or 0
        begins = sentence_at(text, match.start()).find(match[0])
        if number in counts or begins < 0 or not MINE.search(sentence_at(text, match.start())[:begins]):
            continue
        message = f"“{' '.join(match[0].split())}” are claimed; the profile has {most}"
        plain = not match["kind"].strip()
        verdict = (
            Verdict.FAIL if number > most or (plain and match[0].lower().endswith(("publications", "entries"))) else Verdict.WARNING
        )
        yield Finding("wrong-count", verdict, message, "write {{ count.publications | spelled }}, which counts by itself")


def title_findings(text: str, plan: Plan) -> Iterator[Finding]:
    """A quoted title that the list has otherwise, or not at all."""
    titles = {name_key(plain_title(work.publication.title)): work for work in plan.works}
    for match in QUOTED.finditer(text):
        said = next(filter(None, match.groups())).strip(" .,")
        key = name_key(said)
        if any(key in title or title.startswith(key) or title in key for title in titles):
            continue
        near = max(titles, key=lambda title: SequenceMatcher(None, key, title).ratio(), default="")
        if near and SequenceMatcher(None, key, near).ratio() >= NEARLY:
            message = f"“{said}” is in the list as “{plain_title(titles[near].publication.title)}”"
            yield Finding(
                "misquoted-title",
                Verdict.WARNING,
                message,
                f"write {{{{ papers['{titles[near].key}'].title }}}} or the same words",
            )
        elif PAPER.search(sentence_at(text, match.start())) and _is_title(said):
            yield Finding(
                "unlisted-paper",
                Verdict.WARNING,
                f"“{said}” is not among your publications",
                "add it to them, or correct its title",
            )


def _is_title(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > len(long) * 0.6


def _unlisted(text: str, listed: Collection[str]) -> Iterator[Finding]:
    """A number that no list of the packet has; a packet without a list is not asked."""
    for number in dict.fromkeys(NUMBER.findall(text) if listed else ()):
        if number not in listed:
            message = f"[{number}] is named, and no list of the packet has it"
            yield Finding("unlisted-paper", Verdict.WARNING, message, "name another paper, or show it in the CV or the list")


def _excluded(text: str, plan: Plan) -> Iterator[Finding]:
    for work in plan.works:
        if plan.position and work.key in plan.position.exclude and f"[{work.number}]" in text:
            message = f"{work.publication.name} [{work.number}] is named, and the position excludes it"
            yield Finding("unlisted-paper", Verdict.WARNING, message, f"name another paper, or take {work.key} out of exclude:")


def numbers_in(document: Document) -> Iterator[str]:
    """Numbers of the papers that a CV, list or index shows."""
    return (block.number for block in each_block(document.blocks) if isinstance(block, Reference | IndexRow))
