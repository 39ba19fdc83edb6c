"""A packet of the starter workspace, for tests that need a position, a statement or a paper of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from seed_packet import DAY, generated_paper

from packet.build import build
from packet.cli.new import run_new
from packet.model.packet import Packet
from packet.model.sources import Request
from packet.store.papers import open_library
from packet.store.profile_store import read_profile
from packet.store.sources import Selection, load_sources
from packet.store.workspace import find_workspace


def small_packet(
    folder: Path,
    position: str,
    *,
    papers: Sequence[str] = (),
    statements: Mapping[str, bytes | str] | None = None,
    profile: str = "",
    profile_text: str = "",
) -> Packet:
    """The packet of `position` (the text of its file); `profile` is appended to the starter's profile.yaml."""
    root = folder / "workspace"
    run_new(root)
    home = root / "profiles/me"
    (home / "positions/tested.yaml").write_text(position)
    if profile_text:
        (home / "profile.yaml").write_text(profile_text)
    with (home / "profile.yaml").open("a") as stream:
        stream.write(profile)
    for key in papers:
        generated_paper(home / f"papers/{key}.pdf", key, pages=2)
    for name, content in (statements or {}).items():
        (home / "statements" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    workspace = find_workspace(root)
    request = Request(DAY)
    sources = load_sources(workspace, read_profile(workspace, "me"), Selection(position="tested"), request)
    return build(sources, request, open_library(root / "out/.cache"))
