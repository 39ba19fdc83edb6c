"""A profile store and the workspace's targets and positions → a `ProfileView`: what the profile's linter looks at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from packet.compose.cv import SECTIONS, shown_works
from packet.compose.entries import kept
from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.model.plan import Plan, PlannedDocument
from packet.model.profile import Tagged
from packet.model.profile_view import FieldPath, ProfileView
from packet.model.sources import Request
from packet.model.target import PublicationView, SectionName
from packet.problems import Place, SourceError
from packet.store.profile_store import ProfileStore
from packet.store.sources import Selection, load_sources
from packet.store.workspace import Workspace, lies_at
from packet.tailor import tailor


def view_profile(workspace: Workspace, store: ProfileStore, today: date, papers: Path | None = None) -> ProfileView:
    """The profile with its places, and what is shown of it; targets and positions that cannot be read are left alone."""
    folder = papers or workspace.root / "profiles" / store.name / "papers"
    plans = list(_plans(workspace, store, today))
    return ProfileView(
        profile=store.profile,
        publications=store.publications,
        venues=store.venues,
        topics=store.topics,
        today=today,
        papers=frozenset(key for key in store.publications if lies_at(folder / f"{key}.pdf")),
        shown=frozenset(path for plan in plans for path in _shown(plan)) if plans else None,
        places={path: place for tree in store.trees for path, place in _places(tree, ())},
    )


def _plans(workspace: Workspace, store: ProfileStore, today: date) -> Iterator[Plan]:
    """What would be built for every target, and for every position of the profile."""
    wanted = [Selection(target=name) for name in workspace.targets()]
    wanted += [Selection(position=name) for name in workspace.positions(store.name)]
    request = Request(today)
    for selection in wanted:
        try:
            yield tailor(load_sources(workspace, store, selection, request), request)
        except SourceError:
            continue  # its problems are told when it is built


def _shown(plan: Plan) -> Iterator[FieldPath]:
    """Publications and entries that one packet shows."""
    for document in plan.documents:
        if document.kind == "publication-list":
            yield from (("publications", work.key) for work in plan.listed(document.name))
        elif document.kind == "publication-bundle":
            yield from (("publications", work.key) for work in plan.attached)
        elif document.kind == "cover-letter":
            yield from (("publications", work.key) for work in plan.highlighted)
        elif document.kind == "referees":
            yield from _referees(plan)
        elif document.kind == "cv":
            yield from (path for name in document.spec.sections or SECTIONS for path in _section(name, document, plan))


def _section(name: SectionName, document: PlannedDocument, plan: Plan) -> Iterator[FieldPath]:
    """What a section of a CV shows. Each entry is judged on its own, as the CV judges them."""
    if name == "publications":
        view = document.spec.publications or PublicationView()
        yield from (("publications", work.key) for work in shown_works(view, plan, document.name))
    elif name == "referees":
        yield from _referees(plan)
    elif name == "other":
        for at, section in enumerate(plan.profile.other):
            yield from _entries(section.entries, name, ("other", at, "entries"), document, plan)
    elif name != "interests":
        yield from _entries(getattr(plan.profile, name), name, (name,), document, plan)


def _entries(
    entries: tuple[Tagged, ...], section: str, path: FieldPath, document: PlannedDocument, plan: Plan
) -> Iterator[FieldPath]:
    for at, entry in enumerate(entries):
        if kept((entry,), section, document, plan):
            yield (*path, at)


def _referees(plan: Plan) -> Iterator[FieldPath]:
    named = plan.referees
    yield from (("referees", at) for at, referee in enumerate(plan.profile.referees) if referee in named)


def _places(node: Node, path: FieldPath) -> Iterator[tuple[FieldPath, Place]]:
    """Every value of a tree with its place; what holds others stands where its key does."""
    if isinstance(node, Items):
        for at, item in enumerate(node.values):
            yield (*path, at), item.place
            yield from _places(item, (*path, at))
    elif isinstance(node, Fields):
        for key, value in node.values.items():
            yield (*path, key), value.place if isinstance(value, Scalar) else node.keys[key]
            yield from _places(value, (*path, key))
