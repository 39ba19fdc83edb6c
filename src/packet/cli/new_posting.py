"""`packet new position NAME --ad FILE`: a posting → the position that it seems to ask for, and the posting beside it."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from packet.cli.new_files import check_name, places, write
from packet.cli.schema import write_all
from packet.institutions.gazetteer import Gazetteer, shipped
from packet.postings.places import KnownPortal
from packet.postings.position_file import READ_YOURSELF, Whence, call_file, position_file, position_of_call, reading_of
from packet.postings.proposal import one_line
from packet.postings.reading import read_posting
from packet.postings.stated import Fact, Stated, stated
from packet.problems import Problem, SourceError, UsageError
from packet.store.desk import Desk
from packet.store.institutions import read_institutions
from packet.store.portals import read_portals
from packet.store.postings import MOST_BYTES, posting_text, read_posting_file
from packet.store.schema_files import FOLDER as SCHEMAS
from packet.store.workspace import Workspace, choose_profile, find_workspace, lies_at

_TARGETS = (
    (r"(?i)\bpost-?doc|\bresearch (?:fellow|associate)\b", "postdoc"),
    (r"(?i)\bintern(?:ship)?\b", "internship"),
    (r"(?i)\bresearch (?:scientist|engineer|staff)\b|\bstaff scientist\b", "research-scientist"),
    (r"(?i)profess|lecturer|\bfaculty\b|maître de conf", "faculty-job"),
)
"""What a title tells of the kind of application."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One position to be made: what the applicant says of it himself, by field; `ad` is `-` for standard input, "" for none."""

    name: str
    ad: str
    given: Mapping[str, str]
    target: str = ""
    call: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """Files by their paths, none of them written yet, and what to tell."""

    wish: Wish
    files: Mapping[Path, bytes]
    found: Stated
    target: str
    guessed: str
    """What the target was taken by; "" where the applicant says it."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Where positions are made, and what is known there."""

    workspace: Workspace
    who: str
    gazetteer: Gazetteer
    portals: Mapping[str, KnownPortal]
    day: date


def maker(workspace: Path | None, profile: str | None, day: date) -> Maker:
    here = find_workspace(Path.cwd(), workspace)
    desk = Desk(here)
    known = Maker(here, choose_profile(here, profile), shipped().with_added(read_institutions(desk)), read_portals(desk), day)
    desk.finish()
    return known


def run_new_posting(wish: Wish, here: Maker) -> None:
    made = make(wish, here)
    write_made((made,), here)
    for line in told(made, here.workspace):
        typer.echo(line)


def make(wish: Wish, here: Maker) -> Made:
    """Raises what is wrong with the name, the posting or an answer."""
    check_name("position", wish.name, here.workspace)
    folder = places("position", wish.name, here.workspace, here.who)
    text = _posting(wish.ad, here.workspace)
    reading = read_posting(text, here.gazetteer, here.portals) if text else None
    found = stated(reading, wish.given)
    target, guessed = _target(wish, found, here.workspace)
    file = f"{wish.name}.txt" if text else ""
    whence = Whence(wish.given.get("url", ""), file, here.day) if text else None
    files = {folder / file: text.encode()} if text else {}
    for path in files:
        _free(path, here.workspace)
    return Made(wish, {**_written(wish, here, found, target, whence), **files}, found, target, guessed)


def _written(wish: Wish, here: Maker, found: Stated, target: str, whence: Whence | None) -> Mapping[Path, bytes]:
    """The position, and the call where the public part goes into one; a call that is there is taken as it is."""
    folder = here.workspace.root / "profiles" / here.who / "positions"
    path = folder / f"{wish.name}.yaml"
    if not wish.call:
        return {path: position_file(wish.name, target, found, whence, wish.note).encode()}
    nothing = Stated((), (), (), (), (), ())
    if not whence and wish.call in here.workspace.calls():
        return {path: position_of_call(target, wish.call, found, wish.note).encode()}
    check_name("call", wish.call, here.workspace)
    call = places("call", wish.call, here.workspace, here.who) / f"{wish.call}.yaml"
    public = Whence(whence.url if whence else "", "", here.day)
    return {
        call: call_file(wish.call, found, public).encode(),
        path: position_of_call(target, wish.call, nothing, wish.note).encode(),
    }


def write_made(several: Sequence[Made], here: Maker) -> None:
    """All files of all positions, or none."""
    write({path: data for made in several for path, data in made.files.items()})
    if not (here.workspace.root / SCHEMAS).is_dir():
        write_all(here.workspace.root / SCHEMAS)  # the files name them


def _posting(ad: str, workspace: Workspace) -> str:
    if not ad:
        return ""
    if ad == "-":
        return posting_text(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input")
    path = Path(ad)
    return read_posting_file(path, workspace.shown(path.resolve()))


def _free(path: Path, workspace: Workspace) -> None:
    if lies_at(path):
        message = f"there is a posting of that name already: {workspace.shown(path)}"
        raise UsageError(Problem("name-taken", message, hint="choose another name; nothing was changed"))


def _target(wish: Wish, found: Stated, workspace: Workspace) -> tuple[str, str]:
    """The target, and what it was taken by. Raises `SourceError` for one that there is not."""
    known = workspace.targets()
    if wish.target:
        if wish.target not in known:
            hint = f"there are {', '.join(known)}"
            raise SourceError(Problem("unknown-target", f"there is no target {wish.target!r}", hint=hint))
        return wish.target, ""
    title = next((fact.value for fact in found.facts if fact.field == "title"), "")
    meant = next((target for pattern, target in _TARGETS if re.search(pattern, title) and target in known), "")
    return (meant, "by the title") if meant else (workspace.usual_target(), "for want of one that fits the title")


def told(made: Made, workspace: Workspace) -> Iterator[str]:
    """What was made, what is to be confirmed, what is not certain, what was not found."""
    for path in made.files:
        yield f"  {workspace.shown(path)}"
    found = made.found
    if made.guessed:
        yield f"Target: {made.target}, {made.guessed}; say target: in the file if it is another"
    if read := list(entries(found)):
        yield f"Read from the posting, {len(read)} to be confirmed:"
        yield from (f"  {name:<34} {value}  (line {line})" for name, value, line in read)
    for title, several in (("Not certain:", found.unclear), ("The posting seems to say otherwise:", found.otherwise)):
        if several:
            yield title
            yield from (f"  {one.field:<34} {reading_of(one)}  (line {one.line})" for one in several)
    if found.unread:
        yield READ_YOURSELF
        for one in found.unread:
            yield from textwrap.wrap(
                f"line {one.line}: “{one_line(one.sentence)}”", 98, initial_indent="  ", subsequent_indent="    "
            )
    if found.missing:
        yield f"Not found in the posting: {', '.join(found.missing)}"
    if lacking := [field for field in ("institution", "title") if field not in {fact.field for fact in found.facts}]:
        yield f"To be written: {', '.join(lacking)}"
    yield _next(made)


def _next(made: Made) -> str:
    name, still_open = made.wish.name, made.found.open
    if not made.found.unconfirmed:
        return f"Next: packet build {name}"
    return f"Next: packet confirm {name}" + (f", which asks what is meant by {', '.join(still_open)}, too" if still_open else "")


def entries(found: Stated) -> Iterator[tuple[str, str, int]]:
    """Name, value and line of everything that was read and is to be confirmed; of several values of one name, the first's line."""
    read: dict[str, list[Fact]] = {}
    for fact in found.facts:
        if fact.proposal:
            read.setdefault(fact.name, []).append(fact)
    for name, facts in read.items():
        yield name, ", ".join(fact.value for fact in facts), next(fact.proposal.line for fact in facts if fact.proposal)
    for rule in found.rules:
        value = ", ".join(rule.value) if isinstance(rule.value, tuple) else rule.value
        yield f"rules.{rule.label}", value, rule.proposal.line
