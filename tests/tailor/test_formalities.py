"""Passages that all postings share, names of places and loose words: they do not choose papers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pytest
from builders import TODAY, seed_sources

from packet.model.plan import Plan
from packet.model.sources import Request, TextFile
from packet.tailor import tailor
from packet.tailor.posting import sentences_of

SEED = seed_sources()
LLM = frozenset({"megascale-moe", "megascale-infer", "streamrl", "rl-spec", "hydraserve", "ragcache"})
SERVERLESS = frozenset({"ditto", "jolteon", "faaspr", "hydraserve"})


def ranked(posting: str) -> Plan:
    return tailor(dataclasses.replace(SEED, advertisement=TextFile("ad.txt", posting)), Request(TODAY))


@dataclass(frozen=True)
class Posting:
    """Sentences of a posting, what must stand first, what must not be among the first three, and words that say nothing in it."""

    text: str
    first: frozenset[str]
    not_early: frozenset[str]
    unsaid: tuple[str, ...]


POSTINGS = {
    "vancouver": Posting(
        "# Assistant Professor – Systems for Artificial Intelligence\n\n| Job Category | Faculty (Tenure Stream) |\n\n"
        "UBC's campus is situated on the traditional, ancestral, and unceded territory of the Musqueam people. We acknowledge that the "
        "land it is situated on has always been a place of learning.\n\nQuestions about the search can be sent to cs-recruiting@cs.ubc.ca. "
        "Partners such as the Vector Institute and Simon Fraser University offer additional collaboration opportunities.",
        LLM,
        frozenset({"auncel", "melon", "pyxis"}),
        ("Vector", "search", "Stream", "learning"),
    ),
    "hong kong": Posting(
        "Faculty Positions (Assistant / Associate / Full Professor), Ref. CSE/2027/08\n\nThe department will consider applicants in all "
        "areas of computer science, with priority given to computer systems, cloud computing, and large-scale artificial intelligence "
        "infrastructure.\n\nIn the 2026 QS rankings the University was placed 44th; the School's graduates were ranked 1st in Greater "
        "China in the Global Employability ranking.",
        LLM | SERVERLESS,
        frozenset({"auncel", "pyxis", "melon"}),
        ("1st", "44th", "ranked", "rankings"),
    ),
    "lausanne": Posting(
        "The School of Computer and Communication Sciences (IC) at EPFL invites applications for a faculty position in computer systems. "
        "Areas of interest include, but are not limited to, operating systems, datacenter systems, hardware-software co-design, and "
        "systems for artificial intelligence.\n\nApplications received after that date will be considered only if the position has not "
        "been filled; a first round of interviews on campus is scheduled for the week of 15 March 2027.",
        LLM,
        frozenset({"ditto", "faaspr", "auncel"}),
        ("Communication", "scheduled", "first"),
    ),
    "new brunswick": Posting(
        "Position: Assistant Professor of Computer Science (Systems and Machine Learning Systems)\n\nWe are particularly interested in "
        "candidates whose research lies in operating systems, distributed systems, cloud computing, and systems for machine learning.\n\n"
        "More than 70,000 students and 27,000 faculty and staff learn, work, and serve the public at Rutgers locations.",
        LLM,
        frozenset({"auncel", "pyxis", "melon"}),
        ("serve", "learn", "public"),
    ),
    "edinburgh": Posting(
        "Lecturer in Computer Systems (Teaching and Research)\n\nApplications are welcome in any area of computer systems, including cloud "
        "and serverless computing, networked systems, storage, and systems support for large language models.\n\nPlease apply online at "
        "https://example.org/search/job/13094.\n\nSimilar jobs\n\n- Lecturer in Vector Databases, University of Leeds – closes 4 December "
        "2026\n- Research Fellow in Cloud Systems, Imperial College London – closes 20 December 2026",
        frozenset({"hydraserve"}),
        frozenset({"auncel", "pyxis", "melon"}),
        ("online", "Vector Databases", "Cloud Systems"),
    ),
    "gothenburg": Posting(
        "Postdoctoral researcher in resource-efficient training of foundation models\n\nThe following requirements are mandatory: "
        "programming in Python and C++; good verbal and written communication skills in English. Experience with collective communication "
        "or GPU cluster scheduling is meriting.\n\nThe monthly salary is set individually.",
        frozenset({"megascale-moe", "rl-spec", "streamrl"}),
        frozenset({"pyxis", "faaspr", "auncel"}),
        ("written communication",),
    ),
    "cambridge": Posting(
        "I have an opening for a Research Associate at the Department of Computer Science and Technology, University of Cambridge, to work "
        "on disaggregated serving of large language models and on serverless inference.\n\nNo research statement is needed at this stage.",
        frozenset({"megascale-infer", "hydraserve"}),
        frozenset({"auncel", "melon", "faaspr"}),
        ("Technology",),
    ),
    "dresden": Posting(
        "The chair's research covers datacenter networking, resource disaggregation and the efficient serving of large language models.\n\n"
        "The University is a certified family-friendly university. Interviews are scheduled for January.",
        frozenset({"megascale-infer", "pyxis"}),
        frozenset({"auncel", "melon"}),
        ("scheduled",),
    ),
    "redmond": Posting(
        "Research Internships provide a dynamic environment with a network of world-class research labs.\n\nWe look for interns who work on "
        "inference serving, mixture-of-experts models, memory hierarchy and scheduling for large language models.\n\nResearch Interns learn, "
        "collaborate, and network for life.",
        frozenset({"megascale-infer"}),
        frozenset({"auncel", "faaspr"}),
        ("dynamic", "network"),
    ),
}


@pytest.mark.parametrize("posting", POSTINGS.values(), ids=POSTINGS.keys())
def test_the_subject_of_a_posting_chooses_the_papers_and_its_formalities_do_not(posting: Posting) -> None:
    order = [one.key for one in ranked(posting.text).choices]
    assert order[0] in posting.first
    assert not posting.not_early & set(order[:3])


@pytest.mark.parametrize("posting", POSTINGS.values(), ids=POSTINGS.keys())
def test_no_paper_owes_a_tenth_of_its_fit_to_a_formality_or_a_name(posting: Posting) -> None:
    for one in ranked(posting.text).choices:
        said = [found for found in one.evidence if found.phrase in posting.unsaid]
        assert sum(found.share for found in said) <= 0.1 * max(0.05, sum(found.share for found in one.evidence))


def test_a_posting_that_says_nothing_of_the_field_leaves_the_order_as_it_is_without() -> None:
    text = (
        "NUS Presidential Postdoctoral Fellowship in Computing\n\nThe School of Computing at the National University of Singapore supports "
        "outstanding early-career researchers who pursue an independent research agenda. Applications are read by a panel of reviewers. "
        "In the last call 7 fellowships were offered, to candidates from ETH Zurich, KAIST and the Vector Institute."
    )
    assert ranked(text).choices == tailor(SEED, Request(TODAY)).choices


def test_one_loose_word_in_common_is_no_great_fit_and_three_topics_are() -> None:
    def best(text: str) -> float:
        return max((term.value for one in ranked(text).choices for term in one.terms if term.name == "fit"), default=0.0)

    assert best("You enjoy caching knowledge of our town.") < 0.5
    assert (
        best("We work on serverless workflows, cold starts, LLM serving in public clouds and on scheduling for big data.") >= 0.999
    )


def test_the_floor_is_a_share_of_the_best_fit_so_that_little_evidence_leaves_nobody_out() -> None:
    plan = ranked("Assistant Professor, Systems for Artificial Intelligence")
    assert {one.key for one in plan.choices if one.chosen} >= LLM


def test_sentences_that_are_set_aside_are_told_with_what_they_are_about() -> None:
    plan = ranked(POSTINGS["edinburgh"].text)
    told = {one.about: one.sentence for one in plan.set_aside}
    assert told["how to apply"].startswith("Please apply online")
    assert told["other postings and the site"].endswith("closes 20 December 2026")


@pytest.mark.parametrize(
    ("sentence", "weight"),
    [
        ("Please submit a research statement on serverless computing.", 0.2),  # a topic is named: it counts a little
        ("Please submit a research statement.", 0.0),
        ("The salary is competitive.", 0.0),
        ("Candidates must hold a degree in robotics.", 0.2),
        ("Knowledge of compilers is a plus.", 0.5),
        ("We study how contracts of services are kept.", 1.0),
        ("Our group is one of the leading groups in serverless computing.", 1.0),
    ],
)
def test_a_formality_counts_nothing_unless_it_names_a_topic(sentence: str, weight: float) -> None:
    (found,) = sentences_of(sentence, SEED.topics)
    assert found.weight == weight


def test_names_of_places_are_no_words_of_a_sentence() -> None:
    text = "The Faculty of Computer and Communication Sciences works with the Vector Institute and Stream Ltd on caching."
    (found,) = sentences_of(text, SEED.topics, own=("Stream Ltd",))
    left = " ".join(found.parts)
    assert not {"Communication", "Vector", "Stream"} & set(left.split())
    assert "caching" in left


def test_what_stands_below_a_heading_of_formalities_is_set_aside_up_to_the_next_one() -> None:
    text = (
        "How to apply\n\nSend one file.\n\nWe want research on looms.\n\nAbout the work\n\nThe group builds looms.\n\n"
        "## Equity and diversity\n\nOur doors are open."
    )
    said = {one.text: one.weight for one in sentences_of(text, SEED.topics)}
    assert (said["Send one file."], said["We want research on looms."], said["The group builds looms."]) == (0.0, 1.0, 1.0)
    assert said["Our doors are open."] == 0.0
