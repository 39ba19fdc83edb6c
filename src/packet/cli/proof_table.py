"""Proofs → one line a letter: what its position fills in, as far as letters differ in it, and how much was found."""

from __future__ import annotations

from packet.cli.verdicts import LOOKS, counts
from packet.season.proof import Proof
from packet.season.proofs import Proofs, Told

MOST_NAMED = 3
NOTHING = "–"


def head(proofs: Proofs) -> tuple[str, ...]:
    return ("position", *proofs.slots, *(("found",) if any(proofs.findings.values()) else ()), *_elsewhere(proofs))


def row(proof: Proof, proofs: Proofs) -> tuple[str, ...]:
    """A cell for each of the head; `–`: the letter does not say it."""
    name = proof.letter.position
    filled = (proof.filled.get(slot) or NOTHING for slot in proofs.slots)
    found = (findings_in(proof, proofs) or NOTHING,) if any(proofs.findings.values()) else ()
    return (name, *filled, *found, *((str(proofs.elsewhere[name] or NOTHING),) if _elsewhere(proofs) else ()))


def findings_in(proof: Proof, proofs: Proofs) -> str:
    """`✗1 !2`."""
    counted = counts(proofs.findings[proof.letter.position])
    return " ".join(f"{look.mark}{counted[verdict]}" for verdict, look in LOOKS.items() if counted[verdict])


def names_of(told: Told, proofs: Proofs) -> str:
    """`p01, p02, p03 and 9 more`, `all 40 letters`."""
    if len(told.positions) == len(proofs.all):
        return f"all {len(told.positions)} letters"
    named, more = told.positions[:MOST_NAMED], len(told.positions) - MOST_NAMED
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")


def _elsewhere(proofs: Proofs) -> tuple[str, ...]:
    return ("elsewhere",) if any(proofs.elsewhere.values()) else ()
