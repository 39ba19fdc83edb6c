"""A terminal → how passages, names and findings are written on it: in colours, or with signs where it shows none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from packet.cli.proof_table import mark_of
from packet.cli.verdicts import LOOKS
from packet.season.proof import Mark, NameKind, Passage
from packet.season.proofs import Told

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {Mark.SAME: "", Mark.OWN: "bold green", Mark.LOST: "strike red"}
NAMES = {
    NameKind.NONE: "",
    NameKind.INSTITUTION: "underline cyan",
    NameKind.STRANGER: "bold white on red",
    NameKind.PERSON: "underline magenta",
}
ONLY = ("‹", "›")
"""Around words that are not there where a slot is empty; so that they are seen whether there are colours or not."""
SIGNS = {Mark.SAME: ("", ""), Mark.OWN: ("[", "]"), Mark.LOST: ("{", "}")}
NAME_SIGNS = {NameKind.NONE: "", NameKind.INSTITUTION: "*", NameKind.STRANGER: "!!", NameKind.PERSON: "_"}
NARROWEST, WIDEST = 20, 160
"""Columns: a terminal that says it has fewer is not believed; lines that are longer are not read."""


@dataclass(frozen=True, slots=True)
class Screen:
    """`signs`: styles are not shown; `told`: messages and remedies that were, for each is told once."""

    console: Console
    signs: bool
    told: set[str]

    @classmethod
    def of_terminal(cls) -> Screen:
        from rich.console import Console

        console = Console(highlight=False)
        width = console.width if console.width >= NARROWEST else 80
        console.width = min(width, WIDEST)
        return cls(console, console.color_system is None or console.no_color, set())

    def heading(self, text: str, marks: Sequence[Told] = ()) -> None:
        from rich.text import Text

        heading = Text(text, style="bold")
        for told in marks:
            heading.append(f"  {mark_of(told)}", style=LOOKS[told.finding.verdict].colour)
        for part in heading.wrap(self.console, self.console.width):
            part.rstrip()
            self.console.print(part, soft_wrap=True)

    def plain(self, text: str) -> Text:
        from rich.text import Text

        return Text(text, style="dim")

    def line(self, text: Text, indent: int = 2) -> None:
        """Wrapped and indented."""
        from rich.text import Text

        for part in text.wrap(self.console, self.console.width - indent):
            part.rstrip()
            self.console.print(Text(" " * indent).append_text(part), soft_wrap=True)

    def lines(self, texts: Iterable[Text], indent: int = 2) -> None:
        """Each wrapped, and a blank line below them all."""
        several = list(texts)
        for text in several:
            self.line(text, indent)
        if several:
            self.console.print()

    def styled(self, passage: Passage, *, whole: bool) -> Text:
        """`whole`: it is read for itself, not beside a common text, so that no words of it are marked as its own."""
        from rich.text import Text

        text = Text()
        for (mark, only), run in groupby(passage.pieces, key=lambda piece: (piece.mark, piece.only)):
            before, after = ONLY if only else SIGNS[mark] if self.signs and not whole else ("", "")
            for at, piece in enumerate(pieces := list(run)):
                name = NAME_SIGNS[piece.name] if self.signs else ""
                said = f"⟨{piece.slot}⟩" if piece.slot and piece.text == piece.slot else f"{name}{piece.text}{name}"
                text.append(" " if piece.spaced and text else "")
                style = "" if whole and piece.text != "…" else STYLES[mark]
                opened, closed = before if at == 0 else "", after if at == len(pieces) - 1 else ""
                text.append(f"{opened}{said}{closed}", style=f"{style} {NAMES[piece.name]}".strip())
        return text.append(f" (as in {passage.seen_in})", style="dim") if passage.seen_in else text

    def finding(self, told: Told, where: str = "") -> Text:
        """With what to do, if that was not told before; of one in words that were told, only where it is, if it has a number."""
        from rich.text import Text

        remedy = told.finding.remedy
        to_do = f" → {remedy}" if remedy and remedy not in self.told else ""
        self.told.add(remedy)
        colour = LOOKS[told.finding.verdict].colour
        again = told.number and told.message in self.told
        said = where if again else f"{told.message}{to_do}{f' ({where})' if where else ''}"
        self.told.add(told.message)
        return Text(f"{mark_of(told)} ", style=colour).append(said, style="default")
