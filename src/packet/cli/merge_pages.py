"""What `packet merge` sets itself, in the shipped theme: a sheet in the place of a file that cannot be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from packet.compose.unreadable_file import unreadable_sheet
from packet.model.packet import Pages
from packet.model.paper import PageSize, UnreadablePaper
from packet.model.part import Part
from packet.model.target import Paper
from packet.model.theme import Theme
from packet.problems import SourceError
from packet.render import draw, layout
from packet.store.desk import Desk
from packet.store.workspace import Workspace, shipped_folder


def shipped_theme() -> Theme:
    """The shipped theme in which stamps and sheets are set."""
    workspace = Workspace(shipped_folder(), shipped_folder())
    desk = Desk(workspace)
    loaded = desk.model(workspace.themes()["classic"], Theme)
    desk.finish()
    assert loaded  # noqa: S101 - else `finish` has raised
    return loaded.value


def sheet(lost: UnreadablePaper, theme: Theme, beside: PageSize) -> Part:
    """One page on the paper, A4 or Letter, that is nearer to the page `beside`."""
    paper: Paper = "Letter" if max(beside.width, beside.height) < 817 else "A4"
    name = "".join(letter if letter.isprintable() else "?" for letter in Path(lost.path).name)
    try:
        laid = layout(unreadable_sheet(name, lost.reason, lost.remedy), theme, paper)
    except SourceError:  # the file's name has a letter that no font has
        laid = layout(unreadable_sheet(_plain(name), _plain(lost.reason), lost.remedy), theme, paper)
    return replace(draw(laid, Pages(1, {})), outline=())  # one page needs no bookmarks within


def _plain(words: str) -> str:
    return words.encode("ascii", "replace").decode()
