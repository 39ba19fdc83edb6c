"""BibTeX bytes → entries whose every field knows its place, and what is wrong in the file; nothing that can be read is given up.

A tokenizer of our own: problems need line and column, and a missing comma, brace or quote must cost one field, not the entries
behind it (bibtexparser 2.1 knows lines alone, evaluates no `#`, and puts the fields behind a missing comma into a value). Where a
file is no BibTeX at all, it has no entries; only a file too large to be a bibliography raises.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from packet.formats.bibtex_entries import BibEntry, BibField, BibFile, Piece
from packet.problems import Place, Problem, Severity, SourceError

LARGEST = 16_000_000
"""Bytes; a bibliography of 10,000 entries with abstracts is about as long."""
MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip


def read_bibtex(data: bytes, path: str) -> BibFile:
    """All entries in their order, duplicates too; raises `SourceError` for a file that is too large alone."""
    if len(data) > LARGEST:
        message = f"the file has {len(data):,} bytes, more than {LARGEST:,}"
        raise SourceError(Problem("bibtex-too-large", message, Place(path), "split it: several files may be named"))
    text, problems = _decoded(data, path)
    reader = _Reader(text, path, problems)
    return BibFile(tuple(reader.entries()), tuple(reader.problems))


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def _decoded(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text with one sign for each sign of the file, so that places hold; what is no UTF-8 is taken for Latin-1, and told."""
    problems = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, begin = data.count(b"\n", 0, error.start) + 1, data.rfind(b"\n", 0, error.start) + 1
        place = Place(path, line, error.start - begin + 1)
        text = data.decode("cp1252", "replace") if not re.search(rb"[\x81\x8d\x8f\x90\x9d]", data) else data.decode("latin-1")
        problems.append(_warning("bibtex-latin-1", "the file is no UTF-8 and was read as Latin-1", place, "save it as UTF-8"))
    text = re.sub(r"\r(?!\n)", "\n", text)
    if bad := _CONTROL.search(text):
        place = Place(path, text.count("\n", 0, bad.start()) + 1, bad.start() - text.rfind("\n", 0, bad.start()))
        message = f"a control character (U+{ord(bad[0]):04X}) stands here and was read as a blank"
        problems.append(_warning("bibtex-syntax", message, place, "delete it"))
        text = _CONTROL.sub(" ", text)
    return text, problems


def _warning(code: str, message: str, place: Place, hint: str = "") -> Problem:
    return Problem(code, message, place, hint, Severity.WARNING)


_HEAD = re.compile(r"(?<!\w)@[ \t]*([A-Za-z][\w-]*)\s*([{(])")
_NEXT_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.M)
_NEXT_FIELD = re.compile(r"\r?\n[ \t]*[A-Za-z][\w:.-]*[ \t]*=[ \t]*(?=[{\"\w])")
_BLANK = re.compile(r"\s*")
_NAME = re.compile(r"[^\s,={}\"#()@]+")
_FIELD = re.compile(r"\s*([^\s,={}\"#()@]+)\s*=\s*")
_KEY = re.compile(r"[ \t]*(?:\n[ \t]*)?([^\s,={}\"]*[^,={}\"\n]*?)\s*(?=[,}\n)])")


class _Reader:
    """Goes through the text once, gathering entries and problems."""

    def __init__(self, text: str, path: str, problems: list[Problem]) -> None:
        self.text, self.path, self.problems = text, path, problems
        self.macros: dict[str, str] = dict(MONTHS)
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, at: int) -> Place:
        line = bisect_right(self.lines, at)
        return Place(self.path, line, at - self.lines[line - 1] + 1)

    def warn(self, at: int, message: str, hint: str = "") -> None:
        self.problems.append(_warning("bibtex-syntax", message, self.place(at), hint))

    def entries(self) -> Iterator[BibEntry]:
        at = 0
        while head := _HEAD.search(self.text, at):
            kind = head[1].lower()
            close = "}" if head[2] == "{" else ")"
            if kind == "comment":
                at = self.closed(head.end()) if head[2] == "{" else head.end()
            elif kind in {"string", "preamble"}:
                at = self.definition(kind, head.end(), close)
            else:
                entry, at = self.entry(kind, head, close)
                yield entry

    def closed(self, at: int) -> int:
        """Behind the brace that closes what is open at `at`; where none does, at the next entry, or the end."""
        end = self.brace(at)
        if end is None:
            following = _NEXT_ENTRY.search(self.text, at)
            return following.start() if following else len(self.text)
        return end + 1

    def brace(self, at: int) -> int | None:
        depth = 1
        for match in re.compile("[{}]").finditer(self.text, at):
            depth += 1 if match[0] == "{" else -1
            if not depth:
                return match.start()
        return None

    def definition(self, kind: str, at: int, close: str) -> int:
        """Reads `@string{name = value}`; a `@preamble` is LaTeX for a style, and has nothing to say here."""
        named = _FIELD.match(self.text, at) if kind == "string" else None
        if kind == "string" and not named:
            self.warn(at, "an @string needs a name, = and a value")
            return self.closed(at)
        value, at = self.value(named.end() if named else _after_blank(self.text, at))
        if named:
            self.macros[named[1].lower()] = value.latex
        at = _after_blank(self.text, at)
        if self.text[at : at + 1] == close:
            return at + 1
        self.warn(at, f"the @{kind} is not closed here")
        return at

    def entry(self, kind: str, head: re.Match[str], close: str) -> tuple[BibEntry, int]:
        key, at = self.key(head.end(), kind)
        fields: dict[str, BibField] = {}
        while True:
            at = _after_blank(self.text, at)
            sign = self.text[at : at + 1]
            if sign == ",":
                at += 1
            elif sign and sign == close:
                at, goes_on = self.past_surplus_brace(at + 1)
                if not goes_on:
                    break
            elif not sign or (sign == "@" and _HEAD.match(self.text, at)):
                self.warn(head.start(), f"the entry {key or kind} is not closed", f"a {close} is missing at its end")
                break
            else:
                at = self.field(at, fields, close)
        return BibEntry(kind, key, fields, self.place(head.start())), at

    def key(self, at: int, kind: str) -> tuple[str, int]:
        match = _KEY.match(self.text, at)
        if match and (_FIELD.match(self.text, at) is None):
            if not match[1].strip():
                self.warn(at, f"this @{kind} has no key", "write one behind the brace, and a comma")
            elif self.text[_after_blank(self.text, match.end()) : _after_blank(self.text, match.end()) + 1] not in {
                ",",
                "}",
                ")",
                "",
            }:
                self.warn(match.end(), f"a comma is missing behind the key {match[1].strip()}")
            return match[1].strip(), match.end()
        self.warn(at, f"this @{kind} has no key", "write one behind the brace, and a comma")
        return "", at

    def past_surplus_brace(self, at: int) -> tuple[int, bool]:
        """Where the entry ends; behind the comma, and true, where it goes on because the brace was one too many."""
        following = re.compile(r"\s*,(?=\s*[A-Za-z][\w-]*\s*=\s*[{\"\w])").match(self.text, at)
        if not following:
            return at, False
        self.warn(at - 1, "a brace too many closes the entry here, but it goes on", "delete the brace")
        return following.end(), True

    def field(self, at: int, fields: dict[str, BibField], close: str) -> int:
        """Reads one `name = value`, or says what cannot be read and where to go on."""
        named = _FIELD.match(self.text, at)
        if not named:
            return self.skipped(at, close)
        name, told = named[1].lower(), len(self.problems)
        value, end = self.value(named.end())
        sound = len(self.problems) == told
        if name in fields:
            hint = f"the first, in line {fields[name].place.line}, counts"
            self.problems.append(_warning("bibtex-duplicate-field", f"the field {name!r} stands twice", self.place(at), hint))
            if fields[name].latex.strip() == "":
                fields[name] = value
        else:
            fields[name] = value
        following = _after_blank(self.text, end)
        if sound and _FIELD.match(self.text, following):
            self.warn(end, f"a comma is missing behind {name}")
        return end

    def skipped(self, at: int, close: str) -> int:
        """Past something that is no field: at the next comma, line or closing brace."""
        end = re.compile(r"[,\n]|" + re.escape(close)).search(self.text, at + 1)
        stop = end.start() if end else len(self.text)
        self.warn(at, f"this is no field and was left out: {self.text[at:stop].strip()[:60]}", "a field is name = {value},")
        return stop

    def value(self, at: int) -> tuple[BibField, int]:
        """The value that begins at `at`, its pieces joined by `#`, and where it ends."""
        begin, pieces = at, []
        while True:
            piece, at = self.piece(at)
            pieces.append(piece)
            joined = re.compile(r"\s*#\s*").match(self.text, at)
            if not joined:
                return BibField(tuple(pieces), self.place(begin)), at
            at = joined.end()

    def piece(self, at: int) -> tuple[Piece, int]:
        sign = self.text[at : at + 1]
        if sign == "{":
            return self.cut(at, self.brace(at + 1), "brace")
        if sign == '"':
            return self.cut(at, self.quote(at + 1), "quotation mark")
        word = _NAME.match(self.text, at)
        if not word:
            self.warn(at, "a value is missing", "write it in braces")
            return Piece("", self.place(at)), at
        if word[0].isdecimal():
            return Piece(word[0], self.place(at)), word.end()
        if word[0].lower() not in self.macros:
            self.warn(at, f"no @string has the name {word[0]!r}", "put a text in braces")
            return self.unbraced(at)
        return Piece(self.macros[word[0].lower()], self.place(at), named=True), word.end()

    def unbraced(self, at: int) -> tuple[Piece, int]:
        """Words without braces around them, to the end of the line or the comma there."""
        end = re.compile(r"[ \t\r]*(?:,?[ \t\r]*\n|,[ \t]|[#{}]|,?\Z)").search(self.text, at)
        stop = end.start() if end and end.start() > at else _NAME.match(self.text, at).end()  # type: ignore[union-attr]
        return Piece(self.text[at:stop], self.place(at)), stop

    def quote(self, at: int) -> int | None:
        r"""The quotation mark that ends a value: outside of all braces, and not behind a backslash, as people write `\"o`."""
        depth = 0
        for match in re.compile(r'[{}"]').finditer(self.text, at):
            if match[0] == '"' and depth == 0 and self.text[match.start() - 1] != "\\":
                return match.start()
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if depth < 0:
                return None
        return None

    def cut(self, at: int, end: int | None, missing: str) -> tuple[Piece, int]:
        """The value from its opening sign to its end; where the end is missing, to the next line that begins a field."""
        if end is not None and not self.ran_away(at + 1, end):
            return Piece(self.text[at + 1 : end], self.place(at + 1)), end + 1
        stop = len(self.text)
        for pattern in (_NEXT_FIELD, _NEXT_ENTRY, re.compile(r"\r?\n[ \t]*[})]")):
            if found := pattern.search(self.text, at):
                stop = min(stop, found.start())
        words = self.text[at + 1 : stop].rstrip().rstrip(",").rstrip()
        self.warn(at, f"the value that begins here is not closed: a {missing} is missing", "it was read to the end of its line")
        surplus = 1 if words.endswith(("}", '"')) and words.count("}") > words.count("{") else 0
        return Piece(words.removesuffix("}") if surplus else words, self.place(at + 1)), stop

    def ran_away(self, at: int, end: int) -> bool:
        """Whether a value has run over its own end: it holds lines that begin fields, and no comma or end follows it."""
        if not _NEXT_FIELD.search(self.text, at, end + 1):
            return False
        following = _after_blank(self.text, end + 1)
        if self.text[following : following + 1] in {",", "}", ")"}:
            return False
        if _NEXT_ENTRY.search(self.text, at, end):
            return True
        return self.text[following : following + 1] != "#" and not _FIELD.match(self.text, following)


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
