"""A CV of the class Awesome-CV, its main file or one of its parts → profile and publications."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from packet.formats.latex_commands import Command
from packet.importers.cv_columns import Row, is_role
from packet.importers.found import Found, Importer
from packet.importers.latex_cv import LatexCv
from packet.importers.latex_head import address_like, field, link, name, put_link, unused
from packet.importers.latex_walk import Read, letter, read_latex_cv, section, subsection
from packet.importers.latex_words import Said
from packet.importers.source import SourceFile

_CLASS = re.compile(rb"^[^%\n]*\\documentclass(?:\[[^\]]*\])?\s*\{[^}\n]*awesome-cv\}", re.M)
_PARTS = re.compile(rb"^[^%\n]*\\begin\{cv(?:entries|honors|skills|paragraph|items|subentries)\}", re.M)
_OTHER_CLASS = re.compile(rb"^[^%\n]*\\documentclass", re.M)


def knows(file: SourceFile) -> bool:
    beginning = file.data[:200_000]
    part = _PARTS.search(beginning) and not _OTHER_CLASS.search(beginning)
    return file.path.lower().endswith((".tex", ".ltx", ".latex", ".txt")) and bool(_CLASS.search(beginning) or part)


def _entry(cv: LatexCv, command: Command) -> None:
    r"""`\cventry{position}{organisation}{location}{date}{description}`; the organisation is what stands out, so it is the title of
    what has no employer.
    """
    title, at, place, dates = (cv.words.short(command.argument(number)) for number in range(4))
    row = Row(cv.file.place(command.span), title, at, place, dates, below=cv.lines(command.argument(4)), group=cv.group)
    stands_out = cv.section in {"publications", "projects"} and at.is_word
    cv.add(replace(row, title=at, at=title) if stands_out else row)


def _subentry(cv: LatexCv, command: Command) -> None:
    r"""`\cvsubentry{position}{title}{date}{description}`, below an entry: an entry of its own."""
    title, at, dates = (cv.words.short(command.argument(number)) for number in range(3))
    cv.add(Row(cv.file.place(command.span), title, at, title.but(""), dates, below=cv.lines(command.argument(3)), group=cv.group))


def _honor(cv: LatexCv, command: Command) -> None:
    r"""`\cvhonor{award}{event}{location}{date}`; under other headings the course or journal, and then the role."""
    title, at, place, dates = (cv.words.short(command.argument(number)) for number in range(4))
    if cv.section in {"teaching", "service"} and at.is_word and not is_role(title):
        title, at = at, title
    cv.add(Row(cv.file.place(command.span), title, at, place, dates, group=cv.group))


def _skill(cv: LatexCv, command: Command) -> None:
    r"""`\cvskill{type}{set}`; without a type the heading is the name."""
    kind, said = (cv.words.short(command.argument(number)) for number in range(2))
    label = kind if kind.is_word or not said.is_word else kind.but(cv.heading)
    cv.add(Row(cv.file.place(command.span), label, said, kind.but(""), kind.but("")))


def _mastodon(cv: LatexCv, command: Command) -> None:
    instance, account = (cv.words.address(command.argument(number)).text for number in range(2))
    cv.leave_out("a Mastodon account", Said(f"https://{instance}/@{account}", cv.file.place(command.span)))


def _stackoverflow(cv: LatexCv, command: Command) -> None:
    put_link(cv, "stackoverflow", command.argument(0))
    cv.leave_out("the name of a Stack Overflow account", cv.words.short(command.argument(1)))


def _scholar(cv: LatexCv, command: Command) -> None:
    put_link(cv, "scholar", command.argument(0))
    said = cv.words.short(command.argument(1))
    if said.text != cv.own_name:
        cv.leave_out("the name of a Google Scholar account", said)


_LINKS = """homepage github gitlab linkedin orcid twitter x bitbucket researchgate medium kaggle xing telegram reddit bluesky
    hackerrank leetcode codewars dblp"""
_UNUSED = """quote extrainfo dateofbirth photo skype whatsapp letterdate lettertitle letterclosing
    letterenclosure"""
COMMANDS: Mapping[str, tuple[int, Read]] = {
    "name": (2, name), "firstname": (1, name), "lastname": (1, name), "familyname": (1, name), "position": (1, field("headline")),
    "address": (1, field("address")), "mobile": (1, field("phone")), "phone": (1, field("phone")),
    "email": (1, address_like("email")),
    "googlescholar": (2, _scholar), "stackoverflow": (2, _stackoverflow), "mastodon": (2, _mastodon),
    **{kind: (1, link(kind)) for kind in _LINKS.split()},
    **{word: (1, unused(f"\\{word}")) for word in _UNUSED.split()},
    "cvsection": (1, section), "cvsubsection": (1, subsection), "cventry": (5, _entry), "cvsubentry": (4, _subentry),
    "recipient": (2, letter), "letteropening": (1, letter), "lettersection": (1, letter), "cvhonor": (4, _honor),
    "cvskill": (2, _skill),
}  # fmt: skip


def read(file: SourceFile) -> Found:
    """Raises `SourceError` for a file that is too large."""
    beginnings = ("cvsection", "cvsubsection", "cventry", "cvhonor", "cvskill", "section")
    return read_latex_cv(file, "Awesome-CV", COMMANDS, beginnings)


AWESOME_CV = Importer("Awesome-CV", knows, read)
