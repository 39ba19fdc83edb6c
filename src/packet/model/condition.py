"""What a person should know of a foreign PDF before sending it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from packet.model.file_sizes import in_megabytes

STANDARD = frozenset({"Courier", "Helvetica", "Symbol", "Times", "ZapfDingbats"})
"""Font families that every viewer has (PDF 1.7, 9.6.2.2)."""
NO_SMALLER = "it would be no smaller"
_LEFT = "where the size of the file matters, export the paper again with smaller pictures"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say of it, in words; `harmless` is for the record alone."""

    code: str
    said: str
    remedy: str
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class HeavyObject:
    """What makes a PDF large: the first page (from 1) that shows it, its kind (picture, font, drawing, text), bytes as stored."""

    page: int
    kind: str
    bytes: int


@dataclass(frozen=True, slots=True)
class SmallerPicture:
    """A picture with fewer pixels than it came with: the first page (from 1) that shows it, its bytes as stored and its pixels an
    inch, as it stands there, before and after. The mask that makes parts of it transparent counts with it.
    """

    page: int
    bytes_before: int
    bytes_after: int
    dpi_before: int
    dpi_after: int


@dataclass(frozen=True, slots=True)
class LeftPicture:
    """A picture of more pixels an inch than were wanted that stays as it is: the first page (from 1) that shows it, and why.

    `NO_SMALLER` is for the record alone: there is nothing to gain.
    """

    page: int
    dpi: int
    why: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """What became of the wish that pictures have at most `dpi` pixels an inch; `given_up` says why none of them was looked at."""

    dpi: int
    smaller: tuple[SmallerPicture, ...] = ()
    left: tuple[LeftPicture, ...] = ()
    given_up: str = ""

    @property
    def bytes_before(self) -> int:
        return sum(one.bytes_before for one in self.smaller)

    @property
    def bytes_after(self) -> int:
        return sum(one.bytes_after for one in self.smaller)

    def remarks(self) -> Iterator[Remark]:
        if self.smaller:
            sizes = f"{in_megabytes(self.bytes_before)} → {in_megabytes(self.bytes_after)}"
            said = f"pictures made smaller: {sizes} ({_counted(len(self.smaller))}, to {self.dpi} dpi)"
            pages = _pages(tuple(sorted({one.page for one in self.smaller})))
            yield Remark("pictures", said, f"look at the pictures on {pages}")
        if reasons := Counter(one.why for one in self.left if one.why != NO_SMALLER):
            said = "; ".join(f"{_counted(count)} ({why})" for why, count in reasons.items())
            yield Remark("pictures-left", f"of more than {self.dpi} dpi, but left as they are: {said}", _LEFT)
        if self.given_up:
            yield Remark("pictures-left", f"its pictures are left as they are: {self.given_up}", _LEFT)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a person should know of a foreign PDF before sending it.

    `removed` and `repaired` say in words what was taken out and mended, `missing_fonts` which fonts it uses but does not hold,
    `textless` which pages (from 1) have no text, `damaged` which have content that is not all there. `heading` is what page one
    says in its largest letters, in all likelihood the title; `opening` is how its text begins, since some set the title in letters
    of several sizes. `files` are the names of attached files that were kept, `pictures` is None where nobody wanted them smaller.
    """

    removed: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    missing_fonts: tuple[str, ...] = ()
    textless: tuple[int, ...] = ()
    heading: str = ""
    opening: str = ""
    heaviest: tuple[HeavyObject, ...] = ()
    damaged: tuple[int, ...] = ()
    files: tuple[str, ...] = ()
    pictures: Pictures | None = None

    def remarks(self, pages: int) -> Iterator[Remark]:
        """What is to be said of it, in the order of its weight; `pages` is how many the PDF has."""
        if self.damaged:
            said = f"{_pages(self.damaged)}: the content is damaged; a viewer shows it in part or not at all"
            yield Remark("damaged", said, "look at these pages; download or export the file again")
        if self.removed:
            yield Remark("cleaned", f"removed: {', '.join(self.removed)}", "look at its pages in the packet")
        if self.files:
            names = ", ".join(self.files[:8]) + " …" * (len(self.files) > 8)
            yield Remark("attached-files", f"attached files kept: {names}", "look into them: whoever gets the packet can")
        if self.pictures:
            yield from self.pictures.remarks()
        if self.textless:
            every = len(self.textless) == pages
            said = "none of its pages has text: it may be a scan" if every else f"no text on {_pages(self.textless)}"
            yield Remark("without-text", said, "look at these pages; text recognition makes a scan readable")
        if self.missing_fonts:
            harmless = all(name.partition("-")[0] in STANDARD for name in self.missing_fonts)
            names = ", ".join(self.missing_fonts)
            if harmless:
                yield Remark("fonts", f"it relies on fonts that every reader has: {names}", "", harmless)
            else:
                yield Remark("fonts", f"it does not hold the fonts it uses: {names}", "export it again with all fonts embedded")
        if self.repaired:
            yield Remark("repaired", ", ".join(self.repaired), "", harmless=True)


NOTHING_NOTED = Condition()


def _pages(numbers: tuple[int, ...]) -> str:
    first = ", ".join(map(str, numbers[:8]))
    return f"page{'s' * (len(numbers) > 1)} {first}{' …' if len(numbers) > 8 else ''}"


def _counted(pictures: int) -> str:
    return f"{pictures} picture{'s' * (pictures > 1)}"
