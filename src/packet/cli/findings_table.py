"""Findings → a table for the terminal: rule, what was measured, where; grouped by verdict, what fails first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import TextWrapper

import typer

from packet.cli.verdicts import LOOKS, Look, where
from packet.model.finding import Finding, Verdict

NARROW, WIDE = 60, 140
"""Columns of a terminal between which the table adapts."""
ROOM_FOR_PLACES = 96
"""Columns from which on the place has a column of its own; below, it has a line."""
MARK, GAP = 3, 2
SHORTEST_RULE = 20


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in characters; `place` 0: no column of its own. A place that is wider than its column has a line instead."""

    rule: int
    said: int
    place: int

    @classmethod
    def fitting(cls, findings: Iterable[Finding], terminal: int) -> Columns:
        width = min(max(terminal, NARROW), WIDE)
        shown = [(len(_rule(finding)), len(where(finding))) for finding in findings]
        rule = min(max((long for long, _ in shown), default=0), max(width // 4, SHORTEST_RULE))
        widest = width // 4 if width >= ROOM_FOR_PLACES else 0
        place = max((long for _, long in shown if long <= widest), default=0)
        return cls(rule, width - MARK - rule - GAP - (place + GAP if place else 0), place)

    def beside(self, finding: Finding) -> str:
        """Where it is, if that has room in its column: a path is never broken."""
        return where(finding) if len(where(finding)) <= self.place else ""


def table(findings: Sequence[Finding], terminal: int, *, quiet: bool = False) -> Iterator[str]:
    """The lines; `quiet` leaves out what passed. A pass has one line, cut where the terminal ends."""
    shown = [one for one in findings if not (quiet and one.verdict.passes)]
    columns = Columns.fitting(shown, terminal)
    if shown:
        heads = f"{'rule':<{columns.rule + GAP}}{'measured':<{columns.said + GAP}}{'where' if columns.place else ''}"
        yield typer.style(" " * MARK + heads.rstrip(), dim=True)
    for verdict, look in LOOKS.items():
        group = _alike_together([finding for finding in shown if finding.verdict is verdict])
        if group:
            yield ""
            yield look.styled(f"{verdict.value.upper()}  {len(group)}", bold=True)
        for finding, following in zip_longest(group, group[1:]):
            if verdict is Verdict.PASS:
                yield _pass(finding, columns, look)
            else:
                yield from _rows(finding, columns, look, remedy=not _same_remedy(finding, following))


def _alike_together(findings: list[Finding]) -> list[Finding]:
    """In the order of the checks, but each code once at one place."""
    order = {code: at for at, code in enumerate(dict.fromkeys(finding.code for finding in findings))}
    return sorted(findings, key=lambda finding: order[finding.code])


def _same_remedy(finding: Finding, following: Finding | None) -> bool:
    """Whether the next row says the same remedy: several of a kind share one, told after the last."""
    return following is not None and (following.code, following.remedy) == (finding.code, finding.remedy)


def _rule(finding: Finding) -> str:
    return finding.rule or finding.code


def _pass(finding: Finding, columns: Columns, look: Look) -> str:
    said, place = _cut(finding.message, columns.said), columns.beside(finding)
    line = f"{_cut(_rule(finding), columns.rule):<{columns.rule + GAP}}{said:<{columns.said + GAP}}{place}"
    return f" {look.styled(look.mark)} {line}".rstrip()


def _rows(finding: Finding, columns: Columns, look: Look, *, remedy: bool) -> Iterator[str]:
    """The cells, wrapped side by side, then what belongs to it, below what was measured."""
    cells = (
        _wrapped(_rule(finding), columns.rule) or [""],
        _wrapped(finding.message, columns.said) or [""],
        [columns.beside(finding)],
    )
    mark = look.styled(f" {look.mark} ", bold=True)
    for rule, said, place in zip_longest(*cells, fillvalue=""):
        line = f"{rule:<{columns.rule + GAP}}{said:<{columns.said + GAP}}{place}".rstrip()
        yield mark + line
        mark = " " * MARK
    for text in _below(finding, columns, remedy=remedy):
        for line in _wrapped(text, columns.said, indent="  "):
            yield " " * (MARK + columns.rule + GAP) + typer.style(line, dim=True)


def _below(finding: Finding, columns: Columns, *, remedy: bool) -> Iterator[str]:
    if where(finding) and not columns.beside(finding):
        yield f"in {where(finding)}"
    if finding.quote:
        yield f"“{finding.quote}”{f' ({finding.source})' if finding.source else ''}"
    written = f"written in {finding.place}" if finding.place and str(finding.place) != where(finding) else ""
    if said := " ".join(filter(None, (f"[{finding.code}]" if finding.rule else "", written))):
        yield said
    if finding.note:
        yield f"you: {finding.note}"
    if remedy and finding.remedy and not finding.verdict.passes:
        yield f"→ {finding.remedy}"


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Lines of that width; names and paths are not broken at their hyphens."""
    return TextWrapper(width, subsequent_indent=indent, break_on_hyphens=False).wrap(text)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…" * (width > 0)
