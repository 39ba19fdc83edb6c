"""A text → the institutions it names, known ones by the table, others by the form of their names (`University of Atlantis`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from packet.institutions.context import begins_sentence, means_institution
from packet.institutions.gazetteer import LONGEST, Entry, Gazetteer, Weight
from packet.institutions.wording import Word, word_set, words_of


@dataclass(frozen=True, slots=True)
class Mention:
    """An institution named in a text: the words, what they stand for (none: the table does not know it), and where."""

    said: str
    key: str
    institutions: tuple[str, ...]
    first: int
    stop: int
    """Words from `first` up to `stop`."""
    start: int
    """Letter of the text."""

    @property
    def is_listed(self) -> bool:
        return bool(self.institutions)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its words and all that they name."""

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]


def read_names(text: str, gazetteer: Gazetteer, own: Mapping[str, tuple[str, ...]], *, everywhere: bool = False) -> Reading:
    """Read a text. `own` are further full names by their compared form; `everywhere`: short names count without a context."""
    words = words_of(text)
    listed = tuple(_listed(text, words, gazetteer, own, everywhere))
    covered = {at for mention in listed for at in range(mention.first, mention.stop)}
    others = tuple(mention for mention in _by_form(text, words) if not covered & set(range(mention.first, mention.stop)))
    return Reading(text, words, tuple(sorted((*listed, *others), key=lambda mention: mention.first)))


def _listed(
    text: str, words: Sequence[Word], gazetteer: Gazetteer, own: Mapping[str, tuple[str, ...]], everywhere: bool
) -> Iterator[Mention]:
    """Names that are known, the longest first at each place."""
    own_heads = {key.split(" ", 1)[0] for key in own}
    at = 0
    while at < len(words):
        if words[at].key not in gazetteer.heads and words[at].key not in own_heads:
            at += 1
            continue
        longest = _reach(text, words, at)
        for stop in range(at + longest, at, -1):
            entry = _entry(gazetteer, own, words[at:stop])
            if entry:
                if (everywhere and entry.weight is not Weight.FULL) or _counts(text, words, at, stop, entry.weight):
                    yield _mention(text, words, at, stop, entry.institutions)
                at = stop - 1
                break
        at += 1


def _reach(text: str, words: Sequence[Word], at: int) -> int:
    """How many words from here can belong to one name: no end of a sentence, no paragraph lies between them."""
    count = 1
    while count < LONGEST and at + count < len(words):
        left = words[at + count - 1]
        between = text[left.end : words[at + count].start]
        if any(mark in between for mark in ';:!?()“”"\n\t|·•') and between.strip(" \n") not in {"", ","}:
            break
        if "\n\n" in between or ("." in between and len(left.said) > 4):
            break
        count += 1
    return count


def _entry(gazetteer: Gazetteer, own: Mapping[str, tuple[str, ...]], words: Sequence[Word]) -> Entry | None:
    found = own.get(" ".join([word.key for word in words]))
    if found and words[0].is_capital:
        return Entry(found, Weight.FULL)
    return gazetteer.find(words)


def _counts(text: str, words: Sequence[Word], at: int, stop: int, weight: Weight) -> bool:
    """Whether the name means the institution here. A name of several words does so, save a publisher's."""
    if weight is Weight.FULL and stop - at > 1:
        comma = "," in text[words[at].end : words[stop - 1].start]
        after = words[stop].key if stop < len(words) and not text[words[stop - 1].end : words[stop].start].strip() else ""
        is_tail = text[words[at].start - 1 : words[at].start] == "-"  # North-western University is not Western University
        return after != "press" and not is_tail and not (comma and stop - at < 3)
    return means_institution(text, words, at, stop, weak=weight is Weight.WEAK)


def _mention(text: str, words: Sequence[Word], at: int, stop: int, institutions: tuple[str, ...]) -> Mention:
    said = " ".join(text[words[at].start : words[stop - 1].end].split()).removesuffix("'s").removesuffix("’s")
    return Mention(said, " ".join(word.key for word in words[at:stop]), institutions, at, stop, words[at].start)


# ── names that the table does not know ──────────────────────────────────────────────────────────────────────────────────────

NOUNS = word_set(
    "university universitat universite universidad universidade universita universiteit univerzita universitet "
    "universitetet uniwersytet universitesi universitas"
)
LINKS = word_set("of de do da di des du della zu van")
NOT_A_NAME = word_set(
    "professor professors press lecturer hospital hospitals council senate library teaching avenue street road scholarship "
    "fellow fellows fellowship medal award"
)
EMPTY = word_set(
    "a about an at in join from my this your our their as both since another each every state national open technical research "
    "distinguished private public i and of top major american british european german chinese dear any no which when while "
    "to with for"
)
MOST_BEFORE = 3


def _by_form(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    """`University of Atlantis`, `Atlantis University`, `Atlantis Institute of Technology`; misspelt nouns too."""
    for at, word in enumerate(words):
        if not word.is_capital or not _is_noun(words, at):
            continue
        stop = _after(text, words, at)
        first = _before(text, words, at) if stop == at + 1 or word.key == "institute" else at
        stop = at + 3 if word.key == "institute" else stop
        if stop - first > 1 + 2 * (word.key == "institute") and not (stop < len(words) and words[stop].key in NOT_A_NAME):
            yield _mention(text, words, first, stop, ())


def _is_noun(words: Sequence[Word], at: int) -> bool:
    if words[at].key in NOUNS:
        return True
    return words[at].key == "institute" and [word.key for word in words[at + 1 : at + 3]] == ["of", "technology"]


def _after(text: str, words: Sequence[Word], at: int) -> int:
    """Where the name ends whose noun stands first: after the capital words that follow (in English, that follow `of`)."""
    stop = at + 1
    if stop < len(words) and words[stop].key in LINKS:
        stop += 1
    elif words[at].key == "university":
        return stop
    while stop < len(words) and stop - at < 5 and words[stop].is_capital and _side_by_side(text, words, stop):
        if words[stop].key in NOT_A_NAME:
            return at + 1
        stop += 1
    return stop if words[stop - 1].is_capital else at + 1


def _before(text: str, words: Sequence[Word], at: int) -> int:
    """Where the name begins whose noun stands last; words that say nothing do not begin it."""
    first = at
    while first and at - first < MOST_BEFORE and words[first - 1].is_capital and _side_by_side(text, words, first):
        first -= 1
    while first < at and (words[first].key in EMPTY or (begins_sentence(text, words[first]) and at - first > 2)):
        first += 1
    return first


def _side_by_side(text: str, words: Sequence[Word], at: int) -> bool:
    between = text[words[at - 1].end : words[at].start]
    return between.strip("-–—\n ").lower() in {"", "the"} and "\n\n" not in between and not words[at - 1].is_possessive
