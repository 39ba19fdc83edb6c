"""`packet new` and `packet list`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run


def test_a_new_workspace_builds_at_once(workspace: Path, run: Run) -> None:
    ran = run("build", "--all", cwd=workspace)
    assert ran.code == 0, ran.err
    assert (workspace / "out/example-university/packet.pdf").read_bytes().startswith(b"%PDF")


def test_a_new_workspace_ignores_its_output(workspace: Path) -> None:
    assert (workspace / ".gitignore").read_text() == "out/\n"


def test_new_never_overwrites_a_workspace(workspace: Path, run: Run) -> None:
    profile = workspace / "profiles/me/profile.yaml"
    profile.write_text("name: mine\n")
    ran = run("new", "demo", cwd=workspace.parent)
    assert ran.code == 2
    assert "workspace already" in ran.err
    assert profile.read_text() == "name: mine\n"


def test_new_keeps_files_that_are_in_the_folder_already(tmp_path: Path, run: Run) -> None:
    (tmp_path / "here/letters").mkdir(parents=True)
    (tmp_path / "here/letters/faculty.md").write_text("mine")
    assert run("new", "here", cwd=tmp_path).code == 0
    assert (tmp_path / "here/letters/faculty.md").read_text() == "mine"


def test_new_says_where_it_cannot_write(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("")
    ran = run("new", "file/inside", cwd=tmp_path)
    assert ran.code == 5
    assert "cannot be made" in ran.err


def test_list_shows_everything_that_can_be_named(workspace: Path, run: Run) -> None:
    said = run("list", cwd=workspace).out
    for name in ("me", "faculty-job", "internship", "example-university", "postdoc", "awesome", "classic", "compact"):
        assert name in said


def test_positions_stand_by_their_next_deadline(workspace: Path, run: Run) -> None:
    folder = workspace / "profiles/me/positions"
    common = "target: faculty-job\ninstitution: X\ntitle: Y\n"
    (folder / "late.yaml").write_text(common + "deadlines: {hard: 2999-12-01}\n")
    (folder / "soon.yaml").write_text(common + "deadlines: {hard: 2999-01-01, review-begins: 2001-01-01}\n")
    (folder / "past.yaml").write_text(common + "deadlines: {hard: 2001-01-01}\n")
    listed = [one["name"] for one in json.loads(run("list", "--json", cwd=workspace).out)["positions"]]
    assert listed == ["soon", "late", "past", "example-university"]


def test_with_several_profiles_each_position_says_whose_it_is(workspace: Path, run: Run) -> None:
    assert " me " not in run("list", cwd=workspace).out
    run("new", "profile", "ada", "--name", "Ada Byron", "--email", "ada@example.org", cwd=workspace)
    run("new", "position", "eth", "--profile", "ada", "--institution", "ETH", "--title", "T", cwd=workspace)
    lines = run("list", cwd=workspace).out.splitlines()
    assert [line.split()[2:4] for line in lines if "no deadline" in line] == [["ada", "eth"], ["me", "example-university"]]


def test_in_a_narrow_terminal_a_position_has_lines_below_it(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / "profiles/me/positions/acme.yaml").write_text(
        "{target: faculty-job, institution: Acme University of Applied Sciences, title: Tenure-Track Assistant Professor of Weaving,"
        " deadlines: {full-consideration: 2999-12-01 17:00 America/Los_Angeles}}"
    )
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("list", cwd=workspace).out.splitlines()
    first = next(at for at, line in enumerate(lines) if "acme" in line)
    assert lines[first : first + 4] == [
        "  1 Dec 17:00 America/Los_Angeles (2999)  acme",
        "    full consideration · faculty-job",
        "    Acme University of Applied Sciences, Tenure-Track",
        "      Assistant Professor of Weaving",
    ]


def test_a_broken_position_is_one_warning_line_in_the_list(workspace: Path, run: Run) -> None:
    (workspace / "profiles/me/positions/broken.yaml").write_text("target: faculty-job\ntitel: x\n")
    ran = run("list", cwd=workspace)
    assert ran.code == 0
    assert "example-university" in ran.out
    assert ran.err.count("warning[broken-position]") == 1


def test_without_a_workspace_the_message_says_how_to_make_one(tmp_path: Path, run: Run) -> None:
    ran = run("list", cwd=tmp_path)
    assert ran.code == 2
    assert "packet new NAME" in ran.err
