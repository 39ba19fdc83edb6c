"""Rules on a document → its spec: page budget, how lists of authors are cut, groups, marks on bound papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from packet.model.position import Position
from packet.model.rules import Demand
from packet.model.target import DocumentKind, DocumentSpec, PublicationView
from packet.tailor.demands import overruled, within

LISTS = frozenset({"cv", "publication-list"})


def as_demanded(
    name: str, kind: DocumentKind, spec: DocumentSpec, demands: Sequence[Demand], position: Position | None
) -> DocumentSpec:
    """The spec of a document after the rules that speak of it, or of all documents."""
    written = position.documents[name] if position and name in position.documents else None
    said = written.model_fields_set if written else frozenset()
    for demand in demands:
        rule = demand.rule
        alone = rule.inside == (name,) and rule.counting == "all"
        if rule.pages and alone and not overruled(demand, "pages" in said):
            spec = spec.model_copy(update={"pages": within(spec.pages, rule.pages)})
        if kind in LISTS:
            spec = _listed(kind, spec, demand, said="publications" in said)
        if kind == "publication-bundle" and _marks_pages(demand) and not overruled(demand, "divider" in said):
            spec = spec.model_copy(update={"divider": "stamp"})
    return spec


def _marks_pages(demand: Demand) -> bool:
    """Whether every page is to bear a number or a name: bound papers have them in their stamp."""
    return bool(demand.rule.page_numbers or demand.rule.running_name)


def _listed(kind: DocumentKind, spec: DocumentSpec, demand: Demand, *, said: bool) -> DocumentSpec:
    """How publications are listed; without `in:` a rule on groups speaks of the list of publications."""
    rule = demand.rule
    usual = PublicationView(group="kind") if kind == "publication-list" else PublicationView()
    view = spec.publications or usual
    if rule.authors and not overruled(demand, said):
        view = view.model_copy(update={"authors": replace(rule.authors, underlined=view.authors.underlined)})
    if rule.owner == "underlined":
        view = view.model_copy(update={"authors": replace(view.authors, underlined=True)})
    if rule.grouped and (kind == "publication-list" or rule.inside):
        view = view.model_copy(update={"group": "kind"})
    return spec if view == (spec.publications or usual) else spec.model_copy(update={"publications": view})
