"""`templates/calls/<name>.yaml`: the public facts of a call; `templates/portals/<name>.yaml`: what a portal demands of everybody.

Neither holds anything personal: both can be shared between positions and between applicants.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from packet.model.base import Said, Written
from packet.model.deadline import Deadline
from packet.model.mailbox import Mailboxes, OneMailbox
from packet.model.output import Output, checked_pattern
from packet.model.rules import Rule, Slugs
from packet.model.scalars import Date, Slug, Url
from packet.model.target import DocumentSpec, Paper
from packet.model.zones import HomeZone


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class InstitutionName(Written):
    name: Said = Field(examples=["Northwestern University"], description="the name in full")
    aliases: tuple[str, ...] = Field((), description="other ways to write it", examples=[["Northwestern"]])
    in_text: str = Field(
        "",
        alias="in-text",
        description="the name as running text says it, where the usual article is not wanted",
        examples=["the University of Edinburgh"],
    )
    zone: HomeZone = Field("", description="its time zone, for deadlines that say none, or local", examples=["America/Chicago"])


class Source(Written):
    """Where something was read, and when."""

    url: Url = Field("", description="the web page", examples=["facultyrecruiting.northwestern.edu"])
    file: str = Field("", description="a file or a row, where there is no web page", examples=["calls.csv row 10"])
    read: Date | None = Field(None, description="the day you read it", examples=["2026-11-24"])

    def __str__(self) -> str:
        """`calls.csv row 10, read 24 Nov. 2026`."""
        return ", ".join(filter(None, (self.url or self.file, f"read {self.read}" if self.read else "")))


class Portal(Written):
    name: str = Field(examples=["Interfolio"], description="as people call it")
    url: Url = Field("", description="where the files go", examples=["interfolio.com"])


class Apply(Written):
    """Where an application goes that is sent by e-mail; `packet mail` drafts it."""

    to: Mailboxes = Field((), description="who gets it, an address or several", examples=["Search Committee <search@example.edu>"])
    cc: Mailboxes = Field((), description="who gets a copy", examples=[["chair@example.edu"]])
    subject: Annotated[str, AfterValidator(checked_pattern)] = Field(
        "",
        description="the subject that the call asks for, with the names of output: name: in braces",
        examples=["[{requisition}] Application of {name}"],
    )


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])]


def _noted(value: Any) -> Any:
    return {"note": value} if isinstance(value, str) else value


class LettersWay(Written):
    """How letters of recommendation reach the committee."""

    note: str = Field("", description="in words", examples=["The portal asks the referees."])
    url: Url = Field("", description="the page where referees upload them", examples=["interfolio.com/letters"])
    email: OneMailbox | None = Field(None, description="the address they are mailed to", examples=["letters@example.edu"])


Institution = Annotated[InstitutionName, BeforeValidator(_named, json_schema_input_type=Said | InstitutionName)]


class Demanding(Written):
    """What makes demands, and where they were read."""

    source: Source | None = Field(None, description="where the quotes of this file stand", examples=[{"file": "calls.csv row 10"}])
    must: tuple[Rule, ...] = Field(
        (),
        description="what the call demands: each rule steers the build and is checked on the bytes",
        examples=[[{"papers": "2-3", "quote": "2-3 most impactful"}]],
    )
    should: tuple[Rule, ...] = Field(
        (),
        description="what the call wishes: a broken one is a warning",
        examples=[[{"file-size": "up to 10 MB", "quote": "size caps per slot"}]],
    )
    info: tuple[Rule, ...] = Field(
        (),
        description="what is good to know: a broken one is told",
        examples=[[{"letters": "3+", "quote": "at least three letters"}]],
    )


class PublicFacts(Demanding):
    """What a call says to everybody; a position says it itself, or takes it from its call."""

    institution: Institution | None = Field(
        None,
        examples=["Northwestern University"],
        description="its name, or name and aliases: nothing else in the packet may name another",
    )
    department: str = Field("", examples=["Department of Computer Science"], description="department, school or institute")
    title: str = Field("", description="the position's title, as the posting states it", examples=["Assistant Professor"])
    rank: str = Field("", description="only where the title is not the rank", examples=["Assistant Professor"])
    requisition: str = Field("", description="requisition, reference or job number", examples=["JPF08123"])
    area: str = Field("", description="the area searched for", examples=["computer systems"])
    addressee: str = Field("", description="whom the letter greets", examples=["Faculty Search Committee"])
    address: str = Field(
        "",
        description="postal address of the addressee, lines separated by commas",
        examples=["2233 Tech Drive, Evanston, IL 60208"],
    )
    deadlines: dict[str, Deadline] = Field(
        default_factory=dict,
        description="kind (hard, full-consideration, review-begins, letters-due, internal, follow-up, interview, offer-expires, or"
        " a name of yours): date, time and zone",
        examples=[{"full-consideration": "2026-11-06 17:00 America/Chicago"}],
    )
    zone: HomeZone = Field(
        "", description="the zone of deadlines that say none, or local; else the institution's", examples=["Europe/Dublin"]
    )
    url: Url = Field("", description="the posting, or the page where one applies", examples=["example.edu/jobs/1234"])
    portal: Slugs = Field((), description="portals of templates/portals/, whose rules hold too", examples=["interfolio"])
    portals: tuple[Annotated[Portal, BeforeValidator(_named, json_schema_input_type=str | Portal)], ...] = Field(
        (), description="other places where the files go, by name and address", examples=[[{"name": "Departmental form"}]]
    )
    apply: Apply | None = Field(
        None,
        description="for an application by e-mail: to whom, and under which subject",
        examples=[{"to": "search@example.edu", "subject": "[{requisition}] Application of {name}"}],
    )
    letters: Annotated[LettersWay, BeforeValidator(_noted, json_schema_input_type=str | LettersWay)] | None = Field(
        None,
        description="how referees send their letters: words, or a page, an address and words",
        examples=["The portal asks the referees.", {"url": "interfolio.com/letters"}],
    )
    paper: Paper | None = Field(None, description="A4 or Letter", examples=["Letter"])
    documents: dict[Slug, DocumentSpec] = Field(
        default_factory=dict,
        description="changes to the target's documents, by name",
        examples=[{"cv": {"pages": "up to 2"}, "referees": {"omit": True}}],
    )
    unconfirmed: Names = Field(
        (),
        description="what was read from a posting and nobody has confirmed: fields, deadlines.KIND, rules.LABEL",
        examples=[["title", "deadlines.hard", "rules.pages in cv"]],
    )
    output: Output | None = Field(None, description="changes to the target's files", examples=[{"files": "per-document"}])


class Call(PublicFacts):
    """One call for applications, as it was published."""


class PortalPreset(Demanding):
    """What a portal accepts, as it was on the day it was looked at."""

    name: Said = Field(description="as people call it", examples=["Interfolio"])
    url: Url = Field("", description="its address, where one serves all", examples=["interfolio.com"])
    read: Date = Field(description="when its limits were looked at", examples=["2026-11"])
