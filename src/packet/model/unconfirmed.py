"""Names under `unconfirmed:` → what they stand for: a field, `deadlines.KIND`, `apply.to`, or `rules.LABEL` for a rule.

What stands there was proposed from a posting, and nobody has said yet that it is so. A field that the file lacks is open: the
posting can be read in several ways, and nobody has said which.
"""

from __future__ import annotations

from collections.abc import Iterable

from packet.model.call import PublicFacts
from packet.model.deadline import DeadlineInstant, DeadlineKind
from packet.model.mailbox import Mailbox
from packet.model.rules import DEMANDS, Rule

RULES = "rules."
WITHIN = ("deadlines", "apply")
"""Fields whose entries are named one by one."""
WHOLE = ("institution", "department", "title", "rank", "requisition", "area", "addressee", "address", "url", "portal", "portals")
"""Fields that are named as a whole."""

HELD = ("zone", "target", "paper")
"""Fields that nobody reads from a posting, and that a person can give."""
WRITTEN_OUT = frozenset({"portals"})
"""Whose entries have fields of their own: they are written in the file."""
SIZES = ("file-size", "total-size")
MAILED = ("to", "cc", "subject")


def is_field(name: str) -> bool:
    """Whether a position can have it: what is not in its file is open, and no slip."""
    field, _, key = name.partition(".")
    if field == "deadlines":
        return any(key == kind or key.startswith(f"{kind}-") for kind in DeadlineKind)
    return key in MAILED if field == "apply" else name in WHOLE


def can_be_given(name: str) -> bool:
    """Whether one value on one line says it: a field, or a rule by its label."""
    if name.startswith(RULES):
        demand, inside = rule_named(name)
        return demand in {one.replace("_", "-") for one in DEMANDS} and all(inside)
    return (is_field(name) or name in HELD) and name not in WRITTEN_OUT


def rule_named(name: str) -> tuple[str, tuple[str, ...]]:
    """What a rule demands, and of which documents: `rules.pages in cv and agenda`."""
    demand, within, inside = name.removeprefix(RULES).partition(" in ")
    return demand, tuple(one.strip() for one in inside.split(" and ")) if within else ()


def names_of(facts: PublicFacts, rules: Iterable[Rule]) -> tuple[str, ...]:
    """All that could stand under `unconfirmed:` of these facts, in the order of their file."""
    fields = [name for name in WHOLE if getattr(facts, name)]
    kinds = [f"deadlines.{kind}" for kind in facts.deadlines]
    mails = [f"apply.{name}" for name in MAILED if facts.apply and getattr(facts.apply, name)]
    return (*fields, *kinds, *mails, *(f"{RULES}{rule.label}" for rule in rules))


def said(facts: PublicFacts, name: str, rules: Iterable[Rule]) -> str:
    """What the facts say under this name, in words; "" where they say no such thing."""
    field, _, key = name.partition(".")
    if name.startswith(RULES):
        rule = next((rule for rule in rules if f"{RULES}{rule.label}" == name), None)
        return rule_in_words(rule) if rule else ""
    if field == "deadlines":
        return as_written(facts.deadlines[key]) if key in facts.deadlines else ""
    if field == "apply":
        return _words(getattr(facts.apply, key, "")) if facts.apply else ""
    return _words(getattr(facts, name, "")) if name in WHOLE else ""


def as_written(deadline: DeadlineInstant) -> str:
    """`2026-11-06 17:00 America/Chicago`."""
    at = deadline.words or (f"{deadline.at:%H:%M}" if deadline.at else "")
    return " ".join(filter(None, (deadline.day.isoformat(), at, deadline.zone)))


def rule_in_words(rule: Rule) -> str:
    """`pages up to 2 in cv`."""
    scope = f" in {' and '.join(rule.inside)}" if rule.inside else ""
    return f"{rule.demand} {value_of(rule)}{scope}".strip()


def value_of(rule: Rule) -> str:
    """What it demands, as it is written; bytes as MB where they are that to the byte."""
    if rule.demand in SIZES and (size := getattr(rule, rule.demand.replace("-", "_"))) and size % 10**5 == 0:
        return f"{size / 10**6:g} MB"
    return _words(getattr(rule, rule.demand.replace("-", "_"), "")) if rule.demand else ""


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, Mailbox):
        return str(value)
    return str(getattr(value, "name", "") or value or "") if not isinstance(value, int) else str(value)
