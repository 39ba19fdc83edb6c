"""Letters of one kind, as sentences → the words that they have in common, and those of them that go with a slot.

The base is the letter that says most of what others say. Words around a slot that are not there where the slot is empty, as in
“(requisition number ⟨requisition⟩)”, belong to the slot: a letter to a place without a requisition differs in no word of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from packet.season.letter_words import ARTICLE, Said, Word
from packet.season.proof import NameKind
from packet.season.side_by_side import Row, align

Spot = tuple[int, int]
"""A word by the number of its sentence and its number in it."""
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CommonText:
    """`words`: those of the base that are common; `only`: of these, such as go with slots → the slots; `rows`: of each letter.

    `excused`: of each letter, the words that it lacks because it does not fill their slots. `articles`: what stands before a
    slot, in brackets where some letters have it and others do not. `strange`: words that name another institution in any letter.
    """

    base: Sequence[Said]
    rows: tuple[Rows, ...]
    words: frozenset[Spot]
    only: Mapping[Spot, str]
    excused: tuple[frozenset[Spot], ...]
    articles: Mapping[Spot, str]
    strange: frozenset[Spot]


def common_text(letters: Sequence[Sequence[Said]], unfilled: Sequence[frozenset[str]]) -> CommonText:
    """`unfilled`: of each letter, the slots for which its position has no words."""
    base = _completed(_most_usual(letters), letters)
    rows = tuple(tuple(align(base, said)) for said in letters)
    without = [tuple(_without(*one, base)) for one in zip(rows, letters, unfilled, strict=True)]
    spans = _spans(base, without)
    excused = tuple(frozenset(_excused(runs, base, spans)) for runs in without)
    going: dict[Spot, tuple[str, ...]] = {}
    for (at, _), span in sorted(spans.items(), key=lambda one: len(one[1])):
        for number in span:
            going.setdefault((at, number), _slots(base[at], span))
    spared = Counter(spot for empty in unfilled for spot, slots in going.items() if empty.issuperset(slots))
    only = {spot: ", ".join(slots) for spot, slots in going.items()}
    words, articles = _common(base, rows, spared), dict(_articles(base, letters, rows))
    return CommonText(base, rows, words, only, excused, articles, frozenset(_strange(letters, rows)))


def _most_usual(group: Sequence[Sequence[Said]]) -> Sequence[Said]:
    """The letter with most of the sentences that others have, too, be it without some of its slots."""
    often = Counter(keys for said in group for keys in {one.keys for one in said})
    usual = {keys: sum(count for other, count in often.items() if _is_less(other, keys)) for keys in often}
    scores = [sum(usual[keys] - 1 for keys in {one.keys for one in said}) for said in group]
    return group[scores.index(max(scores))]


def _is_less(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a sentence is another, or is it without some slots and the words that go with them."""
    if keys == full:
        return True
    gone = {key for key in full if key.startswith("⟨")} - set(keys)
    if not gone or len(keys) >= len(full) or not set(keys) <= set(full):
        return False
    steps = SequenceMatcher(None, full, keys, autojunk=False).get_opcodes()
    return all(tag == "equal" or (tag == "delete" and gone & set(full[begin:end])) for tag, begin, end, _, _ in steps)


def _completed(base: Sequence[Said], letters: Sequence[Sequence[Said]]) -> Sequence[Said]:
    """The base with slots that it does not fill, as another letter has them in the same sentences, or in lines of their own.

    What one letter alone fills is left to it.
    """
    often = Counter(slot for letter in letters for slot in _all_slots(letter))
    missing = frozenset(slot for slot, count in often.items() if count > 1) - _all_slots(base)
    for letter in letters:
        if missing & _all_slots(letter):
            base = tuple(_filled_in(base, letter, missing))
            missing -= _all_slots(base)
    return base


def _all_slots(several: Iterable[Said]) -> frozenset[str]:
    return frozenset(slot for said in several for slot in said.slots)


def _filled_in(base: Sequence[Said], letter: Sequence[Said], missing: frozenset[str]) -> Iterator[Said]:
    for row in align(base, letter):
        own = letter[row.other] if row.other is not None else None
        if row.one is None:
            if own and all(word.slot in missing for word in own.words):
                yield replace(own, line=-1 - own.line)
        elif own is None:
            yield base[row.one]
        else:
            words = tuple(_with_slots(base[row.one].words, own.words, row, missing))
            yield replace(base[row.one], words=words, keys=tuple(word.key for word in words))


def _with_slots(usual: Sequence[Word], own: Sequence[Word], row: Row, missing: frozenset[str]) -> Iterator[Word]:
    """The words of the base, and between them those of the other sentence in which missing slots are filled."""
    before = beside = 0
    for at, there in (*sorted(row.words.items()), (len(usual), len(own))):
        slots, gone = ({word.slot for word in words if word.slot} for words in (own[beside:there], usual[before:at]))
        yield from usual[before:at]
        if slots and slots <= missing and (at == before or (gone and gone.isdisjoint(word.slot for word in own))):
            yield from own[beside:there]
        yield from usual[at : at + 1]
        before, beside = at + 1, there + 1


# ── words that go with a slot ───────────────────────────────────────────────────────────────────────────────────────────

Run = tuple[int, range]
"""Words of the base in a row: the number of their sentence, and theirs."""


def _without(rows: Rows, letter: Sequence[Said], unfilled: frozenset[str], base: Sequence[Said]) -> Iterator[Run]:
    """Words that a letter lacks, with nothing in their place, whose slots are all unfilled."""
    for row in rows:
        if row.one is not None:
            own = len(letter[row.other].words) if row.other is not None else 0
            for run in _gone(row, len(base[row.one].words), own):
                slots = set(_slots(base[row.one], run))
                if slots and slots <= unfilled:
                    yield row.one, run


def _gone(row: Row, usual: int, own: int) -> Iterator[range]:
    """Of two sentences of so many words, those of the first that are missing from the second."""
    before = beside = 0
    for at, there in (*sorted(row.words.items()), (usual, own)):
        if at > before and there == beside:
            yield range(before, at)
        before, beside = at + 1, there + 1


def _slots(said: Said, run: range) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said.words[number].slot for number in run if said.words[number].slot))


def _spans(base: Sequence[Said], without: Sequence[Sequence[Run]]) -> Mapping[tuple[int, str], range]:
    """Sentence and slot → the words that go with it: those that most letters are without where it is unfilled."""
    often: dict[tuple[int, str], Counter[range]] = {}
    for at, run in (run for runs in without for run in runs):
        for slot in _slots(base[at], run):
            often.setdefault((at, slot), Counter())[run] += 1

    def usual(spot: tuple[int, str], runs: Counter[range]) -> range:
        return min(runs, key=lambda run: (len(_slots(base[spot[0]], run)), -runs[run], len(run)))

    return {spot: usual(spot, runs) for spot, runs in often.items()}


def _excused(runs: Sequence[Run], base: Sequence[Said], spans: Mapping[tuple[int, str], range]) -> Iterator[Spot]:
    for at, run in runs:
        usual = {number for slot in _slots(base[at], run) for number in spans[at, slot]}
        if usual == set(run):
            yield from ((at, number) for number in run)


# ── what is common ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _common(base: Sequence[Said], letters: Sequence[Rows], spared: Mapping[Spot, int]) -> frozenset[Spot]:
    """The words of the base that most letters have, in the sentences that are mostly of such words.

    `spared`: words that go with a slot → how many letters do not fill it, and do not count.
    """
    kept = Counter((row.one, number) for rows in letters for row in rows if row.one is not None for number in row.words)
    often = {spot for spot, count in kept.items() if count * 2 > len(letters) - spared.get((spot[0] or 0, spot[1]), 0)}
    by_sentence = [{(at, number) for number in range(len(said.words))} & often for at, said in enumerate(base)]
    usual = [spots for said, spots in zip(base, by_sentence, strict=True) if len(spots) * 2 >= len(said.words)]
    return frozenset().union(*usual)


def _strange(letters: Sequence[Sequence[Said]], rows: Sequence[Rows]) -> Iterator[Spot]:
    for said, mine in zip(letters, rows, strict=True):
        for row in mine:
            if row.one is not None and row.other is not None:
                words = said[row.other].words
                yield from ((row.one, at) for at, there in row.words.items() if words[there].name is NameKind.STRANGER)


def _articles(base: Sequence[Said], letters: Sequence[Sequence[Said]], rows: Sequence[Rows]) -> Iterator[tuple[Spot, str]]:
    seen: dict[Spot, set[str]] = {}
    for said, mine in zip(letters, rows, strict=True):
        for row in mine:
            if row.one is not None and row.other is not None:
                for at, there in row.words.items():
                    if base[row.one].words[at].slot:
                        seen.setdefault((row.one, at), set()).add(said[row.other].words[there].article)
    for spot, articles in seen.items():
        yield spot, next(iter(articles)) if len(articles) == 1 else f"({ARTICLE})"
