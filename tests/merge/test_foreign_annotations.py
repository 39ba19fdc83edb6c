"""What is seen on foreign pages without tags stands in the structure tree of the whole, as PDF/UA-1 asks of annotations (7.18)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from binding_samples import annotations_of, changed, drawn, latex_like, part
from conformance import (
    annotations_of_foreign_pages_are_held,
    elements_name_their_parents,
    every_content_is_reached_once,
    the_parent_tree_is_complete,
)
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight, Popup, Text
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas
from tagged_file import TaggedFile

from packet.merge import DocumentInfo, Segment, UnreadablePdf, bind, normalise

INFO = DocumentInfo("Bundle")
AREA = (72.0, 400.0, 200.0, 420.0)


def bundle(*papers: bytes) -> bytes:
    """A tagged page of our own, then the papers: then the whole has a tree."""
    return bind([Segment.of_part(part("CV"), title="CV"), *(Segment(normalise(one), title="Paper") for one in papers)], INFO).data


def faults(pdf: bytes) -> list[str]:
    """All that is wrong with tags of a file whose papers bring none."""
    file = TaggedFile(pdf)
    rules = (
        annotations_of_foreign_pages_are_held,
        every_content_is_reached_once,
        elements_name_their_parents,
        the_parent_tree_is_complete,
    )
    return [f"{rule.__name__}: {fault}" for rule in rules for fault in rule(file)]


def noted(pdf: bytes) -> bytes:
    """The paper with a note that has words and a mark that has none; the window of the note, and a hidden note."""

    def note(writer: PdfWriter) -> None:
        said = writer.add_annotation(0, Text(rect=AREA, text="Is this so?"))
        writer.add_annotation(0, Popup(rect=AREA, parent=said))
        corners = ArrayObject(FloatObject(side) for side in (72, 420, 200, 420, 72, 400, 200, 400))
        writer.add_annotation(0, Highlight(rect=AREA, quad_points=corners))
        writer.add_annotation(1, Text(rect=AREA, text="unseen"))[NameObject("/F")] = NumberObject(2)

    return changed(pdf, note)


def elements(pdf: bytes, kind: str) -> int:
    return sum(element.kind == kind for element in TaggedFile(pdf).elements)


def test_every_annotation_that_is_seen_has_its_element() -> None:
    whole = bundle(latex_like("Ditto"), noted(latex_like("Ragcache")))
    assert [fault for fault in faults(whole) if "the_parent_tree" not in fault] == []
    assert (elements(whole, "Link"), elements(whole, "Annot")) == (12, 2)
    assert faults(bundle(latex_like("Ditto"), latex_like("Ditto"))) == []


def test_a_link_without_words_says_where_it_leads() -> None:
    pages = PdfReader(BytesIO(bundle(latex_like("Ditto")))).pages
    assert [one.get("/Contents") for one in annotations_of(pages[3])] == ["page 1 of this document", "https://example.org/Ditto"]


def test_a_link_keeps_its_own_words() -> None:
    def say(writer: PdfWriter) -> None:
        annotations_of(writer.pages[0])[0][NameObject("/Contents")] = TextStringObject("see section 2")

    (link, _) = annotations_of(PdfReader(BytesIO(bundle(changed(latex_like("Ditto"), say)))).pages[1])
    assert link.get("/Contents") == "see section 2"


def test_links_are_held_on_a_page_whose_content_bears_marks_of_a_tree_that_is_gone() -> None:
    def draw(canvas: Canvas, index: int) -> None:
        canvas._code.append("/P <</MCID 0>> BDC EMC")
        canvas.linkURL("https://example.org/", AREA)

    whole = bundle(drawn(2, draw))
    assert list(annotations_of_foreign_pages_are_held(TaggedFile(whole))) == []
    assert elements(whole, "Link") == 2


def test_an_annotation_of_two_pages_is_in_the_tree_once() -> None:
    def share(writer: PdfWriter) -> None:
        writer.pages[1]["/Annots"].append(writer.pages[0]["/Annots"][0])  # type: ignore[index, attr-defined]

    whole = bundle(changed(latex_like("Ditto"), share))
    assert elements(whole, "Link") == 6


def test_where_the_whole_has_no_tree_no_annotation_has_a_key() -> None:
    pages = PdfReader(BytesIO(bind([Segment(normalise(latex_like("Ditto")))], INFO).data)).pages
    assert [one for page in pages for one in annotations_of(page) if "/StructParent" in one] == []


Change = Callable[[DictionaryObject, DictionaryObject], None]
"""A change to the first link of a paper and the element that holds it."""


def _delete(key: str) -> Change:
    def change(annotation: DictionaryObject, element: DictionaryObject) -> None:
        del (element if key in element else annotation)[key]

    return change


def _set(key: str, value: NameObject | NumberObject | ArrayObject) -> Change:
    def change(annotation: DictionaryObject, element: DictionaryObject) -> None:
        (element if key in element else annotation)[NameObject(key)] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _delete("/StructParent"),
        _delete("/Contents"),
        _set("/StructParent", NumberObject(0)),
        _set("/K", ArrayObject()),
        _set("/S", NameObject("/Span")),
    ],
)
def test_the_rule_finds_what_breaks_it(change: Change) -> None:
    def spoil(writer: PdfWriter) -> None:
        annotation = annotations_of(writer.pages[1])[0]
        pairs = writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
        owner = dict(zip(pairs[::2], pairs[1::2], strict=True))[annotation["/StructParent"]].get_object()
        change(annotation, owner)

    assert list(annotations_of_foreign_pages_are_held(TaggedFile(changed(bundle(latex_like("Ditto")), spoil)))) != []


@pytest.mark.parametrize("folder", ["papers", "corpus/papers"])
def test_every_annotation_of_real_papers_has_its_element(shared: Path, folder: str) -> None:
    bodies = [normalise(path.read_bytes()) for path in sorted((shared / folder).glob("*.pdf"))]
    untagged = [Segment(body) for body in bodies if not body.tags]
    whole = TaggedFile(bind([Segment.of_part(part("CV")), *untagged], INFO).data)
    assert list(annotations_of_foreign_pages_are_held(whole)) == []
    assert sum(element.kind == "Link" for element in whole.elements) > 100


@pytest.mark.slow
def test_every_annotation_of_difficult_pdfs_has_its_element(shared: Path) -> None:
    wrong = {}
    for path in sorted((shared / "corpus" / "pdf").glob("*.pdf")):
        try:
            body = normalise(path.read_bytes())
        except UnreadablePdf:
            continue
        if not body.tags and any(page.annotations for page in body.pages):
            whole = bind([Segment.of_part(part("CV")), Segment(body)], INFO).data
            wrong[path.name] = list(annotations_of_foreign_pages_are_held(TaggedFile(whole)))
    assert len(wrong) >= 10
    assert {name: found for name, found in wrong.items() if found} == {}
