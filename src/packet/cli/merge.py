"""`packet merge`: any PDFs → one, with a bookmark a file, every link kept, and a report of each file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from packet.cli.named_file import named_file
from packet.cli.printing import print_problems, problem_fields
from packet.cli.progress import Progress
from packet.model.file_sizes import in_megabytes
from packet.model.packet import Bound
from packet.model.paper import AS_USUAL, Attachment, Limits, Paper, Papers, Treatment
from packet.model.part import Part
from packet.output.manifest import bound_fields
from packet.output.writing import write_files
from packet.problems import Place, Problem, SourceError, UsageError
from packet.store.papers import open_library
from packet.store.settings import read_limits


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
    """One file as it was bound, or (without a `paper`) the sheet in its place; `first` is its first page in the whole, from 1."""

    path: Path
    first: int
    paper: Paper | None
    sheet: Part | None = None

    @property
    def pages(self) -> int:
        return len(self.paper.pages) if self.paper else 1


def run_merge(options: MergeOptions) -> None:
    """Bind what can be bound, with a sheet for what cannot; report every file; exit 4 where one is missing, 3 where all are."""
    out = named_file(options.out, ".pdf")
    if any(path.resolve() == out for path in options.files):
        hint = "choose another name for -o: a file is never replaced by what is made of it"
        raise UsageError(Problem("out-is-input", f"{options.out} is one of the files to merge", hint=hint))
    papers = _read(options)
    problems = [_problem(path, papers, str(index)) for index, path in enumerate(options.files) if str(index) in papers.unreadable]
    if not papers.readable:
        raise SourceError(*problems)
    merged = tuple(_merged(options.files, papers))
    bound = _bind(merged, options)
    write_files({out.name: bound.data}, out.parent)
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
    sheets = _sheets(papers) if papers.unreadable else {}
    first = 1
    for key, path in zip(map(str, range(len(files))), files, strict=True):
        yield (one := Merged(path, first, papers.readable.get(key), sheets.get(key)))
        first += one.pages


def _sheets(papers: Papers) -> dict[str, Part]:
    """A page of ours for each file that cannot be read."""
    from packet.cli.merge_pages import sheet, shipped_theme

    theme, beside = shipped_theme(), next(iter(papers.readable.values())).pages[0]
    return {key: sheet(lost, theme, beside) for key, lost in papers.unreadable.items()}


def _bind(merged: Sequence[Merged], options: MergeOptions) -> Bound:
    from packet.merge import DocumentInfo, Segment, bind

    stamps = _stamps(merged) if options.stamp else [None] * len(merged)
    segments = []
    for one, stamp in zip(merged, stamps, strict=True):
        if one.paper:
            segments.append(Segment.of_paper(one.paper, title=one.path.stem, level=0, stamps=stamp))
        elif one.sheet:
            segments.append(Segment.of_part(one.sheet, title=one.path.stem))
    bound = bind(segments, DocumentInfo(options.title or options.out.stem))
    if not options.encrypt:
        return bound
    from packet.cli.locking import locked_file, password

    return locked_file(bound, password())


def _stamps(merged: Sequence[Merged]) -> list[Part | None]:
    """What stands in the margins: which file of how many, which page of the whole."""
    from packet.cli.merge_pages import shipped_theme
    from packet.merge.stamps import stamp_baselines
    from packet.render import stamps

    theme, total = shipped_theme(), sum(one.pages for one in merged)
    found: list[Part | None] = []
    for order, one in enumerate(merged, 1):
        if one.paper is None:
            found.append(None)
            continue
        numbers = range(one.first, one.first + one.pages)
        texts = [f"{order} of {len(merged)} · page {number} of {total}" for number in numbers]
        found.append(stamps(texts, one.paper.pages, theme, stamp_baselines(one.paper)))
    return found


def _problem(path: Path, papers: Papers, key: str) -> Problem:
    lost = papers.unreadable[key]
    return Problem(f"file-{lost.code}", f"it is not in the merged file: {lost.reason}", Place(str(path)), lost.remedy)


def _say(options: MergeOptions, merged: Sequence[Merged], bound: Bound, problems: Sequence[Problem]) -> None:
    if options.as_json:
        typer.echo(json.dumps(_fields(options, merged, bound, problems), indent=2, ensure_ascii=False))
        return
    width = max(len(one.path.name) for one in merged)
    for one in merged:
        size = in_megabytes(one.paper.size) if one.paper else "a sheet in its place"
        typer.echo(f"{one.first:>5}  {one.path.name:<{width}}  {one.pages:>4} p  {size:>8}")
        for remark in one.paper.condition.remarks(one.pages) if one.paper else ():
            typer.echo(f"{'':5}    {'' if remark.harmless else '! '}{remark.said}")
    typer.echo(f"{options.out}  {bound.pages} p  {in_megabytes(len(bound.data))}")
    print_problems(problems)


def _fields(options: MergeOptions, merged: Sequence[Merged], bound: Bound, problems: Sequence[Problem]) -> dict[str, object]:
    parts = [{**bound_fields(one.paper), "key": str(one.path), "first_page": one.first} for one in merged if one.paper]
    sheets = [{"key": str(one.path), "first_page": one.first} for one in merged if one.sheet]
    file = {"name": str(options.out), "pages": bound.pages, "bytes": len(bound.data), "sha256": bound.sha256}
    return {"file": file, "parts": parts, "sheets": sheets, "problems": [problem_fields(problem) for problem in problems]}
