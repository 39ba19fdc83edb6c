"""A profile's positions as `packet status` reads them: what is required, what is missing, how the last build stands."""

from __future__ import annotations

import json
import os
import re
from hashlib import sha256
from pathlib import Path

import pytest

from packet.model.application import Application, LastBuild
from packet.model.rules import Rule
from packet.store.applications import Applications, read_applications
from packet.store.workspace import Workspace, shipped_folder

POSITION = "target: faculty-job\ninstitution: Example University\ntitle: Professor\nfit: I know Ada Byron's group.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    profile = tmp_path / "profiles/me"
    (profile / "positions").mkdir(parents=True)
    (profile / "statements").mkdir()
    (profile / "profile.yaml").write_text("name: Ada\nemail: ada@example.org\n")
    return tmp_path


def read(home: Path) -> Applications:
    return read_applications(Workspace(home, shipped_folder()), "me", home / "out")


def one(home: Path, text: str = "", name: str = "place") -> Application:
    (home / f"profiles/me/positions/{name}.yaml").write_text(POSITION + text)
    (found,) = read(home).found
    return found


def test_a_target_says_which_documents_there_must_be(home: Path) -> None:
    found = one(home)
    assert found.documents == ("cover-letter", "cv", "publication-list")
    assert found.missing == {}


def test_what_a_rule_asks_for_and_the_profile_lacks_is_missing(home: Path) -> None:
    rules = "must:\n  - {documents: [cover-letter, research-statement, referees, criteria], quote: q}\n"
    found = one(home, rules)
    assert dict(found.missing) == {
        "research-statement": "there is no statements/research.md or .pdf",
        "criteria": "there is no statements/criteria.md or .pdf",
        "referees": "the profile names no referees",
    }
    (home / "profiles/me/statements/research.pdf").write_bytes(b"%PDF")
    (home / "profiles/me/statements/criteria.md").write_text("")
    (home / "profiles/me/profile.yaml").write_text("name: Ada\nreferees: [{name: B}]\n")
    assert dict(one(home, rules).missing) == {"criteria": "the file is empty"}
    waived = rules + "waive: {criteria: by e-mail}\ndocuments: {criteria: {omit: true}}\n"
    assert "criteria" not in one(home, waived).missing


def test_a_letter_that_prints_fit_lacks_it_until_it_is_written(home: Path) -> None:
    (home / "profiles/me/positions/place.yaml").write_text(POSITION.partition("fit")[0])
    (found,) = read(home).found
    assert dict(found.missing) == {"cover-letter": "fit: is empty"}
    assert one(home).missing == {}
    (home / "profiles/me/positions/place.yaml").write_text(POSITION.partition("fit")[0] + "paragraphs: {fit: My own words.}\n")
    assert read(home).found[0].missing == {}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", None),
        ("must: [{letters: 3+}]\n", 3),
        ("must: [{letters: 2}]\nwaive: {letters: later}\n", None),
        ("must: [{referees: 3-5}]\n", None),
        ("must: [{referees: 3-5}]\ndeadlines: {letters-due: 2026-12-01}\n", 3),
        ("deadlines: {letters-due: 2026-12-01}\n", None),
    ],
)
def test_letters_are_counted_as_the_call_says(home: Path, text: str, letters: int | None) -> None:
    assert one(home, text).letters == letters


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("", "Europe/Dublin"),
        ("zone: America/Chicago\n", "America/Chicago"),
        ("zone: PT\n", "PT"),
    ],
)
def test_the_institutions_zone_is_said_in_the_position_or_for_all_positions(home: Path, text: str, zone: str) -> None:
    (home / "templates").mkdir()
    (home / "templates/institutions.yaml").write_text("institutions: [{name: Example University, zone: Europe/Dublin}]\n")
    assert one(home, text).zone == zone


def test_a_call_and_portals_count_as_the_positions_own(home: Path) -> None:
    (home / "templates/calls").mkdir(parents=True)
    (home / "templates/calls/example.yaml").write_text(
        "zone: Asia/Tokyo\ndeadlines: {hard: 2026-12-01 17:00 local}\nportal: interfolio\n"
    )
    found = one(home, "call: example\nportals: [Departmental form]\n")
    assert (str(found.deadlines["hard"]), found.zone) == ("1 Dec 17:00 local", "Asia/Tokyo")
    assert found.portals == ("Interfolio", "Departmental form")


@pytest.mark.parametrize(
    "text", ["titel: x\n", "deadlines: {hard: soon}\n", "zone: CST\n", "call: none\n", "portal: none\n", "- {", "target: none\n"]
)
def test_a_broken_position_is_a_warning_and_the_others_are_read(home: Path, text: str) -> None:
    (home / "profiles/me/positions/broken.yaml").write_text(POSITION.replace("target: faculty-job\n", "") + text)
    one_more = home / "profiles/me/positions/whole.yaml"
    one_more.write_text(POSITION)
    found = read(home)
    assert [one.name for one in found.found] == ["whole"]
    assert [problem.code for problem in found.warnings] == ["broken-position"]


def test_a_broken_call_breaks_every_position_that_names_it(home: Path) -> None:
    (home / "templates/calls").mkdir(parents=True)
    (home / "templates/calls/bad.yaml").write_text("titel: x\n")
    for name in ("one", "two"):
        (home / f"profiles/me/positions/{name}.yaml").write_text(POSITION + "call: bad\n")
    assert [problem.code for problem in read(home).warnings] == ["broken-position", "broken-position"]


def test_a_deadline_whose_name_is_nearly_a_kind_is_asked_about(home: Path) -> None:
    (home / "profiles/me/positions/place.yaml").write_text(POSITION + "deadlines: {letters: 2026-12-01}\n")
    (problem,) = read(home).warnings
    assert (problem.code, str(problem.place), problem.hint) == (
        "deadline-kind",
        "profiles/me/positions/place.yaml:5:13",
        "did you mean 'letters-due'?",
    )


# ── the last build ──────────────────────────────────────────────────────────────────────────────────────────────────────


def built(home: Path, position: str = "place", **said: object) -> Path:
    """A manifest as a build writes it, as far as it is read."""
    source = home / "profiles/me/profile.yaml"
    whole = {
        "position": position,
        "verdicts": {"pass": 30},
        "findings": [],
        "inputs": {"profiles/me/profile.yaml": sha256(source.read_bytes()).hexdigest()},
        **said,
    }
    folder = home / "out/place"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(whole))
    return folder / "manifest.json"


def test_the_manifest_says_how_the_last_build_went(home: Path) -> None:
    findings = [{"verdict": "fail", "message": "too long"}, {"verdict": "warning", "message": "w"}]
    built(home, findings=findings, verdicts={"fail": 1, "warning": 1, "needs a person": 2, "pass": 30, "done": 4})
    assert one(home).build == LastBuild(("too long",), 3, ())


def test_an_input_that_says_something_else_now_makes_the_build_older(home: Path) -> None:
    manifest, source = built(home), home / "profiles/me/profile.yaml"
    later = manifest.stat().st_mtime + 5
    os.utime(source, (later, later))
    assert one(home).build == LastBuild()  # touched, and the same
    source.write_text("name: Ada Byron\n")
    os.utime(source, (later, later))
    assert one(home).build == LastBuild(changed=("profiles/me/profile.yaml",))
    source.unlink()
    assert one(home).build == LastBuild(changed=("profiles/me/profile.yaml",))


def test_a_paper_that_came_from_elsewhere_is_no_change_and_one_of_the_profile_is(home: Path) -> None:
    manifest = built(home, inputs={"paper:ditto": sha256(b"old").hexdigest()})
    assert one(home).build == LastBuild()
    paper = home / "profiles/me/papers/ditto.pdf"
    paper.parent.mkdir()
    paper.write_bytes(b"new")
    later = manifest.stat().st_mtime + 5
    os.utime(paper, (later, later))
    assert one(home).build == LastBuild(changed=("paper:ditto",))


@pytest.mark.parametrize("count", ["Infinity", "NaN", "1e999", '"many"', "{}"])
def test_a_manifest_that_counts_what_cannot_be_counted_hides_no_position(home: Path, count: str) -> None:
    built(home, verdicts={"pass": 0})
    manifest = home / "out/place/manifest.json"
    manifest.write_text(re.sub(r'"pass": 0', f'"pass": {count}', manifest.read_text()))
    assert one(home).build is None


def test_what_a_manifest_says_in_characters_that_are_no_text_is_said_without_them(home: Path) -> None:
    failing = {"verdict": "fail", "message": "no\ud800 statement"}
    built(home, verdicts={"fail": 1}, findings=[failing], inputs={"profiles/me/\udcff.md": "0"})
    build = one(home).build
    assert build
    assert (build.failed, build.changed) == (("no\ufffd statement",), ("profiles/me/\ufffd.md",))


@pytest.mark.parametrize("data", ["", "[]", "{}", '{"position": "place"}', "[" * 100_000, '{"position": "other"}'])
def test_what_is_no_manifest_of_this_position_is_no_build(home: Path, data: str) -> None:
    built(home).write_text(data)
    assert one(home).build is None


def test_what_a_rule_demands_is_told_in_the_order_of_the_vocabulary() -> None:
    assert Rule.model_validate({"letters": "3", "documents": ["cv"], "quote": "q"}).demands == ("documents", "letters")
