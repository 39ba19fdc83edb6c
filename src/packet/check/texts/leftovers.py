"""Words of our own documents that somebody meant to replace, and the gaps that an empty slot leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text

SLOTS = (
    "company|institution|university|college|school|department|position|job title|title|name|date|city|team|group|professor|address"
)

LEFTOVERS: Mapping[str, Verdict] = {
    r"\bXXX+\b|\bTODO\b|\bFIXME\b|\bTBD\b|_{4,}": Verdict.FAIL,
    rf"(?i)\[(?:(?:your|the|insert|add|fill in|name of|target)\b[^\]\n]{{0,60}}|{SLOTS})\]": Verdict.FAIL,
    rf"(?i)<<[^<>\n]{{1,40}}>>|<(?:your |insert )?(?:{SLOTS})>|\$\{{\w+\}}": Verdict.FAIL,
    r"{{.*?}}|{%.*?%}|{#.*?#}|{{|}}": Verdict.FAIL,
    r"\\(?:today|ldots|dots|item|noindent|newline|vspace|par)\b|\\[A-Za-z]+\*?(?:\[[^\]\n]*\])?\{[^}\n]*\}?|\\\\": Verdict.FAIL,
    r"\[\?+\]|\?\?+": Verdict.WARNING,
    r"(?i)\(example text\b[^)]*\)|\blorem ipsum\b": Verdict.WARNING,
}
"""Pattern to verdict (domain.md, “Leftovers”); example text of the starter files is for a person to replace."""

_A, _Z = r"(?:^|(?<=\n))", r"(?=\s*(?:\n\n|$))"
HOLES: Mapping[str, Verdict] = {
    r"\b(?:[Tt]he|[Aa]n?|[Yy]our|[Oo]f|[Aa]t|[Ii]n) {2,}\S+": Verdict.FAIL,
    r"\S{1,40} ,(?=\s|$)|\S{0,40},\s{0,9},\S{0,40}|[\w)]{1,40} \.(?=\s|$)(?! \.)": Verdict.FAIL,
    rf"{_A}(?:Dear|Hello|Hi|Sehr geehrte[rn]?)(?: (?:Dr|Prof|Professor|Mr|Ms|Mrs|Herr|Frau)\.?)?\s*[,:](?=\s)": Verdict.FAIL,
    rf"\b(?:including|such as|namely|as well as)\s*(?:[.;]|{_Z})": Verdict.FAIL,
    r"\b(?:at|to|of|in|with|for|join|joining) (?:the|a|an|your)\s*[.,;:!?)](?=\s|$)": Verdict.FAIL,
    r"(?:(?<=\s)|^)\(\s*[,;]?\s*\)|“\s*”|„\s*“|«\s*»|(?:(?<=\s)|^)\"\s*\"(?=[\s.,;])": Verdict.FAIL,
    r"(?i)\b(the|an?|of|at|to|in|for|and|with)\s+\1\b(?! (?-i:[A-Z]))": Verdict.WARNING,
    r"(?<![./])\.\.(?![./])": Verdict.WARNING,
    r"[^\s.!?:…”\"’)] {2,}[^\s]+": Verdict.WARNING,
    r"(?<![\w$\\])\$(?=[A-Za-z\\])[^$\n]*\$?": Verdict.WARNING,
}
"""What an empty slot leaves: `the  Department`, `Jena ,`, `including.`; doubled spaces after a point are a habit."""

PROSE = frozenset({"letter", "statement"})
"""Elsewhere such words may be a title's own."""


def check_leftovers(inspection: Inspection) -> tuple[Finding, ...]:
    """One finding for each leftover of each document, and for each hole of a letter or statement; a pass where there is none."""
    documents = inspection.packet.documents
    found = tuple(
        replace(finding, document=document.name)
        for document in documents
        for finding in leftovers(plain_text(document), prose=document.shape in PROSE)
    )
    clean = f"no placeholder, example text or mark of a template in {len(documents)} documents"
    return found or (Finding("leftover", Verdict.PASS, clean),)


def leftovers(text: str, *, prose: bool) -> Iterator[Finding]:
    """A finding for each leftover of a text, and, where it is prose, for each hole."""
    for pattern, verdict in LEFTOVERS.items():
        for words in dict.fromkeys(match[0] for match in re.finditer(pattern, text)):
            level = verdict if prose else Verdict.WARNING
            yield Finding("leftover", level, f"“{_brief(words)}” stands in the text", "replace it by your own words")
    told: set[int] = set()
    for pattern, verdict in HOLES.items() if prose else ():
        for match in re.finditer(pattern, text):
            if match.start() not in told:
                told.update(range(match.start(), match.end()))
                message = f"something is missing or doubled at “{_brief(match[0])}”"
                yield Finding("hole", verdict, message, "fill the gap, or leave the words around it out")


def _brief(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
