"""Packets → their letters as they are proofread: text, names, what the position fills in, and what the checks found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from packet.cli.proof_names import names_in
from packet.model.document import Document, LetterHead, Masthead
from packet.model.finding import Finding
from packet.model.packet import Packet
from packet.model.plain_text import lines
from packet.model.plan import Plan
from packet.season.proof import Letter
from packet.season.proofreading import proofread
from packet.season.proofs import Proofs


@dataclass(frozen=True, slots=True)
class Proofed:
    """What is shown of one packet: its letter, `None` where it has none of ours, what was found in it, and how much elsewhere."""

    position: str
    letter: Letter | None = None
    findings: tuple[Finding, ...] = ()
    elsewhere: int = 0


def proofed(packet: Packet) -> Proofed:
    name = packet.plan.position_name
    document = next((one for one in packet.documents if one.shape == "letter"), None)
    if document is None:
        return Proofed(name)
    told = [finding for finding in packet.findings if not finding.verdict.passes]
    of_letter = tuple(finding for finding in told if finding.document == document.name)
    return Proofed(name, _letter(document, packet.plan), of_letter, len(told) - len(of_letter))


def proofs_of(several: Sequence[Proofed]) -> Proofs:
    letters = [one.letter for one in several if one.letter]
    findings = {one.position: one.findings for one in several if one.letter}
    elsewhere = {one.position: one.elsewhere for one in several if one.letter}
    return Proofs(proofread(letters), findings, elsewhere, tuple(one.position for one in several if not one.letter))


def _letter(document: Document, plan: Plan) -> Letter:
    kind = next(planned.spec.letter or "" for planned in plan.documents if planned.name == document.name)
    text = _text(document)
    return Letter(plan.position_name, plan.heading, kind, text, names_in(text, plan), _slots(document, plan))


def _text(letter: Document) -> str:
    """All that it says below its head, each line by itself; the head is the profile's, the same in all."""
    said = (line for block in letter.blocks if not isinstance(block, Masthead) for line in lines(block) if line)
    return "\n\n".join(said)


def _slots(letter: Document, plan: Plan) -> Mapping[str, str]:
    """In the order in which a table shows them."""
    head = next((block for block in letter.blocks if isinstance(block, LetterHead)), LetterHead("", (), ""))
    position = plan.position
    if position is None:
        return {}
    return {
        "institution": position.institution.name,
        "addressee": next(iter(head.addressee), ""),
        "title": position.title,
        "department": position.department,
        "area": position.area,
        "requisition": position.requisition,
        "date": head.date,
        "address": position.address,
    }
