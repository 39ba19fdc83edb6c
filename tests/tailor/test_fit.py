"""Papers against an advertisement: what is found, what it counts, and that the explanation is the computation."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from builders import POSITION, PUBLICATIONS, TARGET, TODAY, plan_of, problems_of, seed_sources, workspace
from hypothesis import given
from hypothesis import strategies as st
from measures import labelled

from packet.model.plan import Choice, Plan
from packet.model.sources import Request, Sources, TextFile
from packet.model.target import Weights
from packet.tailor import tailor
from packet.tailor.choice import Wishes, choose
from packet.tailor.fit import Fit, fits
from packet.tailor.phrases import thesaurus
from packet.tailor.posting import FORMAL_WEIGHT, sentences_of
from packet.tailor.words import singulars, stem, weight_of

SEED = seed_sources()
SETS = {one.name: one.text for one in labelled()}


def seed_with(advertisement: str, **request: object) -> Plan:
    steered = dataclasses.replace(SEED, advertisement=TextFile("ad.txt", advertisement))
    return tailor(steered, Request(TODAY, **request))  # type: ignore[arg-type]


def choice(plan: Plan, key: str) -> Choice:
    return next(one for one in plan.choices if one.key == key)


def one_line(text: str) -> str:
    return " ".join(text.split())


# ── explanations are true ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_score_is_the_sum_of_its_printed_terms_and_every_sentence_stands_in_the_advertisement(name: str) -> None:
    plan = seed_with(SETS[name])
    assert any(one.evidence for one in plan.choices)
    for one in plan.choices:
        assert one.score == round(sum(term.weight * term.value for term in one.terms), 4)
        (fit,) = [term.value for term in one.terms if term.name == "fit"]
        assert fit == min(1.0, round(sum(found.share for found in one.evidence), 4))
        for found in one.evidence:
            assert found.phrase in found.sentence
            assert found.sentence in one_line(SETS[name])
            assert found.share > 0


def test_the_weights_with_an_advertisement_are_those_of_the_field() -> None:
    plan = seed_with(SETS["serverless-faculty"])
    terms = {term.name: term.weight for one in plan.choices for term in one.terms}
    assert terms == {"fit": 0.55, "role": 0.20, "venue": 0.15, "recency": 0.10, "likeness": -0.1}


def test_the_best_paper_has_the_whole_fit_and_no_paper_has_more() -> None:
    values = [term.value for one in seed_with(SETS["rag-knowledge"]).choices for term in one.terms if term.name == "fit"]
    assert max(values) == pytest.approx(1.0, abs=0.001)
    assert min(values) >= 0


@given(st.text(max_size=400))
def test_any_text_is_an_advertisement_and_what_it_quotes_is_in_it(text: str) -> None:
    for one in seed_with(text).choices:
        assert one.score == round(sum(term.weight * term.value for term in one.terms), 4)
        assert all(found.sentence in one_line(text) for found in one.evidence)


def test_the_reason_names_the_phrases_and_what_is_left_out_is_below_the_floor() -> None:
    plan = seed_with(SETS["mobile-on-device"])
    assert choice(plan, "melon").reason.startswith("fits “")
    assert "on-device machine learning" in choice(plan, "melon").reason
    left = choice(plan, "jolteon")
    assert not left.chosen
    assert "is below the floor of 0.10" in left.reason


# ── what decides beside the score ───────────────────────────────────────────────────────────────────────────────────────


def test_topics_pins_excludes_and_a_frozen_list_overrule_the_advertisement() -> None:
    text = SETS["serverless-faculty"]
    assert {work.key for work in seed_with(text, topics=("moe",)).chosen} <= {"megascale-moe", "megascale-infer"}
    assert seed_with(text, pin=("melon",)).choices[0].key == "melon"
    assert not choice(seed_with(text, exclude=("ditto",)), "ditto").chosen


def test_an_advertisement_that_names_none_of_the_subjects_changes_nothing() -> None:
    general = tailor(SEED, Request(TODAY))
    assert seed_with("We seek an excellent colleague. Women are encouraged to apply by 1 May.").choices == general.choices


def test_papers_like_one_that_is_highlighted_pay_for_it(tmp_path: Path) -> None:
    twin = PUBLICATIONS + (
        '  twin:\n    title: "Engine: Computing with Cards, Extended"\n    authors: Ada Byron\n'
        "    venue: SIGX 2025\n    date: 2025-06\n    topics: [cards]\n"
    )
    space = workspace(
        tmp_path, publications=twin, **{"profiles/ada/positions/lace.txt": "We compute with punched cards and looms."}
    )
    plan = plan_of(space, position="lace")
    first, second = (one for one in plan.choices if one.key in {"engine", "twin"})
    assert [term.name for term in first.terms] == ["fit", "role", "venue", "recency"]
    assert (second.terms[-1].name, second.terms[-1].weight, second.terms[-1].because) == ("likeness", -0.1, "like Engine")
    assert second.score < first.score


def test_weights_of_the_target_replace_the_usual_ones(tmp_path: Path) -> None:
    target = TARGET + "weights: {fit: 1, role: 0, recency: 0, similar: 0, floor: 0.5}\n"
    ad = {"profiles/ada/positions/lace.txt": "We weave on looms. We also read punched cards once a year."}
    plan = plan_of(workspace(tmp_path, target=target, **ad), position="lace")
    assert {term.name: term.weight for one in plan.choices for term in one.terms} == {"fit": 1.0, "venue": 0.15}


def test_without_an_advertisement_a_weight_of_the_target_counts_as_well(tmp_path: Path) -> None:
    plan = plan_of(workspace(tmp_path, target=TARGET + "weights: {role: 0, recency: 1}\n"))
    assert {term.name: term.weight for term in plan.choices[0].terms} == {"role": 0.0, "venue": 0.3, "recency": 1.0, "award": 0.1}


@given(st.lists(st.floats(0, 1), min_size=12, max_size=12), st.integers(0, 12), st.floats(0, 1))
def test_scores_fall_from_rank_to_rank_among_the_chosen(values: list[float], highlight: int, similar: float) -> None:
    works = tailor(SEED, Request(TODAY)).works
    found = {work.key: Fit(round(value, 4)) for work, value in zip(works, values, strict=True)}
    wishes = Wishes(None, (), (), None, highlight, 0, Weights(similar=similar))
    chosen = [one.score for one in choose(works, wishes, TODAY, fit=found) if one.chosen]
    assert chosen == sorted(chosen, reverse=True)


# ── where the advertisement comes from ──────────────────────────────────────────────────────────────────────────────────


def test_a_position_names_its_advertisement_or_has_it_beside_itself(tmp_path: Path) -> None:
    ads = {"profiles/ada/positions/lace.txt": "Looms.", "profiles/ada/positions/ads/other.txt": "We read punched cards."}
    beside = plan_of(workspace(tmp_path / "a", **ads), position="lace")
    assert beside.choices[0].key == "loom"
    named = plan_of(workspace(tmp_path / "b", position=POSITION + "advertisement: ads/other.txt\n", **ads), position="lace")
    assert named.choices[0].key == "engine"
    assert "profiles/ada/positions/ads/other.txt" in named.inputs


def test_an_advertisement_that_is_not_there_is_told_with_the_nearest_file(tmp_path: Path) -> None:
    ads = {"profiles/ada/positions/ads/lace.txt": "Looms."}
    space = workspace(tmp_path, position=POSITION + "advertisement: ads/lase.txt\n", **ads)
    (problem,) = problems_of(space, position="lace")
    assert (problem.code, problem.hint) == ("missing-advertisement", "did you mean 'ads/lace.txt'?")
    assert str(problem.place) == "profiles/ada/positions/lace.yaml:4:16"


# ── words, phrases, sentences ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_phrase_is_found_whole_whatever_its_hyphens_plurals_and_capitals_and_a_loose_word_never() -> None:
    known = thesaurus(SEED.topics)
    assert known.topics_in("Mixtures-of-Expert training") == {"moe": "mixture of expert"}
    assert known.topics_in("MoE") == {"moe": "moe"}
    assert "moe" not in known.topics_in("Elastic Parallelism for experts")
    assert known.topics_in("serverless functions, FaaS and LLMs").keys() == {"serverless", "llm"}


def test_a_topic_filter_accepts_a_title_that_names_the_topic_in_a_whole_phrase(tmp_path: Path) -> None:
    untagged = PUBLICATIONS.replace('"Loom: Weaving Numbers"', '"Punched Cards for Weaving"').replace(
        "topics: [looms]", "topics: []"
    )
    plan = plan_of(workspace(tmp_path, publications=untagged), request=Request(TODAY, topics=("cards",)))
    assert {work.key for work in plan.chosen} == {"engine", "loom"}
    assert choice(plan, "loom").reason == "topic cards (“punched card”)"


@pytest.mark.parametrize(
    ("left", "right"), [("scheduling", "scheduler"), ("queries", "query"), ("serving", "serves"), ("LLMs", "LLM")]
)
def test_forms_of_a_word_have_one_stem(left: str, right: str) -> None:
    (a,), (b,) = singulars(left), singulars(right)
    assert stem(a) == stem(b)


def test_words_of_forms_count_nothing_and_words_of_every_title_little() -> None:
    assert [weight_of(stem(word)) for word in singulars("the applicants serverless scalable 2026")] == [0, 0, 1, 0.1, 0]


def test_sentences_are_split_at_their_ends_at_titles_and_at_items_and_formalities_count_less() -> None:
    text = "Research Scientist\nWe build systems that serve language models and run for a long\ntime. You publish.\n- Send a CV."
    text += "\nCandidates hold a degree in logic."
    assert [(one.text, one.weight) for one in sentences_of(text, {})] == [
        ("Research Scientist", 1.0),
        ("We build systems that serve language models and run for a long time.", 1.0),
        ("You publish.", 1.0),
        ("- Send a CV.", 0.0),
        ("Candidates hold a degree in logic.", FORMAL_WEIGHT),
    ]


def test_a_wider_topic_of_the_advertisement_counts_less_than_the_very_topic() -> None:
    works = tailor(SEED, Request(TODAY)).works
    found = fits(works, sentences_of("Mixture of experts. Serverless.", SEED.topics), SEED.topics)
    wider = fits(works, sentences_of("Large language models. Serverless.", SEED.topics), SEED.topics)
    assert found["megascale-moe"].value > wider["megascale-moe"].value


def sources_again() -> Sources:
    return seed_sources()


def test_the_ranking_is_the_same_every_time() -> None:
    text = SETS["ml-systems-faculty"]
    again = tailor(dataclasses.replace(sources_again(), advertisement=TextFile("ad.txt", text)), Request(TODAY))
    assert again.choices == seed_with(text).choices
