"""A page, as pdfium reads it → what is drawn on it: texts and other marks, in points as the page is seen.

Page objects, not characters: a page has some hundreds of the former and thousands of the latter. Nothing here raises on a strange
page; what pdfium cannot read is not there. `pypdfium2_raw` are the bindings alone, which load in half the time of `pypdfium2`.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import pypdfium2_raw as pdfium

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge."""
Matrix = tuple[float, float, float, float, float, float]
"""As in PDF: (x, y) comes to (a·x + c·y + e, b·x + d·y + f)."""
Handle = Any
"""A pointer of pdfium's; it goes no further than this file and `reading_pages`."""
Found = tuple[Handle, int, Matrix]
"""A page object, its kind, and the matrix from its coordinates to the page as it is seen."""

_DEEPEST = 12
_MOST = 200_000
"""Objects of one page that are looked at: drawings have many, hostile pages more."""
_WHITE = 250
_INVISIBLE = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_OBJECT_OF = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""The text object of a character, as a plain address: the one call for each character, so that it must be cheap (0.4 µs)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that one operator shows: `origin` is the start of their baseline; `size` 0: of a Type 3 font.

    `count` is of characters, spaces among them; `upright` letters run from left to right.
    """

    box: Box
    origin: tuple[float, float]
    font: str
    embedded: bool
    size: float
    count: int
    upright: bool
    visible: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A visible picture, path or shading, as far as its clip shows it."""

    box: Box
    picture: bool


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """All that a page shows, in the order in which it is drawn."""

    text: str
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]


@contextmanager
def opened(pdf: bytes) -> Iterator[Handle]:
    """The document; false where pdfium cannot open it."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(pdf, len(pdf), None)
    try:
        yield document
    finally:
        if document:
            pdfium.FPDF_CloseDocument(document)


def page_count(document: Handle) -> int:
    return int(pdfium.FPDF_GetPageCount(document)) if document else 0


def drawn_page(document: Handle, index: int, width: float) -> DrawnPage | None:
    """Page `index` from 0, `width` points wide as a viewer shows it (which tells the user unit); None where it cannot be read."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    letters = pdfium.FPDFText_LoadPage(page)
    try:
        return _Reader(page, letters, width).read()
    finally:
        if letters:
            pdfium.FPDFText_ClosePage(letters)
        pdfium.FPDF_ClosePage(page)


class _Reader:
    """Walks over the objects of one page and of the forms on it; the C variables are made once."""

    def __init__(self, page: Handle, letters: Handle, width: float) -> None:
        self._page, self._letters = page, letters
        own = pdfium.FPDF_GetPageWidthF(page)  # pdfium knows no user unit
        self._seen = _scaled(_seen(page), width / own if own > 0 else 1.0)
        self._matrix, self._number = pdfium.FS_MATRIX(), ctypes.c_float()
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._left = _MOST
        self._characters = max(0, pdfium.FPDFText_CountChars(letters)) if letters else 0
        self._counts = Counter(map(_OBJECT_OF, repeat(ctypes.cast(letters, ctypes.c_void_p)), range(self._characters)))

    def read(self) -> DrawnPage:
        objects = list(self._objects(self._page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, self._seen, 0))
        runs = tuple(self._run(item, matrix) for item, kind, matrix in objects if kind == pdfium.FPDF_PAGEOBJ_TEXT)
        marks = (self._mark(item, kind, matrix) for item, kind, matrix in objects if kind != pdfium.FPDF_PAGEOBJ_TEXT)
        return DrawnPage(self._text(), runs, tuple(mark for mark in marks if mark))

    def _objects(
        self, holder: Handle, count: Handle, get: Handle, matrix: Matrix, depth: int
    ) -> Iterator[tuple[Handle, int, Matrix]]:
        for index in range(min(count(holder), self._left)):
            item = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            self._left -= 1
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                yield item, kind, matrix
            elif depth < _DEEPEST and pdfium.FPDFPageObj_GetMatrix(item, self._matrix):
                own = product(self._numbers(), matrix)
                yield from self._objects(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, own, depth + 1)

    def _text(self) -> str:
        """UTF-16 as text. pdfium writes U+FFFE or U+0002 for a hyphen that ends a line, and a return before each line feed."""
        if not self._characters:
            return ""
        buffer = (ctypes.c_ushort * (2 * self._characters + 2))()
        written = pdfium.FPDFText_GetText(self._letters, 0, self._characters, buffer)
        said = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        return said.replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-").replace("\x00", "")

    def _run(self, item: Handle, matrix: Matrix) -> Run:
        pdfium.FPDFPageObj_GetMatrix(item, self._matrix)
        pdfium.FPDFTextObj_GetFontSize(item, self._number)
        a, b, c, d, e, f = product(self._numbers(), matrix)
        font, embedded = self._font(pdfium.FPDFTextObj_GetFont(item))
        return Run(
            box=self._box(item, matrix),
            origin=(e, f),
            font=font,
            embedded=embedded,
            size=abs(self._number.value) * (c * c + d * d) ** 0.5 if font else 0.0,
            count=self._counts[_address(item)],
            upright=a > 0 and abs(b) < 0.02 * a,
            visible=pdfium.FPDFTextObj_GetTextRenderMode(item) not in _INVISIBLE,
        )

    def _font(self, font: Handle) -> tuple[str, bool]:
        """Name without the tag of a subset ("" for Type 3), and whether the file holds it."""
        key = _address(font)
        if key not in self._fonts:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
            said = name.value.decode("utf-8", "replace")
            bare = said[7:] if said[6:7] == "+" and said[:6].isupper() else said
            self._fonts[key] = (bare, pdfium.FPDFFont_GetIsEmbedded(font) == 1)
        return self._fonts[key]

    def _mark(self, item: Handle, kind: int, matrix: Matrix) -> Mark | None:
        if kind == pdfium.FPDF_PAGEOBJ_PATH and not _inked(item):
            return None
        box = intersection(self._box(item, matrix), *self._clips(item, matrix))
        return Mark(box, kind == pdfium.FPDF_PAGEOBJ_IMAGE) if box[0] < box[2] or box[1] < box[3] else None

    def _clips(self, item: Handle, matrix: Matrix) -> Iterator[Box]:
        """The boxes around the paths that an object is clipped by."""
        clip = pdfium.FPDFPageObj_GetClipPath(item)
        x, y = ctypes.c_float(), ctypes.c_float()
        for path in range(min(pdfium.FPDFClipPath_CountPaths(clip), 20)):
            points = []
            for index in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), 200)):
                segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
                if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                    points.append((x.value, y.value))
            if points:
                yield _around(points, matrix)

    def _box(self, item: Handle, matrix: Matrix) -> Box:
        left, bottom, right, top = self._sides
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return (0.0, 0.0, 0.0, 0.0)
        return _around([(left.value, bottom.value), (right.value, top.value)], matrix)

    def _numbers(self) -> Matrix:
        m = self._matrix
        return m.a, m.b, m.c, m.d, m.e, m.f


def _address(pointer: Handle) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _inked(path: Handle) -> bool:
    """Whether a path is stroked, or filled with anything but white."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or stroke.value:
        return bool(stroke.value)
    colour = [ctypes.c_uint(0) for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(path, *colour)
    red, green, blue, opacity = (part.value for part in colour)
    return bool(fill.value and opacity and min(red, green, blue) < _WHITE)


def _seen(page: Handle) -> Matrix:
    """From the page's own coordinates to those of the page as it is seen, before the user unit."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    turns: dict[int, Matrix] = {
        0: (1, 0, 0, 1, -left, -bottom),
        1: (0, -1, 1, 0, -bottom, right),
        2: (-1, 0, 0, -1, right, top),
        3: (0, 1, -1, 0, top, -left),
    }
    return turns.get(pdfium.FPDFPage_GetRotation(page), turns[0])


def _scaled(matrix: Matrix, by: float) -> Matrix:
    a, b, c, d, e, f = (by * number for number in matrix)
    return a, b, c, d, e, f


def product(first: Matrix, then: Matrix) -> Matrix:
    """One matrix for two, the first applied first."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _around(points: list[tuple[float, float]], matrix: Matrix) -> Box:
    """The box around points; all matrices of pages and forms that are met turn by right angles or nearly so."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def intersection(box: Box, *others: Box) -> Box:
    """What lies in all; a box without width and height where there is nothing."""
    boxes = (box, *others)
    left, bottom = max(one[0] for one in boxes), max(one[1] for one in boxes)
    right, top = min(one[2] for one in boxes), min(one[3] for one in boxes)
    return (left, bottom, right, top) if left <= right and bottom <= top else (0.0, 0.0, 0.0, 0.0)
