"""`packet stage`, `outcome`, `interview`, `note`: what happened → an event, where it can follow from what happened before."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import typer

from packet.cli.application import Application, Noting, find_application, find_home, in_words, new_event, note_for_each, noted
from packet.cli.printing import plain
from packet.cli.sent import built_for, lacks, speaks_against
from packet.model.season import Event, EventKind, Outcome, Stage, as_written
from packet.problems import Problem, RefusedError, Severity, UsageError, did_you_mean
from packet.season.interviews import invitation
from packet.season.stages import BEFORE, FOLLOWING, next_outcomes, next_stages
from packet.season.status import is_over

W = TypeVar("W", bound=StrEnum)


def run_stage(said: Noting, positions: Sequence[str], word: str, out: Path | None) -> None:
    """Note that positions have come to a stage. Raises `RefusedError` where one cannot be there."""
    stage = _meant(word, Stage, "stage")

    def event_for(position: str) -> tuple[Application, Event]:
        application = _application(said.of(position))
        _check_stage(application, stage, out)
        return application, new_event(application, said.of(position), EventKind.STAGE, stage)

    note_for_each(positions, event_for)


def _check_stage(application: Application, stage: Stage, out: Path | None) -> None:
    now = application.standing.stage
    if stage in FOLLOWING:
        raise RefusedError(_follows(stage, application.name))
    if stage not in next_stages(now):
        hint = f"{_from(now, next_stages(now))}{_instead(stage, now)}"
        message = f"{application.name} is {_words(now)}: it cannot become {_words(stage)}"
        raise RefusedError(Problem("no-such-step", message, hint=hint))
    if stage is Stage.READY:
        against = (*speaks_against(built_for(application, out), application), *lacks(application, Severity.ERROR))
        if against:
            raise RefusedError(*against)


def run_outcome(said: Noting, positions: Sequence[str], word: str) -> None:
    """Note what was decided about positions. Raises `RefusedError` where that cannot follow."""
    outcome = _meant(word, Outcome, "outcome")

    def event_for(position: str) -> tuple[Application, Event]:
        application = _application(said.of(position))
        now = application.standing.outcome
        if outcome not in next_outcomes(now):
            message = f"the outcome of {position} is {now}: it cannot become {outcome}"
            raise RefusedError(Problem("no-such-step", message, hint=_from(now, next_outcomes(now))))
        return application, new_event(application, said.of(position), EventKind.OUTCOME, outcome)

    note_for_each(positions, event_for)


def run_words(said: Noting, kind: EventKind, words: str) -> None:
    """Note an interview, or anything else, in words."""
    if not words.strip():
        raise UsageError(Problem("nothing-to-note", "there are no words to note", hint=f"packet {kind} {said.position} 'WORDS'"))
    application = _application(said)
    now = noted(application, [new_event(application, said, kind, words.strip())])
    typer.echo(f"{said.position}: noted   {plain(in_words(now, application.needs))}")
    if kind is EventKind.INTERVIEW and not is_over(now):
        typer.echo(_when(said.position, words))


def _when(position: str, words: str) -> str:
    """Whether it stands among what is due, since that can only be seen from a day written as deadlines are."""
    if invitation(words.strip()):
        return "it stands in packet status and packet calendar; if it is moved, note it again, with the old day and: cancelled"
    written = "2027-01-12 10:00 America/Chicago, by video"
    return f"begin with its day, and it stands in status and calendar: packet interview {position} '{written}'"


def _application(said: Noting) -> Application:
    return find_application(find_home(said.workspace, said.profile), said.position, said.now)


def _meant(word: str, known: type[W], what: str) -> W:
    written = as_written(word)
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
