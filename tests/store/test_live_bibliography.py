"""A profile whose publications live in a .bib file of a homepage, read where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import PROFILE, workspace

from packet.problems import SourceError
from packet.store.profile_store import ProfileStore, read_profile

BIB = r"""
@inproceedings{Byron_2024:Engine,
  title = {Engine: Computing with {C}ards}, author = {Byron, Ada and Babbage, Charles},
  booktitle = {Symposium on X ({SIGX})}, year = {2024}, abbr = {SIGX}
}
@article{loom, title = {Loom}, author = {Ada Byron}, journal = {arXiv preprint arXiv:2401.00001}}
"""


def store_of(tmp_path: Path, bib: str, overlay: str = "") -> ProfileStore:
    (tmp_path / "homepage").mkdir(parents=True)
    (tmp_path / "homepage" / "papers.bib").write_bytes(bib.encode())
    profile = PROFILE + "publications: [../../../homepage/papers.bib, mine.yaml]\n"
    changes = {"profile": profile, "profiles/ada/mine.yaml": overlay or "publications: {}\n"}
    return read_profile(workspace(tmp_path / "workspace", **changes), "ada")


def test_a_bib_outside_of_the_workspace_is_read_and_its_content_counts_as_an_input(tmp_path: Path) -> None:
    store = store_of(tmp_path, BIB)
    assert list(store.publications) == ["byron-2024-engine"]
    assert str(store.publications["byron-2024-engine"].venue) == "SIGX 2024"
    assert any(name.endswith("homepage/papers.bib") for name in store.inputs)
    assert str(store.places["byron-2024-engine"]).endswith("homepage/papers.bib:2:1")


@pytest.mark.parametrize("key", ["byron-2024-engine", "Byron_2024:Engine"])
def test_a_later_file_adds_fields_by_the_name_here_or_the_key_there(tmp_path: Path, key: str) -> None:
    overlay = f"venues: {{SIGX: {{name: Symposium on X, tier: 1}}}}\npublications:\n  {key}: {{topics: [cards], why: It counts.}}\n"
    store = store_of(tmp_path, BIB, overlay)
    paper = store.publications["byron-2024-engine"]
    assert paper.topics == ("cards",)
    assert paper.title == "Engine: Computing with Cards"
    assert store.venues["SIGX"].tier == 1


def test_what_an_entry_lacks_leaves_it_out_with_a_warning_until_it_is_given(tmp_path: Path) -> None:
    warnings = store_of(tmp_path, BIB).warnings
    assert [(problem.code, problem.place.line if problem.place else 0) for problem in warnings] == [("bibtex-incomplete", 6)]
    store = store_of(tmp_path / "again", BIB, "publications: {loom: {date: 2024-01}}\n")
    assert store.publications["loom"].arxiv == "2401.00001"
    assert not store.warnings


def test_a_bib_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    here = workspace(tmp_path, profile=PROFILE + "publications: [refs.bib]\n")
    with pytest.raises(SourceError, match="unreadable-file"):
        read_profile(here, "ada")
