"""The names of months as people write them → their numbers: English, German and French, in full and shortened."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = (
    "january jan januar jänner janvier",
    "february feb februar février fevrier fév fev",
    "march mar märz maerz mär mars",
    "april apr avril avr",
    "may mai",
    "june jun juni juin",
    "july jul juli juillet juil",
    "august aug août aout",
    "september sep sept septembre",
    "october oct oktober okt octobre",
    "november nov novembre",
    "december dec dezember dez décembre decembre déc",
)
MONTHS: Mapping[str, int] = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""In small letters."""
