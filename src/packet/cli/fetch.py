"""`packet fetch`: keys of publications → their PDFs in the profile's papers folder, from the links in the profile."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.problems import Problem, SourceError, UsageError, did_you_mean
from packet.store.download import PAUSE, Bounds, NotFetchedError, Received, download, on_arxiv
from packet.store.paper_links import pdf_address
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.workspace import choose_profile, find_workspace, lies_at

NO_LINK = "give it arxiv: NUMBER, or a url: that ends in .pdf; or put the PDF there yourself"


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """The command line of `packet fetch`; `most` as a person writes a size."""

    keys: tuple[str, ...]
    profile: str | None
    workspace: Path | None
    most: str
    dry_run: bool


def run_fetch(options: FetchOptions) -> None:
    """Fetch what is missing, one after the other; exits with 4 where something asked for did not come."""
    bounds = Bounds(_bytes(options.most)) if options.most else Bounds()
    workspace = find_workspace(Path.cwd(), options.workspace)
    store = read_profile(workspace, choose_profile(workspace, options.profile))
    folder = workspace.root / "profiles" / store.name / "papers"
    missing = [key for key in _asked(options, store) if not _there(folder, key, told=bool(options.keys))]
    addresses = {key: pdf_address(store.publications[key]) for key in missing}
    unlinked = [key for key, address in addresses.items() if not address]
    linked = {key: address for key, address in addresses.items() if address}
    if options.dry_run:
        for key, address in linked.items():
            typer.echo(f"{key}: {address} → {workspace.shown(folder / key)}.pdf")
        failed = 0
    else:
        failed = sum(not _fetched(key, address, folder, bounds) for key, address in _politely(linked))
    if unlinked:
        typer.echo(f"no link to a PDF: {', '.join(unlinked)}\n  → {NO_LINK}", err=True)
    if not missing:
        typer.echo("nothing is missing")
    if failed or (options.keys and unlinked):
        sys.exit(4)


def _bytes(most: str) -> int:
    from packet.model.scalars import parse_file_size

    try:
        return parse_file_size(most)
    except ValueError as error:
        raise UsageError(Problem("bad-limit", f"--most: {error}", hint="write it like '50 MB'")) from None


def _asked(options: FetchOptions, store: ProfileStore) -> tuple[str, ...]:
    """The keys named, else all. Raises `SourceError` with every key that no publication has."""
    unknown = [key for key in options.keys if key not in store.publications]
    if unknown:
        known = list(store.publications)
        said = ((key, f"there is no publication {key!r}") for key in unknown)
        raise SourceError(*(Problem("unknown-publication", words, hint=did_you_mean(key, known)) for key, words in said))
    return tuple(dict.fromkeys(options.keys)) or tuple(store.publications)


def _there(folder: Path, key: str, *, told: bool) -> bool:
    there = lies_at(folder / f"{key}.pdf")
    if there and told:
        typer.echo(f"{key}: is there already")
    return there


def _politely(addresses: dict[str, str]) -> Iterator[tuple[str, str]]:
    """One after the other, with the pause that arXiv asks for."""
    asked = False
    for key, address in addresses.items():
        if on_arxiv(address):
            if asked:
                time.sleep(PAUSE)
            asked = True
        yield key, address


def _fetched(key: str, address: str, folder: Path, bounds: Bounds) -> bool:
    """Whether it came; either way in a line."""
    try:
        with _bar(key) as received:
            size = download(address, folder / f"{key}.pdf", bounds, received)
    except NotFetchedError as error:
        typer.echo(f"{typer.style('✗', fg='red')} {key}: {error.reason}   {address}\n  → {error.remedy}", err=True)
        return False
    typer.echo(f"{typer.style('✓', fg='green')} {key}: {size / 10**6:.1f} MB   {address}")
    return True


def unwatched(done: int, total: int) -> None:
    """Nobody looks."""


@contextmanager
def _bar(key: str) -> Iterator[Received]:
    """A bar on standard error while somebody looks."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    columns: Iterable[TextColumn | BarColumn | DownloadColumn] = (TextColumn(key), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(key, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)
