"""What a call demands, in a vocabulary that steers the build and can be checked on the finished bytes.

The vocabulary is that of the project's survey of 44 real calls: presence, order, grouping, length, type, page, file, papers, list
of publications, referees, wording, privacy, and what only a person can do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from packet.model import forms
from packet.model.author_policy import Authorship
from packet.model.base import Written
from packet.model.measures import AtLeastLength, Sizes
from packet.model.output import NamePattern
from packet.model.scalars import Count, Date, FileSize, Slug, parse_slug
from packet.problems import Place


class Level(StrEnum):
    """How much a rule weighs: a broken `must` makes the packet NOT READY, a broken `should` is a warning, `info` is told."""

    MUST = "must"
    SHOULD = "should"
    INFO = "info"


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_one_or_many, json_schema_input_type=Slug | tuple[Slug, ...])]
Wish = Literal["required", "forbidden"]
Part = Literal["lead", "first", "corresponding"]
"""The applicant's part in a paper."""
Groups = Literal["one", "per-document"] | tuple[tuple[str, ...], ...]


def _grouping(value: Any) -> Groups:
    """`one`, `per-document`, or groups of documents that share a file."""
    if value in ("one", "per-document"):
        return "one" if value == "one" else "per-document"
    if isinstance(value, list | tuple) and value:
        groups = [[group] if isinstance(group, str) else group for group in value]
        if all(isinstance(group, list | tuple) and group for group in groups):
            return tuple(tuple(parse_slug(name) for name in group) for group in groups)
    raise ValueError("say one, per-document, or groups of documents that share a file: [[cover-letter, cv]]")


def _yes(value: bool) -> bool:
    if not value:
        raise ValueError("say true, or leave the rule out")
    return value


def _personal(value: Any) -> Any:
    return value if value == "forbidden" else _one_or_many(value)


Grouping = Annotated[
    Groups,
    PlainValidator(_grouping),
    WithJsonSchema({"anyOf": [{"enum": ["one", "per-document"]}, forms.GROUPS]}),
]
Yes = Annotated[bool, AfterValidator(_yes), WithJsonSchema(forms.YES)]
PersonalData = Annotated[
    Literal["forbidden"] | tuple[str, ...], BeforeValidator(_personal, json_schema_input_type=str | tuple[str, ...])
]
ContactWay = Literal["email", "phone", "address"]
Contact = Annotated[
    tuple[ContactWay, ...], BeforeValidator(_one_or_many, json_schema_input_type=ContactWay | tuple[ContactWay, ...])
]


class Rule(Written):
    """One demand of a call. Say exactly one thing in each rule; `in`, `font`, `counting` narrow it, the rest says whence it is."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        defer_build=True,
        alias_generator=lambda name: {"inside": "in"}.get(name, name.replace("_", "-")),
    )

    # presence
    documents: Slugs = Field((), description="documents the packet must contain", examples=[["cover-letter", "cv"]])
    optional: Slugs = Field((), description="documents that may be there", examples=[["diversity-statement"]])
    forbidden: Slugs = Field((), description="documents that must not be there", examples=[["referees"]])
    one_of: Slugs = Field((), description="one of these documents must be there", examples=[["research-statement", "agenda"]])
    nothing_else: Yes | None = Field(None, description="true: only documents that the rules name", examples=[True])
    # order
    order: Slugs = Field((), description="these documents, in this order", examples=[["cv", "publication-list"]])
    first: Slug | None = Field(None, description="the document that comes first", examples=["cover-letter"])
    last: Slug | None = Field(None, description="the document that comes last", examples=["publication-bundle"])
    # grouping
    files: Grouping | None = Field(
        None, description="one PDF, one a document, or documents that share a file", examples=["one", [["cover-letter", "cv"]]]
    )
    papers_in: Literal["packet", "one-file", "own-files"] | None = Field(
        None, description="where the papers are: in the packet, in one file apart, or each in its own", examples=["own-files"]
    )
    attachments: Count | None = Field(None, description="files in all", examples=["up to 15"])
    # length
    pages: Count | None = Field(None, description="pages of what `in` names, or of the packet", examples=["up to 2", "2-5"])
    words: Count | None = Field(None, description="words of what `in` names", examples=["up to 800"])
    characters: Count | None = Field(None, description="characters, blanks included, of what `in` names", examples=["up to 4350"])
    # type
    font_size: Sizes | None = Field(
        None, description="points of the text; with `font`, where it is set in that font", examples=["11+"]
    )
    lines_per_inch: Sizes | None = Field(None, description="lines of text in an inch of height", examples=["up to 6"])
    # page
    paper: Literal["A4", "Letter"] | None = Field(None, description="A4 or Letter", examples=["Letter"])
    margins: AtLeastLength | None = Field(None, description="free space at each side", examples=["1 in", "2.5 cm"])
    page_numbers: Yes | None = Field(None, description="true: every page bears its number", examples=[True])
    running_name: Yes | None = Field(None, description="true: every page bears the applicant's name", examples=[True])
    # file
    file_size: FileSize | None = Field(None, description="of a file, or of the file of what `in` names", examples=["up to 10 MB"])
    total_size: FileSize | None = Field(None, description="of all files together", examples=["up to 30 MB"])
    file_name: NamePattern = Field(
        "",
        description="pattern of the names of all files, or of that which begins with what `in` names",
        examples=["{surname}.pdf"],
    )
    file_name_length: Count | None = Field(None, description="letters of a file's name", examples=["up to 50"])
    encryption: Wish | None = Field(
        None, description="required or forbidden: a password that opens the file", examples=["forbidden"]
    )
    fonts: Literal["embedded"] | None = Field(
        None, description="embedded: the file holds every font that it uses", examples=["embedded"]
    )
    text: Literal["searchable"] | None = Field(None, description="searchable: no page is a mere picture", examples=["searchable"])
    plain: Yes | None = Field(None, description="true: no forms, scripts, attachments", examples=[True])
    # papers
    papers: Count | None = Field(None, description="papers bound in", examples=["2-3"])
    papers_since: Date | None = Field(None, description="no bound paper is older", examples=["2021"])
    papers_role: Part | None = Field(None, description="the applicant's part in bound papers", examples=["lead"])
    papers_status: Literal["published"] | None = Field(
        None, description="published: no preprint, no submitted work is bound", examples=["published"]
    )
    papers_marked: Yes | None = Field(
        None, description="true: bound papers are marked in the list of publications", examples=[True]
    )
    annotation: Count | None = Field(None, description="words on why a highlighted paper matters", examples=["up to 100"])
    # list of publications
    numbered: Yes | None = Field(None, description="true: the list of publications is numbered", examples=[True])
    grouped: Yes | None = Field(None, description="true: the list is grouped by kind", examples=[True])
    owner: Literal["bold", "underlined"] | None = Field(
        None, description="how the applicant stands in lists of authors", examples=["bold"]
    )
    authors: Authorship | None = Field(None, description="how long lists of authors are cut", examples=["first-3-last-3"])
    submitted: Literal["in", "out"] | None = Field(
        None, description="out: work that is not accepted is not listed", examples=["out"]
    )
    # referees
    referees: Count | None = Field(None, description="referees named; 0: none may be", examples=["3-5"])
    referee_roles: dict[str, Annotated[int, Field(ge=1)]] | None = Field(
        None, description="relation: how many referees have it", examples=[{"advisor": 1, "teaching": 1}]
    )
    referee_contact: Contact | None = Field(None, description="what is said of each referee", examples=[["email", "phone"]])
    letters: Count | None = Field(None, description="letters of recommendation that referees send", examples=["3+"])
    # wording
    names: str = Field(
        "",
        description="what the text must name: rank, title, department, requisition, institution, area, or words",
        examples=["rank"],
    )
    sentence: str = Field(
        "", description="a sentence that must stand in the text, word for word", examples=["I certify that the above is true."]
    )
    addressee: str = Field("", description="whom the letter must greet", examples=["Search Committee"])
    # privacy
    personal_data: PersonalData | None = Field(
        None, description="forbidden, or what must be said", examples=["forbidden", ["date of birth", "citizenship"]]
    )
    metrics: Wish | None = Field(None, description="citation counts, h-index, impact factors", examples=["forbidden"])
    anonymous: Yes | None = Field(None, description="true: nothing says who applies", examples=[True])
    # what only a person can do
    by_hand: str = Field("", description="what only you can do", examples=["fill in the portal's form of referees"])

    inside: Slugs = Field(
        (),
        description="the document it speaks of, or several that count together; none: the packet",
        examples=["cv", ["cv", "publication-list"]],
    )
    font: str = Field("", description="with font-size: the font that it is about", examples=["Arial"])
    counting: Literal["all", "without-references", "without-abstract"] = Field(
        "all", description="with pages, words, characters: what counts", examples=["without-references"]
    )
    name: Slug | None = Field(None, description="a name of its own, for waive: and done:", examples=["research-pages"])
    quote: str = Field("", description="the call's own words", examples=["2-3 most impactful"])
    source: str = Field("", description="where the quote stands, if not in the file's own source", examples=["calls.csv row 10"])

    @cached_property
    def demands(self) -> tuple[str, ...]:
        """What it demands, as it is written: `pages`, `file-size`. The store sees to it that it is one thing."""
        written = self.model_fields_set - ABOUT
        said = [name for name in written if getattr(self, name) not in NOTHING]
        return tuple(name.replace("_", "-") for name in sorted(said, key=DEMANDS.index))

    @property
    def demand(self) -> str:
        return next(iter(self.demands), "")

    @property
    def label(self) -> str:
        """What `waive:` and `done:` call it: its own name, else `pages` or `pages in cv`."""
        scope = f" in {' and '.join(self.inside)}" if self.inside else ""
        return self.name or self.demand + scope


NOTHING: tuple[object, ...] = ("", (), {})
"""What demands nothing, though it is written: `documents: []`, `sentence: ""`."""
ABOUT = frozenset({"inside", "font", "counting", "name", "quote", "source"})
DEMANDS = tuple(name for name in Rule.__annotations__ if name not in ABOUT and name != "model_config")
"""The fields that demand something, in the order of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A rule as it holds for one packet: its level, who makes it (`call mit-eecs`), where it is written, and why it is waived."""

    rule: Rule
    level: Level
    origin: str
    place: Place | None = None
    source: str = ""
    waived: str = ""

    @property
    def rank(self) -> str:
        """Which kind of file makes it: target < portal < call < position < command line."""
        return self.origin.partition(" ")[0]

    @property
    def steers(self) -> bool:
        """Whether the build obeys it: what is waived, or only told, is not obeyed."""
        return not self.waived and self.level is not Level.INFO
