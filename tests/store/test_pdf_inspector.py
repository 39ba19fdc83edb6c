"""Any PDF is inspected in a child with limits: it is measured, or a sentence says why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from heavy_pdf import heavy_pdf
from page_samples import changed, drawn, inspected, text_page, written
from pypdf import PdfReader, PdfWriter

from packet.check.pages.any_file import check_file
from packet.model.inspection_json import from_json, to_json
from packet.model.paper import Attachment, Limits, UnreadablePaper
from packet.model.pdf_facts import FileInspection
from packet.store.papers import open_library
from packet.store.pdf_inspector import read_any

CROWDED = heavy_pdf(b"BT /F 9 Tf " + b"0 1 Td (abc) Tj " * 1_000_000 + b"ET")
"""A page with a million texts."""


def file(folder: Path, data: bytes) -> Path:
    path = folder / "any.pdf"
    path.write_bytes(data)
    return path


def test_a_file_comes_out_of_the_child_as_it_was_measured(tmp_path: Path) -> None:
    pdf = changed(drawn(text_page(), text_page(9)), {"/UserUnit": 2.0})
    assert read_any(file(tmp_path, pdf)) == inspected(pdf)


def test_an_inspection_survives_json() -> None:
    inspection = inspected(drawn(text_page(foot="“Erdős” · Ζωή \U0001d49c"), lambda canvas: None))
    unread = replace(inspection.pages[0], text=None, ink=None)
    assert from_json(to_json(inspection)) == inspection
    assert from_json(to_json(replace(inspection, pages=(unread,)))).pages == (unread,)
    with pytest.raises(ValueError, match="FileInspection"):
        from_json(b"[]")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "empty"),
        (b"no PDF at all", "broken", "damaged or no PDF"),
        (drawn(text_page())[:300], "broken", "damaged or no PDF"),
    ],
)
def test_a_file_that_is_no_pdf_is_told_as_such(tmp_path: Path, data: bytes, code: str, words: str) -> None:
    found = read_any(file(tmp_path, data))
    assert isinstance(found, UnreadablePaper)
    assert found.code == code and words in found.reason and found.remedy


def test_a_missing_file_and_a_locked_one_are_told(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(file(tmp_path, drawn(text_page()))))
    writer.encrypt("user", "owner", algorithm="AES-256")
    locked = read_any(file(tmp_path, written(writer)))
    missing = read_any(tmp_path / "nothing.pdf")
    assert isinstance(locked, UnreadablePaper) and locked.code == "encrypted"
    assert isinstance(missing, UnreadablePaper) and missing.code == "missing"


def test_a_file_that_takes_too_long_is_a_sentence(tmp_path: Path) -> None:
    found = read_any(file(tmp_path, CROWDED), Limits(seconds=1.0))
    assert isinstance(found, UnreadablePaper) and found.code == "too-slow" and found.remedy


def test_a_file_that_eats_memory_is_a_sentence(tmp_path: Path) -> None:
    found = read_any(file(tmp_path, heavy_pdf(b" " * 400_000_000)), Limits(memory=250_000_000))
    assert isinstance(found, UnreadablePaper) and found.remedy


def statement(path: Path, cache: Path) -> FileInspection | None:
    key = "document:research-statement"
    return open_library(cache).read([Attachment(key, str(path))]).wait().readable[key].inspection


def test_a_supplied_document_is_inspected_once_and_kept_beside_its_normalised_form(tmp_path: Path) -> None:
    path, cache = file(tmp_path, drawn(text_page())), tmp_path / "cache"
    first = statement(path, cache)
    assert first == inspected(path.read_bytes())
    [kept] = cache.glob("*.facts-*")
    changed_time = kept.stat().st_ino
    assert statement(path, cache) == first
    assert kept.stat().st_ino == changed_time, "it was not read again"
    kept.write_bytes(b"damaged")
    assert statement(path, cache) == first


def test_a_paper_is_bound_without_being_inspected(tmp_path: Path) -> None:
    path = file(tmp_path, drawn(text_page()))
    papers = open_library(tmp_path / "cache").read([Attachment("ditto", str(path))]).wait()
    assert papers.readable["ditto"].inspection is None
    assert not list((tmp_path / "cache").glob("*.facts-*"))


def test_a_document_that_cannot_be_inspected_is_bound_all_the_same(tmp_path: Path) -> None:
    """Its normalised form is known, its pages take too long: that costs the measures, not the document."""
    path, cache = file(tmp_path, CROWDED), tmp_path / "cache"
    attachment = Attachment("document:cv", str(path))
    patient = open_library(cache, Limits(seconds=60.0)).read([replace(attachment, key="cv")]).wait()
    assert "cv" in patient.readable
    hurried = open_library(cache, Limits(seconds=1.0)).read([attachment]).wait()
    assert hurried.readable["document:cv"].inspection is None


@pytest.mark.slow
def test_no_file_of_the_corpus_breaks_the_checks(shared: Path) -> None:
    files = sorted((shared / "corpus" / "pdf").glob("*.pdf"))
    assert len(files) > 200
    read = 0
    for path in files:
        found = read_any(path)
        if isinstance(found, UnreadablePaper):
            assert found.reason and found.remedy, path.name
            assert "crashed" not in found.reason, path.name
        else:
            read += 1
            assert all(one.message for one in check_file(found)), path.name
    assert read > 150
