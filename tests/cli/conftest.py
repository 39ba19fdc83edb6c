"""The command line as a person uses it: run in the process, in a folder, with what it printed and how it ended."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from running import Ran, Run

from packet.cli.main import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("build", "--all", cwd=folder)`."""

    def ran(*arguments: str, cwd: Path) -> Ran:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["packet", *arguments])
        capsys.readouterr()
        try:
            main()
            code: int | str | None = 0
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return Ran(int(code or 0), said.out, said.err)

    return ran


@pytest.fixture
def workspace(tmp_path: Path, run: Run) -> Path:
    """What `packet new` makes."""
    assert run("new", "demo", cwd=tmp_path).code == 0
    return tmp_path / "demo"
