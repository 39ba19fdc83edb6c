"""The command line as a person uses it: run in the process, in a folder, with what it printed and how it ended."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from acme import FILES, packet
from posted import NORTHWESTERN
from running import Ran, Run

from packet.cli.main import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("build", "--all", cwd=folder)`; as wide as where there is no terminal, unless a test sets `COLUMNS`."""
    monkeypatch.delenv("COLUMNS", raising=False)

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


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which the packet of a position with two portals was built."""
    home = tmp_path_factory.mktemp("season")
    packet("new", "demo", cwd=home)
    for name, text in FILES.items():
        path = home / "demo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    packet("build", "acme", "--date", "2026-11-01", cwd=home / "demo")
    return home / "demo"


@pytest.fixture
def acme(built_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_once, tmp_path / "demo"))


@pytest.fixture
def made(workspace: Path, run: Run) -> Path:
    """A position `nw`, read from its posting."""
    ran = run("new", "position", "nw", "--ad", str(NORTHWESTERN), cwd=workspace)
    assert ran.code == 0, ran.err
    return workspace
