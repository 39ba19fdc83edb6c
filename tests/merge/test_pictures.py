"""Pictures of papers with fewer pixels, where somebody asks for it: what changes, what does not, and what is said."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

import picture_samples as samples
import pytest
from binding_samples import picture
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from packet.merge import DocumentInfo, Segment, UnreadablePdf, bind, normalise
from packet.model.condition import LeftPicture, Pictures
from packet.model.paper import Treatment

INFO = DocumentInfo("Bundle")
WANTED = Treatment(dpi=100)
KINDS = samples.kinds()


def bound(pdf: bytes, treatment: Treatment = WANTED) -> bytes:
    return bind([Segment(normalise(pdf, treatment))], INFO).data


def found(pdf: bytes, dpi: int = 100) -> Pictures:
    pictures = normalise(pdf, Treatment(dpi)).condition.pictures
    assert pictures
    return pictures


def unlikeness(one: bytes, other: bytes, scale: float = 1.0) -> float:
    """Mean difference of the first pages as drawn, of 255."""
    difference = ImageChops.difference(picture(one, scale=scale), picture(other, scale=scale))
    return sum(ImageStat.Stat(difference).mean) / 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_too_many_pixels_is_smaller_and_looks_the_same(kind: str) -> None:
    pdf = samples.written(samples.page_with(KINDS[kind]))
    pictures = found(pdf)
    (one,) = pictures.smaller
    assert pictures.left == ()
    assert (one.page, one.dpi_before, one.dpi_after) == (1, 288, 100)
    assert one.bytes_after < 0.6 * one.bytes_before
    assert unlikeness(bound(pdf), bound(pdf, Treatment())) < 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_wish_and_with_pixels_enough_every_byte_stays(kind: str) -> None:
    pdf = samples.written(samples.page_with(KINDS[kind]))
    assert normalise(pdf).condition.pictures is None
    for dpi in (231, 300):  # 288 dpi are less than 1.25 times as many
        assert found(pdf, dpi) == Pictures(dpi)
        assert bound(pdf, Treatment(dpi)) == bound(pdf, Treatment())


def test_a_jpeg_stays_one_and_what_is_no_photograph_stays_without_loss() -> None:
    drawing = Image.new("RGB", (400, 400), "white")
    drawing.paste((200, 0, 0), (100, 100, 300, 300))
    for kind, filter_ in ((KINDS["jpeg"], b"/DCTDecode"), (samples.flate(drawing, "/DeviceRGB"), b"/Predictor 15")):
        lines = normalise(samples.written(samples.page_with(kind)), WANTED).lines
        (line,) = (line for line in lines.split(b"\n") if b"/Image" in line)
        assert filter_ in line


def left_alone() -> dict[str, tuple[StreamObject, str]]:
    grey, colour = samples.photograph("L"), samples.photograph()
    noise = random.Random(1).randbytes(400 * 400 // 8)
    mask = samples.flate(grey, "/DeviceGray", Matte=samples.array(0, 0, 0))
    return {
        "stencil": (samples.image(noise, "/DeviceGray", BitsPerComponent=1), "one bit a pixel"),
        "fax": (samples.image(b"\0" * 999, "/DeviceGray", BitsPerComponent=1, Filter="/CCITTFaxDecode"), "one bit a pixel"),
        "jbig2": (samples.image(b"\0" * 999, "/DeviceGray", BitsPerComponent=1, Filter="/JBIG2Decode"), "one bit a pixel"),
        "jpeg 2000": (samples.image(b"\0" * 999, "/DeviceRGB", Filter="/JPXDecode"), "JPEG 2000"),
        "sixteen bits": (samples.image(bytes(320_000), "/DeviceGray", BitsPerComponent=16), "not eight bits a component"),
        "colour key": (samples.flate(grey, "/DeviceGray", Mask=samples.array(0, 9)), "a stencil or a transparent colour"),
        "matte": (samples.flate(colour, "/DeviceRGB", SMask=mask), "mixed with its mask"),
        "five inks": (
            samples.image(bytes(800_000), samples.array("/DeviceN", samples.array(*map("/{}".format, "abcde")), "/DeviceRGB")),
            "unusual colours",
        ),
        "cut off": (samples.image(zlib.compress(grey.tobytes())[:2000], "/DeviceGray", Filter="/FlateDecode"), "damaged"),
        "no jpeg": (samples.image(b"\xff\xd8" + bytes(999), "/DeviceRGB", Filter="/DCTDecode"), "damaged"),
        "jpeg of another size": (samples.jpeg(colour, "/DeviceRGB", Width=900), "an unusual JPEG"),
        "jpeg of other colours": (samples.jpeg(grey, "/DeviceRGB"), "an unusual JPEG"),
        "jpeg that says how": (
            samples.jpeg(colour, "/DeviceRGB", DecodeParms=samples.dictionary(ColorTransform=0)),
            "an unusual JPEG",
        ),
        "run lengths": (samples.image(b"\x80", "/DeviceGray", Filter="/RunLengthDecode"), "packed in an unusual way"),
        "too large": (samples.image(b"", "/DeviceRGB", (60_000, 60_000)), "too large to be unpacked"),
    }


LEFT = left_alone()


@pytest.mark.parametrize("kind", LEFT)
def test_what_cannot_be_done_safely_is_left_to_the_byte_and_said(kind: str) -> None:
    stream, why = LEFT[kind]
    pdf = samples.written(samples.page_with(stream))
    pictures = found(pdf)
    assert pictures.smaller == ()
    assert [(one.page, one.why) for one in pictures.left] == [(1, why)]
    assert why in " ".join(remark.said for remark in pictures.remarks())
    assert bound(pdf) == bound(pdf, Treatment())


def test_a_picture_is_never_made_larger() -> None:
    tiny = samples.flate(Image.new("RGB", (400, 400), "red"), "/DeviceRGB")
    tiny._data = zlib.compress(Image.new("RGB", (400, 400), "red").tobytes(), 9)
    pictures = found(samples.written(samples.page_with(tiny)), 225)
    assert all(one.bytes_after < one.bytes_before for one in pictures.smaller)
    assert not any("no smaller" in remark.said for remark in pictures.remarks()), "there is nothing to do about it"


@pytest.mark.parametrize(
    ("operators", "dpi"),
    [
        (b"q 50 0 0 50 0 0 cm /Im0 Do Q q 150 0 0 150 0 0 cm /Im0 Do Q", 192),
        (b"q 150 0 0 150 0 0 cm /Im0 Do Q q 50 0 0 50 0 0 cm /Im0 Do Q", 192),
        (b"q 0 100 -100 0 100 0 cm /Im0 Do Q", 288),
        (b"q 50 0 0 100 0 0 cm /Im0 Do Q", 288),
        (b"2 0 0 2 0 0 cm q 10 0 0 10 0 0 cm Q .5 0 0 .5 0 0 cm\n100 0 0 100 0 0 cm/Im0 Do", 288),
        (b"(q 1 0 0 1 0 0 cm \\) Q) Tj q 100 0 0 100 0 0 cm % 9 0 0 9 0 0 cm\n/Im0 Do Q", 288),
        (b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID q EI /Im0 Do Q", 288),
        (b"q 100 0 0 100 0 0 cm /I#6d0 Do Q", 288),
    ],
)
def test_the_largest_use_counts(operators: bytes, dpi: int) -> None:
    (one,) = found(samples.written(samples.page_with(KINDS["jpeg"], operators))).smaller
    assert (one.dpi_before, one.dpi_after) == (dpi, 100)


@pytest.mark.parametrize("operators", [b"", b"q 1 0 0 x 0 0 cm /Im0 Do Q", b"q 0 0 0 0 0 0 cm /Im0 Do Q", b"/Im1 Do 5 Do Do"])
def test_what_nobody_can_measure_stays_as_it_is(operators: bytes) -> None:
    assert found(samples.written(samples.page_with(KINDS["jpeg"], operators))) == Pictures(100)


def test_forms_are_followed_and_the_unit_of_a_page_counts() -> None:
    writer = samples.page_with(KINDS["jpeg"], b"q 2 0 0 2 0 0 cm /Fm Do Q")
    page = writer.pages[0]
    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    box, matrix = samples.array(0, 0, 100, 100), samples.array(0.5, 0, 0, 0.5, 0, 0)
    form = samples.stream(b"100 0 0 100 0 0 cm /Im0 Do", Subtype="/Form", BBox=box, Matrix=matrix, Resources=resources["/XObject"])
    form[NameObject("/Resources")] = samples.dictionary(XObject=resources["/XObject"])
    page[NameObject("/Resources")] = samples.dictionary(XObject=samples.dictionary(Fm=writer._add_object(form)))
    assert found(samples.written(writer)).smaller[0].dpi_before == 288
    page[NameObject("/UserUnit")] = samples.dictionary(unit=2)["/unit"]
    assert found(samples.written(writer)).smaller[0].dpi_before == 144


def elsewhere(kind: str) -> bytes:
    """A page that draws its picture itself, small, and in another way, which may be of any size."""
    writer = samples.page_with(KINDS["jpeg"])
    page = writer.pages[0]
    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    own = samples.dictionary(XObject=resources["/XObject"])
    other = writer._add_object(samples.stream(b"/Im0 Do", Subtype="/Form", BBox=samples.array(0, 0, 1, 1), Resources=own))
    if kind == "annotation":
        stamp = samples.dictionary(Subtype="/Stamp", Rect=samples.array(0, 0, 200, 200), AP=samples.dictionary(N=other))
        page[NameObject("/Annots")] = ArrayObject([stamp])
    elif kind == "mask":
        state = samples.dictionary(SMask=samples.dictionary(S="/Luminosity", G=other))
        resources[NameObject("/ExtGState")] = samples.dictionary(Gs=state)
    elif kind == "pattern":
        resources[NameObject("/Pattern")] = samples.dictionary(P=other)
    else:
        font = samples.dictionary(Subtype="/Type3", CharProcs=samples.dictionary(a=other), Resources=own)
        resources[NameObject("/Font")] = samples.dictionary(F=font)
    return samples.written(writer)


@pytest.mark.parametrize("kind", ["annotation", "mask", "pattern", "letter"])
def test_a_picture_that_is_drawn_in_other_ways_too_keeps_its_pixels(kind: str) -> None:
    assert found(elsewhere(kind)) == Pictures(100)


def test_a_file_whose_forms_draw_each_other_without_end_keeps_its_pictures_and_says_so() -> None:
    writer = samples.page_with(KINDS["jpeg"], b"/Fm Do")
    form = samples.stream(b"/Fm Do /Fm Do", Subtype="/Form", BBox=samples.array(0, 0, 1, 1))
    reference = writer._add_object(form)
    form[NameObject("/Resources")] = samples.dictionary(XObject=samples.dictionary(Fm=reference))
    writer.pages[0][NameObject("/Resources")] = samples.dictionary(XObject=samples.dictionary(Fm=reference))
    pictures = found(samples.written(writer))
    assert pictures.given_up
    assert [remark.code for remark in pictures.remarks()] == ["pictures-left"]


def masked(colours: Image.Image) -> bytes:
    """A disc; what is transparent around it is black, as most programs write it."""
    disc = Image.radial_gradient("L").resize((400, 400)).point(lambda value: 255 if value < 120 else 0)
    colour = Image.composite(colours, Image.new("RGB", (400, 400)), disc)
    mask = samples.flate(disc, "/DeviceGray")
    return samples.written(samples.page_with(samples.flate(colour, "/DeviceRGB", SMask=mask)))


def test_a_mask_is_made_smaller_with_its_picture_and_counts_with_it() -> None:
    pdf = masked(samples.photograph())
    pictures = found(pdf)
    (one,) = pictures.smaller
    body = normalise(pdf)
    assert one.bytes_before == sum(
        len(body.streams[number]) for number, line in enumerate(body.lines.split(b"\n"), 1) if b"/Image" in line
    )
    after = normalise(pdf, WANTED).lines
    assert after.count(b"/Width 139") == 2
    assert unlikeness(bound(pdf), bound(pdf, Treatment())) < 1.0


def test_what_is_transparent_does_not_bleed_into_what_is_seen() -> None:
    grain = Image.frombytes("RGB", (400, 400), random.Random(4).randbytes(480_000))
    red = Image.blend(Image.new("RGB", (400, 400), (255, 60, 60)), grain, 0.2)
    pdf = masked(red)
    assert found(pdf, 72).smaller
    darkest, _ = picture(bound(pdf, Treatment(72)), scale=4).getchannel("R").getextrema()
    assert isinstance(darkest, int)
    assert darkest > 190, "black from around the disc would darken its rim"


def test_the_same_wish_gives_the_same_bytes() -> None:
    for kind in (KINDS["jpeg"], KINDS["profile"], KINDS["palette"]):
        pdf = samples.written(samples.page_with(kind))
        assert normalise(pdf, WANTED).to_bytes() == normalise(pdf, WANTED).to_bytes()


def test_what_was_done_is_said_with_before_and_after() -> None:
    pictures = found(samples.written(samples.page_with(KINDS["plain"])))
    (remark,) = pictures.remarks()
    assert remark.said.startswith("pictures made smaller: 0.5 MB → ")
    assert remark.said.endswith(" kB (1 picture, to 100 dpi)")
    assert LeftPicture(1, 300, "JPEG 2000") not in pictures.left


@given(st.binary(max_size=400), st.sampled_from(sorted(KINDS)), st.integers(0, 3000))
def test_a_damaged_picture_costs_nothing_but_itself(noise: bytes, kind: str, at: int) -> None:
    stream = _damaged(KINDS[kind], noise, at)
    pdf = samples.written(samples.page_with(stream))
    assert len(normalise(pdf, WANTED).pages) == 1


def _damaged(kind: StreamObject, noise: bytes, at: int) -> StreamObject:
    found = samples.stream(kind._data[:at] + noise + kind._data[at + len(noise) :])
    found.update({key: value for key, value in kind.items() if not isinstance(value, ArrayObject)})
    found.update({key: value for key, value in kind.items() if key in {"/Filter", "/Decode"}})
    found.setdefault(NameObject("/ColorSpace"), NameObject("/DeviceRGB"))
    return found


def test_real_papers_look_the_same_with_smaller_pictures(shared: Path) -> None:
    pdf = (shared / "papers" / "faaspr.pdf").read_bytes()
    pictures = found(pdf, 150)
    assert pictures.bytes_after < 0.2 * pictures.bytes_before
    before, after = bound(pdf, Treatment()), bound(pdf, Treatment(150))
    for one in sorted({one.page for one in pictures.smaller}):
        difference = ImageChops.difference(picture(before, one - 1, scale=1.5), picture(after, one - 1, scale=1.5))
        assert sum(ImageStat.Stat(difference).mean) / 3 < 0.5


@pytest.mark.slow
def test_every_difficult_pdf_keeps_its_look_or_is_refused(shared: Path) -> None:
    smaller = 0
    for file in sorted((shared / "corpus" / "pdf").glob("*.pdf")):
        data = file.read_bytes()
        try:
            body = normalise(data, Treatment(72, files=True))
        except UnreadablePdf:
            continue
        assert body.condition.pictures
        pages = sorted({one.page for one in body.condition.pictures.smaller})
        smaller += len(pages)
        before, after = bound(data, Treatment()), bind([Segment(body)], INFO).data
        for page in pages[:3]:
            difference = ImageChops.difference(picture(before, page - 1, scale=1), picture(after, page - 1, scale=1))
            assert sum(ImageStat.Stat(difference).mean) / 3 < 1.5, (file.name, page)
    assert smaller
