"""`packet proof`: the letters of all positions, on the terminal, as a page, for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run


@pytest.fixture
def season(workspace: Path, run: Run) -> Path:
    """The starter with two more positions, of which one has a `fit:`."""
    for name, institution in (("eth", "ETH Zurich"), ("cmu", "Carnegie Mellon University")):
        run("new", "position", name, "--institution", institution, "--title", "Assistant Professor", cwd=workspace)
    file = workspace / "profiles/me/positions/cmu.yaml"
    file.write_text(file.read_text() + "\nfit: Prof. Mor Harchol-Balter asks <which> queues & why.\n")
    return workspace


def test_the_common_text_is_shown_once_and_then_what_differs(season: Path, run: Run) -> None:
    ran = run("proof", cwd=season)
    assert ran.code == 0
    assert "what 3 letters of “faculty” have in common" in ran.out
    assert ran.out.count("Thank you for your consideration.") == 1
    assert "[ETH Zurich.]" in ran.out
    assert ran.out.rstrip().endswith("3 letters")


def test_what_is_found_in_every_letter_is_told_once(season: Path, run: Run) -> None:
    said = " ".join(run("proof", cwd=season).out.split())
    assert said.count("it needs agenda") == 1
    assert said.count("it needs fit") == 1


def test_one_position_is_shown_whole(season: Path, run: Run) -> None:
    out = run("proof", "eth", cwd=season).out
    assert "Thank you for your consideration." in out
    assert "have in common" not in out


def test_scripts_get_every_piece_with_its_mark(season: Path, run: Run) -> None:
    said = json.loads(run("proof", "--json", cwd=season).out)
    (group,) = said["groups"]
    assert [one["position"] for one in group["positions"]] == ["cmu", "eth", "example-university"]
    pieces = [piece for sentence in group["positions"][0]["sentences"] for piece in sentence]
    assert {"text": "Prof. Mor Harchol-Balter", "mark": "own", "name": "person"} in pieces
    assert any(piece["name"] == "institution" for piece in pieces)


def test_the_page_is_complete_in_itself_and_safe(season: Path, run: Run) -> None:
    ran = run("proof", "--html", "proof.html", cwd=season)
    page = (season / "proof.html").read_text()
    assert ran.out == "proof.html  3 letters\n"
    assert "&lt;which&gt; queues &amp; why." in page
    assert "http" not in page
    assert page.count("<h2") == 4


def test_a_position_that_cannot_be_read_does_not_hide_the_others(season: Path, run: Run) -> None:
    (season / "profiles/me/positions/broken.yaml").write_text("target: faculty-job\ntitel: x\n")
    ran = run("proof", cwd=season)
    assert ran.code == 3
    assert "3 letters" in ran.out
    assert "broken.yaml:2:1" in ran.err
