"""The heading of a section in a foreign CV → the section of the profile that it is, `other` where there is none."""

from __future__ import annotations

import re

_SECTIONS: tuple[tuple[str, str], ...] = (
    ("interests", r"(?:(?:academic|research|scientific|main|current) )*interests?|research (?:areas?|topics?)"),
    ("projects", r".*\bprojects?|software|.*\bsoftware|artifacts"),
    ("talks", r".*\b(?:talks?|presentations?|lectures given|keynotes?|seminars?)\b.*"),
    ("teaching", r".*\bteaching\b.*|courses taught|lecturing"),
    ("service", r".*\bservices?\b.*|professional activit.*|.*\breview(?:er|ing|s)?\b.*|volunteer.*|.*\bcommittees?\b.*"),
    ("awards", r".*\b(?:awards?|hono(?:u)?rs?|scholarships?|fellowships?|prizes?|distinctions?|grants?)\b.*"),
    ("education", r".*\b(?:education|academic background|degrees?)\b.*"),
    ("experience", r".*\b(?:experiences?|employment|positions?|appointments?|internships?|work|career)\b.*"),
    ("skills", r".*\bskills?\b.*|programming languages?|languages?|competenc.*"),
    ("referees", r"references|referees"),
)  # fmt: skip


def section_of(heading: str) -> str:
    """`Honors and Awards` is `awards`, `Other Interests` a section of one's own."""
    words = " ".join(re.sub(r"[^\w&+/-]+", " ", heading.casefold()).split())
    return next((section for section, pattern in _SECTIONS if re.fullmatch(pattern, words)), "other")
