"""`packet proof`: the letters of all positions, on the terminal, as a page, for scripts."""

from __future__ import annotations

import gc
import json
from datetime import date
from pathlib import Path

import pytest
from running import Run

from packet.cli.proof import proofed_of
from packet.cli.wanted import Wanted
from packet.model.packet import Packet


@pytest.fixture
def season(workspace: Path, run: Run) -> Path:
    """The starter with two more positions, of which one has a `fit:`."""
    for name, institution in (("eth", "ETH Zurich"), ("cmu", "Carnegie Mellon University")):
        run("new", "position", name, "--institution", institution, "--title", "Assistant Professor", cwd=workspace)
    file = workspace / "profiles/me/positions/cmu.yaml"
    file.write_text(file.read_text() + "\nfit: Prof. Mor Harchol-Balter asks <which> queues & why.\n")
    return workspace


def test_what_positions_fill_in_stands_in_a_table_and_in_no_sentence(season: Path, run: Run) -> None:
    out = run("proof", cwd=season).out
    table, _, letters = out.partition("what 3 letters of “faculty” have in common")
    assert "ETH Zurich" in table and "Carnegie" in table
    assert "Assistant Professor ‹in the ⟨department⟩› at (the) ⟨institution⟩" in " ".join(letters.split())
    assert "[ETH Zurich" not in letters


def test_the_common_text_is_shown_once_and_then_what_differs(season: Path, run: Run) -> None:
    ran = run("proof", cwd=season)
    assert ran.code == 0
    assert ran.out.count("Thank you for your consideration.") == 1
    assert "[_Prof. Mor Harchol-Balter_ asks <which> queues & why.]" in ran.out
    assert ran.out.rstrip().endswith("3 letters")


def test_all_is_what_is_done_without_a_position(season: Path, run: Run) -> None:
    assert run("proof", "--all", cwd=season).out == run("proof", cwd=season).out
    refused = run("proof", "eth", "--all", cwd=season)
    assert refused.code == 2 and "leave out --all, or the positions" in refused.err


def test_what_is_found_in_several_letters_is_told_once(season: Path, run: Run) -> None:
    file = season / "profiles/me/positions/cmu.yaml"
    file.write_text(file.read_text().partition("\nfit:")[0])
    said = " ".join(run("proof", cwd=season).out.split())
    assert said.count("it needs agenda") == 1 and said.count("it needs fit") == 1
    assert "write agenda: in the profile (all 3 letters)" in said
    assert "write fit: in the position (cmu, eth)" in said


def test_an_institution_that_is_neither_the_positions_nor_the_applicants_is_marked(season: Path, run: Run) -> None:
    file = season / "profiles/me/positions/cmu.yaml"
    file.write_text(file.read_text().replace("queues & why.", "queues & why at Cornell University."))
    assert "!!Cornell University!!" in " ".join(run("proof", cwd=season).out.split())
    run("proof", "--html", "proof.html", cwd=season)
    assert '<span class="stranger">Cornell University</span>' in (season / "proof.html").read_text()


@pytest.mark.parametrize("columns", ["0", "1", "2", "80", "200"])
def test_a_terminal_of_any_width_shows_every_word(season: Path, run: Run, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = run("proof", cwd=season).out
    assert "Thank you for your consideration." in " ".join(out.split())
    assert "Prof. Mor Harchol-Balter" in out


def test_signs_stand_for_styles_that_a_terminal_does_not_show(season: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "[_Prof." not in run("proof", cwd=season).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[_Prof." in run("proof", cwd=season).out.replace("\x1b[1m", "").replace("\x1b[1;4m", "")
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "[_Prof. Mor" in run("proof", cwd=season).out


def test_no_line_is_cut(season: Path, run: Run) -> None:
    file = season / "profiles/me/positions/cmu.yaml"
    file.write_text(file.read_text().replace("title: Assistant Professor", f"title: {'Very ' * 20}Long Title"))
    out = run("proof", cwd=season).out
    assert " ".join(out.split()).count("Very Very Long Title") == 1
    assert max(map(len, out.splitlines())) <= 80


def test_one_position_is_shown_whole(season: Path, run: Run) -> None:
    out = run("proof", "eth", cwd=season).out
    assert "Thank you for your consideration." in out
    assert "have in common" not in out


def test_a_position_that_is_not_there_is_no_letter(season: Path, run: Run) -> None:
    ran = run("proof", "nosuch", cwd=season)
    assert (ran.code, ran.out) == (3, "")
    assert not run("proof", "nosuch", "--html", "proof.html", cwd=season).out
    assert not (season / "proof.html").exists()


def test_a_profile_without_positions_is_told_how_to_make_one(workspace: Path, run: Run) -> None:
    for file in (workspace / "profiles/me/positions").iterdir():
        file.unlink()
    ran = run("proof", cwd=workspace)
    assert ran.code == 2 and "packet new position NAME" in ran.err and "--target" not in ran.err


def test_scripts_get_every_piece_with_its_mark(season: Path, run: Run) -> None:
    said = json.loads(run("proof", "--json", cwd=season).out)
    (group,) = said["groups"]
    assert [one["position"] for one in group["positions"]] == ["cmu", "eth", "example-university"]
    assert "institution" in said["slots"]
    assert group["positions"][1]["slots"]["institution"] == "ETH Zurich"
    pieces = [piece for passage in group["positions"][0]["passages"] for piece in passage["pieces"]]
    assert {"text": "Prof. Mor Harchol-Balter", "mark": "own", "name": "person", "slot": "", "only": ""} in pieces
    filled = [piece for passage in group["common"] for piece in passage["pieces"] if piece["slot"]]
    assert {"text": " institution", "mark": "same", "name": "", "slot": "institution", "only": ""} in filled


def test_of_a_packet_nothing_is_kept_but_what_is_shown(season: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty packets with their papers would take a few hundred megabytes."""
    monkeypatch.chdir(season)
    before = packets_in_memory()
    made, _, code = proofed_of(Wanted((), "", True, None, (), (), (), None, None, None, date(2026, 11, 6), None))
    assert (len(made), code) == (3, 0)
    assert packets_in_memory() == before


def packets_in_memory() -> int:
    gc.collect()
    return sum(isinstance(one, Packet) for one in gc.get_objects())


def test_the_page_is_complete_in_itself_and_safe(season: Path, run: Run) -> None:
    ran = run("proof", "--html", "proof.html", cwd=season)
    page = (season / "proof.html").read_text()
    assert ran.out == "proof.html  3 letters\n"
    assert "&lt;which&gt; queues &amp; why." in page
    assert "http" not in page
    assert page.count("<h2") == 4


def test_the_table_of_the_page_leads_to_each_letter(season: Path, run: Run) -> None:
    run("proof", "--html", "proof.html", cwd=season)
    page = (season / "proof.html").read_text()
    for name in ("cmu", "eth", "example-university"):
        assert f'<a href="#{name}">' in page and f'id="{name}"' in page


def test_a_position_that_cannot_be_read_does_not_hide_the_others(season: Path, run: Run) -> None:
    (season / "profiles/me/positions/broken.yaml").write_text("target: faculty-job\ntitel: x\n")
    ran = run("proof", cwd=season)
    assert ran.code == 3
    assert "3 letters" in ran.out
    assert "broken.yaml:2:1" in ran.err
