"""`output:` of a target or a position: which files a packet is written as, under which names, and what becomes of bound papers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from string import Formatter
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from packet.model import forms
from packet.model.base import Written
from packet.model.scalars import written

if TYPE_CHECKING:  # what is said of papers takes a while to load, and a list of positions reads none
    from packet.model.paper import Treatment

NAMES = (
    *("surname", "SURNAME", "given", "initial", "name", "document", "number", "packet"),
    *("institution", "department", "title", "requisition"),
)
"""What may stand in braces in the pattern of a file name."""
_WAYS = ("one", "per-document", "both")
Files = str | tuple[tuple[str, ...], ...]


def _files(value: Any) -> Files:
    """A word, or groups of documents. A bare name in the list is a group of its own."""
    if isinstance(value, str) and value.strip() in _WAYS:
        return value.strip()
    groups = value if isinstance(value, list | tuple) and value else None
    if groups is None or not all(isinstance(one, str | list | tuple) and one for one in groups):
        raise ValueError("say one, per-document, both, or groups of documents: [[cover-letter, cv], [publication-list]]")
    found = tuple((one,) if isinstance(one, str) else tuple(map(str, one)) for one in groups)
    named = [name for group in found for name in group]
    if twice := next((name for name in named if named.count(name) > 1), None):
        raise ValueError(f"{twice} stands in two groups")
    return found


def checked_pattern(value: str) -> str:
    """The pattern of a file name; raises `ValueError` for a brace that is not closed, or for what is no name in braces."""
    try:
        fields = [(field, spec or bang) for _, field, spec, bang in Formatter().parse(value) if field is not None]
    except ValueError:
        raise ValueError("a brace is not closed: write names like {surname}_{document}.pdf") from None
    if any(more for _, more in fields):
        raise ValueError("only a name may stand in braces: write names like {surname}_{document}.pdf")
    if (unknown := next((field for field, _ in fields if field not in NAMES), None)) is not None:
        raise ValueError(f"there is no {{{unknown}}}; known: {', '.join(f'{{{name}}}' for name in NAMES)}")
    return value


MOST_LETTERS = 200
"""Of a file's name: file systems take 255, and the folder's other files have names that are made from it."""
NamePattern = Annotated[str, AfterValidator(checked_pattern)]

LEAST_DPI, MOST_DPI = 72, 1200
"""Below, a picture cannot be read on a screen; above, no printer shows the difference."""


def parse_resolution(value: Any) -> int:
    """`200 dpi` as pixels an inch; `as they are` is 0."""
    words = written(value, "a resolution")
    if words.casefold() == "as they are":
        return 0
    match = re.fullmatch(r"(?:(?:up to|≤|<=) *)?([0-9]{1,5})(?: *dpi)?", words, re.I)
    if not match:
        raise ValueError(f"{words!r} is not a resolution: write it like 200 dpi, or “as they are”")
    if not LEAST_DPI <= (dpi := int(match[1])) <= MOST_DPI:
        raise ValueError(f"{words} is out of range: pictures have {LEAST_DPI} to {MOST_DPI} dpi; on paper 200 look as 300 do")
    return dpi


Resolution = Annotated[int, PlainValidator(parse_resolution), WithJsonSchema(forms.RESOLUTION)]


class Output(Written):
    files: Annotated[
        Files,
        PlainValidator(_files),
        WithJsonSchema({"anyOf": [{"enum": list(_WAYS)}, forms.GROUPS]}),
    ] = Field(
        "both",
        description="one: packet.pdf alone; per-document; both; or groups of documents, a file each (others have their own)",
        examples=["one", [["cover-letter", "cv"], ["publication-list"]]],
    )
    papers: Literal["in", "merged", "apart"] = Field(
        "in",
        description="in: the bundle stands where its document stands; merged: it is a file of its own; apart: each paper is",
        examples=["merged"],
    )
    name: NamePattern = Field(
        "", description=f"pattern of file names, with {', '.join(NAMES)} in braces", examples=["{surname}_{document}.pdf"]
    )
    names: dict[str, NamePattern] = Field(
        default_factory=dict,
        description="patterns for single files, by the first document in them",
        examples=[{"cv": "{initial}{surname}_cv.pdf"}],
    )
    encrypt: bool = Field(
        False, description="true: AES-256; the password is asked for, or taken from PACKET_PASSWORD", examples=[True]
    )

    pictures: Resolution = Field(
        0,
        description="papers: pictures of more pixels an inch are made smaller",
        examples=["200 dpi"],
        json_schema_extra={"default": "as they are"},
    )
    attachments: Literal["remove", "keep"] = Field(
        "remove", description="keep: files that are attached to a paper go with it", examples=["keep"]
    )

    @property
    def treatment(self) -> Treatment:
        from packet.model.paper import Treatment

        return Treatment(self.pictures, self.attachments == "keep")

    @property
    def whole(self) -> bool:
        """Whether one file holds the packet, so that its page numbers mean something."""
        return self.files in {"one", "both"} and self.papers == "in"

    def file_name(self, facts: Mapping[str, str], usual: str) -> str:
        """The pattern filled in, else the usual name; in either case nothing that a portal stumbles over."""
        own = self.names.get(facts["document"].partition("+")[0])
        name = (own or self.name or usual).format_map({key: safe(value) if value else "" for key, value in facts.items()})
        return safe(name.removesuffix(".pdf"))[:MOST_LETTERS] + ".pdf"


def merged_output(target: Output, position: Output | None) -> Output:
    """A target's wishes with a position's changes, field by field."""
    if position is None:
        return target
    return target.model_copy(update={field: getattr(position, field) for field in position.model_fields_set})


_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "ı": "i"}
)


def safe(words: str) -> str:
    """ASCII letters, figures and `._+-`; accents are dropped, everything else becomes a hyphen."""
    plain = unicodedata.normalize("NFKD", words.translate(_LETTERS))
    ascii_only = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9._+-]", "-", ascii_only)).strip("-.") or "packet"
