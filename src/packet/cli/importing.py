"""`packet import`: foreign files → what was found in them, and the profile's file of publications with it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

import typer

from packet.cli.printing import print_problems
from packet.formats.bibliography import is_bibliography
from packet.formats.located_yaml import Fields, decode
from packet.formats.yaml_growth import Growth, grown
from packet.importers import read_source
from packet.importers.found import Found
from packet.importers.merging import Merge, merged
from packet.importers.source import SourceFile
from packet.model.profile import Profile
from packet.model.publications import PublicationsFile
from packet.output import write_files
from packet.problems import Place, SourceError
from packet.store.desk import Desk
from packet.store.workspace import Workspace, choose_profile, find_workspace


def run_import(sources: Sequence[Path], explicit: Path | None, profile: str | None, *, dry_run: bool) -> None:
    """Read the sources, print what was found and what could not be used, and write the file unless it is a dry run."""
    workspace = find_workspace(Path.cwd(), explicit)
    desk = Desk(workspace)
    target, is_named = _target(desk, workspace, choose_profile(workspace, profile))
    found = _found(desk, sources)
    mark, text, current = _current(desk, target)
    desk.finish()
    merge = merged(current, found)
    changed = _with(text, workspace.shown(target), merge)
    typer.echo("\n".join(_report(sources, found, merge)))
    print_problems(sorted(merge.problems, key=lambda problem: problem.place or Place("")))
    _judge(workspace, target, changed)
    shown = workspace.shown(target)
    if changed == text:
        typer.echo(f"nothing to change in {shown}")
    elif dry_run:
        lines = unified_diff(text.splitlines(), changed.splitlines(), shown, f"{shown} after the import", lineterm="")
        typer.echo("\n".join(lines))
    else:
        real = target.resolve()
        write_files({real.name: mark + changed.encode()}, real.parent)
        typer.echo(f"written: {shown}")
    if not is_named:
        typer.echo(f"  → name it in the profile, last: publications: [..., {target.name}]")


def _target(desk: Desk, workspace: Workspace, name: str) -> tuple[Path, bool]:
    """The profile's last YAML file of publications; `publications.yaml`, and false, where it names .bib files alone."""
    folder = workspace.root / "profiles" / name
    profile = desk.model(folder / "profile.yaml", Profile)
    files = profile.value.publications if profile else ()
    own = [file for file in files if not is_bibliography(file)]
    return (folder / own[-1], True) if own else (folder / "publications.yaml", not files)


def _found(desk: Desk, sources: Sequence[Path]) -> list[Found]:
    found = []
    for source in sources:
        data = desk.bytes_of(source)
        try:
            found += [read_source(SourceFile(str(source), data))] if data is not None else []
        except SourceError as error:
            desk.problems.extend(error.problems)
    return found


def _current(desk: Desk, target: Path) -> tuple[bytes, str, Fields]:
    """The file as it is: its byte-order mark, its text, its tree."""
    empty = Fields({}, {}, Place(desk.shown(target)))
    if not target.exists():
        return b"", "", empty
    data = desk.bytes_of(target) or b""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    if not data.removeprefix(mark).strip():
        return mark, "", empty
    node = desk.parse(data, target)
    if node is None:
        return mark, "", empty
    if not isinstance(node, Fields):
        desk.fit(node, PublicationsFile)  # says that it is no mapping
        return mark, "", empty
    return mark, decode(data, desk.shown(target)), node


def _with(text: str, shown: str, merge: Merge) -> str:
    growths = [Growth(("venues",), merge.venues), Growth(("publications",), merge.new)]
    growths += [Growth(("publications", one.key, *([one.within] if one.within else [])), one.fields) for one in merge.added]
    return grown(text, shown, growths)


def _judge(workspace: Workspace, target: Path, text: str) -> None:
    """Raises `SourceError` where the file, as it would be, is not valid: it was so before, and is mended first."""
    desk = Desk(workspace)
    node = desk.parse(text.encode(), target) if text.strip() else None
    if node is not None and not _leans_on_others(node):
        desk.fit(node, PublicationsFile)
    desk.finish()


def _leans_on_others(node: object) -> bool:
    """Whether entries add to those of earlier files, and so may lack what every publication must have."""
    listed = node.values.get("publications") if isinstance(node, Fields) else None
    entries = listed.values.values() if isinstance(listed, Fields) else ()
    return any(isinstance(entry, Fields) and "title" not in entry.values for entry in entries)


def _report(sources: Sequence[Path], found: Sequence[Found], merge: Merge) -> Iterator[str]:
    for source, one in zip(sources, found, strict=True):
        yield f"{source}: {one.format}, {len(one.part('publications').values)} publications"
        yield from (f"  {note}" for note in one.notes)
    if merge.joined:
        yield f"  joined, since they are one paper: {', '.join(merge.joined)}"
    yield f"  {len(merge.new.values)} new, {merge.known} in your file already, {len(merge.venues.values)} new venues"
    for addition in merge.added:
        yield f"  {addition.key} gets {', '.join(addition.fields.values)}{f' in {addition.within}' if addition.within else ''}"
