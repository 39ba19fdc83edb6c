"""Every wrong or misspelt institution of the labelled letters is found; right letters are left in peace."""

from __future__ import annotations

from collections import Counter

import pytest
from labelled_letters import Letter, found_in, is_found, letters

BATCHES = ("first.yaml", "second.yaml")


@pytest.fixture(scope="module", params=BATCHES)
def batch(request: pytest.FixtureRequest) -> tuple[Letter, ...]:
    return tuple(letters(request.param))


def test_every_fault_of_a_letter_is_found(batch: tuple[Letter, ...]) -> None:
    faulty = [letter for letter in batch if not letter.is_right]
    missed = [(letter.label, letter.finds, found_in(letter)) for letter in faulty if not is_found(letter)]
    print("faulty:", dict(Counter(letter.label for letter in faulty)), "missed:", missed)
    assert missed == []


def test_right_letters_raise_at_most_one_false_alarm_in_fifty(batch: tuple[Letter, ...]) -> None:
    right = [letter for letter in batch if letter.is_right]
    alarms = [(letter.position.institution.name, found) for letter in right if (found := found_in(letter))]
    print("right:", dict(Counter(letter.label for letter in right)), "false alarms:", alarms)
    assert len(alarms) <= len(right) / 50


def test_there_are_enough_letters_of_each_label() -> None:
    count = Counter(letter.label for name in BATCHES for letter in letters(name))
    assert count["right"] + count["alias"] + count["legitimate"] >= 80
    assert count["wrong"] >= 30 and count["misspelt"] >= 20 and count["placeholder"] + count["hole"] >= 15
