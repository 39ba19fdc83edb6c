"""`packet new position` with `--ad`, `--call` or `--from-csv`: which of them, and with what else they can go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from packet.cli.new_posting import Wish, maker, run_new_posting
from packet.cli.questions import Question, ask_name, checked
from packet.cli.season_table import run_season_table
from packet.problems import Problem, UsageError

_OWN = ("institution", "title", "target")
"""Answers that a position takes."""


@dataclass(frozen=True, slots=True)
class PostingOptions:
    """The command line of `packet new` where a posting or a table is read; `given` are the answers among its options."""

    what: str
    name: str | None
    other: str | None
    given: Mapping[str, str]
    ad: str | None
    call: str | None
    table: Path | None
    day: date
    profile: str | None
    workspace: Path | None


def run_new_season(options: PostingOptions) -> None:
    _check(options)
    here = maker(options.workspace, options.profile, options.day)
    if options.table:
        run_season_table(options.table, here)
        return
    given = checked([Question(name, name) for name in _OWN], options.given)
    target = given.pop("target", "")
    name = (ask_name("position") if options.name is None else options.name).strip()
    run_new_posting(Wish(name, options.ad or "", given, target, options.call or ""), here)


def _check(options: PostingOptions) -> None:
    """Raises `UsageError` for options that do not go together."""
    used = "--from-csv" if options.table else "--ad" if options.ad is not None else "--call"
    if options.what != "position":
        raise _not_for(used, f"a new {options.what}", "packet new position NAME --ad FILE")
    if options.ad is not None and not options.ad.strip():
        raise UsageError(Problem("unreadable-file", "--ad names no file", hint="say --ad FILE, or --ad - for standard input"))
    if options.ad is None and not options.table:
        raise _not_for(
            "--call", "a position without its posting", "say --ad FILE, or make the call by itself: packet new call NAME"
        )
    if options.other is not None:
        raise _not_for("--from", "a position that is read from its posting", "leave one of the two out")
    if foreign := [option for option in options.given if option not in _OWN]:
        raise _not_for(f"--{foreign[0]}", "a position", f"it takes {', '.join(f'--{name}' for name in _OWN)}")
    extra = [word for word, said in (("a name", options.name), ("--ad", options.ad), ("--call", options.call)) if said is not None]
    extra += [f"--{option}" for option in options.given]
    if options.table and extra:
        raise _not_for(extra[0], "a table of positions", "say it in the table: it has columns for each")


def _not_for(used: str, what: str, hint: str) -> UsageError:
    return UsageError(Problem("option-of-another-kind", f"{used} is not for {what}", hint=hint))
