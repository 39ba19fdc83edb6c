"""The letters of a season → what they have in common, once, and in each only the passages that differ from it.

Words that most letters of one kind share are common. A letter shows the sentences that have words of their own, and where words of
the common text are not there it shows these, too: nothing that is printed goes unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from packet.season.letter_words import Said, Word, filled_slots, read_letters
from packet.season.proof import Letter, Mark, NameKind, Passage, Piece, Proof, ProofGroup
from packet.season.side_by_side import Row, align

LONG = 12
"""Words from which a passage that was shown before need not be read again."""

Step = tuple[Word, Mark]
Spots = frozenset[tuple[int, int]]
"""Words by the number of their sentence and their number in it."""


def proofread(letters: Sequence[Letter]) -> tuple[ProofGroup, ...]:
    """Letters of one kind side by side; one that is alone of its kind is shown whole, and has no common text."""
    by_kind: dict[str, list[Letter]] = {}
    for letter in letters:
        by_kind.setdefault(letter.kind, []).append(letter)
    return tuple(_seen_once([_group(kind, group) for kind, group in by_kind.items()]))


def _group(kind: str, letters: Sequence[Letter]) -> ProofGroup:
    said = read_letters(letters)
    if len(letters) == 1:
        return ProofGroup(kind, (), (_alone(letters[0], said[0]),))
    base = _most_usual(said)
    rows = [tuple(align(base, one)) for one in said]
    common = _common(base, rows)
    proofs = (_proof(*one, base, common) for one in zip(letters, said, rows, strict=True))
    return ProofGroup(kind, tuple(_common_text(base, common)), tuple(proofs))


def _alone(letter: Letter, said: Sequence[Said]) -> Proof:
    whole = tuple(_Differing(one.line, tuple((word, Mark.OWN) for word in one.words)) for one in said)
    return Proof(letter, tuple(_passages(whole)), 0, filled_slots(letter))


def _most_usual(group: Sequence[Sequence[Said]]) -> Sequence[Said]:
    """The letter with most of the sentences that others have, too."""
    often = Counter(keys for said in group for keys in {one.keys for one in said})
    scores = [sum(often[one.keys] - 1 for one in said) for said in group]
    return group[scores.index(max(scores))]


def _common(base: Sequence[Said], letters: Sequence[Sequence[Row]]) -> Spots:
    """The words of the base that most letters have, in the sentences that are mostly of such words."""
    kept = Counter((row.one, number) for rows in letters for row in rows if row.one is not None for number in row.words)
    often = {spot for spot, count in kept.items() if count * 2 > len(letters)}
    by_sentence = [{(at, number) for number in range(len(said.words))} & often for at, said in enumerate(base)]
    usual = [spots for said, spots in zip(base, by_sentence, strict=True) if len(spots) * 2 >= len(said.words)]
    return frozenset().union(*usual)


def _common_text(base: Sequence[Said], common: Spots) -> Iterator[Passage]:
    for _, sentences in groupby(enumerate(base), key=lambda one: one[1].line):
        steps: list[Step] = []
        for at, said in sentences:
            if any((at, number) in common for number in range(len(said.words))):
                steps += ((word, Mark.SAME if (at, number) in common else Mark.OWN) for number, word in enumerate(said.words))
        if steps:
            yield Passage(tuple(_gap(piece) for piece in _pieces(steps, of_all=True)))


def _gap(piece: Piece) -> Piece:
    return Piece("…", Mark.OWN, spaced=piece.spaced) if piece.mark is Mark.OWN else piece


# ── one letter ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Differing:
    """A sentence that is shown; those of one line that are of one mark throughout are read together."""

    line: int
    steps: tuple[Step, ...]

    @property
    def mark(self) -> Mark | None:
        marks = {mark for _, mark in self.steps}
        return marks.pop() if len(marks) == 1 else None


def _proof(letter: Letter, said: Sequence[Said], rows: Sequence[Row], base: Sequence[Said], common: Spots) -> Proof:
    """Each sentence with words of its own, or from which common words are missing: these stand where they would be."""
    shown = list[_Differing]()
    for row in rows:
        steps = tuple(_steps(row, base, said, common))
        if any(mark is not Mark.SAME for _, mark in steps):
            line = said[row.other].line if row.other is not None else -1 - base[row.one or 0].line
            shown.append(_Differing(line, steps))
    untouched = len(said) - sum(any(mark is not Mark.LOST for _, mark in one.steps) for one in shown)
    return Proof(letter, tuple(_passages(shown)), untouched, filled_slots(letter))


def _steps(row: Row, base: Sequence[Said], said: Sequence[Said], common: Spots) -> Iterator[Step]:
    """Missing words before the letter's own that stand in their place."""
    usual = base[row.one].words if row.one is not None else ()
    own = said[row.other].words if row.other is not None else ()
    before = beside = 0
    for at, there in (*sorted(row.words.items()), (len(usual), len(own))):
        yield from ((usual[gone], Mark.LOST) for gone in range(before, at) if (row.one, gone) in common)
        yield from ((word, Mark.OWN) for word in own[beside:there])
        if there < len(own) and at < len(usual):
            yield own[there], Mark.SAME if (row.one, at) in common else Mark.OWN
        before, beside = at + 1, there + 1


def _passages(shown: Sequence[_Differing]) -> Iterator[Passage]:
    run: list[Step] = []
    for at, one in enumerate(shown):
        run += one.steps
        following = shown[at + 1] if at + 1 < len(shown) else None
        if following is None or one.mark is None or (following.line, following.mark) != (one.line, one.mark):
            yield Passage(tuple(_pieces(run)))
            run = []


def _pieces(steps: Sequence[Step], *, of_all: bool = False) -> Iterator[Piece]:
    """Words in a row that look alike, as one piece; a slot, by its name where it is everybody's (`of_all`) or missing."""

    def look(step: Step) -> tuple[Mark, NameKind, str]:
        word, mark = step
        return mark, NameKind.NONE if of_all and word.slot else word.name, word.slot

    for (mark, name, slot), run in groupby(steps, key=look):
        words = [word for word, _ in run]
        said = "".join(f" {word.text}" if word.spaced else word.text for word in words).strip()
        by_name = slot and (of_all or mark is Mark.LOST)
        yield Piece(slot if by_name else said, mark, name, slot, words[0].spaced)


def _seen_once(groups: Sequence[ProofGroup]) -> Iterator[ProofGroup]:
    """Long passages that are shown before, word for word, say so."""
    first: dict[str, str] = {}
    for group in groups:
        common = tuple(_seen(group.common, f"“{group.kind}”", first))
        letters = (replace(one, passages=tuple(_seen(one.passages, one.letter.position, first))) for one in group.proofs)
        yield replace(group, common=common, proofs=tuple(letters))


def _seen(passages: Sequence[Passage], where: str, first: dict[str, str]) -> Iterator[Passage]:
    for passage in passages:
        if len({piece.mark for piece in passage.pieces}) > 1 or len(passage.text.split()) < LONG:
            yield passage
        else:
            earlier = first.setdefault(passage.text, where)
            yield replace(passage, seen_in="" if earlier == where else earlier)


# ── in few words ────────────────────────────────────────────────────────────────────────────────────────────────────────

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
