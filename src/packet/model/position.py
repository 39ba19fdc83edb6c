"""`profiles/<who>/positions/<name>.yaml`: one position, as the posting states it, and what the applicant wants to say to it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from packet.model.anonymity import Wish
from packet.model.base import Said, Written
from packet.model.output import Output
from packet.model.rules import Rule
from packet.model.scalars import Date, Deadline, Slug, Url
from packet.model.target import DocumentSpec, Paper
from packet.model.topics import TopicExpression


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class InstitutionName(Written):
    name: Said = Field(examples=["Northwestern University"])
    aliases: tuple[str, ...] = Field((), description="other ways to write it", examples=[["Northwestern"]])


class Source(Written):
    """Where something was read, and when."""

    url: Url = ""
    file: str = Field("", description="a file or a row, where there is no web page", examples=["calls.csv row 10"])
    read: Date | None = Field(None, description="the day you read it", examples=["2026-11-24"])

    def __str__(self) -> str:
        """`calls.csv row 10, read 24 Nov. 2026`."""
        return ", ".join(filter(None, (self.url or self.file, f"read {self.read}" if self.read else "")))


class Portal(Written):
    name: str = Field(examples=["Interfolio"])
    url: Url = ""


class Position(Written):
    target: Slug = Field(description="the kind of application", examples=["faculty-job"])
    institution: Annotated[InstitutionName, BeforeValidator(named)] = Field(examples=["Northwestern University"])
    department: str = Field("", examples=["Department of Computer Science"])
    title: Said = Field(description="the position's title, as the posting states it", examples=["Assistant Professor"])
    rank: str = Field("", description="only where the title is not the rank")
    requisition: str = Field("", description="requisition, reference or job number")
    area: str = Field("", description="the area searched for", examples=["computer systems"])
    addressee: str = Field("", description="whom the letter greets", examples=["Faculty Search Committee"])
    address: str = Field("", description="postal address of the addressee, lines separated by commas")
    deadlines: dict[str, Deadline] = Field(
        default_factory=dict,
        description="kind: date, time and zone",
        examples=[{"full-consideration": "2026-11-06 17:00 America/Chicago"}],
    )
    url: Url = Field("", description="the posting")
    portals: tuple[Annotated[Portal, BeforeValidator(named)], ...] = Field((), description="where the files go")
    referees: tuple[str, ...] = Field((), description="names of your referees for this position; none: all of the profile")
    advertisement: str = Field(
        "", description="file with the posting, verbatim; without it NAME.txt beside this file", examples=["ads/northwestern.txt"]
    )
    topics: TopicExpression = Field("", description="topics that matter here", examples=["moe or (serverless and not edge)"])
    fit: str = Field("", description="why you and this place fit, in your own sentences; printed in the letter")
    paragraphs: dict[str, str] = Field(default_factory=dict, description="your own text for named blocks of the letter")
    allow_names: Annotated[tuple[str, ...], BeforeValidator(_one_or_many)] = Field(
        (),
        alias="allow-names",
        description="other institutions that your words for this position name on purpose",
        examples=[["Broad Institute"]],
    )
    pin: Annotated[tuple[Slug, ...], BeforeValidator(_one_or_many)] = Field((), description="papers that come first")
    exclude: Annotated[tuple[Slug, ...], BeforeValidator(_one_or_many)] = Field((), description="papers never to choose")
    papers: tuple[Slug, ...] | None = Field(None, description="the choice, frozen: exactly these, in this order")
    highlight: int | None = Field(None, ge=0)
    attach: int | None = Field(None, ge=0)
    paper: Paper | None = Field(None, description="A4 or Letter")
    theme: Slug | None = None
    documents: dict[Slug, DocumentSpec] = Field(default_factory=dict, description="changes to the target's documents, by name")
    output: Output | None = Field(None, description="changes to the target's files", examples=[{"files": "per-document"}])
    anonymous: Wish | None = Field(None, description="as in a target; false: with your name, whatever the target says")
    source: Source | None = None
    must: tuple[Rule, ...] = Field((), description="what the call demands: each rule steers the build and is checked on the bytes")
    should: tuple[Rule, ...] = Field((), description="what the call wishes: a broken one is a warning")
    info: tuple[Rule, ...] = Field((), description="what is good to know: a broken one is told")
    waive: dict[str, str] = Field(default_factory=dict, description="rule: reason why it does not apply")
    done: dict[str, Said] = Field(
        default_factory=dict,
        description="what packet check asks a person to look at, ticked off: its name, and a note or the day",
        examples=[{"paper-title:ditto": "same paper, looked at on 20 Nov"}],
    )
    note: str = Field("", description="for yourself; printed nowhere")

    def next_deadline(self, today: date) -> tuple[str, str] | None:
        """Kind and text of the first deadline from `today` on, or `None`."""
        coming = sorted((one.day, kind, one) for kind, one in self.deadlines.items() if one.day >= today)
        if not coming:
            return None
        _, kind, first = coming[0]
        return kind, str(first) if (first.day - today).days < 300 else f"{first} ({first.day.year})"
