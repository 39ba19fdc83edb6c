"""`packet export` as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run


def test_the_text_goes_to_standard_output_and_what_is_left_out_to_standard_error(run: Run, workspace: Path) -> None:
    said = run("export", "bibtex", cwd=workspace)
    assert said.code == 0
    assert said.out.startswith("@inproceedings{steady,")
    assert "note: bibtex has no place for: headline" in said.err


def test_a_file_is_written_and_topics_choose_publications(run: Run, workspace: Path) -> None:
    said = run("export", "csl-json", "-o", "out/papers.json", "--topic", "scheduling", cwd=workspace)
    assert (said.code, said.out) == (0, "")
    assert '"id": "steady"' in (workspace / "out/papers.json").read_text()
    assert "note: 1 of 2 publications meet the topics" in said.err


def test_the_formats_are_named(run: Run, workspace: Path) -> None:
    said = run("export", "--list", cwd=workspace)
    assert [line.split()[0] for line in said.out.splitlines()] == ["bibtex", "csl-json", "json-resume", "markdown"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["export"], "which-format"),
        (["export", "bibtx"], "unknown-format"),
        (["export", "markdown", "--ascii"], "no-ascii"),
        (["export", "bibtex", "-o", "profiles/me/profile.yaml"], "out-is-input"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(run: Run, workspace: Path, arguments: list[str], code: str) -> None:
    before = (workspace / "profiles/me/profile.yaml").read_bytes()
    said = run(*arguments, cwd=workspace)
    assert said.code == 2
    assert f"error[{code}]" in said.err
    assert (workspace / "profiles/me/profile.yaml").read_bytes() == before


def test_a_topic_that_is_not_there_is_an_error(run: Run, workspace: Path) -> None:
    said = run("export", "bibtex", "--topic", "sheduling", cwd=workspace)
    assert said.code == 3
    assert "error[unknown-topic]" in said.err
