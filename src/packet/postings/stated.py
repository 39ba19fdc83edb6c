"""A `Reading`, and what the applicant says himself → the entries of a file: facts and rules, each with its sentence.

What the applicant says is certain, and comes before what the posting seems to say. What no position could hold is told as unclear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from packet.model.base import unfit
from packet.model.call import PublicFacts
from packet.model.unconfirmed import is_field
from packet.postings.proposal import Proposal
from packet.postings.reading import Reading

LISTS = frozenset({"documents", "optional", "order"})
"""Demands whose value is a list of documents."""
MANY = frozenset({"portal", "portals"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a position, `key` within it ("" for the field itself). `proposal` is `None` for what the applicant says."""

    field: str
    key: str
    value: str
    proposal: Proposal | None = None

    @property
    def name(self) -> str:
        return f"{self.field}.{self.key}" if self.key else self.field


@dataclass(frozen=True, slots=True)
class StatedRule:
    """A rule of `must:`, `inside` one document or several with commas. `label` is what `waive:` and `unconfirmed:` call it; `name`
    where it needs one of its own.
    """

    demand: str
    value: str | tuple[str, ...]
    inside: str
    name: str
    proposal: Proposal

    @property
    def label(self) -> str:
        return self.name or self.demand + (f" in {' and '.join(self.inside.split(', '))}" if self.inside else "")


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that tells applicants something, of which nothing was taken; `line` counts from 1."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Stated:
    """The entries of a file, and what is not among them, for the person to decide."""

    facts: tuple[Fact, ...]
    rules: tuple[StatedRule, ...]
    unclear: tuple[Proposal, ...]
    otherwise: tuple[Proposal, ...]
    """What the posting seems to say and the applicant says otherwise."""
    missing: tuple[str, ...]
    unread: tuple[Unread, ...]

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        facts = [one.name for one in self.facts if one.proposal]
        return (*dict.fromkeys((*facts, *self.open)), *(f"rules.{rule.label}" for rule in self.rules))

    @property
    def open(self) -> tuple[str, ...]:
        """Fields of which the posting says something, and nothing certain."""
        there = {one.name for one in self.facts}
        return tuple(dict.fromkeys(one.field for one in self.unclear if is_field(one.field) and one.field not in there))


def stated(reading: Reading | None, given: Mapping[str, str]) -> Stated:
    """`given` are the applicant's own words by field: `title`, `deadlines.hard`."""
    own = tuple(Fact(*_split(name), value) for name, value in given.items() if value)
    if reading is None:
        return Stated(own, (), (), (), (), ())
    fields = {fact.name for fact in own}
    deadlines = any(fact.field == "deadlines" for fact in own)
    certain, unfitting = _fitting(reading.certain)
    of_title = frozenset({"rank"}) if "title" in fields else frozenset[str]()  # read out of a title that is another now
    facts = [one for one in certain if not one.field.startswith("rules.") and one.field not in of_title]
    settled = [one for one in facts if one.field in fields or (deadlines and one.field.startswith("deadlines."))]
    read = [Fact(*_split(one.field), one.value, one) for one in facts if one not in settled]
    otherwise = [one for one in settled if one.value.casefold() not in {value.casefold() for value in given.values()}]
    rules = tuple(_named(_rules([one for one in certain if one.field.startswith("rules.")])))
    unclear = [one for one in (*reading.unclear, *unfitting) if one.field not in fields]
    left = tuple(Unread(reading.posting.line(one.start), one.flat) for one in reading.unread)
    return Stated((*own, *read), rules, tuple(unclear), tuple(otherwise), reading.missing, left)


def _split(name: str) -> tuple[str, str]:
    field, _, key = name.partition(".")
    return field, key


def _fitting(proposals: Sequence[Proposal]) -> tuple[list[Proposal], list[Proposal]]:
    """Those that a position can hold, and the others, as unclear ones."""
    fitting = [one for one in proposals if one.value.isprintable() and not unfit(PublicFacts, _as_written(one))]
    others = [
        replace(one, value="", alternatives=(one.value,), why="no position can hold it as it stands")
        for one in proposals
        if one not in fitting
    ]
    return fitting, others


def _as_written(one: Proposal) -> Mapping[str, object]:
    field, key = _split(one.field)
    if field == "rules":
        value: object = one.value.split(", ") if key in LISTS else one.value
        scope = {"in": one.inside.split(", ")} if one.inside else {}
        counting = {"counting": one.counting} if one.counting else {}
        return {"must": [{key: value, **scope, **counting, "quote": one.quote}]}
    return {field: {key: one.value}} if key else {field: [one.value] if field in MANY else one.value}


def _rules(proposals: Sequence[Proposal]) -> Iterator[StatedRule]:
    """Documents of one sentence are one rule."""
    listed = [one for one in proposals if _split(one.field)[1] in {"documents", "optional"}]
    for _, group in groupby(
        sorted(listed, key=lambda one: (one.field, one.start)), key=lambda one: (one.field, one.start, one.sentence)
    ):
        several = tuple(group)
        yield StatedRule(_split(several[0].field)[1], tuple(one.value for one in several), "", "", several[0])
    for one in proposals:
        if one not in listed:
            demand = _split(one.field)[1]
            yield StatedRule(demand, tuple(one.value.split(", ")) if demand in LISTS else one.value, one.inside, "", one)


def _named(rules: Iterator[StatedRule]) -> Iterator[StatedRule]:
    """Rules that would be called alike get names of their own, so that each can be confirmed and waived."""
    seen: Counter[str] = Counter()
    for rule in rules:
        seen[rule.label] += 1
        again = seen[rule.label]
        yield replace(rule, name=f"{rule.label.replace(' ', '-')}-{again}") if again > 1 else rule
