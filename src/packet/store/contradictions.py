"""`Demand`s → a problem for each two that cannot both be met, though neither file comes before the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

from packet.model.measures import SizeBounds
from packet.model.rules import Demand, Rule
from packet.model.scalars import Range
from packet.problems import Place, Problem, Severity
from packet.store.desk import Desk

ALIKE = frozenset(
    (
        *("paper", "files", "papers-in", "encryption", "first", "last", "authors", "submitted", "metrics", "file-name"),
        *("papers-role", "addressee"),
    )
)
"""Demands of which a packet can meet one value only."""


def check_contradictions(desk: Desk, demands: Sequence[Demand]) -> None:
    """Note each pair of rules of one rank and one level that contradict each other; one that is waived contradicts nobody."""
    holding = [demand for demand in demands if not demand.waived and len(demand.rule.demands) == 1]
    for first, second in combinations(holding, 2):
        if (first.rank, first.level) == (second.rank, second.level) and (said := contradiction(first.rule, second.rule)):
            quotes = " and ".join(f"“{one.rule.quote}”" for one in (first, second) if one.rule.quote)
            message = f"this rule contradicts that of {_where(first.place, second.place)}: {said}{f' ({quotes})' if quotes else ''}"
            hint = f"keep one, or waive one with a reason: waive: {{{second.rule.label}: …}}"
            desk.problems.append(Problem("contradicting-rules", message, second.place, hint, Severity.ERROR))


def _where(first: Place | None, second: Place | None) -> str:
    if first is None:
        return "another file"
    return f"line {first.line}" if second and first.path == second.path else str(first)


def contradiction(first: Rule, second: Rule) -> str:
    """In words what cannot be met together, "" where everything can."""
    return next((said for judge in _JUDGES if (said := judge(first, second))), "")


def _unlike(first: Rule, second: Rule) -> str:
    if not _same_subject(first, second) or first.demand not in ALIKE:
        return ""
    one, other = (getattr(rule, rule.demand.replace("-", "_")) for rule in (first, second))
    return "" if one == other else f"{first.demand} {_shown(one)} and {_shown(other)}"


def _shown(value: object) -> str:
    return str(value) if isinstance(value, str) else "of one kind and of another"


def _apart(first: Rule, second: Rule) -> str:
    """Bounds that have no count in common."""
    if not _same_subject(first, second) or first.counting != second.counting:
        return ""
    one, other = (getattr(rule, rule.demand.replace("-", "_")) for rule in (first, second))
    if not isinstance(one, Range | SizeBounds) or not isinstance(other, Range | SizeBounds):
        return ""
    least = max(one.least, other.least)
    most = min(bound for bound in (one.most, other.most, least) if bound is not None)
    where = f" in {' and '.join(first.inside)}" if first.inside else ""
    return f"{first.demand} {one} and {other}{where}" if most < least else ""


def _same_subject(first: Rule, second: Rule) -> bool:
    return (first.demand, first.inside, first.font) == (second.demand, second.inside, second.font)


def _present_and_absent(first: Rule, second: Rule) -> str:
    for there, absent in ((first, second), (second, first)):
        both = [name for name in (*there.documents, *there.optional) if name in absent.forbidden]
        if both:
            return f"{both[0]} is asked for and forbidden"
        if there.personal_data not in (None, "forbidden") and absent.personal_data == "forbidden":
            return "personal data are asked for and forbidden"
        if there.running_name and absent.anonymous:
            return "the name on every page, and nothing that says who applies"
    return ""


def _orders(rule: Rule) -> Iterator[tuple[str, str]]:
    yield from pairwise(rule.order)


def _two_orders(first: Rule, second: Rule) -> str:
    turned = {(later, earlier) for earlier, later in _orders(first)} & set(_orders(second))
    return next((f"{one} before {other}, and after it" for one, other in sorted(turned)), "")


_JUDGES: tuple[Callable[[Rule, Rule], str], ...] = (_unlike, _apart, _present_and_absent, _two_orders)
