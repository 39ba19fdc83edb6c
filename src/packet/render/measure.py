"""From a text and its style to measured words: everything a line breaker needs, in em of the body size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from packet.model.document import Inline, PageOf, Run, Target, Text
from packet.model.laid import Step, Way
from packet.problems import Problem, SourceError
from packet.render.fonts import Face, Family
from packet.render.shaping import clean, is_right_to_left, shape

PAGE_DIGITS = "000"
"""What is reserved for a page number."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks, before what its runs add. `scale` is a multiple of the body size, `tracking` letterspacing in its em."""

    ink: str
    scale: float = 1.0
    strong: bool = False
    emphasis: bool = False
    capitals: bool = False
    tracking: float = 0.0
    link_ink: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Part of a word in one face and look; `width` and `rise` in em of the body size."""

    text: str
    face: Face
    scale: float
    rise: float
    ink: str
    width: float
    kerns: tuple[float, ...]
    way: Way
    target: Target | None = None
    page_of: str = ""
    says: str | None = None
    right_to_left: bool = False
    underlined: bool = False
    heavy: bool = False
    """Drawn with an outline, since its face is not bold and its text is."""

    def same_look(self, other: Fragment) -> bool:
        """Whether both can be set in one go."""
        return (
            self.face is other.face
            and self.way == other.way
            and self.ink == other.ink
            and self.scale == other.scale
            and self.rise == other.rise
            and self.underlined == other.underlined
            and self.heavy == other.heavy
            and self.says is None
            and other.says is None
            and not (self.page_of or other.page_of or self.right_to_left or other.right_to_left)
        )


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces; `glue` is the space behind it in em of the body size."""

    fragments: tuple[Fragment, ...]
    width: float
    glue: float

    @property
    def text(self) -> str:
        return "".join(fragment.text for fragment in self.fragments)


@dataclass(frozen=True)
class Measured:
    """A text in words. `scale` is the size of most of it (it decides the line pitch), `language` of its hyphenation."""

    words: tuple[Word, ...]
    scale: float = 1.0
    language: str = ""

    @cached_property
    def width(self) -> float:
        """On one line, in em of the body size."""
        return sum(word.width + word.glue for word in self.words) - (self.words[-1].glue if self.words else 0)

    @cached_property
    def longest(self) -> float:
        return max((word.width for word in self.words), default=0)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


NOTHING = Measured(())


_BOUND = re.compile(
    r"(?<!\w)(?:[^\W\d_a-z][^\W\d_]*\.?(?P<before> )(?=\d)|(?:\d{1,3}(?:[.,]\d+)*[×%]?|\d+(?:\.\d+)?×)(?P<behind> )(?=[a-z])"
    r"|(?:first|last|senior|corresponding)(?P<author> )(?=authors?\b))"
)
"""A name and its number (Beijing 100871, SIGCOMM 2025), a number and what it counts (3 articles, 1.7× faster), first author."""


def bound(words: str) -> str:
    """The words with spaces that no line ends at where a number belongs to its neighbour."""
    return _BOUND.sub(lambda match: match[0][:-1] + "\xa0", words)


@dataclass(frozen=True, slots=True)
class Measurer:
    """Measures texts of one document in one family; `serials` numbers its structure elements."""

    family: Family
    serials: Iterator[int]

    def step(self, kind: str, language: str = "") -> Step:
        """A new structure element."""
        return Step(kind, next(self.serials), language)

    def measure(self, content: Text | str, style: Style, way: Way, language: str = "") -> Measured:
        """Raises `SourceError` for a letter that no font has."""
        runs: Text = (Run(content),) if isinstance(content, str) else content
        words: list[Word] = []
        pending: list[Fragment] = []
        for run in runs:
            inside = self._way(run, way)
            for number, piece in enumerate(self._pieces(run, style)):
                if number and pending:
                    words.append(self._word(pending, style))
                    pending = []
                pending.extend(self._fragments(piece, run, style, inside))
        if pending:
            words.append(self._word(pending, style))
        return Measured(tuple(words), style.scale, language)

    def unbroken(self, content: Text, style: Style, way: Way, glue: float) -> Word:
        """The whole text as one word with a space of `glue` em behind it."""
        measured = self.measure(tuple(_tied(run) for run in content), style, way)
        return replace(measured.words[0], glue=glue) if measured.words else Word((), 0.0, glue)

    def _way(self, run: Inline, way: Way) -> Way:
        """The element that holds a run: a Link or a Span of another language lies below the paragraph's own."""
        if isinstance(run, Run) and run.language:
            way = (*way, self.step("Span", run.language))
        return (*way, self.step("Link")) if run.target and way else way

    @staticmethod
    def _pieces(run: Inline, style: Style) -> list[str]:
        """The run cut at its spaces: an empty first or last piece says that a space stands there."""
        if isinstance(run, PageOf):
            return [PAGE_DIGITS]
        words = clean(run.text).upper() if style.capitals else clean(run.text)
        if " " not in words:
            return [words] if words else []
        words = bound(words)
        pieces = words.split(" ")
        return [piece for at, piece in enumerate(pieces) if piece or at in {0, len(pieces) - 1}]

    def _fragments(self, piece: str, run: Inline, style: Style, way: Way) -> Iterator[Fragment]:
        if not piece:
            return
        strong = style.strong or (isinstance(run, Run) and run.strong)
        emphasis = style.emphasis or (isinstance(run, Run) and run.emphasis)
        scale, rise = _script(run, style.scale)
        ink = style.link_ink if run.target and style.link_ink else style.ink
        for face, rtl, text in self._by_face(piece.replace("\xa0", " "), strong, emphasis):
            width, kerns = _spaced(face, text, style.tracking)
            page_of = run.anchor if isinstance(run, PageOf) else ""
            line = isinstance(run, Run) and run.underlined
            heavy = strong and "bold" not in face.name.casefold()
            yield Fragment(text, face, scale, rise, ink, width * scale, kerns, way, run.target, page_of, None, rtl, line, heavy)

    def _by_face(self, piece: str, strong: bool, emphasis: bool) -> Iterator[tuple[Face, bool, str]]:
        """Cut a piece where the face or the direction changes; marks stay with their letter."""
        face = self.family.face(strong, emphasis)
        if piece in face.shapes:
            yield face, is_right_to_left(piece[0]), piece
            return

        def looks(letter: str) -> tuple[Face, bool]:
            return self._face(letter, piece, strong, emphasis), is_right_to_left(letter)

        for (found, rtl), letters in groupby(piece, looks):
            yield found, rtl, "".join(letters)

    def _face(self, letter: str, piece: str, strong: bool, emphasis: bool) -> Face:
        face = self.family.face(strong, emphasis)
        if face.has(letter):
            return face
        found = self.family.face_for(letter, strong, emphasis)
        if found is None:
            raise SourceError(
                Problem(
                    "letter-without-font",
                    f"no font has the letter {letter!r} (U+{ord(letter):04X}) of {piece!r}",
                    hint="set `fallback-fonts:` in the theme to a TrueType file (.ttf) that has it",
                )
            )
        return found

    def _word(self, fragments: list[Fragment], style: Style) -> Word:
        last = fragments[-1]
        glue = (shape(last.face, " ").width if last.face.has(" ") else 0.25) * style.scale + style.tracking * style.scale
        return Word(tuple(fragments), sum(fragment.width for fragment in fragments), glue)


def _tied(run: Inline) -> Inline:
    """The run with spaces that no line breaks at."""
    return replace(run, text=clean(run.text).strip().replace(" ", "\xa0")) if isinstance(run, Run) else run


def _script(run: Inline, scale: float) -> tuple[float, float]:
    """Size and rise of a run: raised and lowered letters are smaller."""
    if isinstance(run, Run) and run.raised:
        return (scale * 0.9, 0.0) if set(run.text) <= {"*"} else (scale * 0.72, scale * 0.32)  # an asterisk is raised as it is
    if isinstance(run, Run) and run.lowered:
        return scale * 0.72, scale * -0.14
    return scale, 0.0


def _spaced(face: Face, text: str, tracking: float) -> tuple[float, tuple[float, ...]]:
    """Width and kerns of a word in its own em, letterspaced."""
    shaped = shape(face, text)
    if not tracking:
        return shaped.width, shaped.kerns
    return shaped.width + tracking * len(text), tuple(kern - tracking * 1000 for kern in shaped.kerns)


def part_of(fragment: Fragment, text: str, says: str | None) -> Fragment:
    """The fragment with other letters in the same look (a piece of a broken word)."""
    shaped = shape(fragment.face, text)
    return replace(fragment, text=text, width=shaped.width * fragment.scale, kerns=shaped.kerns, says=says)
