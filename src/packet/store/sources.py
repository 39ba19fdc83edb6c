"""A profile store, a target or a position → `Sources`: every file that one build names, read, and every name known to exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from packet.model.demanded import holding
from packet.model.position import Position
from packet.model.sources import Request, Sources
from packet.model.target import Target
from packet.model.theme import Theme
from packet.problems import Place, Problem, Severity, SourceError, nearest
from packet.store.deadlines import check_deadlines
from packet.store.demands import read_demands
from packet.store.desk import Desk, Loaded
from packet.store.documents import Documents, read_documents, read_statements
from packet.store.doubts import check_doubts
from packet.store.institutions import read_institutions
from packet.store.letter_names import safe_letters
from packet.store.other_fits import other_fits
from packet.store.positions import Posted, read_position, read_position_to_judge
from packet.store.profile_store import ProfileStore, check_cited
from packet.store.steering import check_expression, read_advertisement
from packet.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Selection:
    """What to build for: a position, or a target alone; where the papers lie (`None`: in the profile); another advertisement."""

    target: str = ""
    position: str = ""
    papers: Path | None = None
    advertisement: Path | None = None


def load_sources(workspace: Workspace, store: ProfileStore, wanted: Selection, request: Request) -> Sources:
    """Read everything one build needs; raises `SourceError` with all problems at once."""
    desk = Desk(workspace)
    desk.inputs.update(store.inputs)
    posted = _position(desk, store, wanted) if wanted.position else None
    position = posted.position if posted else None
    target_name = wanted.target or (position.value.target if position else "")
    target = _target(desk, store, target_name, position)
    _check_names(desk, store, request, position)
    if not target:
        desk.finish()
        raise AssertionError("a target that cannot be read is a problem")
    demands = read_demands(desk, target_name, target, posted)
    documents = read_documents(desk, store.topics, target, position, holding(demands))
    papers_folder = wanted.papers or workspace.root / "profiles" / store.name / "papers"
    added = read_institutions(desk)
    return Sources(
        profile_name=store.name,
        profile=store.profile,
        publications=store.publications,
        venues=store.venues,
        target_name=target_name,
        target=target.value,
        position_name=wanted.position,
        position=position.value if position else None,
        topics=store.topics,
        themes=_themes(desk, documents),
        letters=safe_letters(desk, store, documents, position, added),
        statements=read_statements(desk, store, documents),
        papers=_papers(desk, store, papers_folder),
        papers_folder=str(papers_folder),
        papers_shown=desk.shown(papers_folder),
        places=store.places,
        advertisement=read_advertisement(desk, store.name, wanted.position, position, wanted.advertisement),
        demands=demands,
        warnings=(*store.warnings, *desk.finish()),
        inputs=dict(sorted(desk.inputs.items())),
        institutions=added,
        other_fits=other_fits(desk, store.name, wanted.position),
    )


def _position(desk: Desk, store: ProfileStore, wanted: Selection) -> Posted | None:
    positions = desk.workspace.positions(store.name)
    if wanted.position not in positions:
        if wanted.position in desk.workspace.targets():
            hint = f"it is a target: packet build --target {wanted.position}"
            desk.complain("unknown-position", f"there is no position {wanted.position!r}", None, hint)
        else:
            desk.unknown("position", wanted.position, list(positions), None)
        return None
    path = positions[wanted.position]
    if wanted.position in desk.workspace.targets():
        desk.complain(
            "position-named-as-target", f"{wanted.position!r} is a target's name", Place(desk.shown(path)), "rename the file"
        )
    posted = read_position_to_judge(desk, path)
    if posted:
        check_doubts(desk, posted)
    return posted


def _target(desk: Desk, store: ProfileStore, name: str, position: Loaded[Position] | None) -> Loaded[Target] | None:
    targets = desk.workspace.targets()
    if name not in targets:
        if position is None and name in desk.workspace.positions(store.name):
            hint = f"it is a position: packet build {name}"
            desk.complain("unknown-target", f"there is no target {name!r}", None, hint)
        elif name:
            desk.unknown("target", name, list(targets), position.place("target") if position else None)
        return None
    return desk.model(targets[name], Target)


def _check_names(desk: Desk, store: ProfileStore, request: Request, position: Loaded[Position] | None) -> None:
    """Note every name on the command line and in the position that the profile lacks."""
    _check_request(desk, store, request)
    if position:
        _check_position(desk, store, position)


def _check_request(desk: Desk, store: ProfileStore, request: Request) -> None:
    for expression in request.topics:
        check_expression(desk, expression, store.topics, None)
    for key in (*request.pin, *request.exclude):
        if key not in store.publications:
            desk.unknown("publication", key, list(store.publications), None)
    for key in sorted(set(request.pin) & set(request.exclude)):
        desk.complain("pinned-and-excluded", f"{key!r} is both pinned and excluded", None, "drop one of the two")


def _check_position(desk: Desk, store: ProfileStore, loaded: Loaded[Position]) -> None:
    position = loaded.value
    check_deadlines(desk, loaded)
    if position.topics:
        check_expression(desk, position.topics, store.topics, loaded.place("topics"))
    _check_papers(desk, list(store.publications), loaded)
    referees = [referee.name for referee in store.profile.referees]
    for index, name in enumerate(position.referees):
        if name not in referees:
            desk.unknown("referee", name, referees, loaded.place("referees", index))


def _check_papers(desk: Desk, known: list[str], loaded: Loaded[Position]) -> None:
    """Note every paper that the position pins, excludes, freezes or cites and that the profile lacks."""
    position = loaded.value
    for field, keys in (("pin", position.pin), ("exclude", position.exclude), ("papers", position.papers or ())):
        for index, key in enumerate(keys):
            if key not in known:
                desk.unknown("publication", key, known, loaded.place(field, index))
    for index, key in enumerate(position.exclude):
        if key in position.pin:
            place = loaded.place("exclude", index)
            desk.complain("pinned-and-excluded", f"{key!r} is both pinned and excluded", place, "drop one of the two")
    check_cited(desk, position.fit, known, loaded.place("fit"))
    for name, words in position.paragraphs.items():
        check_cited(desk, words, known, loaded.place("paragraphs", name))


def _themes(desk: Desk, documents: Documents) -> Mapping[str, Theme]:
    """The themes named, by name: the packet's own and those of single documents."""
    position, target = documents.position, documents.target
    own = position.place("theme") if position and position.value.theme else target.place("theme")
    places = {(position and position.value.theme) or target.value.theme: own}
    for document, spec in documents.specs.items():
        if spec.theme:
            places.setdefault(spec.theme, documents.place(document, "theme"))
    known = desk.workspace.themes()
    found: dict[str, Theme] = {}
    for name, place in places.items():
        if name not in known:
            desk.unknown("theme", name, list(known), place)
        elif loaded := desk.model(known[name], Theme):
            found[name] = _with_fonts(desk, loaded, known[name])
    return found


def _with_fonts(desk: Desk, loaded: Loaded[Theme], path: Path) -> Theme:
    """The theme with its fallback fonts found: beside its file, or from the workspace's folder. Their content is an input."""
    fonts, files = loaded.value.fonts, []
    for index, name in enumerate(fonts.fallback):
        file = next((one for folder in (path.parent, desk.workspace.root) if (one := folder / name).is_file()), None)
        if file is None:
            hint = "its path starts at the theme's folder or at the workspace"
            desk.complain("no-such-font", f"there is no font file {name}", loaded.place("fonts", "fallback-fonts", index), hint)
        elif desk.bytes_of(file) is not None:
            files.append(str(file))
    return loaded.value.model_copy(update={"fonts": fonts.model_copy(update={"fallback": tuple(files)})})


def _papers(desk: Desk, store: ProfileStore, folder: Path) -> Mapping[str, str]:
    """`KEY.pdf` of every publication that has one; a PDF that belongs to none is a warning."""
    try:
        files = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix.lower() == ".pdf"}
    except OSError:
        return {}
    for stem, path in files.items():
        if stem not in store.publications:
            near = nearest(stem, store.publications, most=1)
            hint = f"rename it to {near[0]}.pdf?" if near else "name it after a publication's key"
            message = "the file belongs to no publication"
            desk.complain("stray-paper", message, Place(desk.shown(path)), hint, Severity.WARNING)
    return {key: str(path) for key, path in files.items() if key in store.publications}


def position_problems(workspace: Workspace, profile: str, names: Iterable[str]) -> tuple[Problem, ...]:
    """What is wrong with positions taken alone: told when their profile cannot be read, so that nothing waits its turn."""
    desk = Desk(workspace)
    known = workspace.positions(profile)
    for name in names:
        if name in known:
            read_position(desk, known[name])
    return tuple(desk.problems)


def broken_positions(workspace: Workspace, store: ProfileStore, besides: frozenset[str]) -> tuple[Problem, ...]:
    """One warning for each position of the profile, other than those named, that cannot be read."""
    found: list[Problem] = []
    for name, path in workspace.positions(store.name).items():
        if name in besides:
            continue
        desk = Desk(workspace)
        read_position(desk, path)
        try:
            desk.finish()
        except SourceError as error:
            count = f"{len(error.problems)} problem{'s' * (len(error.problems) > 1)}"
            message = f"this position has {count} and was left alone"
            place = error.problems[0].place or Place(desk.shown(path))
            found.append(Problem("broken-position", message, place, f"packet build {name} shows them", Severity.WARNING))
    return tuple(found)
