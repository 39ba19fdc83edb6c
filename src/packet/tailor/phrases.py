"""The vocabulary of topics → a thesaurus that finds their phrases in any text, whole or not at all.

`Mixture-of-Experts`, `mixture of experts` and `MoE` are the topic `moe`; `parallelism` alone is not `expert parallelism`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from packet.model.topics import Topic
from packet.tailor.words import singulars


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: its topic, and the words it covers (from, to; the last not included)."""

    topic: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """First word of a phrase → the phrases that begin with it, longest first, each with its topic."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def hits(self, words: Sequence[str]) -> Iterator[Hit]:
        """Every phrase in a text's singular words; of two that begin at one place the longer is meant."""
        for at, word in enumerate(words):
            for phrase, topic in self.by_first.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    yield Hit(topic, at, at + len(phrase))
                    break

    def topics_in(self, text: str) -> dict[str, str]:
        """Topic → the phrase of the text that means it, as it is compared."""
        words = singulars(text)
        found: dict[str, str] = {}
        for hit in self.hits(words):
            found.setdefault(hit.topic, " ".join(words[hit.start : hit.end]))
        return found


def thesaurus(topics: Mapping[str, Topic]) -> Thesaurus:
    """The names and phrases of all topics. A phrase that two topics claim belongs to the first."""
    phrases: dict[tuple[str, ...], str] = {}
    for slug, topic in topics.items():
        for said in (topic.name, *topic.phrases):
            if words := singulars(said):
                phrases.setdefault(words, slug)
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, slug in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first.setdefault(words[0], []).append((words, slug))
    return Thesaurus({first: tuple(found) for first, found in by_first.items()})
