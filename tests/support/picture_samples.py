"""PDFs with one picture each, stored in every way in which pictures are stored."""

from __future__ import annotations

import random
import zlib
from base64 import a85encode
from io import BytesIO

from PIL import Image, ImageDraw
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from packet.merge.srgb import srgb_profile

SIDE = 400
"""Pixels of a sample in either direction."""


def photograph(mode: str = "RGB") -> Image.Image:
    """Soft colours, a different one nearly everywhere, and a few hard edges."""
    across = Image.linear_gradient("L").resize((SIDE, SIDE))
    bands = [across, across.rotate(90), Image.radial_gradient("L").resize((SIDE, SIDE)), across.point(lambda value: value // 4)]
    if mode == "L":
        return bands[2]
    image = Image.merge(mode, bands[: len(mode)])
    ImageDraw.Draw(image).rectangle((50, 50, 150, 200), fill=(200, 30, 60, 0)[: len(mode)])
    return image


def dictionary(**entries: PdfObject | int | float | str) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): _value(value) for key, value in entries.items()})


def _value(value: PdfObject | int | float | str) -> PdfObject:
    if isinstance(value, PdfObject):
        return value
    if isinstance(value, str):
        return NameObject(value)
    return FloatObject(value) if isinstance(value, float) else NumberObject(value)


def array(*items: PdfObject | int | float | str) -> ArrayObject:
    return ArrayObject([_value(item) for item in items])


def stream(data: bytes, **entries: PdfObject | int | float | str) -> StreamObject:
    found = StreamObject()
    found._data = data
    found.update(dictionary(**entries))
    return found


def image(data: bytes, space: PdfObject | str, size: tuple[int, int] = (SIDE, SIDE), **more: PdfObject | int | str) -> StreamObject:
    usual: dict[str, PdfObject | int | str] = {
        "Subtype": "/Image",
        "Width": size[0],
        "Height": size[1],
        "BitsPerComponent": 8,
        "ColorSpace": space,
    }
    return stream(data, **{**usual, **more})


def flate(picture: Image.Image, space: PdfObject | str, **more: PdfObject | int | str) -> StreamObject:
    return image(zlib.compress(picture.tobytes()), space, picture.size, Filter="/FlateDecode", **more)


def jpeg(picture: Image.Image, space: PdfObject | str, **more: PdfObject | int | str) -> StreamObject:
    file = BytesIO()
    picture.save(file, "JPEG", quality=95)
    return image(file.getvalue(), space, picture.size, **{"Filter": "/DCTDecode", **more})


def as_png(picture: Image.Image) -> bytes:
    """Flate whose rows are filtered as in PNG, each with another filter."""
    width, rows = len(picture.getbands()), []
    line, before = picture.width * width, bytes(picture.width * width)
    data = picture.tobytes()
    for row in range(picture.height):
        own = data[row * line : (row + 1) * line]
        if row % 2:
            rows.append(b"\2" + bytes((a - b) % 256 for a, b in zip(own, before, strict=True)))
        else:
            rows.append(b"\1" + bytes((own[at] - (own[at - width] if at >= width else 0)) % 256 for at in range(line)))
        before = own
    return zlib.compress(b"".join(rows))


def kinds() -> dict[str, StreamObject]:
    """Every kind of picture that can be made smaller."""
    colour, grey, inks = photograph(), photograph("L"), photograph("CMYK")
    profile = stream(srgb_profile(), N=3)
    grain = Image.frombytes("RGB", (SIDE, SIDE), random.Random(3).randbytes(3 * SIDE * SIDE))
    indexed = Image.blend(colour, grain, 0.2).quantize(200)
    palette = bytes(indexed.getpalette() or ()).ljust(768, b"\0")
    grainy = Image.blend(grey, grain.getchannel("R"), 0.1)
    ramp = b"".join(bytes((value, value // 2, 255 - value, 0)) for value in range(256))
    tint = dictionary(FunctionType=2, Domain=array(0, 1), C0=array(0, 0, 0, 0), C1=array(0.1, 0.9, 0.5, 0.0), N=1)
    calibrated = array("/CalRGB", dictionary(WhitePoint=array(0.95, 1.0, 1.09), Gamma=array(2.2, 2.2, 2.2)))
    predictor = dictionary(Predictor=15, Colors=3, Columns=SIDE, BitsPerComponent=8)
    inks_predictor = dictionary(Predictor=12, Colors=4, Columns=SIDE, BitsPerComponent=8)
    text = b"".join(b"%02x" % byte for byte in zlib.compress(grey.tobytes())) + b">"
    lossy = BytesIO()
    colour.save(lossy, "JPEG", quality=95)
    return {
        "grey": flate(grey, "/DeviceGray"),
        "grey upside down": flate(grey, "/DeviceGray", Decode=array(1, 0)),
        "colours": flate(colour, "/DeviceRGB"),
        "plain": image(colour.tobytes(), "/DeviceRGB"),
        "calibrated": flate(colour, calibrated),
        "profile": flate(colour, array("/ICCBased", profile)),
        "inks": flate(inks, "/DeviceCMYK"),
        "one ink": flate(grey, array("/Separation", "/Spot", "/DeviceCMYK", tint)),
        "palette": flate(indexed, array("/Indexed", "/DeviceRGB", 255, ByteStringObject(palette))),
        "palette of inks": flate(grainy, array("/Indexed", "/DeviceCMYK", 255, ByteStringObject(ramp))),
        "palette of greys": flate(indexed, array("/Indexed", "/DeviceGray", 255, ByteStringObject(bytes(range(256))))),
        "filtered rows": image(as_png(colour), "/DeviceRGB", Filter="/FlateDecode", DecodeParms=predictor),
        "filtered rows of inks": image(as_png(inks), "/DeviceCMYK", Filter="/FlateDecode", DecodeParms=inks_predictor),
        "hexadecimal": image(text, "/DeviceGray", Filter=array("/ASCIIHexDecode", "/FlateDecode")),
        "jpeg": jpeg(colour, "/DeviceRGB"),
        "jpeg as text": image(a85encode(lossy.getvalue()) + b"~>", "/DeviceRGB", Filter=array("/ASCII85Decode", "/DCTDecode")),
        "packed jpeg": image(zlib.compress(lossy.getvalue()), "/DeviceRGB", Filter=array("/FlateDecode", "/DCTDecode")),
        "grey jpeg": jpeg(grey, "/DeviceGray"),
        "jpeg of inks": jpeg(inks, "/DeviceCMYK", Decode=array(1, 0, 1, 0, 1, 0, 1, 0)),
        "jpeg with profile": jpeg(colour, array("/ICCBased", profile)),
    }


def page_with(picture: StreamObject, operators: bytes = b"q 100 0 0 100 50 50 cm /Im0 Do Q", **resources: PdfObject) -> PdfWriter:
    """A page of 200 × 200 points that draws /Im0, usually as 100 × 100 points: 288 dpi."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    add(writer, picture)
    objects = dictionary(Im0=picture.indirect_reference or picture)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects, **dictionary(**resources)})
    page[NameObject("/Contents")] = writer._add_object(stream(operators))
    return writer


def add(writer: PdfWriter, held: StreamObject) -> IndirectObject:
    """Add a stream and the streams it holds, which may not stand in a dictionary."""
    for key, value in list(held.items()):
        if isinstance(value, StreamObject):
            held[NameObject(key)] = add(writer, value)
        elif isinstance(value, ArrayObject):
            held[NameObject(key)] = ArrayObject([add(writer, item) if isinstance(item, StreamObject) else item for item in value])
    return writer._add_object(held)


def written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
