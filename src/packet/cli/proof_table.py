"""Proofs → one line a letter: what its position fills in, where it is not what most letters say, and findings once for all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from packet.cli.verdicts import LOOKS
from packet.season.proof import Proof
from packet.season.proofs import Proofs, Told

MOST_NAMED = 8
NOTHING = "–"
ALWAYS = "institution"
"""The slot that is never left out: it tells which letter it is."""


@dataclass(frozen=True, slots=True)
class ProofTable:
    """A cell for each of the head; `–`: the letter does not say it; empty: it says what most say, or another cell says it.

    `usual`: what most letters say in a slot, told once; `rare`: columns that most rows have nothing in; `without`: of the other
    columns, the positions whose letters say nothing there.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    usual: tuple[str, ...]
    rare: frozenset[str]
    without: Mapping[str, tuple[str, ...]]


def table_of(proofs: Proofs) -> ProofTable:
    usual = _usual(proofs)
    rows = {proof.letter.position: _cells(proof, usual) for proof in proofs.all}
    slots = tuple(slot for slot in proofs.slots if any(row.get(slot) for row in rows.values()))
    cells = tuple((name, *(row.get(slot, NOTHING) for slot in slots)) for name, row in rows.items())
    filled = Counter(slot for row in rows.values() for slot in row)
    rare = frozenset(slot for slot in slots if slot in usual or filled[slot] * 2 <= len(rows))
    said = tuple(f"{slot} {words}" for slot, words in usual.items())
    without = {slot: tuple(name for name, row in rows.items() if slot not in row) for slot in slots if slot not in rare}
    return ProofTable(("position", *slots), cells, said, rare, {slot: names for slot, names in without.items() if names})


def _cells(proof: Proof, usual: Mapping[str, str]) -> Mapping[str, str]:
    said = {slot: words for slot, words in proof.filled.items() if words}
    return {slot: "" if usual.get(slot) == words or _within(slot, said) else words for slot, words in said.items()}


def _within(slot: str, said: Mapping[str, str]) -> bool:
    """Whether the words of a slot are some of those of another."""
    words = re.compile(rf"(?<!\w){re.escape(said[slot])}(?!\w)")
    return slot != ALWAYS and any(len(other) > len(said[slot]) and words.search(other) for other in said.values())


def _usual(proofs: Proofs) -> Mapping[str, str]:
    """What more than half of the letters say in a slot: it is told once, not in each row."""
    often = {slot: Counter(proof.filled.get(slot, "") for proof in proofs.all).most_common(1)[0] for slot in proofs.slots}
    return {slot: words for slot, (words, count) in often.items() if words and count * 2 > len(proofs.all) and slot != ALWAYS}


def places_of(proofs: Proofs) -> Mapping[str, str]:
    """Position → its institution, for the head of its letter; empty where the position is called after it, and after no other."""
    called = {proof.letter.position: proof.letter.slots.get(ALWAYS, "") for proof in proofs.all}
    often = Counter(name for place in set(called.values()) for name in _short_names(place))
    told = {place: {name for name in _short_names(place) if often[name] == 1} for place in called.values()}
    return {name: "" if told[place].intersection(re.split(r"[\W_]+", _plain(name))) else place for name, place in called.items()}


def _short_names(place: str) -> frozenset[str]:
    """Words, initials, and all words as one, as a file may be named: `leuven`, `kul`, `kuleuven`."""
    words = re.findall(r"\w+", _plain(place))
    initials = "".join(word[0] for word in re.findall(r"\w+", place) if word[0].isupper())
    return frozenset(name for name in (*words, _plain(initials), "".join(words)) if len(name) > 2)


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))


def mark_of(told: Told) -> str:
    """`!3`, by which a letter refers to what is told of several; without the number where it is told of all."""
    return f"{LOOKS[told.finding.verdict].mark}{told.number or ''}"


def names_of(told: Told, proofs: Proofs) -> str:
    """`p01, p02, p03`, `36 letters`, `all 40 letters`."""
    if told.letters == told.positions and len(told.positions) == len(proofs.all):
        return f"all {len(told.positions)} letters"
    return ", ".join(told.positions) if len(told.positions) <= MOST_NAMED else f"{len(told.positions)} letters"
