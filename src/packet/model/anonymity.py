"""`anonymous:` of a target or a position: whether a copy without the applicant's identity is wanted, and how it speaks of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from packet.model.base import Said, Written

YES, NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


class Anonymity(Written):
    """`anonymous: true`, `anonymous: Candidate 42`, or the fields below."""

    wanted: bool = Field(True, description="false: with the name, whatever the target says", examples=[False])
    called: Said = Field(
        "Anonymous applicant", alias="as", description="what stands in place of your name", examples=["Candidate 42"]
    )
    authors: Literal["counted", "named"] = Field(
        "counted",
        description="of papers; counted: “2nd of 5 authors”, for co-authors give you away; named: all but you",
        examples=["named"],
    )
    institutions: Literal["current", "all"] = Field(
        "current",
        description="which are not named: where you study or work now, or all of your education and experience",
        examples=["all"],
    )
    also: tuple[Said, ...] = Field(
        (),
        description="further words that give you away, such as a group's name",
        examples=[["PKU", "SysLab"]],
    )


def _from_scalar(value: Any) -> Any:
    """A word says whether, any other text how the applicant is called."""
    if isinstance(value, bool):
        return {"wanted": value}
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    return {"wanted": word in YES} if word in YES | NO else {"as": value}


Wish = Annotated[Anonymity, BeforeValidator(_from_scalar, json_schema_input_type=bool | str | Anonymity)]
