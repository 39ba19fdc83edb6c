"""`packet.yaml` at the root of a workspace: what does not belong to one packet. The file may be absent."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from packet.model import forms
from packet.model.base import Written
from packet.model.paper import Limits
from packet.model.scalars import parse_file_size, written
from packet.model.zones import HomeZone

USUAL = Limits()
LEAST_MEMORY = 200_000_000
"""Bytes of address space in which an ordinary paper can still be read; the reader itself takes half of them."""
LEAST_SECONDS, MOST_SECONDS = 1.0, 3600.0
LEAST_CACHE = 1_000_000


def parse_memory(value: Any) -> int:
    """`1 GB` as bytes."""
    size = _size(value, "2 GB")
    if size < LEAST_MEMORY:
        raise ValueError(f"{value.strip()} is too little to read papers with: at least {LEAST_MEMORY // 10**6} MB")
    return size


def parse_seconds(value: Any) -> float:
    """`20`, `20 s` or `1.5 seconds`."""
    match = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,6})?) *(?:s|sec|seconds?)?", written(value, "a number of seconds"))
    if not match:
        raise ValueError(f"{value!r} is not a number of seconds: write it like 60")
    if not LEAST_SECONDS <= (seconds := float(match[1])) <= MOST_SECONDS:
        raise ValueError(f"{value.strip()} is out of range: a paper is given {LEAST_SECONDS:g} to {MOST_SECONDS:g} seconds")
    return seconds


def _cache(value: Any) -> int:
    size = _size(value, "500 MB")
    if size < LEAST_CACHE:
        raise ValueError(f"{value.strip()} holds no paper: at least {LEAST_CACHE // 10**6} MB")
    return size


def _size(value: Any, example: str) -> int:
    words = written(value, "a size")
    try:
        return parse_file_size(words)
    except ValueError:
        raise ValueError(f"{value!r} is not a size: write it like {example}") from None


Memory = Annotated[
    int, PlainValidator(parse_memory), WithJsonSchema(forms.FILE_SIZE | {"description": "a size", "examples": ["2 GB"]})
]
Seconds = Annotated[float, PlainValidator(parse_seconds), WithJsonSchema(forms.SECONDS)]
CacheSize = Annotated[
    int, PlainValidator(_cache), WithJsonSchema(forms.FILE_SIZE | {"description": "a size", "examples": ["500 MB"]})
]


class PaperSettings(Written):
    """What reading foreign PDFs may cost. Where the system cannot limit memory (Windows), the seconds alone do."""

    memory: Memory = Field(
        USUAL.memory,
        description="most memory for reading a PDF",
        examples=["2 GB"],
        json_schema_extra={"default": f"{USUAL.memory // 10**6} MB"},
    )
    seconds: Seconds = Field(USUAL.seconds, description="longest time for reading a PDF", examples=["60"])
    cache: CacheSize = Field(
        USUAL.cache,
        description="most room on the disk for PDFs that were read",
        examples=["2 GB"],
        json_schema_extra={"default": f"{USUAL.cache // 10**6} MB"},
    )


class Settings(Written):
    papers: PaperSettings = Field(PaperSettings(), description="how foreign PDFs are read", examples=[{"memory": "2 GB"}])
    zone: HomeZone = Field("", description="your time zone; default: that of the system", examples=["Asia/Shanghai"])
