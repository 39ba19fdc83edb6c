"""Hints for a word that nobody knows."""

from packet.problems import did_you_mean

MANY = [f"topic-{number}" for number in range(300)]


def test_the_nearest_known_words_are_named() -> None:
    assert did_you_mean("sheduling", ["scheduling", "moe"]) == "did you mean 'scheduling'?"


def test_where_none_is_near_all_are_named_unless_there_are_too_many_to_read() -> None:
    assert did_you_mean("zzz", ["moe", "llm"]) == "known: llm, moe"
    assert did_you_mean("zzz", MANY).startswith("300 are known: topic-0, topic-1, ")
    assert len(did_you_mean("zzz", MANY)) < 200
