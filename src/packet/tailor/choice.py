"""Works → which are chosen, highlighted and attached, by rules that a person can read, dispute and overrule.

Pinned papers come first, in the order of the pins; excluded papers never; a frozen `papers:` list decides alone. What is left is
ordered by a score (weights: `domain.md`, “Choosing papers”), ties by date and key. With an advertisement a paper's fit to it counts
most, a likeness to papers already highlighted costs a little, and papers below a floor, a share of the best fit, are not chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from packet.model.plan import Choice, Role, Term, Work
from packet.model.target import Weights
from packet.model.topics import TopicFilter
from packet.tailor.fit import Fit
from packet.tailor.likeness import likeness

WEIGHTS: Mapping[str, float] = {"role": 0.40, "venue": 0.30, "recency": 0.20, "award": 0.10}
WEIGHTS_FOR_ADVERTISEMENT: Mapping[str, float] = {"fit": 0.55, "role": 0.20, "venue": 0.15, "recency": 0.10, "award": 0.0}
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
    weights: Weights = field(default_factory=Weights)
    unfit: Mapping[str, str] = field(default_factory=dict)
    """Papers that a rule keeps out of the bundle, with the reason."""
    banned: Mapping[str, str] = field(default_factory=dict)
    """Papers that a rule keeps out of everything, with the reason."""


def choose(
    works: Sequence[Work], wishes: Wishes, today: date, *, by_role: bool = True, fit: Mapping[str, Fit] | None = None
) -> tuple[Choice, ...]:
    """One `Choice` for each work, best first; the chosen stand before the others. `fit` is empty without an advertisement."""
    fit = fit or {}
    wishes = _with_floor(wishes, fit)
    weights = weights_of(wishes.weights, by_role=by_role, by_fit=bool(fit))
    terms = {work.key: score_terms(work, today, weights, fit.get(work.key)) for work in works}
    works = sorted(works, key=lambda work: (-total(terms[work.key]), _age(work), work.key))
    taken = {work.key: _is_chosen(work, wishes, fit) for work in works}
    if fit and wishes.frozen is None:
        terms |= _with_likeness(works, terms, wishes, taken)
    scores = {key: total(found) for key, found in terms.items()}
    ordered = sorted(works, key=lambda work: (_place(work, wishes, taken), -scores[work.key], _age(work), work.key))
    chosen = [work.key for work in ordered if taken[work.key]]
    attached = [key for key in chosen if key not in wishes.unfit][: wishes.attach]
    highlighted = _highlighted(chosen, attached, wishes.highlight)
    result = []
    for rank, work in enumerate(ordered, 1):
        key = work.key
        marks = (taken[key], key in highlighted, key in attached)
        evidence = fit[key].evidence if key in fit else ()
        result.append(Choice(key, rank, scores[key], terms[key], *marks, _reason(work, wishes, fit.get(key)), evidence))
    return tuple(result)


def _with_floor(wishes: Wishes, fit: Mapping[str, Fit]) -> Wishes:
    """The floor as a fit of this advertisement: its share of the best there is."""
    best = max((one.value for one in fit.values()), default=1.0)
    return replace(wishes, weights=wishes.weights.model_copy(update={"floor": round(wishes.weights.floor * best, 4)}))


def _highlighted(chosen: Sequence[str], attached: Sequence[str], count: int) -> frozenset[str]:
    """What is attached, and the best of the others up to the count."""
    others = [key for key in chosen if key not in attached]
    return frozenset([*attached, *others[: max(count - len(attached), 0)]])


def total(terms: Sequence[Term]) -> float:
    """The score: the sum of weight × value, rounded to four places."""
    return round(sum([term.weight * term.value for term in terms]), 4)


def weights_of(own: Weights, *, by_role: bool, by_fit: bool) -> dict[str, float]:
    """The weights of this ranking by the names of their terms: the target's own, else the usual."""
    usual = WEIGHTS_FOR_ADVERTISEMENT if by_fit else WEIGHTS
    said = {name: getattr(own, name) for name in usual}
    found = {name: usual[name] if said[name] is None else float(said[name]) for name in usual}
    return {name: weight for name, weight in found.items() if (by_role or name != "role") and (weight or not by_fit)}


def score_terms(work: Work, today: date, weights: Mapping[str, float], fit: Fit | None = None) -> tuple[Term, ...]:
    """The terms of a paper's score; each value lies between 0 and 1."""
    tier = work.venue.tier if work.venue and work.kind != "preprint" else None
    published = work.publication.date
    years = today.year - published.year + (today.month - (published.month or 7)) / 12
    values = {
        "role": (ROLE_VALUE[work.role], work.role.value),
        "venue": ((4 - tier) / 3 if tier and tier < 4 else 0.0, f"tier {tier}" if tier else "no tier given"),
        "recency": (round(min(1.0, max(0.0, 1 - years / FADES_IN_YEARS)), 4), str(published)),
        "award": (float(bool(work.publication.award)), work.publication.award or "none"),
    }
    if fit is not None:
        values["fit"] = (fit.value, fit.phrases or "nothing in the advertisement")
    return tuple([_term(name, weight, *values[name]) for name, weight in weights.items()])


@lru_cache(maxsize=8192)
def _term(name: str, weight: float, value: float, because: str) -> Term:
    """Many papers share a role, a tier and a month."""
    return Term(name, weight, value, because)


def _with_likeness(
    works: Sequence[Work], terms: Mapping[str, tuple[Term, ...]], wishes: Wishes, taken: Mapping[str, bool]
) -> dict[str, tuple[Term, ...]]:
    """The terms of papers that are like one highlighted before them, with what that costs."""
    pinned = [work for key in wishes.pin for work in works if work.key == key and taken[key]]
    free = [(work, total(terms[work.key])) for work in works if taken[work.key] and work not in pinned]
    weight = wishes.weights.similar
    found = likeness(pinned, free, weight, max(wishes.highlight, wishes.attach))
    cost = {key: Term("likeness", -weight, value, f"like {other}") for key, (value, other) in found.items() if weight}
    return {key: (*terms[key], term) for key, term in cost.items()}


def _age(work: Work) -> tuple[int, int]:
    return (-work.publication.date.year, -work.publication.date.month)


def _is_chosen(work: Work, wishes: Wishes, fit: Mapping[str, Fit]) -> bool:
    if work.key in wishes.exclude or work.key in wishes.banned:
        return False
    if wishes.frozen is not None:
        return work.key in wishes.frozen
    if work.key in wishes.pin:
        return True
    fitting = work.key not in fit or fit[work.key].value >= wishes.weights.floor
    return fitting and (wishes.topics is None or wishes.topics.accepts(work.tags))


def _place(work: Work, wishes: Wishes, taken: Mapping[str, bool]) -> tuple[int, int]:
    """Which group a work belongs to, and its place in a group that has an order of its own."""
    if not taken[work.key]:
        return (3, 0)
    if wishes.frozen is not None:
        return (0, wishes.frozen.index(work.key))
    return (1, wishes.pin.index(work.key)) if work.key in wishes.pin else (2, 0)


def _reason(work: Work, wishes: Wishes, fit: Fit | None) -> str:
    why = _reason_of_choice(work, wishes, fit)
    unfit = wishes.unfit.get(work.key, "") if wishes.attach and _is_chosen(work, wishes, {work.key: fit} if fit else {}) else ""
    return f"{why}; not to be bound: {unfit}" if unfit else why


def _reason_of_choice(work: Work, wishes: Wishes, fit: Fit | None) -> str:
    if work.key in wishes.exclude:
        return "excluded by you"
    if work.key in wishes.banned:
        return wishes.banned[work.key]
    if wishes.frozen is not None:
        return "in your frozen list" if work.key in wishes.frozen else "not in your frozen list"
    if work.key in wishes.pin:
        return "pinned by you"
    if wishes.topics and not wishes.topics.accepts(work.tags):
        return f"does not meet “{wishes.topics.text}”"
    if fit and fit.value < wishes.weights.floor:
        return f"fit {fit.value:.2f} is below the floor of {wishes.weights.floor:.2f}"
    met = _met(work, wishes.topics) if wishes.topics else ""
    said = f"fits {fit.phrases}" if fit else ""
    return "; ".join(filter(None, (met, said))) or f"{work.role.value}, {work.publication.date.year}"


def _met(work: Work, topics: TopicFilter) -> str:
    """The topics asked for that the work bears; a topic that no tag says is quoted from the title."""
    met = [name for name in topics.names if name in work.tags]
    said = [f"{name} (“{work.phrases[name]}”)" if name in work.phrases else name for name in met]
    return f"topic {', '.join(said)}" if said else f"meets “{topics.text}”"
