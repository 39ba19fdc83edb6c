"""`packet merge`: any PDFs into one, as a person and as a script use it."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conformance import annotations_of_foreign_pages_are_held
from heavy_pdf import heavy_pdf
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from running import Run
from seed_packet import generated_paper
from tagged_file import TaggedFile

from packet.merge import facts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two papers whose destinations have the same names."""
    for name, pages in (("ditto", 3), ("ragcache", 2)):
        generated_paper(tmp_path / f"{name}.pdf", name, pages)
    return tmp_path


def secret(path: Path) -> None:
    """A file that only its password opens."""
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    writer.encrypt("user", "owner", algorithm="AES-256")
    writer.write(path)


def merge(run: Run, folder: Path, *arguments: str) -> tuple[int, str, str]:
    ran = run("merge", *arguments, "--cache", "cache", cwd=folder)
    return ran.code, ran.out, ran.err


def test_every_file_has_a_bookmark_and_every_link_its_end(run: Run, folder: Path) -> None:
    code, out, err = merge(run, folder, "ditto.pdf", "ragcache.pdf", "-o", "all.pdf", "--title", "Two Papers")
    seen = facts((folder / "all.pdf").read_bytes())
    assert (code, err) == (0, "")
    assert [(item.title, item.page) for item in seen.outline if item.level == 0] == [("ditto", 1), ("ragcache", 4)]
    assert [(link.page, link.target) for link in seen.links] == [(1, 2), (2, 3), (3, 1), (4, 5), (5, 4)]
    assert len(seen.addresses) == 5
    assert seen.title == "Two Papers"
    assert "ragcache.pdf" in out and "all.pdf  5 p" in out


def test_a_bad_file_costs_itself_alone_and_is_told_in_one_sentence(run: Run, folder: Path) -> None:
    secret(folder / "secret.pdf")
    code, out, err = merge(run, folder, "ditto.pdf", "secret.pdf", "gone.pdf", "ragcache.pdf", "-o", "all.pdf")
    assert code == 4
    assert len(PdfReader(folder / "all.pdf").pages) == 7
    assert "secret.pdf: error[file-encrypted]: it is not in the merged file: it is protected by a password" in err
    assert "gone.pdf: error[file-missing]" in err
    assert "4  secret.pdf       1 p  a sheet in its place" in out


def test_a_sheet_of_ours_with_reason_and_remedy_stands_in_the_place_of_a_bad_file(run: Run, folder: Path) -> None:
    secret(folder / "secret.pdf")
    assert merge(run, folder, "ditto.pdf", "secret.pdf", "ragcache.pdf", "-o", "all.pdf", "--stamp")[0] == 4
    data = (folder / "all.pdf").read_bytes()
    assert [(item.title, item.page) for item in facts(data).outline if item.level == 0] == [
        ("ditto", 1),
        ("secret", 4),
        ("ragcache", 5),
    ]
    assert not [item for item in facts(data).outline if item.level > 0 and item.page == 4]
    pages = PdfReader(folder / "all.pdf").pages
    said = " ".join(pages[3].extract_text().split())
    assert "in the place of secret.pdf" in said and "It is protected by a password." in said
    assert "Remove the password (for instance with qpdf --decrypt" in said
    assert pages[3].mediabox == pages[0].mediabox
    assert "3 of 3 · page 5 of 6" in " ".join(pages[4].extract_text().split())
    assert list(annotations_of_foreign_pages_are_held(TaggedFile(data))) == []


def test_a_bad_file_has_its_sheet_whatever_its_name_is_written_in(run: Run, folder: Path) -> None:
    """Khitan, which hardly any font has, and a line end."""
    (folder / "Dürer \U00018b00\n.pdf").write_bytes(b"<html>")
    assert merge(run, folder, "ditto.pdf", "Dürer \U00018b00\n.pdf", "-o", "all.pdf")[0] == 4
    assert re.search(r"in the place of D.rer .\?\.pdf", PdfReader(folder / "all.pdf").pages[3].extract_text())


def test_where_no_file_can_be_read_nothing_is_written(run: Run, folder: Path) -> None:
    (folder / "all.pdf").write_bytes(b"the last one")
    (folder / "html.pdf").write_bytes(b"<html>")
    code, out, err = merge(run, folder, "html.pdf", "-o", "all.pdf")
    assert (code, out) == (3, "")
    assert "html.pdf: error[file-broken]" in err
    assert (folder / "all.pdf").read_bytes() == b"the last one"


def test_a_file_is_never_replaced_by_what_is_made_of_it(run: Run, folder: Path) -> None:
    before = (folder / "ditto.pdf").read_bytes()
    code, _, err = merge(run, folder, "ditto.pdf", "ragcache.pdf", "-o", "./ditto.pdf")
    assert code == 2
    assert "error[out-is-input]" in err
    assert (folder / "ditto.pdf").read_bytes() == before


def test_the_same_file_may_be_merged_twice_and_equal_runs_give_equal_bytes(run: Run, folder: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert merge(run, folder, "ditto.pdf", "ditto.pdf", "-o", name, "--title", "Twice")[0] == 0
    assert (folder / "one.pdf").read_bytes() == (folder / "two.pdf").read_bytes()
    assert [(link.page, link.target) for link in facts((folder / "one.pdf").read_bytes()).links][3:] == [(4, 5), (5, 6), (6, 4)]


def test_stamps_number_files_and_pages(run: Run, folder: Path) -> None:
    assert merge(run, folder, "ditto.pdf", "ragcache.pdf", "-o", "all.pdf", "--stamp")[0] == 0
    texts = [page.extract_text() for page in PdfReader(folder / "all.pdf").pages]
    assert "1 of 2 · page 3 of 5" in " ".join(texts[2].split())
    assert "2 of 2 · page 4 of 5" in " ".join(texts[3].split())


def test_scripts_get_json(run: Run, folder: Path) -> None:
    (folder / "html.pdf").write_bytes(b"<html>")
    code, out, _ = merge(run, folder, "ditto.pdf", "html.pdf", "ragcache.pdf", "-o", "all.pdf", "--json")
    said = json.loads(out)
    assert code == 4
    assert said["file"]["pages"] == 6
    assert said["sheets"] == [{"key": "html.pdf", "first_page": 4}]
    assert [(part["key"], part["first_page"], part["pages"]) for part in said["parts"]] == [
        ("ditto.pdf", 1, 3),
        ("ragcache.pdf", 5, 2),
    ]
    assert said["parts"][0]["fonts_not_embedded"] == ["Helvetica"]
    assert [(problem["code"], problem["path"]) for problem in said["problems"]] == [("file-broken", "html.pdf")]


def test_what_was_removed_is_told(run: Run, folder: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(folder / "ditto.pdf"))
    writer.add_attachment("notes.txt", b"for my eyes only")
    writer.write(folder / "armed.pdf")
    code, out, _ = merge(run, folder, "armed.pdf", "-o", "all.pdf")
    assert code == 0
    assert "! removed: attached file" in out
    assert PdfReader(folder / "all.pdf").attachments == {}
    code, out, _ = merge(run, folder, "armed.pdf", "armed.pdf", "-o", "all.pdf", "--keep-attachments")
    assert code == 0
    assert "! attached files kept: notes.txt" in out
    assert sorted(PdfReader(folder / "all.pdf").attachments) == ["notes-2.txt", "notes.txt"]


def test_the_cache_of_the_workspace_around_is_used(run: Run, workspace: Path) -> None:
    generated_paper(workspace / "ditto.pdf", "ditto")
    assert run("merge", "ditto.pdf", "-o", "all.pdf", cwd=workspace).code == 0
    assert len(list((workspace / "out/.cache").glob("*.normalised-*"))) == 1


def illustrated(path: Path) -> None:
    """One page with noise of 288 dpi."""
    canvas = Canvas(str(path), pagesize=(300, 400), invariant=1)
    noise = Image.frombytes("RGB", (400, 400), random.Random(1).randbytes(480_000))
    canvas.drawImage(ImageReader(noise), 50, 50, 100, 100)
    canvas.save()


def test_pictures_are_made_smaller_on_request_alone_and_before_and_after_are_told(run: Run, folder: Path) -> None:
    illustrated(folder / "photo.pdf")
    sizes = {}
    for wish in ((), ("--pictures", "144")):
        code, out, err = merge(run, folder, "ditto.pdf", "photo.pdf", "-o", "all.pdf", *wish)
        assert (code, err) == (0, "")
        assert bool(re.search(r"! pictures made smaller: 0\.\d MB → \d\d kB \(1 picture, to 144 dpi\)", out)) == bool(wish), out
        sizes[wish] = (folder / "all.pdf").stat().st_size
    assert sizes[("--pictures", "144")] < 0.4 * sizes[()]
    _, out, _ = merge(run, folder, "ditto.pdf", "photo.pdf", "-o", "all.pdf", "--pictures", "144", "--json")
    ditto, photo = json.loads(out)["parts"]
    assert ditto["pictures"] == {"dpi": 144, "bytes_before": 0, "bytes_after": 0, "smaller": [], "left": [], "given_up": None}
    (one,) = photo["pictures"]["smaller"]
    assert (one["page"], one["dpi_before"], one["dpi_after"]) == (1, 288, 144)
    assert one["bytes_after"] == photo["pictures"]["bytes_after"] < 0.4 * one["bytes_before"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--memory", "lots"), "'lots' is not a size: write it like 2 GB"),
        (("--memory", "1 MB"), "at least 200 MB"),
        (("--seconds", "0"), "0 is out of range"),
        (("--pictures", "5"), "--pictures"),
    ],
)
def test_a_limit_that_cannot_be_is_refused(run: Run, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = merge(run, folder, "ditto.pdf", "-o", "all.pdf", *arguments)
    assert code == 2
    assert said in err
    assert not (folder / "all.pdf").exists()


def test_the_limits_are_those_of_the_command_line_then_of_the_workspace_around(run: Run, workspace: Path) -> None:
    (workspace / "slow.pdf").write_bytes(heavy_pdf(b"(q) Q " * 2_400_000))
    generated_paper(workspace / "ditto.pdf", "ditto")
    settings = workspace / "packet.yaml"
    settings.write_text("papers: {seconds: 1}\n")
    slow = run("merge", "ditto.pdf", "slow.pdf", "-o", "all.pdf", cwd=workspace)
    assert slow.code == 4
    assert "slow.pdf: error[file-too-slow]: it is not in the merged file: reading it takes longer than 1 seconds" in slow.err
    assert "seconds: 60" in slow.err
    assert run("merge", "slow.pdf", "-o", "all.pdf", "--seconds", "90", "--memory", "2 GB", cwd=workspace).code == 0
    settings.write_text("papers: {second: 1}\n")
    wrong = run("merge", "ditto.pdf", "-o", "all.pdf", cwd=workspace)
    assert wrong.code == 3
    assert "packet.yaml:1:10: error[unknown-key]" in wrong.err
    built = run("build", "--target", "faculty-job", cwd=workspace)
    assert (built.code, "packet.yaml:1:10: error[unknown-key]" in built.err) == (3, True)


def test_a_merge_without_settings_loads_neither_pydantic_nor_yaml_nor_pillow(run: Run, folder: Path) -> None:
    assert merge(run, folder, "ditto.pdf", "-o", "all.pdf")[0] == 0
    script = (
        "import sys\nfrom packet.cli.merge import MergeOptions, run_merge\nfrom pathlib import Path\n"
        "run_merge(MergeOptions((Path('ditto.pdf'),), Path('all.pdf'), '', False, False, Path('cache'), False))\n"
        "print([name for name in ('pydantic', 'yaml', 'PIL', 'pypdf') if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
