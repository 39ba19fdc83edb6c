"""`templates/topics.yaml`: the vocabulary of topics, and expressions over it such as `moe or (serverless and not edge)`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from packet.model import forms
from packet.model.base import Written
from packet.model.scalars import Slug


def topics_expression(value: Any) -> Any:
    """`moe or serverless`; a list means any of them; `{any: …, all: …, none: …}` all that is said. Items may be expressions."""
    if isinstance(value, list | tuple):
        value = {"any": value}
    if not isinstance(value, dict):
        return value
    if unknown := set(value) - {"any", "all", "none"}:
        raise ValueError(f"{sorted(unknown)[0]!r} has no meaning here: topics know any, all and none")
    said = {name: _operands(items) for name, items in value.items()}
    needs = [f"({' or '.join(said['any'])})"] if said.get("any") else []
    needs += said.get("all", [])
    needs += [f"not {operand}" for operand in said.get("none", [])]
    return needs[0].removeprefix("(").removesuffix(")") if len(needs) == 1 and said.get("any") else " and ".join(needs)


def _operands(items: Any) -> list[str]:
    """Topics or expressions as they stand between `and` and `or`."""
    words = [items] if isinstance(items, str) else items
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        raise ValueError("any, all and none are followed by topics: any: [moe, serverless]")
    return [f"({word.strip()})" if len(word.split()) > 1 else word.strip() for word in words]


TopicExpression = Annotated[str, BeforeValidator(topics_expression), WithJsonSchema(forms.TOPICS)]


class Topic(Written):
    name: str = Field(description="how people call it", examples=["mixture of experts"])
    phrases: tuple[str, ...] = Field((), description="phrases that mean it", examples=[["MoE", "expert parallelism"]])
    parent: Slug | None = Field(None, description="the wider topic: whatever bears this one bears that one too", examples=["llm"])


class TopicsFile(Written):
    topics: dict[Slug, Topic] = Field(
        description="slug: name, phrases, parent",
        examples=[{"moe": {"name": "mixture of experts", "phrases": ["MoE"], "parent": "llm"}}],
    )


def lineage(topic: str, topics: Mapping[str, Topic]) -> frozenset[str]:
    """A topic with all its wider topics (a parent that is not defined, or a circle, ends the line)."""
    line: list[str] = []
    here: str | None = topic
    while here is not None and here not in line:
        line.append(here)
        here = topics[here].parent if here in topics else None
    return frozenset(line)


Accepts = Callable[[frozenset[str]], bool]


@dataclass(frozen=True, slots=True)
class TopicFilter:
    """A parsed expression: what was written, which topics it names, which sets of tags it accepts."""

    text: str
    names: tuple[str, ...]
    accepts: Accepts

    def widened(self, topics: Mapping[str, Topic]) -> TopicFilter:
        """The same filter for tags as people write them: each stands for its wider topics, too."""
        return replace(self, accepts=lambda tags: self.accepts(frozenset().union(*(lineage(tag, topics) for tag in tags))))


_TOKEN = re.compile(r"\s*(?:(\(|\))|([A-Za-z0-9][A-Za-z0-9-]*)|(\S))")
LONGEST = 200
"""Words and parentheses in an expression; the parser and what it makes call themselves once for each that opens."""


def parse_topics(text: str) -> TopicFilter:
    """Parse an expression of topics with `and`, `or`, `not` and parentheses; raises `ValueError` in words.

    `not` binds closest, then `and`, then `or`. Whether the topics exist is for the caller to ask (`names`).
    """
    parser = _Parser(text)
    accepts = parser.either()
    if parser.words:
        raise parser.expected("“and” or “or”")
    return TopicFilter(text, tuple(dict.fromkeys(parser.names)), accepts)


class _Parser:
    """Consumes the words of an expression from the left."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.names: list[str] = []
        for parenthesis, word, other in _TOKEN.findall(text):
            if other:
                raise ValueError(f"{other!r} has no meaning in a topic expression: use topics, and, or, not, parentheses")
            self.words.append(parenthesis or word.lower())
        if len(self.words) > LONGEST:
            raise ValueError(f"the topic expression is too long: {len(self.words)} words, more than {LONGEST}")

    def expected(self, what: str) -> ValueError:
        return ValueError(f"{what} is missing {f'before {self.words[0]!r}' if self.words else 'at the end'} in {self.text!r}")

    def takes(self, word: str) -> bool:
        """Whether the next word is this one; then it is consumed."""
        if self.words[:1] != [word]:
            return False
        self.words.pop(0)
        return True

    def either(self) -> Accepts:
        options = [self.both()]
        while self.takes("or"):
            options.append(self.both())
        return lambda tags: any(option(tags) for option in options)

    def both(self) -> Accepts:
        needs = [self.one()]
        while self.takes("and"):
            needs.append(self.one())
        return lambda tags: all(need(tags) for need in needs)

    def one(self) -> Accepts:
        if self.takes("not"):
            denied = self.one()
            return lambda tags: not denied(tags)
        if self.takes("("):
            inner = self.either()
            if not self.takes(")"):
                raise self.expected("a closing parenthesis")
            return inner
        if not self.words or self.words[0] in {")", "and", "or"}:
            raise self.expected("a topic")
        name = self.words.pop(0)
        self.names.append(name)
        return lambda tags: name in tags
