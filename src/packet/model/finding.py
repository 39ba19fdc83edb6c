"""What a check says about the plan or the finished packet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from packet.problems import Place


class Verdict(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    WARNING = "warning"
    CANNOT_TELL = "cannot tell"
    NEEDS_PERSON = "needs a person"
    DONE = "done by you"
    """What needed a person, and the position says that one has looked."""

    @property
    def passes(self) -> bool:
        return self in {Verdict.PASS, Verdict.DONE}


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict, in words: what was found, what to do, and the call's own words where a rule asks for it.

    `code` is stable and documented, a `pass` has one, too; `message` says what was measured. `document` is the document it
    belongs to ("" for the packet), `page` the page of the packet from 1 (0: none in particular), `place` a place in a file that
    somebody wrote. `rule` is the demand in words, "" for what every packet is held to, `source` where its `quote` stands. `subject`
    is the one thing that it is about, where a document has several of them (the key of a paper, the name of a fact); `note` is what
    the applicant says of having done it. `others` are positions that it is about besides this one, and `together` is how the
    message reads where all of them are named beside it. A `fail` makes the packet NOT READY.
    """

    code: str
    verdict: Verdict
    message: str
    remedy: str = ""
    document: str = ""
    quote: str = ""
    place: Place | None = None
    page: int = 0
    rule: str = ""
    source: str = ""
    subject: str = ""
    note: str = ""
    others: tuple[str, ...] = ()
    together: str = ""

    @property
    def name(self) -> str:
        """What it is called under `done:` in a position, from build to build: `paper-title:ditto`, `leftover:cover-letter`.

        The call's rules are called as under `waive:`, by their label: `pages in cv`.
        """
        about = self.subject or (self.document if not self.rule else "")
        return f"{self.rule or self.code}:{about}" if about else self.rule or self.code

    @property
    def blocks(self) -> bool:
        return self.verdict is Verdict.FAIL

    @property
    def missing(self) -> bool:
        """Whether something is not there at all (the summary counts these apart)."""
        return self.blocks and self.code.startswith("missing-")
