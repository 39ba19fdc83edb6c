"""What a posting seems to say: a value for a field of a position, and the sentence that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from packet.postings.passages import Passage, Posting

LONG = 120
"""Letters: of longer sentences a part is quoted."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`field` is one of a position (`title`, `deadlines.hard`, `apply.to`), or `rules.` and what a rule demands (`rules.pages`).

    `sentence` stands in the posting word for word, from `start` on; `line` counts from 1. Where the words can mean several things,
    `alternatives` has all of them, `value` is "" and nothing may be taken without a person.
    """

    field: str
    value: str
    sentence: str
    start: int
    line: int
    inside: str = ""
    """The document that a rule speaks of, or several that count together, with commas."""
    alternatives: tuple[str, ...] = ()
    why: str = ""
    """Why it is not certain."""
    words: str = ""
    """The part of a long sentence that says it, word for word; "": all of it."""
    counting: str = ""
    """Of a length, what does not count: `without-references`; "": all counts."""

    @property
    def certain(self) -> bool:
        return not self.alternatives

    @property
    def subject(self) -> tuple[str, str]:
        """What it is about: of one subject there is one value, save of those that add up."""
        return self.field, self.inside

    @property
    def quote(self) -> str:
        """What says it, on one line: the sentence, of a long one the part, without letters that no file may hold."""
        said = self.words if self.words and len(self.sentence) > LONG else self.sentence
        return one_line(said)


def one_line(words: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def proposed(
    posting: Posting, passage: Passage, field: str, value: str, inside: str = "", within: tuple[int, int] | None = None
) -> Proposal:
    """A value, with the sentence, title or item of a list that says it; `within`: the part of `passage.flat` that does so."""
    words = passage.words(*within) if within else ""
    return Proposal(field, value, passage.text, passage.start, posting.line(passage.start), inside, words=words)


def listed(posting: Posting, passages: tuple[Passage, ...], field: str, value: str) -> Proposal:
    """A value that a list says together with the words above it: all that stands from these words to the last of the items."""
    first = passages[0].lead or passages[0]
    start, end = min(first.start, passages[0].start), passages[-1].end
    return Proposal(field, value, posting.text[start:end], start, posting.line(start))
