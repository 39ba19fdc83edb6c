"""`packet proof`: the letters of positions → the common text once, then what differs in each, with what the checks found there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.cli.build import library_of, shown_path
from packet.cli.named_file import named_file
from packet.cli.printing import print_problems, problem_fields
from packet.cli.progress import Progress
from packet.cli.proof_letters import Proofed, proofed, proofs_of
from packet.cli.proof_terminal import print_proof
from packet.cli.wanted import Wanted, assemble, find, unasked
from packet.output import finding_fields, write_files
from packet.problems import PacketError, Problem
from packet.season.proof import Passage, ProofGroup
from packet.season.proofs import Proofs, found_once


@dataclass(frozen=True, slots=True)
class ProofOptions:
    """The command line of `packet proof`."""

    wanted: Wanted
    html: Path | None
    as_json: bool


def run_proof(options: ProofOptions) -> None:
    """Build the packets in memory, so that findings are the packet's, and show their letters. Raises the worst of all problems."""
    file = named_file(options.html, ".html", "--html") if options.html is not None else None
    made, problems, code = proofed_of(options.wanted)
    proofs = proofs_of(made)
    if options.as_json:
        typer.echo(json.dumps(_fields(proofs, problems), indent=2, ensure_ascii=False))
    elif file is not None and made:
        from packet.cli.proof_page import page

        write_files({file.name: page(proofs).encode()}, file.parent)
        typer.echo(f"{shown_path(file)}  {len(proofs.all)} letters")
    elif made:
        print_proof(proofs)
    if not options.as_json:
        print_problems(problems)
    if code:
        raise typer.Exit(code)


def proofed_of(wanted: Wanted) -> tuple[list[Proofed], list[Problem], int]:
    """What is shown of the packets that can be made, and all problems with the code of the worst.

    One packet after another, and of each no more than what is shown: forty packets with their papers would not fit everywhere.
    """
    found = find(wanted, "proof")
    made, problems, errors, code = list[Proofed](), list[Problem](), list[Problem](), 0
    with Progress(len(found.selections), "read") as progress:
        library = library_of(found.workspace.root / "out", found.limits, progress)
        for selection in found.selections:
            try:
                assembled = assemble(selection, wanted, found, library)
                problems += assembled.warnings
                made.append(proofed(assembled.packet))
            except PacketError as error:
                errors += error.problems
                code = max(code, error.exit_code)
            progress.packet_done(selection.position)
    problems += unasked(wanted, found, [one.position for one in made])
    return made, list(dict.fromkeys([*problems, *errors])), code


# ── for scripts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _fields(proofs: Proofs, problems: Sequence[Problem]) -> dict[str, object]:
    return {
        "slots": list(proofs.slots),
        "groups": [
            {
                "letter": group.kind,
                "common": list(map(_passage, group.common)),
                "variants": [
                    {"positions": list(one.positions), "passages": list(map(_passage, one.passages))} for one in group.variants
                ],
                "positions": list(_positions(group, proofs)),
            }
            for group in proofs.groups
        ],
        "shared_findings": [
            {"code": one.finding.code, "message": one.message, "positions": list(one.positions)}
            for one in found_once(proofs).shared
        ],
        "without_letter": list(proofs.without),
        "problems": [problem_fields(problem) for problem in problems],
    }


def _positions(group: ProofGroup, proofs: Proofs) -> Iterator[dict[str, object]]:
    for proof in group.proofs:
        name = proof.letter.position
        yield {
            "position": name,
            "heading": proof.letter.heading,
            "slots": dict(proof.filled),
            "passages": list(map(_passage, proof.passages)),
            "same": proof.same,
            "findings": [finding_fields(finding) for finding in proofs.findings[name]],
            "findings_elsewhere": proofs.elsewhere[name],
        }


def _passage(passage: Passage) -> dict[str, object]:
    """The texts of its pieces in a row are the passage."""
    pieces = [
        {
            "text": f" {piece.text}" if piece.spaced and at else piece.text,
            "mark": piece.mark.value,
            "name": piece.name.value,
            "slot": piece.slot,
            "only": piece.only,
        }
        for at, piece in enumerate(passage.pieces)
    ]
    return {"pieces": pieces, "seen_in": passage.seen_in, "told": passage.told}
