"""A desk reads files for one build: it remembers their hashes and gathers every problem before it speaks."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from builders import PROFILE, workspace

from packet.model.profile import Profile
from packet.problems import Place, Severity, SourceError
from packet.store.desk import Desk


def test_every_file_read_is_an_input_with_its_hash(tmp_path: Path) -> None:
    desk = Desk(workspace(tmp_path))
    desk.model(tmp_path / "profiles/ada/profile.yaml", Profile)
    assert desk.inputs == {"profiles/ada/profile.yaml": hashlib.sha256(PROFILE.encode()).hexdigest()}


def test_a_model_keeps_the_places_of_its_file(tmp_path: Path) -> None:
    desk = Desk(workspace(tmp_path))
    loaded = desk.model(tmp_path / "profiles/ada/profile.yaml", Profile)
    assert loaded
    assert loaded.place("education", 0, "at") == Place("profiles/ada/profile.yaml", 4, 38)
    assert loaded.value.education[0].at == "Cam University"


def test_what_was_wrong_is_said_once_sorted_and_all_together(tmp_path: Path) -> None:
    desk = Desk(workspace(tmp_path))
    for line in (9, 2, 9):
        desk.complain("code", "message", Place("b", line))
    desk.complain("code", "message", Place("a", 5))
    desk.complain("code", "no place", None)
    with pytest.raises(SourceError) as caught:
        desk.finish()
    assert [str(problem.place or "") for problem in caught.value.problems] == ["", "a:5", "b:2", "b:9"]


def test_warnings_alone_stop_nothing(tmp_path: Path) -> None:
    desk = Desk(workspace(tmp_path))
    desk.complain("code", "message", None, severity=Severity.WARNING)
    assert [problem.severity for problem in desk.finish()] == [Severity.WARNING]


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    desk = Desk(workspace(tmp_path))
    assert desk.text(tmp_path / "letters") is None
    assert desk.problems[0].code == "unreadable-file"
    assert desk.problems[0].hint


def test_an_unknown_name_gets_the_nearest_or_all_known(tmp_path: Path) -> None:
    desk = Desk(workspace(tmp_path))
    desk.unknown("theme", "clasic", ["classic", "awesome"], None)
    desk.unknown("theme", "x", ["classic", "awesome"], None)
    desk.unknown("theme", "x", [], None)
    assert [problem.hint for problem in desk.problems] == [
        "did you mean 'classic'?",
        "known: awesome, classic",
        "none is defined yet",
    ]
    assert {problem.code for problem in desk.problems} == {"unknown-theme"}
