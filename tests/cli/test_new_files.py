"""`packet new KIND NAME`: each kind makes a file that builds or says what is missing, asks where somebody can answer, overwrites nothing."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from running import Run

from packet.cli.new_files import KINDS

POSTING = ("--institution", 'Uni: of #Somewhere, "North"', "--title", "Assistant Professor")


def test_files_of_every_kind_build_a_packet_together(workspace: Path, run: Run) -> None:
    for words in (
        ("theme", "mine"),
        ("letter", "lab"),
        ("statement", "research"),
        ("target", "fellowship", "--theme", "mine", "--letter", "lab"),
        ("position", "somewhere", "--target", "fellowship", *POSTING),
    ):
        ran = run("new", *words, cwd=workspace)
        assert ran.code == 0, ran.err
    ran = run("build", "somewhere", cwd=workspace)
    assert ran.code == 0, ran.err
    assert "research statement" in ran.out and "MISSING" not in ran.out
    assert 'Uni: of #Somewhere, "North"' in ran.out
    assert "example text" in ran.out.casefold(), "what is still to be written is told"


def test_a_profile_with_its_answers_builds(workspace: Path, run: Run) -> None:
    assert run("new", "profile", "ada", "--name", "Ada Byron", "--email", "ada@example.edu", cwd=workspace).code == 0
    ran = run("build", "--target", "faculty-job", "--profile", "ada", cwd=workspace)
    assert ran.code == 0, ran.err


def test_what_nobody_said_is_named_by_new_and_by_the_build(workspace: Path, run: Run) -> None:
    ran = run("new", "position", "somewhere", cwd=workspace)
    assert ran.code == 0 and "To be written: institution, title" in ran.out
    built = run("build", "somewhere", cwd=workspace)
    assert built.code == 3
    assert "'title' is missing" in built.err and "'name' is missing" in built.err and "positions/somewhere.yaml:" in built.err


def test_a_call_is_taken_by_a_position(workspace: Path, run: Run) -> None:
    assert run("new", "call", "some-call", *POSTING, cwd=workspace).code == 0
    (workspace / "profiles/me/positions/there.yaml").write_text("target: postdoc\ncall: some-call\n")
    assert run("build", "there", cwd=workspace).code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_there_is_never_overwritten(workspace: Path, run: Run, kind: str) -> None:
    assert run("new", kind, "again", cwd=workspace).code == 0
    before = {path: path.read_bytes() for path in workspace.rglob("*again*") if path.is_file()}
    ran = run("new", kind, "again", cwd=workspace)
    assert ran.code == 2 and "error[name-taken]" in ran.err
    assert {path: path.read_bytes() for path in workspace.rglob("*again*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["../out", ".hidden", "A B", "Zürich", "x.yaml", "", "a/b", "-", "x" * 300, "a\nb"])
def test_an_odd_name_is_refused_with_a_better_one(workspace: Path, run: Run, name: str) -> None:
    before = sorted(workspace.rglob("*"))
    ran = run("new", "letter", "--", name, cwd=workspace)
    assert ran.code == 2 and "error[bad-name]" in ran.err and "like " in ran.err
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.parametrize(("kind", "name"), [("position", "postdoc"), ("target", "example-university")])
def test_a_position_and_a_target_share_no_name(workspace: Path, run: Run, kind: str, name: str) -> None:
    assert "error[name-taken]" in run("new", kind, name, cwd=workspace).err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("positoin", "x"), "'position'"),
        (("theme", "x", "--from", "awsome"), "'awesome'"),
        (("position", "x", "--target", "faculty-jb"), "'faculty-job'"),
        (("theme", "x", "--email", "a@b.cd"), "--email is not for a theme"),
        (("profile", "x", "--email", "nobody"), "not an e-mail"),
        (("position",), "./position"),
        (("somewhere", "--title", "x"), "not for a new workspace"),
    ],
)
def test_what_cannot_be_meant_is_said_with_what_may_be(workspace: Path, run: Run, words: tuple[str, ...], hint: str) -> None:
    ran = run("new", *words, cwd=workspace)
    assert ran.code in {2, 3} and hint in ran.err


@pytest.mark.parametrize(("kind", "other"), [("theme", "awesome"), ("target", "faculty-job"), ("letter", "postdoc")])
def test_a_copy_is_the_same_to_the_byte(workspace: Path, run: Run, repository: Path, kind: str, other: str) -> None:
    assert run("new", kind, "mine", "--from", other, cwd=workspace).code == 0
    (copy,) = workspace.rglob("mine.*")
    shipped = repository / ("letters" if kind == "letter" else f"templates/{kind}s") / f"{other}{copy.suffix}"
    assert copy.read_bytes() == shipped.read_bytes()


def test_a_copied_position_keeps_nothing_of_the_other_place(workspace: Path, run: Run) -> None:
    (workspace / "profiles/me/positions/old.yaml").write_text(
        "target: postdoc   # kind\ninstitution: Oldham University\ntitle: Fellow\ndepartment: Oldham Physics\n"
        "requisition: OLD-1\ndeadlines: {hard: 2026-12-01}\ntopics: scheduling # mine\n# about Oldham\nfit: I love Oldham.\n"
        "paragraphs:\n  opening: Oldham!\nattach: 0\nmust:\n  - {papers: 3, quote: three for Oldham}\n"
    )
    ran = run("new", "position", "next", "--from", "old", *POSTING, cwd=workspace)
    assert ran.code == 0, ran.err
    text = (workspace / "profiles/me/positions/next.yaml").read_text()
    assert "Oldham" not in text and "OLD-1" not in text
    assert "topics: scheduling # mine\n" in text and "attach: 0\n" in text and "target: postdoc" in text
    assert "Left out of old, to be written for this place: department, requisition, deadlines, fit, paragraphs, must" in text
    assert run("build", "next", cwd=workspace).code == 0


def test_a_copied_profile_has_everything_but_the_positions(workspace: Path, run: Run) -> None:
    assert run("new", "profile", "twin", "--from", "me", cwd=workspace).code == 0
    assert not (workspace / "profiles/twin/positions").exists()
    assert run("build", "--target", "postdoc", "--profile", "twin", cwd=workspace).code == 0


def test_a_new_file_of_every_kind_leads_an_editor_to_its_schema_and_keeps_to_it(workspace: Path, run: Run) -> None:
    old = set(workspace.rglob("*.yaml"))
    for words in (
        ("profile", "ada", "--name", "Ada Byron", "--email", "ada@example.edu"),
        ("theme", "mine"),
        ("target", "fellowship", "--theme", "mine", "--letter", "postdoc"),
        ("position", "somewhere", "--target", "postdoc", "--profile", "me", *POSTING),
        ("call", "some-call", *POSTING),
    ):
        assert run("new", *words, cwd=workspace).code == 0
    made = set(workspace.rglob("*.yaml")) - old
    assert len(made) == 6
    for file in made:
        text = file.read_text(encoding="utf-8")
        line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert line, file
        schema = (file.parent / line[1]).resolve()
        assert schema.parent == workspace / ".packet"
        assert list(Draft202012Validator(json.loads(schema.read_text())).iter_errors(yaml.safe_load(text))) == [], file


def test_a_workspace_without_schemas_gets_those_that_a_new_file_names(workspace: Path, run: Run) -> None:
    shutil.rmtree(workspace / ".packet")
    assert ".packet/theme.schema.json" in run("new", "theme", "mine", cwd=workspace).out
    assert (workspace / ".packet/theme.schema.json").is_file()
    assert ".packet" not in run("new", "theme", "other", cwd=workspace).out


def test_a_workspace_may_bear_the_name_of_a_kind(tmp_path: Path, run: Run) -> None:
    assert run("new", "./position", cwd=tmp_path).code == 0
    assert (tmp_path / "position/profiles").is_dir()


def test_on_a_terminal_it_asks_and_asks_again(workspace: Path) -> None:
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "packet", "new", "profile", "ada"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    asking = subprocess.Popen(command, cwd=workspace, stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
    os.close(terminal)
    said = ""
    for question, answer in (
        ("Your name", "Ada Byron"),
        ("E-mail", "nobody"),
        ("not an e-mail", "ada@example.edu"),
        ("Headline", ""),
    ):
        said = _until(keyboard, question, said)
        os.write(keyboard, f"{answer}\n".encode())
        said = said.partition(question)[2]
    assert asking.wait(timeout=20) == 0
    os.close(keyboard)
    text = (workspace / "profiles/ada/profile.yaml").read_text()
    assert "name: Ada Byron\n" in text and "email: ada@example.edu\n" in text and "headline:\n" in text


def _until(keyboard: int, words: str, said: str) -> str:
    give_up = time.monotonic() + 20
    while words not in said:
        assert time.monotonic() < give_up, said
        if select.select([keyboard], [], [], 0.2)[0]:
            said += os.read(keyboard, 4096).decode()
    return said
