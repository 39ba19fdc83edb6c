"""`packet.yaml` of a workspace → what reading foreign PDFs may cost."""

from __future__ import annotations

from pathlib import Path

from packet.model.paper import Limits
from packet.store.workspace import Workspace, lies_at, shipped_folder

SETTINGS = "packet.yaml"


def read_limits(root: Path | None) -> Limits:
    """Those of the workspace at `root`, the usual ones where it says nothing. Raises `SourceError` with all problems at once."""
    if root is None or not lies_at(root / SETTINGS):
        return Limits()
    from packet.model.settings import Settings  # pydantic and YAML take longer to load than `packet merge` takes
    from packet.store.desk import Desk

    desk = Desk(Workspace(root, shipped_folder()))
    loaded = desk.model(root / SETTINGS, Settings)
    desk.finish()
    assert loaded  # noqa: S101 - else `finish` has raised
    papers = loaded.value.papers
    return Limits(papers.memory, papers.seconds, papers.cache)
