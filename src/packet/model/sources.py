"""Everything one build reads, as values: made by `store/`, read by `tailor/`, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from packet.model.call import InstitutionName
from packet.model.letter import LetterFront
from packet.model.position import Position
from packet.model.profile import Profile
from packet.model.publications import Publication, Venue
from packet.model.rules import Demand
from packet.model.target import Target
from packet.model.theme import Theme
from packet.model.topics import Topic
from packet.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class TextFile:
    """A statement: the path as the person knows it, and what it says."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter template: what stands around the body, and the body with the file's line numbers."""

    path: str
    front: LetterFront
    body: str
    lines: Mapping[str, int] = field(default_factory=dict)
    """Field of the front matter to the line where its text stands, for those that are written."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A supplied PDF, bound as it is: its path, and the path as the person knows it."""

    path: str
    shown: str


@dataclass(frozen=True, slots=True)
class OtherFit:
    """What another position of the profile says under `fit:`, for comparison."""

    position: str
    institution: str
    fit: str


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line adds to the files. `None` and empty mean: as the files say."""

    date: date
    topics: tuple[str, ...] = ()
    pin: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    attach: int | None = None
    anonymous: bool | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """One profile, one target, perhaps one position, and every file that they name."""

    profile_name: str
    profile: Profile
    publications: Mapping[str, Publication]
    venues: Mapping[str, Venue]
    target_name: str
    target: Target
    position_name: str
    position: Position | None
    topics: Mapping[str, Topic]
    themes: Mapping[str, Theme]
    letters: Mapping[str, LetterFile] = field(default_factory=dict)
    statements: Mapping[str, TextFile | PdfFile] = field(default_factory=dict)
    """By document name."""
    papers: Mapping[str, str] = field(default_factory=dict)
    """Publication key to the path of its PDF, for those that have one."""
    papers_folder: str = ""
    papers_shown: str = ""
    """The folder of the papers as the person knows it."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Publication key to where its entry stands."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Path to SHA-256 of every file read."""
    warnings: tuple[Problem, ...] = ()
    advertisement: TextFile | None = None
    """The posting, verbatim."""
    demands: tuple[Demand, ...] = ()
    """All rules of the files, the weakest file first."""
    institutions: tuple[InstitutionName, ...] = ()
    """Those that the workspace adds to the table of the package."""
    other_fits: tuple[OtherFit, ...] = ()
