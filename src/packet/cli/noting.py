"""`packet stage`, `outcome`, `interview`, `note`: what happened → an event, where it can follow from what happened before."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import typer

from packet.cli.application import Application, Noting, find_application, find_home, in_words, new_event, noted
from packet.cli.sent import built_for
from packet.model.season import EventKind, Outcome, Stage
from packet.problems import Problem, RefusedError, UsageError, did_you_mean
from packet.season.stages import BEFORE, FOLLOWING, next_outcomes, next_stages
from packet.store.built import objections

W = TypeVar("W", bound=StrEnum)


def run_stage(said: Noting, word: str, out: Path | None) -> None:
    """Note that a position has come to a stage. Raises `RefusedError` where it cannot be there."""
    stage = _meant(word, Stage, "stage")
    application = _application(said)
    now = application.standing.stage
    if stage in FOLLOWING:
        raise RefusedError(_follows(stage, said.position))
    if stage not in next_stages(now):
        hint = f"{_from(now, next_stages(now))}{_instead(stage, now)}"
        raise RefusedError(
            Problem("no-such-step", f"{said.position} is {_words(now)}: it cannot become {_words(stage)}", hint=hint)
        )
    if stage is Stage.READY and (against := objections(built_for(application, out), application.home.workspace)):
        raise RefusedError(*against)
    _note(application, said, EventKind.STAGE, stage)


def run_outcome(said: Noting, word: str) -> None:
    outcome = _meant(word, Outcome, "outcome")
    application = _application(said)
    now = application.standing.outcome
    if outcome not in next_outcomes(now):
        message = f"the outcome of {said.position} is {now}: it cannot become {outcome}"
        raise RefusedError(Problem("no-such-step", message, hint=_from(now, next_outcomes(now))))
    _note(application, said, EventKind.OUTCOME, outcome)


def run_words(said: Noting, kind: EventKind, words: str) -> None:
    """Note an interview, or anything else, in words."""
    if not words.strip():
        raise UsageError(Problem("nothing-to-note", "there are no words to note", hint=f"packet {kind} {said.position} 'WORDS'"))
    _note(_application(said), said, kind, words.strip())


def _application(said: Noting) -> Application:
    return find_application(find_home(said.workspace, said.profile), said.position, said.now)


def _note(application: Application, said: Noting, kind: EventKind, value: str) -> None:
    now = noted(application, [new_event(said, kind, value)])
    typer.echo(f"{said.position}: noted   {in_words(now, application.needs)}")


def _meant(word: str, known: type[W], what: str) -> W:
    """`under review` is `under-review`."""
    written = "-".join(word.casefold().replace("-", " ").split())
    if written not in (values := [one.value for one in known]):
        hint = did_you_mean(written, values)
        if what == "stage":
            raise UsageError(Problem("unknown-stage", f"there is no stage {word!r}", hint=hint))
        raise UsageError(Problem("unknown-outcome", f"there is no outcome {word!r}", hint=hint))
    return known(written)


def _follows(stage: Stage, position: str) -> Problem:
    if stage is Stage.COMPLETE:
        return Problem("stage-follows", "complete follows from letters: it is, when all that the call asks for are in")
    hint = f"packet sent {position}, with --portal NAME where there are several"
    return Problem("stage-follows", f"{_words(stage)} follows from a frozen copy of what was sent", hint=hint)


def _from(now: StrEnum, following: Sequence[StrEnum]) -> str:
    return f"from {_words(now)}: {', '.join(map(_words, following))}"


def _instead(stage: Stage, now: Stage) -> str:
    if stage is Stage.WITHDRAWN and now in BEFORE:
        return "; nothing was sent yet: say skipped"
    if stage is Stage.SKIPPED:
        return "; it was sent: say withdrawn"
    return ""


def _words(one: StrEnum) -> str:
    return one.replace("-", " ")
