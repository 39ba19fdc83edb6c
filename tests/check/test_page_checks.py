"""What is said of the pages and of the file: each check passes, fails, and cannot tell where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from page_samples import A4, drawn, inspected, text_page, type3_file, written
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from small_packet import small_packet

from packet.check.pages.any_file import check_file
from packet.model.finding import Finding, Verdict
from packet.model.packet import Packet

PASS, WARNING, FAIL, CANNOT_TELL, NEEDS_PERSON = (
    Verdict.PASS,
    Verdict.WARNING,
    Verdict.FAIL,
    Verdict.CANNOT_TELL,
    Verdict.NEEDS_PERSON,
)
COMMON = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\nattach: 0\n"


def said(pdf: bytes, code: str, applicant: str = "") -> list[tuple[Verdict, str]]:
    return [(one.verdict, one.message) for one in check_file(inspected(pdf), applicant) if one.code == code]


def verdicts(pdf: bytes, code: str, applicant: str = "") -> list[Verdict]:
    return [verdict for verdict, _ in said(pdf, code, applicant)]


def of(packet: Packet, code: str, document: str = "") -> list[Finding]:
    return [one for one in packet.findings if one.code == code and one.document == document]


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 0, 0, 612, 792)


def near_the_edge(canvas: Canvas) -> None:
    canvas.drawString(10, 400, "too far to the left")


ORDINARY = drawn(text_page(11, 13, foot="Ada Byron 1"), text_page(11, 13, foot="Ada Byron 2"))


@pytest.mark.parametrize(
    ("pdf", "code", "verdict"),
    [
        (ORDINARY, "paper-size", PASS),
        (drawn(text_page(), lambda canvas: canvas.setPageSize(A4)), "paper-size", WARNING),
        (ORDINARY, "margins", PASS),
        (drawn(near_the_edge), "margins", WARNING),
        (ORDINARY, "text", PASS),
        (drawn(scan), "text", CANNOT_TELL),
        (drawn(lambda canvas: canvas.circle(300, 300, 50)), "text", CANNOT_TELL),
        (drawn(text_page(9)), "body-size", WARNING),
        (drawn(text_page(10)), "body-size", PASS),
        (type3_file(b"BT /F 10 Tf 20 50 Td (aa) Tj ET"), "body-size", CANNOT_TELL),
        (type3_file(b"BT /F 10 Tf 20 50 Td (aa) Tj ET"), "type-3-fonts", WARNING),
        (drawn(text_page()), "embedded-fonts", WARNING),
        (ORDINARY, "encryption", PASS),
        (ORDINARY, "active-content", PASS),
        (ORDINARY, "file-sizes", PASS),
    ],
)
def test_each_check_of_a_file_says_what_it_measured(pdf: bytes, code: str, verdict: Verdict) -> None:
    assert verdicts(pdf, code) == [verdict]


def test_a_scan_is_measured_in_nothing_that_its_letters_would_tell() -> None:
    codes = {one.code for one in check_file(inspected(drawn(scan, scan)))}
    assert codes.isdisjoint({"body-size", "page-numbers", "name-on-pages", "embedded-fonts", "margins"})


@pytest.mark.parametrize(
    ("foot", "verdict"),
    [
        ("Ada Byron · Curriculum Vitae Page {n} of 3", PASS),
        ("Ada Byron {n}/3", PASS),
        ("Ada Byron | {n}", PASS),
        ("{n} Ada Byron, Research Statement", PASS),
        ("Ada Byron – {n} –", PASS),
        ("Ada Byron", WARNING),
        ("Ada Byron, in 1843", WARNING),
        ("Ada Byron 0.{n}", WARNING),
    ],
)
def test_page_numbers_stand_in_many_forms(foot: str, verdict: Verdict) -> None:
    pdf = drawn(*(text_page(foot=foot.format(n=number)) for number in (1, 2, 3)))
    assert verdicts(pdf, "page-numbers", "Ada Byron") == [verdict]


def test_a_page_that_does_not_bear_the_applicants_name_is_told() -> None:
    pdf = drawn(text_page(foot="Ada Byron 1"), text_page(foot="2"))
    assert said(pdf, "name-on-pages", "Ada Byron") == [(WARNING, "your name does not stand on page 2")]
    assert verdicts(drawn(text_page(foot="no name")), "name-on-pages", "Ada Byron") == [], "one page is not mixed up with others"


def with_links(*addresses: str) -> bytes:
    def page(canvas: Canvas) -> None:
        for at, address in enumerate(addresses):
            canvas.linkURL(address, (72, 100 + at, 200, 110 + at))

    return drawn(page)


@pytest.mark.parametrize(
    ("address", "code", "verdict"),
    [
        ("https://example.org/paper.pdf", "malformed-link", PASS),
        ("https://xn--mnchen-3ya.example.de/", "malformed-link", PASS),
        ("http://93.184.216.34/x", "malformed-link", PASS),
        ("mailto:ada@example.org?subject=Hello", "malformed-link", PASS),
        ("https://doi.org/10.1145/3341301.3359646", "malformed-link", PASS),
        ("https://exa mple.org", "malformed-link", WARNING),
        ("https://", "malformed-link", WARNING),
        ("https://example.org:port/", "malformed-link", WARNING),
        ("mailto:ada", "malformed-link", WARNING),
        ("example.org/x", "malformed-link", WARNING),
        ("file:///C:/Users/ada/cv.pdf", "local-link", FAIL),
        ("http://localhost:8000/", "local-link", FAIL),
        ("http://127.0.0.1/", "local-link", FAIL),
        ("http://10.1.2.3/", "private-link", WARNING),
        ("http://192.168.0.7/", "private-link", WARNING),
        ("http://printer.local/", "private-link", WARNING),
        ("https://wiki/", "private-link", WARNING),
        ("https://wiki.corp.internal/", "private-link", WARNING),
    ],
)
def test_addresses_are_well_formed_and_public(address: str, code: str, verdict: Verdict) -> None:
    found = [(one.code, one.verdict) for one in check_file(inspected(with_links(address))) if one.code.endswith("-link")]
    assert found == [(code, verdict)]


def changed(change: Callable[[PdfWriter], object], pdf: bytes = ORDINARY) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    change(writer)
    return written(writer)


def add_link(writer: PdfWriter, action: dict[str, object]) -> None:
    values = {NameObject(f"/{key}"): value for key, value in action.items()}
    rectangle = ArrayObject(map(NumberObject, (72, 72, 90, 90)))
    kind = {NameObject("/Subtype"): NameObject("/Link"), NameObject("/Rect"): rectangle}
    writer.pages[0][NameObject("/Annots")] = ArrayObject([DictionaryObject({**kind, NameObject("/A"): DictionaryObject(values)})])


def test_links_inside_the_file_are_alive() -> None:
    live = changed(lambda writer: add_link(writer, goto(writer.pages[1].indirect_reference)))
    dead = changed(lambda writer: add_link(writer, {"S": NameObject("/GoTo"), "D": TextStringObject("nowhere")}))
    assert said(live, "dead-link") == [(PASS, "1 link inside the file, none dead")]
    assert said(dead, "dead-link") == [(WARNING, "links on page 1 lead to no page of the file")]


def goto(target: object) -> dict[str, object]:
    return {"S": NameObject("/GoTo"), "D": ArrayObject([target, NameObject("/Fit")])}


@pytest.mark.parametrize("kind", ["GoToR", "Launch"])
def test_a_link_to_another_file_leads_nowhere_for_a_committee(kind: str) -> None:
    pdf = changed(lambda writer: add_link(writer, {"S": NameObject(f"/{kind}"), "F": TextStringObject("talk.pptx")}))
    assert said(pdf, "local-link") == [(FAIL, "page 1 links to a file: talk.pptx")]


def test_bookmarks_that_lead_nowhere_are_told() -> None:
    good = changed(lambda writer: writer.add_outline_item(title="Research", page_number=1))
    bad = changed(lambda writer: writer.add_outline_item(title="Teaching", page_number=None))
    assert said(good, "bookmark") == [(PASS, "1 bookmark, none dead")]
    assert said(bad, "bookmark") == [(WARNING, "1 bookmark to no page: “Teaching”")]
    assert said(ORDINARY, "bookmark") == []


def test_what_acts_and_what_hides_in_a_file_is_told() -> None:
    def filled(writer: PdfWriter) -> None:
        script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
        writer.add_attachment("notes.txt", b"notes")

    form = BytesIO()
    canvas = Canvas(form, invariant=1)
    canvas.acroForm.textfield(name="first", x=100, y=100)
    canvas.acroForm.checkbox(name="second", x=100, y=200)
    canvas.showPage()
    canvas.save()
    assert said(changed(filled), "active-content") == [
        (WARNING, "the file holds script, the attached file notes.txt: portals refuse such files")
    ]
    assert said(form.getvalue(), "active-content") == [(WARNING, "the file holds 2 form fields: portals refuse such files")]


def test_a_file_that_opens_without_its_password_is_told_as_encrypted() -> None:
    locked = changed(lambda writer: writer.encrypt("", "owner", algorithm="AES-256"))
    assert verdicts(locked, "encryption") == [WARNING]


def test_the_metadata_may_name_the_applicant_alone() -> None:
    mine = drawn(text_page(), author="Byron, Ada")
    assert said(mine, "metadata", "Ada Byron") == [(PASS, "its metadata name Ada Byron as author")]
    assert verdicts(mine, "metadata", "Charles Babbage") == [WARNING]
    assert verdicts(mine, "metadata") == [NEEDS_PERSON], "who is the applicant? a person knows"
    assert said(drawn(text_page()), "metadata") == [(PASS, "its metadata name nobody")]


def test_an_unusual_page_raises_nothing() -> None:
    tiny = changed(
        lambda writer: writer.pages[0].update({NameObject("/MediaBox"): ArrayObject(map(FloatObject, (0, 0, 0.5, 0.5)))})
    )
    assert check_file(inspected(tiny))


def test_a_packet_passes_what_it_is_made_to_pass(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON)
    wanted = {
        "paper-size",
        "margins",
        "text",
        "embedded-fonts",
        "body-size",
        "bookmark",
        "encryption",
        "active-content",
        "metadata",
    }
    for code in sorted(wanted | {"malformed-link", "file-sizes"}):
        assert [(one.code, one.verdict) for one in packet.findings if one.code == code] == [(code, PASS)]


def test_a_supplied_statement_is_held_to_the_same_pages(tmp_path: Path) -> None:
    """Its own margins, letters, numbers and paper are measured, on the packet's pages."""
    pages = (text_page(9, 10, left=10), text_page(9, 10))
    packet = small_packet(tmp_path, COMMON + "paper: A4\n", statements={"research.pdf": drawn(*pages, author="Another")})
    first = next(part.first for part in packet.parts if part.name == "research-statement")
    [edge] = of(packet, "margins", "research-statement")
    assert edge.verdict is WARNING and edge.page == first and edge.message.startswith("page 1: ink 3.6 mm from the left edge")
    assert [one.verdict for one in of(packet, "body-size", "research-statement")] == [WARNING]
    assert [one.message for one in of(packet, "page-numbers", "research-statement")] == ["no page number on page 2"]
    assert [one.verdict for one in of(packet, "paper-size", "research-statement")] == [NEEDS_PERSON]
    assert [one.verdict for one in of(packet, "metadata")] == [PASS], "what the file said of its author is not bound"
    assert packet.ready


def test_a_scanned_statement_cannot_be_checked_and_says_what_helps(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON, statements={"research.pdf": drawn(scan, scan)})
    [finding] = of(packet, "text", "research-statement")
    assert finding.verdict is CANNOT_TELL
    assert "pages 1, 2" in finding.message and "text recognition" in finding.remedy
    assert not of(packet, "paper-without-text", "research-statement"), "told once"
