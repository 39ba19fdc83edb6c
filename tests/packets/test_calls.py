"""Every row of the survey of real calls, written as a call file: it is read, its quotes are the row's words, its packet is built."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from seed_packet import DAY, generated_paper

from packet.build import build
from packet.cli.new import run_new
from packet.formats.located_yaml import Fields, Items, read_yaml
from packet.model.call import Call
from packet.model.packet import Packet
from packet.model.plan import Plan
from packet.model.sources import Request, Sources
from packet.store.desk import Desk
from packet.store.papers import open_library
from packet.store.profile_store import read_profile
from packet.store.sources import Selection, load_sources
from packet.store.workspace import Workspace, find_workspace
from packet.tailor import tailor

CALLS = sorted((Path(__file__).resolve().parents[1] / "calls").glob("*.yaml"))
NAMES = [path.stem for path in CALLS]
TARGET = {"microsoft-research": "internship", "lanl-postdoc": "postdoc", "qimr-mpi-brain": "postdoc"}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The starter workspace with a position for every call, two papers and a research statement."""
    root = tmp_path_factory.mktemp("season") / "workspace"
    run_new(root)
    home = root / "profiles/me"
    (root / "templates/calls").mkdir(parents=True)
    for path in CALLS:
        (root / "templates/calls" / path.name).write_bytes(path.read_bytes())
        own = "" if "\ninstitution:" in "\n" + path.read_text() else "institution: University of Somewhere\n"
        title = "" if "\ntitle:" in path.read_text() else "title: Assistant Professor\n"
        text = f"target: {TARGET.get(path.stem, 'faculty-job')}\ncall: {path.stem}\n{title}{own}"
        (home / "positions" / path.name).write_text(text)
    for key in ("steady", "probes"):
        generated_paper(home / f"papers/{key}.pdf", key, pages=2)
    (home / "statements/research.md").write_text("I study systems.\n")
    return find_workspace(root)


def sources_for(space: Workspace, name: str) -> Sources:
    return load_sources(space, read_profile(space, "me"), Selection(position=name), Request(DAY))


def plan_for(space: Workspace, name: str) -> Plan:
    return tailor(sources_for(space, name), Request(DAY))


@pytest.mark.parametrize("name", NAMES)
def test_a_position_for_the_call_is_read_and_planned_without_a_problem(space: Workspace, name: str) -> None:
    sources = sources_for(space, name)
    assert [problem.code for problem in sources.warnings] == []
    plan = tailor(sources, Request(DAY))
    demands = [demand for demand in plan.demands if demand.origin == f"call {name}"]
    assert demands
    assert all(demand.rule.quote and demand.source.startswith("calls.csv row ") for demand in demands)
    assert plan.documents


def row_of(path: Path, shared: Path) -> str:
    """The cells of the row that a call file names as its source."""
    tree = read_yaml(path.read_bytes(), path.name)
    assert isinstance(tree, Fields)
    call = Desk(Workspace(path.parent, path.parent)).model(path, Call)
    assert call and call.value.source
    number = call.value.source.file.removeprefix("calls.csv row ")
    with (shared / "calls.csv").open(encoding="utf-8", newline="") as stream:
        row = next(row for row in csv.DictReader(stream) if row["id"] == number)
    return "\n".join(row.values())


@pytest.mark.parametrize("path", CALLS, ids=NAMES)
def test_each_quote_stands_in_the_row_that_the_file_names(path: Path, shared: Path) -> None:
    row = row_of(path, shared)
    call = Desk(Workspace(path.parent, path.parent)).model(path, Call)
    assert call
    quotes = [rule.quote for rule in (*call.value.must, *call.value.should, *call.value.info)]
    assert quotes
    assert [quote for quote in quotes if quote not in row] == []


def test_every_row_has_a_call_file(shared: Path) -> None:
    with (shared / "calls.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["id"] for row in csv.DictReader(stream)}
    written = [str(source.values["file"]) for path in CALLS if isinstance(source := _source(path), Fields)]
    found = {words.partition("row ")[2].partition("'")[0] for words in written}
    assert found == rows


def _source(path: Path) -> Fields | Items | object:
    tree = read_yaml(path.read_bytes(), path.name)
    return tree.values["source"] if isinstance(tree, Fields) else tree


BUILT = (
    "mit-eecs",
    "northwestern-cs",
    "southern-cross",
    "toronto",
    "eth-zurich-d-infk",
    "nsf-pappg",
    "chalmers",
    "microsoft-research",
)


@pytest.fixture(scope="module")
def built(space: Workspace) -> dict[str, Packet]:
    library = open_library(space.root / "out/.cache")
    return {name: build(sources_for(space, name), Request(DAY), library) for name in BUILT}


@pytest.mark.parametrize("name", BUILT)
def test_the_packet_of_a_call_is_built_and_says_what_is_missing_with_its_words(built: dict[str, Packet], name: str) -> None:
    packet = built[name]
    assert packet.file.pages
    assert packet.files
    for finding in packet.findings:
        assert finding.message
        if finding.rule and finding.quote:
            assert any(finding.quote == demand.rule.quote for demand in packet.plan.demands)


def test_the_order_that_a_call_prescribes_is_that_of_the_packet(built: dict[str, Packet]) -> None:
    plan = built["southern-cross"].plan
    assert plan.order[0] == "cv"
    assert plan.order[-1] == "criteria-statement"
    assert [one.name for one in built["southern-cross"].files] == ["packet.pdf"]


def test_documents_that_a_call_puts_together_share_a_file_and_nothing_else_is_sent(built: dict[str, Packet]) -> None:
    packet = built["toronto"]
    assert [one.holds for one in packet.files] == [("cover-letter", "cv")]
    left = [finding for finding in packet.findings if finding.code == "document-left-out"]
    assert {finding.quote for finding in left} == {'"send only materials requested"'}


def test_a_portal_adds_its_name_and_its_limits(built: dict[str, Packet]) -> None:
    plan = built["toronto"].plan
    assert plan.position and [portal.name for portal in plan.position.portals] == ["University of Toronto"]
    origins = {demand.origin for demand in plan.demands}
    assert "call toronto" in origins


def test_the_deadline_of_the_call_is_that_of_the_position(space: Workspace) -> None:
    position = plan_for(space, "mit-eecs").position
    assert position and position.deadlines["hard"].day == date(2026, 12, 1)
