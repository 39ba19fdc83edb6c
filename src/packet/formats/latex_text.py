"""LaTeX as bibliographies hold it → text in runs of one look, and what could not be read, with its place in the source.

Nothing is dropped: an unknown command stays in the text as it was typed, with its words, and so does a formula that the titles
(`latex_title`) cannot set. Letters and signs come from `latex_symbols`, accents from Unicode's own composition.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from packet.formats.latex_symbols import (
    ACCENTS,
    JOURNALS,
    LETTERS,
    NO_WORDS,
    NOTHING,
    PLAIN_ARGUMENT,
    SIGNS,
    SLANTED,
    SLANTED_ARGUMENT,
)
from packet.formats.latex_title import SYMBOLS, can_be_set, plain_title


class Look(StrEnum):
    """How a run is set; the value is the command that sets it in a title."""

    PLAIN = ""
    SLANTED = "\\mathit"
    RAISED = "^"
    LOWERED = "_"
    FORMULA = "$"


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Unread:
    """What stays as it was typed: the command or formula, and at which letter of the source it stands."""

    what: str
    at: int


@dataclass(frozen=True, slots=True)
class LatexText:
    runs: tuple[Run, ...]
    unread: tuple[Unread, ...] = ()
    text: str = field(init=False, compare=False)
    """The letters, in one line; formulas by their letters alone."""

    def __post_init__(self) -> None:
        said = [plain_title(f"${run.text}$") if run.look is Look.FORMULA else run.text for run in self.runs]
        object.__setattr__(self, "text", _line("".join(said)))

    @property
    def title(self) -> str:
        """The text as titles are written here: what is slanted, raised, lowered or a formula stands between dollars."""
        return _line("".join(map(_in_title, self.runs)))


@lru_cache(maxsize=1024)
def read_latex(source: str) -> LatexText:
    """The text of a value; plain text, the usual case, costs one search, and names of authors come again and again."""
    if not _SPECIAL.search(source):
        return LatexText((Run(source),))
    reader = _LatexReader(source)
    runs = tuple(_joined(reader.group(Look.PLAIN)))
    return LatexText(runs, tuple(reader.unread))


_SPECIAL = re.compile(r"[\\{}$~`%]|--|''|&\w+;")
_TOKEN = re.compile(
    r"(?P<entity>\\?&(?:amp|lt|gt|quot|apos|nbsp);)|\\(?P<command>[A-Za-z]+)\*?[ \t]*|\\(?P<sign>[\s\S])|(?P<open>\{)"
    r"|(?P<close>\})|(?P<math>\$\$?)|(?P<tie>~)|(?P<dash>-{2,3})|(?P<quote>``|''|`)|(?P<letters>[^\\{}$~`'&-]+|.)",
    re.S,
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&nbsp;": " "}
_QUOTES = {"``": "“", "''": "”", "`": "‘"}


class _LatexReader:
    """Goes through the source once; `at` is where it stands."""

    def __init__(self, source: str) -> None:
        self.source, self.at = source, 0
        self.depth = 0
        self.unread: list[Unread] = []
        self.missing: set[str] = set()
        """Ends of formulas that do not come any more, so that they are not looked for again."""

    def group(self, look: Look) -> Iterator[Run]:
        """The runs up to the brace that closes this group, or to the end."""
        while (token := _TOKEN.match(self.source, self.at)) is not None:
            self.at = token.end()
            kind = token.lastgroup or ""
            if kind == "close":
                if self.depth:
                    return
            elif kind == "open":
                yield from self.inner(look)
            elif kind == "command" and token["command"] in SLANTED:
                look = Look.SLANTED
            elif kind == "command":
                yield from self.command(token, look)
            elif kind == "sign":
                yield from self.sign(token, look)
            elif kind == "math":
                yield self.formula(token, token[0])
            else:
                yield Run(_plain(kind, token[0]), look)

    def inner(self, look: Look) -> Iterator[Run]:
        """A group whose brace has just been read."""
        if self.depth > 60:
            yield Run("{", look)
            return
        self.depth += 1
        yield from list(self.group(look))
        self.depth -= 1

    def command(self, token: re.Match[str], look: Look) -> Iterator[Run]:
        name = token["command"]
        if name in ACCENTS and (
            name not in {"C", "U", "f", "h", "b", "t", "d", "k", "r"} or self.source[self.at : self.at + 1] == "{"
        ):
            yield from self.accented(ACCENTS[name], look)
        elif name in LETTERS:
            self.swallow_empty()
            yield Run(LETTERS[name], look)
        elif name in PLAIN_ARGUMENT:
            yield from self.argument(look)
        elif name in SLANTED_ARGUMENT:
            yield from self.argument(Look.SLANTED)
        elif name in {"textsuperscript", "textsubscript"}:
            yield from self.argument(Look.RAISED if name == "textsuperscript" else Look.LOWERED)
        elif name == "enquote":
            yield from (Run("“", look), *self.argument(look), Run("”", look))
        elif name in {"href", "bibinfo", "textcolor", "foreignlanguage", "texorpdfstring"}:
            first = list(self.argument(look))
            yield from self.argument(look) if name != "texorpdfstring" else self.first_of_two(first, look)
        elif name in NO_WORDS:
            list(self.argument(look))
        elif name not in NOTHING:
            yield from self.rarer(token, look)

    def first_of_two(self, first: list[Run], look: Look) -> list[Run]:
        list(self.argument(look))
        return first

    def rarer(self, token: re.Match[str], look: Look) -> Iterator[Run]:
        """Journals, signs that belong into formulas, and what nobody knows."""
        name = token["command"]
        if name == "ensuremath":
            begin, told = self.at, len(self.unread)
            list(self.argument(look))
            del self.unread[told:]
            inside = self.source[begin : self.at].removeprefix("{").removesuffix("}")
            yield self.set_or_kept(inside, self.source[token.start() : self.at], token.start())
        elif name in JOURNALS:
            self.swallow_empty()
            yield Run(JOURNALS[name], look)
        elif name in SYMBOLS:
            self.swallow_empty()
            yield Run(SYMBOLS[name], look)
        else:
            yield from self.kept(token, look)

    def kept(self, token: re.Match[str], look: Look) -> Iterator[Run]:
        """An unknown command, with what stands in braces behind it, as it was typed."""
        self.unread.append(Unread(token[0].rstrip(), token.start()))
        yield Run(token[0], look)
        while self.source[self.at : self.at + 1] == "{":
            self.at += 1
            yield from (Run("{", look), *self.inner(look), Run("}", look))

    def sign(self, token: re.Match[str], look: Look) -> Iterator[Run]:
        sign = token["sign"]
        if sign in ACCENTS:
            yield from self.accented(ACCENTS[sign], look)
        elif sign in "([":
            yield self.formula(token, "\\)" if sign == "(" else "\\]")
        elif sign in SIGNS:
            yield Run(SIGNS[sign], look)
        else:
            self.unread.append(Unread(token[0], token.start()))
            yield Run(token[0], look)

    def accented(self, accent: str, look: Look) -> Iterator[Run]:
        r"""The accent on the first letter of what follows; an `\\i` has its dot under no accent."""
        runs = list(self.argument(look))
        text = "".join(run.text for run in runs)
        if not text.strip():
            yield Run({"\u0303": "~", "\u0302": "^"}.get(accent, unicodedata.normalize("NFKC", " " + accent).strip(" ")), look)
            return
        letter = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
        yield Run(unicodedata.normalize("NFC", letter + accent) + text[1:], look)

    def argument(self, look: Look) -> Iterator[Run]:
        """What stands in braces, or the one letter or command that follows."""
        while self.source[self.at : self.at + 1].isspace():
            self.at += 1
        token = _TOKEN.match(self.source, self.at)
        if token is None or token.lastgroup == "close":
            return
        if token.lastgroup == "letters":
            self.at += 1
            yield Run(token[0][0], look)
            return
        self.at = token.end()
        if token.lastgroup == "open":
            yield from self.inner(look)
        elif self.depth > 60:
            yield Run(token[0], look)
        elif token.lastgroup in {"command", "sign"}:
            self.depth += 1
            yield from list(self.command(token, look) if token.lastgroup == "command" else self.sign(token, look))
            self.depth -= 1
        else:
            yield Run(token[0], look)

    def swallow_empty(self) -> None:
        """`{}` behind a command ends its name and says nothing."""
        if self.source.startswith("{}", self.at):
            self.at += 2

    def formula(self, token: re.Match[str], close: str) -> Run:
        end = -1 if close in self.missing else self.source.find(close, self.at)
        if end < 0:
            self.missing.add(close)
        if end < 0 or (self.source[end - 1 : end] == "\\" and close[0] == "$"):
            self.unread.append(Unread(token[0], token.start()))
            return Run(token[0])
        inside, self.at = self.source[self.at : end], end + len(close)
        return self.set_or_kept(inside, self.source[token.start() : self.at], token.start())

    def set_or_kept(self, formula: str, typed: str, at: int) -> Run:
        """The formula where titles can set it, else what was typed."""
        words = " ".join(formula.split())
        if can_be_set(words):
            return Run(words, Look.FORMULA)
        self.unread.append(Unread(typed, at))
        return Run(typed)


def _plain(kind: str, typed: str) -> str:
    if kind == "dash":
        return "—" if len(typed) == 3 else "–"
    if kind == "quote":
        return _QUOTES[typed]
    if kind == "entity":
        return _ENTITIES[typed.removeprefix("\\")]
    return " " if kind == "tie" else typed


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one look as one run; formulas stay apart."""
    for look, neighbours in groupby(runs, key=lambda run: run.look):
        if look is Look.FORMULA:
            yield from neighbours
        else:
            yield Run("".join(run.text for run in neighbours), look)


def _in_title(run: Run) -> str:
    if run.look is Look.PLAIN:
        return run.text
    if run.look is Look.FORMULA:
        return f"${run.text}$"
    formula = f"{run.look.value}{{{' '.join(run.text.split())}}}"
    if not can_be_set(formula) or not run.text.strip():
        return run.text
    before, after = (" " if run.text[at].isspace() else "" for at in (0, -1))
    return f"{before}${formula}${after}"


def _line(text: str) -> str:
    return " ".join(text.split())
