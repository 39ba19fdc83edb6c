"""A profile's entries and the rules of a document → the entries it shows, in their order, and their bullets.

`forbid` leaves out what meets one of its rules; `require` leaves out what meets none of those that speak of its kind; `prefer` puts
what meets a rule first and lets it stay longest when room is short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from packet.model.plan import Plan, PlannedDocument
from packet.model.profile import Entry, HighlightText, Tagged, Talk
from packet.model.scalars import DateSpan, PartialDate
from packet.model.target import EntryRule, EntryRules
from packet.model.topics import TopicFilter, parse_topics

E = TypeVar("E", bound=Tagged)
PREFERRED = 1000
"""Added to the priority of what is preferred: no priority that people write is as high."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules can ask of an entry or a bullet."""

    kinds: frozenset[str]
    topics: frozenset[str]
    priority: int
    dates: DateSpan | None


def kept(entries: tuple[E, ...], section: str, document: PlannedDocument, plan: Plan) -> tuple[E, ...]:
    """The entries of a section for this document. `entries: chosen` leaves out what is about other topics (what has none stays)."""
    wanted = document.spec.entries
    if isinstance(wanted, EntryRules):
        return _by_rules(entries, section, wanted, plan)
    topics = plan.topics
    if wanted == "all" or topics is None:
        return entries
    return tuple(_about(entry, topics) for entry in entries if _on(entry.topics, topics))


def _on(tags: tuple[str, ...], topics: TopicFilter) -> bool:
    return not tags or topics.accepts(frozenset(tags))


def _about(entry: E, topics: TopicFilter) -> E:
    """The entry without bullets about other topics."""
    if not isinstance(entry, Entry):
        return entry
    bullets = tuple(bullet for bullet in entry.highlights if _on(bullet.topics, topics))
    return entry if bullets == entry.highlights else entry.model_copy(update={"highlights": bullets})


def _by_rules(entries: tuple[E, ...], section: str, rules: EntryRules, plan: Plan) -> tuple[E, ...]:
    facts = [_facts(entry, section) for entry in entries]
    shown: list[tuple[bool, E]] = []
    for entry, known in zip(entries, facts, strict=True):
        concerning = [rule for rule in rules.require if _concerns(rule, known)]
        if _meets_any(rules.forbid, known, plan) or (concerning and not _meets_any(concerning, known, plan)):
            continue
        preferred = _meets_any(rules.prefer, known, plan)
        changed = {"priority": entry.priority + PREFERRED * preferred, **_chosen_bullets(entry, known, rules, plan)}
        shown.append((preferred, entry.model_copy(update=changed)))
    return tuple(entry for _, entry in sorted(shown, key=lambda one: not one[0]))


def _chosen_bullets(entry: Tagged, known: Facts, rules: EntryRules, plan: Plan) -> dict[str, object]:
    """What changes in an entry that has bullets."""
    return {"highlights": _bullets(entry.highlights, known, rules, plan)} if isinstance(entry, Entry) else {}


def _concerns(rule: EntryRule, known: Facts) -> bool:
    """Whether a requirement speaks of an entry: of its kind, or of all that have topics where it only asks for topics."""
    return bool(known.kinds & set(rule.kind)) if rule.kind else bool(known.topics or not rule.topics)


def _bullets(highlights: Iterable[HighlightText], entry: Facts, rules: EntryRules, plan: Plan) -> tuple[HighlightText, ...]:
    """The bullets of an entry: those with topics of their own are forbidden and preferred on their own."""
    shown: list[tuple[bool, HighlightText]] = []
    for bullet in highlights:
        known = Facts(entry.kinds, frozenset(bullet.topics), bullet.priority, entry.dates)
        if bullet.topics and _meets_any(rules.forbid, known, plan):
            continue
        preferred = bool(bullet.topics) and _meets_any(rules.prefer, known, plan)
        shown.append((preferred, bullet.model_copy(update={"priority": bullet.priority + PREFERRED * preferred})))
    return tuple(bullet for _, bullet in sorted(shown, key=lambda one: not one[0]))


def _facts(entry: Tagged, section: str) -> Facts:
    kind = entry.kind if isinstance(entry, Talk) else ""
    dates = getattr(entry, "dates", None) or getattr(entry, "date", None)
    if isinstance(dates, PartialDate):
        dates = DateSpan(dates, dates)
    named = {section, kind.lower()} - {""}
    return Facts(frozenset(named), frozenset(entry.topics), entry.priority, dates if isinstance(dates, DateSpan) else None)


def _meets_any(rules: Iterable[EntryRule], known: Facts, plan: Plan) -> bool:
    return any(all(asked(rule, known, plan) for asked in CONDITIONS) for rule in rules)


def _topics(rule: EntryRule, known: Facts, plan: Plan) -> bool:
    return not rule.topics or parse_topics(rule.topics).widened(plan.vocabulary).accepts(known.topics)


def _kind(rule: EntryRule, known: Facts, plan: Plan) -> bool:
    return not rule.kind or bool(known.kinds & set(rule.kind))


def _priority(rule: EntryRule, known: Facts, plan: Plan) -> bool:
    return rule.priority is None or rule.priority.holds(known.priority)


def _dates(rule: EntryRule, known: Facts, plan: Plan) -> bool:
    """Whether the entry lies, at least in part, in the rule's span; an entry without a date lies in none."""
    if rule.dates is None:
        return True
    if known.dates is None:
        return False
    begins, ends = _first_day(known.dates.since), _last_day(known.dates.until)
    return begins <= _last_day(rule.dates.until) and _first_day(rule.dates.since) <= ends


def _first_day(date: PartialDate) -> tuple[int, int, int]:
    return (date.year, date.month or 1, date.day or 1)


def _last_day(date: PartialDate | None) -> tuple[int, int, int]:
    return (date.year, date.month or 12, date.day or 31) if date else (9999, 12, 31)


CONDITIONS: tuple[Callable[[EntryRule, Facts, Plan], bool], ...] = (_topics, _kind, _priority, _dates)
