"""The name of an institution, the title and the area of a position → how running text says them."""

from __future__ import annotations

import re

from packet.model.call import InstitutionName
from packet.model.position import Position

_ADJECTIVE = (
    "National|Technical|Chinese|Norwegian|Swedish|Danish|Italian|Indian|Swiss|Federal|Royal|Catholic|Free|Open|Hebrew|American|European"
    "|International|State|Southern|Advanced|Korea|Hong Kong|Massachusetts|California|Georgia|Illinois|Karlsruhe"
)
"""Words before the noun that take the article with it; a town or a person (`Chalmers University of Technology`) takes none."""
WITH_ARTICLE = re.compile(
    rf"(?:(?:{_ADJECTIVE}) )*(?:(?:University|Institute|College|School|Academy|Cent(?:er|re)) (?:of|for|at)\b)"
    r"|(?:[\w.&’'-]+ )+Institute(?! of Technology\b)\b"
)


def in_text(name: object) -> str:
    """`the University of X`, `the Max Planck Institute for X`; `X University` and `Imperial College London` stay."""
    words = str(name)
    return f"the {words}" if WITH_ARTICLE.match(words) else words


def institution_in_text(institution: InstitutionName) -> str:
    """As the position's file says it, else by the rule."""
    return institution.in_text or in_text(institution.name)


def title_and_area(position: Position) -> str:
    """`Assistant Professor in computer systems`; the area is left out where the title says it."""
    return position.title if position.title_says_area else f"{position.title} in {position.area}"
