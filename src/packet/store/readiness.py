"""A position with its target and rules → the documents that its packet must have, and what each of them lacks; nothing is built."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from packet.formats.located_yaml import Fields, Items, Scalar
from packet.model.demanded import asked_documents, holding, known_as
from packet.model.position import Position
from packet.model.rules import Demand, Level
from packet.model.target import DocumentSpec, Target, kind_of
from packet.store.desk import Desk
from packet.store.workspace import Workspace

PRINTS_FIT = re.compile(r"{{[^}]*\bfit\b")


@dataclass(frozen=True)
class Holdings:
    """What a profile has for its packets: looked at once for all positions."""

    workspace: Workspace
    profile: str

    @property
    def folder(self) -> Path:
        return self.workspace.root / "profiles" / self.profile

    @cached_property
    def statements(self) -> Mapping[str, bool]:
        """Files of `statements/`, and whether they say something."""
        folder = self.folder / "statements"
        try:
            return {entry.name: entry.stat().st_size > 0 for entry in sorted(folder.iterdir())}
        except OSError:
            return {}

    @cached_property
    def referees(self) -> tuple[str, ...]:
        """The names of the profile's referees; what else is wrong with it is told when something is built."""
        node = Desk(self.workspace).node(self.folder / "profile.yaml")
        listed = node.values.get("referees") if isinstance(node, Fields) else None
        named = [one.values.get("name") for one in listed.values if isinstance(one, Fields)] if isinstance(listed, Items) else []
        return tuple(name.text for name in named if isinstance(name, Scalar))

    @cached_property
    def letters(self) -> Mapping[str, bool]:
        """Letter templates, and whether they print the position's `fit:`."""
        return {name: _prints_fit(path) for name, path in self.workspace.letters(self.profile).items()}


def _prints_fit(path: Path) -> bool:
    try:
        return bool(PRINTS_FIT.search(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeError):
        return False


def required_documents(target: Target, position: Position, demands: Sequence[Demand], holdings: Holdings) -> Mapping[str, str]:
    """Each document that the packet must have, in order, and what it lacks, in words; "": nothing that shows without a build."""
    hold = holding(demands)
    specs = asked_documents(target, position, hold).specs
    asked = _asked_for(hold, position, specs)
    wanted = {name: spec for name, spec in specs.items() if name in asked or not spec.optional}
    lacking = {name: _lack(name, spec, position, holdings) for name, spec in wanted.items() if _is_needed(name, spec, asked)}
    return {**lacking, **{name: f"add {name}: {{}} to documents: of the position" for name in asked if name not in specs}}


def _asked_for(demands: Sequence[Demand], position: Position, specs: Mapping[str, DocumentSpec]) -> tuple[str, ...]:
    """The documents that a `must` names and that the position does not waive."""
    strict = [one for one in demands if one.level is Level.MUST and not one.waived]
    return tuple(known_as(name, specs) for one in strict for name in one.rule.documents if name not in position.waive)


def _is_needed(name: str, spec: DocumentSpec, asked: Sequence[str]) -> bool:
    """A bundle without papers is no lack, unless a rule asks for it."""
    return name in asked or _kind(name, spec) not in {"publication-bundle", "contents"}


def _kind(name: str, spec: DocumentSpec) -> str:
    try:
        return kind_of(name, spec)
    except ValueError:
        return ""


def _lack(name: str, spec: DocumentSpec, position: Position, holdings: Holdings) -> str:
    kind = _kind(name, spec)
    if kind == "statement":
        return _statement_lack(name, spec, holdings)
    if kind == "referees" and not holdings.referees:
        return "the profile names no referees"
    said = position.fit or "fit" in position.paragraphs
    if kind == "cover-letter" and not said and holdings.letters.get(spec.letter or "", False):
        return "fit: is empty"
    return ""


def _statement_lack(name: str, spec: DocumentSpec, holdings: Holdings) -> str:
    stem = name.removesuffix("-statement")
    names = [spec.file] if spec.file else [f"{one}{ending}" for one in (name, stem) for ending in (".md", ".pdf")]
    known = {file.casefold(): says for file, says in holdings.statements.items()}
    there = [known[file.casefold()] for file in names if file.casefold() in known]
    if not there:
        return f"there is no statements/{spec.file or f'{stem}.md or .pdf'}"
    return "" if any(there) else "the file is empty"
