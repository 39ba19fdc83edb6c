"""Proofs of letters with what the checks found in them: what several letters have in common is told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.model.finding import Finding
from packet.season.proof import Proof, ProofGroup


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and the positions in whose letters it was found in the same words."""

    finding: Finding
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proofs:
    """Letters side by side. `findings`: position → what was found in its letter and is no pass; `elsewhere`: how many besides."""

    groups: tuple[ProofGroup, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    elsewhere: Mapping[str, int]
    without: tuple[str, ...]
    """Positions whose packet has no letter of ours."""

    @property
    def all(self) -> tuple[Proof, ...]:
        return tuple(proof for group in self.groups for proof in group.proofs)

    @property
    def slots(self) -> tuple[str, ...]:
        """What positions fill in and not all letters say alike: the columns of the table."""
        names = dict.fromkeys(slot for proof in self.all for slot in proof.filled)
        return tuple(slot for slot in names if len({proof.filled.get(slot, "") for proof in self.all}) > 1)

    @property
    def shared(self) -> tuple[Told, ...]:
        """What was found in several letters in the same words."""
        return tuple(told for told in self._told() if len(told.positions) > 1)

    def own(self, position: str) -> tuple[Finding, ...]:
        """What was found in this letter alone."""
        return tuple(told.finding for told in self._told() if told.positions == (position,))

    def _told(self) -> Iterator[Told]:
        found: dict[tuple[str, str, str], dict[str, Finding]] = {}
        for proof in self.all:
            for one in self.findings[proof.letter.position]:
                found.setdefault((one.code, one.verdict, one.message), {}).setdefault(proof.letter.position, one)
        return (Told(next(iter(where.values())), tuple(where)) for where in found.values())
