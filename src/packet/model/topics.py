"""`templates/topics.yaml`: the vocabulary of topics, and expressions over it such as `moe or (serverless and not edge)`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import Field

from packet.model.base import Written
from packet.model.scalars import Slug


class Topic(Written):
    name: str = Field(description="how people call it", examples=["mixture of experts"])
    phrases: tuple[str, ...] = Field((), description="phrases that mean it", examples=[["MoE", "expert parallelism"]])
    parent: Slug | None = Field(None, description="the wider topic: whatever bears this one bears that one too", examples=["llm"])


class TopicsFile(Written):
    topics: dict[Slug, Topic]


def lineage(topic: str, topics: Mapping[str, Topic]) -> frozenset[str]:
    """A topic with all its wider topics (a parent that is not defined, or a circle, ends the line)."""
    line: list[str] = []
    here: str | None = topic
    while here is not None and here not in line:
        line.append(here)
        here = topics[here].parent if here in topics else None
    return frozenset(line)


@dataclass(frozen=True, slots=True)
class TopicFilter:
    """A parsed expression: what was written, which topics it names, which sets of tags it accepts."""

    text: str
    names: tuple[str, ...]
    accepts: Callable[[frozenset[str]], bool]


_TOKEN = re.compile(r"\s*(?:(\(|\))|([A-Za-z0-9][A-Za-z0-9-]*)|(\S))")


def parse_topics(text: str) -> TopicFilter:
    """Parse an expression of topics with `and`, `or`, `not` and parentheses; raises `ValueError` in words.

    `not` binds closest, then `and`, then `or`. Whether the topics exist is for the caller to ask (`names`).
    """
    tokens: list[str] = []
    for paren, word, other in _TOKEN.findall(text):
        if other:
            raise ValueError(f"{other!r} has no meaning in a topic expression: use topics, and, or, not, parentheses")
        tokens.append(paren or word.lower())
    names: list[str] = []

    def expected(what: str) -> ValueError:
        return ValueError(f"{what} is missing {'before ' + repr(tokens[0]) if tokens else 'at the end'} in {text!r}")

    def either() -> Callable[[frozenset[str]], bool]:
        options = [both()]
        while tokens and tokens[0] == "or":
            tokens.pop(0)
            options.append(both())
        return lambda tags: any(option(tags) for option in options)

    def both() -> Callable[[frozenset[str]], bool]:
        needs = [one()]
        while tokens and tokens[0] == "and":
            tokens.pop(0)
            needs.append(one())
        return lambda tags: all(need(tags) for need in needs)

    def one() -> Callable[[frozenset[str]], bool]:
        if not tokens or tokens[0] in {")", "and", "or"}:
            raise expected("a topic")
        token = tokens.pop(0)
        if token == "not":
            denied = one()
            return lambda tags: not denied(tags)
        if token == "(":
            inner = either()
            if not tokens or tokens.pop(0) != ")":
                raise expected("a closing parenthesis")
            return inner
        names.append(token)
        return lambda tags: token in tags

    accepts = either()
    if tokens:
        raise expected("“and” or “or”")
    return TopicFilter(text, tuple(dict.fromkeys(names)), accepts)
