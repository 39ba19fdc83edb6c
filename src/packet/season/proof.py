"""What a proofreader sees: letters of one kind, what they have in common, and in each the passages that differ from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """How words stand to the common text."""

    SAME = "same"
    OWN = "own"
    LOST = "lost"
    """Words of the common text that this letter has not."""


class NameKind(StrEnum):
    NONE = ""
    INSTITUTION = "institution"
    STRANGER = "other institution"
    """Neither the position's nor one of the applicant's life."""
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Name:
    """Letters `start` to `end` of a text name somebody or a place."""

    kind: NameKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Letter:
    """`kind`: the template that it was made from; `text`: all that it says, lines and paragraphs with a blank line between them.

    `slots`: what a position fills into its letter (institution, title …) → the words that this one would say there.
    """

    position: str
    heading: str
    kind: str
    text: str
    names: tuple[Name, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look. `spaced`: a space stands before them; `slot`: they fill it, or are its name where it is everybody's.

    `only`: words of a common text that are not in letters whose position does not fill this slot (`, ` between several).
    """

    text: str
    mark: Mark = Mark.SAME
    name: NameKind = NameKind.NONE
    slot: str = ""
    spaced: bool = False
    only: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to be read together: a paragraph of the common text, a sentence that differs, sentences of a letter's own in a row.

    `seen_in`: what says the same and is shown before it: the letter to a position, or the common text of a kind, `“faculty”`.
    `told`: it is one of the variants of its group. `beginning`: of an item of a list, the words that tell it from all others; of
    a list that differs all items are there, so that their order is seen.
    """

    pieces: tuple[Piece, ...]
    seen_in: str = ""
    told: bool = False
    beginning: str = ""

    @property
    def is_strange(self) -> bool:
        """Whether it names another institution; such a one is never cut, for what is right in one letter is wrong in the next."""
        return any(piece.name is NameKind.STRANGER for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(f" {piece.text}" if piece.spaced else piece.text for piece in self.pieces).strip()


@dataclass(frozen=True, slots=True)
class Proof:
    """A letter: its passages that differ, in their order, how many other sentences are as in the common text, what fills its slots.

    `filled` has the slots in the order of the letter's; the empty text: the letter does not say it.
    """

    letter: Letter
    passages: tuple[Passage, ...]
    same: int
    filled: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Variant:
    """What several letters, but not most, say in the same words; of a slot stands its name."""

    positions: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ProofGroup:
    """Letters of one kind. `common`: their text, by paragraphs; where they differ an `OWN` piece `…`, or a slot by its name."""

    kind: str
    common: tuple[Passage, ...]
    proofs: tuple[Proof, ...]
    variants: tuple[Variant, ...] = ()
