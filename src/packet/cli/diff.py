"""`packet diff A B`: two variants (positions, targets, with `+topic`) → what they include differently."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path

import typer

from packet.cli.differences import Difference, Variant, differences
from packet.compose import compose
from packet.model.sources import Request
from packet.problems import Problem, UsageError, did_you_mean
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.sources import Selection, load_sources
from packet.store.workspace import Workspace, choose_profile, find_workspace
from packet.tailor import tailor

NAME = 40
"""Letters of what is printed as a name, several on a line."""
LONGEST = 110
"""Letters shown of a paragraph; `--json` has all."""


def run_diff(names: tuple[str, str], folder: Path | None, profile: str | None, today: date, *, as_json: bool) -> None:
    workspace = find_workspace(Path.cwd(), folder)
    store = read_profile(workspace, choose_profile(workspace, profile))
    first, second = (_variant(name, workspace, store, today) for name in names)
    found = differences(first, second)
    if as_json:
        typer.echo(json.dumps(_fields(first, second, found), indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join(_lines(first, second, found)))


def _variant(name: str, workspace: Workspace, store: ProfileStore, today: date) -> Variant:
    """`NAME`, `NAME+TOPIC`, or a topic alone, which steers the usual target."""
    base, _, topics = name.partition("+")
    positions, targets = workspace.positions(store.name), workspace.targets()
    if base not in positions and base not in targets:
        if topics or base not in store.topics:
            known = [*positions, *targets, *store.topics]
            message = f"there is no position, target or topic {base!r}"
            raise UsageError(Problem("unknown-variant", message, hint=did_you_mean(base, known)))
        base, topics = workspace.usual_target(), base
    selection = Selection(position=base) if base in positions else Selection(target=base)
    request = Request(today, (topics,) if topics else ())
    plan = tailor(load_sources(workspace, store, selection, request), request)
    return Variant(name, plan, compose(plan))


def _lines(first: Variant, second: Variant, found: tuple[Difference, ...]) -> Iterator[str]:
    yield f"− {first.name}   {first.plan.heading}"
    yield f"+ {second.name}   {second.plan.heading}"
    if not found:
        yield "both include the same"
    yield from difference_lines(found)


def difference_lines(found: tuple[Difference, ...]) -> Iterator[str]:
    for difference in found:
        yield f"{difference.place}{'   (in another order)' if difference.reordered else ''}"
        yield from _side("−", difference.only_first, difference.only_second, prose=difference.prose)
        yield from _side("+", difference.only_second, difference.only_first, prose=difference.prose)


def _side(mark: str, items: tuple[str, ...], others: tuple[str, ...], *, prose: bool) -> Iterator[str]:
    """Names on one line, paragraphs and long names on a line each."""
    if items and not prose and max(map(len, items)) <= NAME:
        yield f"  {mark} {', '.join(items)}"
    else:
        yield from (f"  {mark} {_short(item, others)}" for item in items)


def _short(words: str, others: tuple[str, ...]) -> str:
    """A paragraph from where it parts from the one it is most like."""
    common = max((_common(words, other) for other in others), default=0)
    if common > LONGEST // 2:
        words = f"… {words[words.rfind(' ', 0, common) + 1 :]}"
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _common(first: str, second: str) -> int:
    """How many letters two paragraphs begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _fields(first: Variant, second: Variant, found: tuple[Difference, ...]) -> dict[str, object]:
    return {"first": first.name, "second": second.name, "differences": difference_fields(found)}


def difference_fields(found: tuple[Difference, ...]) -> list[dict[str, object]]:
    return [
        {"place": one.place, "only_first": one.only_first, "only_second": one.only_second, "reordered": one.reordered}
        for one in found
    ]
