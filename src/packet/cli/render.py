"""`packet render`: one document of a packet alone, as PDF, page pictures or plain text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from packet.build import build
from packet.cli.build import packet_folder, shown_path
from packet.model.packet import Packet
from packet.model.sources import Request
from packet.output import write_files
from packet.problems import Problem, SourceError, UsageError, did_you_mean
from packet.store.papers import open_library
from packet.store.profile_store import read_profile
from packet.store.settings import read_limits
from packet.store.sources import Selection, load_sources
from packet.store.workspace import choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """The command line of `packet render`."""

    document: str
    position: str
    target: str
    profile: str | None
    topics: tuple[str, ...]
    papers: Path | None
    out: Path | None
    date: date
    workspace: Path | None
    png: bool
    text: bool
    dots_per_inch: int
    anonymous: bool | None = None


def run_render(options: RenderOptions) -> None:
    """Build the packet in memory, so that numbers and pages are the packet's, and write the one document."""
    if bool(options.position) == bool(options.target):
        hint = "packet render cv POSITION, or packet render cv --target faculty-job"
        raise UsageError(Problem("which-packet", "say for which position or target", hint=hint))
    workspace = find_workspace(Path.cwd(), options.workspace)
    store = read_profile(workspace, choose_profile(workspace, options.profile))
    out = options.out or workspace.root / "out"
    request = Request(options.date, options.topics, anonymous=options.anonymous)
    sources = load_sources(workspace, store, Selection(options.target, options.position, options.papers), request)
    packet = build(sources, request, open_library(out / ".cache", read_limits(workspace.root)))
    files = _files(packet, options)
    folder = packet_folder(workspace, out, store.name, packet.plan.name)
    write_files(files, folder)
    for name in files:
        typer.echo(shown_path(folder / name))


def _files(packet: Packet, options: RenderOptions) -> dict[str, bytes]:
    """What was asked for, by file name: the PDF where nothing else was."""
    part = next((one for one in packet.parts if one.name == options.document), None)
    if part is None:
        known = [one.name for one in packet.parts]
        message = f"{packet.plan.name} has no document {options.document!r}"
        raise SourceError(Problem("unknown-document", message, hint=did_you_mean(options.document, known)))
    files: dict[str, bytes] = {}
    if options.text:
        files[f"{part.name}.txt"] = _text(packet, part.name)
    if options.png:
        from packet.output.pictures import page_pictures

        pictures = page_pictures(part.file.data, options.dots_per_inch)
        files |= {f"{part.name}-{at}.png": picture for at, picture in enumerate(pictures, 1)}
    return files or {f"{part.name}.pdf": part.file.data}


def _text(packet: Packet, name: str) -> bytes:
    from packet.model.plain_text import plain_text

    document = next((one for one in packet.documents if one.name == name), None)
    if document is None:
        hint = "a PDF that you supplied is bound as it is"
        raise SourceError(Problem("no-text", f"{name} has no text of our own", hint=hint))
    return plain_text(document).encode()
