"""Letters side by side → what several of them say in the same words, told once, and what was shown before, with where that was."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from packet.season.proof import Mark, Passage, Piece, Proof, ProofGroup, Variant

LONG = 12
"""Words from which a passage that was shown before need not be read again."""
SEVERAL = 3
"""Letters from which what they say in the same words is told before them all."""
BEGINNING = 3
"""Words of an item that are shown at its second sight, if they tell it apart, or fewer to a colon."""

Key = tuple[tuple[str, Mark], ...]


def seen_once(groups: Sequence[ProofGroup]) -> Iterator[ProofGroup]:
    """Long passages that are shown before, word for word, say so."""
    first: dict[str, str] = {}
    items = _beginnings(passage for group in groups for passage in _all(group))
    for group in map(_with_variants, groups):
        kind = f"“{group.kind}”"
        common = tuple(_seen(group.common, kind, first, items))
        variants = tuple(replace(one, passages=tuple(_seen(one.passages, kind, first, items))) for one in group.variants)
        proofs = tuple(replace(one, passages=tuple(_seen(one.passages, one.letter.position, first, items))) for one in group.proofs)
        yield ProofGroup(group.kind, common, proofs, variants)


def _all(group: ProofGroup) -> Iterator[Passage]:
    yield from group.common
    yield from (passage for proof in group.proofs for passage in proof.passages)


def _beginnings(passages: Iterable[Passage]) -> dict[str, str]:
    """Of each item, as few words as tell it from all others."""
    texts = [text.split() for text in dict.fromkeys(passage.text for passage in passages if passage.beginning)]
    shown = dict[str, str]()
    for words in texts:
        colon = next((at + 1 for at, word in enumerate(words[: BEGINNING + 1]) if word.endswith(":")), BEGINNING + 1)
        alike = (sum(1 for _ in _same(words, other)) for other in texts if other is not words)
        shown[" ".join(words)] = " ".join(words[: max(colon, min(max(alike, default=0) + 1, LONG))])
    return shown


def _same(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    for word, beside in zip(one, other, strict=False):
        if word != beside:
            return
        yield word


def _seen(passages: Sequence[Passage], where: str, first: dict[str, str], items: dict[str, str]) -> Iterator[Passage]:
    for passage in passages:
        beginning = items.get(" ".join(passage.text.split()), "") if passage.beginning else ""
        said = " ".join(piece.text for piece in passage.pieces if piece.mark is not Mark.LOST)
        if not said or passage.told or passage.is_strange or (not beginning and len(said.split()) < LONG):
            yield replace(passage, beginning=beginning)
        else:
            earlier = first.setdefault(said, where)
            yield replace(passage, beginning=beginning, seen_in="" if earlier == where else earlier)


# ── variants ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_variants(group: ProofGroup) -> ProofGroup:
    """Changes that several letters share, those of the same letters together."""
    having: dict[tuple[Key, ...], dict[str, tuple[Passage, ...]]] = {}
    for proof in group.proofs if group.common else ():
        for unit in _units(proof.passages):
            if any(passage.is_strange for passage in unit):
                continue
            having.setdefault(tuple(map(_key, unit)), {}).setdefault(proof.letter.position, unit)
    several = {keys: letters for keys, letters in having.items() if len(letters) >= SEVERAL}
    by_letters: dict[tuple[str, ...], list[Passage]] = {}
    for letters in several.values():
        by_letters.setdefault(tuple(letters), []).extend(map(_of_all, next(iter(letters.values()))))
    variants = tuple(Variant(letters, tuple(passages)) for letters, passages in by_letters.items())
    return replace(group, variants=variants, proofs=tuple(_told(proof, several.keys()) for proof in group.proofs))


def _told(proof: Proof, several: Iterable[tuple[Key, ...]]) -> Proof:
    known = frozenset(several)
    units = ((unit, _shared(unit, known)) for unit in _units(proof.passages))
    return replace(proof, passages=tuple(replace(passage, told=told) for unit, told in units for passage in unit))


def _shared(unit: Sequence[Passage], known: Container[tuple[Key, ...]]) -> bool:
    return tuple(map(_key, unit)) in known and not any(passage.is_strange for passage in unit)


def _units(passages: Sequence[Passage]) -> Iterator[tuple[Passage, ...]]:
    """A list is one; any other passage is one for itself."""
    for in_list, run in groupby(passages, key=lambda passage: bool(passage.beginning)):
        several = tuple(run)
        yield from (several,) if in_list else ((one,) for one in several)


def _key(passage: Passage) -> Key:
    return tuple((f"⟨{piece.slot}⟩" if piece.slot else piece.text, piece.mark) for piece in passage.pieces)


def _of_all(passage: Passage) -> Passage:
    return replace(passage, pieces=tuple(_by_name(piece) for piece in passage.pieces))


def _by_name(piece: Piece) -> Piece:
    return Piece(piece.slot, piece.mark, slot=piece.slot, spaced=piece.spaced) if piece.slot else piece
