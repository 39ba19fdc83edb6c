"""A season as a proofreader sees it, whole: each word of the terminal is there to be read, so each change of it shows here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run

POSITIONS = {
    "cmu": ("Carnegie Mellon University", "department: Computer Science Department", "I would join the Parallel Data Lab."),
    "eth": ("ETH Zurich", "department: Department of Computer Science", "I would join the Systems Group of Prof. Ana Klimovic."),
    "lse": (
        "London School of Economics",
        "department: Department of Mathematics",
        "I would bring queues to the ZIB-like lab of yours.",
    ),
    "north": ("University of Washington", "requisition: R-17", "I would ask what Prof. Arvind Krishnamurthy asks of networks."),
    "oslo": (
        "University of Oslo",
        "addressee: Prof. Ada Berg",
        "Your group is the best place for my work on queues and on schedulers.",
    ),
    "rome": ("Sapienza University of Rome", "papers: []", "Your group is the best place for my work on queues and on schedulers."),
    "trento": ("University of Trento", "requisition: R-4", "I would open CS 410 at Cornell University to my simulator."),
}
"""Position → institution, another field, and `fit:`; two have the same, one names another institution."""


@pytest.fixture
def season(workspace: Path, run: Run) -> Path:
    (workspace / "profiles/me/positions/example-university.yaml").unlink()
    for name, (institution, field, fit) in POSITIONS.items():
        run("new", "position", name, "--institution", institution, "--title", "Assistant Professor", cwd=workspace)
        file = workspace / f"profiles/me/positions/{name}.yaml"
        file.write_text(f"{file.read_text()}\n{field}\nfit: {fit}\n")
    return workspace


def test_a_season_on_the_terminal(
    season: Path, run: Run, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    golden("proof/season", dateless(run("proof", cwd=season).out))


def test_a_season_on_a_wide_terminal(
    season: Path, run: Run, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    golden("proof/season-wide", dateless(run("proof", cwd=season).out))


def dateless(out: str) -> str:
    return re.sub(r"\b[A-Z][a-z]+ \d{1,2}, \d{4}", "DATE", "\n".join(line.rstrip() for line in out.split("\n")))


def test_a_finding_is_printed_in_full_once_and_letters_refer_to_it(season: Path, run: Run) -> None:
    said = " ".join(run("proof", cwd=season).out.split())
    assert said.count("fit: says what another of these says, too") == 1
    assert "oslo University of Oslo !1" in said or "oslo !1" in said


def test_the_page_refers_to_findings_told_once_and_tells_variants_with_their_letters(season: Path, run: Run) -> None:
    run("proof", "--html", "proof.html", cwd=season)
    page = (season / "proof.html").read_text()
    assert page.count("fit: says what another of these says, too") == 1
    assert page.count('href="#found-1"') == 2 and page.count('id="found-1"') == 1
    assert '<span class="stranger">Cornell University</span>' in page


def test_scripts_get_all_that_the_terminal_cuts(season: Path, run: Run) -> None:
    said = json.loads(run("proof", "--json", cwd=season).out)
    (group,) = said["groups"]
    letters = {one["position"]: one for one in group["positions"]}
    assert {"code": "reused-fit", "positions": ["oslo", "rome"]}.items() <= {
        key: one[key] for one in said["shared_findings"] if one["code"] == "reused-fit" for key in ("code", "positions")
    }.items()
    for name in ("oslo", "rome"):
        assert any("says what" in one["message"] for one in letters[name]["findings"])
        assert POSITIONS[name][2] in ["".join(piece["text"] for piece in one["pieces"]) for one in letters[name]["passages"]]
    assert [one["seen_in"] for one in letters["rome"]["passages"] if one["seen_in"]] == ["oslo"]
    assert letters["oslo"]["slots"]["institution"] == "the University of Oslo"
