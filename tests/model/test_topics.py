"""Topics have wider topics, and expressions of topics mean what the same words mean in Python."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.model.topics import Topic, lineage, parse_topics

TAGS = ("moe", "rl", "llm-serving", "edge")
EXPRESSIONS: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(TAGS),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or ", " AND ", "  or\t"]), inner).map("".join),
        inner.map(lambda text: f"not {text}"),
        inner.map(lambda text: f"( {text})"),
    ),
    max_leaves=12,
)


@given(EXPRESSIONS, st.frozensets(st.sampled_from(TAGS)))
def test_an_expression_accepts_what_the_same_words_accept_in_python(text: str, tags: frozenset[str]) -> None:
    python = re.sub(
        r"[a-z][a-z-]*", lambda word: word[0] if word[0] in {"and", "or", "not"} else str(word[0] in tags), text.lower()
    )
    assert parse_topics(text).accepts(tags) == eval(python.replace("\t", " "))


@given(EXPRESSIONS)
def test_an_expression_knows_the_topics_it_names_each_once(text: str) -> None:
    words = [word for word in re.findall(r"[a-z-]+", text.lower()) if word in TAGS]
    assert parse_topics(text).names == tuple(dict.fromkeys(words))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a topic is missing at the end in ''"),
        ("moe or", "a topic is missing at the end in 'moe or'"),
        ("and moe", "a topic is missing before 'and' in 'and moe'"),
        ("moe rl", "“and” or “or” is missing before 'rl' in 'moe rl'"),
        ("(moe or rl", "a closing parenthesis is missing at the end in '(moe or rl'"),
        ("moe)", "“and” or “or” is missing before ')' in 'moe)'"),
        ("()", "a topic is missing before ')' in '()'"),
        ("moe, rl", "',' has no meaning in a topic expression: use topics, and, or, not, parentheses"),
        ("moe | rl", "'|' has no meaning in a topic expression"),
    ],
)
def test_what_is_no_expression_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_topics(text)


@pytest.mark.parametrize("text", ["(" * 5000 + "moe" + ")" * 5000, "not " * 5000 + "moe", "(" * 5000])
def test_an_expression_without_measure_is_refused_too(text: str) -> None:
    with pytest.raises(ValueError, match="too long"):
        parse_topics(text)


@given(st.text(max_size=30) | st.text("() andortmoe-", max_size=30))
def test_any_text_is_an_expression_or_refused_by_a_value_error(text: str) -> None:
    try:
        parse_topics(text).accepts(frozenset({"moe"}))
    except ValueError as error:
        assert str(error)


def test_whatever_bears_a_topic_bears_all_its_wider_topics() -> None:
    topics = {
        "moe": Topic(name="MoE", parent="llm"),
        "llm": Topic(name="LLM", parent="ml"),
        "ml": Topic(name="ML"),
        "edge": Topic(name="E"),
    }
    assert lineage("moe", topics) == {"moe", "llm", "ml"}
    assert lineage("edge", topics) == {"edge"}


def test_a_circle_of_wider_topics_or_an_unknown_one_ends_the_line() -> None:
    topics = {"a": Topic(name="A", parent="b"), "b": Topic(name="B", parent="a"), "c": Topic(name="C", parent="gone")}
    assert lineage("a", topics) == {"a", "b"}
    assert "c" in lineage("c", topics)


def test_a_widened_filter_accepts_a_tag_for_its_wider_topics() -> None:
    topics = {"moe": Topic(name="MoE", parent="llm"), "llm": Topic(name="LLM")}
    assert not parse_topics("llm").accepts(frozenset({"moe"}))
    assert parse_topics("llm").widened(topics).accepts(frozenset({"moe"}))
    assert not parse_topics("not llm").widened(topics).accepts(frozenset({"moe"}))
