"""`packet confirm` at a terminal: a key an answer, position after position; it can be left and taken up again."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from posted import position
from running import Run

if os.name == "nt":
    pytest.skip("Windows has no such terminals to test with", allow_module_level=True)

from terminal import at_a_terminal, in_terminal, unstyled

POSTING = """Assistant Professor

{place} invites applications for a position of Assistant Professor in Computer Science.
Review of applications begins on December 1, 2026.
"""


@pytest.fixture
def several(workspace: Path, run: Run) -> Path:
    """Three positions with three fields each to confirm, and one in which nothing is unconfirmed."""
    for name, place in (("cmu", "Carnegie Mellon University"), ("eth", "ETH Zurich"), ("nw", "Northwestern University")):
        (workspace / "ad.txt").write_text(POSTING.format(place=place))
        assert run("new", "position", name, "--ad", "ad.txt", cwd=workspace).code == 0
        assert len(unconfirmed(workspace, name)) == 3
    return workspace


def unconfirmed(workspace: Path, name: str) -> list[str]:
    return list(yaml.safe_load(position(workspace, name).read_text()).get("unconfirmed", ()))


def test_each_is_asked_for_and_a_key_answers(made: Path) -> None:
    code, said = at_a_terminal("confirm", "nw", cwd=made, keys="aae<\x15Reader>sdq")
    assert (code, "1 of 13 fields" in said) == (0, True)
    assert "title: Assistant Professor" in said and "will receive full consideration" in said
    assert "4 settled, 9 still to confirm" in said and "Not found in the posting: requisition number (requisition)" in said
    after = yaml.safe_load(position(made, "nw").read_text())
    assert after["title"] == "Reader" and "area" not in after
    assert after["unconfirmed"][:2] == ["rank", "deadlines.full-consideration"]


def test_without_a_position_all_are_gone_through_in_one_sitting(several: Path) -> None:
    code, said = at_a_terminal("confirm", cwd=several, keys="aaan" * 3)
    assert code == 0
    assert "nw   3 of 3 positions, 1 of 3 fields" in said and "cmu   1 of 3 positions, 2 of 3 fields" in said
    assert "ETH Zurich invites applications" in said
    assert said.splitlines()[-1] == "all is confirmed in 3 positions"
    assert [unconfirmed(several, name) for name in ("cmu", "eth", "nw")] == [[], [], []]


def test_who_leaves_keeps_what_was_done_and_goes_on_there(several: Path) -> None:
    _, said = at_a_terminal("confirm", cwd=several, keys="aaanaq")
    assert said.splitlines()[-1] == "5 still to confirm in 2 of 3 positions: packet confirm goes on"
    assert [len(unconfirmed(several, name)) for name in ("cmu", "eth", "nw")] == [0, 2, 3]
    _, said = at_a_terminal("confirm", cwd=several, keys="\x03")
    assert "eth   1 of 2 positions, 1 of 2 fields" in said


def test_an_answer_is_taken_back_with_the_next_key(several: Path) -> None:
    before = position(several, "cmu").read_bytes()
    _, said = at_a_terminal("confirm", "cmu", cwd=several, keys="ae<\x15Reader>bbbq")
    assert said.count("nothing of this position was answered yet") == 1
    assert "0 settled, 3 still to confirm" in said
    assert position(several, "cmu").read_bytes() == before


@pytest.mark.parametrize("columns", [60, 140])
def test_lines_are_as_wide_as_the_terminal(workspace: Path, run: Run, columns: int) -> None:
    long = "and there are many other things to do for whoever wants to come to us from afar, " * 2
    text = POSTING.format(place=f"Northwestern University, {long}")
    (workspace / "ad.txt").write_text(f"{text}Applicants should state in their letter {long}whether they like it here.\n")
    run("new", "position", "nw", "--ad", "ad.txt", cwd=workspace)
    run("confirm", "nw", "--all", "--set", "area=systems " + "and more " * 20, cwd=workspace)
    path = position(workspace, "nw")
    path.write_text(path.read_text() + "unconfirmed: [institution, area]\n")
    lines = unstyled(in_terminal("confirm", "nw", "institution", "area", cwd=workspace, columns=columns)).splitlines()
    assert columns - 20 < max(map(len, lines)) <= columns


def test_what_was_not_read_stands_at_a_stop_that_no_answer_runs_past(several: Path) -> None:
    _, said = at_a_terminal("confirm", cwd=several, keys="aaaaa+<area=systems>nq")
    assert said.count("[n] next  [+] add  [q] quit") == 4
    assert said.index("Not found in the posting") < said.index("[n] next") < said.index("eth   2 of 3 positions")
    assert "added area: systems" in said
    assert yaml.safe_load(position(several, "cmu").read_text())["area"] == "systems"


def test_what_is_added_is_said_again_with_the_reason_if_it_is_refused(several: Path) -> None:
    _, said = at_a_terminal("confirm", "cmu", cwd=several, keys="aaa+<portal=nowhere><\x15rules.papers=3>+<>q")
    assert "there is no portal 'nowhere'" in said and "added rules.papers: 3" in said
    after = yaml.safe_load(position(several, "cmu").read_text())
    assert "portal" not in after and after["must"] == [{"papers": 3}]


def test_a_value_is_edited_from_what_it_is(several: Path) -> None:
    at_a_terminal("confirm", "cmu", cwd=several, keys="ae< in Robotics>q")
    assert yaml.safe_load(position(several, "cmu").read_text())["title"] == "Assistant Professor in Robotics"


def test_what_somebody_else_has_written_since_is_not_overwritten(several: Path) -> None:
    path = position(several, "cmu")

    def edit() -> None:
        path.write_text(path.read_text() + "# an edit\n")

    _, said = at_a_terminal("confirm", "cmu", cwd=several, keys="a~bq", meanwhile=edit)
    assert "the file was changed meanwhile, so the last answer stays" in said and "institution was settled meanwhile" in said
    assert path.read_text().endswith("# an edit\n") and unconfirmed(several, "cmu") == ["title", "deadlines.review-begins"]


def test_enter_and_other_keys_are_no_answer(several: Path) -> None:
    before = position(several, "cmu").read_bytes()
    _, said = at_a_terminal("confirm", "cmu", cwd=several, keys="\n\nxdq")
    assert said.count("1 of 3 fields") == 1 and "cannot be without its institution" in said
    assert position(several, "cmu").read_bytes() == before


def test_a_reading_of_what_is_open_is_one_key_too(several: Path, run: Run) -> None:
    (several / "ad.txt").write_text(POSTING.format(place="Acme University") + "Applications are due by 12/11/2026.\n")
    run("new", "position", "acme", "--ad", "ad.txt", "--institution", "Acme University", cwd=several)
    run("confirm", "acme", "--all", cwd=several)
    _, said = at_a_terminal("confirm", "acme", cwd=several, keys="2n")
    assert "deadlines.hard: open: [1] 2026-11-12  [2] 2026-12-11" in said
    assert "[a] accept" not in said
    assert str(yaml.safe_load(position(several, "acme").read_text())["deadlines"]["hard"]) == "2026-12-11"


def test_a_value_that_cannot_be_is_asked_for_again(several: Path) -> None:
    at = unconfirmed(several, "cmu").index("deadlines.review-begins")
    _, said = at_a_terminal("confirm", "cmu", cwd=several, keys=f"{'s' * at}e<\x15soon>e<\x152026-12-02>n")
    assert "not a deadline" in said
    assert str(yaml.safe_load(position(several, "cmu").read_text())["deadlines"]["review-begins"]) == "2026-12-02"


def test_away_from_a_terminal_it_is_listed_by_position_and_nothing_is_changed(several: Path, run: Run) -> None:
    before = position(several, "eth").read_bytes()
    ran = run("confirm", cwd=several)
    assert ran.code == 0
    assert "eth: 3 to confirm: institution, title, deadlines.review-begins" in ran.out
    assert "9 to confirm in 3 positions; nothing was changed" in ran.out
    assert position(several, "eth").read_bytes() == before
    for name in ("cmu", "eth", "nw"):
        run("confirm", name, "--all", cwd=several)
    assert run("confirm", cwd=several).out == "nothing is unconfirmed\n"


def test_what_is_decided_on_the_command_line_needs_its_position(several: Path, run: Run) -> None:
    for words in (("--all",), ("--drop", "title"), ("--set", "title=Reader")):
        ran = run("confirm", *words, cwd=several)
        assert (ran.code, "error[which-position]" in ran.err) == (2, True)


def test_a_position_that_cannot_be_read_does_not_hide_the_others(several: Path, run: Run) -> None:
    position(several, "eth").write_text("target: faculty-job\ntitle: [\n")
    ran = run("confirm", cwd=several)
    assert (ran.code, "eth.yaml" in ran.err) == (3, True)
    assert "6 to confirm in 2 positions" in ran.out


def test_what_is_added_in_the_place_of_something_says_what_was_there(several: Path) -> None:
    _, said = at_a_terminal("confirm", "cmu", cwd=several, keys="aaa+<title=Reader>n")
    was = re.search(r"title: Reader, which was (.+)", said)
    assert was and was[1].strip() not in {"", "Reader"}
