"""What templates ship with is known by what nobody else writes."""

from __future__ import annotations

import pytest

from packet.importers.samples import is_placeholder, is_sample, is_sample_person


@pytest.mark.parametrize("name", ["Albert Einstein", "john  doe", "Richard Hendriks", "Nelson Bighetti", "Your Name"])
def test_people_of_templates_are_known(name: str) -> None:
    assert is_sample_person(name)


@pytest.mark.parametrize("name", ["John Doering", "Albert Einstein Chen", "Ada Byron"])
def test_people_of_similar_names_are_themselves(name: str) -> None:
    assert not is_sample_person(name)


@pytest.mark.parametrize(
    "said",
    [
        ["Nobel Prize in Physics", "1921-11-01"],
        ["People’s Climate March", "Lead Organizer", "2014-04-01"],
        ["Pied Piper", "CEO/President", "2013-12-01", "2014-12-01"],
        ["Professor John Doe", "Lorem ipsum dolor sit amet"],
    ],
)
def test_entries_of_templates_are_known(said: list[str]) -> None:
    assert is_sample(said)


@pytest.mark.parametrize(
    "said",
    [
        ["Albert Einstein College of Medicine", "Postdoc", "2019"],
        ["Albert Einstein Fellowship", "2020"],
        ["University of Zurich", "PhD", "2015"],
        ["Max Planck Medal", "2019"],
        ["Stanford University", "2018"],
        ["California Institute of Technology", "2003"],
    ],
)
def test_true_entries_that_sound_alike_stay(said: list[str]) -> None:
    assert not is_sample(said)


@pytest.mark.parametrize("text", ["Description 1.", "Lorem ipsum dolor sit amet, consectetur", "your email", "Description…"])
def test_placeholders_are_known(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["Description of the engine", "An example", "Topic models"])
def test_texts_are_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)
