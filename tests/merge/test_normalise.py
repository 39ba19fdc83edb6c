"""Any PDF becomes objects that can be bound by copying, or one error that says why not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from binding_samples import annotations_of, changed, drawn, entry, latex_like, picture
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from packet.merge import DocumentInfo, NormalisedPdf, Segment, UnreadablePdf, bind, facts, normalise
from packet.model.paper import PageSize
from packet.model.pdf_facts import LinkFact


def rebound(pdf: bytes) -> bytes:
    return bind([Segment(normalise(pdf))], DocumentInfo("Alone")).data


def test_named_destinations_become_explicit_pages() -> None:
    assert str(annotations_of(PdfReader(BytesIO(latex_like("Ditto"))).pages[0])[0]["/Dest"]) == "section.2"
    assert facts(rebound(latex_like("Ditto"))).links == (LinkFact(1, 2), LinkFact(2, 3), LinkFact(3, 1))
    assert "/Names" not in PdfReader(BytesIO(rebound(latex_like("Ditto")))).root_object


def test_names_of_the_old_kind_become_explicit_pages() -> None:
    def age(writer: PdfWriter) -> None:
        names = dict(zip(("/section.1", "/section.2", "/section.3"), writer.pages, strict=True))
        fit = NameObject("/Fit")
        writer.root_object[NameObject("/Dests")] = DictionaryObject(
            {NameObject(name): ArrayObject([page.indirect_reference or NullObject(), fit]) for name, page in names.items()}
        )
        del writer.root_object["/Names"]
        for page in writer.pages:
            annotations_of(page)[0][NameObject("/Dest")] = NameObject("/section.3")

    assert facts(rebound(changed(latex_like("Ditto"), age))).links == (LinkFact(1, 3), LinkFact(2, 3), LinkFact(3, 3))


def test_a_link_to_a_name_that_does_not_exist_is_told() -> None:
    dead = changed(latex_like("Ditto"), lambda writer: _lose_name(writer))
    assert normalise(dead).removed == ("link to a place that does not exist",)


def _lose_name(writer: PdfWriter) -> None:
    annotation = annotations_of(writer.pages[0])[0]
    annotation[NameObject("/Dest")] = TextStringObject("nowhere")


def test_outlines_keep_their_nesting_and_pages() -> None:
    bookmarks = [(item.title, item.level, item.page) for item in facts(rebound(latex_like("Ditto"))).outline]
    assert bookmarks == [("1 Ditto", 0, 1), ("2 Ditto", 1, 2), ("3 Ditto", 1, 3)]


def test_scripts_launch_actions_and_attached_files_are_removed_and_told() -> None:
    def arm(writer: PdfWriter) -> None:
        script = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        )
        writer.root_object[NameObject("/OpenAction")] = script
        writer.add_attachment("data.csv", b"1,2")
        launch = DictionaryObject({NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc.exe")})
        link = annotations_of(writer.pages[0])[0]
        link.pop("/Dest", None)
        link[NameObject("/A")] = launch
        writer.pages[1][NameObject("/AA")] = DictionaryObject({NameObject("/O"): launch})

    armed = changed(latex_like("Ditto"), arm)
    assert normalise(armed).removed == ("action on opening or closing", "action that starts a program", "attached file", "script")
    for word in (b"calc.exe", b"app.alert", b"data.csv"):
        assert word.hex().encode() not in normalise(armed).lines
    assert len(PdfReader(BytesIO(rebound(armed))).pages) == 3


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd"])
def test_links_that_act_lose_their_address(address: str) -> None:
    pdf = drawn(1, lambda canvas, _: canvas.linkURL(address, (10, 10, 50, 50)))
    assert facts(rebound(pdf)).addresses == ()
    assert len(normalise(pdf).removed) == 1


def test_an_owner_password_opens_and_a_user_password_is_refused_with_the_remedy() -> None:
    owner = changed(latex_like("Ditto"), lambda writer: writer.encrypt("", "owner", algorithm="AES-256"))
    assert len(normalise(owner).pages) == 3
    user = changed(latex_like("Ditto"), lambda writer: writer.encrypt("user", "owner", algorithm="AES-256"))
    with pytest.raises(UnreadablePdf) as refused:
        normalise(user)
    assert refused.value.code == "encrypted"
    assert "qpdf --decrypt" in refused.value.remedy


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b" \n", "empty"), (b"<html>", "broken"), (b"%PDF-1.7\n%%EOF", "broken")]
)
def test_what_is_no_pdf_is_refused_in_words(data: bytes, code: str) -> None:
    with pytest.raises(UnreadablePdf) as refused:
        normalise(data)
    assert refused.value.code == code
    assert refused.value.remedy


def test_a_truncated_pdf_is_read_or_refused_but_never_breaks() -> None:
    whole = latex_like("Ditto")
    for size in range(0, len(whole), 97):
        try:
            rebound(whole[:size])
        except UnreadablePdf as refused:
            assert refused.code in {"empty", "broken"}


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePdf):
        normalise(data)


def test_the_form_for_the_cache_holds_everything() -> None:
    body = normalise(latex_like("Ditto"))
    assert NormalisedPdf.from_bytes(body.to_bytes()) == body


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-3], lambda data: data + b"x", lambda data: b"x" + data, lambda data: data[:40]]
)
def test_a_damaged_form_is_refused(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(ValueError, match=r".*"):
        NormalisedPdf.from_bytes(damage(normalise(latex_like("Ditto")).to_bytes()))


def test_inherited_page_attributes_come_to_the_page() -> None:
    def lift(writer: PdfWriter) -> None:
        tree = entry(writer.root_object, "/Pages")
        tree[NameObject("/Rotate")] = NumberObject(90)
        tree[NameObject("/MediaBox")] = ArrayObject([FloatObject(side) for side in (0, 0, 300, 400)])
        for page in writer.pages:
            page.pop("/MediaBox")
            page.pop("/Rotate", None)

    lifted = changed(latex_like("Ditto"), lift)
    assert facts(rebound(lifted)).pages == (PageSize(400, 300),) * 3


def test_a_page_is_as_large_as_it_is_seen() -> None:
    def shape(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/CropBox")] = ArrayObject([NumberObject(side) for side in (10, 20, 110, 220)])
        writer.pages[0][NameObject("/UserUnit")] = FloatObject(2)
        writer.pages[0][NameObject("/Rotate")] = NumberObject(-90)

    assert normalise(changed(latex_like("Ditto", 1), shape)).pages[0].size == PageSize(400, 200)


def test_form_fields_keep_their_look_and_lose_the_form() -> None:
    pdf = drawn(1, lambda canvas, _: canvas.acroForm.textfield(name="who", value="Chao Jin", x=50, y=600, width=200, height=30))
    after = rebound(pdf)
    reader = PdfReader(BytesIO(after))
    assert "/AcroForm" not in reader.root_object
    assert str(annotations_of(reader.pages[0])[0]["/Subtype"]) == "/Stamp"
    assert normalise(pdf).removed == ("form field (its look is kept)",)
    assert ImageChops.invert(picture(after)).getbbox(), "the field is still seen"


def test_what_only_a_viewer_draws_in_a_form_is_drawn_but_no_password() -> None:
    def fill(writer: PdfWriter) -> None:
        entry(writer.root_object, "/AcroForm")[NameObject("/NeedAppearances")] = BooleanObject(True)
        for field, words in zip(annotations_of(writer.pages[0]), ("Chao Jin", "hunter2"), strict=True):
            field[NameObject("/V")] = TextStringObject(words)
            del field["/AP"]
        annotations_of(writer.pages[0])[1][NameObject("/Ff")] = NumberObject(1 << 13)

    def draw(canvas: Canvas, _: int) -> None:
        canvas.acroForm.textfield(name="who", x=50, y=600, width=200, height=30, borderWidth=0)
        canvas.acroForm.textfield(name="secret", x=50, y=500, width=200, height=30, borderWidth=0)

    after = rebound(changed(drawn(1, draw), fill))
    looks = [entry(entry(one, "/AP"), "/N") for one in annotations_of(PdfReader(BytesIO(after)).pages[0])]
    drawn_texts = b"".join(look.get_data() for look in looks if isinstance(look, StreamObject))
    assert b"Chao Jin" in drawn_texts
    assert b"hunter2" not in drawn_texts


def test_hidden_layers_stay_hidden() -> None:
    def hide(writer: PdfWriter) -> None:
        group = writer._add_object(
            DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("Draft")})
        )
        off = DictionaryObject({NameObject("/OFF"): ArrayObject([group])})
        writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
            {NameObject("/OCGs"): ArrayObject([group]), NameObject("/D"): off}
        )
        resources = entry(writer.pages[0], "/Resources")
        resources[NameObject("/Properties")] = DictionaryObject({NameObject("/Draft"): group})

    def draw(canvas: object, _: int) -> None:
        canvas._code.append("/OC /Draft BDC 0 0 300 300 re f EMC")  # type: ignore[attr-defined]

    hidden = changed(drawn(1, draw), hide)
    assert ImageChops.invert(picture(hidden)).getbbox() is None
    twice = bind([Segment(normalise(hidden)), Segment(normalise(hidden))], DocumentInfo("Twice")).data
    assert ImageChops.invert(picture(twice, 1)).getbbox() is None


def test_an_outline_that_bites_its_tail_ends() -> None:
    def loop(writer: PdfWriter) -> None:
        first = entry(entry(writer.root_object, "/Outlines"), "/First")
        first[NameObject("/Next")] = first.indirect_reference or NullObject()

    assert [item.level for item in facts(rebound(changed(latex_like("Ditto"), loop))).outline] == [0, 1, 1]


def test_names_that_bite_their_tail_end() -> None:
    def loop(writer: PdfWriter) -> None:
        node = DictionaryObject({NameObject("/Names"): ArrayObject()})
        reference = writer._add_object(node)
        node[NameObject("/Kids")] = ArrayObject([reference])
        writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/Dests"): reference})

    removed = normalise(changed(latex_like("Ditto"), loop)).removed
    assert removed == ("3 × bookmark to a place that does not exist", "3 × link to a place that does not exist")


def test_tags_nested_without_end_are_dropped_and_the_pages_are_kept() -> None:
    def nest(writer: PdfWriter) -> None:
        above = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(above)
        for _ in range(3000):
            below = DictionaryObject({NameObject("/S"): NameObject("/Div")})
            above[NameObject("/K")] = writer._add_object(below)
            above = below

    body = normalise(changed(latex_like("Ditto"), nest))
    assert (body.tags, len(body.pages)) == (None, 3)
    assert body.removed == ("structure tree (tags for screen readers)",)


def test_a_deeply_nested_object_is_refused_not_a_crash() -> None:
    deep = latex_like("Ditto").replace(b"/Rotate 0", b"/Rotate 0 /Group " + b"[" * 20_000 + b"]" * 20_000, 1)
    with pytest.raises(UnreadablePdf):
        rebound(deep)


def test_page_labels_are_remembered() -> None:
    labelled = changed(
        latex_like("Ditto"), lambda writer: writer.set_page_label(0, 2, style=PageLabelStyle.LOWERCASE_ROMAN, start=4)
    )
    assert normalise(labelled).labels == ("iv", "v", "vi")


def test_pages_look_the_same_before_and_after() -> None:
    before = latex_like("Ditto")
    after = rebound(before)
    for page in range(3):
        assert ImageChops.difference(picture(before, page), picture(after, page)).getbbox() is None


PAPERS = ("ditto", "hydraserve", "ragcache", "pyxis")


@pytest.mark.parametrize("key", PAPERS)
def test_real_papers_look_the_same_before_and_after(shared: Path, key: str) -> None:
    before = (shared / "papers" / f"{key}.pdf").read_bytes()
    after = rebound(before)
    for page in (0, 5, 11):
        assert ImageChops.difference(picture(before, page, 0.4), picture(after, page, 0.4)).getbbox() is None
