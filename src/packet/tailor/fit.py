"""Works and an advertisement → how well each work fits it, 0 to 1, with the phrases and sentences that say so.

BM25 (Robertson and Zaragoza, “The Probabilistic Relevance Framework”, 2009) over three kinds of terms: topics, found in the
advertisement as whole phrases and borne by the work; pairs of neighbouring words; single words by their stem. What a word is worth
comes from a background table of titles, for twelve papers of one person say nothing about that. The best work has the fit 1 where
the advertisement says enough; where it says little the best fit is smaller, and what else is known of the papers decides the more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log
from typing import TYPE_CHECKING

from packet.model.plan import Evidence, Work
from packet.model.topics import Topic
from packet.tailor.background import COUNTS, PAPERS
from packet.tailor.phrases import Thesaurus, thesaurus
from packet.tailor.words import Word, singulars, stem, weight_in_advertisement, weight_of, words_of

if TYPE_CHECKING:
    from packet.tailor.posting import AdSentence

SATURATION = 1.2
"""BM25's k1. Its b is 0: a work is long here because somebody wrote down its abstract, and that makes it no worse."""
FIELD = {"title": 1.0, "tags": 0.6, "venue": 0.25, "why": 0.4, "abstract": 0.4}
"""What one word counts in each field."""
TOPIC, PAIR = 5.0, 0.5
"""What a topic counts, as a rare word of the background does (log 895 is 6.8); and a pair, beside its two words."""
LOOSE = 0.6
"""Words of a sentence that names no topic: whether it speaks of the field at all is less sure."""
WIDER, NARROWER = 0.5, 0.25
"""A work on `moe` where the advertisement says `llm`, for each step; a work on `llm` where it says `moe`."""
COVERED = 0.3
"""Words of a phrase that already counts as a topic."""
HEADLINE = 6
"""Words of the longest title or item of a list: there a word that is often something else in running text means its subject."""
WEAK = 1.5
"""Points of a fit that is none: where the best work has no more, the advertisement says nothing about this person's subjects."""
ENOUGH = 18.0
"""Points of a whole fit, as some three topics and their words have them: the best work has less of it where it has fewer."""

Bag = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a work fits (1: the best there is), and what says so, the strongest first."""

    value: float
    evidence: tuple[Evidence, ...] = ()
    phrases: str = ""
    """The phrases of the advertisement that count most, as a reason prints them; "" for no fit."""


@dataclass(slots=True)
class Asked:
    """A term of the advertisement: what it counts, and where it was said most clearly."""

    weight: float
    phrase: str
    sentence: str


def fits(works: Sequence[Work], sentences: Sequence[AdSentence], topics: Mapping[str, Topic]) -> Mapping[str, Fit]:
    """Key → fit; empty where the advertisement names nothing that the works are about."""
    known = thesaurus(topics)
    asked = asked_terms(sentences, known, topics)
    reader = _Reader(known, topics, asked)
    bags = {work.key: reader.bag(work) for work in works}
    rare = _rarity(asked, bags)
    points = {key: _points(bag, asked, rare) for key, bag in bags.items()}
    best = max((sum([said for said, _ in found]) for found in points.values()), default=0.0)
    if best <= WEAK:
        return {}
    writer = _Writer(asked, max(best, ENOUGH))
    return {key: writer.fit(found) if found else Fit(0.0) for key, found in points.items()}


class _Writer:
    """Writes points as evidence; what speaks for many works in the same way is written once."""

    def __init__(self, asked: Mapping[str, Asked], whole: float) -> None:
        self.asked, self.whole = asked, whole
        self.written: dict[tuple[float, str], Evidence] = {}

    def fit(self, points: Sequence[tuple[float, str]]) -> Fit:
        """Shares are rounded first, so that the fit is exactly the sum of what is printed."""
        found = [one for one in map(self.evidence, sorted(points, reverse=True)) if one.share]
        phrases = list(dict.fromkeys([one.phrase for one in found]))[:3]
        value = min(1.0, round(sum([one.share for one in found]), 4))
        return Fit(value, tuple(found), ", ".join([f"“{phrase}”" for phrase in phrases]))

    def evidence(self, point: tuple[float, str]) -> Evidence:
        if point not in self.written:
            points, term = point
            self.written[point] = Evidence(self.asked[term].phrase, self.asked[term].sentence, round(points / self.whole, 4))
        return self.written[point]


def advertised_topics(sentences: Sequence[AdSentence], topics: Mapping[str, Topic]) -> frozenset[str]:
    """The topics that an advertisement names in whole phrases, formalities apart."""
    known = thesaurus(topics)
    said = (part for sentence in sentences if sentence.weight == 1.0 for part in sentence.parts)
    return frozenset(topic for text in said for topic in known.topics_in(text))


# ── what the advertisement asks for ─────────────────────────────────────────────────────────────────────────────────────


def asked_terms(sentences: Sequence[AdSentence], known: Thesaurus, topics: Mapping[str, Topic]) -> dict[str, Asked]:
    """Term → what it counts; said again it counts a little more."""
    asked: dict[str, Asked] = {}
    for sentence, part in ((one, part) for one in sentences if one.weight for part in one.parts):
        for term, weight, phrase in _terms(part, sentence.weight, known, topics):
            if term not in asked:
                asked[term] = Asked(weight, phrase, sentence.text)
            else:
                before = asked[term]
                if weight > before.weight:
                    before.phrase, before.sentence = phrase, sentence.text
                before.weight = max(before.weight, weight) + 0.2 * min(before.weight, weight)
    return asked


def _terms(part: str, counts: float, known: Thesaurus, topics: Mapping[str, Topic]) -> Iterator[tuple[str, float, str]]:
    """Terms of a part of a sentence that counts so much, each with its weight and the words that say it."""
    words = words_of(part)
    is_running = len(words) > HEADLINE
    covered: set[int] = set()
    for hit in known.hits([word.singular for word in words]):
        covered.update(range(hit.start, hit.end))
        phrase = _said(part, words[hit.start : hit.end])
        yield f"#{hit.topic}", counts, phrase
        parent = topics[hit.topic].parent
        if parent:
            yield f"#{parent}", counts * NARROWER, phrase
    counts *= 1 if covered else LOOSE
    for at, word in enumerate(words):
        own = weight_in_advertisement(word.singular) if is_running else weight_of(stem(word.singular))
        weight = counts * own * (COVERED if at in covered else 1)
        if weight:
            yield stem(word.singular), weight, _said(part, (word,))
        if at and (pair := _pair(words[at - 1], word)):
            yield pair, counts * (COVERED if {at - 1, at} <= covered else 1), _said(part, words[at - 1 : at + 1])


def _said(part: str, words: Sequence[Word]) -> str:
    return part[words[0].start : words[-1].end]


def _pair(first: Word, second: Word) -> str:
    """Two neighbours as one term, where both have a subject and one of them is no generic word."""
    a, b = stem(first.singular), stem(second.singular)
    weights = weight_of(a), weight_of(b)
    return f"{a} {b}" if min(weights) and max(weights) == 1.0 else ""


# ── what a work is about ────────────────────────────────────────────────────────────────────────────────────────────────


class _Reader:
    """Reads works for the terms that were asked for; what many works share (tags, venues) is read once."""

    def __init__(self, known: Thesaurus, topics: Mapping[str, Topic], asked: Mapping[str, Asked]) -> None:
        self.known, self.topics, self.asked = known, topics, asked
        self.read: dict[str, tuple[str, ...]] = {}
        self.topics_of: dict[str, tuple[str, ...]] = {}
        self.lines: dict[str, tuple[tuple[str, float], ...]] = {}

    def bag(self, work: Work) -> dict[str, float]:
        """Terms with their counts by field; a topic counts once, at its strongest."""
        publication = work.publication
        said = ((publication.why.text if publication.why else "", FIELD["why"]), (publication.abstract, FIELD["abstract"]))
        tags = [(self.topics[tag].name, FIELD["tags"]) for tag in publication.topics if tag in self.topics]
        venue = work.venue.name if work.venue else ""
        bag: dict[str, float] = {}
        for text, weight in ((publication.title, FIELD["title"]), (venue, FIELD["venue"]), *said, *tags):
            for term in self.terms(text) if text else ():
                bag[term] = bag.get(term, 0.0) + weight
        slugs = [(slug, 1.0) for slug in (*publication.topics, *work.phrases)]
        slugs += [(slug, weight) for text, weight in said if text for slug in self.named(text)]
        for slug, weight in slugs:
            for term, share in self.line(slug):
                bag[term] = max(bag.get(term, 0.0), share * weight)
        return bag

    def terms(self, text: str) -> tuple[str, ...]:
        """Words and pairs of a text, as often as they stand there."""
        if text not in self.read:
            stems = [stem(word) for word in singulars(text)]
            pairs = [f"{first} {second}" for first, second in pairwise(stems) if first in self.asked and second in self.asked]
            self.read[text] = tuple([term for term in (*stems, *pairs) if term in self.asked])
        return self.read[text]

    def named(self, text: str) -> tuple[str, ...]:
        """The topics whose phrases stand in a text."""
        if text not in self.topics_of:
            self.topics_of[text] = tuple(dict.fromkeys(hit.topic for hit in self.known.hits(singulars(text))))
        return self.topics_of[text]

    def line(self, slug: str) -> tuple[tuple[str, float], ...]:
        """A topic and, the further the less, its wider topics, as far as they were asked for."""
        if slug not in self.lines:
            found: dict[str, float] = {}
            here: str | None = slug
            left = 1.0
            while here is not None and here in self.topics and f"#{here}" not in found:
                found[f"#{here}"] = left
                here, left = self.topics[here].parent, left * WIDER
            self.lines[slug] = tuple((term, share) for term, share in found.items() if term in self.asked)
        return self.lines[slug]


# ── points ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def idf(count: int, papers: int) -> float:
    """What a word is worth that stands in `count` of `papers` papers."""
    return log(1 + (papers - count + 0.5) / (count + 0.5))


def _rarity(asked: Iterable[str], bags: Mapping[str, Bag]) -> dict[str, float]:
    """Term → what it is worth. A topic that most works bear tells little between them; a word counts in background and works."""
    found = {}
    bearing = Counter(chain.from_iterable(bags.values()))
    for term in asked:
        if term.startswith("#"):
            found[term] = TOPIC * (0.5 + 0.5 * log(1 + (len(bags) + 1) / (bearing[term] + 1)) / log(1 + len(bags) + 1))
        elif " " not in term:
            found[term] = idf(COUNTS.get(term, 0) + bearing[term], PAPERS + len(bags))
    for term in asked:
        if " " in term:
            first, second = term.split(" ")
            found[term] = PAIR * (found[first] + found[second]) / 2
    return found


def _points(bag: Bag, asked: Mapping[str, Asked], rare: Bag) -> list[tuple[float, str]]:
    """Points and the term that they are for."""
    return [
        (asked[term].weight * rare[term] * count * (SATURATION + 1) / (count + SATURATION), term) for term, count in bag.items()
    ]
