"""Tiny workspaces written by the tests, and the way from a workspace to a plan: the steps of `build.py` up to `compose`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

from packet.compose import compose
from packet.model.document import Document
from packet.model.plan import Plan
from packet.model.sources import Request, Sources
from packet.problems import Problem, SourceError
from packet.store.profile_store import read_profile
from packet.store.sources import Selection, load_sources
from packet.store.workspace import Workspace
from packet.tailor import tailor

REPOSITORY = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 24)

PROFILE = """\
name: Ada Byron
email: ada@example.org
education:
  - {degree: Ph.D. in Computing, at: Cam University, dates: 2023-09..present, advisor: Mary Somerville}
"""
PUBLICATIONS = """\
venues:
  SIGX: {name: Symposium on X, kind: conference}
publications:
  engine:
    title: "Engine: Computing with Cards"
    authors: Ada Byron, Charles Babbage
    venue: SIGX 2025
    date: 2025-06
    topics: [cards]
  loom:
    title: "Loom: Weaving Numbers"
    authors: Charles Babbage, Ada Byron
    venue: SIGX 2024
    date: 2024-05
    topics: [looms]
"""
TOPICS = """\
topics:
  computing: {name: computing}
  cards: {name: punched cards, parent: computing}
  looms: {name: looms}
"""
TARGET = """\
about: A test
theme: classic
highlight: 1
attach: 1
documents:
  cover-letter: {letter: plain}
  cv: {}
  publication-list: {}
  publication-bundle: {}
"""
POSITION = """\
target: job
institution: Lace University
title: Assistant Professor
"""
LETTER = """\
{% block opening %}I apply to {{ position.institution if position else "you" }}.{% endblock %}

{% block fit %}{% if position %}{{ fit }}{% endif %}{% endblock %}
"""

FILES = {
    "profiles/ada/profile.yaml": PROFILE,
    "profiles/ada/publications.yaml": PUBLICATIONS,
    "profiles/ada/positions/lace.yaml": POSITION,
    "templates/topics.yaml": TOPICS,
    "templates/targets/job.yaml": TARGET,
    "templates/themes/classic.yaml": (REPOSITORY / "templates" / "themes" / "classic.yaml").read_text(encoding="utf-8"),
    "letters/plain.md": LETTER,
}


def workspace(folder: Path, **changes: str | bytes | None) -> Workspace:
    """The tiny workspace in `folder`; a change names a file by its path or by a short name (`profile`, `letter` …); `None`: no file."""
    short = {Path(path).stem: path for path in FILES} | {"position": "profiles/ada/positions/lace.yaml"}
    short |= {"target": "templates/targets/job.yaml", "letter": "letters/plain.md", "theme": "templates/themes/classic.yaml"}
    for path, content in (FILES | {short.get(name, name): content for name, content in changes.items()}).items():
        if content is not None:  # a change to None leaves the file out
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
    return Workspace(folder, folder / "nothing-shipped")


def sources_of(
    space: Workspace,
    target: str = "job",
    *,
    position: str = "",
    profile: str = "ada",
    request: Request | None = None,
    papers: Path | None = None,
) -> Sources:
    wanted = Selection(target="" if position else target, position=position, papers=papers)
    return load_sources(space, read_profile(space, profile), wanted, request or Request(TODAY))


def plan_of(
    space: Workspace,
    target: str = "job",
    *,
    position: str = "",
    profile: str = "ada",
    request: Request | None = None,
    papers: Path | None = None,
) -> Plan:
    request = request or Request(TODAY)
    return tailor(sources_of(space, target, position=position, profile=profile, request=request, papers=papers), request)


def document_of(plan: Plan, name: str) -> Document:
    return next(document for document in compose(plan) if document.name == name)


def seed_sources(target: str = "faculty-job", *, advertisement: Path | None = None) -> Sources:
    """The sources of a general packet for Chao Jin, without papers, steered by an advertisement where there is one."""
    space = Workspace(REPOSITORY, REPOSITORY)
    wanted = Selection(target=target, papers=REPOSITORY / "tests" / "no-papers", advertisement=advertisement)
    return load_sources(space, read_profile(space, "chao-jin"), wanted, Request(TODAY))


def seed_plan(target: str = "", *, position: str = "", request: Request | None = None, papers: Path | None = None) -> Plan:
    """A plan of the repository's own workspace for Chao Jin; without `papers` no PDF of a paper is there, whoever runs the test."""
    space = Workspace(REPOSITORY, REPOSITORY)
    papers = papers or REPOSITORY / "tests" / "no-papers"
    return plan_of(space, target, position=position, profile="chao-jin", request=request, papers=papers)


def problems_of(
    space: Workspace, target: str = "job", *, position: str = "", request: Request | None = None
) -> tuple[Problem, ...]:
    """Every problem that a build meets before layout; an error in the profile hides those of what is read after it."""
    try:
        compose(plan_of(space, target, position=position, request=request))
    except SourceError as error:
        return error.problems
    return ()
