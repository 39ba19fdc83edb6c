"""Proofs → the terminal: what is a letter's own in bold, what is missing struck out, names underlined, findings below.

Where no colours are shown, signs stand for them: [own], {missing}.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from packet.cli.verdicts import LOOKS
from packet.model.finding import Finding
from packet.season.proof import Mark, NameKind, Proof, ProofGroup, Proofs, Sentence

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {Mark.SAME: "", Mark.OWN: "bold green", Mark.LOST: "strike red"}
NAMES = {NameKind.NONE: "", NameKind.INSTITUTION: "underline cyan", NameKind.PERSON: "underline magenta"}
SIGNS = {Mark.SAME: ("", ""), Mark.OWN: ("[", "]"), Mark.LOST: ("{", "}")}


def print_proof(proofs: Proofs) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for group in proofs.groups:
        if group.common:
            console.rule(f"what {len(group.proofs)} letters of “{group.kind}” have in common", align="left")
            _print(console, [*(_styled(one, signs=False) for one in group.common), *_findings(proofs.shared(group))])
        for proof in group.proofs:
            console.rule(f"{proof.letter.position}   {proof.letter.heading}", align="left")
            _print(console, _letter(proof, group, proofs, signs=bool(group.common) and not console.is_terminal))
    for name in proofs.without:
        console.print(f"{name}: its packet has no letter", style="dim", markup=False)
    typer.echo(f"{proofs.count} letters")


def _print(console: Console, texts: Iterable[Text]) -> None:
    """Each with its lines indented, and a blank line below them all."""
    from rich.padding import Padding

    for text in texts:
        console.print(Padding(text, (0, 0, 0, 2), expand=False))
    console.print()


def _letter(proof: Proof, group: ProofGroup, proofs: Proofs, *, signs: bool) -> Iterator[Text]:
    from rich.text import Text

    if not proof.sentences:
        yield Text("as the common text, word for word", style="dim")
    yield from (_styled(sentence, signs=signs) for sentence in proof.sentences)
    yield from _findings(proofs.own(proof, group))
    name = proof.letter.position
    if proofs.elsewhere[name]:
        yield Text(f"and {proofs.elsewhere[name]} to look at elsewhere: packet check {name} --quiet", style="dim")


def _styled(sentence: Sentence, *, signs: bool) -> Text:
    from rich.text import Text

    text = Text()
    for at, piece in enumerate(sentence):
        before, after = SIGNS[piece.mark] if signs else ("", "")
        text.append(" " if at else "")
        text.append(f"{before}{piece.text}{after}", style=f"{STYLES[piece.mark]} {NAMES[piece.name]}".strip())
    return text


def _findings(findings: Iterable[Finding]) -> Iterator[Text]:
    from rich.text import Text

    for finding in findings:
        look = LOOKS[finding.verdict]
        remedy = f" → {finding.remedy}" if finding.remedy else ""
        yield Text(f"{look.mark} ", style=look.colour).append(f"{finding.message}{remedy}", style="default")
