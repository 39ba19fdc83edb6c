"""The command line and what was found → the profile that it goes to: one that is there, the shipped example, or a new one."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packet.cli.new import starter_files, starter_folder
from packet.cli.new_files import check_name, drafted
from packet.cli.own_file import OwnFile, drafted_file, read_own
from packet.cli.questions import Question, answers
from packet.formats.bibliography_path import is_bibliography
from packet.formats.located_yaml import Fields, Items, Scalar
from packet.importers.owners import names_of
from packet.model.profile import Profile
from packet.model.publications import PublicationsFile
from packet.problems import Problem, UsageError, nearest
from packet.store.desk import Desk
from packet.store.schema_files import placed, schema_path, schema_texts
from packet.store.workspace import Workspace, choose_profile, find_workspace, shipped_folder

USUAL = "me"
"""What a profile is called that nobody gave a name."""


@dataclass(frozen=True, slots=True)
class Home:
    """`is_new`: the profile is made, or takes the place of the shipped example; the workspace may be made, too."""

    name: str
    folder: Path
    profile: OwnFile
    is_new: bool = False
    is_example: bool = False
    in_new_workspace: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The files of publications that the profile names."""
        node = self.profile.tree.values.get("publications")
        named = tuple(one.text for one in node.values if isinstance(one, Scalar)) if isinstance(node, Items) else ()
        return named or tuple(Profile.model_fields["publications"].default)

    @property
    def bibliographies(self) -> tuple[Path, ...]:
        """The .bib files that it reads in place."""
        return tuple(self.folder / Path(file).expanduser() for file in self.sources if is_bibliography(file))

    def publications(self, desk: Desk, path: Path) -> OwnFile:
        """A file of publications; one that is not there, and that of the example where it is replaced, begins as a draft."""
        root = desk.workspace.root
        if not path.exists() or (self.is_new and _is_example(path, root)):
            draft = (desk.workspace.shipped / "templates" / "new" / "publications.yaml").read_bytes()
            return drafted_file(desk, path, placed(draft, path, root))
        return read_own(desk, path, PublicationsFile)


def workspace_for(sources: Sequence[Path], explicit: Path | None) -> tuple[Workspace, bool]:
    """The workspace, and whether it is to be made: in the folder that was named, or here where nothing but the sources lies."""
    if explicit is not None and (not explicit.exists() or (explicit.is_dir() and not _besides(explicit, ()))):
        return Workspace(explicit.resolve(), shipped_folder()), True
    try:
        return find_workspace(Path.cwd(), explicit), False
    except UsageError:
        if explicit is not None:
            raise
    if not _besides(Path.cwd(), sources):
        return Workspace(Path.cwd().resolve(), shipped_folder()), True
    hint = f"make one and import into it: packet import {shlex.join(map(str, sources))} --workspace my-applications"
    raise UsageError(Problem("no-workspace", f"no profiles/ folder in {Path.cwd()} or above it", hint=hint))


def _besides(folder: Path, sources: Iterable[Path]) -> list[Path]:
    """What lies there and is neither a source nor hidden."""
    mine = {path.resolve() for path in sources}
    return [path for path in folder.iterdir() if not path.name.startswith(".") and path.resolve() not in mine]


def home_of(desk: Desk, wanted: str | None, trees: Sequence[Fields], *, new_workspace: bool) -> Home:
    """Asks for a name and an e-mail on a terminal where a new profile lacks them. `trees`: what sources say, the best first."""
    workspace = desk.workspace
    if wanted is None and (new_workspace or not workspace.profiles()):
        name = USUAL
    elif wanted is not None and wanted not in workspace.profiles():
        _may_be_made(workspace, wanted, trees)
        name = wanted
    else:
        name = choose_profile(workspace, wanted)
    folder = workspace.root / "profiles" / name
    path = folder / "profile.yaml"
    if name in workspace.profiles():
        is_example = _is_example(path, workspace.root)
        if not (is_example and any(map(names_of, trees))):
            return Home(name, folder, read_own(desk, path, Profile), is_example=is_example)
    draft = drafted("profile", name, _answers(trees), workspace, name, None).files["profile.yaml"]
    file = drafted_file(desk, path, placed(draft, path, workspace.root))
    return Home(name, folder, file, is_new=True, in_new_workspace=new_workspace)


def _may_be_made(workspace: Workspace, name: str, trees: Sequence[Fields]) -> None:
    """Raises `UsageError` for what cannot be a name, or may be a slip of the pen: one like another, and nobody says who it is."""
    check_name("profile", name, workspace)
    near = nearest(name, workspace.profiles())
    if near and not any(map(names_of, trees)):
        hint = f"did you mean {' or '.join(near)}? to make it, say --name and --email"
        raise UsageError(Problem("unknown-profile", f"there is no profile {name!r}", hint=hint))


def _answers(trees: Sequence[Fields]) -> Mapping[str, str]:
    """What the head of a new profile says: found, asked for, or "" where it is left to be written."""
    known: dict[str, str] = {}
    for tree in trees:
        for name, node in tree.values.items():
            if isinstance(node, Scalar):
                known.setdefault(name, " ".join(node.text.split()))
    asked = (Question("name", "Your name"), Question("email", "E-mail"))
    said = answers(asked, {question.name: known[question.name] for question in asked if question.name in known})
    return {**said, "headline": known.get("headline", "")}


def files_besides(home: Home, root: Path) -> Mapping[Path, bytes]:
    """What a new profile leans on and is not there yet: schemas; in a new workspace letters, and where papers go."""
    files = {schema_path(root, kind): text.encode() for kind, text in schema_texts().items()} if home.is_new else {}
    starter = root / "profiles" / "me"
    for source, target in starter_files(root) if home.in_new_workspace else ():
        if target.suffix != ".yaml":
            files[home.folder / target.relative_to(starter) if target.is_relative_to(starter) else target] = source.read_bytes()
    return {path: data for path, data in files.items() if not path.exists()}


def _is_example(path: Path, root: Path) -> bool:
    """Whether it is what `packet new` put there, untouched."""
    try:
        example = (starter_folder() / "profiles" / "me" / path.name).read_bytes()
        return path.read_bytes() == placed(example, path, root)
    except OSError:
        return False


def without_examples(file: OwnFile, keys: Iterable[str]) -> OwnFile:
    """A drafted file without the commented examples of what it now has."""
    text = file.text
    for key in keys:
        text = re.sub(rf"^# {re.escape(key)}:.*\n(?:#  .*\n)*", "", text, flags=re.MULTILINE)
    return replace(file, text=text)
