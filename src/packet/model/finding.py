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


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict, in words: what was found, what to do, and the call's own words where a rule asks for it.

    `code` is stable and documented, a `pass` has one, too; `message` says what was measured. `document` is the document it
    belongs to ("" for the packet), `page` the page of the packet from 1 (0: none in particular), `place` a place in a file that
    somebody wrote. `rule` is the demand in words, "" for what every packet is held to. A `fail` makes the packet NOT READY.
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

    @property
    def blocks(self) -> bool:
        return self.verdict is Verdict.FAIL

    @property
    def missing(self) -> bool:
        """Whether something is not there at all (the summary counts these apart)."""
        return self.blocks and self.code.startswith("missing-")
