"""A folder on disk → where everything of a workspace lies. File by file, a workspace's own come before the shipped ones."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packet.problems import Problem, SourceError, UsageError, did_you_mean

PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder() -> Path:
    """The folder with the shipped `letters/` and `templates/`: in an installed package, or the checkout of an editable install."""
    installed = PACKAGE / "_shipped"
    return installed if installed.is_dir() else PACKAGE.parent.parent


@cache
def _known(root: Path, shipped: Path) -> tuple[tuple[str, str], ...]:
    """How paths begin, and what stands for that; the inner folder first, where packet is installed within the workspace."""
    known = (f"{root}{os.sep}", ""), (f"{shipped}{os.sep}", "packet:")
    return known[::-1] if shipped != root and shipped.is_relative_to(root) else known


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace by its root folder; `shipped` stands behind it."""

    root: Path
    shipped: Path

    def shown(self, path: Path) -> str:
        """A path as the person knows it: relative to the workspace, or to the shipped files (marked `packet:`)."""
        text = str(path)
        for beginning, mark in _known(self.root, self.shipped):
            if text.startswith(beginning):
                return mark + text.removeprefix(beginning).replace(os.sep, "/")
        return "." if path == self.root else text

    def path_of(self, shown: str) -> Path:
        """The path that `shown` gave this name."""
        return self.shipped / shown.removeprefix("packet:") if shown.startswith("packet:") else self.root / shown

    def profiles(self) -> Mapping[str, Path]:
        """Profile names to their folders."""
        folder = self.root / "profiles"
        return {entry.name: entry for entry in _entries(folder) if lies_at(entry / "profile.yaml")}

    def targets(self) -> Mapping[str, Path]:
        return self._named("templates/targets", ".yaml")

    def usual_target(self) -> str:
        """The first target of the workspace's own, else the first that is shipped; "" where there is none."""
        targets = self.targets()
        own = [name for name, path in targets.items() if path.is_relative_to(self.root)]
        return next(iter(own or targets), "")

    def themes(self) -> Mapping[str, Path]:
        return self._named("templates/themes", ".yaml")

    def calls(self) -> Mapping[str, Path]:
        return self._named("templates/calls", ".yaml")

    def portals(self) -> Mapping[str, Path]:
        return self._named("templates/portals", ".yaml")

    def letters(self, profile: str = "") -> Mapping[str, Path]:
        """Letter templates that a profile can use: its own, the workspace's, the shipped ones."""
        own = {path.stem: path for path in _files(self.root / "profiles" / profile / "letters", ".md")} if profile else {}
        return {**self._named("letters", ".md"), **own}

    def topics(self) -> tuple[Path, ...]:
        """The vocabularies of topics: the shipped one, then the workspace's own, which adds to it and changes it by name."""
        own, shipped = (folder / "templates" / "topics.yaml" for folder in (self.root, self.shipped))
        return tuple(dict.fromkeys(path for path in (shipped, own) if lies_at(path)))

    def institutions(self) -> Path | None:
        """What the workspace adds to the table of institutions."""
        path = self.root / "templates" / "institutions.yaml"
        return path if lies_at(path) else None

    def positions(self, profile: str) -> Mapping[str, Path]:
        return {path.stem: path for path in _files(self.root / "profiles" / profile / "positions", ".yaml")}

    def _named(self, folder: str, suffix: str) -> Mapping[str, Path]:
        found = [*_files(self.shipped / folder, suffix), *_files(self.root / folder, suffix)]
        return {path.stem: path for path in found}


def lies_at(path: Path) -> bool:
    """Whether anything of that name is there, readable or not."""
    return os.path.lexists(path)


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder, hidden files apart; nothing where there is none. Raises `SourceError` where it may not be read."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        hint = "look at the folder's permissions"
        raise SourceError(Problem("unreadable-folder", f"{folder} cannot be read: {error.strerror}", hint=hint)) from None


def _files(folder: Path, suffix: str) -> list[Path]:
    """By their ending alone: a folder or a broken link of that name is an error when it is read, not a file that is not there."""
    return [entry for entry in _entries(folder) if entry.suffix == suffix and entry.name.isprintable()]


def find_workspace(start: Path, explicit: Path | None = None) -> Workspace:
    """The workspace named, or the nearest ancestor of `start` with a `profiles/` folder; `UsageError` where there is none."""
    if explicit is not None:
        if not (explicit / "profiles").is_dir():
            message = f"{explicit} is no workspace: it has no profiles/ folder"
            raise UsageError(Problem("no-workspace", message, hint="make one with: packet new NAME"))
        return Workspace(explicit.resolve(), shipped_folder())
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "profiles").is_dir():
            return Workspace(folder, shipped_folder())
    hint = "make a workspace with: packet new NAME, or name one with --workspace DIR"
    raise UsageError(Problem("no-workspace", f"no profiles/ folder in {start} or above it", hint=hint))


def choose_profile(workspace: Workspace, name: str | None) -> str:
    """The profile named, or the only one there is."""
    profiles = workspace.profiles()
    if name is not None:
        if name not in profiles:
            raise SourceError(Problem("unknown-profile", f"there is no profile {name!r}", hint=did_you_mean(name, list(profiles))))
        return name
    if len(profiles) == 1:
        return next(iter(profiles))
    if not profiles:
        message = "the workspace has no profile: profiles/<who>/profile.yaml is missing"
        raise UsageError(Problem("no-profile", message, hint="write one, or start from: packet new NAME"))
    raise UsageError(Problem("which-profile", "the workspace has several profiles", hint=f"say --profile {' or '.join(profiles)}"))
