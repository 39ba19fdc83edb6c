r"""The bytes of a .tex file → its text without comments and layout, its own short macros written out; every letter knows its place.

Read as TeX does as far as a CV needs it: `%` begins a comment, `\newcommand` without arguments is replaced by its words, commands
that set the page and say nothing are left out. Each of the three steps goes through the text once, and what macros add is bounded,
so that a hostile file costs no more than its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from packet.formats.latex_braces import Braces, braces_of
from packet.formats.latex_layout import LAYOUT
from packet.problems import Place, Problem, Severity, SourceError

LARGEST = 500_000
"""Bytes; a long CV has 100,000."""
LONGEST_MACRO = 2_000
"""Letters that a macro may stand for; what all macros together add is at most the length of the file and 100,000 letters."""


@dataclass(frozen=True, slots=True)
class LatexSource:
    """`starts`: where the pieces of `text` begin; `origins`: where each comes from in the text that it was made of, `before`.

    A piece that a macro stands for comes as a whole from one place (`written` is then false). `before` is `None` for a file.
    """

    path: str
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...] = field(repr=False)
    written: tuple[bool, ...] = field(repr=False)
    before: LatexSource | None = None

    def place(self, at: int) -> Place:
        """Where a letter of the text stands in the file."""
        piece = max(bisect_right(self.starts, at) - 1, 0)
        if self.before is None:
            return Place(self.path, piece + 1, at - self.starts[piece] + 1)
        origin = self.origins[piece] + (at - self.starts[piece] if self.written[piece] else 0) if self.starts else 0
        return self.before.place(origin)


def read_source(data: bytes, path: str) -> tuple[LatexSource, tuple[Problem, ...]]:
    """Raises `SourceError` for a file that is too large; the problems are warnings."""
    if len(data) > LARGEST:
        message = f"the file has {len(data):,} bytes, more than {LARGEST:,}"
        raise SourceError(Problem("latex-too-large", message, Place(path), "a CV is shorter: name the file that you mean"))
    problems: list[Problem] = []
    text = _decoded(data, path, problems)
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    file = LatexSource(path, text, starts, starts, (True,) * len(starts))
    return _written_out(_without_comments(file, problems), problems), tuple(problems)


def told(code: str, message: str, place: Place, hint: str = "") -> Problem:
    return Problem(code, message, place, hint, Severity.WARNING)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def _decoded(data: bytes, path: str, problems: list[Problem]) -> str:
    """One sign of text for each sign of the file, so that places hold."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        begin = data.rfind(b"\n", 0, error.start) + 1
        place = Place(path, data.count(b"\n", 0, error.start) + 1, error.start - begin + 1)
        text = data.decode("cp1252", "replace") if not re.search(rb"[\x81\x8d\x8f\x90\x9d]", data) else data.decode("latin-1")
        problems.append(told("latex-latin-1", "the file is no UTF-8 and was read as Latin-1", place, "save it as UTF-8"))
    text = re.sub(r"\r(?!\n)", "\n", text)
    if bad := _CONTROL.search(text):
        place = Place(path, text.count("\n", 0, bad.start()) + 1, bad.start() - text.rfind("\n", 0, bad.start()))
        message = f"a control character (U+{ord(bad[0]):04X}) stands here and was read as a blank"
        problems.append(told("latex-syntax", message, place, "delete it"))
    return _CONTROL.sub(" ", text)


class _Weaver:
    """A new text out of pieces of another."""

    def __init__(self, source: LatexSource) -> None:
        self.source, self.pieces, self.length = source, list[str](), 0
        self.starts, self.origins, self.written = list[int](), list[int](), list[bool]()
        self.kept = (0, 0)
        """What is kept and not yet put, so that neighbours are one piece."""

    def put(self, words: str, at: int) -> None:
        self._flush()
        self._put(words, at, written=False)

    def keep(self, start: int, end: int) -> None:
        if start != self.kept[1]:
            self._flush()
            self.kept = (start, start)
        self.kept = (self.kept[0], end)

    def _flush(self) -> None:
        start, end = self.kept
        self._put(self.source.text[start:end], start, written=True)
        self.kept = (end, end)

    def _put(self, words: str, at: int, *, written: bool) -> None:
        if words:
            self.starts.append(self.length)
            self.origins.append(at)
            self.written.append(written)
            self.pieces.append(words)
            self.length += len(words)

    def woven(self) -> LatexSource:
        self._flush()
        text, starts, origins = "".join(self.pieces), tuple(self.starts), tuple(self.origins)
        return LatexSource(self.source.path, text, starts, origins, tuple(self.written), self.source)


# ── comments ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_UNSEEN = re.compile(
    r"(?P<address>\\(?:href|url|nolinkurl)\s*\{[^{}\s]*\})|(?P<comment>%[^\n]*(?:\n[ \t]*+(?![\r\n]))?)"
    r"|\\begin\{(?P<environment>comment|filecontents\*?)\}|(?P<hidden>\\iffalse\b)|(?P<end>\\end\{document\})|\\[\s\S]"
)


def _without_comments(file: LatexSource, problems: list[Problem]) -> LatexSource:
    """A `%` in a web address begins none. What stands behind the end of the document, or in a file within the file, is told."""
    weaver, text, at, missing = _Weaver(file), file.text, 0, set[str]()
    while (found := _UNSEEN.search(text, at)) is not None:
        start, end, kind = found.start(), found.end(), found.lastgroup
        weaver.keep(at, start if kind in {"comment", "environment", "hidden", "end"} else end)
        at = end
        if kind == "end":
            if text[end:].strip():
                problems.append(told("latex-syntax", "what stands behind \\end{document} is not read", file.place(end)))
            return weaver.woven()
        if kind in {"environment", "hidden"}:
            close = f"\\end{{{found['environment']}}}" if kind == "environment" else "\\fi"
            stop = -1 if close in missing else text.find(close, end)
            if stop < 0:
                message = f"{close} is missing: all that follows is read"
                problems += [told("latex-syntax", message, file.place(start))] if close not in missing else []
                missing.add(close)
                continue
            if (found["environment"] or "").startswith("filecontents"):
                message, hint = "a file is written within this one", "save it as a file of its own, and import it as well"
                problems.append(told("latex-syntax", message, file.place(start), hint))
            at = stop + len(close)
    weaver.keep(at, len(text))
    return weaver.woven()


# ── macros and layout ───────────────────────────────────────────────────────────────────────────────────────────────────

_WORD = re.compile(
    r"\\(?P<define>(?:re)?newcommand|providecommand|DeclareRobustCommand|def)(?![A-Za-z@])\*?|\\(?P<name>[A-Za-z@]+)\*?"
    r"|\\\\\*?[ \t]*(?P<skip>\[[-+.\d]*[ \t]*\\?[a-z]*\])|\\[\s\S]"
)
_DEFINED = re.compile(r"\s*\{?\s*\\([A-Za-z@]+)\s*\}?(?P<arguments>[^{}\\%]{0,100}?)\s*(?=\{)")
_OPTION = re.compile(r"[ \t]*\n?[ \t]*\[[^\[\]]{0,500}\]")
_GAP = re.compile(r"[ \t]*+(?:\r?\n[ \t]*+(?![\r\n]))?")
_ICON = re.compile(r"fa[A-Z]\w*|ai[A-Z]\w*")


def _written_out(source: LatexSource, problems: list[Problem]) -> LatexSource:
    return _Expansion(source, problems).woven()


class _Expansion:
    """Goes through the text once, learning macros and replacing them."""

    def __init__(self, source: LatexSource, problems: list[Problem]) -> None:
        self.source, self.problems = source, problems
        self.weaver = _Weaver(source)
        self.braces: Braces = braces_of(source.text)
        self.macros: dict[str, str] = {}
        self.room = len(source.text) + 100_000

    def woven(self) -> LatexSource:
        text, at = self.source.text, 0
        while (word := _WORD.search(text, at)) is not None:
            self.weaver.keep(at, word.start())
            at = self.after(word)
        self.weaver.keep(at, len(text))
        return self.weaver.woven()

    def after(self, word: re.Match[str]) -> int:
        """Where reading goes on behind this word; what of it stays is put."""
        name = word["name"] or ""
        if word["define"]:
            end = self.defined(word)
            self.weaver.keep(word.start(), word.end()) if end is None else None
            return word.end() if end is None else end
        if name in self.macros and self.room >= len(self.macros[name]):
            return self.replaced(self.macros[name], word)
        if name in LAYOUT or _ICON.fullmatch(name):
            self.weaver.put(" ", word.start())
            return self.behind_arguments(word.end(), LAYOUT.get(name, 0))
        self.weaver.keep(word.start(), word.start("skip") if word["skip"] else word.end())
        return word.end()

    def replaced(self, words: str, macro: re.Match[str]) -> int:
        r"""A macro swallows the blank behind it, as in TeX, unless it ends with `\xspace`."""
        self.room -= len(words)
        self.weaver.put(words.removesuffix("\\xspace"), macro.start())
        gap = None if words.endswith("\\xspace") else _GAP.match(self.source.text, macro.end())
        return gap.end() if gap else macro.end()

    def defined(self, word: re.Match[str]) -> int | None:
        """Learn a macro. Returns where its definition ends; `None` where that cannot be seen."""
        text = self.source.text
        head = _DEFINED.match(text, word.end())
        end = self.braces.pairs.get(head.end()) if head else None
        if head is None or end is None:
            return None
        words, name = _replaced(text[head.end() + 1 : end], self.macros), head[1]
        if head["arguments"].strip() or "#" in words:
            self.macros.pop(name, None)
        elif len(words) > LONGEST_MACRO:
            message = f"\\{name} stands for more than {LONGEST_MACRO:,} letters and is not written out"
            self.problems.append(told("latex-macro", message, self.source.place(word.start()), "write its words where it is used"))
        else:
            self.macros[name] = words
        return end + 1

    def behind_arguments(self, at: int, count: int) -> int:
        while option := _OPTION.match(self.source.text, at):
            at = option.end()
        for _ in range(count):
            start = _after_blank(self.source.text, at)
            if start not in self.braces.pairs:
                return at
            at = self.braces.pairs[start] + 1
        return at


def _replaced(words: str, macros: dict[str, str]) -> str:
    """A definition with the macros that are known by then; longer than a macro may be, it ends there."""
    pieces, length, at = list[str](), 0, 0
    for word in re.finditer(r"\\([A-Za-z@]+)", words):
        pieces += [words[at : word.start()], macros.get(word[1], word[0])]
        length, at = length + word.start() - at + len(pieces[-1]), word.end()
        if length > LONGEST_MACRO:
            break
    return "".join([*pieces, words[at:]])


def _after_blank(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at
