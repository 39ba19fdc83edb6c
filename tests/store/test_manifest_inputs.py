"""A packet with bound papers is as fresh as its sources: papers are inputs, wherever they lay."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from packet.store.build_record import changed_inputs
from packet.store.workspace import Workspace, shipped_folder

SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""Of no bytes."""
INPUTS = {"profiles/me/profile.yaml": SHA, "paper:steady": SHA}


@pytest.fixture
def home(tmp_path: Path) -> Workspace:
    (tmp_path / "profiles/me/papers").mkdir(parents=True)
    for name in ("profile.yaml", "papers/steady.pdf"):
        (tmp_path / "profiles/me" / name).touch()
    return Workspace(tmp_path, shipped_folder())


def test_a_paper_of_the_profile_that_is_as_it_was_has_not_changed(home: Workspace) -> None:
    assert changed_inputs(home, INPUTS) == ()


@pytest.mark.parametrize("inputs", [INPUTS, dict(reversed(INPUTS.items()))])
def test_a_paper_of_the_profile_that_is_another_has_changed(home: Workspace, inputs: Mapping[str, str]) -> None:
    (home.root / "profiles/me/papers/steady.pdf").write_bytes(b"%PDF")
    assert changed_inputs(home, inputs) == ("paper:steady",)


def test_of_a_paper_that_came_from_elsewhere_nothing_is_said(home: Workspace) -> None:
    shutil.rmtree(home.root / "profiles/me/papers")
    assert changed_inputs(home, INPUTS) == ()


def test_any_other_input_that_is_gone_has_changed(home: Workspace) -> None:
    (home.root / "profiles/me/profile.yaml").unlink()
    assert changed_inputs(home, INPUTS) == ("profiles/me/profile.yaml",)
