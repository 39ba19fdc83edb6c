"""Publications → pairs that may be one paper: a preprint and what was published of it, or one paper entered twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from packet.model.publications import Publication

NEAR = 0.94
"""Titles this alike (of 1), by the same first author, are asked about: of 889 papers on 35 homepages, one pair is."""
WHOLE = 24
"""Letters of a title that may stand in a longer one: “Ditto: …” gets its name on the way."""
UNPUBLISHED = frozenset({"preprint", "submitted", "in-preparation"})


@dataclass(frozen=True, slots=True)
class Twins:
    """Two keys, in the order of the file, and what they have in common in words; `sure`: the title, DOI or arXiv number itself."""

    one: str
    other: str
    common: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Traits:
    title: str
    words: frozenset[str]
    first: str
    arxiv: str
    doi: str


def twins(publications: Mapping[str, Publication]) -> Iterator[Twins]:
    """Every pair of publications that may be one paper."""
    traits = {key: _traits(publication) for key, publication in publications.items()}
    for (one, mine), (other, its) in combinations(traits.items(), 2):
        if common := _same(mine, its):
            yield Twins(one, other, common, sure=True)
        elif _alike(mine, its):
            yield Twins(one, other, "nearly the same title and the same first author", sure=False)


def _traits(publication: Publication) -> _Traits:
    bare = _folded(publication.title)
    arxiv = publication.arxiv.partition("v")[0] if publication.arxiv[:1].isdigit() else publication.arxiv
    first = " ".join(_folded(publication.authors[0].name)[-1:])
    return _Traits("".join(bare), frozenset(bare), first, arxiv, publication.doi.casefold())


def _folded(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(letter for letter in decomposed if not unicodedata.combining(letter)))


def _same(mine: _Traits, its: _Traits) -> str:
    if mine.arxiv and mine.arxiv == its.arxiv:
        return f"arXiv:{mine.arxiv}"
    if mine.doi and mine.doi == its.doi:
        return f"doi:{mine.doi}"
    return "the title" if mine.title == its.title else ""


def _alike(mine: _Traits, its: _Traits) -> bool:
    if mine.first != its.first or len(mine.words & its.words) * 2 < len(mine.words | its.words):
        return False
    shorter, longer = sorted((mine.title, its.title), key=len)
    within = len(shorter) >= WHOLE and shorter in longer
    return within or SequenceMatcher(None, mine.title, its.title, autojunk=False).ratio() >= NEAR
