"""A position that names a call and portals: facts field by field, rules by rank, each problem at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import POSITION, TARGET, plan_of, problems_of, sources_of, workspace

from packet.model.rules import Demand
from packet.problems import Problem, Severity
from packet.store.workspace import Workspace

CALL = """\
institution: {name: Lace University, aliases: [Lace]}
title: Assistant Professor
department: Department of Thread
deadlines: {hard: 2026-12-01, letters-due: 2026-12-08}
documents: {cv: {pages: up to 3, title: Vita}}
output: {files: one, papers: apart}
portal: drop-box
source: {file: the call}
must:
  - {papers: 2, quote: two papers}
  - {pages: up to 2, in: cv, quote: two pages}
"""
OWN = "target: job\ncall: lace-call\n"
PORTAL = """\
name: Drop Box
url: example.org/drop
read: 2026-11
must: [{file-size: up to 5 MB}, {papers: 1}]
"""


def space(folder: Path, position: str, call: str = CALL, portal: str = PORTAL, **changes: str) -> Workspace:
    files = {"templates/calls/lace-call.yaml": call, "templates/portals/drop-box.yaml": portal}
    return workspace(folder, position=position, **files, **changes)


def problems(folder: Path, position: str, call: str = CALL, portal: str = PORTAL, **changes: str) -> tuple[Problem, ...]:
    return problems_of(space(folder, position, call, portal, **changes), position="lace")


def demands(folder: Path, position: str, call: str = CALL) -> tuple[Demand, ...]:
    return plan_of(space(folder, position, call), position="lace").demands


# ── facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_position_has_the_facts_of_its_call(tmp_path: Path) -> None:
    sources = sources_of(space(tmp_path, OWN), position="lace")
    position = sources.position
    assert position
    assert (position.institution.name, position.institution.aliases) == ("Lace University", ("Lace",))
    assert (position.title, position.department) == ("Assistant Professor", "Department of Thread")
    assert {"templates/calls/lace-call.yaml", "templates/portals/drop-box.yaml"} <= set(sources.inputs)


def test_what_the_position_says_itself_comes_first_and_maps_join_key_by_key(tmp_path: Path) -> None:
    own = OWN + "title: Lecturer\ndeadlines: {hard: 2026-11-30}\ndocuments: {cv: {pages: 1}}\noutput: {papers: in}\n"
    position = sources_of(space(tmp_path, own), position="lace").position
    assert position and position.output
    assert position.title == "Lecturer"
    assert {kind: str(deadline) for kind, deadline in position.deadlines.items()} == {"hard": "30 Nov", "letters-due": "8 Dec"}
    assert (str(position.documents["cv"].pages), position.documents["cv"].title) == ("up to 1", "Vita")
    assert (position.output.files, position.output.papers) == ("one", "in")


def test_readers_see_the_portal_as_one_of_the_places_where_files_go(tmp_path: Path) -> None:
    position = sources_of(space(tmp_path, OWN + "portals: [{name: A form}]\n"), position="lace").position
    assert position
    assert [(portal.name, portal.url) for portal in position.portals] == [
        ("Drop Box", "https://example.org/drop"),
        ("A form", ""),
    ]


def test_a_portal_that_is_written_out_by_name_keeps_its_own_address(tmp_path: Path) -> None:
    own = OWN + "portals: [{name: drop box, url: example.org/ours}]\n"
    position = sources_of(space(tmp_path, own), position="lace").position
    assert position
    assert [portal.url for portal in position.portals] == ["https://example.org/ours"]


# ── what is wrong ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_institution_that_neither_file_says_is_missing_in_the_position(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, OWN, CALL.split("\n", 1)[1])
    assert (problem.code, problem.message) == ("missing-field", "'institution' is missing")
    assert problem.place and problem.place.path == "profiles/ada/positions/lace.yaml"


def test_an_unknown_call_is_one_problem_with_what_may_be_meant(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "target: job\ncall: lace-cal\n")
    assert (problem.code, problem.hint) == ("unknown-call", "did you mean 'lace-call'?")
    assert str(problem.place) == "profiles/ada/positions/lace.yaml:2:7"


def test_an_unknown_portal_is_told_where_it_is_named(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, OWN, CALL.replace("portal: drop-box", "portal: dropbox"))
    assert (problem.code, problem.hint) == ("unknown-portal", "did you mean 'drop-box'?")
    assert problem.place and problem.place.path == "templates/calls/lace-call.yaml"


def test_a_wrong_value_in_a_call_is_told_once_at_its_place(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, OWN, CALL.replace("hard: 2026-12-01", "hard: soon"))
    assert problem.code == "bad-value"
    assert str(problem.place) == "templates/calls/lace-call.yaml:4:19"


def test_a_call_holds_nothing_personal(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, OWN, CALL + "fit: I like it.\n")
    assert problem.code == "unknown-key"
    assert problem.place and problem.place.path == "templates/calls/lace-call.yaml"


def test_a_wrong_value_in_a_portal_is_told_at_its_place(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, OWN, portal=PORTAL.replace("up to 5 MB", "small"))
    assert problem.place and problem.place.path == "templates/portals/drop-box.yaml"


# ── precedence ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_rule_says_who_makes_it_and_where_its_words_stand(tmp_path: Path) -> None:
    found = {demand.rule.label: (demand.origin, demand.source) for demand in demands(tmp_path, OWN)}
    assert found == {
        "file-size": ("portal drop-box", "Drop Box, Nov. 2026"),
        "papers": ("call lace-call", "the call"),
        "pages in cv": ("call lace-call", "the call"),
    }


def test_target_portal_call_and_position_come_in_this_order(tmp_path: Path) -> None:
    target = TARGET + "must: [{papers: 4}]\n"
    rule = "must: [{papers: %s}]\n"
    without = CALL.replace("  - {papers: 2, quote: two papers}\n", "")
    for folder, call, portal, own, origin in (
        ("a", without, PORTAL.replace(", {papers: 1}", ""), OWN, "target job"),
        ("b", without, PORTAL, OWN, "portal drop-box"),
        ("c", CALL, PORTAL, OWN, "call lace-call"),
        ("d", CALL, PORTAL, OWN + rule % 3, "position"),
    ):
        made = plan_of(space(tmp_path / folder, own, call, portal, target=target), position="lace")
        assert [demand.origin for demand in made.demands if demand.rule.papers] == [origin]


def test_rules_on_which_documents_there_are_add_up(tmp_path: Path) -> None:
    found = demands(tmp_path, OWN + "must: [{documents: cv}]\n", CALL + "  - {documents: publication-list}\n")
    assert [demand.origin for demand in found if demand.rule.documents] == ["call lace-call", "position"]


# ── contradictions and waivers ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("{encryption: required, quote: lock it}", "{encryption: forbidden, quote: no locks}", "encryption required and forbidden"),
        ("{pages: 5+, in: cv, quote: lock it}", "{pages: up to 2, in: cv, quote: no locks}", "pages 5+ and up to 2 in cv"),
        ("{paper: A4, quote: lock it}", "{paper: Letter, quote: no locks}", "paper A4 and Letter"),
        ("{font-size: 12+, quote: lock it}", "{font-size: up to 11, quote: no locks}", "font-size at least 12 and up to 11"),
        ("{documents: cv, quote: lock it}", "{forbidden: cv, quote: no locks}", "cv is asked for and forbidden"),
        ("{first: cv, quote: lock it}", "{first: cover-letter, quote: no locks}", "first cv and cover-letter"),
        ("{order: [cv, publication-list], quote: lock it}", "{order: [publication-list, cv], quote: no locks}", "before"),
    ],
)
def test_two_rules_that_cannot_both_be_met_are_one_problem_with_both_places_and_quotes(
    tmp_path: Path, first: str, second: str, said: str
) -> None:
    found = problems_of(workspace(tmp_path, position=POSITION + f"must:\n  - {first}\n  - {second}\n"), position="lace")
    (problem,) = [one for one in found if one.severity is Severity.ERROR]
    assert problem.code == "contradicting-rules"
    assert said in problem.message
    assert "line 5" in problem.message
    assert "“lock it” and “no locks”" in problem.message
    assert problem.place and problem.place.line == 6


def test_what_is_waived_or_overruled_contradicts_nobody(tmp_path: Path) -> None:
    both = "must: [{paper: A4, name: ours}, {paper: Letter}]\n"
    assert problems(tmp_path / "a", OWN + both + "waive: {ours: they take either}\n") == ()
    assert problems(tmp_path / "b", OWN + "must: [{paper: A4}]\n", CALL + "  - {paper: Letter}\n") == ()


def test_bounds_that_have_a_count_in_common_are_no_contradiction(tmp_path: Path) -> None:
    assert problems(tmp_path, OWN + "must: [{pages: 2+, in: cv}, {pages: up to 2, in: cv}]\n") == ()


def test_a_waiver_of_what_nobody_demands_is_a_warning_with_what_may_be_meant(tmp_path: Path) -> None:
    (problem,) = sources_of(space(tmp_path, OWN + "waive: {paper: sent apart}\n"), position="lace").warnings
    assert (problem.code, problem.severity) == ("waived-in-vain", Severity.WARNING)
    assert problem.hint.startswith("did you mean 'papers'")
    assert str(problem.place) == "profiles/ada/positions/lace.yaml:3:9"


def test_a_rule_is_waived_by_its_label_its_name_its_demand_or_a_document(tmp_path: Path) -> None:
    for folder, name in enumerate(("papers", "pages in cv", "pages", "file-size")):
        found = demands(tmp_path / str(folder), OWN + f"waive: {{{name}: a reason}}\n")
        assert [demand.waived for demand in found if demand.waived] == ["a reason"]


def test_a_rule_on_a_document_that_is_not_there_is_a_warning_unless_the_position_omits_it(tmp_path: Path) -> None:
    rule = "must: [{pages: up to 2, in: publication-lists}]\n"
    (problem,) = sources_of(space(tmp_path / "a", OWN + rule), position="lace").warnings
    assert (problem.code, problem.severity) == ("rule-of-nothing", Severity.WARNING)
    assert "publication-list" in problem.hint
    omitted = OWN + "documents: {publication-list: {omit: true}}\n" + rule.replace("lists", "list")
    assert sources_of(space(tmp_path / "b", omitted), position="lace").warnings == ()


@pytest.mark.parametrize("text", ["[", "just words\n", "- a\n- list\n", ""])
def test_a_call_that_cannot_be_read_is_one_problem(tmp_path: Path, text: str) -> None:
    (problem,) = problems(tmp_path, OWN, text)
    assert problem.place and problem.place.path == "templates/calls/lace-call.yaml"


def test_names_of_files_are_for_documents_that_are_there(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, OWN + "output: {names: {cvs: 'x.pdf'}}\n")
    assert (problem.code, problem.hint) == ("unknown-document", "did you mean 'cv'?")
