"""`packet.yaml` of a workspace → what reading foreign PDFs may cost, and the time zone of the person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from packet.store.workspace import Workspace, lies_at, shipped_folder

if TYPE_CHECKING:
    from packet.model.paper import Limits
    from packet.model.settings import Settings

SETTINGS = "packet.yaml"


def read_limits(root: Path | None) -> Limits:
    """Those of the workspace at `root`, the usual ones where it says nothing. Raises `SourceError` with all problems at once."""
    from packet.model.paper import Limits

    settings = _read(root)
    if settings is None:
        return Limits()
    papers = settings.papers
    return Limits(papers.memory, papers.seconds, papers.cache)


def read_zone(root: Path) -> str:
    """The zone that the workspace says its owner lives in, "" where it says none. Raises `SourceError`."""
    settings = _read(root)
    return settings.zone if settings else ""


def _read(root: Path | None) -> Settings | None:
    if root is None or not lies_at(root / SETTINGS):
        return None
    from packet.model.settings import Settings  # pydantic and YAML take longer to load than `packet merge` takes
    from packet.store.desk import Desk

    desk = Desk(Workspace(root, shipped_folder()))
    loaded = desk.model(root / SETTINGS, Settings)
    desk.finish()
    assert loaded  # noqa: S101 - else `finish` has raised
    return loaded.value
