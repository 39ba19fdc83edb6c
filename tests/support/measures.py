"""Measures of a ranking, and the sets that rankings are measured on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log, log2
from pathlib import Path

ADVERTISEMENTS = Path(__file__).resolve().parent.parent / "tailor" / "advertisements"


@dataclass(frozen=True)
class Labelled:
    """A posting, and what a reader of it would want to see: key to grade (papers not named: 0)."""

    name: str
    text: str
    grades: Mapping[str, int]


def labelled() -> tuple[Labelled, ...]:
    found = []
    for file in sorted(ADVERTISEMENTS.glob("*.txt")):
        head, _, text = file.read_text(encoding="utf-8").partition("\n---\n")
        grades = {key.strip(): int(grade) for key, _, grade in (line.partition(":") for line in head.splitlines())}
        found.append(Labelled(file.stem, text, grades))
    return tuple(found)


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 5) -> float:
    """Discounted gain (2^grade − 1) of the first places, against the best order there is."""

    def gain(values: Sequence[int]) -> float:
        return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(values[:depth]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(key, 0) for key in ranked]) / best if best else 1.0


def auc(scores: Mapping[str, float], wanted: Collection[str]) -> float:
    """How often a wanted paper has a better score than one that is not wanted; the same score counts half."""
    mine = [score for key, score in scores.items() if key in wanted]
    others = sorted(score for key, score in scores.items() if key not in wanted)
    if not mine or not others:
        return 1.0
    return sum(bisect_left(others, score) + bisect_right(others, score) for score in mine) / (2 * len(mine) * len(others))


def best_first(scores: Mapping[str, float]) -> list[str]:
    """Keys by score; equals by key."""
    return sorted(scores, key=lambda key: (-scores[key], key))


def plain_bm25(documents: Mapping[str, Sequence[str]], query: Sequence[str]) -> dict[str, float]:
    """Textbook BM25 (k1 1.2, b 0.75, idf from the documents themselves): the rival."""
    usual = sum(map(len, documents.values())) / max(1, len(documents)) or 1.0
    counts = {word: sum(word in words for words in documents.values()) for word in set(query)}
    scores = {}
    for key, words in documents.items():
        score = 0.0
        for word in sorted(set(query)):
            if found := words.count(word):
                rare = log(1 + (len(documents) - counts[word] + 0.5) / (counts[word] + 0.5))
                score += rare * found * 2.2 / (found + 1.2 * (0.25 + 0.75 * len(words) / usual))
        scores[key] = score
    return scores
