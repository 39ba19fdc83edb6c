"""`packet papers`: a position, target or advertisement → the ranking of all papers, term by term, with every reason."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import shorten, wrap

import typer

from packet.cli.build import shown_path
from packet.cli.printing import print_problems
from packet.formats.yaml_edit import with_list
from packet.model.plan import Choice, Plan
from packet.model.sources import Request, Sources, TextFile
from packet.output import choice_fields, write_files
from packet.problems import Problem, UsageError
from packet.store.profile_store import read_profile
from packet.store.sources import Selection, load_sources
from packet.store.workspace import Workspace, choose_profile, find_workspace
from packet.tailor import tailor

FREEZE_AFTER = ("topics", "pin", "exclude", "attach", "highlight")
"""Keys of a position below which `papers:` is at home."""
NOTHING_SAID = " (it says nothing of what the papers are about: they are ranked as without it)"
SENTENCES = 2
"""Sentences of the advertisement shown for a paper; `--json` has all."""


@dataclass(frozen=True, slots=True)
class PapersOptions:
    """The command line of `packet papers`."""

    position: str
    target: str
    topics: tuple[str, ...]
    pin: tuple[str, ...]
    exclude: tuple[str, ...]
    advertisement: Path | None
    profile: str | None
    date: date
    workspace: Path | None
    freeze: bool
    as_json: bool


def run_papers(options: PapersOptions) -> None:
    """Print the ranking; with `freeze` write the choice into the position's file as well."""
    if options.position and options.target:
        raise UsageError(
            Problem("position-and-target", "a position names its target itself", hint="leave out --target, or the position")
        )
    if options.freeze and not options.position:
        raise UsageError(Problem("nothing-to-freeze", "a choice is frozen into a position", hint="packet papers POSITION --freeze"))
    workspace = find_workspace(Path.cwd(), options.workspace)
    store = read_profile(workspace, choose_profile(workspace, options.profile))
    target = options.target or ("" if options.position else workspace.usual_target())
    request = Request(options.date, options.topics, options.pin, options.exclude)
    sources = load_sources(workspace, store, Selection(target, options.position, advertisement=options.advertisement), request)
    plan = tailor(sources, request)
    if options.as_json:
        typer.echo(json.dumps(_fields(plan, sources), indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join(_lines(plan, sources)))
        print_problems(sources.warnings)
    if options.freeze:
        path = _freeze(workspace.positions(store.name)[options.position], plan, workspace)
        typer.echo(f"frozen: papers: of {shown_path(path)}", err=options.as_json)


def _freeze(path: Path, plan: Plan, workspace: Workspace) -> Path:
    data = path.read_bytes()
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    keys = [work.key for work in plan.chosen]
    changed = with_list(data.removeprefix(mark).decode(), workspace.shown(path), "papers", keys, FREEZE_AFTER)
    real = path.resolve()  # where the position is a link, the file that it leads to is written
    write_files({real.name: mark + changed.encode()}, real.parent)
    return path


def _fields(plan: Plan, sources: Sources) -> dict[str, object]:
    return {
        "packet": plan.name,
        "target": plan.target_name,
        "position": plan.position_name or None,
        "topics": plan.topics.text if plan.topics else None,
        "advertisement": sources.advertisement.path if sources.advertisement else None,
        "set_aside": [{"about": one.about, "sentence": one.sentence} for one in plan.set_aside],
        "papers": [choice_fields(choice, plan) for choice in plan.choices],
    }


def _lines(plan: Plan, sources: Sources) -> Iterator[str]:
    """A table of all papers: the columns are the terms, their heads the weights, so that a score is the sum of its row."""
    yield _heading(plan, sources.advertisement)
    width = max((len(choice.key) for choice in plan.choices), default=0)
    weights = {term.name: f"{term.name}·{term.weight:g}".replace("-", "−") for choice in plan.choices for term in choice.terms}
    yield f"{'':<16}{'':<{width}}   score  {'  '.join(weights.values())}"
    for choice in plan.choices:
        values = {term.name: f"{term.value:g}" for term in choice.terms}
        cells = "  ".join(f"{values.get(name, '–'):>{len(head)}}" for name, head in weights.items())
        yield f"{choice.rank:>3} {_mark(choice):<11} {choice.key:<{width}}  {choice.score:.4f}  {cells}"
        yield from _why(choice)
    if plan.set_aside:
        yield from wrap(_set_aside(plan), 116, subsequent_indent="  ", break_on_hyphens=False)
    for finding in plan.findings:
        if finding.code == "owner-not-found":
            yield f"  ! {finding.message}: {finding.remedy}"


def _heading(plan: Plan, posting: TextFile | None) -> str:
    said = [plan.heading, f"topics: {plan.topics.text}" if plan.topics else ""]
    if posting:
        used = any(choice.evidence for choice in plan.choices)
        said.append(f"advertisement: {posting.path}{'' if used else NOTHING_SAID}")
    return " · ".join(filter(None, said))


def _set_aside(plan: Plan) -> str:
    """Which sentences of the advertisement had no say: of each sort how many, and how the first begins; `--json` has all."""
    sorts: dict[str, list[str]] = {}
    for one in plan.set_aside:
        sorts.setdefault(one.about, []).append(one.sentence)
    said = [f"{about} {len(found)} (“{shorten(found[0], 40, placeholder='…')}”)" for about, found in sorts.items()]
    return f"set aside of the advertisement: {', '.join(said)}"


def _mark(choice: Choice) -> str:
    """The most that was decided for a paper: attached ⊆ highlighted ⊆ chosen."""
    if not choice.chosen:
        return "left out"
    return "attached" if choice.attached else "highlighted" if choice.highlighted else "chosen"


def _why(choice: Choice) -> Iterator[str]:
    """What the values stand for; then, for a chosen paper, the sentences that speak most for it with the phrases found in them."""
    facts = [term.because for term in choice.terms if term.name != "fit" and term.because != "none"]
    said_below = choice.chosen and choice.evidence
    reason = "" if said_below or (facts and choice.reason.startswith(facts[0])) else choice.reason
    yield " " * 16 + " · ".join(filter(None, (reason, *facts)))
    shares: dict[str, float] = {}
    for one in choice.evidence if choice.chosen else ():
        shares[one.sentence] = shares.get(one.sentence, 0.0) + one.share
    for sentence in sorted(shares, key=lambda said: -shares[said])[:SENTENCES]:
        phrases = dict.fromkeys(f"“{one.phrase}”" for one in choice.evidence if one.sentence == sentence)
        said = f"{', '.join(phrases)} in: {sentence}"
        yield from wrap(said, 116, initial_indent=" " * 16, subsequent_indent=" " * 18, break_on_hyphens=False)
