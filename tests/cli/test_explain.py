"""`packet explain`: the entry of a code, and help with a code that is none."""

from __future__ import annotations

from pathlib import Path

from running import Run


def test_a_code_is_explained_with_an_example(tmp_path: Path, run: Run) -> None:
    ran = run("explain", "unknown-topic", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("unknown-topic\n\nA tag or a topic expression")
    assert "\n    topics: {" in ran.out


def test_a_code_is_understood_as_it_was_printed(tmp_path: Path, run: Run) -> None:
    assert run("explain", "error[unknown-topic]:", cwd=tmp_path).out == run("explain", "unknown-topic", cwd=tmp_path).out


def test_a_code_is_understood_with_the_thing_that_done_names_after_it(tmp_path: Path, run: Run) -> None:
    assert run("explain", "paper-title:ditto", cwd=tmp_path).out == run("explain", "paper-title", cwd=tmp_path).out


def test_codes_that_share_an_entry_are_all_found(tmp_path: Path, run: Run) -> None:
    assert run("explain", "too-many-papers", cwd=tmp_path).out.startswith("too-many-papers\n\n")


def test_an_unknown_code_ends_with_code_2_and_the_nearest_ones(tmp_path: Path, run: Run) -> None:
    ran = run("explain", "unknwon-topic", cwd=tmp_path)
    assert ran.code == 2
    assert "did you mean 'unknown-topic'" in ran.err
    assert "without a code, names them all" in run("explain", "zzzzzz", cwd=tmp_path).err


def test_without_a_code_all_are_named(tmp_path: Path, run: Run) -> None:
    ran = run("explain", cwd=tmp_path)
    assert ran.code == 0
    assert {"unknown-topic", "too-many-papers", "paper-title"} <= set(ran.out.replace("\n", " ").replace(",", "").split())


def test_all_problems_with_a_place_are_followed_by_one_line_on_what_explains_them(workspace: Path, run: Run) -> None:
    (workspace / "profiles/me/positions/bad.yaml").write_text("target: nowhere\ntitel: x\n")
    said = run("build", "bad", cwd=workspace).err.splitlines()
    assert said[-1] == "packet explain CODE tells more"
    assert sum("packet explain" in line for line in said) == 1
    assert "packet explain" not in run("build", cwd=workspace).err
