"""What an import found and changed → the lines that say so."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packet.cli.import_home import Home
from packet.cli.import_publications import Imported
from packet.cli.import_sources import Source
from packet.cli.own_file import OwnFile
from packet.formats.located_yaml import Scalar
from packet.importers.heads import NOBODY
from packet.importers.profile_merging import ProfileMerge
from packet.store.workspace import Workspace

FEW = 3
"""Bibliographies that one names in a profile; a homepage may have one for each paper."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read, whom it is for, and both files as they will be."""

    sources: tuple[Source, ...]
    home: Home
    merge: ProfileMerge
    profile: OwnFile
    imported: Imported

    @property
    def files(self) -> tuple[OwnFile, ...]:
        """The files that the sources have something for."""
        of_profile = self.home.is_new or self.profile.is_changed or any(source.found.profile.values for source in self.sources)
        of_list = self.imported.merge is not None or self.imported.file.is_changed
        return (*([self.profile] if of_profile else []), *([self.imported.file] if of_list else []))


def report(outcome: Outcome) -> Iterator[str]:
    """What was found, source by source, and what it means for the profile's files."""
    home, merge = outcome.home, outcome.merge
    for source in outcome.sources:
        yield from _source(source)
    if home.in_new_workspace:
        yield f"a new workspace in {home.folder.parent.parent}"
    if home.is_new:
        what = "written anew, instead of the untouched example" if home.profile.before else "a new profile"
        yield f"{home.profile.shown}: {what}"
    known = [f"{merge.known} there already"] if merge.known else []
    if counts := [f"{name} {count} new" for name, count in merge.new.items()] + known:
        yield f"{home.profile.shown}: {', '.join(counts)}"
    yield from (f"  {addition}" for addition in merge.added)
    yield from _publications(outcome.imported)


def _source(source: Source) -> Iterator[str]:
    profile = source.found.profile.values
    head = [name for name, node in profile.items() if isinstance(node, Scalar)]
    lists = [f"{name} {len(node.values)}" for name, node in profile.items() if not isinstance(node, Scalar)]
    publications = len(source.found.part("publications").values)
    said = [*([_counted(publications, "publication")] if publications else []), *head, *lists]
    yield f"{source.path}: {source.found.format}, {', '.join(said) or ('nothing to copy' if source.live else 'nothing')}"
    yield from (f"  {note}" for note in source.found.notes)
    if left := sum(problem.code == "import-left-out" for problem in source.found.problems):
        yield f"  left out: {left}, each named below"
    yield from (f"  {path} stays the only copy: the profile reads it in place, and nothing of it is copied" for path in source.live)


def _publications(imported: Imported) -> Iterator[str]:
    merge = imported.merge
    if merge is None:
        return
    if merge.joined:
        yield f"  joined, since they are one paper: {', '.join(merge.joined)}"
    venues = _counted(len(merge.venues.values), "new venue")
    yield f"{imported.file.shown}: {len(merge.new.values)} new, {merge.known} known already, {venues}"
    for addition in merge.added:
        yield f"  {addition.key} gets {', '.join(addition.fields.values)}{f' in {addition.within}' if addition.within else ''}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def next_steps(outcome: Outcome, workspace: Workspace, explicit: Path | None) -> Iterator[str]:
    """What a person does now."""
    home, imported = outcome.home, outcome.imported
    if not imported.is_named and imported.file.is_changed:
        yield f"  → name it in the profile, last: publications: [..., {imported.file.path.name}]"
    for source in outcome.sources:
        bibs = source.bibliographies
        if 0 < len(bibs) <= FEW and imported.merge and imported.merge.new.values:
            files = ", ".join([*(from_folder(home.folder, path) for path in bibs), *home.sources])
            names = " and ".join(path.name for path in bibs)
            yield f"  → to keep {names} the only copy, import with --live, or say in the profile: publications: [{files}]"
    missing = [name for name in NOBODY if name not in outcome.profile.tree.values]
    if missing:
        said = " and ".join(f"--{name}" for name in missing)
        yield f"  → write {' and '.join(missing)} into {home.profile.shown}, or import again with {said}"
    elif home.is_example:
        yield f"  → {home.profile.shown} is still the example: import with --name and --email to make it yours"
    elif home.is_new:
        words = ["packet", "build", "--target", workspace.usual_target()]
        words += ["--profile", home.name] if len({*workspace.profiles(), home.name}) > 1 else []
        words += ["--workspace", str(explicit)] if explicit else []
        yield f"Next: {shlex.join(words)}   then look over {home.profile.shown}"


def from_folder(folder: Path, path: Path) -> str:
    """A path as the profile names it, from its folder on where there is such a way."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return path.resolve().as_posix()
