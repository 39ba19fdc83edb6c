"""`packet.yaml`: what reading foreign PDFs may cost, and what a person is told who writes it wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.model.paper import Limits
from packet.problems import SourceError
from packet.store.settings import read_limits


def limits(folder: Path, text: str) -> Limits:
    (folder / "packet.yaml").write_text(text)
    return read_limits(folder)


def test_without_a_file_or_a_workspace_the_limits_are_the_usual_ones(tmp_path: Path) -> None:
    assert read_limits(tmp_path) == read_limits(None) == Limits(1_000_000_000, 20.0, 500_000_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("papers: {memory: 2 GB, seconds: 60, cache: 50 MB}", Limits(2_000_000_000, 60.0, 50_000_000)),
        ("papers: {seconds: 1.5 s}", Limits(seconds=1.5)),
        ("papers:\n  memory: 200 MB\n", Limits(memory=200_000_000)),
        ("papers: {}", Limits()),
    ],
)
def test_what_is_written_counts(tmp_path: Path, text: str, expected: Limits) -> None:
    assert limits(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("papers: {memory: 1 MB}", "packet.yaml:1:18: error[bad-value]: 1 MB is too little to read papers with: at least 200 MB"),
        ("papers: {memory: lots}", "'lots' is not a size: write it like 2 GB"),
        ("papers: {seconds: 0}", "0 is out of range: a paper is given 1 to 3600 seconds"),
        ("papers: {seconds: soon}", "'soon' is not a number of seconds: write it like 60"),
        ("papers: {seconds: [1]}", "a number of seconds is wanted here, not a list"),
        ("papers: {cache: 1 KB}", "1 KB holds no paper: at least 1 MB"),
        ("papers: {cache: {}}", "a size is wanted here, not a mapping"),
        ("papers: {second: 3}", "unknown key 'second'\n  hint: did you mean 'seconds'?"),
        ("paper: {}", "unknown key 'paper'\n  hint: did you mean 'papers'?"),
        ("papers: 3", "papers: a mapping of “key: value” lines is wanted here"),
        ("papers: {memory: 1 MB, seconds: 0}", "out of range"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        limits(tmp_path, text)
    assert said in str(caught.value)


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "packet.yaml").mkdir()
    with pytest.raises(SourceError, match="cannot be read"):
        read_limits(tmp_path)
