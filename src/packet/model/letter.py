"""The front matter of `letters/<name>.md`: what stands around the body. Each text may use Jinja2, like the body."""

from __future__ import annotations

from pydantic import Field

from packet.model.base import Written


class LetterFront(Written):
    about: str = Field("", description="what the letter is for", examples=["Faculty cover letter"])
    subject: str = Field("", description="the subject line", examples=["Application for {{ position.title }}"])
    addressee: str = Field(
        "Search Committee", description="whom the letter greets where the position does not say it", examples=["Search Committee"]
    )
    opening: str = Field("Dear {{ addressee }},", description="the salutation", examples=["Dear {{ addressee }},"])
    closing: str = Field("Sincerely,", description="what stands above the name", examples=["Yours sincerely,"])
    enclosures: bool = Field(True, description="true: list the packet's other documents below the name", examples=[False])
    allow_names: tuple[str, ...] = Field(
        (),
        alias="allow-names",
        description="institutions that the letter names on purpose, whoever it goes to",
        examples=[["Max Planck Society"]],
    )
