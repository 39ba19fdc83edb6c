"""The folder of a homepage is read with care: known kinds of small files, nothing hidden, nothing from outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from packet.store import checkout
from packet.store.checkout import read_checkout


def put(folder: Path, *names: str, data: bytes = b"x") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def test_files_of_known_kinds_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    put(
        tmp_path,
        "b/papers.bib",
        "_data/cv.yml",
        "a.MD",
        "me.jpg",
        ".git/config.json",
        "node_modules/x/p.json",
        "_site/cv.json",
        "b/.x.md",
    )
    read = read_checkout(tmp_path)
    assert list(read.files) == ["_data/cv.yml", "a.MD", "b/papers.bib"]
    assert read.problems == ()


def test_a_link_that_leads_out_is_told_and_one_within_is_followed(tmp_path: Path) -> None:
    put(tmp_path, "outside.bib", "page/papers.bib")
    page = tmp_path / "page"
    (page / "in.bib").symlink_to(page / "papers.bib")
    (page / "out.bib").symlink_to(tmp_path / "outside.bib")
    (page / "loop.bib").symlink_to(page / "loop.bib")
    (page / "gone.bib").symlink_to(page / "nothing.bib")
    (page / "folder").symlink_to(tmp_path)
    read = read_checkout(page)
    assert list(read.files) == ["in.bib", "papers.bib"]
    assert [Path(problem.place.path).name for problem in read.problems if problem.place] == ["gone.bib", "loop.bib", "out.bib"]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert read_checkout(tmp_path).files == {}


def test_a_large_file_too_many_and_too_much_are_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.md", "b.md", "c.md", data=b"12345")
    monkeypatch.setattr(checkout, "LARGEST", 4)
    assert [problem.code for problem in read_checkout(tmp_path).problems] == ["file-left-out"] * 3
    monkeypatch.setattr(checkout, "LARGEST", 5)
    monkeypatch.setattr(checkout, "MOST_FILES", 2)
    read = read_checkout(tmp_path)
    assert (list(read.files), len(read.problems)) == (["a.md", "b.md"], 1)
    monkeypatch.setattr(checkout, "MOST_FILES", 9)
    monkeypatch.setattr(checkout, "MOST_BYTES", 5)
    read = read_checkout(tmp_path)
    assert (list(read.files), len(read.problems)) == (["a.md"], 1)
