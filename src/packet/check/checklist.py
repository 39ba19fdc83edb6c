"""A `Packet` and what its position says is `done:` → its findings, those that a person has looked at ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from packet.model.finding import Finding, Verdict
from packet.model.packet import Packet
from packet.problems import did_you_mean


def tick(packet: Packet) -> tuple[Finding, ...]:
    """All findings; one that needs a person and is named in `done:` bears the note there and counts as done."""
    done = packet.plan.position.done if packet.plan.position else {}
    unclear = _shared(packet.findings) & done.keys()
    findings = tuple(finding if finding.name in unclear else _ticked(finding, done) for finding in packet.findings)
    return (*findings, *_unclear(sorted(unclear)), *_idle(done, packet.findings))


def _shared(findings: tuple[Finding, ...]) -> set[str]:
    """Names that several rules bear which need a person: a tick would answer a question that nobody looked at."""
    asked = Counter(finding.name for finding in findings if finding.rule and finding.verdict is Verdict.NEEDS_PERSON)
    return {name for name, count in asked.items() if count > 1}


def _unclear(names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        message = f"done: {name} is the name of several rules, so it ticks none of them"
        yield Finding("ambiguous-tick", Verdict.WARNING, message, "give each of these rules a name: of its own", subject=name)


def _ticked(finding: Finding, done: Mapping[str, str]) -> Finding:
    if finding.verdict is Verdict.NEEDS_PERSON and finding.name in done:
        return replace(finding, verdict=Verdict.DONE, note=done[finding.name])
    return finding


def _idle(done: Mapping[str, str], findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Ticks that tick nothing: out of date, misspelt, or of something that a person's word cannot settle."""
    asked = {finding.name for finding in findings if finding.verdict is Verdict.NEEDS_PERSON}
    others = {finding.name: finding.verdict for finding in findings if not finding.verdict.passes}
    for name in done:
        if name in asked:
            continue
        if name in others:
            message = f"done: {name} has the verdict “{others[name].value}”: only what needs a person can be ticked"
            yield Finding("tick-of-no-question", Verdict.WARNING, message, "mend what it says, or waive the rule", subject=name)
        else:
            message = f"done: {name} ticks nothing: no check asks for it any more"
            hint = did_you_mean(name, sorted(asked - done.keys())) if asked - done.keys() else "nothing else is left to tick"
            yield Finding("stale-tick", Verdict.WARNING, message, f"take it out of done: ({hint})", subject=name)
