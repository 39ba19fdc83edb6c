"""A page's content → how much of its upper and lower margin is free of ink, so that a stamp finds a place.

A quick look, not a rendering: baselines of texts, rectangles, boxes of pictures and forms. What it cannot tell it calls
free, and the stamp stands where it usually does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf.generic import DictionaryObject

from packet.merge.normalised import Page
from packet.merge.reading import array, dictionary, number

# It begins with a set of characters: the engine then skips all others quickly, and drawings are megabytes of numbers.
_OPERATOR = re.compile(rb"[TcrDBqQ](?:(?<=T)[jJmdDfL*]|(?<=c)m|(?<=r)e|(?<=D)o|(?<=B)T|(?<=[qQ]))(?=[\s\[(</]|$)")
_OPERANDS = 90
"""Bytes before an operator in which its operands stand."""
_LONGEST = 400_000
"""Bytes of operators beyond which a page is a drawing, and drawings keep to their place."""
_RISE, _FALL = 0.75, 0.25
"""How far letters reach above and below their baseline, in parts of their size."""
_WHOLE = 0.8
"""The part of the page's height from which a rectangle is its background or its clip."""
_Height = tuple[float, float, float]
"""(across, up, at): the point (x, y) lies across × x + up × y + at above the page's lower edge. No other coordinate is needed."""
_PLAIN = frozenset({b"q", b"Q", b"BT", b"T*", b"Tj", b"TJ"})
_COUNT = {b"Tf": 1, b"TL": 1, b"Td": 2, b"TD": 2, b"re": 4, b"cm": 6, b"Tm": 6}
"""Operands of each operator."""


@dataclass(slots=True)
class _State:
    """The graphics and text state as far as heights depend on it."""

    page: _Height
    line: _Height
    size: float = 1.0
    leading: float = 0.0
    saved: list[tuple[_Height, float, float]] = field(default_factory=list)


def free_margins(operators: bytes, resources: DictionaryObject, page: Page) -> tuple[float, float]:
    """Points without ink at the upper and the lower edge of the page as it is seen; at most its height."""
    height = page.size.height
    if len(operators) > _LONGEST:
        return height, height
    top, bottom = 0.0, height
    for low, high in _spans(operators, dictionary(resources.get("/XObject")), _seen(page)):
        if high - low < _WHOLE * height:
            top, bottom = max(top, min(high, height)), min(bottom, max(low, 0.0))
    return round(height - top, 1), round(bottom, 1)


def _seen(page: Page) -> _Height:
    """Heights of points in page units, on the page as it is seen."""
    left, bottom, right, top = page.box
    unit = page.unit
    return {
        0: (0.0, unit, -bottom * unit),
        90: (-unit, 0.0, right * unit),
        180: (0.0, -unit, top * unit),
        270: (unit, 0.0, -left * unit),
    }[page.rotation]


def _spans(operators: bytes, objects: DictionaryObject, seen: _Height) -> Iterator[tuple[float, float]]:
    """Lowest and highest point of every mark, points above the lower edge."""
    state = _State(seen, seen)
    for match in _OPERATOR.finditer(operators):
        start, operator = match.start(), match[0]
        if operator in _PLAIN:
            yield from _plain(operator, state)
            continue
        operands = operators[max(0, start - _OPERANDS) : start].split()
        if operator == b"Do":
            name = operands[-1].decode("latin-1") if operands else ""
            yield from _drawn(dictionary(objects.get(name)), state)
        elif len(numbers := _numbers(operands, _COUNT[operator])) == _COUNT[operator]:
            yield from _placed(operator, numbers, state)


def _numbers(operands: list[bytes], count: int) -> list[float]:
    """The last operands; none where they are no numbers, as in a string that only looks like operators."""
    try:
        return [float(operand) for operand in operands[-count:]]
    except ValueError:
        return []


def _plain(operator: bytes, state: _State) -> Iterator[tuple[float, float]]:
    if operator in {b"Tj", b"TJ"}:
        yield _letters(state)
    elif operator == b"q":
        state.saved.append((state.page, state.size, state.leading))
    elif operator == b"Q" and state.saved:
        state.page, state.size, state.leading = state.saved.pop()
    elif operator == b"BT":
        state.line = state.page
    elif operator == b"T*":
        _next_line(0.0, -state.leading, state)


def _placed(operator: bytes, numbers: list[float], state: _State) -> Iterator[tuple[float, float]]:
    if operator == b"Td":
        _next_line(numbers[0], numbers[1], state)
    elif operator == b"TD":
        state.leading = -numbers[1]
        _next_line(numbers[0], numbers[1], state)
    elif operator == b"Tm":
        state.line = _within(numbers, state.page)
    elif operator == b"Tf":
        state.size = numbers[0]
    elif operator == b"TL":
        state.leading = numbers[0]
    elif operator == b"cm":
        state.page = _within(numbers, state.page)
    else:  # re
        left, bottom, width, height = numbers
        yield _span(state.page, left, bottom, left + width, bottom + height)


def _next_line(x: float, y: float, state: _State) -> None:
    across, up, at = state.line
    state.line = (across, up, at + across * x + up * y)


def _letters(state: _State) -> tuple[float, float]:
    """How far the letters of a text reach that is shown where the state stands."""
    _, up, at = state.line
    high, low = at + _RISE * up * state.size, at - _FALL * up * state.size
    return (low, high) if low <= high else (high, low)


def _drawn(drawn: DictionaryObject, state: _State) -> Iterator[tuple[float, float]]:
    """A picture fills the unit square, a form its box."""
    if drawn.get("/Subtype") == "/Image":
        yield _span(state.page, 0.0, 0.0, 1.0, 1.0)
    elif len(box := [number(side, 0.0) for side in array(drawn.get("/BBox"))]) == 4:
        own = [number(value, 0.0) for value in array(drawn.get("/Matrix"))]
        yield _span(_within(own, state.page) if len(own) == 6 else state.page, box[0], box[1], box[2], box[3])


def _span(height: _Height, left: float, bottom: float, right: float, top: float) -> tuple[float, float]:
    """From the lowest to the highest corner of a box."""
    across, up, at = height
    x, y = sorted((across * left, across * right)), sorted((up * bottom, up * top))
    return x[0] + y[0] + at, x[1] + y[1] + at


def _within(matrix: list[float], height: _Height) -> _Height:
    """Heights of points in the coordinates that the matrix sets up."""
    a, b, c, d, e, f = matrix
    across, up, at = height
    return across * a + up * b, across * c + up * d, across * e + up * f + at
