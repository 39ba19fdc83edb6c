"""Proofs → the terminal: what is a letter's own in bold, what is missing struck out, names underlined, findings below.

Where no colours are shown, signs stand for them: [own], {missing}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from packet.cli.verdicts import LOOKS
from packet.season.proof import Mark, NameKind, Proof, ProofGroup, Proofs, Sentence

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {Mark.SAME: "", Mark.OWN: "bold green", Mark.LOST: "strike red"}
NAMES = {NameKind.NONE: "", NameKind.INSTITUTION: "underline cyan", NameKind.PERSON: "underline magenta"}
SIGNS = {Mark.SAME: ("", ""), Mark.OWN: ("[", "]"), Mark.LOST: ("{", "}")}


def print_proof(proofs: Proofs) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    for group in proofs.groups:
        _print_common(console, group)
        for proof in group.proofs:
            _print_letter(console, proof, proofs, alone=not group.common)
    for name in proofs.without:
        console.print(f"{name}: its packet has no letter", style="dim", markup=False)
    typer.echo(f"{proofs.count} letters")


def _print_common(console: Console, group: ProofGroup) -> None:
    if not group.common:
        return
    console.rule(f"what {len(group.proofs)} letters of “{group.kind}” have in common", align="left")
    for sentence in group.common:
        console.print(_styled(sentence, signs=False), end="\n")
    console.print()


def _print_letter(console: Console, proof: Proof, proofs: Proofs, *, alone: bool) -> None:
    name = proof.letter.position
    console.rule(f"{name}   {proof.letter.heading}", align="left")
    if not proof.sentences:
        console.print("  as the common text, word for word", style="dim")
    for sentence in proof.sentences:
        console.print(_styled(sentence, signs=not (console.is_terminal or alone)))
    for line in _findings(proofs, name):
        console.print(line, markup=False)
    console.print()


def _styled(sentence: Sentence, *, signs: bool) -> Text:
    from rich.text import Text

    text = Text("  ")
    for at, piece in enumerate(sentence):
        before, after = SIGNS[piece.mark] if signs else ("", "")
        text.append(" " if at else "")
        text.append(f"{before}{piece.text}{after}", style=f"{STYLES[piece.mark]} {NAMES[piece.name]}".strip())
    return text


def _findings(proofs: Proofs, name: str) -> Iterator[str]:
    for finding in proofs.findings[name]:
        yield f"  {LOOKS[finding.verdict].mark} {finding.code}: {finding.message}"
    if proofs.elsewhere[name]:
        yield f"  and {proofs.elsewhere[name]} to look at elsewhere: packet check {name} --quiet"
