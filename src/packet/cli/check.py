"""`packet check`: packets in memory, finished files, the profile → every check's verdict, as a table or as JSON.

Nothing is written but the cache of papers. Exit codes: 0 all is well, 4 something fails, 3 sources that cannot be read.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import get_terminal_size

import typer

from packet.cli.build import library_of, shown_path
from packet.cli.findings_table import table
from packet.cli.printing import print_problems, problem_fields
from packet.cli.progress import Progress
from packet.cli.verdicts import LOOKS, UNCONFIRMED, counts, in_words, unconfirmed
from packet.cli.wanted import Assembled, Found, Wanted, assemble, find, warnings
from packet.model.finding import Finding, Verdict
from packet.output import finding_fields
from packet.problems import PacketError, Problem

PLAIN_KEY = re.compile(r"\w[\w./-]*( [\w./-]+)*(:[\w./-]+)*")
"""What needs no quotes as a key of YAML."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The command line of `packet check`; `lint`: the profile itself is to be checked."""

    wanted: Wanted
    files: tuple[Path, ...]
    lint: bool
    quiet: bool
    as_json: bool

    @property
    def packets(self) -> bool:
        """Whether packets are asked for: nothing asked for at all is a packet that nobody named."""
        named = bool(self.wanted.positions or self.wanted.target or self.wanted.every)
        return named or not (self.files or self.lint)


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was checked; `kind` is packet, file or profile, `ticks` the file in which questions about a position are
    ticked off.
    """

    kind: str
    name: str
    heading: str
    findings: tuple[Finding, ...]
    ticks: str = ""
    position: str = ""

    @property
    def ready(self) -> bool:
        return not any(finding.blocks for finding in self.findings)


@dataclass(slots=True)
class Round:
    """All that one run checked, and the problems that it met."""

    checked: list[Checked] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    code: int = 0

    def failed(self, error: PacketError) -> None:
        self.problems.extend(error.problems)
        self.code = max(self.code, error.exit_code)


def run_check(options: CheckOptions) -> None:
    """Check everything asked for; every problem is told, the exit code is the worst."""
    done = Round()
    for path in options.files:
        try:
            done.checked.append(_file(path))
        except PacketError as error:
            done.failed(error)
    try:
        if options.lint:
            done.checked.append(_profile(options.wanted))
        if options.packets:
            _packets(options.wanted, done)
    except PacketError as error:
        done.failed(error)
    _say(done, options)
    if code := done.code or (0 if all(one.ready for one in done.checked) else 4):
        sys.exit(code)


def _packets(wanted: Wanted, done: Round) -> None:
    found = find(wanted, "check")
    made: list[Assembled] = []
    with Progress(len(found.selections), "check") as progress:
        library = library_of(found.workspace.root / "out", found.limits, progress)
        for selection in found.selections:
            try:
                made.append(assemble(selection, wanted, found, library))
            except PacketError as error:
                done.failed(error)
            progress.packet_done(selection.position or selection.target)
    done.checked.extend(_packet(one, found) for one in made)
    done.problems[:0] = warnings(wanted, found, made)


def _packet(made: Assembled, found: Found) -> Checked:
    plan = made.packet.plan
    file = found.workspace.positions(found.store.name).get(plan.position_name)
    ticks = found.workspace.shown(file) if file else ""
    return Checked("packet", plan.name, plan.heading, made.packet.findings, ticks, plan.position_name)


def _file(path: Path) -> Checked:
    from packet.cli.finished_file import findings_of_file

    return Checked("file", shown_path(path), str(path), findings_of_file(path))


def _profile(wanted: Wanted) -> Checked:
    from packet.cli.profile_check import findings_of_profile

    name, findings = findings_of_profile(wanted)
    return Checked("profile", name, f"profile {name}", findings)


def _say(done: Round, options: CheckOptions) -> None:
    problems = list(dict.fromkeys(done.problems))
    if options.as_json:
        said = {"checked": [_fields(one) for one in done.checked], "problems": [problem_fields(one) for one in problems]}
        typer.echo(json.dumps(said, indent=2, ensure_ascii=False))
        return
    width = get_terminal_size((100, 24)).columns
    if done.checked:
        typer.echo("\n\n".join("\n".join(_block(one, width, quiet=options.quiet)) for one in done.checked))
    if len(done.checked) > 1:
        typer.echo("\n" + _totals(done))
    if any(not finding.verdict.passes for one in done.checked for finding in one.findings):
        typer.echo(typer.style("packet explain CODE tells what a finding means and how to mend it", dim=True))
    print_problems(problems)


def _block(one: Checked, width: int, *, quiet: bool) -> Iterator[str]:
    yield typer.style(one.heading, bold=True)
    yield from table(one.findings, width, quiet=quiet)
    yield from _checklist(one)
    yield ""
    yield f"{_state(one)}: {_counted(one.findings, one.position) or 'nothing to check'}"


def _counted(findings: Sequence[Finding], position: str = "") -> str:
    """What nobody has confirmed, then how many have each verdict."""
    others = in_words(counts(finding for finding in findings if finding.code != UNCONFIRMED))
    return ", ".join(filter(None, (unconfirmed(findings, position), others)))


def _checklist(one: Checked) -> Iterator[str]:
    """What to write, and where, to tick off what needs a person."""
    needing = (finding for finding in one.findings if finding.verdict is Verdict.NEEDS_PERSON and finding.code != UNCONFIRMED)
    asked = dict.fromkeys(finding.name for finding in needing)
    if asked and one.ticks:
        yield ""
        yield f"Looked at it? Tick it off in {one.ticks}, with a note or the day:"
        yield "done:"
        yield from (f"  {name if PLAIN_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)}: …" for name in asked)


def _state(one: Checked) -> str:
    if one.ready and unconfirmed(one.findings):
        return LOOKS[Verdict.WARNING].styled("UNCONFIRMED", bold=True)
    words = ("READY", "NOT READY") if one.kind == "packet" else ("OK", "NOT OK")
    return LOOKS[Verdict.PASS].styled(words[0], bold=True) if one.ready else LOOKS[Verdict.FAIL].styled(words[1], bold=True)


def _totals(done: Round) -> str:
    ready = sum(one.ready and not unconfirmed(one.findings) for one in done.checked)
    every = _counted([finding for one in done.checked for finding in one.findings])
    return f"{len(done.checked)} checked, {ready} in order: {every}"


def _fields(one: Checked) -> dict[str, object]:
    return {
        "kind": one.kind,
        "name": one.name,
        "heading": one.heading,
        "ready": one.ready,
        "counts": {verdict.value: count for verdict, count in counts(one.findings).items()},
        "findings": [finding_fields(finding) for finding in one.findings],
    }
