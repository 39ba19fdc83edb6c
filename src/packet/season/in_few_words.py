"""Passages → as few words of them as a proofreader must see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from packet.season.proof import Mark, NameKind, Passage, Piece
from packet.season.proofreading import LONG

CONTEXT = 3
"""Words of the common text that are shown on either side of a letter's own, and at both ends of a long gap."""


def in_few_words(passage: Passage, *, whole: bool = False) -> Passage:
    """A passage with `…` for what need not be read: common words far from its own, most words of a gap or of a second sight.

    `whole`: it is read for itself, not beside a common text; only a second sight is cut.
    """
    if passage.seen_in:
        beginning = " ".join((*passage.text.split()[: LONG // 2], "…"))
        return replace(passage, pieces=(Piece(beginning, passage.pieces[0].mark),))
    if whole:
        return passage
    words = [replace(piece, text=word, spaced=bool(at) or piece.spaced) for piece in passage.pieces for at, word in _words(piece)]
    runs = [list(run) for _, run in groupby(words, key=lambda word: word.mark)]
    last = len(runs) - 1
    kept = (word for at, run in enumerate(runs) for word in _kept(run, first=at == 0, last=at == last))
    return replace(passage, pieces=tuple(_joined(kept)))


def _words(piece: Piece) -> Iterator[tuple[int, str]]:
    """What fills a slot is one word."""
    return enumerate([piece.text] if piece.slot else piece.text.split(" "))


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
        yield replace(alike[0], text=" ".join(word.text for word in alike))
