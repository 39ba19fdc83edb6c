"""The pages of a foreign file → how large each picture is drawn, where it is largest.

The operators q, Q, cm and Do are followed, into forms too. Pictures that a file can draw in another way (patterns, letters of
Type 3 fonts, soft masks, annotations) may be of any size there: they are in nobody's list, and so are those of a page that draws
more than anyone can follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import hypot, isfinite

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, StreamObject

from packet.merge.content import bare
from packet.merge.reading import array, dictionary, number

# It begins with a set of characters, and operands are looked up backwards: drawings are megabytes of numbers.
_OPERATOR = re.compile(rb"[cDqQ](?:(?<=c)m|(?<=D)o|(?<=[qQ]))(?=[\s\[(</]|$)")
_BEFORE = frozenset(b" \t\r\n\f\0)]>")
_OPERANDS = 200
"""Bytes before an operator in which its operands stand."""
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_DEEPEST, _MOST = 12, 100_000
"""Forms within forms, and drawings in all, beyond which a file is hostile."""

Matrix = tuple[float, float, float, float, float, float]
Step = tuple[bytes, tuple[float, ...], str]
"""q, Q, cm with its matrix, Do with its name."""
_UNKNOWN: Matrix = (1e9, 0.0, 0.0, 1e9, 0.0, 0.0)
"""Where a matrix cannot be read: what is drawn there may be of any size, and no picture has too many pixels for it."""


class EndlessDrawingError(Exception):
    """A file draws more forms and pictures than can be followed."""


@dataclass(slots=True)
class Drawn:
    """A picture, the first page (from 1) that shows it, and its largest width and height in points as drawn."""

    stream: StreamObject
    page: int
    width: float = 0.0
    height: float = 0.0

    @property
    def dpi(self) -> float:
        """Pixels an inch where it is drawn largest, in the direction that has fewer; 0 where it is drawn with no size."""
        if not self.width or not self.height:
            return 0.0
        wide, high = (number(self.stream.get(key), 0.0) for key in ("/Width", "/Height"))
        return min(72 * wide / self.width, 72 * high / self.height)


def drawn_pictures(pages: Sequence[PageObject]) -> list[Drawn]:
    """Every picture whose uses are all known, in the order in which they are met; raises `EndlessDrawingError`."""
    walk = _Walk()
    for index, page in enumerate(pages, 1):
        contents = page.get("/Contents")
        unit = number(page.get("/UserUnit"), 1.0) or 1.0
        walk.draw(_operators(contents), dictionary(page.get("/Resources")), (unit, 0.0, 0.0, unit, 0.0, 0.0), index, 0)
        walk.hide(dictionary(item).get("/AP") for item in array(page.get("/Annots")))
    return [one for identity, one in walk.found.items() if identity not in walk.hidden]


@dataclass(slots=True)
class _Walk:
    """Objects are known by identity: the reader keeps each of them once, as long as it lives."""

    found: dict[int, Drawn] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    """What can be reached in other ways."""
    _steps: dict[int, tuple[Step, ...]] = field(default_factory=dict)
    _looked: set[int] = field(default_factory=set)
    _count: int = 0

    def draw(self, operators: bytes, resources: DictionaryObject, matrix: Matrix, page: int, depth: int) -> None:
        self._other_uses(resources)
        self._follow(tuple(_steps(operators)), resources, matrix, page, depth)

    def _follow(self, steps: Iterable[Step], resources: DictionaryObject, matrix: Matrix, page: int, depth: int) -> None:
        objects, saved = dictionary(resources.get("/XObject")), list[Matrix]()
        for operator, numbers, name in steps:
            if operator == b"q":
                saved.append(matrix)
            elif operator == b"Q":
                matrix = saved.pop() if saved else matrix
            elif operator == b"cm":
                matrix = _product(numbers, matrix)
            else:
                self._show(objects.get(name), resources, matrix, page, depth)

    def _show(self, value: PdfObject | None, resources: DictionaryObject, matrix: Matrix, page: int, depth: int) -> None:
        shown = value.get_object() if value is not None else None
        self._count += 1
        if self._count > _MOST or depth > _DEEPEST:
            raise EndlessDrawingError
        if not isinstance(shown, StreamObject):
            return
        if shown.get("/Subtype") == "/Image":
            self._note(shown, matrix, page)
        elif shown.get("/Subtype") == "/Form":
            own = dictionary(shown.get("/Resources")) or resources
            values = tuple(number(part, 0.0) for part in array(shown.get("/Matrix")))
            if id(shown) not in self._steps:
                self._steps[id(shown)] = tuple(_steps(_decoded(shown)))
                self._other_uses(own)
            inner = _product(values, matrix) if len(values) == 6 else matrix
            self._follow(self._steps[id(shown)], own, inner, page, depth + 1)

    def _note(self, picture: StreamObject, matrix: Matrix, page: int) -> None:
        """A mask is drawn where its picture is."""
        a, b, c, d, _, _ = matrix
        for stream in (picture, picture.get("/SMask")):
            stream = stream.get_object() if stream is not None else None
            if isinstance(stream, StreamObject):
                one = self.found.setdefault(id(stream), Drawn(stream, page))
                one.width, one.height = max(one.width, hypot(a, b)), max(one.height, hypot(c, d))

    def _other_uses(self, resources: DictionaryObject) -> None:
        if id(resources) in self._looked:
            return
        self._looked.add(id(resources))
        fonts = dictionary(resources.get("/Font")).values()
        self.hide(font for font in fonts if dictionary(font).get("/Subtype") == "/Type3")
        self.hide(resources.get(kind) for kind in ("/Pattern", "/ExtGState"))

    def hide(self, values: Iterable[PdfObject | None]) -> None:
        """Note all pictures that can be reached from here."""
        waiting = [value.get_object() for value in values if value is not None]
        while waiting:
            value = waiting.pop()
            if not isinstance(value, DictionaryObject | ArrayObject) or id(value) in self.hidden:
                continue
            if isinstance(value, DictionaryObject) and value.get("/Type") in ("/Page", "/Pages", "/Catalog"):
                continue
            self.hidden.add(id(value))
            parts = value if isinstance(value, ArrayObject) else value.values()
            waiting += [part.get_object() for part in parts if isinstance(part, PdfObject)]


def _operators(contents: PdfObject | None) -> bytes:
    """The operators of a page: those of its streams, one after the other."""
    found = contents.get_object() if contents is not None else None
    parts = [found] if isinstance(found, StreamObject) else [item.get_object() for item in array(contents)]
    return b"\n".join(_decoded(part) for part in parts if isinstance(part, StreamObject))


def _decoded(stream: StreamObject) -> bytes:
    try:
        return stream.get_data()
    except MemoryError:
        raise
    except Exception:
        return b""


def _steps(operators: bytes) -> Iterator[Step]:
    if b"Do" not in operators:
        return
    content = bare(operators)
    for match in _OPERATOR.finditer(content):
        start, operator = match.start(), match[0]
        if start and content[start - 1] not in _BEFORE:
            continue
        operands = content[max(0, start - _OPERANDS) : start].split() if operator in {b"cm", b"Do"} else []
        if operator == b"Do":
            yield operator, (), _name(operands[-1]) if operands else ""
        elif operator != b"cm":
            yield operator, (), ""
        else:
            numbers = _numbers(operands[-6:])
            yield operator, numbers if len(numbers) == 6 else _UNKNOWN, ""


def _name(operand: bytes) -> str:
    start = operand.rfind(b"/")
    return str(NameObject(_ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), operand[start:]).decode("latin-1")))


def _numbers(operands: Sequence[bytes]) -> tuple[float, ...]:
    try:
        found = tuple(map(float, operands))
    except ValueError:
        return ()
    return found if all(map(isfinite, found)) else ()


def _product(first: Sequence[float], then: Matrix) -> Matrix:
    """The matrix that does `first`, and then what was set up before."""
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q
