"""Works → which are chosen, highlighted and attached, by rules that a person can read, dispute and overrule.

Pinned papers come first, in the order of the pins; excluded papers never; a frozen `papers:` list decides alone. What is left is
ordered by a score of role, venue tier, recency and award (weights: `domain.md`, “Choosing papers”), ties by date and key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from packet.model.plan import Choice, Role, Term, Work
from packet.model.topics import TopicFilter

WEIGHTS: Mapping[str, float] = {"role": 0.40, "venue": 0.30, "recency": 0.20, "award": 0.10}
ROLE_VALUE: Mapping[Role, float] = {
    Role.FIRST: 1.0,
    Role.EQUAL_FIRST: 1.0,
    Role.CORRESPONDING: 0.8,
    Role.CONTRIBUTING: 0.3,
    Role.AUTHOR: 0.0,
    Role.UNKNOWN: 0.0,
}
FADES_IN_YEARS = 6
"""A paper this old has no recency left."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What files and command line say about the choice, after precedence."""

    topics: TopicFilter | None
    pin: tuple[str, ...]
    exclude: tuple[str, ...]
    frozen: tuple[str, ...] | None
    highlight: int
    attach: int


def choose(works: Sequence[Work], wishes: Wishes, today: date, *, by_role: bool = True) -> tuple[Choice, ...]:
    """One `Choice` for each work, best first; the chosen stand before the others."""
    scored = {work.key: score_terms(work, today, by_role=by_role) for work in works}
    totals = {key: round(sum(term.weight * term.value for term in terms), 4) for key, terms in scored.items()}
    ordered = sorted(works, key=lambda work: (_place(work, wishes), -totals[work.key], _age(work), work.key))
    chosen = [work.key for work in ordered if _is_chosen(work, wishes)]
    highlight = max(wishes.highlight, wishes.attach)
    result = []
    for rank, work in enumerate(ordered, 1):
        at = chosen.index(work.key) if work.key in chosen else None
        marks = (at is not None, at is not None and at < highlight, at is not None and at < wishes.attach)
        result.append(Choice(work.key, rank, totals[work.key], scored[work.key], *marks, _reason(work, wishes)))
    return tuple(result)


def score_terms(work: Work, today: date, *, by_role: bool) -> tuple[Term, ...]:
    """The terms of a paper's score; each value lies between 0 and 1."""
    tier = work.venue.tier if work.venue and work.kind != "preprint" else None
    published = work.publication.date
    years = today.year - published.year + (today.month - (published.month or 7)) / 12
    terms = [
        Term("role", WEIGHTS["role"], ROLE_VALUE[work.role], work.role.value),
        Term("venue", WEIGHTS["venue"], (4 - tier) / 3 if tier and tier < 4 else 0.0, f"tier {tier}" if tier else "no tier given"),
        Term("recency", WEIGHTS["recency"], round(min(1.0, max(0.0, 1 - years / FADES_IN_YEARS)), 4), str(published)),
        Term("award", WEIGHTS["award"], float(bool(work.publication.award)), work.publication.award or "none"),
    ]
    return tuple(terms if by_role else terms[1:])


def _age(work: Work) -> tuple[int, int]:
    return (-work.publication.date.year, -work.publication.date.month)


def _is_chosen(work: Work, wishes: Wishes) -> bool:
    if work.key in wishes.exclude:
        return False
    if wishes.frozen is not None:
        return work.key in wishes.frozen
    return work.key in wishes.pin or wishes.topics is None or wishes.topics.accepts(work.tags)


def _place(work: Work, wishes: Wishes) -> tuple[int, int]:
    """Which group a work belongs to, and its place in a group that has an order of its own."""
    if not _is_chosen(work, wishes):
        return (3, 0)
    if wishes.frozen is not None:
        return (0, wishes.frozen.index(work.key))
    return (1, wishes.pin.index(work.key)) if work.key in wishes.pin else (2, 0)


def _reason(work: Work, wishes: Wishes) -> str:
    if work.key in wishes.exclude:
        return "excluded by you"
    if wishes.frozen is not None:
        return "in your frozen list" if work.key in wishes.frozen else "not in your frozen list"
    if work.key in wishes.pin:
        return "pinned by you"
    if wishes.topics is None:
        return f"{work.role.value}, {work.publication.date.year}"
    if wishes.topics.accepts(work.tags):
        met = [name for name in wishes.topics.names if name in work.tags]
        return f"topic {', '.join(met)}" if met else f"meets “{wishes.topics.text}”"
    return f"does not meet “{wishes.topics.text}”"
