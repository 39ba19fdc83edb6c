"""Passages of a letter → as few words of them as a proofreader must see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from packet.season.proof import Mark, NameKind, Passage, Piece

CONTEXT = 3
"""Words of the common text that are shown on either side of a letter's own, and at both ends of a long gap."""
SECOND_SIGHT = 4
"""Words of a passage that was shown before; they only tell which it is."""


def to_read(passages: Iterable[Passage], *, whole: bool = False) -> Iterator[Passage]:
    """What is to be read of a letter: what is told of several is left out, a list or what was seen before goes into one line."""
    for in_list, run in groupby((one for one in passages if not one.told), key=lambda passage: bool(passage.beginning)):
        several = list(run)
        if in_list and not whole:
            yield from _list(several)
        else:
            yield from _joined_by_place(in_few_words(one, whole=whole) for one in several)


def _list(items: Sequence[Passage]) -> Iterator[Passage]:
    """Items in their order, known ones by their beginnings; what is missing is seen by what stands there instead."""
    replaced = any(piece.mark is Mark.OWN for item in items for piece in item.pieces)
    shown = [item for item in items if not (replaced and all(piece.mark is Mark.LOST for piece in item.pieces))]
    for known, run in groupby(shown, key=_is_known):
        several = list(run)
        if known:
            pieces = (Piece(f"{item.beginning.rstrip(':')} …", item.pieces[0].mark, spaced=True) for item in several)
            yield Passage(tuple(pieces), beginning=several[0].beginning)
        else:
            yield from map(in_few_words, several)


def _is_known(item: Passage) -> bool:
    marks = {piece.mark for piece in item.pieces}
    return bool(item.seen_in) or marks in ({Mark.SAME}, {Mark.LOST})


def _joined_by_place(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages in a row that were seen in one and the same place."""
    for place, run in groupby(passages, key=lambda passage: passage.seen_in):
        several = list(run)
        if place:
            yield replace(several[0], pieces=tuple(replace(one, spaced=True) for passage in several for one in passage.pieces))
        else:
            yield from several


def in_few_words(passage: Passage, *, whole: bool = False) -> Passage:
    """A passage with `…` for what need not be read: common words far from its own, most words of a gap or of a second sight.

    `whole`: it is read for itself, not beside a common text; only a second sight is cut.
    """
    if passage.seen_in:
        said = " ".join(piece.text for piece in passage.pieces if piece.mark is not Mark.LOST)
        beginning = " ".join((*said.split()[:SECOND_SIGHT], "…"))
        return replace(passage, pieces=(Piece(beginning, passage.pieces[-1].mark),))
    if whole:
        return passage
    words = [replace(piece, text=word, spaced=bool(at) or piece.spaced) for piece in passage.pieces for at, word in _words(piece)]
    runs = _runs(words)
    if _are_moved(runs):
        return replace(passage, pieces=tuple(_joined(word for word in words if word.mark is not Mark.LOST)))
    runs = _runs(word for run in _without_replaced(runs) for word in run)
    last = len(runs) - 1
    kept = (word for at, run in enumerate(runs) for word in _kept(run, first=at == 0, last=at == last))
    return replace(passage, pieces=tuple(_joined(kept)))


def _words(piece: Piece) -> Iterator[tuple[int, str]]:
    """What fills a slot is one word; where it is as in all letters, its name says it."""
    if piece.slot:
        return enumerate([piece.slot if piece.mark is Mark.SAME else piece.text])
    return enumerate(piece.text.split(" "))


def _runs(words: Iterable[Piece]) -> list[list[Piece]]:
    return [list(run) for _, run in groupby(words, key=lambda word: word.mark)]


def _without_replaced(runs: Sequence[list[Piece]]) -> Iterator[list[Piece]]:
    """All but the missing words in whose place as many own ones stand, or half as many."""
    for at, run in enumerate(runs):
        beside = [near for near in (*runs[max(at - 1, 0) : at], *runs[at + 1 : at + 2]) if near[0].mark is Mark.OWN]
        replaced = any(2 * len(near) >= len(run) for near in beside)
        if run[0].mark is not Mark.LOST or not replaced:
            yield run


def _are_moved(runs: Sequence[Sequence[Piece]]) -> bool:
    """Whether a sentence has the words of the common text in another order: it is read as it is."""
    lost, own = (_counted(run for run in runs if run[0].mark is mark) for mark in (Mark.LOST, Mark.OWN))
    return bool(lost) and lost == own


def _counted(runs: Iterable[Sequence[Piece]]) -> Counter[str]:
    """Words without the commas between them."""
    words = (word.text.strip(",.;:") for run in runs for word in run)
    return Counter(word for word in words if word)


def _kept(run: Sequence[Piece], *, first: bool, last: bool) -> Sequence[Piece]:
    """The words of a run of one mark that are near what differs, or at the ends of what is missing."""
    gone = run[0].mark is Mark.LOST
    ahead = 0 if first and not gone else CONTEXT
    behind = 0 if last and not gone else CONTEXT
    if run[0].mark is Mark.OWN or len(run) <= ahead + behind + 1:
        return run
    between = replace(run[ahead], text="…", name=NameKind.NONE, slot="")
    return (*run[:ahead], between, *run[len(run) - behind :])


def _joined(words: Iterable[Piece]) -> Iterator[Piece]:
    """Words of one look as one piece again."""
    for _, run in groupby(words, key=lambda word: (word.mark, word.name, word.slot)):
        alike = list(run)
        said = "".join(f" {word.text}" if word.spaced and at else word.text for at, word in enumerate(alike))
        yield replace(alike[0], text=said)
