"""`Demand`s of several files → those that hold, and the documents that they ask for, forbid and put in order.

Of rules on the same thing those of the strongest file hold: target < portal < call < position < command line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from packet.model.position import Position
from packet.model.rules import Demand, Level
from packet.model.target import DocumentSpec, Target, merged

UNITING = frozenset({"documents", "optional", "forbidden", "one-of", "names", "sentence", "by-hand"})
"""Demands that add up; of all others the strongest file's hold alone."""
RANKS = ("target", "portal", "call", "position", "command")
MADE = frozenset({"contents", "cv", "resume", "publication-list", "publication-bundle", "referees"})
"""Documents that need nothing but their name; every other but a letter is a statement that the profile holds."""


def holding(demands: Sequence[Demand]) -> tuple[Demand, ...]:
    """What holds: of rules on the same thing those of the strongest kind of file that has one."""
    last = {_subject(demand): demand.rank for demand in demands}
    return tuple(one for one in demands if one.rule.demand in UNITING or one.rank == last[_subject(one)])


def _subject(demand: Demand) -> tuple[str, tuple[str, ...], str]:
    return demand.rule.demand, demand.rule.inside, demand.rule.font


def strongest_last(demands: Iterable[Demand]) -> tuple[Demand, ...]:
    """The rules that the build obeys: by the rank of their files, and within a rank what should be before what must be."""
    return tuple(sorted((one for one in demands if one.steers), key=lambda one: (RANKS.index(one.rank), one.level is Level.MUST)))


@dataclass(frozen=True, slots=True)
class AskedDocuments:
    """The documents of a packet in their order, and those of the target that a rule keeps out of it."""

    specs: Mapping[str, DocumentSpec]
    left_out: Mapping[str, DocumentSpec]
    closed_by: Mapping[str, Demand]
    """The rule that keeps each document out."""


def asked_documents(target: Target, position: Position | None, demands: Sequence[Demand]) -> AskedDocuments:
    """The target's documents with the position's changes, then as the rules want it; `demands` are those that hold."""
    specs = merged(target.documents, position.documents if position else {})
    obeyed = strongest_last(demands)
    omitted = {name for name, spec in position.documents.items() if spec.omit} if position else set()
    forbidding: dict[str, Demand] = {}
    for demand in obeyed:
        for name in demand.rule.forbidden:
            forbidding[name] = demand
        for name, spec in _wanted(demand, specs, position):
            forbidding.pop(name, None)
            if name not in omitted:
                specs = _with(specs, name, spec)
    closed_by = {name: forbidding[name] for name in specs if name in forbidding} | _unnamed(obeyed, specs)
    kept = [name for name in specs if name not in closed_by]
    return AskedDocuments(
        {name: specs[name] for name in _ordered(kept, obeyed)}, {name: specs[name] for name in closed_by}, closed_by
    )


def _wanted(demand: Demand, specs: Mapping[str, DocumentSpec], position: Position | None) -> Iterator[tuple[str, DocumentSpec]]:
    """The documents that a rule asks for, under the names that the packet knows them by."""
    rule, waive = demand.rule, position.waive if position else {}
    for name in rule.documents:
        if name not in waive:
            known = known_as(name, specs)
            yield known, specs.get(known) or spec_of(known, optional=demand.level is not Level.MUST)
    for name in (*rule.optional, *rule.one_of):
        known = known_as(name, specs)
        yield known, specs[known].model_copy(update={"optional": True}) if known in specs else spec_of(known, optional=True)
    if rule.papers and rule.papers.least:
        yield "publication-bundle", specs.get("publication-bundle") or DocumentSpec()


def known_as(name: str, specs: Collection[str]) -> str:
    """A call says CV where a target has a résumé, and the other way round."""
    other = {"cv": "resume", "resume": "cv"}.get(name, name)
    return other if name not in specs and other in specs else name


def spec_of(name: str, *, optional: bool = False) -> DocumentSpec:
    """What a document is that only a rule names."""
    known = name in MADE or name == "cover-letter" or name.endswith("statement")
    return DocumentSpec(optional=optional) if known else DocumentSpec(kind="statement", optional=optional)


def _with(specs: dict[str, DocumentSpec], name: str, spec: DocumentSpec) -> dict[str, DocumentSpec]:
    """The documents with one more: a statement stands behind the last statement or CV, all else at the end.

    A letter is never added, since nobody could say which.
    """
    if name in specs or name in MADE:
        return {**specs, name: spec}
    if name == "cover-letter":
        return specs
    names = list(specs)
    before = [at for at, one in enumerate(names, 1) if one in {"cv", "resume"} or one not in {*MADE, "cover-letter"}]
    names.insert(before[-1] if before else len(names), name)
    return {one: spec if one == name else specs[one] for one in names}


def _unnamed(demands: Sequence[Demand], specs: Mapping[str, DocumentSpec]) -> dict[str, Demand]:
    """Documents that no rule names, where only those may be there that one does."""
    closing = next((demand for demand in demands if demand.rule.nothing_else), None)
    named = {known_as(name, specs) for demand in demands for name in named_in(demand)}
    return {name: closing for name in specs if name not in named} if closing and named else {}


def named_in(demand: Demand) -> Iterator[str]:
    """The documents that a rule speaks of and does not forbid, as it calls them."""
    rule = demand.rule
    yield from (*rule.documents, *rule.optional, *rule.one_of, *rule.order, *rule.inside)
    yield from filter(None, (rule.first, rule.last))
    if rule.papers and rule.papers.most != 0:
        yield "publication-bundle"
    if rule.referees and rule.referees.most != 0:
        yield "referees"


def _ordered(names: list[str], demands: Sequence[Demand]) -> list[str]:
    """The names as the rules order them: those of `order` change places among themselves, then the first and the last move."""
    for demand in demands:
        wanted = [name for name in demand.rule.order if name in names]
        places = sorted(names.index(name) for name in wanted)
        for place, name in zip(places, wanted, strict=True):
            names[place] = name
    for demand in demands:
        rule = demand.rule
        if rule.first in names:
            names.insert(0, names.pop(names.index(rule.first)))
        if rule.last in names:
            names.append(names.pop(names.index(rule.last)))
    return names
