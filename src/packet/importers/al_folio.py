"""A checkout of an al-folio homepage → publications of `_bibliography/`, a CV, and who the owner is."""

from __future__ import annotations

from collections.abc import Iterator

from packet.formats.located_yaml import Fields, Items, Scalar
from packet.importers.al_folio_cv import read_old_cv
from packet.importers.al_folio_owner import read_owner
from packet.importers.bibtex import BIBTEX
from packet.importers.broken_yaml import read_what_can_be
from packet.importers.combining import combined, read_or_tell
from packet.importers.found import Found, HomepageImporter, empty
from packet.importers.json_resume import JSON_RESUME
from packet.importers.rendercv import RENDERCV
from packet.importers.source import Checkout, SourceFile
from packet.importers.written_names import with_names
from packet.problems import Place, Problem, Severity

CONFIG, CV, RESUME = "_config.yml", "_data/cv.yml", "assets/json/resume.json"
_DATA = {"socials": "_data/socials.yml", "coauthors": "_data/coauthors.yml", "venues": "_data/venues.yml"}


def knows(checkout: Checkout) -> bool:
    return CONFIG in checkout.files and (CV in checkout.files or bool(checkout.below("_bibliography", ".bib")))


def read(checkout: Checkout) -> Found:
    """A file that cannot be read is told, and hides none of the others."""
    problems: list[Problem] = []
    trees = {name: _tree(checkout, path, problems) for name, path in {"config": CONFIG, **_DATA}.items()}
    parts = [
        read_owner(trees["config"], trees["socials"], trees["coauthors"]),
        *_bibliographies(checkout, trees["config"]),
        *_curricula(checkout, problems),
    ]
    whole = combined("al-folio", parts, checkout.path)
    profile, said = with_names(whole.profile, [part.profile for part in parts])
    notes = (*whole.notes, *said, *selected(whole, "selected"), *_unused(trees["venues"]))
    return Found("al-folio", whole.publications, profile, notes, (*problems, *whole.problems))


def _tree(checkout: Checkout, path: str, problems: list[Problem]) -> Fields:
    """The mapping that a file of data is; an empty one where it is missing or nothing of it can be read."""
    nothing = empty(Place(f"{checkout.path}/{path}", 1, 1))
    file = checkout.files.get(path)
    if file is None or not _says_something(file):
        return nothing
    tree, told = read_what_can_be(file.data, file.path)
    problems += told
    return tree if isinstance(tree, Fields) else nothing


def _says_something(file: SourceFile) -> bool:
    """Whether there is more than comments: people comment out what the template ships with."""
    return any(line.strip() and not line.lstrip().startswith((b"#", b"---")) for line in file.data.splitlines())


def _curricula(checkout: Checkout, problems: list[Problem]) -> Iterator[Found]:
    """What the two files say that may hold a CV: `_data/cv.yml` in its old form or that of RenderCV, and a JSON Resume."""
    file = checkout.files.get(CV)
    if file is not None and RENDERCV.knows(file):
        yield read_or_tell(RENDERCV, file)
    elif file is not None and _says_something(file):
        tree, told = read_what_can_be(file.data, file.path)
        problems += told
        if isinstance(tree, Items):
            yield read_old_cv(tree, file.path)
        elif tree is not None:
            hint = "a CV is a list of sections with title: and contents:, or stands below cv:"
            message = "this is no CV that al-folio knows"
            problems.append(Problem("import-left-out", message, Place(file.path, 1, 1), hint, Severity.WARNING))
    if (resume := checkout.files.get(RESUME)) is not None:
        yield read_or_tell(JSON_RESUME, resume)


def _bibliographies(checkout: Checkout, config: Fields) -> Iterator[Found]:
    """All .bib files, that which the homepage shows first."""
    scholar = config.values.get("scholar")
    node = scholar.values.get("bibliography") if isinstance(scholar, Fields) else None
    shown = node.text.strip().removesuffix(".bib") if isinstance(node, Scalar) else "papers"
    files = checkout.below("_bibliography", ".bib")
    for file in sorted(files, key=lambda file: not file.path.endswith(f"/{shown}.bib")):
        yield read_or_tell(BIBTEX, file)


def selected(found: Found, mark: str) -> tuple[str, ...]:
    """A note with the papers that the homepage shows first."""
    keys = [
        key for key, entry in found.part("publications").values.items() if isinstance(entry, Fields) and _is_marked(entry, mark)
    ]
    return (f"{mark} on the homepage, to be pinned in a target or position: pin: [{', '.join(keys)}]",) if keys else ()


def _is_marked(entry: Fields, mark: str) -> bool:
    extra = entry.values.get("extra")
    node = extra.values.get(mark) if isinstance(extra, Fields) else None
    return isinstance(node, Scalar) and node.text.strip().lower() in {"true", "yes"}


_SHIPPED = {"AJP", "PhysRev", "Vision"}


def _unused(venues: Fields) -> tuple[str, ...]:
    """Venues have neither colours nor addresses here; their names come from the entries."""
    mine = [name for name in venues.values if name not in _SHIPPED]
    return (f"addresses and colours of venues are not used: {', '.join(mine)}",) if mine else ()


AL_FOLIO = HomepageImporter("al-folio", knows, read)
