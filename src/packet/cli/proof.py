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
from packet.cli.proof_names import names_in
from packet.cli.proof_terminal import print_proof
from packet.cli.wanted import Assembled, Wanted, assemble, find, warnings
from packet.model.document import Document, Masthead
from packet.model.finding import Finding
from packet.model.plain_text import lines
from packet.output import finding_fields, write_files
from packet.problems import PacketError, Problem
from packet.season.proof import Letter, ProofGroup, Proofs, Sentence, proofread


@dataclass(frozen=True, slots=True)
class ProofOptions:
    """The command line of `packet proof`."""

    wanted: Wanted
    html: Path | None
    as_json: bool


def run_proof(options: ProofOptions) -> None:
    """Build the packets in memory, so that findings are the packet's, and show their letters. Raises the worst of all problems."""
    file = named_file(options.html, ".html", "--html") if options.html is not None else None
    made, problems, code = _assembled(options.wanted)
    proofs = _proofs(made)
    if options.as_json:
        typer.echo(json.dumps(_fields(proofs, problems), indent=2, ensure_ascii=False))
    elif file is not None:
        from packet.cli.proof_page import page

        write_files({file.name: page(proofs).encode()}, file.parent)
        typer.echo(f"{shown_path(file)}  {proofs.count} letters")
    else:
        print_proof(proofs)
    if not options.as_json:
        print_problems(problems)
    if code:
        raise typer.Exit(code)


def _assembled(wanted: Wanted) -> tuple[list[Assembled], list[Problem], int]:
    """The packets that can be made, and all problems with the code of the worst."""
    found = find(wanted, "proof")
    made, problems, code = list[Assembled](), list[Problem](), 0
    with Progress(len(found.selections), "read") as progress:
        library = library_of(found.workspace.root / "out", found.limits, progress)
        for selection in found.selections:
            try:
                made.append(assemble(selection, wanted, found, library))
            except PacketError as error:
                problems += error.problems
                code = max(code, error.exit_code)
            progress.packet_done(selection.position)
    return made, list(dict.fromkeys([*warnings(wanted, found, made), *problems])), code


def _proofs(made: Sequence[Assembled]) -> Proofs:
    letters, without = list[Letter](), list[str]()
    findings: dict[str, tuple[Finding, ...]] = {}
    elsewhere: dict[str, int] = {}
    for one in made:
        plan = one.packet.plan
        letter = next((document for document in one.packet.documents if document.shape == "letter"), None)
        if letter is None:
            without.append(plan.position_name)
            continue
        kind = next(named.spec.letter or "" for named in plan.documents if named.name == letter.name)
        text = _text(letter)
        letters.append(Letter(plan.position_name, plan.heading, kind, text, names_in(text, plan)))
        told = [finding for finding in one.packet.findings if not finding.verdict.passes]
        findings[plan.position_name] = tuple(finding for finding in told if finding.document == letter.name)
        elsewhere[plan.position_name] = len(told) - len(findings[plan.position_name])
    return Proofs(proofread(letters), findings, elsewhere, tuple(without))


def _text(letter: Document) -> str:
    """All that it says below its head, each line by itself; the head is the profile's, the same in all."""
    said = (line for block in letter.blocks if not isinstance(block, Masthead) for line in lines(block) if line)
    return "\n\n".join(said)


# ── for scripts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _fields(proofs: Proofs, problems: Sequence[Problem]) -> dict[str, object]:
    return {
        "groups": [
            {
                "letter": group.kind,
                "common": [_pieces(sentence) for sentence in group.common],
                "positions": list(_positions(group, proofs)),
            }
            for group in proofs.groups
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
            "sentences": [_pieces(sentence) for sentence in proof.sentences],
            "same": proof.same,
            "findings": [finding_fields(finding) for finding in proofs.findings[name]],
            "findings_elsewhere": proofs.elsewhere[name],
        }


def _pieces(sentence: Sentence) -> list[dict[str, str]]:
    return [{"text": piece.text, "mark": piece.mark.value, "name": piece.name.value} for piece in sentence]
