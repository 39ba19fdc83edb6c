"""Postings that were labelled before they were read: what is proposed is right, and stands in the posting.

Precision is what a proposal is worth: at least .95 over all fields, in the postings that the rules were tuned on, in those that were
held out, and in ten that a newcomer wrote, after which rules were mended in general. Recall is printed for each field (`pytest -s`).
"""

from __future__ import annotations

import pytest
from labelled_postings import ADS, Judged, judged, table

FOLDERS = ("tuned", "held_out", "newcomer", "unseen")


@pytest.fixture(scope="module", params=FOLDERS)
def postings(request: pytest.FixtureRequest) -> tuple[Judged, ...]:
    return judged(ADS / request.param)


def test_there_are_at_least_thirty_and_a_third_of_them_is_held_out() -> None:
    tuned, held, *_ = (judged(ADS / folder) for folder in FOLDERS)
    assert len(tuned) + len(held) >= 30
    assert 2 * len(held) >= len(tuned) - 3


def test_what_is_proposed_is_right(postings: tuple[Judged, ...]) -> None:
    precision, recall, lines = table(postings)
    print(f"\n{lines}\nprecision {precision:.3f}, recall {recall:.3f}")
    wrong = [f"{one.name}: {made.field} {made.inside}: {made.value}" for one in postings for made in one.wrong()]
    assert precision >= 0.95, wrong
    assert recall >= 0.85


def test_where_it_is_not_certain_the_truth_is_among_the_readings(postings: tuple[Judged, ...]) -> None:
    assert [(one.name, made.field, made.alternatives) for one in postings for made in one.wrong_alternatives()] == []


def test_every_proposal_has_its_sentence_word_for_word(postings: tuple[Judged, ...]) -> None:
    for one in postings:
        text = one.reading.posting.text
        for made in one.reading.proposals:
            assert made.sentence.strip()
            assert text[made.start : made.start + len(made.sentence)] == made.sentence
            assert made.words in made.sentence
            assert made.line == text.count("\n", 0, made.start) + 1


def test_what_is_missing_is_named(postings: tuple[Judged, ...]) -> None:
    for one in postings:
        found = {made.field for made in one.reading.proposals}
        assert ("addressee" in one.reading.missing) == ("addressee" not in found)
        assert ("deadlines" in one.reading.missing) == (not any(field.startswith("deadlines.") for field in found))
