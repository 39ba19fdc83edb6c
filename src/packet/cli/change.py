"""Two builds of one packet → what is different, in a line: `cv 2 p → 3 p · 2 findings new (page-budget, widow)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from packet.cli.verdicts import UNCONFIRMED
from packet.model.packet import Packet


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of a build: pages and hash of each document, and code and words of what does not pass."""

    documents: Mapping[str, tuple[int, str]]
    findings: frozenset[tuple[str, str, str]]
    pages: int
    ready: bool


def seen(packet: Packet) -> Seen:
    documents = {part.name: (part.file.pages, part.file.sha256) for part in packet.parts}
    told = (one for one in packet.findings if not one.verdict.passes)
    return Seen(documents, frozenset((one.code, one.document, one.message) for one in told), packet.file.pages, packet.ready)


def first_seen(now: Seen, folder: str) -> str:
    return f"{len(now.documents)} documents, {now.pages} p · {_readiness(now)}, {_findings(len(now.findings))}   {folder}"


def changed(before: Seen, now: Seen) -> str:
    """Documents that came, went, grew, or say something else; findings that are new or gone; whether it is ready now."""
    said = [*_documents(before, now)]
    if new := now.findings - before.findings:
        said.append(f"{_findings(len(new))} new ({_codes(new)})")
    if gone := before.findings - now.findings:
        said.append(f"{_findings(len(gone))} gone ({_codes(gone)})")
    if _readiness(before) != _readiness(now):
        said.append(_readiness(now))
    return " · ".join(said) or "nothing different in the packet"


def _documents(before: Seen, now: Seen) -> Iterator[str]:
    for name in dict.fromkeys([*now.documents, *before.documents]):
        old, new = before.documents.get(name), now.documents.get(name)
        if new is None:
            yield f"{name} gone"
        elif old is None:
            yield f"{name} new, {new[0]} p"
        elif old[0] != new[0]:
            yield f"{name} {old[0]} p → {new[0]} p"
        elif old[1] != new[1]:
            yield f"{name} changed"


def _codes(findings: Iterable[tuple[str, str, str]]) -> str:
    return ", ".join(sorted({code for code, _, _ in findings}))


def _findings(count: int) -> str:
    return f"{count} finding{'s' * (count != 1)}"


def _readiness(now: Seen) -> str:
    doubted = any(code == UNCONFIRMED for code, _, _ in now.findings)
    return "NOT READY" if not now.ready else "UNCONFIRMED" if doubted else "READY"
