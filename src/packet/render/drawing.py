"""From `Laid` to a `Part`: PDF pages with marked content, and links, anchors, outline and tags as values.

Letters are written as raw TJ with kerning; all that bears no meaning, and the running line, is an artifact. The bytes depend on
nothing but the arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from math import inf

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from packet.model.laid import Bar, Laid, LaidPage, Letters, Way
from packet.model.packet import Pages
from packet.model.part import FontUse, Part
from packet.render.fonts import Family, file_hash, load_face
from packet.render.shaping import shape
from packet.render.tags import Mark, links_of, tree_of

rl_config.useA85 = 0

_OCTAL = tuple(chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}" for code in range(256))


def draw(laid: Laid, pages: Pages) -> Part:
    """Draw a document whose place in the packet is known."""
    output = BytesIO()
    pen = new_pen(output, laid.width, laid.height, laid.title)
    for sheet in laid.sheets:
        pen.page(numbered(sheet, pages))
    pen.canvas.save()
    links = links_of(pen.marks)
    return Part(
        laid.name,
        laid.title,
        distinctly_tagged(output.getvalue()),
        laid.pages,
        tuple(link.link for link in links),
        laid.anchors,
        laid.outline,
        tree_of(pen.marks, links),
        font_uses(pen.faces),
        laid.language,
    )


def new_pen(output: BytesIO, width: float, height: float, title: str) -> Pen:
    """An empty drawing. A font of our own must be named first, or Helvetica is listed as a font that is not embedded."""
    canvas = Canvas(output, pagesize=(width, height), pageCompression=1, invariant=1, initialFontName=_initial_font())
    canvas.setTitle(title)
    return Pen(canvas)


def _initial_font() -> str:
    """The name of a font that embeds itself only when used."""
    font = Family("Source Sans 3").face(False, False).embedded
    if font.fontName not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(font)
    return str(font.fontName)


_SUBSET_TAG = re.compile(rb"(?<=/BaseFont /|/FontName /)[A-Z]{6}(?=\+)")


def distinctly_tagged(pdf: bytes) -> bytes:
    """The file with subset tags of its own, of equal length: a packet holds many subsets of a font (ISO 32000-1, 9.6.4)."""
    key = sha256(pdf).digest()

    def tag(match: re.Match[bytes]) -> bytes:
        return bytes(ord("A") + byte % 26 for byte in sha256(key + match[0]).digest()[:6])

    return _SUBSET_TAG.sub(tag, pdf)


def font_uses(paths: Sequence[str]) -> tuple[FontUse, ...]:
    return tuple(sorted((FontUse(load_face(path).name, file_hash(path)) for path in paths), key=lambda use: use.name))


def numbered(sheet: LaidPage, pages: Pages) -> LaidPage:
    """The sheet with the packet's page numbers in their reserved places, and leader dots as far as the numbers let them."""
    items = tuple(_with_page_number(item, pages) for item in sheet.items)
    ends = {item.baseline: item.left - LEADER_GAP * item.size for item in items if isinstance(item, Letters) and item.flush_right}
    return LaidPage(tuple(item for item in items if not _is_covered(item, ends)))


LEADER_GAP = 0.3
"""Between the last dot and the number, in parts of its size."""


def _is_covered(item: Letters | Bar, ends: Mapping[float, float]) -> bool:
    """Whether a leader dot stands where a number does; `ends` by baseline."""
    return isinstance(item, Bar) and item.width == item.height and item.left + item.width > ends.get(item.bottom, inf)


def _with_page_number(letters: Letters | Bar, pages: Pages) -> Letters | Bar:
    if isinstance(letters, Bar) or not letters.page_of:
        return letters
    number = pages.anchors.get(letters.page_of)
    text = "-" if number is None else str(number)
    shaped = shape(load_face(letters.font), text)
    width = shaped.width * letters.size
    left = letters.left + (letters.width - width if letters.flush_right else 0.0)
    return replace(letters, left=left, width=width, text=text, kerns=shaped.kerns)


@dataclass(slots=True)
class Pen:
    """Writes content streams and remembers what it marked; the state is that of the PDF page under the pen."""

    canvas: Canvas
    marks: list[Mark] = field(default_factory=list)
    faces: list[str] = field(default_factory=list)
    number: int = 0
    mcids: int = 0
    ink: str = ""
    font: tuple[str, float] = ("", 0.0)

    def page(self, sheet: LaidPage) -> None:
        """Draw one page and turn it over."""
        self.mcids, self.ink, self.font = 0, "", ("", 0.0)
        for way, items in groupby(sheet.items, _way_of):
            if way:
                self._marked(way, [item for item in items if isinstance(item, Letters)])
            else:
                self._artifact(list(items))
        self.canvas.showPage()
        self.number += 1

    def _marked(self, way: Way, letters: list[Letters]) -> None:
        code = self.canvas._code
        code.append(f"/{way[-1].kind} <</MCID {self.mcids}>> BDC")
        self._text(letters)
        code.append("EMC")
        self.marks.append(Mark(way, self.number, self.mcids, tuple(letters)))
        self.mcids += 1

    def _artifact(self, items: list[Letters | Bar]) -> None:
        code = self.canvas._code
        letters = [item for item in items if isinstance(item, Letters)]
        code.append("/Artifact <</Type /Pagination>> BDC" if letters else "/Artifact <</Type /Layout>> BDC")
        for bar in items:
            if isinstance(bar, Bar):
                self._colour(bar.colour)
                code.append(f"{bar.left:.2f} {bar.bottom:.2f} {bar.width:.2f} {bar.height:.2f} re f")
        if letters:
            self._text(letters)
        code.append("EMC")

    def _colour(self, colour: str) -> None:
        if colour != self.ink:
            self.ink = colour
            self.canvas._code.append(f"{_channels(colour)} rg")

    def _text(self, letters: list[Letters]) -> None:
        code = self.canvas._code
        code.append("BT")
        for run in letters:
            self._colour(run.colour)
            if run.says is not None:
                code.append(f"/Span <</ActualText <{(chr(0xFEFF) + run.says).encode('utf-16-be').hex().upper()}>>> BDC")
            code.append(f"1 0 0 1 {run.left:.3f} {run.baseline:.3f} Tm")
            if run.heavy:
                code.append(f"{_channels(run.colour)} RG {OUTLINE * run.size:.3f} w 2 Tr")
            code.extend(self._shown(run))
            if run.heavy:
                code.append("0 Tr")
            if run.says is not None:
                code.append("EMC")
        code.append("ET")

    def _shown(self, run: Letters) -> Iterator[str]:
        """Font and TJ operators of a run; a font of many letters is embedded in several subsets."""
        face = load_face(run.font)
        if run.font not in self.faces:
            self.faces.append(run.font)
        doc = self.canvas._doc
        kerns: Sequence[float] = run.kerns
        start = ""
        if run.right_to_left:
            start, kerns = _leftwards(run)
        at = 0
        for subset, codes in face.embedded.splitString(run.text, doc):
            font = (face.embedded.getSubsetInternalName(subset, doc), run.size)
            if font != self.font:
                self.font = font
                yield f"{font[0]} {run.size:.4g} Tf"
            yield f"[{start if not at else ''}{_array(codes, kerns[at : at + len(codes)])}] TJ"
            at += len(codes)


OUTLINE = 0.03
"""Of letters that are made bold, in parts of their size."""


def _channels(colour: str) -> str:
    """Red, green and blue as operands."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def _way_of(item: Letters | Bar) -> Way:
    return item.way if isinstance(item, Letters) else ()


def _array(codes: bytes, kerns: Sequence[float]) -> str:
    """The inside of a TJ array."""
    out = ["("]
    for code, kern in zip(codes, kerns, strict=True):
        out.append(_OCTAL[code])
        if kern:
            out.append(f"){kern:.4g}(")
    out.append(")")
    return "".join(out).removesuffix("()")


def _leftwards(run: Letters) -> tuple[str, list[float]]:
    """TJ numbers that begin at the right end and step back over each letter, so that logical order reads from right to left."""
    face = load_face(run.font)
    widths = [face.advance(letter) for letter in run.text]
    back = [width + following for width, following in zip(widths, [*widths[1:], 0.0], strict=True)]
    back[-1] = widths[-1] - sum(widths)
    return f"{-(sum(widths) - widths[0]):.4g} ", back
