"""Publications: entered once, found by a link, there as a PDF, named like their key."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.consistency.twins import Twins, twins
from packet.check.profile.asking import ask, named, one_slip
from packet.model.finding import Finding
from packet.model.profile_view import ProfileView

SLIP = 4
"""Letters of a key before one letter beside the paper's name is taken for a slip."""


def check_publications(view: ProfileView) -> Iterator[Finding]:
    yield from _names(view)
    yield from (_twice(pair, view) for pair in twins(view.publications))
    yield from _without_link(view)
    yield from _without_pdf(view)


def _names(view: ProfileView) -> Iterator[Finding]:
    """A key is what the owner calls the paper: `pyxis`, “Pyxix: …” is a slip in one of the two."""
    for key, publication in view.publications.items():
        mine, its = (name.casefold().replace("-", "").replace(" ", "") for name in (key, publication.name))
        if min(len(mine), len(its)) >= SLIP and its.isalpha() and mine.isalpha() and one_slip(mine, its):
            question = f"the title says “{publication.name}”, its key {key}: which is the paper's name?"
            remedy = "correct the title; or the key, wherever it stands (and the name of its PDF)"
            yield ask("name-and-key-differ", question, remedy, view.place("publications", key, "title"))


def _twice(pair: Twins, view: ProfileView) -> Finding:
    mine, its = (view.publications[key].title for key in (pair.one, pair.other))
    capitals = " in other capitals" if pair.common == "the title" and mine != its else ""
    question = f"{pair.one} and {pair.other} have {pair.common}{capitals} in common: one paper, entered twice?"
    remedy = "if so, keep one (a published paper may bear the arxiv: of its preprint)"
    return ask("same-paper-twice", question, remedy, view.place("publications", pair.other))


def _without_link(view: ProfileView) -> Iterator[Finding]:
    readable = [key for key, one in view.publications.items() if one.status in {"published", "preprint"}]
    lacking = [key for key in readable if not view.publications[key].link]
    if lacking:
        told = f"{len(lacking)} of {len(readable)} papers have neither doi: nor arxiv: nor url: ({named(lacking)})"
        question = f"{told}: where can a reader find them?"
        yield ask("paper-without-link", question, "add the doi: of each", view.place("publications", lacking[0]))


def _without_pdf(view: ProfileView) -> Iterator[Finding]:
    lacking = [key for key, one in view.publications.items() if key not in view.papers and one.status != "in-preparation"]
    if lacking:
        count = (
            "no paper has" if len(lacking) == len(view.publications) else f"{len(lacking)} of {len(view.publications)} papers lack"
        )
        question = f"{count} a PDF to bind ({named(lacking)}): where are they?"
        yield ask("paper-without-pdf", question, "put them into papers/ under their keys", view.place("publications", lacking[0]))
