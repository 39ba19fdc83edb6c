"""`packet build`: what is written, what is said, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

POSITION = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\n"


def position(workspace: Path, name: str, text: str) -> None:
    (workspace / f"profiles/me/positions/{name}.yaml").write_text(text)


def test_a_target_alone_builds_the_general_packet(workspace: Path, run: Run) -> None:
    assert run("build", "--target", "faculty-job", cwd=workspace).code == 0
    names = sorted(path.name for path in (workspace / "out/faculty-job").iterdir())
    assert names == [
        "01-cover-letter.pdf",
        "02-cv.pdf",
        "03-publication-list.pdf",
        "04-publication-bundle.pdf",
        "manifest.json",
        "packet.pdf",
    ]


def test_the_workspace_is_found_from_a_folder_inside_it(workspace: Path, run: Run) -> None:
    assert run("build", "example-university", cwd=workspace / "profiles/me").code == 0
    assert (workspace / "out/example-university/packet.pdf").is_file()


def test_with_several_profiles_the_output_is_kept_apart(workspace: Path, run: Run) -> None:
    other = workspace / "profiles/you"
    other.mkdir()
    (other / "profile.yaml").write_text("name: You Too\nemail: you@example.edu\n")
    (other / "publications.yaml").write_text("publications: {}\n")
    assert run("build", "--target", "internship", cwd=workspace).code == 2
    assert run("build", "--target", "internship", "--profile", "you", cwd=workspace).code == 0
    assert (workspace / "out/you/internship/packet.pdf").is_file()


def test_with_all_the_good_ones_build_and_the_bad_are_reported(workspace: Path, run: Run) -> None:
    position(workspace, "bad", POSITION + "topics: nonsense\n")
    ran = run("build", "--all", cwd=workspace)
    assert ran.code == 3
    assert (workspace / "out/example-university/packet.pdf").is_file()
    assert "profiles/me/positions/bad.yaml:4:9: error[unknown-topic]" in ran.err


def test_a_broken_position_that_was_not_asked_for_is_one_warning_line(workspace: Path, run: Run) -> None:
    position(workspace, "bad", "target: faculty-job\ntitel: x\n")
    ran = run("build", "example-university", cwd=workspace)
    assert ran.code == 0
    assert ran.err.count("warning[") == 1
    assert "error[" not in ran.err


def test_all_problems_of_a_run_are_told_at_once(workspace: Path, run: Run) -> None:
    position(workspace, "bad", POSITION + "titel: x\nmust: [{paprs: 3}]\n")
    position(workspace, "worse", POSITION + "pin: [stedy]\n")
    ran = run("build", "bad", "worse", cwd=workspace)
    assert ran.code == 3
    for said in ("unknown key 'titel'", "unknown key 'paprs'", "no publication 'stedy'", "did you mean 'steady'?"):
        assert said in ran.err


def test_a_broken_profile_does_not_hide_the_problems_of_a_position(workspace: Path, run: Run) -> None:
    (workspace / "profiles/me/profile.yaml").write_text("name: X\nemial: a@b.c\n")
    position(workspace, "bad", POSITION + "paper: Leter\n")
    for arguments in (("bad",), ("--all",)):
        ran = run("build", *arguments, cwd=workspace)
        assert ran.code == 3
        assert "unknown key 'emial'" in ran.err
        assert "'Leter' is not one of A4, Letter" in ran.err


def test_a_position_may_not_bear_the_name_of_a_target(workspace: Path, run: Run) -> None:
    position(workspace, "internship", POSITION)
    ran = run("build", "internship", cwd=workspace)
    assert ran.code == 3
    assert "position-named-as-target" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--target", "facultyjob"),
        ("--target", "faculty-job", "--topic", "schduling"),
        ("--target", "faculty-job", "--pin", "stedy"),
        ("--target", "faculty-job", "--exclude", "stedy"),
        ("--target", "faculty-job", "--profile", "mee"),
        ("exampel-university",),
    ],
)
def test_an_unknown_name_ends_with_code_3_and_the_nearest_name(workspace: Path, run: Run, arguments: tuple[str, ...]) -> None:
    ran = run("build", *arguments, cwd=workspace)
    assert ran.code == 3
    assert "did you mean" in ran.err or "known: " in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("example-university", "--target", "faculty-job"),
        ("--target", "faculty-job", "--date", "yesterday"),
        ("--target", "faculty-job", "--attach", "-1"),
        ("--target", "faculty-job", "--papers", "nowhere"),
        ("--no-such-option",),
    ],
)
def test_a_command_line_that_does_not_fit_ends_with_code_2(workspace: Path, run: Run, arguments: tuple[str, ...]) -> None:
    assert run("build", *arguments, cwd=workspace).code == 2


def test_strict_ends_with_code_4_when_the_packet_is_not_ready(workspace: Path, run: Run) -> None:
    position(workspace, "demanding", POSITION + "must: [{documents: [research-statement], quote: a research statement}]\n")
    ran = run("build", "demanding", cwd=workspace)
    assert ran.code == 0
    assert "NOT READY: 1 missing" in ran.out
    assert "“a research statement”" in ran.out
    assert run("build", "demanding", "--strict", cwd=workspace).code == 4


def test_an_output_folder_that_cannot_be_written_ends_with_code_5(workspace: Path, run: Run) -> None:
    (workspace / "blocked").write_text("a file, not a folder")
    ran = run("build", "--target", "internship", "--out", "blocked", cwd=workspace)
    assert ran.code == 5
    assert "cannot be written" in ran.err


def test_a_failed_build_leaves_the_last_good_packet(workspace: Path, run: Run) -> None:
    run("build", "example-university", cwd=workspace)
    before = {path.name: path.read_bytes() for path in (workspace / "out/example-university").iterdir()}
    (workspace / "letters/faculty.md").write_text("Dear {{ nobody_knows }},\n")
    ran = run("build", "example-university", cwd=workspace)
    assert ran.code == 3
    assert "letters/faculty.md:1: error[undefined-variable]" in ran.err
    assert {path.name: path.read_bytes() for path in (workspace / "out/example-university").iterdir()} == before


def test_parts_that_are_no_longer_made_are_removed_and_nothing_else(workspace: Path, run: Run) -> None:
    run("build", "example-university", cwd=workspace)
    mine = workspace / "out/example-university/notes.pdf"
    mine.write_text("mine")
    position(
        workspace,
        "example-university",
        POSITION + "documents: {publication-bundle: {omit: true}, publication-list: {omit: true}}\n",
    )
    run("build", "example-university", cwd=workspace)
    assert sorted(path.name for path in mine.parent.glob("*.pdf")) == [
        "01-cover-letter.pdf",
        "02-cv.pdf",
        "notes.pdf",
        "packet.pdf",
    ]


def test_the_letter_bears_the_date_that_was_asked_for(workspace: Path, run: Run) -> None:
    run("build", "--target", "internship", "--date", "2026-02-03", cwd=workspace)
    assert json.loads((workspace / "out/internship/manifest.json").read_text())["date"] == "2026-02-03"


def test_json_says_what_the_manifest_says_and_every_problem(workspace: Path, run: Run) -> None:
    position(workspace, "bad", POSITION + "topics: nonsense\n")
    said = json.loads(run("build", "--all", "--json", cwd=workspace).out)
    assert [one["packet"] for one in said["packets"]] == ["example-university"]
    assert [(one["code"], one["line"]) for one in said["problems"]] == [("unknown-topic", 4)]


def test_a_broken_profile_is_json_too(workspace: Path, run: Run) -> None:
    (workspace / "profiles/me/profile.yaml").write_text("name: X\nemial: a@b.c\n")
    ran = run("build", "--all", "--json", cwd=workspace)
    assert ran.code == 3
    assert {one["code"] for one in json.loads(ran.out)["problems"]} == {"unknown-key", "missing-field"}


def test_a_stray_paper_is_a_warning_with_the_nearest_key(workspace: Path, run: Run) -> None:
    (workspace / "profiles/me/papers/stedy.pdf").write_bytes(b"%PDF-1.4")
    ran = run("build", "example-university", cwd=workspace)
    assert "warning[stray-paper]" in ran.err
    assert "rename it to steady.pdf?" in ran.err


def test_an_anonymous_copy_lies_beside_the_packet_with_the_name(workspace: Path, run: Run) -> None:
    assert run("build", "--target", "internship", cwd=workspace).code == 0
    ran = run("build", "--target", "internship", "--anonymous", cwd=workspace)
    assert ran.code == 0
    assert ran.out.startswith("Anonymous applicant · ")
    assert (workspace / "out/internship/packet.pdf").is_file()
    said = json.loads((workspace / "out/internship-anonymous/manifest.json").read_text())
    assert said["anonymous"] == "Anonymous applicant"
    assert "anonymous-removed" in {finding["code"] for finding in said["findings"]}


def test_the_command_line_overrides_a_position_that_is_anonymous(workspace: Path, run: Run) -> None:
    position(workspace, "blind", POSITION + "anonymous: Candidate 42\n")
    assert run("build", "blind", cwd=workspace).code == 0
    assert json.loads((workspace / "out/blind/manifest.json").read_text())["anonymous"] == "Candidate 42"
    assert run("build", "blind", "--named", cwd=workspace).code == 0
    assert json.loads((workspace / "out/blind-named/manifest.json").read_text())["anonymous"] is None
    assert run("render", "cv", "blind", "--text", cwd=workspace).code == 0
    assert (workspace / "out/blind/cv.txt").read_text().startswith("Candidate 42\n")
