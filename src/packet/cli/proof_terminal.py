"""Proofs → the terminal: a table of what positions fill in, the common text, then each letter's own words, with its findings.

What is a letter's own is bold, what is missing struck out, names are underlined, a strange institution stands on red. Where no
colours are shown, signs stand for them: [own], {missing}, *institution*, !!strange institution!!, _person_.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from packet.cli.proof_columns import print_table
from packet.cli.proof_screen import Screen
from packet.cli.proof_table import names_of, places_of
from packet.season.in_few_words import to_read
from packet.season.proof import Mark, NameKind, Passage, Piece, Proof, ProofGroup
from packet.season.proofs import FoundOnce, Proofs, Told, found_once

if TYPE_CHECKING:
    from rich.text import Text

LEGEND = (
    Piece("own words", Mark.OWN),
    Piece("missing words", Mark.LOST, spaced=True),
    Piece("institution", name=NameKind.INSTITUTION, spaced=True),
    Piece("strange institution", name=NameKind.STRANGER, spaced=True),
    Piece("person", name=NameKind.PERSON, spaced=True),
)

BESIDE = 110
"""Columns from which findings stand beside a letter, not below it."""


def print_proof(proofs: Proofs) -> None:
    screen, found, places = Screen.of_terminal(), found_once(proofs), places_of(proofs)
    if len(proofs.all) > 1:
        print_table(screen, proofs)
        screen.lines([screen.styled(Passage(LEGEND), whole=False)], indent=0)
        screen.lines(screen.finding(one, names_of(one, proofs)) for one in found.shared)
    for group in proofs.groups:
        _print_group(screen, group, found, places)
    screen.lines(screen.plain(f"{name}: its packet has no letter") for name in proofs.without)
    if more := sum(proofs.elsewhere.values()):
        names = proofs.all[0].letter.position if len(proofs.all) == 1 else "--all"
        screen.lines([screen.plain(f"{more} more to look at in other documents: packet check {names} --quiet")], indent=0)
    screen.console.print(f"{len(proofs.all)} letters")


def _print_group(screen: Screen, group: ProofGroup, found: FoundOnce, places: Mapping[str, str]) -> None:
    if group.common:
        screen.heading(f"what {len(group.proofs)} letters of “{group.kind}” have in common")
        screen.lines(screen.styled(passage, whole=True) for passage in to_read(group.common, whole=True))
    for variant in group.variants:
        screen.heading(", ".join(variant.positions))
        screen.lines(screen.styled(passage, whole=False) for passage in to_read(variant.passages))
    alike = list[str]()
    for proof in group.proofs:
        name = proof.letter.position
        passages = [screen.styled(one, whole=not group.common) for one in to_read(proof.passages, whole=not group.common)]
        if passages or found.own[name] or found.marks[name]:
            _print_letter(screen, proof, places[name], passages, found)
        else:
            alike.append(name)
    if alike:
        screen.lines([screen.plain(f"nothing besides: {', '.join(alike)}")])


def _print_letter(screen: Screen, proof: Proof, place: str, passages: Sequence[Text], found: FoundOnce) -> None:
    """Its findings stand beside it where there is room, and those that were told of several as marks in its head."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table

    name = proof.letter.position
    screen.heading("  ".join(filter(None, (name, place))), found.marks[name])
    own = [screen.finding(Told(one, one.message, (name,), (name,))) for one in found.own[name]]
    if not own or screen.console.width < BESIDE:
        screen.lines([*passages, *own])
        return
    grid = Table.grid(padding=(0, 4, 0, 0))
    grid.add_column(ratio=3)
    grid.add_column(ratio=2)
    grid.add_row(Group(*passages), Group(*own))
    screen.console.print(Padding(grid, (0, 0, 1, 2)))
