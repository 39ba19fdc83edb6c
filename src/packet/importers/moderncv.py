"""A CV of the class moderncv, its main file or one of its parts → profile."""

from __future__ import annotations

import re
from collections.abc import Mapping

from packet.formats.latex_commands import Command
from packet.importers.cv_columns import Row, is_name
from packet.importers.cv_rows import row_of
from packet.importers.found import Found, Importer
from packet.importers.latex_cv import LatexCv
from packet.importers.latex_head import address_like, field, link, name, put, put_link, unused
from packet.importers.latex_walk import Read, letter, read_latex_cv
from packet.importers.latex_words import Said
from packet.importers.source import SourceFile
from packet.importers.written_dates import read_dates

_CLASS = re.compile(rb"^[^%\n]*(?:\\documentclass(?:\[[^\]]*\])?\s*\{[^}\n]*moderncv\}|\\moderncv(?:style|theme)\b)", re.M)
_PARTS = re.compile(rb"^[^%\n]*\\(?:cvitem|cventry|cvlistitem|cvline|cvdoubleitem)\b", re.M)
_OTHER_CLASS = re.compile(rb"^[^%\n]*\\(?:documentclass|cvsection|cvevent)\b", re.M)


def knows(file: SourceFile) -> bool:
    r"""Parts of Awesome-CV, whose `\cventry` is another, are known by then."""
    beginning = file.data[:200_000]
    part = _PARTS.search(beginning) and not _OTHER_CLASS.search(beginning)
    return file.path.lower().endswith((".tex", ".ltx", ".latex", ".txt")) and bool(_CLASS.search(beginning) or part)


def _entry(cv: LatexCv, command: Command) -> None:
    r"""`\cventry{years}{degree or job}{institution}{place}{grade}{description}`"""
    dates, title, at, place, grade = (cv.words.short(command.argument(number)) for number in range(5))
    cv.add(Row(cv.file.place(command.span), title, at, place, dates, (grade,), cv.lines(command.argument(5)), cv.group))


def _item(cv: LatexCv, command: Command) -> None:
    r"""`\cvitem{label}{text}` and `\cvdoubleitem{label}{text}{label}{text}`"""
    for number in range(0, len(command.arguments), 2):
        _labelled(cv, command, number)


def _commented(cv: LatexCv, command: Command) -> None:
    r"""`\cvitemwithcomment{label}{text}{comment}`"""
    _labelled(cv, command, 0, cv.words.short(command.argument(2)))


def _labelled(cv: LatexCv, command: Command, number: int, *notes: Said) -> None:
    """A label that is a date says when; any other is the name of what the text says."""
    label = cv.words.short(command.argument(number))
    lines = cv.lines(command.argument(number + 1))
    nothing, place = label.but(""), cv.file.place(command.argument(number + 1))
    if not lines:
        cv.add(row_of(label, cv.group)) if label.is_word else None
    elif not label.is_word or read_dates(label.text):
        first = row_of(lines[0], cv.group)
        dates = label if label.is_word else first.dates
        title = lines[0] if label.is_word else first.title
        cv.add(Row(place, title, nothing, nothing, dates, notes, lines[1:], cv.group))
    elif cv.section in {"skills", "service", "publications"}:
        whole = lines[0].but(", ".join(line.text for line in lines)) if cv.section == "skills" else lines[0]
        cv.add(Row(place, label, whole, nothing, nothing, notes, () if cv.section == "skills" else lines[1:], cv.group))
    else:
        cv.add(Row(place, label, nothing, nothing, nothing, (*lines, *notes), (), cv.group))


def _list_items(cv: LatexCv, command: Command) -> None:
    for argument in command.arguments:
        for line in cv.lines(argument):
            cv.add(row_of(line, cv.group))


def _column(cv: LatexCv, command: Command) -> None:
    r"""`\cvcolumn{heading}{text}`: each line of the text a row."""
    label, lines = cv.words.short(command.argument(0)), cv.lines(command.argument(1))
    nothing, place = label.but(""), cv.file.place(command.span)
    if cv.section == "referees" and is_name(label):
        cv.add(Row(place, label, nothing, nothing, nothing, (), lines))
        return
    if cv.section == "referees" and lines and is_name(lines[0]) and not any(map(is_name, lines[1:])):
        cv.add(Row(place, lines[0], nothing, nothing, nothing, (label,) if label.is_word else (), lines[1:]))
        return
    for line in lines:
        cv.add(row_of(line, label if label.is_word else cv.group))


def _skill_entry(cv: LatexCv, command: Command) -> None:
    r"""`\cvskillentry{category}{level}{name}{years}{comment}`"""
    category, level, skill, years, comment = (cv.words.short(command.argument(number)) for number in range(5))
    label = category if category.is_word else category.but(cv.heading)
    nothing = label.but("")
    cv.add(Row(skill.place, label.but(label.text.rstrip(":")), skill, nothing, nothing, (), (), cv.group))
    for what, said in (("level", level), ("years", years), ("comment", comment)):
        cv.leave_out(f"the {what} of {skill.text}", said)


def _phone(cv: LatexCv, command: Command) -> None:
    kind = cv.file.raw(command.options[0]).strip() if command.options else "mobile"
    said = cv.words.short(command.argument(0))
    cv.leave_out(f"this {kind}", said) if kind == "fax" else put(cv, "phone", said)


def _social(cv: LatexCv, command: Command) -> None:
    r"""`\social[github]{name}`; a second option is the address."""
    kind = cv.file.raw(command.options[0]).strip().lower() if command.options else ""
    put_link(
        cv,
        re.sub(r"[^a-z0-9]+", "-", kind).strip("-") or "unnamed",
        command.options[1] if len(command.options) > 1 else command.argument(0),
    )


_UNUSED = "quote extrainfo born photo fax closing enclosure date"
COMMANDS: Mapping[str, tuple[int, Read]] = {
    "name": (2, name), "firstname": (1, name), "familyname": (1, name), "lastname": (1, name), "title": (1, field("headline")),
    "address": (3, field("address")), "phone": (1, _phone), "mobile": (1, field("phone")), "email": (1, address_like("email")),
    "homepage": (1, link("homepage")), "social": (1, _social),
    **{word: (1, unused(f"\\{word}")) for word in _UNUSED.split()},
    "recipient": (2, letter), "opening": (1, letter),
    "cventry": (6, _entry), "cvitem": (2, _item), "cvline": (2, _item), "cvdoubleitem": (4, _item), "cvcomputer": (4, _item),
    "cvitemwithcomment": (3, _commented), "cvlanguage": (3, _commented), "cvlistitem": (1, _list_items),
    "cvlistdoubleitem": (2, _list_items), "cvcolumn": (2, _column), "cvskillentry": (5, _skill_entry),
}  # fmt: skip


def read(file: SourceFile) -> Found:
    """Raises `SourceError` for a file that is too large."""
    beginnings = ("section", "subsection", "cventry", "cvitem", "cvlistitem", "cvitemwithcomment", "cvdoubleitem")
    return read_latex_cv(file, "moderncv", COMMANDS, beginnings)


MODERNCV = Importer("moderncv", knows, read)
