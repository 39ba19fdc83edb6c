"""`templates/targets/<name>.yaml`: what a kind of application consists of. A position overrides documents by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from packet.model.anonymity import Wish
from packet.model.author_policy import AuthorPolicy, Authorship
from packet.model.base import Written
from packet.model.output import Output
from packet.model.rules import Rule
from packet.model.scalars import Count, Dates, Slug
from packet.model.topics import TopicExpression

Paper = Literal["A4", "Letter"]
SectionName = Literal[
    "interests",
    "education",
    "experience",
    "publications",
    "projects",
    "talks",
    "teaching",
    "service",
    "awards",
    "skills",
    "referees",
    "other",
]
DocumentKind = Literal["contents", "cover-letter", "cv", "publication-list", "publication-bundle", "referees", "statement"]


def _most(value: Any) -> Any:
    """`pages: 2` in a document is a budget: at most two."""
    if isinstance(value, str) and value.strip() == "0":
        raise ValueError("a document has at least one page: to leave it out, say omit: true")
    return f"up to {value}" if isinstance(value, str) and value.strip().isdigit() else value


class PublicationView(Written):
    """How a CV shows publications."""

    show: Literal["all", "chosen", "highlighted"] = Field(
        "all", description="all, or only what was chosen for the position", examples=["chosen"]
    )
    group: Literal["lead-first", "kind", "date"] = Field(
        "lead-first",
        description="lead-first: lead and equal-first papers by date, then the others; kind: conference, journal …",
        examples=["kind"],
    )
    style: Literal["full", "brief"] = Field("full", description="brief: one or two lines a paper", examples=["brief"])
    authors: Authorship = Field(
        AuthorPolicy(),
        description="all, first-3-last-3, up to 8 (you are always named), or with-coauthors: “(with A. and B.)”",
        examples=["first-3-last-3"],
    )
    selected: Literal["marked", "first"] = Field(
        "marked",
        description="first: the highlighted papers stand first as well, with one line on why each matters",
        examples=["first"],
    )


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, dict | str) else value


class EntryRule(Written):
    """Which entries are meant: all that is said must hold."""

    topics: TopicExpression = Field("", description="entries on these topics", examples=["moe or serverless"])
    kind: Annotated[tuple[str, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])] = Field(
        (), description="sections (experience, talks …), or kinds of talks (invited)", examples=[["experience", "invited"]]
    )
    dates: Dates | None = Field(None, description="entries that lie in this span, at least in part", examples=["2022..present"])
    priority: Count | None = Field(None, description="entries of this priority", examples=["1+"])


Rules = Annotated[tuple[EntryRule, ...], BeforeValidator(_one_or_many, json_schema_input_type=EntryRule | tuple[EntryRule, ...])]


class EntryRules(Written):
    """Which entries a CV shows."""

    require: Rules = Field(
        (),
        description="show only entries that meet one of the rules for their kind; "
        "where a rule asks for topics and names no kind, entries without a topic stay",
        examples=[{"kind": "experience", "dates": "2020..present"}],
    )
    prefer: Rules = Field(
        (), description="entries that meet one stand first in their section, and stay longest", examples=[{"topics": "serverless"}]
    )
    forbid: Rules = Field((), description="entries that meet one are left out", examples=[{"kind": "service"}])


class DocumentSpec(Written):
    """One document of a packet. The name decides its kind; `resume` is a CV, `…-statement` a statement."""

    kind: DocumentKind | None = Field(None, description="only where the name does not say it", examples=["statement"])
    title: str = Field("", description="title as printed and in the bookmarks", examples=["Research Statement"])
    optional: bool = Field(False, description="true: left out without a word when the profile has nothing for it", examples=[True])
    omit: bool = Field(False, description="true in a position: leave this document out", examples=[True])
    pages: Annotated[Count, BeforeValidator(_most)] | None = Field(
        None, description="page budget; the layout tightens, shortens and drops to keep it", examples=["1", "up to 3"]
    )
    theme: Slug | None = Field(None, description="a theme of its own, where it differs from the packet's", examples=["classic"])
    letter: Slug | None = Field(None, description="letter template: letters/<name>.md", examples=["faculty"])
    file: str | None = Field(
        None, description="statement: a file in the profile's statements/ folder", examples=["research-2p.pdf"]
    )
    sections: tuple[SectionName, ...] | None = Field(
        None, description="CV: sections in their order", examples=[["education", "publications", "awards"]]
    )
    publications: PublicationView | None = Field(
        None, description="CV: how publications are shown", examples=[{"show": "chosen", "group": "kind"}]
    )
    entries: Literal["all", "chosen"] | EntryRules = Field(
        "all",
        description="CV: chosen leaves out entries that have none of the topics asked for; or rules: require, prefer, forbid",
        examples=["chosen", {"prefer": {"topics": "serverless"}}],
    )
    index: bool = Field(True, description="bundle: begin with an index", examples=[False])
    divider: Literal["stamp", "sheet", "off"] = Field(
        "stamp", description="bundle: mark each paper by a stamp, a sheet before it, or not", examples=["sheet"]
    )


class Weights(Written):
    """What counts how much when papers are ranked; a term that is not named keeps its usual weight.

    Usual with an advertisement: fit 0.55, role 0.20, venue 0.15, recency 0.10, award 0; without: role 0.40, venue 0.30,
    recency 0.20, award 0.10.
    """

    fit: float | None = Field(None, ge=0, le=1, description="how well a paper fits the advertisement", examples=[0.55])
    role: float | None = Field(None, ge=0, le=1, description="first, equal first, corresponding …", examples=[0.2])
    venue: float | None = Field(None, ge=0, le=1, description="the tier that you gave the venue", examples=[0.15])
    recency: float | None = Field(None, ge=0, le=1, description="new before old", examples=[0.1])
    award: float | None = Field(None, ge=0, le=1, description="an award of the paper", examples=[0.1])
    similar: float = Field(0.1, ge=0, le=1, description="taken off a paper for its likeness to one already chosen", examples=[0.2])
    floor: float = Field(0.1, ge=0, le=1, description="papers below this share of the best fit are not chosen", examples=[0.05])


class Target(Written):
    about: str = Field(description="what it is for, in a few words", examples=["Faculty application"])
    paper: Paper = Field("A4", description="A4 or Letter", examples=["Letter"])
    theme: Slug = Field("classic", description="a theme of templates/themes/", examples=["awesome"])
    highlight: int = Field(5, ge=0, description="papers marked in list and CV, told in the letter", examples=[5])
    attach: int = Field(3, ge=0, description="the first of the highlighted, bound in", examples=[3])
    topics: TopicExpression = Field(
        "", description="topics that matter where position and command line name none", examples=["moe or serverless"]
    )
    weights: Weights = Field(
        default=Weights(),
        description="weights of the ranking, where they differ from the usual",
        examples=[{"fit": 0.7, "recency": 0.3}],
    )
    documents: dict[Slug, DocumentSpec] = Field(
        description="the documents in their order", examples=[{"cover-letter": {"letter": "faculty"}, "cv": {"pages": "up to 3"}}]
    )
    output: Output = Field(Output(), description="the files it is written as", examples=[{"files": "per-document"}])
    must: tuple[Rule, ...] = Field(
        (),
        description="rules that every packet of this kind is held to; a position may waive them",
        examples=[[{"pages": "up to 3", "in": "cv"}]],
    )
    should: tuple[Rule, ...] = Field(
        (), description="rules whose breach is a warning", examples=[[{"pages": "up to 3", "in": "cv"}]]
    )
    info: tuple[Rule, ...] = Field((), description="rules whose breach is only told", examples=[[{"pages": "up to 3", "in": "cv"}]])
    anonymous: Wish | None = Field(
        None,
        description="true: without your name, affiliation and links; a text is what stands in place of your name",
        examples=["true", "Candidate 42"],
    )


def merged(documents: Mapping[str, DocumentSpec], changes: Mapping[str, DocumentSpec]) -> dict[str, DocumentSpec]:
    """A target's documents with a position's changes: field by field where the name is known, at the end where it is new.

    A contents page that a position adds comes first: readers look for it there.
    """
    first = {"contents": changes["contents"]} if "contents" in changes and "contents" not in documents else {}
    result = {**first, **documents}
    for name, change in changes.items():
        said = {field: getattr(change, field) for field in change.model_fields_set}
        result[name] = documents[name].model_copy(update=said) if name in documents else change
    return {name: spec for name, spec in result.items() if not spec.omit}


def kind_of(name: str, spec: DocumentSpec) -> DocumentKind:
    """The kind of a document: as it says, or as its name says. Raises `ValueError` where neither does."""
    if spec.kind:
        return spec.kind
    if name in {"contents", "cover-letter", "cv", "publication-list", "publication-bundle", "referees"}:
        return name  # type: ignore[return-value]
    if name == "resume":
        return "cv"
    if name.endswith("statement") or spec.file:
        return "statement"
    raise ValueError(
        f"the document {name!r} needs a kind: "
        "cover-letter, cv, publication-list, publication-bundle, referees, contents or statement"
    )
