"""Proofs → the terminal: a table of what positions fill in, the common text, then each letter's own words, with its findings.

What is a letter's own is bold, what is missing struck out, names are underlined, a strange institution stands on red. Where no
colours are shown, signs stand for them: [own], {missing}, *institution*, !!strange institution!!, _person_.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from packet.cli.proof_table import NOTHING, head, names_of, row
from packet.cli.verdicts import LOOKS
from packet.model.finding import Finding
from packet.season.in_few_words import in_few_words
from packet.season.proof import Mark, NameKind, Passage, Piece, Proof, ProofGroup
from packet.season.proofs import Proofs

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
LEGEND = (
    Piece("own words", Mark.OWN),
    Piece("missing words", Mark.LOST, spaced=True),
    Piece("institution", name=NameKind.INSTITUTION, spaced=True),
    Piece("strange institution", name=NameKind.STRANGER, spaced=True),
    Piece("person", name=NameKind.PERSON, spaced=True),
)

NARROWEST, WIDEST = 20, 160
"""Columns: a terminal that says it has fewer is not believed; lines that are longer are not read."""
BESIDE = 110
"""Columns from which findings stand beside a letter, not below it."""
CELL = 12
"""Columns that a cell of the table may take before it is broken."""


def print_proof(proofs: Proofs) -> None:
    screen = _Screen.of_terminal()
    if len(proofs.all) > 1:
        _print_table(screen, proofs)
        screen.lines(_findings(screen, ((told.finding, f" ({names_of(told, proofs)})") for told in proofs.shared)))
    for group in proofs.groups:
        if group.common:
            screen.heading(f"what {len(group.proofs)} letters of “{group.kind}” have in common")
            screen.lines(
                screen.styled(passage if not passage.seen_in else in_few_words(passage), whole=True) for passage in group.common
            )
        shown = [proof for proof in group.proofs if proof.passages or proofs.own(proof.letter.position)]
        for proof in shown:
            _print_letter(screen, proof, group, proofs)
        if alike := [proof.letter.position for proof in group.proofs if proof not in shown]:
            screen.lines([screen.plain(f"word for word as the common text: {', '.join(alike)}")])
    screen.lines(screen.plain(f"{name}: its packet has no letter") for name in proofs.without)
    screen.console.print(f"{len(proofs.all)} letters")


@dataclass(frozen=True, slots=True)
class _Screen:
    """`signs`: styles are not shown; `told`: remedies that were, for each is told once."""

    console: Console
    signs: bool
    told: set[str]

    @classmethod
    def of_terminal(cls) -> _Screen:
        from rich.console import Console

        console = Console(highlight=False)
        width = console.width if console.width >= NARROWEST else 80
        console.width = min(width, WIDEST)
        return cls(console, console.color_system is None or console.no_color, set())

    def heading(self, text: str) -> None:
        from rich.text import Text

        self.console.print(Text(text, style="bold"))

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
        for (mark, only), run in groupby(in_few_words(passage, whole=whole).pieces, key=lambda piece: (piece.mark, piece.only)):
            before, after = ONLY if only else SIGNS[mark] if self.signs and not whole else ("", "")
            for at, piece in enumerate(pieces := list(run)):
                name = NAME_SIGNS[piece.name] if self.signs else ""
                said = f"⟨{piece.slot}⟩" if piece.slot and piece.text == piece.slot else f"{name}{piece.text}{name}"
                text.append(" " if piece.spaced and text else "")
                style = "" if whole and piece.text != "…" else STYLES[mark]
                opened, closed = before if at == 0 else "", after if at == len(pieces) - 1 else ""
                text.append(f"{opened}{said}{closed}", style=f"{style} {NAMES[piece.name]}".strip())
        return text.append(f" (as in {passage.seen_in})", style="dim") if passage.seen_in else text


def _print_table(screen: _Screen, proofs: Proofs) -> None:
    columns = head(proofs)
    rows = [row(proof, proofs) for proof in proofs.all]
    widths = _widths(list(zip(columns, *rows, strict=True)), screen.console.width)
    if not widths:
        _print_rows(screen, columns, rows)
    else:
        _print_columns(screen, columns, rows, widths)
    if any(proofs.elsewhere.values()):
        screen.lines([screen.plain("elsewhere: found in other documents; packet check POSITION --quiet tells it")], indent=0)
    screen.lines([screen.styled(Passage(LEGEND), whole=False)], indent=0)


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Of each column, two spaces between them; none where there is no room. Names of positions are never broken."""
    widths = [max(map(len, columns[0])), *map(_narrowest, columns[1:])]
    left = room - sum(widths) - 2 * (len(widths) - 1)
    for at, column in enumerate(columns):
        more = min(max(map(len, column)) - widths[at], max(left, 0))
        widths[at], left = widths[at] + more, left - more
    return widths if left >= 0 else []


def _narrowest(cells: Sequence[str]) -> int:
    """A cell is broken between words alone, and only where it is long."""
    return max(max(min(len(cell), CELL), *map(len, cell.split())) for cell in cells)


def _print_columns(screen: _Screen, columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        style = NAMES[NameKind.INSTITUTION] if column == "institution" else None
        table.add_column(column, style=style, width=width)
    for cells in rows:
        table.add_row(*map(Text, cells))
    screen.console.print(table)
    screen.console.print()


def _print_rows(screen: _Screen, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Where columns have no room: the cells of a letter one after the other, without the empty ones."""
    from rich.text import Text

    for cells in rows:
        said = [f"{cell} {column}" if column == "elsewhere" else cell for column, cell in zip(columns, cells, strict=True)]
        screen.heading(cells[0])
        screen.line(Text(" · ".join(one for one, cell in zip(said[1:], cells[1:], strict=True) if cell != NOTHING)))
    screen.console.print()


def _print_letter(screen: _Screen, proof: Proof, group: ProofGroup, proofs: Proofs) -> None:
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table

    name = proof.letter.position
    screen.heading("  ".join(filter(None, (name, proof.filled.get("institution", "")))))
    passages = [
        screen.styled(in_few_words(one) if group.common or one.seen_in else one, whole=not group.common) for one in proof.passages
    ]
    found = list(_findings(screen, ((finding, "") for finding in proofs.own(name))))
    if len(proofs.all) == 1 and proofs.elsewhere[name]:
        found.append(screen.plain(f"and {proofs.elsewhere[name]} to look at elsewhere: packet check {name} --quiet"))
    if not found or screen.console.width < BESIDE:
        screen.lines([*passages, *found])
        return
    grid = Table.grid(padding=(0, 4, 0, 0))
    grid.add_column(ratio=3)
    grid.add_column(ratio=2)
    grid.add_row(Group(*passages), Group(*found))
    screen.console.print(Padding(grid, (0, 0, 1, 2)))


def _findings(screen: _Screen, findings: Iterable[tuple[Finding, str]]) -> Iterator[Text]:
    """Each with what is to be said after it, and what to do, if that was not told before."""
    from rich.text import Text

    for finding, after in findings:
        look = LOOKS[finding.verdict]
        remedy = f" → {finding.remedy}" if finding.remedy and finding.remedy not in screen.told else ""
        screen.told.add(finding.remedy)
        yield Text(f"{look.mark} ", style=look.colour).append(f"{finding.message}{remedy}{after}", style="default")
