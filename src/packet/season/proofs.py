"""Proofs of letters with what the checks found in them: what several letters have in common is told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from packet.model.finding import Finding
from packet.season.proof import Proof, ProofGroup


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, with a message for all `positions` that it is about, and those among them in whose `letters` it was found.

    `number`: from 1, by which a letter refers to it; 0: it is told of all of them, or of one alone.
    """

    finding: Finding
    message: str
    positions: tuple[str, ...]
    letters: tuple[str, ...]
    number: int = 0


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


@dataclass(frozen=True, slots=True)
class FoundOnce:
    """Findings, each told once. `shared`: what is about several positions; `own`: what was found in one letter alone.

    `marks`: letter → of what is shared, that which was found in it and not in all.
    """

    shared: tuple[Told, ...]
    own: Mapping[str, tuple[Finding, ...]]
    marks: Mapping[str, tuple[Told, ...]]


def found_once(proofs: Proofs) -> FoundOnce:
    """What is found in all letters comes first; it needs no number."""
    names = [proof.letter.position for proof in proofs.all]
    if len(names) == 1:
        return FoundOnce((), proofs.findings, {names[0]: ()})
    told = list(_told(proofs))
    of_all = tuple(one for one in told if one.letters == tuple(names) and len(one.positions) == len(names))
    of_several = [one for one in told if len(one.positions) > 1 and one not in of_all]
    numbered = tuple(replace(one, number=number) for number, one in enumerate(of_several, 1))
    own = {name: tuple(one.finding for one in told if one.positions == (name,)) for name in names}
    return FoundOnce((*of_all, *numbered), own, {name: tuple(one for one in numbered if name in one.letters) for name in names})


def _told(proofs: Proofs) -> Iterator[Told]:
    for (_, _, message), found in _alike(proofs).items():
        for positions in _together({position: finding.others for position, finding in found.items()}):
            letters = tuple(position for position in found if position in positions)
            first = found[letters[0]]
            same = not first.others and len({found[position].message for position in letters}) == 1
            yield Told(first, first.message if same else message, positions, letters)


def _alike(proofs: Proofs) -> Mapping[tuple[str, str, str], Mapping[str, Finding]]:
    """Code, verdict and message without the position's own name → the letters that it was found in."""
    found: dict[tuple[str, str, str], dict[str, Finding]] = {}
    for proof in proofs.all:
        name, institution = proof.letter.position, proof.letter.slots.get("institution", "")
        for one in proofs.findings[name]:
            message = one.together or (one.message.replace(institution, "⟨institution⟩") if institution else one.message)
            found.setdefault((one.code, one.verdict, message), {}).setdefault(name, one)
    return found


def _together(others: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Positions with the same finding, in groups of those that it is about; all in one where it is about no others."""
    if not any(others.values()):
        return (tuple(others),)
    groups = list[set[str]]()
    for position, named in others.items():
        mine = {position, *named}
        touched = [group for group in groups if group & mine]
        groups = [group for group in groups if not group & mine] + [mine.union(*touched)]
    return tuple(tuple(sorted(group)) for group in groups)
