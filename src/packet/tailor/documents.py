"""The target's documents with the position's changes → the documents of this packet, and a finding for each one that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from packet.model.demanded import AskedDocuments
from packet.model.finding import Finding, Verdict
from packet.model.plan import PlannedDocument
from packet.model.profile import Referee
from packet.model.rules import Demand, Level
from packet.model.sources import Sources, TextFile
from packet.model.target import DocumentKind, DocumentSpec, kind_of
from packet.model.theme import Theme
from packet.tailor.demands import asked_for, obeyed_in
from packet.tailor.looks import theme_name, themed
from packet.tailor.specs import as_demanded

TITLES: Mapping[str, str] = {
    "contents": "Contents",
    "cover-letter": "Cover Letter",
    "cv": "Curriculum Vitae",
    "resume": "Résumé",
    "publication-list": "List of Publications",
    "publication-bundle": "Selected Papers",
    "referees": "Referees",
}


def title_of(name: str, spec: DocumentSpec) -> str:
    """As the spec says, else the field's usual title, else the name in words."""
    return spec.title or TITLES.get(name) or name.replace("-", " ").title()


def has_bundle(asked: AskedDocuments) -> bool:
    """Whether papers can be bound into this packet at all."""
    return any(kind_of(name, spec) == "publication-bundle" for name, spec in asked.specs.items())


def document_order(asked: AskedDocuments, sources: Sources, demands: Sequence[Demand]) -> tuple[str, ...]:
    """Every document that target, position or call ask for, in the packet's order, whether it can be made or not."""
    return tuple(dict.fromkeys([*asked.specs, *_asked_for(sources, demands, Level.MUST, asked.specs)]))


def plan_documents(
    asked: AskedDocuments, sources: Sources, demands: Sequence[Demand], wanted: int, attached: int, referees: Sequence[Referee]
) -> tuple[tuple[PlannedDocument, ...], tuple[Finding, ...]]:
    """The documents that can be made, in order, and what is missing; `attached` papers of those `wanted` can be bound."""
    required = _asked_for(sources, demands, Level.MUST, asked.specs)
    wished = _asked_for(sources, demands, Level.SHOULD, asked.specs)
    planned: list[PlannedDocument] = []
    found: list[Finding] = []
    for name, spec in asked.specs.items():
        kind = kind_of(name, spec)
        if lack := _lack(name, kind, sources, attached, referees):
            unwanted = spec.optional or (kind == "publication-bundle" and not wanted)
            if name in required or not unwanted:
                found.append(_missing(name, title_of(name, spec), lack, required.get(name, "")))
            elif name in wished:
                found.append(_wished(name, title_of(name, spec), lack, wished[name]))
            continue
        planned.append(_planned(name, kind, spec, sources, demands))
    for name, quote in required.items():
        if name not in asked.specs:
            found.append(_missing(name, title_of(name, DocumentSpec()), f"add {name}: {{}} to documents: of the position", quote))
    could = max(attached, sources.target.attach)
    kept_out = [name for name, spec in asked.left_out.items() if not _lack(name, kind_of(name, spec), sources, could, referees)]
    return tuple(planned), (*found, *_left_out(kept_out, asked))


def _planned(name: str, kind: DocumentKind, spec: DocumentSpec, sources: Sources, demands: Sequence[Demand]) -> PlannedDocument:
    own = obeyed_in(demands, name)
    spec = as_demanded(name, kind, spec, own, sources.position)
    letter = sources.letters.get(spec.letter) if spec.letter else None
    theme = themed(_theme(spec, sources), own, kind)
    return PlannedDocument(name, kind, title_of(name, spec), spec, letter, sources.statements.get(name), theme)


def _theme(spec: DocumentSpec, sources: Sources) -> Theme:
    return sources.themes[theme_name(spec, sources.position, sources.target.theme)]


def _asked_for(sources: Sources, demands: Sequence[Demand], level: Level, specs: Mapping[str, DocumentSpec]) -> dict[str, str]:
    return asked_for(demands, level, sources.position.waive if sources.position else {}, specs)


def _lack(name: str, kind: DocumentKind, sources: Sources, attached: int, referees: Sequence[Referee]) -> str:
    """What the profile would need for this document, "" where it has it."""
    folder = f"profiles/{sources.profile_name}"
    statement = sources.statements.get(name)
    if kind == "statement" and statement is None:
        stem = name.removesuffix("-statement")
        return f"write {folder}/statements/{stem}.md, or put {stem}.pdf there"
    if kind == "statement" and isinstance(statement, TextFile) and not statement.text.strip():
        return f"{statement.path} is empty"
    if kind == "referees" and not referees:
        return f"add referees: to {folder}/profile.yaml"
    if kind == "publication-list" and not sources.publications:
        return f"add publications to {folder}/{sources.profile.publications[0]}"
    if kind == "publication-bundle" and not attached:
        return "no paper is attached: loosen the topics, pin a paper, or say attach: 1"
    return ""


def _missing(name: str, title: str, remedy: str, quote: str) -> Finding:
    return Finding("missing-document", Verdict.FAIL, f"{title} is missing", remedy, name, quote)


def _wished(name: str, title: str, remedy: str, quote: str) -> Finding:
    return Finding("wished-document", Verdict.WARNING, f"{title} is not there, and the call wishes it", remedy, name, quote)


def _left_out(names: Sequence[str], asked: AskedDocuments) -> Iterator[Finding]:
    """One finding for each rule that keeps documents out which could have been made."""
    for demand in {id(asked.closed_by[name]): asked.closed_by[name] for name in names}.values():
        out = [name for name in names if asked.closed_by[name] is demand]
        titles = " and ".join(title_of(name, asked.left_out[name]) for name in out)
        why = "forbids it" if demand.rule.forbidden else "wants nothing that it does not name"
        message = f"{titles} {'is' if len(out) == 1 else 'are'} left out: the {demand.rank} {why}"
        omit = ", ".join(f"{name}: {{omit: true}}" for name in out)
        remedy = f"agree by documents: {{{omit}}} in the position, or waive: {{{demand.rule.label}: …}}"
        rule = demand.rule
        yield Finding("document-left-out", Verdict.WARNING, message, remedy, "", rule.quote, demand.place, rule=rule.label)
