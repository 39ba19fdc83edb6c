"""Foreign PDFs are read once, in a child with limits; whatever one of them does, the others are read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from packet.model.paper import Attachment, PageSize, Papers
from packet.store.limits import Limits
from packet.store.paper_cache import Failure, PaperCache
from packet.store.papers import Progress, open_library


def small_pdf(title: str, pages: int = 2) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(300, 400), invariant=1)
    for index in range(pages):
        canvas.drawString(20, 300, f"{title} {index}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def heavy_pdf(content: bytes) -> bytes:
    """A page whose content unpacks to what is given: cheap to store, dear to read."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 5\n0000000000 65535 f \n%strailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(body),
    )


USUAL = Limits()
SLOW = heavy_pdf(b"(q) Q " * 8_000_000)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Papers]:
    """Write the files of a call and read them with a cache of the test's own."""

    def run(files: dict[str, bytes | None], limits: Limits = USUAL, progress: Progress | None = None) -> Papers:
        for key, data in files.items():
            if data is not None:
                (tmp_path / f"{key}.pdf").write_bytes(data)
        attachments = [Attachment(key, str(tmp_path / f"{key}.pdf")) for key in files]
        return open_library(tmp_path / "cache", limits, progress).read(attachments).wait()

    return run


def test_a_paper_is_read_with_its_pages(read: Callable[..., Papers]) -> None:
    papers = read({"ditto": small_pdf("Ditto")})
    assert papers.readable["ditto"].pages == (PageSize(300, 400), PageSize(300, 400))
    assert papers.unreadable == {}


def test_bad_files_are_named_with_reason_and_remedy_and_cost_nobody_else(read: Callable[..., Papers]) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(small_pdf("Secret"))))
    writer.encrypt("user", "owner", algorithm="AES-256")
    secret = BytesIO()
    writer.write(secret)
    papers = read({"gone": None, "html": b"<html>", "nothing": b"", "secret": secret.getvalue(), "ditto": small_pdf("Ditto")})
    assert {key: paper.code for key, paper in papers.unreadable.items()} == {
        "gone": "missing",
        "html": "broken",
        "nothing": "broken",
        "secret": "encrypted",
    }
    assert all(paper.reason and paper.remedy and paper.path.endswith(f"{key}.pdf") for key, paper in papers.unreadable.items())
    assert list(papers.readable) == ["ditto"]


def test_the_second_reading_starts_no_process_and_needs_no_pypdf(read: Callable[..., Papers], tmp_path: Path) -> None:
    first = read({"ditto": small_pdf("Ditto"), "html": b"<html>"})
    script = f"""
import sys, subprocess
subprocess.Popen = None
from pathlib import Path
from packet.model.paper import Attachment
from packet.store.papers import open_library
folder = Path({str(tmp_path)!r})
papers = open_library(folder / "cache").read([Attachment(k, str(folder / (k + ".pdf"))) for k in ("ditto", "html")]).wait()
print(papers.readable["ditto"].sha256, papers.unreadable["html"].code, "pypdf" in sys.modules)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True).stdout
    assert said.split() == [first.readable["ditto"].sha256, "broken", "False"]


def test_the_same_content_under_two_names_is_kept_once(read: Callable[..., Papers], tmp_path: Path) -> None:
    papers = read({"a": small_pdf("Ditto"), "b": small_pdf("Ditto")})
    assert papers.readable["a"].sha256 == papers.readable["b"].sha256
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_file_that_takes_too_long_is_given_up_and_not_remembered(read: Callable[..., Papers], tmp_path: Path) -> None:
    papers = read({"slow": SLOW, "ditto": small_pdf("Ditto")}, Limits(seconds=1.0))
    assert papers.unreadable["slow"].code == "too-slow"
    assert list(papers.readable) == ["ditto"]
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits of memory, which this system has not")
def test_a_file_that_eats_memory_is_given_up_and_not_remembered(read: Callable[..., Papers], tmp_path: Path) -> None:
    bomb = heavy_pdf(b"(q) Q " * 12_000_000)
    papers = read({"bomb": bomb, "ditto": small_pdf("Ditto")}, Limits(memory=150_000_000))
    assert papers.unreadable["bomb"].code == "too-big"
    assert list(papers.readable) == ["ditto"]
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds its child in /proc, which this system has not")
def test_a_reader_that_is_killed_costs_one_paper(tmp_path: Path) -> None:
    for key, data in {"slow": SLOW, "ditto": small_pdf("Ditto")}.items():
        (tmp_path / f"{key}.pdf").write_bytes(data)
    library = open_library(tmp_path / "cache")
    before = _children()
    reading = library.read([Attachment(key, str(tmp_path / f"{key}.pdf")) for key in ("slow", "ditto")])
    deadline = time.monotonic() + 10
    while not (started := _children() - before) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.5)
    os.kill(started.pop(), signal.SIGKILL)
    papers = reading.wait()
    assert (papers.unreadable["slow"].code, list(papers.readable)) == ("broken", ["ditto"])


def _children() -> set[int]:
    files = Path("/proc/self/task").glob("*/children")
    return {int(pid) for file in files for pid in file.read_text().split()}


def test_progress_is_told_for_every_paper(read: Callable[..., Papers]) -> None:
    told: list[tuple[int, int, str]] = []
    read({"a": small_pdf("A"), "b": small_pdf("B"), "gone": None}, progress=lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(1, 3), (2, 3), (3, 3)]
    assert {step[2] for step in told} == {"a", "b", "gone"}


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:50], lambda data: data[:-1] + b"x"])
def test_a_damaged_cache_is_a_paper_not_read_yet(
    read: Callable[..., Papers], tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = read({"ditto": small_pdf("Ditto")})
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert read({"ditto": small_pdf("Ditto")}) == first


def test_a_cache_that_cannot_be_written_is_replaced_by_a_temporary_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "ditto.pdf").write_bytes(small_pdf("Ditto"))
    library = open_library(tmp_path / "file" / "cache")
    assert list(library.read([Attachment("ditto", str(tmp_path / "ditto.pdf"))]).wait().readable) == ["ditto"]


def test_two_readings_share_one_cache(tmp_path: Path) -> None:
    keys = [f"paper-{number}" for number in range(6)]
    for key in keys:
        (tmp_path / f"{key}.pdf").write_bytes(small_pdf(key, 3))
    attachments = [Attachment(key, str(tmp_path / f"{key}.pdf")) for key in keys]
    readings = [open_library(tmp_path / "cache").read(attachments) for _ in range(2)]
    first, second = [reading.wait() for reading in readings]
    assert first == second
    assert list(first.readable) == keys


def test_a_cache_deleted_in_between_is_filled_again(read: Callable[..., Papers], tmp_path: Path) -> None:
    first = read({"ditto": small_pdf("Ditto")})
    for file in (tmp_path / "cache").iterdir():
        file.unlink()
    (tmp_path / "cache").rmdir()
    assert read({"ditto": small_pdf("Ditto")}) == first


def test_the_least_recently_used_papers_leave_a_full_cache(tmp_path: Path) -> None:
    cache = PaperCache(tmp_path, most=250)
    for number, name in enumerate("abc"):
        cache.keep(name, bytes(92))
        os.utime(next(tmp_path.glob(f"{name}.*")), (number, number))
    assert cache.load("a") == bytes(92), "being used makes it young"
    cache.trim()
    assert [cache.load(name) is None for name in "abc"] == [False, True, False]


def test_what_a_killed_process_left_unfinished_goes_after_an_hour(tmp_path: Path) -> None:
    old, new, foreign = (tmp_path / name for name in ("old.unfinished", "new.unfinished", "notes.txt"))
    for file in (old, new, foreign):
        file.write_bytes(b"x")
    os.utime(old, (0, 0))
    os.utime(foreign, (0, 0))
    PaperCache(tmp_path).trim()
    assert [file.exists() for file in (old, new, foreign)] == [False, True, True]


def test_reasons_are_remembered_word_by_word(tmp_path: Path) -> None:
    failure = Failure("encrypted", "Größe – “ü”", "remedy")
    PaperCache(tmp_path).keep("a", failure)
    assert PaperCache(tmp_path).load("a") == failure


def test_the_real_papers_are_read_as_they_are_seen(shared: Path, tmp_path: Path) -> None:
    attachments = [Attachment(key, str(shared / "papers" / f"{key}.pdf")) for key in ("ditto", "hydraserve", "auncel")]
    papers = open_library(tmp_path / "cache").read(attachments).wait()
    assert {key: len(paper.pages) for key, paper in papers.readable.items()} == {"ditto": 14, "hydraserve": 15, "auncel": 18}


@pytest.mark.slow
def test_every_difficult_pdf_is_read_or_refused_in_the_child(shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "corpus" / "pdf").glob("*.pdf"))
    papers = open_library(tmp_path / "cache").read(Attachment(file.name, str(file)) for file in files).wait()
    assert len(papers.readable) + len(papers.unreadable) == len(files)
    assert {paper.code for paper in papers.unreadable.values()} <= {"encrypted", "broken"}
    assert len(papers.readable) >= 157
