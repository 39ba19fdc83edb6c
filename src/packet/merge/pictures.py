"""Pictures of a foreign file that have more pixels an inch than wanted → the same with fewer, in the reader's own objects.

JPEGs stay JPEGs. What was stored without loss stays so, unless it has the many colours of a photograph. Each picture that is not
made smaller, and that was not meant to be, stays as it is to the byte.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil

from PIL import Image, ImageChops, JpegImagePlugin
from pypdf import PageObject
from pypdf.generic import DictionaryObject, NameObject, NumberObject, PdfObject, StreamObject

from packet.merge.picture_samples import LeftAloneError, read_samples
from packet.merge.picture_scaling import scaled
from packet.merge.placements import Drawn, EndlessDrawingError, drawn_pictures
from packet.merge.reading import array, number
from packet.model.condition import NO_SMALLER, LeftPicture, Pictures, SmallerPicture

_TOLERATED = 1.25
"""Pictures with so many times the pixels wanted are not worth the loss."""
_WORTH = 0.9
"""The part of its bytes that a picture may keep at most."""
_QUALITY, _FINE_QUALITY = 85, 90
_COLOURS, _GREYS = 6, 6.0
"""A photograph has a colour of its own for every so many pixels, a grey one so many bits of entropy; drawings have far fewer."""


@dataclass(frozen=True, slots=True)
class Recoded:
    """A picture's data and the entries of its dictionary that go with it."""

    data: bytes
    entries: DictionaryObject


def make_smaller(pages: Sequence[PageObject], dpi: int) -> Pictures:
    """Change the pictures' streams in place, and say what was done and what was not."""
    try:
        drawn = drawn_pictures(pages)
    except EndlessDrawingError:
        return Pictures(dpi, given_up="its pages draw more than can be followed")
    users = Counter(id(mask) for one in drawn if (mask := _mask(one.stream)) is not None)
    by_stream = {id(one.stream): one for one in drawn}
    smaller, left = list[SmallerPicture](), list[LeftPicture]()
    for one in drawn:
        if id(one.stream) in users or one.dpi <= dpi * _TOLERATED:
            continue
        own = by_stream.get(id(_mask(one.stream)))
        found = _smaller([one, own] if own and users[id(own.stream)] == 1 else [one], dpi)
        smaller += [found] if isinstance(found, SmallerPicture) else []
        left += [found] if isinstance(found, LeftPicture) else []
    return Pictures(dpi, tuple(smaller), tuple(left))


def _mask(picture: StreamObject) -> StreamObject | None:
    found = picture.get("/SMask")
    mask = found.get_object() if found is not None else None
    return mask if isinstance(mask, StreamObject) else None


def _smaller(parts: Sequence[Drawn], dpi: int) -> SmallerPicture | LeftPicture:
    """Make a picture and its mask smaller, both or neither: the mask alone would show what lies around the picture's edge.

    A mask that other pictures have, too, is not among the `parts`: it keeps its pixels.
    """
    one = parts[0]
    bytes_before, dpi_before = sum(len(part.stream._data) for part in parts), round(one.dpi)
    try:
        changes = [(part.stream, *_change(part, dpi, mask=part is not one)) for part in parts if part.dpi > dpi * _TOLERATED]
    except LeftAloneError as reason:
        return LeftPicture(one.page, dpi_before, str(reason))
    except MemoryError:
        raise
    except Exception:  # Pillow and pypdf raise many kinds on damaged pictures; viewers show them as they can
        return LeftPicture(one.page, dpi_before, "damaged")
    saved = sum(len(stream._data) - len(recoded.data) for stream, recoded, _ in changes)
    if saved < (1 - _WORTH) * bytes_before:
        return LeftPicture(one.page, dpi_before, NO_SMALLER)
    for stream, recoded, space in changes:
        _store(stream, recoded, space)
    return SmallerPicture(one.page, bytes_before, bytes_before - saved, dpi_before, round(one.dpi))


def _change(one: Drawn, dpi: int, *, mask: bool) -> tuple[Recoded, PdfObject | None]:
    """The stream with fewer pixels, and its colour space where that is another now."""
    wide, high = (number(one.stream.get(key), 0.0) for key in ("/Width", "/Height"))
    size = max(1, ceil(wide * dpi / one.dpi)), max(1, ceil(high * dpi / one.dpi))
    samples = read_samples(one.stream, size)
    image = scaled(samples.image, _opacity(one.stream, size), size)
    if samples.jpeg:
        recoded = _as_jpeg(image, _QUALITY, max(0, JpegImagePlugin.get_sampling(samples.image)))
    else:
        recoded = _as_flate(image)
        if not mask and _is_photograph(image):
            recoded = min(recoded, _as_jpeg(image, _FINE_QUALITY, 0), key=lambda one: len(one.data))
    recoded.entries.update(_dictionary(Width=NumberObject(size[0]), Height=NumberObject(size[1]), BitsPerComponent=NumberObject(8)))
    return recoded, samples.space


def _opacity(picture: StreamObject, wanted: tuple[int, int]) -> Image.Image | None:
    """How opaque each pixel is; None where all of them are."""
    if (mask := _mask(picture)) is None:
        return None
    image = read_samples(mask, wanted).image
    if image.mode != "L":
        raise LeftAloneError("an unusual mask")
    inverted = [number(bound, 0.0) for bound in array(mask.get("/Decode"))][:1] == [1.0]
    return ImageChops.invert(image) if inverted else image


def _is_photograph(image: Image.Image) -> bool:
    if image.mode == "L":
        return image.entropy() > _GREYS
    return image.mode == "RGB" and image.getcolors(max(1, image.width * image.height // _COLOURS)) is None


def _as_jpeg(image: Image.Image, quality: int, sampling: int) -> Recoded:
    file = BytesIO()
    image.info = {}  # no remarks of cameras
    image.save(file, "JPEG", quality=quality, subsampling=sampling, optimize=True)
    return Recoded(file.getvalue(), _dictionary(Filter=NameObject("/DCTDecode")))


def _as_flate(image: Image.Image) -> Recoded:
    """Rows filtered as in PNG; Pillow cannot do that with four components."""
    mode, colours = ("RGBA", 4) if image.mode == "CMYK" else (image.mode, len(image.getbands()))
    file = BytesIO()
    plain = Image.frombytes(mode, image.size, image.tobytes())
    plain.save(file, "PNG", optimize=True)
    sizes = {"Colors": colours, "Columns": image.width, "BitsPerComponent": 8, "Predictor": 15}
    parameters = _dictionary(**{key: NumberObject(value) for key, value in sizes.items()})
    return Recoded(b"".join(_chunks(file.getvalue())), _dictionary(Filter=NameObject("/FlateDecode"), DecodeParms=parameters))


def _chunks(png: bytes) -> Iterator[bytes]:
    """The data of the chunks that hold the picture: together they are what a PDF calls Flate with the predictors of PNG."""
    at = 8
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        if kind == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += length + 12


def _store(stream: StreamObject, recoded: Recoded, space: PdfObject | None) -> None:
    for key in ("/Filter", "/DecodeParms"):
        stream.pop(key, None)
    stream.update(recoded.entries)
    if space is not None:
        stream[NameObject("/ColorSpace")] = space
    stream._data = recoded.data


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})
