"""LaTeX source → the commands that a reader asks for, with their arguments and options, and the words between them.

What a command takes is said by the reader's own table; all else is words, for `latex_text` to read. Nothing is dropped: the parts
of a span, one behind the other, are all of its text but braces and names of commands. A brace without a partner is told, and costs
no more than the entry that it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.formats.latex_braces import DEEPEST, Braces, braces_of
from packet.formats.latex_layout import ENVIRONMENT_ARGUMENTS
from packet.formats.latex_source import LatexSource, read_source, told
from packet.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text of a file."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    span: Span


@dataclass(frozen=True, slots=True)
class Command:
    """`name` without backslash and star; `options` stand in square brackets, `arguments` in braces, both without those."""

    name: str
    span: Span
    options: tuple[Span, ...] = ()
    arguments: tuple[Span, ...] = ()

    def argument(self, number: int) -> Span:
        """One counted from 0; an empty stretch behind the command where it has fewer."""
        return self.arguments[number] if number < len(self.arguments) else Span(self.span.end, self.span.end)


Signature = Mapping[str, int]
r"""Names of commands → the most arguments in braces that each takes; `\` is the command that ends a line."""

_NAME = re.compile(r"\\(?P<name>[A-Za-z@]+|\\)\*?|\\[\s\S]")

_WITH_OPTION = {"item", "printbibliography"}
"""Commands without arguments that may have an option; behind others a square bracket is text."""


@dataclass(frozen=True, slots=True)
class LatexFile:
    source: LatexSource
    braces: Braces
    problems: tuple[Problem, ...]

    @property
    def whole(self) -> Span:
        return Span(0, len(self.source.text))

    def raw(self, span: Span) -> str:
        """As it is written, without comments."""
        return self.source.text[span.start : span.end]

    def place(self, span: Span) -> Place:
        """Where its first sign that is no blank stands."""
        raw = self.raw(span)
        return self.source.place(span.start + len(raw) - len(raw.lstrip()))

    def parts(self, known: Signature, span: Span) -> Iterator[Words | Command]:
        """The commands that are known and the words between them, in their order; words are never blank."""
        text, begun, at = self.source.text, span.start, span.start
        while (match := _NAME.search(text, at, span.end)) is not None:
            at = match.end()
            if match["name"] in known:
                if text[begun : match.start()].strip():
                    yield Words(Span(begun, match.start()))
                command = self._command(match, known[match["name"]], span.end)
                begun = at = command.span.end
                yield command
        if text[begun : span.end].strip():
            yield Words(Span(begun, span.end))

    def _command(self, match: re.Match[str], count: int, stop: int) -> Command:
        options, arguments, at = list[Span](), list[Span](), match.end()
        while (start := _after_blank(self.source.text, at, stop)) < stop:
            if self.source.text[start] == "[" and (count or match["name"] in _WITH_OPTION):
                end = self._bracket(start, stop)
                into = options
            elif len(arguments) < count:
                end = self.braces.pairs.get(start, -1)
                into = arguments
            else:
                break
            if not 0 <= end < stop:
                break
            into.append(Span(start + 1, end))
            at = end + 1
            if match["name"] == "begin" and len(arguments) == 1 == count:
                count += ENVIRONMENT_ARGUMENTS.get(self.raw(arguments[0]), 0)
            if len(arguments) == count and match["name"] != "begin":
                break
        return Command(match["name"], Span(match.start(), at), tuple(options), tuple(arguments))

    def _bracket(self, start: int, stop: int) -> int:
        """Where the square bracket is closed, braces within it being skipped; -1 where it is not, within a few lines."""
        at = start + 1
        while at < min(stop, start + 500):
            sign = self.source.text[at]
            if sign == "]":
                return at
            at = self.braces.pairs.get(at, at) + (2 if sign == "\\" else 1)
        return -1


def read_commands(data: bytes, path: str, beginnings: Signature) -> LatexFile:
    """`beginnings`: commands that begin a new part of a CV and stand in no group; a brace that is open there was never closed.

    Raises `SourceError` for a file that is too large.
    """
    source, problems = read_source(data, path)
    names = "|".join(map(re.escape, sorted(beginnings, key=len, reverse=True)))
    braces = braces_of(source.text, re.compile(rf"^[ \t]*\\(?:{names})(?![A-Za-z@])"))
    hint = "it was read to the end of its line" if braces.open else ""
    unclosed = [told("latex-syntax", "a brace that opens here is never closed", source.place(at), hint) for at in braces.open]
    surplus = [told("latex-syntax", "a brace is closed here that was never opened", source.place(at)) for at in braces.surplus]
    message = f"more than {DEEPEST} groups stand within each other here"
    deep = [told("latex-syntax", message, source.place(at), "its braces may be printed") for at in braces.too_deep]
    return LatexFile(source, _to_lines_end(braces, source.text), (*problems, *_few(unclosed), *_few(surplus), *_few(deep)))


def _few(problems: list[Problem]) -> list[Problem]:
    """The first of many of a kind: one that is mended mends others, too."""
    if len(problems) <= 20:
        return problems
    rest = told("latex-syntax", f"{len(problems) - 20:,} more of the same follow", problems[20].place or Place(""))
    return [*problems[:20], rest]


def _to_lines_end(braces: Braces, text: str) -> Braces:
    """A brace that is never closed ends with its line."""
    pairs = dict(braces.pairs)
    ends = [match.start() for match in re.finditer("\n", text)] if braces.open else []
    for at in braces.open:
        line = bisect_left(ends, at)
        pairs[at] = ends[line] if line < len(ends) else len(text)
    return Braces(pairs, braces.open, braces.surplus, braces.too_deep)


def _after_blank(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at
