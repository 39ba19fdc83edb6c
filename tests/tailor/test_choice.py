"""Which papers are chosen, highlighted and attached, in which order and why."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from builders import POSITION, PROFILE, PUBLICATIONS, TARGET, TODAY, plan_of, seed_plan, workspace
from hypothesis import given
from hypothesis import strategies as st

from packet.model.plan import Plan, Work
from packet.model.sources import Request
from packet.model.topics import parse_topics
from packet.tailor.choice import WEIGHTS, Wishes, choose

WORKS = seed_plan("faculty-job").works
KEYS = [work.key for work in WORKS]
MOE = ["megascale-moe", "megascale-infer"]
SERVERLESS = ["ditto", "hydraserve", "faaspr", "jolteon"]


def keys(works: tuple[Work, ...]) -> list[str]:
    return [work.key for work in works]


def ask(target: str = "faculty-job", **wishes: object) -> Plan:
    return seed_plan(target, request=Request(TODAY, **wishes))  # type: ignore[arg-type]


# ── what holds for any wishes ───────────────────────────────────────────────────────────────────────────────────────────

SOME = st.lists(st.sampled_from(KEYS), unique=True, max_size=5).map(tuple)
WISHES = st.builds(
    Wishes,
    topics=st.none() | st.sampled_from(["moe", "serverless", "not llm", "rl and moe", "llm or databases"]).map(parse_topics),
    pin=SOME,
    exclude=SOME,
    frozen=st.none() | SOME,
    highlight=st.integers(0, 15),
    attach=st.integers(0, 15),
)


@given(WISHES, st.booleans())
def test_attached_papers_are_highlighted_and_highlighted_papers_are_chosen(wishes: Wishes, by_role: bool) -> None:
    choices = choose(WORKS, wishes, TODAY, by_role=by_role)
    assert sorted(choice.key for choice in choices) == sorted(KEYS)
    assert all(choice.highlighted >= choice.attached and choice.chosen >= choice.highlighted for choice in choices)
    assert [choice.rank for choice in choices] == list(range(1, len(KEYS) + 1))
    chosen = [choice for choice in choices if choice.chosen]
    assert list(choices[: len(chosen)]) == chosen
    assert sum(choice.attached for choice in choices) == min(wishes.attach, len(chosen))
    assert sum(choice.highlighted for choice in choices) == min(max(wishes.highlight, wishes.attach), len(chosen))
    assert all(choice.reason for choice in choices)


@given(WISHES)
def test_an_excluded_paper_is_never_chosen(wishes: Wishes) -> None:
    assert not {choice.key for choice in choose(WORKS, wishes, TODAY) if choice.chosen} & set(wishes.exclude)


@given(WISHES)
def test_pinned_papers_come_first_in_the_order_of_the_pins(wishes: Wishes) -> None:
    wishes = dataclasses.replace(wishes, frozen=None)
    chosen = [choice.key for choice in choose(WORKS, wishes, TODAY) if choice.chosen]
    pins = [key for key in wishes.pin if key not in wishes.exclude]
    assert chosen[: len(pins)] == pins


@given(WISHES)
def test_a_frozen_list_decides_alone_and_in_its_order(wishes: Wishes) -> None:
    chosen = [choice.key for choice in choose(WORKS, wishes, TODAY) if choice.chosen]
    if wishes.frozen is not None:
        assert chosen == [key for key in wishes.frozen if key not in wishes.exclude]


@given(WISHES, st.permutations(WORKS))
def test_the_order_of_the_files_does_not_decide(wishes: Wishes, works: list[Work]) -> None:
    assert choose(works, wishes, TODAY) == choose(WORKS, wishes, TODAY)


@given(WISHES)
def test_a_score_is_the_sum_of_its_terms_and_lies_between_0_and_1(wishes: Wishes) -> None:
    for choice in choose(WORKS, wishes, TODAY):
        assert all(0 <= term.value <= 1 for term in choice.terms)
        assert choice.score == pytest.approx(sum(term.weight * term.value for term in choice.terms), abs=1e-4)
        assert 0 <= choice.score <= 1


def test_the_weights_of_a_score_without_an_advertisement_are_those_of_the_field() -> None:
    assert WEIGHTS == {"role": 0.40, "venue": 0.30, "recency": 0.20, "award": 0.10}


# ── the seed ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_a_topic_all_are_chosen_and_lead_papers_are_highlighted() -> None:
    plan = ask()
    assert sorted(keys(plan.chosen)) == sorted(KEYS)
    assert keys(plan.highlighted) == ["megascale-moe", "rl-spec", "megascale-infer", "ragcache", "ditto"]
    assert keys(plan.attached) == ["megascale-moe", "rl-spec", "megascale-infer"]


@pytest.mark.parametrize(("topic", "chosen"), [("moe", MOE), ("serverless", SERVERLESS)])
def test_a_topic_chooses_exactly_its_papers_best_first(topic: str, chosen: list[str]) -> None:
    plan = ask(topics=(topic,))
    assert keys(plan.chosen) == keys(plan.highlighted) == chosen
    assert keys(plan.attached) == chosen[:3]
    assert {choice.reason for choice in plan.choices if choice.chosen} == {f"topic {topic}"}
    assert {choice.reason for choice in plan.choices if not choice.chosen} == {f"does not meet “{topic}”"}


def test_a_wide_topic_chooses_the_papers_of_its_narrower_topics() -> None:
    llm = {"megascale-moe", "megascale-infer", "streamrl", "rl-spec", "hydraserve", "ragcache"}
    assert set(keys(ask(topics=("llm",)).chosen)) == llm


def test_several_topics_mean_any_of_them() -> None:
    assert set(keys(ask(topics=("moe", "serverless")).chosen)) == {*MOE, *SERVERLESS}
    assert keys(ask(topics=("moe", "serverless and llm")).chosen) == ["megascale-moe", "megascale-infer", "hydraserve"]


def test_the_demonstration_pins_three_and_attaches_them() -> None:
    plan = ask(pin=("megascale-infer", "ragcache", "ditto"), attach=3)
    assert keys(plan.attached) == ["megascale-infer", "ragcache", "ditto"]
    assert [choice.reason for choice in plan.choices[:3]] == ["pinned by you"] * 3


def test_a_pin_is_chosen_whatever_the_topic() -> None:
    assert keys(ask(topics=("moe",), pin=("ditto",)).chosen) == ["ditto", *MOE]


def test_attaching_more_than_is_highlighted_highlights_them_too() -> None:
    plan = ask(attach=7)
    assert len(plan.attached) == len(plan.highlighted) == 7


# ── precedence: target, position, command line ──────────────────────────────────────────────────────────────────────────


def test_the_command_lines_topics_replace_the_positions(tmp_path: Path) -> None:
    space = workspace(tmp_path, position=POSITION + "topics: cards\n")
    assert keys(plan_of(space, position="lace").chosen) == ["engine"]
    assert keys(plan_of(space, position="lace", request=Request(TODAY, topics=("looms",))).chosen) == ["loom"]


def test_pins_of_the_command_line_come_before_those_of_the_position(tmp_path: Path) -> None:
    space = workspace(tmp_path, position=POSITION + "pin: loom\n")
    assert keys(plan_of(space, position="lace").chosen) == ["loom", "engine"]
    assert keys(plan_of(space, position="lace", request=Request(TODAY, pin=("engine",))).chosen) == ["engine", "loom"]


def test_a_pin_of_the_command_line_overrules_an_exclusion_of_the_position_and_the_other_way_round(tmp_path: Path) -> None:
    space = workspace(tmp_path, position=POSITION + "exclude: loom\npin: engine\n")
    assert keys(plan_of(space, position="lace").chosen) == ["engine"]
    assert keys(plan_of(space, position="lace", request=Request(TODAY, pin=("loom",))).chosen) == ["loom", "engine"]
    assert keys(plan_of(space, position="lace", request=Request(TODAY, exclude=("engine",))).chosen) == []


def test_a_position_says_how_many_are_highlighted_and_attached_and_the_command_line_overrules_it(tmp_path: Path) -> None:
    space = workspace(tmp_path, position=POSITION + "highlight: 2\nattach: 0\n")
    plan = plan_of(space, position="lace")
    assert (len(plan.highlighted), len(plan.attached)) == (2, 0)
    assert len(plan_of(space, position="lace", request=Request(TODAY, attach=2)).attached) == 2


@pytest.mark.parametrize(
    ("rule", "target", "count"),
    [("1", 2, 1), ("up to 1", 2, 1), ("2", 1, 2), ("2+", 0, 2), ("1-2", 1, 1)],
)
def test_a_rule_on_papers_steers_how_many_are_attached(tmp_path: Path, rule: str, target: int, count: int) -> None:
    space = workspace(
        tmp_path, position=POSITION + f"must: [{{papers: {rule}}}]\n", target=TARGET.replace("attach: 1", f"attach: {target}")
    )
    assert len(plan_of(space, position="lace").attached) == count


def test_a_waived_rule_steers_nothing(tmp_path: Path) -> None:
    space = workspace(tmp_path, position=POSITION + "must: [{papers: 2}]\nwaive: {papers: sent apart}\n")
    assert len(plan_of(space, position="lace").attached) == 1


def test_nothing_is_attached_where_the_packet_has_no_bundle(tmp_path: Path) -> None:
    plan = plan_of(workspace(tmp_path, target=TARGET.replace("  publication-bundle: {}\n", "")))
    assert keys(plan.attached) == []
    assert keys(plan.highlighted) == ["engine"]


# ── what ranks ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_venue_tier_and_an_award_raise_a_paper_where_roles_are_equal(tmp_path: Path) -> None:
    two = PUBLICATIONS.replace("Charles Babbage, Ada Byron", "Ada Byron, Charles Babbage")
    assert keys(plan_of(workspace(tmp_path / "a", publications=two)).chosen) == ["engine", "loom"]
    awarded = two + "    award: Best Paper Award\n"
    assert keys(plan_of(workspace(tmp_path / "b", publications=awarded)).chosen) == ["loom", "engine"]


def test_where_authors_stand_in_alphabetical_order_the_role_counts_nothing(tmp_path: Path) -> None:
    newer = PUBLICATIONS.replace("SIGX 2024", "SIGX 2026").replace("2024-05", "2026-05")
    assert keys(plan_of(workspace(tmp_path / "a", publications=newer)).chosen) == ["engine", "loom"]
    alphabetical = workspace(tmp_path / "b", publications=newer, profile=PROFILE + "authorship: alphabetical\n")
    assert keys(plan_of(alphabetical).chosen) == ["loom", "engine"]
    assert {term.name for choice in plan_of(alphabetical).choices for term in choice.terms} == {"venue", "recency", "award"}
