"""Parts and papers become one PDF: links, bookmarks, tags, stamps, metadata; the same bytes for the same input."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from binding_samples import A4, annotations_of, changed, drawn, entry, latex_like, paper, part, picture
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from reportlab.pdfgen.canvas import Canvas
from tagging import faults

from packet.merge import DocumentInfo, Segment, SegmentSize, bind, facts, normalise, paginate
from packet.model.document import Target
from packet.model.packet import Pages
from packet.model.part import Part
from packet.model.pdf_facts import AddressFact, LinkFact, PdfFacts

INFO = DocumentInfo("Application – Chao Jin", "Chao Jin", "Assistant Professor", ("serverless", "moe"))
DITTO = Target(("paper:ditto", "entry:list"), "https://example.org/ditto")


def packet(*, stamps: Part | None = None) -> list[Segment]:
    """A CV of two pages, a list, an index with two papers of three pages."""
    links = [DITTO, Target(("paper:nowhere",)), Target((), "mailto:a@b.org"), Target((), "javascript:alert(1)")]
    return [
        Segment.of_part(part("CV", 2, links), title="Curriculum vitae", anchor="document:cv"),
        Segment.of_part(part("List"), title="Publications", anchor="document:publication-list"),
        Segment.of_part(part("Index", links=[DITTO]), title="Papers", anchor="document:bundle"),
        Segment.of_paper(paper("ditto", latex_like("Ditto")), title="C1 Ditto", anchor="paper:ditto", stamps=stamps),
        Segment.of_paper(paper("nix", latex_like("Nix")), title="C2 Nix", anchor="paper:nix"),
    ]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return bind(packet(), INFO).data


@pytest.fixture(scope="module")
def seen(whole: bytes) -> PdfFacts:
    return facts(whole)


def test_no_link_of_a_paper_ends_in_another_paper(seen: PdfFacts) -> None:
    inside = [link for link in seen.links if link.page > 4]
    assert inside == [LinkFact(5, 6), LinkFact(6, 7), LinkFact(7, 5), LinkFact(8, 9), LinkFact(9, 10), LinkFact(10, 8)]


def test_own_links_lead_to_what_the_file_holds(seen: PdfFacts) -> None:
    assert [link for link in seen.links if link.page <= 4] == [LinkFact(1, 5), LinkFact(4, 5)]
    assert [link for link in seen.addresses if link.page <= 4] == [AddressFact(1, "mailto:a@b.org")]


def test_alone_the_same_links_lead_to_the_next_anchor_or_the_address() -> None:
    segments = packet()
    assert facts(bind(segments[:1], INFO).data).addresses[0] == AddressFact(1, "https://example.org/ditto")
    assert facts(bind(segments[:2], INFO).data).links == (LinkFact(1, 3),)


def test_a_link_that_leads_nowhere_has_no_annotation(whole: bytes) -> None:
    assert len(annotations_of(PdfReader(BytesIO(whole)).pages[0])) == 2


def test_links_have_a_name_are_printed_and_have_no_border(whole: bytes) -> None:
    link = annotations_of(PdfReader(BytesIO(whole)).pages[0])[0]
    assert [str(link[key]) for key in ("/Contents", "/F", "/Border")] == ["link 0", "4", "[0, 0, 0]"]


def test_bookmarks_nest_document_paper_and_the_papers_own(seen: PdfFacts) -> None:
    assert [(item.level, item.title, item.page) for item in seen.outline] == [
        (0, "Curriculum vitae", 1),
        (1, "CV begins", 1),
        (2, "Deeper", 2),
        (0, "Publications", 3),
        (1, "List begins", 3),
        (2, "Deeper", 3),
        (0, "Papers", 4),
        (1, "Index begins", 4),
        (2, "Deeper", 4),
        (1, "C1 Ditto", 5),
        (2, "1 Ditto", 5),
        (3, "2 Ditto", 6),
        (3, "3 Ditto", 7),
        (1, "C2 Nix", 8),
        (2, "1 Nix", 8),
        (3, "2 Nix", 9),
        (3, "3 Nix", 10),
    ]


def test_a_paper_behind_its_sheet_hangs_its_bookmarks_below_the_sheet() -> None:
    segments = [
        Segment.of_part(part("Index"), title="Papers"),
        Segment.of_part(part("Sheet"), title="C1 Ditto", level=1),
        Segment.of_paper(paper("ditto", latex_like("Ditto")), level=2),
    ]
    titles = [(item.level, item.title) for item in facts(bind(segments, INFO).data).outline]
    assert titles[-3:] == [(2, "1 Ditto"), (3, "2 Ditto"), (3, "3 Ditto")]


def test_the_file_says_what_it_is(seen: PdfFacts) -> None:
    assert (seen.title, seen.author, seen.subject) == (INFO.title, INFO.author, INFO.subject)
    assert (seen.keywords, seen.language, seen.tagged, seen.encrypted) == ("serverless, moe", "en-US", True, False)
    assert seen.labels == tuple(str(page) for page in range(1, 11))


def test_metadata_and_document_information_agree_and_hold_no_date(whole: bytes) -> None:
    reader = PdfReader(BytesIO(whole))
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": INFO.title}
    assert xmp.dc_creator == [INFO.author]
    assert xmp.dc_description == {"x-default": INFO.subject}
    assert (xmp.pdf_keywords, xmp.pdf_producer) == ("serverless, moe", "packet")
    assert reader.metadata is not None
    assert not [key for key in reader.metadata if "Date" in key]


def test_only_a_file_of_our_own_tagged_pages_claims_conformance(whole: bytes) -> None:
    assert b"pdfuaid" not in whole
    own = bind(packet()[:3], INFO).data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in own
    assert "/OutputIntents" in PdfReader(BytesIO(own)).root_object
    untagged = bind([Segment.of_part(part("CV", tagged=False))], INFO).data
    assert b"pdfuaid" not in untagged
    assert "/StructTreeRoot" not in PdfReader(BytesIO(untagged)).root_object


def test_every_tag_is_reached_and_every_link_has_its_element(whole: bytes) -> None:
    assert faults(whole) == []
    assert faults(bind(packet()[:1], INFO).data) == []


def test_a_link_element_without_its_annotation_is_a_span() -> None:
    reader = PdfReader(BytesIO(bind(packet()[:1], INFO).data))
    kinds = Counter(_kinds(reader.root_object["/StructTreeRoot"]))
    assert (kinds["/Link"], kinds["/Span"]) == (2, 2)


def _kinds(node: object) -> list[str]:
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, ArrayObject):
        return [kind for kid in found for kind in _kinds(kid)]
    if not isinstance(found, DictionaryObject):
        return []
    return ([str(found["/S"])] if "/S" in found else []) + _kinds(found.get("/K"))


def test_tags_of_a_paper_survive_and_keep_apart_from_those_of_its_twin() -> None:
    tagged = bind([Segment.of_part(part("Paper", 2, [DITTO]))], INFO).data
    assert normalise(tagged).tags is not None
    twice = [Segment.of_paper(paper("a", tagged), title="A"), Segment.of_part(part("CV")), Segment.of_paper(paper("b", tagged))]
    both = bind(twice, INFO).data
    assert faults(both) == []
    kinds = Counter(_kinds(PdfReader(BytesIO(both)).root_object["/StructTreeRoot"]))
    assert (kinds["/P"], kinds["/Link"], kinds["/Document"]) == (7, 2, 3)


def test_tags_that_contradict_themselves_are_dropped_and_told() -> None:
    def break_tree(writer: PdfWriter) -> None:
        entry(writer.root_object, "/StructTreeRoot")[NameObject("/ParentTree")] = DictionaryObject()

    broken = changed(bind([Segment.of_part(part("Paper"))], INFO).data, break_tree)
    assert normalise(broken).tags is None
    assert "structure tree (tags for screen readers)" in normalise(broken).removed
    assert faults(bind([Segment.of_part(part("CV")), Segment.of_paper(paper("a", broken))], INFO).data) == [
        "page 2: content 0 is in no element"
    ]


def red_corner(pages: int) -> Part:
    """Stamps: a red square of 40 points in the lower left corner."""

    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, 40, 40, stroke=0, fill=1)

    return Part("stamp", "Stamp", drawn(pages, draw), pages)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_stamp_stands_in_the_corner_of_the_page_as_it_is_seen(rotation: int) -> None:
    def turn(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/Rotate")] = NumberObject(rotation)
        writer.pages[0][NameObject("/CropBox")] = ArrayObject([NumberObject(side) for side in (50, 100, 450, 700)])

    turned = changed(drawn(1, lambda canvas, _: canvas.drawString(72, 700, "x")), turn)
    stamped = bind([Segment.of_paper(paper("ditto", turned), stamps=red_corner(1))], INFO).data
    image = picture(stamped, scale=1)
    height = image.height
    assert image.getpixel((20, height - 20)) == (255, 0, 0)
    assert image.getpixel((60, height - 20)) == (255, 255, 255)
    assert image.getpixel((20, height - 60)) == (255, 255, 255)


@pytest.mark.parametrize("content", ["3 0 0 3 100 100 cm", "q 3 0 0 3 100 100 cm", "Q 3 0 0 3 100 100 cm", "q q Q 2 0 0 2 9 9 cm"])
def test_what_a_page_leaves_behind_does_not_move_the_stamp(content: str) -> None:
    leaking = drawn(1, lambda canvas, _: canvas._code.append(content))
    image = picture(bind([Segment.of_paper(paper("ditto", leaking), stamps=red_corner(1))], INFO).data, scale=1)
    assert image.getpixel((20, int(A4[1]) - 20)) == (255, 0, 0)
    assert image.getpixel((60, int(A4[1]) - 60)) == (255, 255, 255)


def test_a_paper_may_have_fewer_stamps_than_pages() -> None:
    stamped = bind(packet(stamps=red_corner(1)), INFO).data
    assert len(PdfReader(BytesIO(stamped)).pages) == 10
    assert faults(stamped) == []


def test_nothing_to_bind_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        bind([], INFO)


def test_binding_says_its_size_and_digest() -> None:
    bound = bind(packet(), INFO)
    assert bound.pages == 10
    assert bound.sha256 == hashlib.sha256(bound.data).hexdigest()
    assert bound == bind(packet(), INFO)


def test_the_same_bytes_in_two_processes_under_two_hash_seeds() -> None:
    script = "from test_bind import *; print(bind(packet(stamps=red_corner(3)), INFO).sha256)"
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_pages_are_known_before_anything_is_drawn() -> None:
    sizes = [
        SegmentSize(2, {"document:cv": 0, "entry:ditto": 1}),
        SegmentSize(14, {"paper:ditto": 0, "document:cv": 0}),
        SegmentSize(1),
    ]
    assert paginate(sizes) == Pages(17, {"document:cv": 1, "entry:ditto": 2, "paper:ditto": 3})


def test_the_pages_known_before_are_the_pages_bound(seen: PdfFacts) -> None:
    sizes = [SegmentSize(len(one.body.pages), {one.anchor: 0}) for one in packet()]
    known = paginate(sizes).anchors
    assert {link.target for link in seen.links if link.page <= 4} == {known["paper:ditto"]}
    assert [item.page for item in seen.outline if item.title in {"C1 Ditto", "C2 Nix"}] == [
        known["paper:ditto"],
        known["paper:nix"],
    ]
