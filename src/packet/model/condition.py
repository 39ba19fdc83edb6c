"""What a person should know of a foreign PDF before sending it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

STANDARD = frozenset({"Courier", "Helvetica", "Symbol", "Times", "ZapfDingbats"})
"""Font families that every viewer has (PDF 1.7, 9.6.2.2)."""


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
class Condition:
    """What a person should know of a foreign PDF before sending it.

    `removed` and `repaired` say in words what was taken out and mended, `missing_fonts` which fonts it uses but does not hold,
    `textless` which pages (from 1) have no text, `damaged` which have content that is not all there. `heading` is what page one
    says in its largest letters, in all likelihood the title; `opening` is how its text begins, since some set the title in letters
    of several sizes.
    """

    removed: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    missing_fonts: tuple[str, ...] = ()
    textless: tuple[int, ...] = ()
    heading: str = ""
    opening: str = ""
    heaviest: tuple[HeavyObject, ...] = ()
    damaged: tuple[int, ...] = ()

    def remarks(self, pages: int) -> Iterator[Remark]:
        """What is to be said of it, in the order of its weight; `pages` is how many the PDF has."""
        if self.damaged:
            said = f"{_pages(self.damaged)}: the content is damaged; a viewer shows it in part or not at all"
            yield Remark("damaged", said, "look at these pages; download or export the file again")
        if self.removed:
            yield Remark("cleaned", f"removed: {', '.join(self.removed)}", "look at its pages in the packet")
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
