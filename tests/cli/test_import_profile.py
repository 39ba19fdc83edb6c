"""`packet import` of what is more than a bibliography: a CV, a homepage; into a profile, a new one, a new workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run

from packet.formats.located_yaml import Fields, read_yaml
from packet.importers import registry
from packet.importers.bibtex import BIBTEX
from packet.importers.found import Found, HomepageImporter, Importer, empty
from packet.importers.source import Checkout, SourceFile
from packet.problems import Place

CV = """\
name: Ada Byron
email: ada@example.org
headline: Analyst
links: {github: ada, nonsense: no address}
education:
  - {degree: Ph.D. in Numbers, at: Home, dates: 2019..2023}
experience:
  - {role: Translator, at: Menabrea & Co., dates: 2023-01..present, highlights: [Wrote the notes.]}
"""
BIB = "@article{Notes_1, title={Notes}, author={Ada Byron}, journal={Memoirs}, year={2023}, doi={10.1145/1.2}}"


def plain_tree(file: SourceFile) -> Fields:
    node = read_yaml(file.data, file.path)
    assert isinstance(node, Fields)
    return node


def read(file: SourceFile) -> Found:
    """A CV in the very words of a profile, so that these tests lean on no format."""
    return Found("plain CV", empty(Place(file.path)), plain_tree(file))


def read_page(page: Checkout) -> Found:
    (bib,) = page.below("_bibliography", ".bib")
    return Found("plain page", BIBTEX.read(bib).publications, plain_tree(page.files["cv.yml"]))


@pytest.fixture(autouse=True)
def plain_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "IMPORTERS", (BIBTEX, Importer("plain CV", lambda file: file.path.endswith(".yml"), read)))
    monkeypatch.setattr(registry, "HOMEPAGES", (HomepageImporter("plain page", lambda page: "cv.yml" in page.files, read_page),))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "page"
    (folder / "_bibliography").mkdir(parents=True)
    (folder / "_bibliography" / "papers.bib").write_text(BIB)
    (folder / "cv.yml").write_text(CV)
    return folder


def test_from_nothing_to_a_built_packet_in_two_commands(tmp_path: Path, run: Run) -> None:
    (tmp_path / "cv.yml").write_text(CV)
    ran = run("import", "cv.yml", "--workspace", "mine", cwd=tmp_path)
    assert ran.code == 0
    assert "cv.yml: plain CV, name, email, headline, links 1, education 1, experience 1" in ran.out
    assert "import-left-out" in ran.err and "nonsense cannot be used: no address" in ran.err
    assert "Next: packet build --target faculty-job --workspace mine" in ran.out
    text = (tmp_path / "mine/profiles/me/profile.yaml").read_text()
    assert "- {degree: Ph.D. in Numbers, at: Home, dates: 2019..2023}\n" in text
    assert "# teaching:" in text and "# education:" not in text and "University" not in text.partition("# teaching:")[0]
    assert run("build", "--target", "faculty-job", "--workspace", "mine", cwd=tmp_path).code == 0


def test_an_empty_folder_becomes_the_workspace_and_any_other_is_left_alone(tmp_path: Path, run: Run) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        (folder / "cv.yml").write_text(CV)
    (there / "letter.txt").write_text("Dear all")
    assert run("import", "cv.yml", cwd=here).code == 0
    assert (here / "profiles/me/profile.yaml").is_file() and (here / "letters").is_dir()
    ran = run("import", "cv.yml", cwd=there)
    assert ran.code == 2
    assert "packet import cv.yml --workspace my-applications" in ran.err
    assert sorted(path.name for path in there.iterdir()) == ["cv.yml", "letter.txt"]


def test_the_untouched_example_gives_way_and_one_that_was_touched_is_a_person(workspace: Path, run: Run) -> None:
    (workspace / "cv.yml").write_text(CV)
    folder = workspace / "profiles/me"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run("import", "cv.yml", "--dry-run", cwd=workspace).code == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    touched = before[folder / "profile.yaml"] + b"phone: +1 555 0100\n"
    (folder / "profile.yaml").write_bytes(touched)
    ran = run("import", "cv.yml", cwd=workspace)
    assert ran.code == 3
    assert "cv.yml:1:7: error[import-other-person]: this is about Ada Byron, and the profile about Alex Example" in ran.err
    assert (folder / "profile.yaml").read_bytes() == touched
    (folder / "profile.yaml").write_bytes(before[folder / "profile.yaml"])
    ran = run("import", "cv.yml", cwd=workspace)
    assert "written anew, instead of the untouched example" in ran.out
    assert "steady" not in (folder / "publications.yaml").read_text()
    assert run("build", "--all", cwd=workspace).code == 0


def test_a_cv_is_merged_into_what_a_person_wrote_and_the_second_time_nothing_changes(workspace: Path, run: Run) -> None:
    (workspace / "cv.yml").write_text(
        CV.replace("ada", "alex").replace("Ada Byron", "A. Example").replace("alex@example.org", "x@y.zz")
    )
    file = workspace / "profiles/me/profile.yaml"
    file.write_text(file.read_text() + "# mine\n")
    before = file.read_text().splitlines()
    ran = run("import", "cv.yml", cwd=workspace)
    assert ran.code == 0
    assert "profiles/me/profile.yaml: education 1 new, experience 1 new" in ran.out
    assert "warning[import-conflict]: email is here: x@y.zz" in ran.err
    text = file.read_text()
    assert [line for line in before if line not in text.splitlines()] == []
    again = run("import", "cv.yml", cwd=workspace)
    assert "nothing to change in profiles/me/profile.yaml" in again.out
    assert file.read_text() == text


def test_a_new_profile_of_the_workspace_is_named_and_what_it_lacks_is_said(workspace: Path, run: Run) -> None:
    (workspace / "cv.yml").write_text(CV.replace("email: ada@example.org\n", ""))
    assert "bad-name" in run("import", "cv.yml", "--profile", "Ada B", cwd=workspace).err
    ran = run("import", "cv.yml", "--profile", "ada", cwd=workspace)
    assert ran.code == 0
    assert "write email into profiles/ada/profile.yaml, or import again with --email" in ran.out
    ran = run("import", "cv.yml", "--profile", "ada", "--email", "ada@example.org", cwd=workspace)
    assert ran.code == 0
    assert "\nemail: ada@example.org\n" in (workspace / "profiles/ada/profile.yaml").read_text()
    assert run("build", "--target", "faculty-job", "--profile", "ada", cwd=workspace).code == 0
    (workspace / "cv.yml").write_text(CV)
    assert "email is here" not in run("import", "cv.yml", "--profile", "a2", "--email", "a@b.cd", cwd=workspace).err
    assert run("import", "cv.yml", "--profile", "new", "--email", "nobody", cwd=workspace).code == 2


def test_a_misspelt_profile_is_not_made_where_nobody_says_who_it_is(workspace: Path, run: Run) -> None:
    (workspace / "refs.bib").write_text(BIB)
    ran = run("import", "refs.bib", "--profile", "mee", cwd=workspace)
    assert ran.code == 2
    assert "did you mean me? to make it, say --name and --email" in ran.err
    assert not (workspace / "profiles/mee").exists()


def test_a_homepage_is_copied_or_its_bibliography_stays_the_only_copy(tmp_path: Path, page: Path, run: Run) -> None:
    ran = run("import", "page", "--workspace", "copied", cwd=tmp_path)
    assert ran.code == 0
    assert "--live, or say in the profile: publications: [../../../page/_bibliography/papers.bib, publications.yaml]" in ran.out
    assert "title: Notes" in (tmp_path / "copied/profiles/me/publications.yaml").read_text()
    ran = run("import", "page", "--workspace", "live", "--live", cwd=tmp_path)
    assert ran.code == 0
    folder = tmp_path / "live/profiles/me"
    assert 'publications: ["../../../page/_bibliography/papers.bib", publications.yaml]' in (folder / "profile.yaml").read_text()
    assert "title: Notes" not in (folder / "publications.yaml").read_text()
    assert "nothing to change" in run("import", "page", "--workspace", "live", cwd=tmp_path).out
    assert run("build", "--target", "faculty-job", "--workspace", "live", cwd=tmp_path).code == 0


def test_a_paper_of_a_live_bibliography_is_not_copied_from_elsewhere_but_gets_what_it_lacks(
    tmp_path: Path, page: Path, run: Run
) -> None:
    assert run("import", "page", "--workspace", "live", "--live", cwd=tmp_path).code == 0
    (tmp_path / "dblp.bib").write_text(BIB.replace("Notes_1", "DBLP:x").replace("year=", "note={Read it}, year="))
    ran = run("import", "dblp.bib", "--workspace", "live", cwd=tmp_path)
    assert "profiles/me/publications.yaml: 0 new, 1 known already, 0 new venues\n  notes-1 gets note" in ran.out
    assert run("build", "--target", "faculty-job", "--workspace", "live", cwd=tmp_path).code == 0


def test_a_folder_that_is_no_homepage_says_which_of_its_files_can_be_imported(tmp_path: Path, run: Run) -> None:
    (tmp_path / "page" / "old").mkdir(parents=True)
    (tmp_path / "page" / "old" / "refs.bib").write_text(BIB)
    ran = run("import", "page", "--workspace", "mine", cwd=tmp_path)
    assert ran.code == 3
    assert "name the files: page/old/refs.bib" in ran.err
    assert not (tmp_path / "mine").exists()


def test_either_both_files_are_written_or_none(tmp_path: Path, page: Path, run: Run) -> None:
    assert run("import", "page/cv.yml", "--workspace", "mine", cwd=tmp_path).code == 0
    folder = tmp_path / "mine/profiles/me"
    before = (folder / "profile.yaml").read_bytes()
    (page / "cv.yml").write_text(CV + "skills: [{name: Languages, items: [French]}]\n")
    (folder / "publications.yaml").unlink()
    (folder / "publications.yaml").mkdir()
    ran = run("import", "page", "--workspace", "mine", cwd=tmp_path)
    assert ran.code in {3, 5}
    assert (folder / "profile.yaml").read_bytes() == before
