"""Typed text → printed text: quotation marks, apostrophes, dashes and the ellipsis, as the language has them.

Nothing else is touched: no other letter, no address, and nothing behind `AS_TYPED`. What is already set stays, so that a second
time changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

AS_TYPED = "\ue002"
"""Stands before a sign that the writer escaped (a private-use letter that goes when text is set)."""
NARROW = "\u202f"
"""The space inside French quotation marks."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Quotation marks of a language, with the spaces inside them."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


ENGLISH = Marks("“", "”", "‘", "’")
_GERMAN, _POLISH, _POINTED = Marks("„", "“", "‚", "‘"), Marks("„", "”", "‚", "’"), Marks("«", "»", "“", "”")
MARKS = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "et", "lt", "is"), _GERMAN),
    **dict.fromkeys(("pl", "ro", "hu", "hr"), _POLISH),
    **dict.fromkeys(("es", "it", "ru", "uk", "el", "no", "nb", "nn", "de-CH", "pt-PT"), _POINTED),
    **dict.fromkeys(("sv", "fi"), Marks("”", "”", "’", "’")),
    "fr": Marks(f"«{NARROW}", f"{NARROW}»", "“", "”"),
}
"""By language, or language and country; all others as in English."""

_ADDRESS = r"""(?:https?://|www\.)[^\s"<>“”«»]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)+/[^\s"<>“”«»]*[\w/]"""
_SIGN = re.compile(
    rf"(?P<held>{_ADDRESS}|{AS_TYPED}.?)|(?P<dash>-{{2,}})|(?P<dots>\.{{3,}})|(?P<quote>[\"'])|(?P<set>[“”„«»‘’‚])", re.DOTALL
)
_WANTED = re.compile(rf"[\"'{AS_TYPED}]|--|\.\.\.")
_QUOTES = "\"'“”„«»‘’‚′″"
"""All quotation marks, straight or set."""
_DASHES = {"--": "–", "---": "—"}
_LEADING = re.compile(r"'(?:[0-9]{2}s?(?!\w)|(?:tis|twas|em|til|cause|n)(?!\w))", re.IGNORECASE)
"""An apostrophe in place of what begins a word: '90s, 'tis."""
_CLOSES = re.compile(r"(?<=[^\s(])['’](?!\w)")
_FEET = re.compile(r"\d['′]\s?\d+(?:\.\d+)?\Z")
_IDEOGRAPHS = "\u2e80"
"""From here on lie scripts without spaces between words."""


@dataclass(frozen=True, slots=True)
class Change:
    """Letters `start` to before `stop` of a text, and what is printed in their place."""

    start: int
    stop: int
    words: str


def printed(text: str, language: str = "") -> str:
    """The text as it is printed in a language (BCP 47)."""
    if not _WANTED.search(text):
        return text
    said, at = [], 0
    for change in changes(text, language):
        said += [text[at : change.start], change.words]
        at = change.stop
    return "".join((*said, text[at:]))


def needs_setting(text: str) -> bool:
    return _WANTED.search(text) is not None


def changes(text: str, language: str = "") -> Iterator[Change]:
    """What is printed otherwise than it is typed, in the order of the text."""
    marks = MARKS.get(language) or MARKS.get(language.partition("-")[0]) or ENGLISH
    quotes = _Quotes(text, marks)
    for match in _SIGN.finditer(text):
        words = match[0]
        if match["held"]:
            if words[0] == AS_TYPED:
                yield Change(match.start(), match.start() + 1, "")
        elif match["dash"]:
            if words in _DASHES and _joins(text, match.start(), match.end()):
                yield Change(match.start(), match.end(), _DASHES[words])
        elif match["dots"]:
            if len(words) == 3:
                yield Change(match.start(), match.end(), "…")
        elif match["set"]:
            quotes.passed(words)
        elif found := quotes.at(match.start(), words):
            yield Change(match.start(), match.end(), found)
            quotes.passed(found)


def _joins(text: str, start: int, stop: int) -> bool:
    """Whether hyphens stand between words or numbers, close or with spaces; an option (`--all`) is none of these."""
    before, behind = text[start - 1 : start] or " ", text[stop : stop + 1] or " "
    spaced = before.isspace() and behind.isspace()
    return spaced or all(letter.isalnum() or letter in _QUOTES or letter in ")]([…" for letter in (before, behind))


class _Quotes:
    """Straight quotes of one text, from left to right: which quotations are open."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.text, self.marks = text, marks
        self.open = self.inner_open = False

    def passed(self, mark: str) -> None:
        """Take note of a mark that is set."""
        mark, bare = mark.strip(NARROW), [one.strip(NARROW) for one in (self.marks.opening, self.marks.closing)]
        if mark in bare:
            self.open = not self.open if bare[0] == bare[1] else mark == bare[0]
        elif mark == self.marks.inner_opening:
            self.inner_open = True
        elif mark == self.marks.inner_closing:
            self.inner_open = False

    def at(self, place: int, quote: str) -> str:
        """What is printed for the straight quote at a place; "" where it stays: alone, or between letters."""
        before = self.text[:place].rstrip(NARROW)[-1:] or " "
        behind = self.text[place + 1 :].lstrip(NARROW)[:1] or " "
        if before.isspace() and behind.isspace():
            return ""
        return self._double(place, before, behind) if quote == '"' else self._single(place, before, behind)

    def _double(self, place: int, before: str, behind: str) -> str:
        if before.isdigit() and (not self.open or _FEET.search(self.text, 0, place)) and not behind.isalnum():
            return "″"
        if _may_open(before, alone=not self.open) and not behind.isspace():
            return self.marks.opening
        if not self.open and before.isalnum() and behind.isalnum():
            return ""
        return self.marks.closing

    def _single(self, place: int, before: str, behind: str) -> str:
        if before.isdigit() and (behind.isdigit() or (not self.inner_open and not behind.isalnum())):
            return "′"
        if before.isalnum() and behind.isalnum() and before < _IDEOGRAPHS:
            return "’"
        if _may_open(before, alone=not self.inner_open) and not behind.isspace():
            leads = _LEADING.match(self.text, place) or not _CLOSES.search(self.text, place + 1)
            return "’" if leads else self.marks.inner_opening
        return self.marks.inner_closing if self.inner_open else "’"


def _may_open(before: str, *, alone: bool) -> bool:
    """Whether a quotation may begin behind a letter; `alone`: none is open."""
    return before.isspace() or before in "([{<“„«‘‚" or (alone and (before in "\"'-–—/’”»" or before >= _IDEOGRAPHS))


_COMPARED = str.maketrans({**dict.fromkeys(_QUOTES, "'"), "–": "-", "—": "-", "…": "...", NARROW: "", AS_TYPED: ""})


def compared(text: str) -> str:
    """The text in a form in which typed and printed text are the same: one kind of quotes, one hyphen for a dash."""
    return re.sub("-+", "-", text.translate(_COMPARED))
