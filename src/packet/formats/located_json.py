"""JSON bytes → the same tree of located nodes that YAML becomes, and what was wrong on the way.

Numbers, `true` and `false` stay the text that was written; `null` counts as not written. Flaws that leave no doubt (a comma too
many or too few, a comment, a key that stands twice, a file that ends too early) are told, and the rest is read; others end the
reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass, field

from packet.formats.located_yaml import Fields, Items, Node, Scalar, decode
from packet.problems import Place, Problem, Severity, SourceError

LARGEST = 32_000_000
"""Bytes; a record of 5,000 works with ORCID is about half of it."""
DEEPEST = 64

_BLANK = re.compile(r"(?:[ \t\r\n\ufeff\u00a0]+|//[^\n]*|/\*.*?\*/)", re.S)
_DOUBTFUL = frozenset("/\ufeff\u00a0")
_WORD = re.compile(r"-?(?:\d[\w.+-]*|[A-Za-z_][\w.-]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_SPACE = re.compile(r"[ \t\r\n]*")
_WHOLE = re.compile(r'"([^"\\\n\r]*)"')
"""A text without anything to see to."""
_LONG_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})(?:\\u([Dd][C-Fc-f][0-9A-Fa-f]{2}))?")
_PLAIN = re.compile(r'[^"\\\n\r]*')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": " ", "f": " ", "n": "\n", "r": "\r", "t": "\t"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no text may hold: control characters, what turns the direction of what follows, halves of letters."""
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\u0085": "\n"})


@dataclass(frozen=True, slots=True)
class Json:
    """`problems`: warnings alone."""

    tree: Node
    problems: tuple[Problem, ...]


def read_json(data: bytes, path: str) -> Json:
    """Raises `SourceError` with all that was found up to where nothing more can be read."""
    if len(data) > LARGEST:
        message = f"the file has {len(data):,} bytes, more than {LARGEST:,}"
        raise SourceError(Problem("json-too-large", message, Place(path), "split it, and import its parts one after another"))
    problems: list[Problem] = []
    reading = _Reading(_decoded(data, path, problems), path, problems)
    return Json(reading.document(), tuple(problems))


def _decoded(data: bytes, path: str, problems: list[Problem]) -> str:
    """The text; UTF-16 is read where a byte-order mark says so."""
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        if not wide:
            decode(data, path)  # raises, with the place of the byte
        hint = "save the file as UTF-8"
        raise SourceError(Problem("not-utf-8", "the file is UTF-16 text that breaks off", Place(path, 1, 1), hint)) from None
    if wide:
        message = "the file is UTF-16 text, which JSON is not; it was read all the same"
        problems.append(Problem("not-utf-8", message, Place(path, 1, 1), "save the file as UTF-8", Severity.WARNING))
    return text


def _texts(node: Node) -> Iterator[str]:
    """All that a value says, in its order."""
    if isinstance(node, Scalar):
        yield node.text
    for value in node.values if isinstance(node, Items) else node.values.values() if isinstance(node, Fields) else ():
        yield from _texts(value)


@dataclass(slots=True)
class _Reading:
    """The place in a text, and what has been told; `at` is the next letter."""

    text: str
    path: str
    problems: list[Problem]
    at: int = 0
    lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, at: int) -> Place:
        line = bisect_right(self.lines, at)
        return Place(self.path, line, at - self.lines[line - 1] + 1)

    def note(self, code: str, message: str, at: int, hint: str = "") -> None:
        self.problems.append(Problem(code, message, self.place(at), hint, Severity.WARNING))

    def stop(self, message: str, hint: str, code: str = "json-syntax") -> SourceError:
        """What ends the reading: an error, behind the warnings."""
        return SourceError(*self.problems, Problem(code, message, self.place(self.at), hint))

    def blank(self) -> None:
        """Skips what says nothing; comments, which JSON has not, are told."""
        while match := _BLANK.match(self.text, self.at):
            if match[0].startswith("/"):
                self.note("json-comment", f"a comment, which JSON has not: {match[0][:60]}", self.at, "delete it")
            self.at = match.end()

    def next(self) -> str:
        """The next letter that says something; "" at the end."""
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        letter = self.text[self.at : self.at + 1]
        if letter in _DOUBTFUL:
            self.blank()
            return self.text[self.at : self.at + 1]
        return letter

    def document(self) -> Node:
        if not self.next():
            raise self.stop("the file is empty", "", "empty-file")
        tree = self.value(0)
        if self.next():
            raise self.stop("something follows behind the end of the JSON", "one file holds one { … } or one [ … ]")
        if tree is None:
            raise self.stop("the file is empty", "null says nothing", "empty-file")
        return tree

    def value(self, depth: int) -> Node | None:
        """`None` for a null. The next letter begins the value."""
        begin, letter = self.at, self.text[self.at]
        if depth > DEEPEST:
            raise self.stop(f"values are nested more than {DEEPEST} deep here", "", "json-too-deep")
        if letter == "{":
            return self.fields(depth)
        if letter == "[":
            return self.items(depth)
        if letter in '"“”':
            return Scalar(self.string(), self.place(begin))
        return self.word()

    def word(self) -> Node | None:
        begin, match = self.at, _WORD.match(self.text, self.at)
        if match and (_NUMBER.fullmatch(match[0]) or match[0] in {"true", "false", "null"}):
            self.at = match.end()
            return Scalar(match[0], self.place(begin)) if match[0] != "null" else None
        what = repr(match[0][:40]) if match else repr(self.text[begin])
        raise self.stop(f"{what} is no value", 'a text stands between double quotes: "…"')

    def string(self) -> str:
        """A text between quotes; one that is not closed ends with its line."""
        if (whole := _WHOLE.match(self.text, self.at)) and whole[1].isprintable():
            self.at = whole.end()
            return whole[1]
        begin, said = self.at, []
        if self.text[begin] != '"':
            raise self.stop("a text begins with a curly quote", 'write the straight one: "')
        self.at += 1
        while True:
            run = _PLAIN.match(self.text, self.at)
            said.append(run[0] if run else "")
            self.at = run.end() if run else self.at
            letter = self.text[self.at : self.at + 1]
            if letter == "\\":
                said.append(self.escape())
                continue
            if letter != '"':
                self.note(
                    "json-syntax", "a text that begins here is not closed in its line", begin, 'the closing quote " is missing'
                )
                return self.printable("".join(said).rstrip().removesuffix(","), begin)
            self.at += 1
            return self.printable("".join(said), begin)

    def escape(self) -> str:
        """What a backslash and what follows stand for; two halves of a letter are put together."""
        letter = self.text[self.at + 1 : self.at + 2]
        if letter in _ESCAPES and letter:
            self.at += 2
            return _ESCAPES[letter]
        match = _LONG_ESCAPE.match(self.text, self.at)
        if match is None:
            hint = "write \\\\ for a backslash itself"
            self.note("json-syntax", f"\\{letter} stands for nothing and is kept as typed", self.at, hint)
            self.at += 1
            return "\\"
        first = int(match[1], 16)
        if match[2] and 0xD800 <= first < 0xDC00:
            self.at = match.end()
            return chr(0x10000 + ((first - 0xD800) << 10) + int(match[2], 16) - 0xDC00)
        self.at += 6
        return chr(first)

    def printable(self, text: str, begin: int) -> str:
        bad = sorted({f"U+{ord(letter):04X}" for letter in _UNPRINTABLE.findall(text)})
        if bad:
            self.note("control-character", f"left out of a text, which cannot hold it: {', '.join(bad)}", begin, "delete it")
        return _UNPRINTABLE.sub("", text).translate(_LINE_ENDS)

    def items(self, depth: int) -> Items:
        begin, values = self.at, list[Node]()
        for _ in self.between("]"):
            value = self.value(depth + 1)
            values += [value] if value is not None else []
        return Items(tuple(values), self.place(begin))

    def fields(self, depth: int) -> Fields:
        begin, values, keys = self.at, dict[str, Node](), dict[str, Place]()
        for _ in self.between("}"):
            at, key = self.at, self.key()
            value = self.value(depth + 1)
            if key in keys:
                self.tell_twice(key, values.pop(key, None), at)
            keys[key] = self.place(at)
            if value is not None:
                values[key] = value
        return Fields(values, {key: keys[key] for key in values}, self.place(begin))

    def tell_twice(self, key: str, first: Node | None, at: int) -> None:
        """Readers of JSON take the last; what the first says is told."""
        said = f"; left out: {'; '.join(_texts(first))}" if first else ""
        self.note("duplicate-key", f"the key {key!r} stands twice, and the last counts{said}", at)

    def key(self) -> str:
        if self.text[self.at] != '"':
            raise self.stop("a key is wanted here", 'write "key": value')
        key = self.string()
        if self.next() != ":":
            raise self.stop(f"behind the key {key[:40]!r} a colon is missing", 'write "key": value')
        self.at += 1
        if self.next() in {"", ",", "}", "]"}:
            raise self.stop(f"the key {key[:40]!r} has no value", 'write null, or "", where there is none')
        return key

    def between(self, closing: str) -> Iterator[None]:
        """Stops at every value up to the closing bracket, and tells a comma too many or too few, and the end of the file."""
        opening, comma = self.at, self.at
        self.at += 1
        first = True
        while (letter := self.next()) != closing:
            if not letter:
                what = "a list" if closing == "]" else "a mapping"
                self.note("json-syntax", f"{what} that begins here is not closed", opening, f"{closing} is missing")
                return
            if letter == ",":
                if first:
                    self.note("json-syntax", "a comma too many", self.at, "delete it")
                comma, first = self.at, True
                self.at += 1
                continue
            if letter in "]}":
                raise self.stop(f"{letter} closes what was not opened", f"{closing} is wanted here, or a bracket is missing above")
            if not first:
                self.note("json-syntax", "a comma is missing before this", self.at, "write a comma behind the value above")
            yield
            first = False
        if first and comma != opening:
            self.note("json-syntax", "a comma too many, before the closing bracket", comma, "delete it")
        self.at += 1
