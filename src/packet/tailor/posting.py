"""An advertisement → its sentences, each with the weight it has for the choice of papers.

Most of a posting speaks of forms, pay and law, in all postings alike: such sentences count a fifth. They are not dropped, for a
subject may stand in them (“must hold a Ph.D. in robotics”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FORMALITY = re.compile(
    r"equal (?:employment )?opportunit|affirmative|diversity|inclusi|underrepresented|women|gender|disabilit|veteran"
    r"|religio|discriminat"
    r"|salar|benefits|insurance|pension|parental|vacation|relocation|start-?up package|remunerat|compensation|collective agreement"
    r"|deadline|review of applications|until (?:the position is |it is )?filled|notified|full[- ]time|permanent|start(?:ing)? date"
    r"|background check|visa|work authori[sz]ation|citizen"
    r"|cover letter|curriculum vitae|\bCVs?\b|résumé|\bresume\b|referee|reference|letters? of|statements?\b|e-?mail|portal"
    r"|submit|upload"
    r"|applicants? (?:must|should)|applications? (?:must|should|consist)|to apply|degree in|ph\.?d\.? in"
    r"|teach(?:es|ing)?\b|undergraduate|courses?\b|supervise|mentor|all areas of|located in|per year|working language",
    re.IGNORECASE,
)
"""What a sentence says when it is not about research."""
FORMAL_WEIGHT = 0.2

_BULLET = re.compile(r"\s*(?:[-*•–·]|\d+[.)])\s+")
_END = re.compile(r"(?<=[.!?;])\s+(?=[^\W_a-z]|[\"“(])")
SHORT_LINE = 60
"""Letters: a line shorter than this ends a sentence, as a title or an item of a list does."""


@dataclass(frozen=True, slots=True)
class AdSentence:
    """A sentence in the advertisement's own words (runs of blanks are one blank), and what it counts."""

    text: str
    weight: float


def sentences_of(advertisement: str) -> tuple[AdSentence, ...]:
    """The sentences in their order."""
    found = (said for paragraph in _paragraphs(advertisement) for said in _END.split(paragraph) if said)
    return tuple(AdSentence(said, FORMAL_WEIGHT if FORMALITY.search(said) else 1.0) for said in found)


def _paragraphs(text: str) -> Iterator[str]:
    """Running text, joined over the ends of long lines; titles and items of lists apart."""
    lines: list[str] = []
    for line in text.splitlines():
        if lines and (not line.strip() or _BULLET.match(line)):
            yield " ".join(" ".join(lines).split())
            lines = []
        if line.strip():
            lines.append(line)
            if len(line.strip()) < SHORT_LINE:
                yield " ".join(" ".join(lines).split())
                lines = []
    if lines:
        yield " ".join(" ".join(lines).split())
