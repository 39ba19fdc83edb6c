"""One row of a typeset CV, with the lines below it → the fields of the section that it stands in.

Advisors, mentors, short facts (`GPA: 3.8`), and the address and number of a referee are taken from the lines below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from packet.formats.located_yaml import Items, Node, Scalar
from packet.importers.cv_columns import COLUMNS, RANK, Row, is_place_of_work
from packet.importers.latex_words import Said
from packet.importers.written_dates import read_dates


def row_of(text: Said, group: Said | None = None) -> Row:
    """A row that is one line, such as the item of a list: a date at its end or beginning, where it surely is one."""
    nothing = text.but("")
    words, dates = _dated(text.text)
    row = Row(text.place, text.but(words), Said("", text.place), Said("", text.place), Said(dates, text.place), group=group)
    return row if words else replace(row, title=text, dates=nothing)


_END = re.compile(r"^(?P<words>.+?)(?:[,;:]| [–—-])? *(?:\((?P<aside>[^()]{4,40})\)|(?<=[,;:–—-] )(?P<date>[^,;:()]{4,40}))\.?$")
_BEGIN = re.compile(r"^(?P<date>[^:,;]{4,30}?)(?: ?[:,;] | [–—] )(?P<words>.+)$")


def _dated(text: str) -> tuple[str, str]:
    """The words without their date, and the date; words that no date could hold stay where they are."""
    if len(text) < 400:
        for form in (_END, _BEGIN):
            match = form.match(text)
            date = (match.groupdict().get("aside") or match["date"] or "") if match else ""
            read = read_dates(date) if match else None
            if match and read and not read.rest:
                return match["words"], date
    return text, ""


def fields_of(section: str, row: Row) -> dict[str, Node]:
    """Under the names that the model of the section has; `dates` as they are written."""
    fields = {name: node for name, node in COLUMNS[section](row).items() if _says(node)}
    address = next((one for one in row.addresses if one.startswith("http")), "")
    if address:
        fields["url"] = Scalar(address, row.place_in_file)
    spare = [Said(one, row.place_in_file) for one in row.addresses if one != address]
    highlights, notes = list[Said](), [*row.notes, *spare]
    for line in row.below:
        if (taken := _taken(section, line)) and taken[0] not in fields:
            fields[taken[0]] = taken[1]
        elif section == "education" and (facts := _facts(line)):
            notes += facts
        else:
            highlights.append(line)
    for name, lines in (("notes", notes), ("highlights", highlights)):
        if said := [line.node for line in lines if line.is_word]:
            fields[name] = Items(tuple(said), said[0].place)
    return fields


def _says(node: Node) -> bool:
    return not isinstance(node, Scalar) or any(letter.isalnum() for letter in node.text)


_PERSON = re.compile(
    r"(?P<advisor>(?:co-)?advis[oe]rs?|supervisors?|supervised by|betreuer(?:in)?|directeur(?: de thèse)?|encadrants?"
    r"|director(?:es)?(?: de tesis)?) ?: *(?P<a>.+)|(?:mentors?|mentored by|hosts?) ?: *(?P<m>.+)",
    re.I,
)
_MAIL = re.compile(r"(?:(?:e-?)?mail|contact)? ?:? *([^\s@]+@[^\s@]+\.[^\s@]+)", re.I)
_PHONE = re.compile(r"(?:phone|tel\.?|telephone|telefon|téléphone|teléfono) ?: *(.+)", re.I)


def _taken(section: str, line: Said) -> tuple[str, Node] | None:
    """The field that a line is, and its value."""
    if section == "referees":
        if mail := _MAIL.fullmatch(line.text):
            return "email", Scalar(mail[1], line.place)
        if phone := _PHONE.fullmatch(line.text):
            return "phone", Scalar(phone[1], line.place)
        return ("title" if RANK.search(line.text) else "at" if is_place_of_work(line) else "address"), line.node
    match = _PERSON.fullmatch(line.text) if section in {"education", "experience"} else None
    if match and match["advisor"]:
        return "advisor", Scalar(match["a"], line.place)
    if match and section == "experience":
        names = re.split(r", (?:and )?| and ", match["m"])
        return "mentors", Items(tuple(Scalar(name.strip(), line.place) for name in names if name.strip()), line.place)
    return None


def _facts(line: Said) -> Sequence[Said]:
    """`GPA: 3.8/4.0, Ranking: 5/205` as two; nothing where the line is no row of such facts."""
    parts = re.split(r"[,;] (?=[^\W\d_][\w. -]{1,30}: )", line.text)
    if all(re.match(r"[^\W\d_][\w. -]{1,30}: \S", part) for part in parts):
        return [line.but(part) for part in parts]
    return ()
