"""Every wrong or misspelt institution of the labelled letters is found; right letters are left in peace."""

from __future__ import annotations

from collections import Counter

import pytest
from labelled_letters import Letter, found_in, is_found, letters

BATCHES = ("first.yaml", "second.yaml", "third.yaml")


@pytest.mark.parametrize("name", BATCHES)
def test_every_fault_of_a_letter_is_found(name: str) -> None:
    faulty = [letter for letter in letters(name) if not letter.is_right]
    missed = [(letter.label, letter.finds, found_in(letter)) for letter in faulty if not is_found(letter)]
    print(name, "faulty:", dict(Counter(letter.label for letter in faulty)), "missed:", missed)
    assert missed == []


def test_right_letters_raise_at_most_one_false_alarm_in_fifty() -> None:
    right = {name: [letter for letter in letters(name) if letter.is_right] for name in BATCHES}
    alarms = {name: [said for letter in batch if (said := _alarm(letter))] for name, batch in right.items()}
    for name, batch in right.items():
        print(name, "right:", dict(Counter(letter.label for letter in batch)), "false alarms:", alarms[name])
    assert sum(map(len, alarms.values())) <= sum(map(len, right.values())) / 50


def _alarm(letter: Letter) -> str:
    return "; ".join(found_in(letter))


def test_there_are_enough_letters_of_each_label() -> None:
    count = Counter(letter.label for name in BATCHES for letter in letters(name))
    assert count["right"] + count["alias"] + count["legitimate"] >= 100
    assert count["wrong"] >= 60 and count["misspelt"] >= 45 and count["placeholder"] + count["hole"] >= 25
