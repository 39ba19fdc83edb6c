"""The stream of a picture → its samples, as a Pillow image whose bands are the components of its own colour space.

Components are never turned into other colours: they are averaged as they are, and the colour space of the file goes on saying what
they mean. Whatever cannot be averaged in this way raises `LeftAloneError`.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image
from pypdf.filters import ASCII85Decode, ASCIIHexDecode
from pypdf.generic import ArrayObject, DictionaryObject, NullObject, PdfObject, StreamObject

from packet.merge.reading import array, dictionary, number, raw

MODES = {1: "L", 3: "RGB", 4: "CMYK"}
"""Components of a picture to the mode that holds them, whatever their colours are."""
_MOST = 150_000_000
"""Samples of the largest picture that is unpacked: a child process may use 1 GB."""
_NAMED = {
    "/DeviceGray": 1, "/CalGray": 1, "/G": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/RGB": 3, "/Lab": 3, "/DeviceCMYK": 4, "/CMYK": 4,
    "/Separation": 1,
}  # fmt: skip
_SHORT = {"/DCT": "/DCTDecode", "/Fl": "/FlateDecode", "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode"}
_TOLD = {
    "/JPXDecode": "JPEG 2000",
    "/JBIG2Decode": "one bit a pixel",
    "/CCITTFaxDecode": "one bit a pixel",
    "/CCF": "one bit a pixel",
}


class LeftAloneError(Exception):
    """A picture that is not touched, and why, in a few words."""


class Samples:
    """A picture unpacked: its image, whether it was a JPEG, and the colour space it has now where that is another."""

    __slots__ = ("image", "jpeg", "space")

    def __init__(self, image: Image.Image, *, jpeg: bool, space: PdfObject | None = None) -> None:
        self.image = image
        self.jpeg = jpeg
        self.space = space


def read_samples(stream: StreamObject, wanted: tuple[int, int]) -> Samples:
    """The samples, perhaps at a smaller scale already, but not below the `wanted` width and height."""
    _refuse(stream)
    size = int(number(stream.get("/Width"), 0)), int(number(stream.get("/Height"), 0))
    space = stream.get("/ColorSpace")
    count, palette = _components(space), _palette(space, stream)
    if size[0] < 1 or size[1] < 1 or size[0] * size[1] * count > _MOST:
        raise LeftAloneError("too large to be unpacked")
    data, kind, parameters = _unwrapped(stream)
    if kind == "/DCTDecode":
        if palette or parameters:
            raise LeftAloneError("an unusual JPEG")
        return Samples(_jpeg(data, size, count, wanted), jpeg=True)
    image = _packed(data, parameters, size, count) if kind == "/FlateDecode" else _plain(data, size, count)
    if palette:
        return Samples(_looked_up(image, *palette), jpeg=False, space=array(space)[1])
    return Samples(image, jpeg=False)


def _refuse(stream: StreamObject) -> None:
    """What cannot be averaged: one bit a pixel, colours that mean “nothing here”, and colours mixed with a mask already."""
    filters = {_TOLD.get(str(item), "") for item in _list(stream.get("/Filter"))} - {""}
    if filters:
        raise LeftAloneError(filters.pop())
    if str(stream.get("/ImageMask")) == "True" or number(stream.get("/BitsPerComponent"), 8) == 1:
        raise LeftAloneError("one bit a pixel")
    if number(stream.get("/BitsPerComponent"), 8) != 8:
        raise LeftAloneError("not eight bits a component")
    if "/Mask" in stream:
        raise LeftAloneError("a stencil or a transparent colour")
    if "/Matte" in dictionary(stream.get("/SMask")) or "/Matte" in stream:
        raise LeftAloneError("mixed with its mask")
    if "/Alternates" in stream:
        raise LeftAloneError("it has alternates")


def _components(space: PdfObject | None) -> int:
    parts = _list(space)
    name = str(parts[0].get_object()) if parts else ""
    count = _NAMED.get(name, 0)
    if name == "/ICCBased" and len(parts) > 1:
        count = int(number(dictionary(parts[1]).get("/N"), 0))
    elif name == "/DeviceN" and len(parts) > 1:
        count = len(array(parts[1]))
    elif name in {"/Indexed", "/I"}:
        count = 1
    if count not in MODES:
        raise LeftAloneError("unusual colours")
    return count


def _palette(space: PdfObject | None, stream: StreamObject) -> tuple[bytes, int] | None:
    """The colours of an Indexed space and their components; None for another space."""
    parts = _list(space)
    if not parts or str(parts[0].get_object()) not in {"/Indexed", "/I"}:
        return None
    if len(parts) < 4 or "/Decode" in stream:
        raise LeftAloneError("unusual colours")
    count = _components(parts[1])
    table = parts[3].get_object()
    colours = table.get_data() if isinstance(table, StreamObject) else raw(table)
    return colours[: 256 * count].ljust(256 * count, b"\0"), count


def _looked_up(image: Image.Image, palette: bytes, count: int) -> Image.Image:
    return Image.merge(MODES[count], [image.point(list(palette[component::count])) for component in range(count)])


def _list(value: PdfObject | None) -> list[PdfObject]:
    """An array's items, or the one thing that stands in its place."""
    found = value.get_object() if value is not None else None
    if found is None or isinstance(found, NullObject):
        return []
    return list(found) if isinstance(found, ArrayObject) else [found]


def _unwrapped(stream: StreamObject) -> tuple[bytes, str, DictionaryObject]:
    """The data without filters that only make text of it, the last filter ("" for none), and its parameters."""
    filters = [_SHORT.get(str(item.get_object()), str(item.get_object())) for item in _list(stream.get("/Filter"))]
    parameters = [dictionary(item) for item in _list(stream.get("/DecodeParms"))]
    data: bytes = stream._data
    while len(filters) > 1 and filters[0] in {"/ASCII85Decode", "/ASCIIHexDecode", "/FlateDecode"}:
        kind, own = filters.pop(0), parameters.pop(0) if parameters else {}
        if own:
            raise LeftAloneError("packed in an unusual way")
        data = _unpacked(data, _MOST) if kind == "/FlateDecode" else _from_text(data, kind)
    if filters and filters[-1] in {"/ASCII85Decode", "/ASCIIHexDecode"}:
        data, filters = _from_text(data, filters[-1]), filters[:-1]
    if len(filters) > 1 or (filters and filters[0] not in {"/DCTDecode", "/FlateDecode"}):
        raise LeftAloneError("packed in an unusual way")
    return data, filters[0] if filters else "", parameters[0] if filters and parameters else DictionaryObject()


def _from_text(data: bytes, kind: str) -> bytes:
    return ASCII85Decode.decode(data) if kind == "/ASCII85Decode" else ASCIIHexDecode.decode(data)


def _unpacked(data: bytes, most: int) -> bytes:
    return zlib.decompressobj().decompress(data, most)


def _jpeg(data: bytes, size: tuple[int, int], count: int, wanted: tuple[int, int]) -> Image.Image:
    image = Image.open(BytesIO(data), formats=("JPEG",))
    if image.size != size or image.mode != MODES[count]:
        raise LeftAloneError("an unusual JPEG")
    if count == 4 and "adobe" not in image.info:  # only then does Pillow write samples as it read them
        raise LeftAloneError("an unusual JPEG")
    image.draft(None, wanted)  # libjpeg unpacks at half the size and less, in a fraction of the time
    image.load()
    return image


def _packed(data: bytes, parameters: DictionaryObject, size: tuple[int, int], count: int) -> Image.Image:
    """Flate; its rows may be filtered as in PNG, which Pillow undoes in a fraction of pypdf's time."""
    predictor = number(parameters.get("/Predictor"), 1)
    if predictor == 1:
        return _plain(_unpacked(data, size[0] * size[1] * count), size, count)
    stated = tuple(number(parameters.get(key), usual) for key, usual in (("/Colors", 1), ("/Columns", 1), ("/BitsPerComponent", 8)))
    if predictor < 10 or stated != (count, size[0], 8):
        raise LeftAloneError("packed in an unusual way")
    kinds = {1: (0, "L"), 3: (2, "RGB"), 4: (6, "RGBA")}
    kind, mode = kinds[count]
    header = struct.pack(">IIBBBBB", *size, 8, kind, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    image = Image.open(BytesIO(png), formats=("PNG",))
    image.load()
    if image.mode != mode:
        raise LeftAloneError("packed in an unusual way")
    return Image.frombytes("CMYK", size, image.tobytes()) if count == 4 else image


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _plain(data: bytes, size: tuple[int, int], count: int) -> Image.Image:
    wanted = size[0] * size[1] * count
    if len(data) < wanted:
        raise LeftAloneError("damaged")
    return Image.frombytes(MODES[count], size, data[:wanted])
