"""The target's documents with the position's changes → the documents of this packet, and a finding for each one that is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from packet.model.finding import Finding, Verdict
from packet.model.plan import PlannedDocument
from packet.model.rules import Demand
from packet.model.sources import Sources, TextFile
from packet.model.target import DocumentKind, DocumentSpec, kind_of, merged
from packet.tailor.demands import required_documents

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


def has_bundle(sources: Sources) -> bool:
    """Whether papers can be bound into this packet at all."""
    return any(kind_of(name, spec) == "publication-bundle" for name, spec in _specs(sources).items())


def _specs(sources: Sources) -> dict[str, DocumentSpec]:
    """The target's documents with the position's changes."""
    return merged(sources.target.documents, sources.position.documents if sources.position else {})


def document_order(sources: Sources, demands: Sequence[Demand]) -> tuple[str, ...]:
    """Every document that target, position or call ask for, in the packet's order, whether it can be made or not."""
    return tuple(dict.fromkeys([*_specs(sources), *_required(sources, demands)]))


def plan_documents(
    sources: Sources, demands: Sequence[Demand], wanted: int, attached: int
) -> tuple[tuple[PlannedDocument, ...], tuple[Finding, ...]]:
    """The documents that can be made, in order, and what is missing; `attached` papers of those `wanted` can be bound."""
    specs = _specs(sources)
    required = _required(sources, demands)
    planned: list[PlannedDocument] = []
    missing: list[Finding] = []
    for name, spec in specs.items():
        kind = kind_of(name, spec)
        if lack := _lack(name, kind, sources, attached):
            unwanted = spec.optional or (kind == "publication-bundle" and not wanted)
            if name in required or not unwanted:
                missing.append(_missing(name, title_of(name, spec), lack, required.get(name, "")))
            continue
        letter = sources.letters.get(spec.letter) if spec.letter else None
        planned.append(PlannedDocument(name, kind, title_of(name, spec), spec, letter, sources.statements.get(name)))
    for name, quote in required.items():
        if name not in specs:
            missing.append(_missing(name, title_of(name, DocumentSpec()), f"add {name}: {{}} to documents: of the position", quote))
    return tuple(planned), tuple(missing)


def _required(sources: Sources, demands: Sequence[Demand]) -> dict[str, str]:
    return required_documents(demands, sources.position.waive if sources.position else {})


def _lack(name: str, kind: DocumentKind, sources: Sources, attached: int) -> str:
    """What the profile would need for this document, "" where it has it."""
    folder = f"profiles/{sources.profile_name}"
    statement = sources.statements.get(name)
    if kind == "statement" and statement is None:
        stem = name.removesuffix("-statement")
        return f"write {folder}/statements/{stem}.md, or put {stem}.pdf there"
    if kind == "statement" and isinstance(statement, TextFile) and not statement.text.strip():
        return f"{statement.path} is empty"
    if kind == "referees" and not sources.profile.referees:
        return f"add referees: to {folder}/profile.yaml"
    if kind == "publication-list" and not sources.publications:
        return f"add publications to {folder}/{sources.profile.publications[0]}"
    if kind == "publication-bundle" and not attached:
        return "no paper is attached: loosen the topics, pin a paper, or say attach: 1"
    return ""


def _missing(name: str, title: str, remedy: str, quote: str) -> Finding:
    return Finding("missing-document", Verdict.FAIL, f"{title} is missing", remedy, name, quote)
