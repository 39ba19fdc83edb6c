"""`packet letter`: how it stands with a referee's letter → an event. The letter itself is never kept."""

from __future__ import annotations

from collections.abc import Sequence

from packet.cli.application import Application, Noting, find_application, find_home, new_event, note_for_each
from packet.model.names import name_words
from packet.model.profile import Profile
from packet.model.season import Event, EventKind, LetterState, as_written
from packet.problems import Problem, UsageError, did_you_mean
from packet.store.desk import Desk
from packet.store.workspace import Workspace


def run_letter(said: Noting, positions: Sequence[str], referee: str, word: str) -> None:
    state = _state(word)
    home = find_home(said.workspace, said.profile)
    named = [one.name for one in read_person(home.workspace, home.profile).referees]

    def event_for(position: str) -> tuple[Application, Event]:
        application = find_application(home, position, said.now)
        earlier = [event.referee for event in application.season.of(position) if event.kind is EventKind.LETTER]
        name = referee_named(referee, [*named, *earlier])
        return application, new_event(application, said.of(position), EventKind.LETTER, state, referee=name)

    note_for_each(positions, event_for)


def _state(word: str) -> LetterState:
    written = as_written(word)
    known = [state.value for state in LetterState]
    if written not in known:
        raise UsageError(Problem("unknown-letter-state", f"a letter is never {word!r}", hint=did_you_mean(written, known)))
    return LetterState(written)


def referee_named(words: str, names: Sequence[str]) -> str:
    """The referee with that name, or the only one with these words in it. Raises `UsageError` for none, or for several."""
    known = list(dict.fromkeys(names))
    found = _bearing(words, known)
    if len(found) == 1:
        return found[0]
    if found:
        hint = f"say the whole name: {' or '.join(map(repr, found))}"
        raise UsageError(Problem("unknown-referee", f"{words!r} may be {len(found)} of your referees", hint=hint))
    hint = did_you_mean(words, known) if known else "name them in profile.yaml under referees:"
    raise UsageError(Problem("unknown-referee", f"the profile names no referee {words!r}", hint=hint))


def _bearing(words: str, known: Sequence[str]) -> list[str]:
    """The names with all of these words, read as strictly as any of them allows; a name that has no other words comes first."""
    for reading in (_as_written, name_words, _parts):
        asked = reading(words)
        if found := [name for name in known if asked and set(asked) <= set(reading(name))]:
            return [name for name in found if reading(name) == asked] or found
    return []


def _as_written(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().replace(",", " ").split())


def _parts(name: str) -> tuple[str, ...]:
    """`garcia` and `lopez` of García-López."""
    return tuple(part for word in name_words(name) for part in word.split("-") if part)


def read_person(workspace: Workspace, profile: str) -> Profile:
    """The profile's own file alone. Raises `SourceError` where it cannot be read."""
    desk = Desk(workspace)
    loaded = desk.model(workspace.root / "profiles" / profile / "profile.yaml", Profile)
    desk.finish()
    if loaded is None:
        raise AssertionError("a profile that cannot be read has a problem")
    return loaded.value
