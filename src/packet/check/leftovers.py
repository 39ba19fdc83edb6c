"""Words of our own documents that somebody meant to replace: placeholders, example text, marks of a template."""

from __future__ import annotations

import re
from collections.abc import Mapping

from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text

LEFTOVERS: Mapping[str, Verdict] = {
    r"\bXXX+\b|\bTODO\b|\bFIXME\b|\bTBD\b": Verdict.FAIL,
    r"(?i)\[(?:company|institution|university|department|position|name|date)\]": Verdict.FAIL,
    r"{{.*?}}|{%.*?%}|\\today\b": Verdict.FAIL,
    r"(?i)\(example text\b[^)]*\)|\blorem ipsum\b": Verdict.WARNING,
}
"""Pattern to verdict (domain.md, “Leftovers”); example text of the starter files is for a person to replace."""


PROSE = frozenset({"letter", "statement"})
"""Elsewhere such words may be a title's own."""


def check_leftovers(inspection: Inspection) -> tuple[Finding, ...]:
    """One finding for each leftover of each document."""
    found = []
    for document in inspection.packet.documents:
        text = plain_text(document)
        for pattern, verdict in LEFTOVERS.items():
            for words in dict.fromkeys(re.findall(pattern, text)):
                message = f"“{_brief(words)}” stands in the text"
                level = verdict if document.shape in PROSE else Verdict.WARNING
                found.append(Finding("leftover", level, message, "replace it by your own words", document.name))
    return tuple(found)


def _brief(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
