"""A foreign file being read → its `Condition`: what a person should know of it before sending it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from pypdf import PageObject
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

from packet.merge.copying import Copier
from packet.merge.normalised import Page
from packet.merge.reading import array, dictionary
from packet.merge.syntax import REFERENCE
from packet.model.condition import HeavyObject

_SHOWS = re.compile(rb"T[jJ](?![^\s\[\]()<>/{}%])|[)>\]]\s*['\"]")
"""The operators that show text."""
_DEEPEST = 4
_BEGIN = 24_000
"""Bytes of operators in which titles, authors and abstracts stand; where less than an opening stands there, all are read."""
_LONGEST_FIRST_PAGE = 300_000
"""Bytes of operators beyond which a page is a drawing, whose title is not worth the time."""
_LEAST_TITLE = 12
"""Letters of a title: a drop capital is larger than the title, and shorter."""
_OPENING = 1500
"""Characters of page one that are kept: title, authors, abstract."""
_HEAVY, _MOST_HEAVY = 100_000, 5
_KINDS = (
    (re.compile(rb"/Subtype ?/Image"), "picture"),
    (re.compile(rb"/Length1|/Type1C|/CIDFontType0C|/OpenType"), "font"),
    (re.compile(rb"/Subtype ?/Form"), "drawing"),
)


@contextmanager
def noting_repairs(into: list[str]) -> Iterator[None]:
    """What pypdf's reader mends while the block runs, as it words it."""
    logger, handler = logging.getLogger("pypdf._reader"), _Notes(into)
    before = logger.level
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


class _Notes(logging.Handler):
    def __init__(self, into: list[str]) -> None:
        super().__init__()
        self._into = into

    def emit(self, record: logging.LogRecord) -> None:
        if len(self._into) < 1000:
            self._into.append(" ".join(record.getMessage().split())[:80])


def repaired(notes: Sequence[str]) -> tuple[str, ...]:
    """Repairs as a person says them."""
    if not notes:
        return ()
    return (f"{len(notes)} fault{'s' * (len(notes) > 1)} in its structure mended ({notes[0].rstrip('.')})",)


def shows_text(operators: bytes, resources: DictionaryObject) -> bool:
    """Whether a page, or a form on it, shows any text."""
    return bool(_SHOWS.search(operators)) or any(_SHOWS.search(_decoded(form)) for form in _forms(resources, set(), 0))


def _forms(resources: DictionaryObject, seen: set[int], depth: int) -> Iterator[StreamObject]:
    """The forms that resources name, and the forms of those, each once."""
    for item in dictionary(resources.get("/XObject")).values():
        form = item.get_object()
        if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form" and id(form) not in seen and depth < _DEEPEST:
            seen.add(id(form))
            yield form
            yield from _forms(dictionary(form.get("/Resources")), seen, depth + 1)


def _decoded(form: StreamObject) -> bytes:
    try:
        return form.get_data()
    except MemoryError:
        raise
    except Exception:
        return b""


def missing_fonts(pages: Sequence[PageObject]) -> tuple[str, ...]:
    """Names of the fonts that pages and forms use and the file does not hold."""
    seen: set[int] = set()
    names = {name for page in pages for name in _missing(dictionary(page.get("/Resources")), seen, 0)}
    return tuple(sorted(names))


def _missing(resources: DictionaryObject, seen: set[int], depth: int) -> Iterator[str]:
    if id(resources) in seen or depth > _DEEPEST:
        return
    seen.add(id(resources))
    for item in dictionary(resources.get("/Font")).values():
        font = dictionary(item)
        if font and id(font) not in seen and not _embedded(font):
            yield str(font.get("/BaseFont", "/a font without a name"))[1:]
        seen.add(id(font))
    for item in dictionary(resources.get("/XObject")).values():
        yield from _missing(dictionary(dictionary(item).get("/Resources")), seen, depth + 1)


def _embedded(font: DictionaryObject) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    holder = dictionary(next(iter(array(font.get("/DescendantFonts"))), None)) or font
    return bool({"/FontFile", "/FontFile2", "/FontFile3"} & dictionary(holder.get("/FontDescriptor")).keys())


def heading(page: PageObject, operators: bytes) -> tuple[str, str]:
    """The words of page one in the largest letters, and how its text begins; "" where there are none, or none that can be read."""
    begin = operators[: operators.rfind(b"ET", 0, _BEGIN) + 2] if len(operators) > _BEGIN else operators
    found = _heading(page, begin)
    more = len(found[1]) < _OPENING and len(begin) < len(operators) <= _LONGEST_FIRST_PAGE
    return _heading(page, operators) if more else found


def _heading(page: PageObject, operators: bytes) -> tuple[str, str]:
    try:
        upright = _upright(_without_forms(page, operators))
    except MemoryError:
        raise
    except Exception:
        return "", ""
    by_size: dict[float, list[str]] = {}
    for size, words in upright:
        by_size.setdefault(size, []).append(words)
    sized = (_one_line(by_size[size]) for size in sorted(by_size, reverse=True))
    title = next((words[:200] for words in sized if sum(map(str.isalpha, words)) >= _LEAST_TITLE), "")
    return title, _one_line(words for _, words in upright)[:_OPENING]


def _one_line(words: Iterable[str]) -> str:
    """Texts as one line; JSON and terminals do not like half a surrogate pair, which broken fonts give."""
    return " ".join("".join(words).encode("utf-8", "ignore").decode().split())


def _without_forms(page: PageObject, operators: bytes) -> PageObject:
    """The page with these operators and without drawings, which may be of any size."""
    bare, content = PageObject(page.pdf), DecodedStreamObject()
    content.set_data(operators)
    bare[NameObject("/Contents")] = content
    resources = dictionary(page.get("/Resources"))
    bare[NameObject("/Resources")] = DictionaryObject({key: resources.raw_get(key) for key in resources if key != "/XObject"})
    return bare


def _upright(page: PageObject) -> list[tuple[float, str]]:
    """Upright texts in their order, each with the size of its letters, points."""
    said: list[tuple[float, str]] = []

    def visit(text: str, page_matrix: Sequence[float], matrix: Sequence[float], _: object, size: float) -> None:
        if abs(matrix[1]) < 1e-6:
            said.append((round(abs(size * matrix[3] * page_matrix[3]), 1), text))

    page.extract_text(visitor_text=visit)
    return said


def heaviest(copier: Copier, pages: Sequence[Page]) -> tuple[HeavyObject, ...]:
    """The largest streams, each with the first page that reaches it."""
    heavy = {number for number, data in copier.streams.items() if len(data) >= _HEAVY}
    if not heavy:
        return ()
    texts = {number for page in pages for number in page.contents}
    found = [
        HeavyObject(index, "text" if number in texts else _kind(copier.lines[number - 1]), len(copier.streams[number]))
        for index, number in _first_pages(copier, pages)
        if number in heavy
    ]
    return tuple(sorted(found, key=lambda one: -one.bytes)[:_MOST_HEAVY])


def _first_pages(copier: Copier, pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Page (from 1) and number of every object, on the first page that reaches it."""
    seen: set[int] = set()
    for index, page in enumerate(pages, 1):
        waiting = [page.resources, *page.contents, *page.annotations]
        while waiting:
            number = waiting.pop()
            if number in seen or number <= len(pages):
                continue
            seen.add(number)
            yield index, number
            waiting += map(int, REFERENCE.findall(copier.lines[number - 1]))


def _kind(line: bytes) -> str:
    return next((kind for pattern, kind in _KINDS if pattern.search(line)), "data")
