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

    `document` is the document it belongs to ("" for the packet); a `fail` makes the packet NOT READY.
    """

    code: str
    verdict: Verdict
    message: str
    remedy: str = ""
    document: str = ""
    quote: str = ""
    place: Place | None = None

    @property
    def blocks(self) -> bool:
        return self.verdict is Verdict.FAIL

    @property
    def missing(self) -> bool:
        """Whether something is not there at all (the summary counts these apart)."""
        return self.blocks and self.code.startswith("missing-")
