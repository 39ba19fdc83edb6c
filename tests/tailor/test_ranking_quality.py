"""The bars that the ranking must reach: on the labelled sets of the seed, and on the papers of real homepages."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest
from builders import TODAY, seed_sources
from corpus_ranking import (
    Question,
    authors_of,
    fit_scores,
    hidden_keywords,
    own_descriptions,
    own_pages,
    owner_names,
    plain_words,
    selections,
    tokens,
)
from measures import auc, best_first, labelled, ndcg, plain_bm25

from packet.model.names import name_words
from packet.tailor.authorship import find_owner
from packet.tailor.choice import Wishes, choose
from packet.tailor.fit import fits
from packet.tailor.posting import sentences_of
from packet.tailor.works import number_works

SEED = seed_sources()
WORKS = number_works(SEED)


def test_there_are_at_least_ten_labelled_advertisements_and_their_labels_name_papers() -> None:
    assert len(labelled()) >= 10
    assert {key for one in labelled() for key in one.grades} <= {work.key for work in WORKS}


def test_on_the_labelled_sets_the_first_five_papers_are_nine_tenths_of_the_best_there_is() -> None:
    ours, plain = [], []
    for one in labelled():
        found = fits(WORKS, sentences_of(one.text, SEED.topics), SEED.topics)
        ours.append(ndcg(best_first({key: fit.value for key, fit in found.items()}), one.grades))
        titles = {work.key: tokens(work.publication.title) for work in WORKS}
        plain.append(ndcg(best_first(plain_bm25(titles, tokens(one.text))), one.grades))
    assert mean(ours) >= 0.95  # 0.971 measured
    assert min(ours) >= 0.80
    assert mean(ours) > mean(plain) + 0.05


@pytest.mark.parametrize("questions", [hidden_keywords, own_descriptions], ids=["hidden keywords", "own descriptions"])
def test_on_the_corpus_ours_finds_more_than_plain_bm25(shared: Path, questions: Callable[[Path], Iterable[Question]]) -> None:
    ours, plain = [], []
    for one in questions(shared / "corpus"):
        grades = dict.fromkeys(one.wanted, 1)
        mine = fit_scores(one)
        other = plain_bm25({work.key: plain_words(work) for work in one.works}, tokens(one.asked))
        ours.append((ndcg(best_first(mine), grades), auc(mine, one.wanted)))
        plain.append((ndcg(best_first(other), grades), auc(other, one.wanted)))
    assert len(ours) >= 10
    assert mean(gain for gain, _ in ours) > mean(gain for gain, _ in plain)
    assert mean(area for _, area in ours) > mean(area for _, area in plain)


def test_of_the_papers_that_authors_selected_ours_finds_more_than_recency_and_lead_authorship(shared: Path) -> None:
    found = list(selections(shared / "corpus"))
    assert len(found) >= 10
    ours = mean(one.ours for one in found)
    assert ours > mean(one.recency for one in found) + 0.1
    assert ours > mean(one.lead for one in found) + 0.05
    assert ours >= 0.69  # 0.697 measured


def test_the_owner_is_found_on_nine_papers_of_ten_and_is_one_person_on_each_page(shared: Path) -> None:
    papers = owned = 0
    for page in own_pages(shared / "corpus"):
        own = name_words(owner_names(page)[-1])
        for entry in page.papers:
            authors = authors_of(entry)
            owner = find_owner(authors, owner_names(page))
            papers += 1
            if owner is not None:
                owned += 1
                taken = name_words(authors[owner].name)
                assert own[-1] in taken, (page.owner, taken)  # the family name,
                assert own[0][0] in {word[0] for word in taken}  # and the first letter of the given one
    assert papers >= 150
    assert owned / papers >= 0.99  # 200 of 201 measured


@pytest.mark.slow
def test_1500_papers_are_ranked_in_a_blink() -> None:
    many = [replace(work, key=f"paper-{at}") for at, work in enumerate(WORKS * 125)]
    text = next(one.text for one in labelled() if one.name == "serverless-faculty")
    gc.collect()
    gc.freeze()  # what other tests hold is no load of a command's
    times = []
    for _ in range(9):
        begun = time.process_time()
        choose(many, Wishes(None, (), (), None, 5, 3), TODAY, fit=fits(many, sentences_of(text, SEED.topics), SEED.topics))
        times.append(time.process_time() - begun)
    gc.unfreeze()
    assert min(times) <= 0.150  # 39 ms measured, 50 ms allowed (benchmarks/ranking.py); the rest is for a busy machine
