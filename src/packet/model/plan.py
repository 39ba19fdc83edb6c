"""A `Plan` is every decision of a build, with its reason, before a word is composed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from packet.model.call import InstitutionName
from packet.model.finding import Finding
from packet.model.marks import Mark
from packet.model.output import Output
from packet.model.paper import Attachment
from packet.model.position import Position
from packet.model.profile import Profile, Referee
from packet.model.publications import Kind, Publication, Venue
from packet.model.rules import Demand, Part
from packet.model.sources import LetterFile, OtherFit, PdfFile, TextFile
from packet.model.target import DocumentKind, DocumentSpec, Paper
from packet.model.theme import Theme
from packet.model.topics import Topic, TopicFilter


class Role(StrEnum):
    """The applicant's part in a paper, as its author list says it."""

    FIRST = "first author"
    EQUAL_FIRST = "equal first author"
    CORRESPONDING = "corresponding author"
    CONTRIBUTING = "contributing author"
    AUTHOR = "author"
    """Where authors stand in alphabetical order, their places say nothing."""
    UNKNOWN = "not found among the authors"

    @property
    def leads(self) -> bool:
        return self in {Role.FIRST, Role.EQUAL_FIRST}

    @property
    def tells(self) -> bool:
        """Whether a reader learns something from it."""
        return self not in {Role.AUTHOR, Role.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Work:
    """A publication as this packet sees it: its number ("C1"), its kind, and which of its authors is the applicant."""

    key: str
    number: str
    publication: Publication
    venue: Venue | None
    kind: Kind
    role: Role
    owner: int | None
    tags: frozenset[str]
    """Its topics with all their wider topics: those it is tagged with, and those whose phrases stand in its title or `why`."""
    phrases: Mapping[str, str] = field(default_factory=dict)
    """Topic to the phrase that means it, for topics that no tag says."""
    students: frozenset[int] = frozenset()
    """Which of its authors are the applicant's students."""
    advisors: frozenset[int] = frozenset()

    def has_part(self, part: Part) -> bool:
        """Whether the applicant has that part in it; a first author may be the corresponding one as well, as the mark says."""
        if part == "corresponding":
            return self.owner is not None and self.publication.authors[self.owner].corresponding
        return self.role.leads if part == "lead" else self.role is Role.FIRST


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a score: `weight` × `value` (0–1), and in words what the value stands for."""

    name: str
    weight: float
    value: float
    because: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A phrase of the advertisement that speaks for a paper, the sentence it stands in, and its share of the fit (0–1)."""

    phrase: str
    sentence: str
    share: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """A sentence of the advertisement that says nothing of the field, and what it is about."""

    about: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided about one publication, and why. `rank` counts from 1."""

    key: str
    rank: int
    score: float
    terms: tuple[Term, ...]
    chosen: bool
    highlighted: bool
    attached: bool
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """One document of the packet: its spec after all overrides, and the file it is made from where there is one."""

    name: str
    kind: DocumentKind
    title: str
    spec: DocumentSpec
    letter: LetterFile | None = None
    statement: TextFile | PdfFile | None = None
    theme: Theme | None = None
    """Its look after all rules; `None`: the packet's."""

    @property
    def attachment_key(self) -> str:
        """The key under which a supplied PDF is read."""
        return f"document:{self.name}"


@dataclass(frozen=True, slots=True)
class Anonymous:
    """What the applicant is called, and the marks that must not stand on our own pages, in metadata and file names."""

    called: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every decision of one build. `works` stand in printed order (it numbers them), `choices` in the order of their rank."""

    name: str
    heading: str
    profile: Profile
    target_name: str
    position_name: str
    position: Position | None
    date: date
    paper: Paper
    theme: Theme
    themes: Mapping[str, Theme]
    topics: TopicFilter | None
    order: tuple[str, ...]
    """Names of all documents that were asked for, those that cannot be made among them."""
    documents: tuple[PlannedDocument, ...]
    works: tuple[Work, ...]
    choices: tuple[Choice, ...]
    attachments: tuple[Attachment, ...]
    bound: frozenset[str]
    """Keys of the attached papers whose PDF is there: of these alone a text may say that the packet holds them."""
    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]
    output: Output
    vocabulary: Mapping[str, Topic] = field(default_factory=dict)
    advertised: frozenset[str] = frozenset()
    """Topics that the advertisement names in so many words; they tailor the interests line where no topics are asked for."""
    set_aside: tuple[SetAside, ...] = ()
    """Sentences of the advertisement that have no say in the choice."""
    anonymous: Anonymous | None = None
    """`profile`, `works` and `heading` are without identity then."""

    demands: tuple[Demand, ...] = ()
    """The rules that hold, those that are waived among them."""
    institutions: tuple[InstitutionName, ...] = ()
    """Those that the workspace adds to the table of the package."""
    other_fits: tuple[OtherFit, ...] = ()
    referees: tuple[Referee, ...] = ()
    """Whom this packet names, in order."""
    unlisted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Document to the keys of the publications that a rule keeps out of its list."""

    def without(self, unreadable: Collection[str]) -> Plan:
        """The plan, once it shows that some of the papers and supplied documents cannot be bound."""
        documents = tuple(one for one in self.documents if one.attachment_key not in unreadable)
        return replace(self, bound=self.bound - set(unreadable), documents=documents)

    @property
    def promised(self) -> frozenset[str]:
        """Keys of the PDFs from elsewhere that a text may say the packet holds: bound papers, supplied documents."""
        return self.bound | {one.attachment_key for one in self.documents if isinstance(one.statement, PdfFile)}

    @property
    def surname(self) -> str:
        """What stamps and file names call the applicant."""
        return self.anonymous.called if self.anonymous else self.profile.name.split(",")[0].split()[-1]

    def listed(self, document: str) -> tuple[Work, ...]:
        """The publications that a document may list, in printed order."""
        kept_out = self.unlisted.get(document, frozenset())
        return tuple(work for work in self.works if work.key not in kept_out)

    def work(self, key: str) -> Work:
        return next(work for work in self.works if work.key == key)

    def _marked(self, mark: str) -> tuple[Work, ...]:
        return tuple(self.work(choice.key) for choice in self.choices if getattr(choice, mark))

    @property
    def chosen(self) -> tuple[Work, ...]:
        """Papers shown where a document says `show: chosen`, best first."""
        return self._marked("chosen")

    @property
    def highlighted(self) -> tuple[Work, ...]:
        """Papers marked in list and CV and told in the letter, best first."""
        return self._marked("highlighted")

    @property
    def attached(self) -> tuple[Work, ...]:
        """Papers bound into the packet, best first."""
        return self._marked("attached")
