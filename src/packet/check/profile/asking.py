"""What the questions of the profile's linter have in common."""

from __future__ import annotations

from collections.abc import Sequence

from packet.model.finding import Finding, Verdict
from packet.problems import Place

MOST = 6
"""Names in one question; more are counted."""


def ask(code: str, question: str, remedy: str, place: Place | None) -> Finding:
    """A question to the owner: it never counts as a pass, and never as a fault."""
    return Finding(code, Verdict.NEEDS_PERSON, question, remedy, place=place)


def named(names: Sequence[str]) -> str:
    """`ditto, jolteon and 3 more`."""
    if len(names) <= MOST:
        return ", ".join(names)
    return f"{', '.join(names[: MOST - 1])} and {len(names) - MOST + 1} more"


def one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less, changed, or two exchanged make one word of the other."""
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer or len(longer) - len(shorter) > 1:
        return False
    at = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    exchanged = shorter[at : at + 2] == longer[at : at + 2][::-1] and shorter[at + 2 :] == longer[at + 2 :]
    return exchanged or shorter[at + 1 :] == longer[at + 1 :]
