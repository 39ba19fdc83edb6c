"""What people write to steer a choice: topics as any, all and none; which authors are named."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from packet.model.author_policy import AuthorPolicy, parse_author_policy
from packet.model.target import EntryRules, PublicationView
from packet.model.topics import TopicExpression, parse_topics, topics_expression


@pytest.mark.parametrize(
    ("written", "expression"),
    [
        ("moe or rl", "moe or rl"),
        (["moe"], "moe"),
        (["moe", "rl"], "moe or rl"),
        ({"any": ["moe", "rl"]}, "moe or rl"),
        ({"any": "moe"}, "moe"),
        ({"all": ["moe", "rl"]}, "moe and rl"),
        ({"none": ["edge"]}, "not edge"),
        ({"any": ["moe", "rl"], "all": ["llm"], "none": ["edge", "mobile"]}, "(moe or rl) and llm and not edge and not mobile"),
        ({"any": ["serverless and not edge", "moe"]}, "(serverless and not edge) or moe"),
        ({"any": ["moe and rl"]}, "(moe and rl)"),
        ({}, ""),
    ],
)
def test_any_all_and_none_are_an_expression(written: object, expression: str) -> None:
    assert topics_expression(written) == expression
    if expression:
        parse_topics(expression)


def test_any_all_and_none_mean_what_they_say() -> None:
    accepts = parse_topics(topics_expression({"any": ["a", "b"], "all": ["c"], "none": ["d"]})).accepts
    assert accepts(frozenset("ac"))
    assert accepts(frozenset("bc"))
    assert not accepts(frozenset("c"))
    assert not accepts(frozenset("ab"))
    assert not accepts(frozenset("acd"))


@pytest.mark.parametrize("written", [{"some": ["moe"]}, {"any": {"a": "b"}}, {"any": [["moe"]]}])
def test_other_forms_are_refused_in_words(written: object) -> None:
    with pytest.raises(ValidationError, match="any"):
        TypeAdapter(TopicExpression).validate_python(written)


@pytest.mark.parametrize(
    ("written", "policy"),
    [
        ("all", AuthorPolicy()),
        ("first-3-last-3", AuthorPolicy(3, 3)),
        ("first 2, last 1", AuthorPolicy(2, 1)),
        ("up to 8", AuthorPolicy(8, at_most=True)),
        ("8", AuthorPolicy(8, at_most=True)),
        ("with-coauthors", AuthorPolicy(only_coauthors=True)),
    ],
)
def test_policies_for_authors(written: str, policy: AuthorPolicy) -> None:
    assert parse_author_policy(written) == policy
    assert PublicationView.model_validate({"authors": written}).authors == policy


@pytest.mark.parametrize("written", ["some", "up to 0", "first-3", ["all"]])
def test_an_unknown_policy_is_refused_in_words(written: object) -> None:
    with pytest.raises(ValidationError, match="policy for authors"):
        PublicationView.model_validate({"authors": written})


def test_one_rule_needs_no_list() -> None:
    rules = EntryRules.model_validate(
        {"forbid": {"kind": "teaching"}, "require": [{"topics": ["moe", "rl"], "dates": "2022..present"}]}
    )
    assert rules.forbid[0].kind == ("teaching",)
    assert rules.require[0].topics == "moe or rl"
