"""Files attached to papers: removed as a rule; with the papers, and under names of their own, where somebody asks for them."""

from __future__ import annotations

from io import BytesIO

import pytest
from binding_samples import A4, annotations_of, changed, drawn, entry
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject

from packet.merge import DocumentInfo, NormalisedPdf, Segment, bind, locked, normalise
from packet.model.paper import Treatment

INFO = DocumentInfo("Bundle")
KEEP = Treatment(files=True)


def with_files(*files: tuple[str, bytes]) -> bytes:
    def attach(writer: PdfWriter) -> None:
        for name, data in files:
            writer.add_attachment(name, data)

    return changed(drawn(1, lambda canvas, index: canvas.drawString(72, 700, "A paper")), attach)


def with_paperclip(name: str, data: bytes) -> bytes:
    """A file attached at a place on page one, with a picture of a paperclip."""

    def attach(writer: PdfWriter) -> None:
        held, look = StreamObject(), StreamObject()
        held._data = data
        look.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): ArrayObject()})
        file = DictionaryObject({NameObject("/F"): writer._add_object(held)})
        said = {NameObject("/UF"): TextStringObject(name), NameObject("/EF"): file, NameObject("/Desc"): TextStringObject("Data")}
        clip = {
            NameObject("/Subtype"): NameObject("/FileAttachment"),
            NameObject("/Rect"): ArrayObject(map(NumberObject, (10, 10, 30, 30))),
            NameObject("/FS"): DictionaryObject(said),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(look)}),
        }
        writer.pages[0][NameObject("/Annots")] = ArrayObject([DictionaryObject(clip)])

    return changed(drawn(1, lambda canvas, index: canvas.drawString(72, 700, "A paper"), A4), attach)


def attached(*pdfs: bytes, treatment: Treatment = KEEP) -> dict[str, list[bytes]]:
    bound = bind([Segment(normalise(pdf, treatment)) for pdf in pdfs], INFO).data
    return dict(PdfReader(BytesIO(bound)).attachments)


def test_files_are_removed_where_nobody_asks_for_them_and_it_is_told() -> None:
    pdf = with_files(("data.csv", b"1,2"), ("notes.txt", b"secret"))
    assert normalise(pdf).removed == ("2 × attached file",)
    assert attached(pdf, treatment=Treatment()) == {}


def test_files_that_are_wanted_go_with_the_paper_and_it_is_told() -> None:
    pdf = with_files(("data.csv", b"1,2"), ("Größe.txt", b"3"))
    body = normalise(pdf, KEEP)
    assert body.removed == ()
    assert sorted(body.condition.files) == ["Größe.txt", "data.csv"]
    assert next(remark.code for remark in body.condition.remarks(1)) == "attached-files"
    assert attached(pdf) == {"data.csv": [b"1,2"], "Größe.txt": [b"3"]}


def test_files_of_one_name_in_several_papers_get_names_of_their_own() -> None:
    pdfs = [with_files(("data.csv", str(number).encode())) for number in range(3)]
    other = with_files(("Data.csv", b"x"), ("README", b"y"))
    assert attached(*pdfs, other, with_files(("README", b"z"))) == {
        "data.csv": [b"0"],
        "data-2.csv": [b"1"],
        "data-3.csv": [b"2"],
        "Data-4.csv": [b"x"],
        "README": [b"y"],
        "README-2": [b"z"],
    }


def test_a_paper_bound_twice_brings_its_files_twice_and_stores_them_once() -> None:
    pdf = with_files(("data.bin", bytes(range(256)) * 100))
    once, twice = (len(bind([Segment(normalise(pdf, KEEP))] * count, INFO).data) for count in (1, 2))
    assert list(attached(pdf, pdf)) == ["data-2.bin", "data.bin"]
    assert twice - once < 1000


def test_a_file_stays_at_its_place_on_the_page() -> None:
    pdf = with_paperclip("data.csv", b"1,2")
    assert normalise(pdf).removed == ("attached file",)
    body = normalise(pdf, KEEP)
    assert body.condition.files == ("data.csv",)
    before = with_files(("data.csv", b"0"))
    reader = PdfReader(BytesIO(bind([Segment(normalise(before, KEEP)), Segment(body)], INFO).data))
    (clip,) = annotations_of(reader.pages[1])
    specification = entry(clip, "/FS")
    held = entry(entry(specification, "/EF"), "/F")
    assert isinstance(held, StreamObject)
    said = [str(value) for value in (clip["/Subtype"], specification["/UF"], specification["/Desc"])]
    assert said == ["/FileAttachment", "data.csv", "Data"]
    assert held.get_data() == b"1,2"


def test_without_the_wish_the_paperclip_is_but_a_picture() -> None:
    bound = bind([Segment(normalise(with_paperclip("data.csv", b"1,2")))], INFO).data
    (clip,) = annotations_of(PdfReader(BytesIO(bound)).pages[0])
    assert str(clip["/Subtype"]) == "/Stamp"
    assert b"1,2" not in bound


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\secret\\a.txt", "a.txt"),
        ("a\nb.txt", "ab.txt"),
        ("", "file"),
        ("..", "file"),
        ("x" * 500, "x" * 100),
    ],
)
def test_a_name_leads_nowhere(written: str, kept: str) -> None:
    assert normalise(with_paperclip(written, b"1"), KEEP).condition.files == (kept,)


def test_what_has_a_name_but_no_file_is_nothing() -> None:
    def empty(writer: PdfWriter) -> None:
        writer.add_attachment("gone.txt", b"1")
        names = entry(entry(writer.root_object, "/Names"), "/EmbeddedFiles")["/Names"].get_object()
        assert isinstance(names, ArrayObject)
        entry(DictionaryObject({NameObject("/S"): names[1]}), "/S")[NameObject("/EF")] = DictionaryObject()

    pdf = changed(with_files(), empty)
    assert attached(pdf) == {}
    assert normalise(pdf, KEEP).removed == ("attached file",)


def test_files_survive_the_cache_and_a_password() -> None:
    body = normalise(with_files(("data.csv", b"1,2")), KEEP)
    again = NormalisedPdf.from_bytes(body.to_bytes())
    assert again.files == body.files
    assert again.condition == body.condition
    reader = PdfReader(BytesIO(locked(bind([Segment(again)], INFO).data, "sesame")), password="sesame")
    assert dict(reader.attachments) == {"data.csv": [b"1,2"]}
