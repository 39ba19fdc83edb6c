"""`packet schema`, and the schemas of a new workspace."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from running import Run

from packet.model.schema import KINDS, schema_of


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed(kind: str, tmp_path: Path, run: Run) -> None:
    assert json.loads(run("schema", kind, cwd=tmp_path).out) == schema_of(kind)


def test_without_a_kind_all_are_named(tmp_path: Path, run: Run) -> None:
    assert run("schema", cwd=tmp_path).out.split() == list(KINDS)


def test_an_unknown_kind_ends_with_code_2_and_the_nearest_one(tmp_path: Path, run: Run) -> None:
    ran = run("schema", "positon", cwd=tmp_path)
    assert ran.code == 2
    assert "did you mean 'position'" in ran.err


def test_they_are_written_into_any_folder(tmp_path: Path, run: Run) -> None:
    assert run("schema", "--out", "here", cwd=tmp_path).code == 0
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == sorted(f"{kind}.schema.json" for kind in KINDS)


def test_they_are_written_into_the_workspace_from_anywhere_in_it(workspace: Path, run: Run) -> None:
    old = workspace / ".packet/theme.schema.json"
    old.write_text("old")
    assert run("schema", "--write", cwd=workspace / "profiles").code == 0
    assert json.loads(old.read_text(encoding="utf-8")) == schema_of("theme")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("")
    ran = run("schema", "--out", "file", cwd=tmp_path)
    assert ran.code == 5
    assert "cannot be written" in ran.err


def test_every_yaml_file_of_a_new_workspace_leads_an_editor_to_its_schema(workspace: Path) -> None:
    files = list(workspace.rglob("*.yaml"))
    assert len(files) == 3
    for file in files:
        line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))
        assert line, file
        assert (file.parent / line[1]).resolve().parent == workspace / ".packet"
        assert (file.parent / line[1]).is_file()
