"""The table of a proof → the terminal: columns where it has room for them, else each letter's institution below the other's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from packet.cli.proof_screen import NAMES, Screen
from packet.cli.proof_table import NOTHING, ProofTable, table_of
from packet.season.proof import NameKind
from packet.season.proofs import Proofs

CELL = 12
"""Columns that a cell of the table may take before it is broken."""
BESIDE = 40
"""Columns beside the names of positions from which institutions stand there, not below them."""


def print_table(screen: Screen, proofs: Proofs) -> None:
    table = table_of(proofs)
    widths = _widths(list(zip(table.head, *table.rows, strict=True)), screen.console.width)
    if not widths:
        _print_rows(screen, table)
    else:
        _print_columns(screen, table, widths)
    if table.usual:
        screen.lines([screen.plain(f"where nothing else stands: {'; '.join(table.usual)}")], indent=0)


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Of each column, two spaces between them; none where there is no room. What is left is shared by those that want more.

    Names of positions are never broken.
    """
    widths = [max(map(len, columns[0])), *map(_narrowest, columns[1:])]
    left = room - sum(widths) - 2 * (len(widths) - 1)
    wanted = [max(map(len, column)) - width for column, width in zip(columns, widths, strict=True)]
    share = min(left, sum(wanted))
    return [width + more * share // max(sum(wanted), 1) for width, more in zip(widths, wanted, strict=True)] if left >= 0 else []


def _narrowest(cells: Sequence[str]) -> int:
    """A cell is broken between words alone, and only where it is long."""
    return max(max(min(len(cell), CELL), *map(len, cell.split()), 0) for cell in cells)


def _print_columns(screen: Screen, shown: ProofTable, widths: Sequence[int]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column, width in zip(shown.head, widths, strict=True):
        style = NAMES[NameKind.INSTITUTION] if column == "institution" else None
        table.add_column(column, style=style, width=width)
    for cells in shown.rows:
        table.add_row(*map(Text, cells))
    screen.console.print(table)
    screen.console.print()


def _print_rows(screen: Screen, table: ProofTable) -> None:
    """Where columns have no room: the institution, and below it what else the letter fills in."""
    from rich.text import Text

    indent = max(len(row[0]) for row in table.rows) + 2
    beside = screen.console.width - indent >= BESIDE
    for row in table.rows:
        place, *others = _said(table.head[1:], row[1:], table.rare)
        first = Text(row[0].ljust(indent) if beside else row[0], style="bold")
        institution = Text(place, style=NAMES[NameKind.INSTITUTION])
        if beside and len(place) <= screen.console.width - indent:
            screen.line(first.append_text(institution), indent=0)
        else:
            screen.line(first, indent=0)
            screen.line(institution, indent=indent if beside else 2)
        screen.line(Text("; ".join(others)), indent=indent + 2 if beside else 4)
    screen.console.print()
    screen.lines((screen.plain(f"without {slot}: {', '.join(names)}") for slot, names in table.without.items()), indent=0)


def _said(head: Sequence[str], cells: Sequence[str], rare: frozenset[str]) -> Iterator[str]:
    """The institution; then the cells that have words in them, with the name of the column where most have none."""
    institution = head.index("institution") if "institution" in head else None
    yield cells[institution] if institution is not None else ""
    for at, (column, cell) in enumerate(zip(head, cells, strict=True)):
        if at != institution and cell not in {"", NOTHING}:
            yield f"{column} {cell}" if column in rare else cell
