"""`templates/targets/<name>.yaml`: what a kind of application consists of. A position overrides documents by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from packet.model.base import Written
from packet.model.output import Output
from packet.model.scalars import Count, Slug

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
    return f"up to {value}" if isinstance(value, str) and value.strip().isdigit() else value


class PublicationView(Written):
    """How a CV shows publications."""

    show: Literal["all", "chosen", "highlighted"] = Field("all", description="all, or only what was chosen for the position")
    group: Literal["lead-first", "kind", "date"] = Field(
        "lead-first", description="lead-first: lead and equal-first papers by date, then the others; kind: conference, journal …"
    )
    style: Literal["full", "brief"] = Field("full", description="brief: one or two lines a paper")


class DocumentSpec(Written):
    """One document of a packet. The name decides its kind; `resume` is a CV, `…-statement` a statement."""

    kind: DocumentKind | None = Field(None, description="only where the name does not say it")
    title: str = Field("", description="title as printed and in the bookmarks")
    optional: bool = Field(False, description="true: left out without a word when the profile has nothing for it")
    omit: bool = Field(False, description="true in a position: leave this document out")
    pages: Annotated[Count, BeforeValidator(_most)] | None = Field(
        None, description="page budget; the layout tightens, shortens and drops to keep it", examples=["1", "up to 3"]
    )
    theme: Slug | None = Field(None, description="a theme of its own, where it differs from the packet's")
    letter: Slug | None = Field(None, description="letter template: letters/<name>.md")
    file: str | None = Field(
        None, description="statement: a file in the profile's statements/ folder", examples=["research-2p.pdf"]
    )
    sections: tuple[SectionName, ...] | None = Field(None, description="CV: sections in their order")
    publications: PublicationView | None = Field(None, description="CV: how publications are shown")
    entries: Literal["all", "chosen"] = Field(
        "all", description="CV: chosen leaves out experience that has none of the topics asked for"
    )
    index: bool = Field(True, description="bundle: begin with an index")
    divider: Literal["stamp", "sheet", "off"] = Field(
        "stamp", description="bundle: mark each paper by a stamp, a sheet before it, or not"
    )


class Target(Written):
    about: str = Field(description="what it is for, in a few words", examples=["Faculty application"])
    paper: Paper = Field("A4", description="A4 or Letter")
    theme: Slug = Field("classic", description="a theme of templates/themes/")
    highlight: int = Field(5, ge=0, description="papers marked in list and CV, told in the letter")
    attach: int = Field(3, ge=0, description="the first of the highlighted, bound in")
    documents: dict[Slug, DocumentSpec] = Field(description="the documents in their order")
    output: Output = Field(Output(), description="the files it is written as")


def merged(documents: Mapping[str, DocumentSpec], changes: Mapping[str, DocumentSpec]) -> dict[str, DocumentSpec]:
    """A target's documents with a position's changes: field by field where the name is known, at the end where it is new."""
    result = dict(documents)
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
    kinds = "cover-letter, cv, publication-list, publication-bundle, referees, contents or statement"
    raise ValueError(f"the document {name!r} needs a kind: {kinds}")
