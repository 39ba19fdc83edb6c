"""`packet import` as a person uses it."""

from __future__ import annotations

from pathlib import Path

from running import Run

BIB = r"""
@inproceedings{Byron_2024, title = {Engine: Computing with {C}ards}, author = {Alex Example and Kim Specimen and {Loom, Inc.}},
  booktitle = {Symposium on X ({SIGX})}, year = {2024}, pages = {1--9}}
@article{steady, title = {Steady: Scheduling That Stays Where It Is}, author = {Alex Example and Kim Specimen and Robin Sample},
  journal = {Another Journal}, year = {2025}, doi = {10.1145/1.2}}
@article{broken, title = {No Year}, author = {A. B.} journal = {J}}
"""


def test_a_dry_run_shows_the_difference_and_writes_nothing(workspace: Path, run: Run) -> None:
    (workspace / "refs.bib").write_text(BIB)
    file = workspace / "profiles" / "me" / "publications.yaml"
    before = file.read_bytes()
    ran = run("import", "refs.bib", "--dry-run", cwd=workspace)
    assert ran.code == 0
    assert "+  byron-2024:" in ran.out
    assert "+    doi: 10.1145/1.2" in ran.out
    assert "refs.bib: BibTeX, 3 publications" in ran.out
    assert "refs.bib:6:53: warning[bibtex-syntax]: a comma is missing behind author" in ran.err
    assert "warning[bibtex-incomplete]: broken has no date" in ran.err
    assert "warning[import-conflict]: steady: venue is here: Another Journal 2025" in ran.err
    assert file.read_bytes() == before


def test_an_import_can_be_repeated_keeps_what_was_written_and_builds(workspace: Path, run: Run) -> None:
    (workspace / "refs.bib").write_text(BIB)
    file = workspace / "profiles" / "me" / "publications.yaml"
    before = file.read_text().splitlines()
    assert run("import", "refs.bib", cwd=workspace).code == 0
    after = file.read_text()
    assert [line for line in before if line not in after.splitlines()] == []
    assert "Loom, Inc." in after and "pages: 1–9" in after
    again = run("import", "refs.bib", cwd=workspace)
    assert "nothing to change in profiles/me/publications.yaml" in again.out
    assert file.read_text() == after
    assert run("build", "--target", "faculty-job", cwd=workspace).code == 0


def test_a_missing_source_an_unknown_format_and_a_broken_profile_are_told(workspace: Path, run: Run) -> None:
    assert "unreadable-file" in run("import", "nothing.bib", cwd=workspace).err
    (workspace / "letter.txt").write_text("Dear all")
    assert "unknown-format" in run("import", "letter.txt", cwd=workspace).err
    (workspace / "refs.bib").write_text(BIB)
    (workspace / "profiles" / "me" / "publications.yaml").write_text("publications: [a]\n")
    ran = run("import", "refs.bib", cwd=workspace)
    assert ran.code == 3
    assert "Traceback" not in ran.err


def test_a_profile_of_bib_files_alone_gets_a_file_beside_them(workspace: Path, run: Run) -> None:
    (workspace / "refs.bib").write_text(BIB)
    folder = workspace / "profiles" / "me"
    (folder / "publications.yaml").unlink()
    (folder / "profile.yaml").write_text((folder / "profile.yaml").read_text() + "\npublications: [../../refs.bib]\n")
    assert "refs.bib stays the only copy" in run("import", "refs.bib", cwd=workspace).out
    assert not (folder / "publications.yaml").exists()
    (workspace / "more.bib").write_text(
        BIB.replace("steady", "other").replace("Steady", "Other").replace("10.1145/1.2", "10.1145/9.9")
    )
    ran = run("import", "more.bib", cwd=workspace)
    assert ran.code == 0
    assert "name it in the profile" in ran.out
    assert (folder / "publications.yaml").is_file()
