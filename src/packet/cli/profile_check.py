"""The profile alone → what is to be said of it: it asks, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from packet.check.profile import check_profile
from packet.cli.wanted import Wanted
from packet.model.finding import Finding, Verdict
from packet.problems import Problem
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.profile_view import view_profile
from packet.store.sources import broken_positions
from packet.store.workspace import choose_profile, find_workspace


def findings_of_profile(wanted: Wanted) -> tuple[str, tuple[Finding, ...]]:
    """The name of the profile and its findings. Raises `SourceError` where it cannot be read."""
    workspace = find_workspace(Path.cwd(), wanted.workspace)
    store = read_profile(workspace, choose_profile(workspace, wanted.profile or None))
    warnings = (*store.warnings, *broken_positions(workspace, store, frozenset()))
    questions = check_profile(view_profile(workspace, store, wanted.date, wanted.papers))
    return store.name, (_read(store), *_as_findings(warnings), *questions)


def _read(store: ProfileStore) -> Finding:
    papers = len(store.publications)
    return Finding("profile-read", Verdict.PASS, f"every value is well formed; {papers} publication{'s' * (papers != 1)}")


def _as_findings(problems: tuple[Problem, ...]) -> Iterator[Finding]:
    for problem in problems:
        yield Finding(problem.code, Verdict.WARNING, problem.message, problem.hint, place=problem.place)
