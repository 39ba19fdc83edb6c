"""`profiles/<who>/positions/<name>.yaml`: one position, as the posting states it, and what the applicant wants to say to it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from packet.model.anonymity import Wish
from packet.model.base import Said
from packet.model.call import Institution, PublicFacts
from packet.model.scalars import Slug
from packet.model.topics import TopicExpression


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Position(PublicFacts):
    """One position. What it does not say itself its `call:` says (see `store/positions.py`): readers see both as one."""

    target: Slug = Field(description="the kind of application", examples=["faculty-job"])
    call: Slug | None = Field(None, description="a call of templates/calls/ that says what is not said here", examples=["mit-eecs"])
    institution: Institution = Field(
        examples=["Northwestern University"],
        description="its name, or name and aliases: nothing else in the packet may name another",
    )
    title: Said = Field(description="the position's title, as the posting states it", examples=["Assistant Professor"])
    referees: tuple[str, ...] = Field(
        (), description="names of your referees for this position; none: all of the profile", examples=[["Xin Jin"]]
    )
    advertisement: str = Field(
        "", description="file with the posting, verbatim; without it NAME.txt beside this file", examples=["ads/northwestern.txt"]
    )
    topics: TopicExpression = Field("", description="topics that matter here", examples=["moe or (serverless and not edge)"])
    fit: str = Field(
        "",
        description="why you and this place fit, in your own sentences; printed in the letter",
        examples=["I want to build the systems side of machine learning here."],
    )
    paragraphs: dict[str, str] = Field(
        default_factory=dict,
        description="your own text for named blocks of the letter",
        examples=[{"closing": "I would be glad to visit."}],
    )
    allow_names: Annotated[tuple[str, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])] = Field(
        (),
        alias="allow-names",
        description="other institutions that your words for this position name on purpose",
        examples=[["Broad Institute"]],
    )
    pin: Annotated[tuple[Slug, ...], BeforeValidator(_one_or_many, json_schema_input_type=Slug | tuple[Slug, ...])] = Field(
        (), description="papers that come first", examples=[["ragcache"]]
    )
    exclude: Annotated[tuple[Slug, ...], BeforeValidator(_one_or_many, json_schema_input_type=Slug | tuple[Slug, ...])] = Field(
        (), description="papers never to choose", examples=["melon"]
    )
    papers: tuple[Slug, ...] | None = Field(
        None, description="the choice, frozen: exactly these, in this order", examples=[["ditto", "ragcache"]]
    )
    highlight: int | None = Field(
        None, ge=0, description="papers marked in list and CV, where the target's number is not wanted", examples=[4]
    )
    attach: int | None = Field(None, ge=0, description="of the highlighted papers, how many are bound in", examples=[2])
    theme: Slug | None = Field(None, description="a theme, where the target's is not wanted", examples=["classic"])
    anonymous: Wish | None = Field(
        None, description="as in a target; false: with your name, whatever the target says", examples=["Candidate 42", False]
    )
    waive: dict[str, Said] = Field(
        default_factory=dict,
        description="rule: reason why it does not apply",
        examples=[{"referees": "given in the portal form"}],
    )
    done: dict[str, Said] = Field(
        default_factory=dict,
        description="what packet check asks a person to look at, ticked off: its name, and a note or the day",
        examples=[{"paper-title:ditto": "same paper, looked at on 20 Nov"}],
    )
    note: str = Field("", description="for yourself; printed nowhere", examples=["Asked Robin on 3 Nov."])

    @property
    def title_says_area(self) -> bool:
        """Whether every word of the area stands in the title, so that `TITLE in AREA` would say it twice."""
        said, area = (set(re.findall(r"\w+", words.casefold())) for words in (self.title, self.area))
        return area <= said

    def next_deadline(self, today: date) -> tuple[str, str] | None:
        """Kind and text of the first deadline from `today` on, or `None`."""
        coming = sorted((one.day, kind, one) for kind, one in self.deadlines.items() if one.day >= today)
        if not coming:
            return None
        _, kind, first = coming[0]
        return kind, str(first) if (first.day - today).days < 300 else f"{first} ({first.day.year})"
