"""How well papers are ranked, and how fast: `python benchmarks/ranking.py [path of the shared material]`.

On the labelled advertisements of `tests/tailor/advertisements` (the seed's papers); where the shared corpus is there, on hidden
keywords, authors' own descriptions, and papers that authors selected. Against chance, plain BM25, recency and lead authorship.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "tests"), str(ROOT / "src")]

from builders import TODAY, seed_sources  # noqa: E402
from corpus_ranking import (  # noqa: E402
    Question,
    fit_scores,
    hidden_keywords,
    own_descriptions,
    plain_words,
    selections,
    tokens,
)
from measures import auc, best_first, labelled, ndcg, plain_bm25  # noqa: E402

from packet.tailor.choice import Wishes, choose  # noqa: E402
from packet.tailor.fit import fits  # noqa: E402
from packet.tailor.posting import sentences_of  # noqa: E402
from packet.tailor.works import number_works  # noqa: E402

Scores = Mapping[str, float]


def main() -> None:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    speed()  # first, while there is little for the garbage collector to look through, as in a command
    seed()
    if (shared / "corpus").is_dir():
        corpus("hidden keywords", list(hidden_keywords(shared / "corpus")))
        corpus("own descriptions", list(own_descriptions(shared / "corpus")))
        chosen(shared / "corpus")


def line(name: str, nDCG: float, area: float) -> None:  # noqa: N803
    print(f"  {name:<28} nDCG@5 {nDCG:.3f}   AUC {area:.3f}")


def seed() -> None:
    """The sixteen labelled sets, the seed's twelve papers."""
    sources = seed_sources()
    works = number_works(sources)
    titles = {work.key: tokens(work.publication.title) for work in works}
    tagged = {
        work.key: [*titles[work.key], *tokens(" ".join(sources.topics[tag].name for tag in work.publication.topics))]
        for work in works
    }
    sets = labelled()

    def ours(text: str) -> Scores:
        found = fits(works, sentences_of(text, sources.topics), sources.topics)
        return {work.key: found[work.key].value if work.key in found else 0.0 for work in works}

    rankers: dict[str, Callable[[str], Scores]] = {
        "plain BM25, titles": lambda text: plain_bm25(titles, tokens(text)),
        "plain BM25, titles and tags": lambda text: plain_bm25(tagged, tokens(text)),
        "ours": ours,
    }
    print(f"seed: {len(sets)} labelled advertisements and topics, {len(works)} papers")
    shuffles = [shuffled(titles, number) for number in range(200)]
    line("random", mean(ndcg(best_first(one), each.grades) for one in shuffles for each in sets), 0.5)
    for name, ranker in rankers.items():
        scores = [ranker(each.text) for each in sets]
        line(
            name,
            mean(ndcg(best_first(one), each.grades) for one, each in zip(scores, sets, strict=True)),
            mean(auc(one, each.grades) for one, each in zip(scores, sets, strict=True)),
        )


def shuffled(keys: Iterable[str], number: int) -> Scores:
    chance = random.Random(number)
    return {key: chance.random() for key in keys}


def corpus(name: str, questions: list[Question]) -> None:
    print(f"corpus, {name}: {len(questions)} questions")
    rankers: dict[str, Callable[[Question], Scores]] = {
        "random": lambda one: shuffled((work.key for work in one.works), len(one.asked)),
        "plain BM25": lambda one: plain_bm25({work.key: plain_words(work) for work in one.works}, tokens(one.asked)),
        "ours": fit_scores,
    }
    for ranker, scored in rankers.items():
        found = [(scored(one), one.wanted) for one in questions]
        line(
            ranker,
            mean(ndcg(best_first(scores), dict.fromkeys(wanted, 1)) for scores, wanted in found),
            mean(auc(scores, wanted) for scores, wanted in found),
        )


def chosen(corpus: Path) -> None:
    found = list(selections(corpus))
    print(f"corpus, papers that authors selected: {len(found)} pages, {sum(one.selected for one in found)} selected papers")
    print("  precision at the number selected (mean of the pages)")
    for name in ("chance", "recency", "lead", "ours"):
        print(f"  {name:<28} {mean(getattr(one, name) for one in found):.3f}")


def speed() -> None:
    """1,500 papers, titles already read once, as in a build."""
    sources = seed_sources()
    works = number_works(sources)
    many = [
        replace(
            works[at % 12],
            key=f"paper-{at}",
            publication=works[at % 12].publication.model_copy(update={"title": f"{works[at % 12].publication.title} {at}"}),
        )
        for at in range(1500)
    ]
    text = next(one.text for one in labelled() if one.name == "serverless-faculty")
    times = []
    for _ in range(7):
        begun = time.perf_counter()
        choose(many, Wishes(None, (), (), None, 5, 3), TODAY, fit=fits(many, sentences_of(text, sources.topics), sources.topics))
        times.append(time.perf_counter() - begun)
    best, first = 1000 * min(times[1:]), 1000 * times[0]
    print(f"1,500 papers ranked by an advertisement: {best:.0f} ms (the first time, reading the titles: {first:.0f} ms)")


if __name__ == "__main__":
    main()
