"""The vocabulary counted, and tags that a paper's own words suggest."""

from __future__ import annotations

from pathlib import Path

from builders import PUBLICATIONS, seed_sources, sources_of, workspace

from packet.tailor import topic_census, topic_proposals


def test_a_topic_is_borne_by_what_bears_a_narrower_one_and_stands_above_it() -> None:
    seed = seed_sources()
    borne = {one.topic: one for one in topic_census(seed.profile, seed.publications, seed.topics)}
    assert borne.keys() == seed.topics.keys()
    assert (borne["moe"].papers, borne["llm"].papers, borne["ml-systems"].papers) == (2, 6, 7)
    assert (borne["ml-systems"].depth, borne["llm"].depth, borne["moe"].depth) == (0, 1, 2)
    assert borne["security"].papers == borne["security"].entries == 0


def test_highlights_of_an_entry_bear_topics_too(tmp_path: Path) -> None:
    more = "experience:\n  - role: Clerk\n    at: Mill\n    dates: 2020..2021\n    highlights: [{text: Wove., topics: [looms]}]\n"
    space = workspace(tmp_path, **{"profiles/ada/profile.yaml": "name: Ada Byron\nemail: ada@example.org\n" + more})
    sources = sources_of(space)
    assert {one.topic: one.entries for one in topic_census(sources.profile, sources.publications, sources.topics)}["looms"] == 1


def test_a_paper_whose_words_name_a_topic_gets_it_proposed_with_the_phrase(tmp_path: Path) -> None:
    untagged = PUBLICATIONS.replace('"Loom: Weaving Numbers"', '"Numbers on Punched-Card Machines"').replace(
        "    topics: [looms]\n", ""
    )
    sources = sources_of(workspace(tmp_path, publications=untagged))
    (proposal,) = topic_proposals(sources.publications, sources.topics)
    assert (proposal.key, proposal.topics, proposal.phrases, proposal.tagged) == ("loom", ("cards",), ("punched card",), False)


def test_the_seed_has_nothing_more_to_tag() -> None:
    seed = seed_sources()
    assert topic_proposals(seed.publications, seed.topics) == ()
