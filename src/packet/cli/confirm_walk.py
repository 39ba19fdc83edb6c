"""Positions with something unconfirmed → each thing asked for at a terminal, one key an answer, and written at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import typer

from packet.cli.doubted import NOTHING, Doubted, edit_of, show, tell_unread, write_all
from packet.cli.excerpts import excerpts
from packet.cli.typed_line import typed
from packet.output.taking_turns import taking_turns
from packet.problems import PacketError
from packet.store.confirming import NEEDED, Doubt
from packet.store.settling import Settling


class _Way(StrEnum):
    """An answer that decides nothing."""

    BACK = "b"
    QUIT = "q"


KEYS: Mapping[str, str] = {"a": "accept", "e": "edit", "d": "drop", "s": "skip", _Way.BACK: "back", _Way.QUIT: "quit"}
AT_THE_END: Mapping[str, str] = {"n": "next", "+": "add", _Way.QUIT: "quit"}
"""Where it stands what was not read: no key that answers for a field goes past it."""
NO_KEYS: Mapping[str, str] = MappingProxyType({})
MOST_READINGS = 9
"""That a key can choose from."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """Files as they were before it was written, and as they were written; none where nothing was decided."""

    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]


def walk(positions: Sequence[Doubted]) -> bool:
    """Ask for all of one position after another; whether nobody stopped. Who stops keeps what was done."""
    for at, position in enumerate(positions, 1):
        where = f"{at} of {len(positions)} positions, " if len(positions) > 1 else ""
        goes_on = _ask_all(position, where)
        unread = tell_unread(position)
        if not goes_on or (unread and not _adds_and_goes_on(position)):
            return False
    return True


def _ask_all(position: Doubted, where: str) -> bool:
    """`where`: what is said before the place of a field. Whether the person goes on."""
    doubts = position.doubts
    shown = excerpts(doubts)
    answers: list[_Answer] = []
    way = None
    while len(answers) < len(doubts) and way is not _Way.QUIT:
        typer.echo(f"\n{typer.style(position.name, bold=True)}   {where}{len(answers) + 1} of {len(doubts)} fields")
        answer = _answered(position, doubts[len(answers)].name, shown[len(answers)])
        if isinstance(answer, _Answer):
            answers.append(answer)
        elif (way := answer) is _Way.BACK:
            _take_back(answers, position)
    settled = sum(bool(answer.after) for answer in answers)
    typer.echo(f"\n{position.name}: {settled} settled, {len(position.doubts)} still to confirm")
    return way is not _Way.QUIT


def _adds_and_goes_on(position: Doubted) -> bool:
    """Asks for what was not read, as long as the person adds some of it. Whether the person goes on."""
    while (key := _pressed(AT_THE_END)) == "+":
        _add(position)
    return key != _Way.QUIT


def _add(position: Doubted) -> None:
    """What is refused is asked for again, with the reason; an empty line adds nothing."""
    said = ""
    while said := typed("  name=value", said):
        try:
            with taking_turns(position.workspace.root):
                name, value = edit_of(said)
                before = position.give(name, value)
        except PacketError as error:
            typer.echo(f"  {error}", err=True)
        else:
            typer.echo(f"  {name}: {value}, which was {before}" if before else f"  added {name}: {value}")
            return


def _answered(position: Doubted, name: str, words: str) -> _Answer | _Way:
    """What was decided, and is written; a value that cannot be is asked for again. `words`: those of the posting that say it."""
    doubt = next((one for one in position.doubts if one.name == name), None)
    if doubt is None:
        typer.echo(f"  {name} was settled meanwhile")
        return _Answer({}, {})
    show(doubt, words)
    while not isinstance(said := _asked(doubt), _Way):
        try:
            with taking_turns(position.workspace.root):
                return _write(position, name, said)
        except PacketError as error:
            typer.echo(f"  {error}", err=True)
    return said


def _write(position: Doubted, name: str, said: Settling) -> _Answer:
    doubts = [one for one in position.doubts if one.name == name]
    before = {doubt.file: doubt.file.read_bytes() for doubt in doubts}
    after = position.write(doubts, said)
    return _Answer({path: before[path] for path in after}, after)


def _take_back(answers: list[_Answer], position: Doubted) -> None:
    """The last answer of the position is none any more, and its files are as before, unless somebody has written them since."""
    if not answers:
        typer.echo("  nothing of this position was answered yet", err=True)
        return
    last = answers.pop()
    with taking_turns(position.workspace.root):
        if any(_now(path) != data for path, data in last.after.items()):
            typer.echo("  the file was changed meanwhile, so the last answer stays: mend it there", err=True)
        else:
            write_all(last.before)


def _now(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _asked(doubt: Doubt) -> Settling | _Way:
    """What the person wants. Enter is no answer, so that whoever types it after a key answers once."""
    readings = dict(zip(map(str, range(1, MOST_READINGS + 1)), doubt.readings, strict=False))
    keys = {key: word for key, word in KEYS.items() if not (key == "a" and doubt.is_open)}
    while True:
        key = _pressed(keys, readings)
        if key in readings:
            return Settling(NOTHING, {doubt.name: readings[key]}, NOTHING)
        if key == "d" and doubt.name in NEEDED:
            typer.echo(f"  a position cannot be without its {doubt.name}: edit it")
        else:
            return _meant(key, doubt)


def _pressed(keys: Mapping[str, str], besides: Mapping[str, str] = NO_KEYS) -> str:
    """One of the keys that are shown, or of those `besides`; any other is asked for again."""
    while True:
        typer.echo(f"  {'  '.join(f'[{key}] {word}' for key, word in keys.items())} ", nl=False)
        key = _key()
        said = besides.get(key) or keys.get(key, "")
        typer.echo(f"→ {said}")
        if said:
            return key


def _key() -> str:
    """One key, "" for Enter; what was typed before the question was on the screen is gone, so that nothing is accepted unseen."""
    try:
        return typer.getchar().strip().lower()
    except EOFError:
        return _Way.QUIT


def _meant(key: str, doubt: Doubt) -> Settling | _Way:
    own = frozenset({doubt.name})
    if key == "e":
        return Settling(NOTHING, {doubt.name: _value(doubt)}, NOTHING)
    if key in set(_Way):
        return _Way(key)
    return Settling(own if key == "a" else NOTHING, {}, own if key == "d" else NOTHING)


def _value(doubt: Doubt) -> str:
    while not (value := typed("  value", doubt.written)):
        pass
    return value
