"""The forms in which people write scalars, as JSON Schema for editors: one for each parser of `scalars` and its neighbours.

An editor types what our reader leaves as it is written (`2025` is a number to it, `no` may be `false`), so each form says which
numbers and truth values its parser takes as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

BLANK = r"\s*"
_DATE = r"[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBER = r"[0-9]+(\.[0-9]+)?"
_AT_MOST, _AT_LEAST = r"([Uu][Pp] [Tt][Oo]|≤|<=)", r"([Aa][Tt] [Ll][Ee][Aa][Ss][Tt]|≥|>=)"
_SIZE_UNIT = r"([KkMmGg][Bb])"


def whole(*patterns: str) -> str:
    """A pattern for a text that is one of these, blanks around it apart."""
    return f"^{BLANK}({'|'.join(patterns)}){BLANK}$"


TEXT: Schema = {"type": ["string", "number", "boolean"]}
SAID: Schema = {**TEXT, "pattern": r"[^\s!-/:-@\[-`{-~]"}
WHOLE_NUMBER: Schema = {"type": ["integer", "string"], "pattern": whole(r"[+-]?[0-9]+")}
NUMBER: Schema = {"type": ["number", "string"], "pattern": whole(rf"[+-]?{_NUMBER}")}
TRUTH: Schema = {
    "anyOf": [
        {"type": "boolean"},
        {"type": "string", "pattern": whole("[Tt]rue|TRUE|[Yy]es|YES|[Oo]n|ON|[Ff]alse|FALSE|[Nn]o|NO|[Oo]ff|OFF")},
    ]
}
YES: Schema = {"anyOf": [{"const": True}, {"type": "string", "pattern": whole("[Tt]rue|TRUE|[Yy]es|YES|[Oo]n|ON")}]}

COUNT: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 0},
        {"type": "string", "pattern": whole(rf"{_AT_MOST} *[0-9]+", r"[0-9]+ *\+", r"[0-9]+( *[-–] *[0-9]+)?")},
        {
            "type": "object",
            "properties": {"min": WHOLE_NUMBER | {"minimum": 0}, "max": WHOLE_NUMBER | {"minimum": 0}},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ],
    "description": "3, 2-4, 3+ or “up to 3”",
    "examples": ["up to 3", "2-4", 3],
}
FILE_SIZE: Schema = {
    "type": "string",
    "pattern": whole(rf"(({_AT_MOST}|<) *)?{_NUMBER} *{_SIZE_UNIT}"),
    "description": "the largest file allowed",
    "examples": ["up to 10 MB"],
}
DATE: Schema = {
    "type": ["string", "integer"],
    "pattern": whole(_DATE),
    "minimum": 1000,
    "maximum": 9999,
    "description": "2025, 2025-09 or 2025-09-30",
    "examples": ["2025-09", 2025],
}
DATES: Schema = DATE | {
    "pattern": whole(rf"{_DATE}({BLANK}\.\.{BLANK}({_DATE}|[Pp][Rr][Ee][Ss][Ee][Nn][Tt]|[Nn][Oo][Ww])?)?"),
    "description": "2023-09..2025-03, 2023-09..present or 2024",
    "examples": ["2023-09..present", "2023-09..2025-03", 2024],
}
DEADLINE: Schema = {
    "type": "string",
    "pattern": whole(rf"{_DAY}((T|,? )\S.*)?"),
    "description": "day, and the time and zone where the call says them",
    "examples": ["2026-11-06", "2026-11-06 17:00 America/Chicago", "2026-11-06 11:59pm PT"],
}
MAILBOX: Schema = {
    "type": "string",
    "pattern": r"^[^<>]*@[^<>]*\.[^<>]*$|<[^<>]+@[^<>]+\.[^<>]+>\s*$",
    "description": "an address, with the name before it where there is one",
    "examples": ["search@example.edu", "Search Committee <search@example.edu>"],
}
AUTHORS: Schema = {
    "type": ["string", "array"],
    "pattern": r"[^\s,*†]",
    "items": {"type": "string", "pattern": r"[^\s*†]"},
    "minItems": 1,
    "description": "in the paper's order; * behind a name: equal contribution, †: corresponding",
    "examples": ["Ruidong Zhu*, Chao Jin*, Xin Jin†"],
}
URL: Schema = {
    "type": "string",
    "pattern": whole(r"https?://[^\s/]+\.\S+", r"[^\s/:@]+\.[^\s/:@]{2,}(/\S*)?"),
    "examples": ["chaojin0310.github.io"],
}
SLUG: Schema = {
    "type": ["string", "integer", "boolean"],
    "pattern": whole("[a-z0-9][a-z0-9-]*"),
    "minimum": 0,
    "examples": ["llm-serving"],
}
LENGTH: Schema = {
    "type": "string",
    "pattern": whole(rf"({_AT_LEAST} *)?{_NUMBER} *([Ii][Nn]([Cc][Hh]([Ee][Ss])?)?|\"|[Cc][Mm]|[Mm][Mm]|[Pp][Tt])"),
    "description": "1 in, 2.5 cm, 25 mm or 72 pt",
    "examples": ["1 in", "2.5 cm"],
}
SIZES: Schema = {
    "type": ["string", "number"],
    "pattern": whole(
        rf"(([Uu][Pp] [Tt][Oo]|[Aa][Tt] [Mm][Oo][Ss][Tt]|≤|<=) *{_NUMBER}"
        rf"|{_AT_LEAST} *{_NUMBER}|{_NUMBER} *\+|{_NUMBER}( *[-–] *{_NUMBER})?)( *pt)?"
    ),
    "minimum": 0,
    "description": "11+, 10-12, “up to 6” or 12",
    "examples": ["11+", "10-12", 12],
}
AUTHORSHIP: Schema = {
    "type": ["string", "integer"],
    "pattern": whole(
        "[Aa]ll|ALL",
        "[Ww]ith-[Cc]oauthors",
        r"[Ff]irst[- ][0-9]+[-, ]+[Ll]ast[- ][0-9]+( +from +[0-9]+)?",
        r"([Uu]p to *)?[0-9]*[1-9][0-9]*",
    ),
    "minimum": 1,
    "examples": ["all", "first-3-last-3", "first-1-last-0 from 10", "up to 8", "with-coauthors"],
}
RESOLUTION: Schema = {
    "type": ["string", "integer"],
    "pattern": whole("[Aa]s [Tt]hey [Aa]re", r"(([Uu]p to|≤|<=) *)?[0-9]{2,4}( *[Dd][Pp][Ii])?"),
    "minimum": 72,
    "maximum": 1200,
    "description": "200 dpi, or “as they are”",
    "examples": ["200 dpi", "as they are"],
}
SECONDS: Schema = {
    "type": ["string", "number"],
    "pattern": whole(r"[0-9]{1,6}(\.[0-9]{1,6})? *(s|sec|seconds?)?"),
    "minimum": 1,
    "maximum": 3600,
    "examples": [60],
}
GROUPS: Schema = {
    "type": "array",
    "items": {"anyOf": [SLUG, {"type": "array", "items": SLUG, "minItems": 1}]},
    "minItems": 1,
}
TOPICS: Schema = {
    "anyOf": [
        TEXT,
        {"type": "array", "items": TEXT},
        {
            "type": "object",
            "properties": {name: {"anyOf": [TEXT, {"type": "array", "items": TEXT}]} for name in ("any", "all", "none")},
            "additionalProperties": False,
        },
    ],
    "description": "topics with and, or, not; a list: any of them; or any, all and none with a list each",
    "examples": ["moe or (serverless and not edge)", {"any": ["moe", "serverless"], "none": ["edge"]}],
}


def text(pattern: str, *, numbers: Mapping[str, object] | None = None, booleans: bool = False) -> Schema:
    """Texts of a pattern, with the bounds of the `numbers` that an editor may see in their place."""
    kinds = ["string", *["number"] * (numbers is not None), *["boolean"] * booleans]
    return {"type": kinds, "pattern": pattern, **(numbers or {})}
