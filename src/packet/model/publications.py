"""`profiles/<who>/publications.yaml`: the applicant's publications and the venues they appeared in."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from packet.model.base import Said, Written
from packet.model.profile import Language, Sentence
from packet.model.scalars import Authors, Date, Slug, Url, written

Kind = Literal["conference", "journal", "workshop", "preprint", "book", "chapter", "thesis", "report", "other"]
Status = Literal["published", "accepted", "submitted", "preprint", "in-preparation"]


class Venue(Written):
    """A venue, said once and found by its acronym."""

    name: str = Field(description="the long name", examples=["ACM Transactions on Computer Systems"])
    kind: Kind = Field("conference", description="decides the letter of the number: [C1], [J1], [W1] …", examples=["journal"])
    tier: int | None = Field(None, description="1 is best; yours to give, never guessed", ge=1, le=5, examples=[1])


def _venue_words(value: Any) -> Any:
    """`SIGCOMM 2025` names a venue and the year of the edition."""
    if not isinstance(value, str):
        return value
    acronym, _, year = written(value, "a venue").rpartition(" ")
    return {"acronym": acronym, "year": year} if re.fullmatch(r"\d{4}", year) and acronym else {"acronym": value}


class Appearance(Written):
    """Where a paper appeared: the venue's acronym and the year of the edition."""

    acronym: str = Field(examples=["SIGCOMM"], description="acronym of a venue above")
    year: int | None = Field(None, examples=[2025], description="year of the edition")

    def __str__(self) -> str:
        return f"{self.acronym} {self.year}" if self.year else self.acronym


def parse_appearance(words: str) -> Appearance:
    """`SIGCOMM 2025`, or `SIGCOMM`."""
    return Appearance.model_validate(_venue_words(words))


class Publication(Written):
    """One publication. Its key in the file is its name everywhere: `papers/ditto.pdf`, `pin: [ditto]`, `[@ditto]`."""

    title: Said = Field(
        examples=["Ditto: Efficient Serverless Analytics with Elastic Parallelism"], description="the title, as published"
    )
    authors: Authors = Field(
        description="in the paper's order; * behind a name: equal contribution, †: corresponding",
        examples=["Ruidong Zhu*, Chao Jin*, Xin Jin†"],
    )
    venue: Annotated[Appearance, BeforeValidator(_venue_words, json_schema_input_type=str | Appearance)] | None = Field(
        None, description="acronym of a venue above, and year", examples=["SIGCOMM 2025"]
    )
    place: str = Field("", description="city of the conference", examples=["Coimbra, Portugal"])
    date: Date = Field(description="when it appeared", examples=["2025-09"])
    status: Status = Field(
        "published", description="published, accepted, submitted, preprint or in-preparation", examples=["accepted"]
    )
    kind: Kind | None = Field(None, description="only where it differs from the venue's", examples=["workshop"])
    topics: tuple[Slug, ...] = Field((), description="two to six topics", examples=[["moe", "llm-serving"]])
    why: Sentence | None = Field(
        None,
        description="one sentence on why it matters, for highlights",
        examples=["Ditto cuts job completion time by up to 2.5 times."],
    )
    abstract: str = Field(
        "",
        description="read for ranking against an advertisement, printed nowhere",
        examples=["We present Ditto, a scheduler for serverless analytics."],
    )
    short: str = Field("", description="a short name for letters; derived from “Ditto: …” by itself", examples=["Ditto"])
    award: str = Field("", description="an award of the paper", examples=["Best Paper Award"])
    arxiv: str = Field(
        "",
        description="arXiv number",
        examples=["2504.02263"],
        pattern=r"^(|\d{4}\.\d{4,5}(v\d+)?|[a-z.-]+/\d{7})$",
        json_schema_extra={"type": ["string", "number"], "minimum": 700, "maximum": 10000},
    )
    doi: str = Field(
        "", examples=["10.1145/3603269.3604816"], pattern=r"^(|10\.\d{4,9}/\S+)$", description="DOI, without the address before it"
    )
    url: Url = Field("", description="a web page of the paper", examples=["example.org/paper"])
    code: Url = Field("", description="where its code lies", examples=["github.com/example/ditto"])
    note: str = Field("", description="a remark printed with the entry", examples=["Oral presentation"])
    language: Language | None = Field(None, description="language of the title, where your documents have another", examples=["de"])

    extra: dict[str, str] = Field(
        default_factory=dict,
        description="what a bibliography says beyond this, by its own names; kept, printed nowhere",
        examples=[{"pages": "1-14", "publisher": "ACM"}],
    )

    @property
    def is_accepted(self) -> bool:
        return self.status in {"published", "accepted"}

    @property
    def name(self) -> str:
        """What one calls the paper: `Ditto` for “Ditto: Efficient …”, else the title."""
        head, colon, _ = self.title.partition(": ")
        return self.short or (head if colon and len(head.split()) <= 2 else self.title)

    @property
    def link(self) -> str:
        """The best web address of the paper, or "" where none is known."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return self.url or (f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else "")


class PublicationsFile(Written):
    venues: dict[str, Venue] = Field(
        default_factory=dict,
        description="acronym: {name, kind}",
        examples=[{"SIGCOMM": {"name": "ACM Special Interest Group on Data Communication"}}],
    )
    publications: dict[Slug, Publication] = Field(
        default_factory=dict,
        description="key: publication",
        examples=[
            {
                "ditto": {
                    "title": "Ditto: Efficient Serverless Analytics with Elastic Parallelism",
                    "authors": "Chao Jin, Xin Jin",
                    "venue": "SIGCOMM 2023",
                    "date": "2023-09",
                }
            }
        ],
    )
