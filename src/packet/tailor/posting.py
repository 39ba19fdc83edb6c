"""An advertisement → its sentences, each with the weight it has for the choice of papers.

Most of a posting speaks of forms, pay, law and the place, in all postings alike: such sentences are set aside (`formalities.py`),
unless a topic is named in them. Sentences on degrees and teaching count a fifth, for a subject may stand in them (“must hold a
Ph.D. in robotics”). Names of institutions and their parts are no words of a sentence: the Vector Institute searches no vectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from packet.model.call import InstitutionName
from packet.model.topics import Topic
from packet.tailor.formalities import WANTED, Formality, formality_of, sections
from packet.tailor.phrases import Thesaurus, thesaurus
from packet.tailor.place_names import PlaceNames, place_names
from packet.tailor.words import singulars

FORMALITY = re.compile(
    r"diversity|inclusi|women|gender|religio|discriminat|benefits|vacation|compensation|notified|permanent|applicants? (?:must"
    r"|should)|degree in|ph\.?d\.? in|statements?\b|teach(?:es|ing)?\b|undergraduate|courses?\b|supervise|mentor|per year"
    r"|working language",
    re.IGNORECASE,
)
"""What a sentence says that is hardly about research."""
FORMAL_WEIGHT = 0.2
DESIRABLE = re.compile(
    r"\b(?:is|are|be|as) (?:an? |also )?(?:\w+ )?(?:plus|advantage|asset|merit|meriting|desirable|beneficial)\b", re.IGNORECASE
)
DESIRABLE_WEIGHT = 0.5
"""What would be welcome beside the subject."""

_BULLET = re.compile(r"\s*(?:[-*•–·]|\d+[.)])\s+")
_END = re.compile(r"(?<=[.!?;])\s+(?=[^\W_a-z]|[\"“(])|(?<=;)\s+")
SHORT_LINE = 60
"""Letters: a line shorter than this ends a sentence, as a title or an item of a list does."""


@dataclass(frozen=True, slots=True)
class AdSentence:
    """A sentence in the advertisement's own words (runs of blanks are one blank), and what it counts."""

    text: str
    weight: float
    parts: tuple[str, ...]
    """What is left of it without names of places."""
    about: str = ""
    """The formality for which it is set aside; its weight is 0 then."""


def sentences_of(
    advertisement: str, topics: Mapping[str, Topic], institutions: Iterable[InstitutionName] = (), own: Sequence[str] = ()
) -> tuple[AdSentence, ...]:
    """The sentences in their order. `institutions` are those that a workspace adds; `own` names the place of the position."""
    known, names = thesaurus(topics), place_names(institutions, own)
    found: list[AdSentence] = []
    for paragraph, below in sections(_paragraphs(advertisement)):
        found += [_sentence(said, below, known, names) for said in _END.split(paragraph) if said]
    return tuple(found)


def _sentence(said: str, below: Formality | None, known: Thesaurus, names: PlaceNames) -> AdSentence:
    parts = names.around(said)
    formality = formality_of(said) or (below if below and (below.is_firm or not WANTED.search(said)) else None)
    if formality is None:
        return AdSentence(said, _weight(said), parts)
    if not formality.is_firm and any(True for part in parts for _ in known.hits(singulars(part))):
        return AdSentence(said, FORMAL_WEIGHT, parts)
    return AdSentence(said, 0.0, parts, formality.about)


def _weight(said: str) -> float:
    if FORMALITY.search(said):
        return FORMAL_WEIGHT
    return DESIRABLE_WEIGHT if DESIRABLE.search(said) else 1.0


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
