"""`packet new position --from-csv FILE`: a table of positions → all of them, or none and every problem at once."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.cli.new_files import check_name
from packet.cli.new_posting import Made, Maker, Wish, make, write_made
from packet.cli.printing import print_problems
from packet.formats.located_yaml import decode
from packet.model.base import refusals
from packet.model.call import PublicFacts
from packet.model.deadline import DeadlineKind, parse_deadline
from packet.problems import PacketError, Place, Problem, Severity, SourceError, did_you_mean

FIELDS = ("institution", "department", "title", "rank", "requisition", "area", "addressee", "url", "portal", "zone")
COLUMNS = ("name", *FIELDS, "target", "deadline", "ad", "call", "note")
_KIND = re.compile(rf"(?:(?P<kind>(?:{'|'.join(DeadlineKind)})(?:-[\w-]*[a-z0-9])?)(?: *[:=] *| +))?(?P<when>.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows by column; `lines` are the lines in which they begin, `unknown` the headings that nothing here reads."""

    rows: tuple[Mapping[str, str], ...]
    lines: tuple[int, ...]
    unknown: tuple[str, ...]


def run_season_table(path: Path, here: Maker) -> None:
    """Make every position of the table. Raises `SourceError` with all that is wrong, and makes nothing then."""
    shown = here.workspace.shown(path.resolve())
    table = read_table(path, shown)
    made: list[Made] = []
    problems = list(_repeated(table, shown, here))
    for row, line in zip(table.rows, table.lines, strict=True):
        place = Place(shown, line)
        try:
            made.append(_make(row, path.resolve().parent, here, place))
        except PacketError as error:
            problems += [Problem(one.code, _of_row(one, shown), place, one.hint) for one in error.problems]
    if problems:
        raise SourceError(*problems)
    write_made(made, here)
    typer.echo("\n".join(_told(made)))
    print_problems(tuple(_unread(table, shown)))


def _of_row(problem: Problem, shown: str) -> str:
    """What is wrong in another file than the table is told with that file."""
    return f"{problem.message} ({problem.place})" if problem.place and problem.place.path != shown else problem.message


def read_table(path: Path, shown: str) -> Table:
    """Commas, semicolons or tabs part the columns, whichever the first line has most of."""
    try:
        text = decode(path.read_bytes(), shown)
    except OSError as error:
        message = f"the table cannot be read: {error.strerror or error}"
        raise SourceError(Problem("unreadable-file", message, Place(shown), "look at its name and its permissions")) from None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines, before = [], 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append([cell.strip() for cell in row])
                lines.append(before + 1)
            before = reader.line_num
    except csv.Error as error:
        raise SourceError(
            Problem("bad-table", f"this is no table: {error}", Place(shown, before + 1), "look at its quotation marks")
        ) from None
    return _table(rows, lines, shown)


def _table(rows: Sequence[Sequence[str]], lines: Sequence[int], shown: str) -> Table:
    names = [re.sub(r"[\s_]+", "-", cell.casefold()) for cell in rows[0]] if rows else []
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    if "name" not in names or twice:
        wrong = f"two columns are called {twice[0]!r}" if twice else "its first line names no column 'name'"
        hint = f"name the columns: {', '.join(COLUMNS)}; name alone is needed"
        raise SourceError(Problem("bad-table", wrong, Place(shown, lines[0] if lines else 1), hint))
    if beyond := list(_beyond(rows, lines, names, shown)):
        raise SourceError(*beyond)
    read = tuple(dict(zip(names, row, strict=False)) for row in rows[1:])
    return Table(read, tuple(lines[1:]), tuple(name for name in names if name and name not in COLUMNS))


def _beyond(rows: Sequence[Sequence[str]], lines: Sequence[int], names: Sequence[str], shown: str) -> Iterator[Problem]:
    """Cells that no heading is above: they would be lost."""
    for row, line in zip(rows[1:], lines[1:], strict=True):
        if any(row[len(names) :]):
            message, hint = "this row has more cells than there are columns", "put a cell with commas in quotation marks"
            yield Problem("bad-table", message, Place(shown, line), hint)
        if any(cell for name, cell in zip(names, row, strict=False) if not name):
            message = "a cell of this row stands below no heading"
            yield Problem("bad-table", message, Place(shown, line), "name its column in the first line, or leave it out")


def _make(row: Mapping[str, str], folder: Path, here: Maker, place: Place) -> Made:
    """Raises `SourceError` with all that is wrong in the row."""
    given = {field: row[field] for field in FIELDS if row.get(field)}
    problems = [*_unfit(given, place), *_of_name(row.get("name", ""), here)]
    try:
        given.update(_deadlines(row.get("deadline", "")))
    except ValueError as error:
        problems.append(Problem("bad-deadline", str(error), place, "write full-consideration: 2026-12-01 17:00 ET; several with ;"))
    ad = str(folder / row["ad"]) if row.get("ad") else ""
    if ad and not Path(ad).is_file():
        problems.append(
            Problem("unreadable-file", f"there is no posting {row['ad']}", place, "its path starts at the table's folder")
        )
    wish = Wish(row.get("name", ""), ad, given, row.get("target", ""), row.get("call", ""), row.get("note", ""))
    problems += _unknown_names(row, here, place)
    if problems:
        raise SourceError(*problems)
    return make(wish, here)


def _unfit(given: Mapping[str, str], place: Place) -> Iterator[Problem]:
    for name, said in given.items():
        if not said.isprintable():
            yield Problem("bad-answer", f"{name}: {said!r} is not one line of text", place, "write it on one line")
        elif why := refusals(PublicFacts, {name: said}).get(name):
            yield Problem("bad-answer", f"{name}: {why}", place, "see packet schema position")


def _unknown_names(row: Mapping[str, str], here: Maker, place: Place) -> Iterator[Problem]:
    """Targets and portals that there are not."""
    target, portal = row.get("target", ""), row.get("portal", "")
    if target and target not in (known := list(here.workspace.targets())):
        yield Problem("unknown-target", f"there is no target {target!r}", place, did_you_mean(target, known))
    if portal and portal not in (portals := list(here.workspace.portals())):
        yield Problem("unknown-portal", f"there is no portal {portal!r}", place, did_you_mean(portal, portals))


def _of_name(name: str, here: Maker) -> Sequence[Problem]:
    try:
        check_name("position", name, here.workspace)
    except PacketError as error:
        return error.problems
    return ()


def _deadlines(cell: str) -> Mapping[str, str]:
    """`2026-12-01; letters-due: 2026-12-08 17:00 ET` by kind. Raises `ValueError`."""
    found: dict[str, str] = {}
    for one in filter(None, (part.strip() for part in cell.split(";"))):
        match = _KIND.fullmatch(one)
        kind = (match["kind"] or "hard").lower() if match else "hard"
        when = match["when"] if match else one
        parse_deadline(when)
        if f"deadlines.{kind}" in found:
            raise ValueError(f"there are two deadlines of the kind {kind}")
        found[f"deadlines.{kind}"] = when
    return found


def _repeated(table: Table, shown: str, here: Maker) -> Iterator[Problem]:
    """Rows that would make a file twice; a call that is there already may stand in many."""
    there = here.workspace.calls()
    for column in ("name", "call"):
        seen: dict[str, int] = {}
        for row, line in zip(table.rows, table.lines, strict=True):
            name = row.get(column, "")
            if name and name in seen and (column == "name" or name not in there):
                message = f"the {column} {name!r} stands in line {seen[name]} already"
                yield Problem("name-taken", message, Place(shown, line), "give each a name of its own")
            seen.setdefault(name, line)


def _unread(table: Table, shown: str) -> Iterator[Problem]:
    for name in table.unknown:
        message = f"the column {name!r} was left alone"
        yield Problem("unknown-column", message, Place(shown, 1), did_you_mean(name, COLUMNS), Severity.WARNING)


def _told(made: Sequence[Made]) -> Iterator[str]:
    for one in made:
        doubts, unclear = len(one.found.unconfirmed) - len(one.found.open), len(one.found.unclear) + len(one.found.otherwise)
        named = {fact.field.removesuffix("s") for fact in one.found.facts}
        parts = [f"{doubts} to confirm" if doubts else "", f"{unclear} not certain" if unclear else ""]
        needed = () if one.wish.call else ("institution", "title", "deadline")
        lacking = [field for field in needed if field not in named]
        parts += [f"still without {', '.join(lacking)}"] if lacking else []
        said = ", ".join(filter(None, parts)) or "complete"
        yield f"  {one.wish.name:<28} {one.target:<18} {said}"
    doubtful = any(one.found.unconfirmed for one in made)
    yield f"{len(made)} position{'s' * (len(made) != 1)} made. Next: packet {'confirm' if doubtful else 'status'}"
