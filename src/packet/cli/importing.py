"""`packet import`: files and homepages → what was found in them, and the profile's own files with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from packet.cli.import_home import Home, files_besides, home_of, without_examples, workspace_for
from packet.cli.import_publications import import_publications
from packet.cli.import_report import Outcome, from_folder, next_steps, report
from packet.cli.import_sources import read_in_place, read_sources, told, without
from packet.cli.own_file import OwnFile
from packet.cli.printing import print_problems
from packet.formats.located_yaml import Fields, Scalar
from packet.formats.yaml_edit import with_list
from packet.importers.heads import NOBODY
from packet.importers.owners import other_people
from packet.importers.profile_merging import ProfileMerge, merged_profile
from packet.model.profile import Profile
from packet.output import write_all
from packet.problems import Place, SourceError
from packet.store.desk import Desk


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The command line of `packet import`; `said` is what it says of the person."""

    sources: tuple[Path, ...]
    profile: str | None
    workspace: Path | None
    said: Mapping[str, str]
    live: bool
    dry_run: bool


def run_import(options: ImportOptions) -> None:
    """Read the sources, print what was found and what could not be used, and write the files unless it is a dry run."""
    workspace, new_workspace = workspace_for(options.sources, options.workspace)
    desk = Desk(workspace)
    sources = read_sources(desk, options.sources)
    desk.finish()
    trees = [told(options.said).profile, *(source.found.profile for source in sources)]
    home = home_of(desk, options.profile, trees, new_workspace=new_workspace)
    desk.finish()
    others = other_people(home.profile.tree, trees[1:] if home.is_new and "name" in options.said else trees)
    if others:
        raise SourceError(*others)
    sources = [read_in_place(source, source.bibliographies if options.live else home.bibliographies) for source in sources]
    merge = merged_profile(home.profile.tree, [trees[0], *(without(tree, options.said) for tree in trees[1:])])
    profile = _grown_profile(home, merge, [path for source in sources for path in source.live])
    outcome = Outcome(tuple(sources), home, merge, profile, import_publications(desk, home, [source.found for source in sources]))
    if profile.is_changed:
        _judge(desk, profile)
    problems = [*desk.finish(), *merge.problems, *(problem for source in sources for problem in source.found.problems)]
    problems += outcome.imported.problems
    typer.echo("\n".join(report(outcome)))
    print_problems(sorted(dict.fromkeys(problems), key=lambda problem: problem.place or Place("")))
    _write(outcome, workspace.root, dry_run=options.dry_run)
    for line in next_steps(outcome, workspace, options.workspace):
        typer.echo(line)


def _grown_profile(home: Home, merge: ProfileMerge, live: Sequence[Path]) -> OwnFile:
    """The profile with what it lacked, and with the .bib files that it reads in place from now on."""
    profile = home.profile.grown(merge.growths, list(Profile.model_fields))
    if home.is_new:
        profile = without_examples(profile, profile.tree.values)
    known = {path.resolve() for path in home.bibliographies}
    more = [from_folder(home.folder, path) for path in live if path.resolve() not in known]
    if not more:
        return profile
    above = ("links", "address", "phone", "email", "headline", "name")
    return replace(profile, text=with_list(profile.text, profile.shown, "publications", [*more, *home.sources], above))


def _judge(desk: Desk, profile: OwnFile) -> None:
    """Notes what is wrong with the profile as it would be; a name and an e-mail may still be to be written."""
    nobody = {name: Scalar(text, profile.tree.place) for name, text in NOBODY.items() if name not in profile.tree.values}
    desk.fit(Fields({**nobody, **profile.tree.values}, profile.tree.keys, profile.tree.place), Profile)


def _write(outcome: Outcome, root: Path, *, dry_run: bool) -> None:
    changed = [file for file in outcome.files if file.is_changed]
    for file in outcome.files:
        if not file.is_changed:
            typer.echo(f"nothing to change in {file.shown}")
    if dry_run:
        for file in changed:
            typer.echo("\n".join(file.difference()))
    elif changed:
        write_all({**files_besides(outcome.home, root), **{file.path.resolve(): file.data for file in changed}})
        typer.echo(f"written: {', '.join(file.shown for file in changed)}")
