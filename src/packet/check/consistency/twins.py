"""Publications → pairs that may be one paper: a preprint and what was published of it, or one paper entered twice."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from packet.model.publications import Publication

NEAR = 0.94
"""Titles this alike (of 1), by the same first author, are asked about: of 889 papers on 35 homepages, one pair is."""
WHOLE = 24
"""Letters of a title that may stand in a longer one: “Ditto: …” gets its name on the way."""


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
    for one, other in _candidates(traits):
        if common := _same(traits[one], traits[other]):
            yield Twins(one, other, common, sure=True)
        elif _alike(traits[one], traits[other]):
            yield Twins(one, other, "nearly the same title and the same first author", sure=False)


def _candidates(traits: Mapping[str, _Traits]) -> Iterable[tuple[str, str]]:
    """Pairs with a trait in common, each once: most papers of a long list have none."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, its in traits.items():
        for kind, value in (("title", its.title), ("arxiv", its.arxiv), ("doi", its.doi), ("first", its.first)):
            if value:
                groups[kind, value].append(key)
    return dict.fromkeys(pair for group in groups.values() for pair in combinations(group, 2))


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
    both = len(mine.words) + len(its.words)
    if mine.first != its.first or len(mine.words & its.words) * 5 < both * 2:  # less than two words of three are in both
        return False
    shorter, longer = sorted((mine.title, its.title), key=len)
    if len(shorter) >= WHOLE and shorter in longer:
        return True
    bound = 2 * len(shorter) / (len(shorter) + len(longer))
    return bound >= NEAR and SequenceMatcher(None, mine.title, its.title, autojunk=False).ratio() >= NEAR
