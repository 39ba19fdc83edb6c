"""A posting, word for word → its `Passage`s: sentences, titles and items of lists, each with its place and what it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from packet.model.months import MONTHS

_MONTHS = f"(?i:{'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))})"
_YEAR = r"(?:19|20)[0-9]{2}\b"
BULLET = re.compile(
    rf"[^\S\r\n]*(?:[-*•–—·▪◦●○‣➢]|(?!(?<!\w)[0-9]{{1,2}}\.\s*{_MONTHS}\.?(?:,?\s+{_YEAR}|\s*(?:[,;)]|$)))\(?[0-9]{{1,2}}[.)]"
    r"|\(?[a-hA-H][.)])[^\S\r\n]+(?=\S)"
)
"""What stands before an item; the day of `1. Dezember 2026` does not."""
SHORT, WRAPPED = 60, 110
"""Letters: a line that is shorter ends a sentence, as titles and items do, unless the next goes on in small letters. Where lines
are longer than those of wrapped text, every line is a paragraph."""
_END = re.compile(r"[.!?]['\"”’)]?(?=\s+[^\W_a-z]|\s+[\"“'‘„\[]|\s*\Z|\s+\((?![Mm]ax|[Uu]p to|[Aa]t most|[Nn]o more))")
_ABBREVIATED = re.compile(
    r"(?:\b(?i:Prof|Dr|Drs|Mr|Mrs|Ms|St|No|Nr|Nb|Ref|Req|Tel|ir|Ing|Dipl|Inc|Ltd|Co|vs|cf|ca|bzw|approx|max|min|incl"
    r"|ext|resp|e\.g|i\.e"
    r"|z\.B|p\.a|a\.m|p\.m|Univ|Dept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez|pp?|Abs|Art)|\b[A-Z]"
    r"|\b[A-Z]\.[A-Z]|\bPh\.D)$"
)
_BLANK = re.compile(r"\s+")
_LETTERS = re.compile(r"\S|(?<=\S)\s")
_KEY = re.compile(r"(?P<key>[^\W\d_][\w /&()'’.-]{1,40})\t+(?=\S)")
_FIELD = re.compile(rf"(?m)^{_KEY.pattern}")
FIELDS = 3
"""Lines with a tab that make a form."""
_NEW_LINE = r"[^\S\r\n]*(?:\r\n?|\n)\s*"
_PARTED = re.compile(
    r"(?:\b(?i:one|two|three|four|five|six|full|half|first|long|short|tenure|non|self|co|third)-"
    rf"(?P<blank>{_NEW_LINE})|(?<=[^\W\d_])(?P<hyphen>-{_NEW_LINE}))(?=[a-zß-ÿ])"
)
"""A word that goes on in the next line; the hyphen of `one-page` stays."""
_LINE_END = re.compile(r"\r\n?|\n")
LONGEST = 2000
"""Letters of a passage."""
_DAY = re.compile(r"(?:^|[\s(])[0-3]?[0-9]$")
_MONTH = re.compile(r"\s+(?:Jan|Feb|M[äa]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[kc]t|Nov|De[cz])", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """A sentence, a title, or an item of a list. `start` and `end` are its place, `lead` is what a list stands under.

    Without slots, for `flat` is asked for by every reader, and made once.
    """

    text: str
    start: int
    end: int
    item: bool
    lead: Passage | None = None
    form: bool = False
    """Whether the posting is a form, with a tab between the name of a field and what is in it."""

    @cached_property
    def flat(self) -> str:
        """The same words with one blank between them, for patterns: however lines are wrapped and words parted, whatever blanks.

        The tab of a form (`Department    Physics`) is a colon.
        """
        key = _KEY.match(self.text) if self.form else None
        if key or _PARTED.search(self.text):
            colon = key.end("key") if key else -1
            return "".join(":" if at == colon else " " if self.text[at].isspace() else self.text[at] for at in self._letters())
        return " ".join(self.text.split())

    def words(self, start: int, end: int) -> str:
        """What stands at a place of `flat`, as it is written."""
        letters = self._letters()[start:end]
        return self.text[letters[0] : letters[-1] + 1].strip() if letters else ""

    def _letters(self) -> list[int]:
        """The places of the letters of `flat`."""
        parted = {at for match in _PARTED.finditer(self.text) for at in range(*match.span(match.lastgroup or 0))}
        return [match.start() for match in _LETTERS.finditer(self.text.rstrip()) if match.start() not in parted]

    @property
    def context(self) -> str:
        """The words above a list, then its own."""
        return f"{self.lead.text}\n{self.text}" if self.lead else self.text


@dataclass(frozen=True, slots=True)
class Posting:
    """The words of a posting and its passages in their order."""

    text: str
    passages: tuple[Passage, ...]

    def line(self, at: int) -> int:
        """The line of a letter, from 1."""
        return len(_LINE_END.findall(self.text, 0, at)) + 1


def read_passages(text: str) -> Posting:
    """Line ends may be of any kind."""
    found: list[Passage] = []
    levels: list[tuple[str, Passage | None]] = [("", None)]
    form = len(_FIELD.findall(text)) >= FIELDS
    for start, end, mark in _blocks(text):
        levels = _levels(levels, mark, found[-1] if found else None)
        block = [
            Passage(text[a:b], a, b, bool(mark), levels[-1][1] if mark else None, form)
            for begin, stop in _sentences(text, start, end)
            for a, b in _parts(text, begin, stop)
            if text[a:b].strip()
        ]
        found += block
        if block and not mark:
            levels = [("", block[-1])]
    return Posting(text, tuple(found))


def _levels(levels: list[tuple[str, Passage | None]], mark: str, last: Passage | None) -> list[tuple[str, Passage | None]]:
    """The marks of the lists that are open, each with what its items stand under.

    Items of another mark stand under the item before them where it is a title: `(1) CV` under `11. Application documents`.
    """
    marks = [one for one, _ in levels]
    if mark in marks:
        return levels[: marks.index(mark) + 1]
    if not mark:
        return levels[:1]
    titled = last is not None and last.item and len(last.text) < SHORT and last.text.strip()[-1:] not in {".", ",", ";"}
    return [*levels, (mark, last if titled else levels[-1][1])]


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each run of lines that belong together begins and ends, and the kind of mark before an item of a list (`0.`), or ""."""
    begin, mark, last = -1, "", ""
    end = 0
    short = SHORT if max(map(len, text.splitlines()), default=0) <= WRAPPED else len(text)
    for match in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text):
        line = match[0].strip()
        bullet = BULLET.match(match[0])
        if begin >= 0 and (not line or bullet or _is_over(last, line, short, item=bool(mark))):
            yield begin, end, mark
            begin = -1
        if line:
            if begin < 0:
                begin, mark = (
                    (match.start() + bullet.end(), _kind(bullet[0])) if bullet else (match.end() - len(match[0].lstrip()), "")
                )
            end, last = match.start() + len(match[0].rstrip()), line
    if begin >= 0:
        yield begin, end, mark


def _kind(mark: str) -> str:
    """`11.` and `2.` are of one kind, `(1)` and `a.` of others."""
    return re.sub(r"[A-Za-z]", "a", re.sub(r"[0-9]+", "0", mark.strip()))


def _is_over(last: str, line: str, short: int, *, item: bool) -> bool:
    """Whether a new line begins something new: what stands before it is a title, or whole."""
    goes_on = line[0].islower() or last[-1] in ",-–/&(" or last.split()[-1] in _CONNECTING
    if goes_on or any(end.search(last) and begin.match(line) for end, begin in _DATE_PARTED):
        return False
    if _LABELLED.match(line) or (_LABELLED.match(last) and not item):
        return True
    return len(last) < short and (not item or last[-1] in ".:;")


_LABELLED = re.compile(r"[^\W\d_][\w /&()'’.-]{1,40}(?:: *|\t+)\S")
"""`Closing date: 6 January`."""
_DATE_PARTED = tuple(
    (re.compile(rf"(?:{end})\Z"), re.compile(begin))
    for end, begin in (
        (rf"\b{_MONTHS}\.?", rf"[0-3]?[0-9](?:st|nd|rd|th)?\b(?![.:/])|{_YEAR}"),
        (rf"\b{_MONTHS}\.? [0-3]?[0-9](?:st|nd|rd|th)?", _YEAR),
        (r"(?<![\w.,/:])[0-3]?[0-9](?:st|nd|rd|th|\.)?", rf"{_MONTHS}\b"),
        (r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", rf"(?:{_MONTHS}|[0-3]?[0-9]) "),
        (r"[0-9]|[AaPp]\.?[Mm]\.?", r"(?:[AP]\.?M\b|\(?(?:[A-Z]{1,4}T|GMT|UTC|AoE|Eastern|Central|Mountain|Pacific)\b)"),
    )
)
"""How a line ends, and the next begins, that part a day or its time between them."""
_CONNECTING = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "until",
        "before",
        "than",
        "is",
        "are",
        "be",
        "und",
        "bis",
        "zum",
        "am",
        "dem",
        "der",
        "die",
        "das",
        "des",
        "für",
        "in",
        "von",
        "zu",
        "et",
        "de",
        "du",
        "la",
        "le",
        "les",
    ]
)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        before = text[max(begin, match.start() - 12) : match.start()]
        ordinal = _DAY.search(before) and _MONTH.match(text, match.end())
        if match[0][0] == "." and match.end() < end and (_ABBREVIATED.search(before) or ordinal):
            continue
        yield begin, match.end()
        blank = _BLANK.match(text, match.end(), end)
        begin = blank.end() if blank else match.end()
    if begin < end:
        yield begin, end


def _parts(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """What is longer than any sentence, in parts: patterns take time that grows faster than a text does."""
    while end - begin > LONGEST:
        blank = text.rfind(" ", begin + LONGEST // 2, begin + LONGEST)
        stop = blank if blank > 0 else begin + LONGEST
        yield begin, stop
        begin = stop + (blank > 0)
    yield begin, end
