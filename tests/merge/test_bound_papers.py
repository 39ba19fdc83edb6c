"""Real papers and difficult PDFs: what pypdf finds before binding is found after it."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from binding_samples import part, picture
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject
from tagging import faults

from packet.merge import DocumentInfo, Segment, UnreadablePdf, bind, facts, normalise

INFO = DocumentInfo("Bundle")
Links = Counter[tuple[int, int]]


def links_by_pypdf(reader: PdfReader) -> tuple[Links, Counter[tuple[int, str]]]:
    """Internal links (page, page) and addresses (page, address), from 0, by pypdf's own reading of names; dead ones left out."""
    names = {name: _page_of(reader, value.dest_array[0]) for name, value in reader.named_destinations.items()}
    inside: Links = Counter()
    addresses: Counter[tuple[int, str]] = Counter()
    for index, page in enumerate(reader.pages):
        for item in page.get("/Annots", ArrayObject()).get_object():
            link = item.get_object()
            if link.get("/Subtype") != "/Link":
                continue
            action = link.get("/A", DictionaryObject()).get_object()
            if action.get("/S") == "/URI":
                addresses[index, str(action["/URI"])] += 1
            target = link.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
            page_index = (
                names.get(target) if isinstance(target, str) else _page_of(reader, target[0]) if target is not None else None
            )
            if page_index is not None:
                inside[index, page_index] += 1
    return inside, addresses


def _page_of(reader: PdfReader, page: object) -> int | None:
    if isinstance(page, NumberObject):
        return int(page)
    return reader.get_page_number(page.get_object()) if page.get_object() is not None else None  # type: ignore[attr-defined]


@pytest.mark.parametrize("folder", ["papers", "corpus/papers"])
def test_no_link_is_lost_and_none_ends_in_another_paper(shared: Path, folder: str) -> None:
    files = [path.read_bytes() for path in sorted((shared / folder).glob("*.pdf"))]
    bound = bind([Segment(normalise(data), title="Paper") for data in files], INFO)
    seen = facts(bound.data)
    expected: Links = Counter()
    addresses: Counter[tuple[int, str]] = Counter()
    first = 0
    for data in files:
        reader = PdfReader(BytesIO(data))
        inside, outside = links_by_pypdf(reader)
        expected.update({(page + first, target + first): count for (page, target), count in inside.items()})
        addresses.update({(page + first, address): count for (page, address), count in outside.items()})
        first += len(reader.pages)
    assert Counter((link.page - 1, link.target - 1) for link in seen.links) == expected
    assert Counter((link.page - 1, link.address) for link in seen.addresses) == addresses
    assert bound.pages == first


@pytest.mark.parametrize("folder", ["papers", "corpus/papers"])
def test_no_bookmark_is_lost(shared: Path, folder: str) -> None:
    files = [path.read_bytes() for path in sorted((shared / folder).glob("*.pdf"))]
    bound = facts(bind([Segment(normalise(data), title="Paper") for data in files], INFO).data)
    expected, first = [], 0
    for data in files:
        own = facts(data)
        expected.append(("Paper", 0, first + 1))
        expected += [(item.title, item.level + 1, item.page + first) for item in own.outline]
        first += len(own.pages)
    assert [(item.title, item.level, item.page) for item in bound.outline] == expected


def corpus(shared: Path) -> list[Path]:
    return sorted((shared / "corpus" / "pdf").glob("*.pdf"))


@pytest.mark.slow
def test_every_difficult_pdf_ends_as_bound_pages_or_one_clear_reason(shared: Path) -> None:
    bound = refused = 0
    for path in corpus(shared):
        try:
            body = normalise(path.read_bytes())
        except UnreadablePdf as error:
            assert error.code in {"encrypted", "broken", "empty"}, path.name
            assert error.reason and error.remedy, path.name
            refused += 1
        else:
            file = bind([Segment.of_part(part("CV"), title="CV"), Segment(body, title=path.name, level=1)], INFO)
            assert len(facts(file.data).pages) == len(body.pages) + 1, path.name
            bound += 1
    assert bound >= 157, f"{refused} refused"


@pytest.mark.slow
def test_tags_of_difficult_pdfs_that_were_sound_stay_sound(shared: Path) -> None:
    before, after = [], []
    for path in corpus(shared):
        data = path.read_bytes()
        try:
            body = normalise(data)
        except UnreadablePdf:
            continue
        if body.tags and not faults(data):
            before.append(path.name)
            after += [path.name] if not faults(bind([Segment.of_part(part("CV")), Segment(body), Segment(body)], INFO).data) else []
    assert len(before) >= 8
    assert after == before


@pytest.mark.slow
def test_difficult_pdfs_look_the_same_before_and_after(shared: Path) -> None:
    changed = [path.name for path in corpus(shared) if not _looks_the_same(path.read_bytes())]
    assert changed == []


def _looks_the_same(before: bytes) -> bool:
    """Whether the first pages have the same picture; files that cannot be drawn, and forms (drawn by the viewer), do not count."""
    try:
        body = normalise(before)
        original = pypdfium2.PdfDocument(before)
    except (UnreadablePdf, pypdfium2.PdfiumError):
        return True
    original.close()
    if any("form" in what for what in body.removed):
        return True
    pages = range(min(len(body.pages), 3))
    try:
        pictures = [picture(before, page, 0.3) for page in pages]
    except pypdfium2.PdfiumError:
        return True
    after = bind([Segment(body)], INFO).data
    return all(_same(one, picture(after, page, 0.3)) for one, page in zip(pictures, pages, strict=True))


def _same(one: Image.Image, two: Image.Image) -> bool:
    return one.size == two.size and ImageChops.difference(one, two).getbbox() is None
