"""All positions of a profile → `Application`s: what is due, there and missing; and a warning for each that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packet.model.application import Application
from packet.model.call import InstitutionName
from packet.model.deadline import DeadlineKind, deadline_kind
from packet.model.position import Position
from packet.model.rules import Demand
from packet.model.target import Target
from packet.problems import Place, Problem, Severity
from packet.store.deadlines import check_deadlines, home_zone
from packet.store.demands import gather_demands
from packet.store.institutions import read_institutions
from packet.store.last_build import Builds
from packet.store.positions import Posted, read_position
from packet.store.readiness import Holdings, required_documents
from packet.store.shelf import Shelf
from packet.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Applications:
    """The applications of one profile, by name, and what is to be told of their files."""

    found: tuple[Application, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is read once for all positions. `out`: the folder that holds a folder for each packet."""

    shelf: Shelf
    holdings: Holdings
    builds: Builds
    added: Sequence[InstitutionName]
    out: Path
    targets: Mapping[str, Path]


def read_applications(workspace: Workspace, profile: str, out: Path) -> Applications:
    """Read every position of the profile; one that is broken is a warning, and the others are read."""
    shelf = Shelf(workspace)
    added = read_institutions(shelf)
    warnings = list(shelf.take_problems())
    reader = _Reader(shelf, Holdings(workspace, profile), Builds(workspace, profile), added, out, workspace.targets())
    found: list[Application] = []
    for name, path in workspace.positions(profile).items():
        application = _read(reader, name, path)
        problems = shelf.take_problems()
        if application:
            found.append(application)
            warnings += [one for one in problems if one.code == "deadline-kind"]
        else:
            warnings.append(_broken(name, path, problems, shelf))
    return Applications(tuple(found), tuple(dict.fromkeys(warnings)))


def missing_of(workspace: Workspace, profile: str, posted: Posted) -> Mapping[str, str]:
    """Each required document of one position that lacks something → what. Where its target cannot be read, a build says so."""
    shelf, position = Shelf(workspace), posted.position.value
    path = workspace.targets().get(position.target)
    target = shelf.model(path, Target) if path else None
    if target is None:
        return {}
    demands = gather_demands(shelf, position.target, target, posted)
    documents = required_documents(target.value, position, demands, Holdings(workspace, profile))
    return {document: lack for document, lack in documents.items() if lack}


def _read(reader: _Reader, name: str, path: Path) -> Application | None:
    """`None`, with the problems noted, where the position, its call, its portals or its target cannot be read."""
    shelf = reader.shelf
    posted = read_position(shelf, path)
    if posted is None or shelf.problems:
        return None
    wanted = posted.position.value.target
    if wanted not in reader.targets:
        shelf.unknown("target", wanted, list(reader.targets), posted.position.place("target"))
        return None
    target = shelf.model(reader.targets[wanted], Target)
    if target is None:
        return None
    check_deadlines(shelf, posted.position)
    demands = gather_demands(shelf, wanted, target, posted)
    return _application(reader, name, posted, target.value, demands)


def _application(reader: _Reader, name: str, posted: Posted, target: Target, demands: Sequence[Demand]) -> Application:
    position = posted.position.value
    documents = required_documents(target, position, demands, reader.holdings)
    return Application(
        name=name,
        target=position.target,
        institution=position.institution.name,
        title=position.title,
        deadlines=position.deadlines,
        zone=home_zone(position, reader.added),
        documents=tuple(documents),
        missing={document: lack for document, lack in documents.items() if lack},
        portals=tuple(portal.name for portal in position.portals),
        letters=_letters(position, demands),
        contacts=_contacts(demands),
        referees=position.referees or reader.holdings.referees,
        unconfirmed=position.unconfirmed,
        build=reader.builds.read(reader.out / name, name),
    )


def _letters(position: Position, demands: Sequence[Demand]) -> int | None:
    """How many letters are to come: as a rule says; else, where they have a deadline, as many as there are referees."""
    steering = [demand.rule for demand in demands if demand.steers]
    if asked := [rule.letters for rule in steering if rule.letters]:
        return asked[-1].least
    if not any(deadline_kind(name) is DeadlineKind.LETTERS_DUE for name in position.deadlines):
        return None
    return len(position.referees) or max((rule.referees.least for rule in steering if rule.referees), default=0) or None


def _contacts(demands: Sequence[Demand]) -> int | None:
    """How many referees the call wants named."""
    asked = [demand.rule.referees.least for demand in demands if demand.steers and demand.rule.referees]
    return asked[-1] if asked and asked[-1] else None


def _broken(name: str, path: Path, problems: Sequence[Problem], shelf: Shelf) -> Problem:
    errors = [one for one in problems if one.severity is Severity.ERROR]
    message = f"position {name} has {len(errors)} problem{'s' * (len(errors) != 1)} and is not shown"
    place = next((one.place for one in errors if one.place), Place(shelf.shown(path)))
    return Problem("broken-position", message, place, f"packet build {name} shows them", Severity.WARNING)
