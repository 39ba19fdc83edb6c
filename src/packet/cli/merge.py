"""`packet merge`: any PDFs → one, with a bookmark a file, every link kept, and a report of each file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from packet.cli.printing import print_problems, problem_fields
from packet.cli.progress import Progress
from packet.model.packet import Bound
from packet.model.paper import AS_USUAL, Attachment, Limits, Paper, Papers, Treatment
from packet.model.part import Part
from packet.output.manifest import bound_fields
from packet.output.writing import write_files
from packet.problems import Place, Problem, SourceError, UsageError
from packet.store.papers import open_library
from packet.store.settings import read_limits

if TYPE_CHECKING:
    from packet.model.theme import Theme


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """The command line of `packet merge`."""

    files: tuple[Path, ...]
    out: Path
    title: str
    stamp: bool
    encrypt: bool
    cache: Path | None
    as_json: bool
    treatment: Treatment = AS_USUAL
    memory: str = ""
    seconds: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """One file as it was bound; `first` is its first page in the whole, from 1."""

    path: Path
    paper: Paper
    first: int


def run_merge(options: MergeOptions) -> None:
    """Bind what can be bound, report every file; exit 4 where one is missing from the whole, 3 where all are."""
    if any(path.resolve() == options.out.resolve() for path in options.files):
        hint = "choose another name for -o: a file is never replaced by what is made of it"
        raise UsageError(Problem("out-is-input", f"{options.out} is one of the files to merge", hint=hint))
    papers = _read(options)
    merged = tuple(_merged(options.files, papers))
    problems = [_problem(path, papers, str(index)) for index, path in enumerate(options.files) if str(index) in papers.unreadable]
    if not merged:
        raise SourceError(*problems)
    bound = _bind(merged, options)
    write_files({options.out.name: bound.data}, options.out.parent)
    _say(options, merged, bound, problems)
    if problems:
        sys.exit(4)


def _read(options: MergeOptions) -> Papers:
    """The files, by their place on the command line: one of them may stand there twice."""
    attachments = [Attachment(str(index), str(path), str(path)) for index, path in enumerate(options.files)]
    with Progress(1) as progress:
        library = open_library(options.cache or _usual_cache(), _limits(options), progress.paper_done)
        reading = library.read(attachments, options.treatment)
        import packet.merge.binding  # noqa: F401 - loads while other processes read

        return reading.wait()


def _limits(options: MergeOptions) -> Limits:
    """Those of the workspace around us, with what the command line says."""
    limits = read_limits(_workspace())
    if not options.memory and not options.seconds:
        return limits
    from packet.model.settings import parse_memory, parse_seconds

    try:
        return replace(
            limits,
            memory=parse_memory(options.memory) if options.memory else limits.memory,
            seconds=parse_seconds(options.seconds) if options.seconds else limits.seconds,
        )
    except ValueError as error:
        raise UsageError(Problem("bad-limit", str(error), hint="for example --memory '2 GB' --seconds 60")) from None


def _workspace() -> Path | None:
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "profiles").is_dir()), None)


def _usual_cache() -> Path:
    """The cache of the workspace around us, else the person's."""
    if workspace := _workspace():
        return workspace / "out" / ".cache"
    caches = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(caches) / "packet"


def _merged(files: Sequence[Path], papers: Papers) -> Iterator[Merged]:
    first = 1
    for index, path in enumerate(files):
        if paper := papers.readable.get(str(index)):
            yield Merged(path, paper, first)
            first += len(paper.pages)


def _bind(merged: Sequence[Merged], options: MergeOptions) -> Bound:
    from packet.merge import DocumentInfo, Segment, bind

    stamps = _stamps(merged) if options.stamp else [None] * len(merged)
    segments = [
        Segment.of_paper(one.paper, title=one.path.stem, level=0, stamps=stamp) for one, stamp in zip(merged, stamps, strict=True)
    ]
    bound = bind(segments, DocumentInfo(options.title or options.out.stem))
    if not options.encrypt:
        return bound
    from packet.cli.locking import locked_file, password

    return locked_file(bound, password())


def _stamps(merged: Sequence[Merged]) -> list[Part | None]:
    """What stands in the margins: which file of how many, which page of the whole."""
    from packet.merge.stamps import stamp_baselines
    from packet.render import stamps

    theme, total = _theme(), sum(len(one.paper.pages) for one in merged)
    found: list[Part | None] = []
    for order, one in enumerate(merged, 1):
        numbers = range(one.first, one.first + len(one.paper.pages))
        texts = [f"{order} of {len(merged)} · page {number} of {total}" for number in numbers]
        found.append(stamps(texts, one.paper.pages, theme, stamp_baselines(one.paper)))
    return found


def _theme() -> Theme:
    """The shipped theme in which stamps are set."""
    from packet.model.theme import Theme
    from packet.store.desk import Desk
    from packet.store.workspace import Workspace, shipped_folder

    workspace = Workspace(shipped_folder(), shipped_folder())
    desk = Desk(workspace)
    loaded = desk.model(workspace.themes()["classic"], Theme)
    desk.finish()
    assert loaded  # noqa: S101 - else `finish` has raised
    return loaded.value


def _problem(path: Path, papers: Papers, key: str) -> Problem:
    lost = papers.unreadable[key]
    return Problem(f"file-{lost.code}", f"it is not in the merged file: {lost.reason}", Place(str(path)), lost.remedy)


def _say(options: MergeOptions, merged: Sequence[Merged], bound: Bound, problems: Sequence[Problem]) -> None:
    if options.as_json:
        typer.echo(json.dumps(_fields(options, merged, bound, problems), indent=2, ensure_ascii=False))
        return
    width = max(len(one.path.name) for one in merged)
    for one in merged:
        typer.echo(f"{one.first:>5}  {one.path.name:<{width}}  {len(one.paper.pages):>4} p  {_size(one.paper.size):>8}")
        for remark in one.paper.condition.remarks(len(one.paper.pages)):
            typer.echo(f"{'':5}    {'' if remark.harmless else '! '}{remark.said}")
    typer.echo(f"{options.out}  {bound.pages} p  {_size(len(bound.data))}")
    print_problems(problems)


def _size(count: int) -> str:
    return f"{count / 10**6:.1f} MB" if count >= 10**5 else f"{max(1, round(count / 1000))} kB"


def _fields(options: MergeOptions, merged: Sequence[Merged], bound: Bound, problems: Sequence[Problem]) -> dict[str, object]:
    parts = [{**bound_fields(one.paper), "key": str(one.path), "first_page": one.first} for one in merged]
    file = {"name": str(options.out), "pages": bound.pages, "bytes": len(bound.data), "sha256": bound.sha256}
    return {"file": file, "parts": parts, "problems": [problem_fields(problem) for problem in problems]}
