"""Verdicts → how they look on a terminal: mark, colour, and words for a count of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import typer

from packet.model.finding import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Look:
    mark: str
    colour: str
    counted: str

    def styled(self, text: str, *, bold: bool = False) -> str:
        return typer.style(text, fg=self.colour, bold=bold)


LOOKS: Mapping[Verdict, Look] = {
    Verdict.FAIL: Look("✗", typer.colors.RED, "failed"),
    Verdict.WARNING: Look("!", typer.colors.YELLOW, "to look at"),
    Verdict.CANNOT_TELL: Look("?", typer.colors.MAGENTA, "cannot be told"),
    Verdict.NEEDS_PERSON: Look("☐", typer.colors.CYAN, "for you to judge"),
    Verdict.DONE: Look("☑", typer.colors.GREEN, "done by you"),
    Verdict.PASS: Look("✓", typer.colors.GREEN, "passed"),
}
"""In the order in which they are told."""
UNCONFIRMED = "unconfirmed"
"""The code of what was read from a posting and nobody has confirmed: a packet that rests on it is neither failed nor ready."""


def counts(findings: Iterable[Finding]) -> dict[Verdict, int]:
    """How many have each verdict, those that nothing has among them."""
    verdicts = [finding.verdict for finding in findings]
    return {verdict: verdicts.count(verdict) for verdict in LOOKS}


def unconfirmed(findings: Iterable[Finding], position: str = "") -> str:
    """`13 readings to confirm (packet confirm nw)`; "" where nothing is unconfirmed."""
    count = sum(finding.code == UNCONFIRMED for finding in findings)
    command = " ".join(filter(None, ("packet confirm", position)))
    return f"{count} reading{'s' * (count != 1)} to confirm ({command})" if count else ""


def in_words(counted: Mapping[Verdict, int]) -> str:
    """`2 failed, 1 to look at, 31 passed`."""
    return ", ".join(f"{counted[verdict]} {look.counted}" for verdict, look in LOOKS.items() if counted.get(verdict))


def where(finding: Finding) -> str:
    """The document and page of the packet that it speaks of, else the place in a file that somebody wrote.

    The place of a finding on a rule is that of the rule, not of what breaks it: it is told apart from this.
    """
    page = f"page {finding.page}" if finding.page else ""
    place = "" if finding.rule else str(finding.place or "")
    return ", ".join(filter(None, (finding.document, page))) or place
