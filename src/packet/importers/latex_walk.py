"""A LaTeX CV, as its class's own table of commands reads it → what was found in it.

The walk goes through the file once. Each command that the class has is read by its function; headings say in which section the
rows behind them stand; words outside of all commands are rows, too. What no command of the table holds is told by its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from packet.formats.bibliography import bibliography_of
from packet.formats.bibtex_entries import BibFile
from packet.formats.latex_commands import Command, Words, read_commands
from packet.importers.cv_entries import mapping, profile_tree
from packet.importers.found import Found
from packet.importers.headings import sure_section
from packet.importers.latex_cv import LatexCv
from packet.importers.latex_words import WordReader
from packet.importers.samples import is_sample_person
from packet.importers.source import SourceFile
from packet.problems import Place

Read = Callable[[LatexCv, Command], None]
"""What reads one command."""


def letter(cv: LatexCv, command: Command) -> None:
    """A covering letter begins: what is written from here on is no row of a section."""
    cv.leave_out("a letter", cv.joined(command))
    cv.heading, cv.section, cv.group = "", "", None


def section(cv: LatexCv, command: Command) -> None:
    said = cv.words.short(command.argument(0))
    cv.heading, cv.section, cv.group = said.text or "Untitled", sure_section(said.text), None


_KEEPS_GROUPS = {"awards", "publications", "skills", ""}


def subsection(cv: LatexCv, command: Command) -> None:
    """A heading that is a section's own begins it; else it stands for the group of the rows behind it."""
    said = cv.words.short(command.argument(0))
    own = sure_section(said.text)
    if not cv.heading or (own and own != cv.section and cv.section != "publications"):
        return section(cv, command)
    cv.group = said if said.is_word else None
    if cv.group and cv.section not in _KEEPS_GROUPS:
        message = f"the heading “{said.text}” within {cv.section} is not kept; its entries are"
        cv.note("import-left-out", message, said.place)
    return None


def _environment(cv: LatexCv, command: Command) -> None:
    cv.environment(command)


def _item(cv: LatexCv, command: Command) -> None:
    cv.label = cv.label_of(command)


def _nothing(cv: LatexCv, command: Command) -> None:
    """A command that says nothing of its own."""


def _input(cv: LatexCv, command: Command) -> None:
    names = [cv.file.raw(argument).strip() for argument in command.arguments]
    name = re.sub(r"/{2,}", "/", "/".join(filter(None, names)))
    if name:
        cv.inputs.append(name if re.search(r"\.\w+$", name) else f"{name}.tex")


def _bibliography(cv: LatexCv, command: Command) -> None:
    for name in cv.file.raw(command.argument(0)).split(","):
        if name.strip():
            cv.bibliographies.append(name.strip() if name.strip().endswith(".bib") else f"{name.strip()}.bib")


COMMON: Mapping[str, tuple[int, Read]] = {
    "begin": (1, _environment), "end": (1, _environment), "item": (0, _item), "bibitem": (1, _item), "par": (0, _nothing),
    "input": (1, _input), "include": (1, _input), "subfile": (1, _input), "import": (2, _input), "subimport": (2, _input),
    "bibliography": (1, _bibliography), "addbibresource": (1, _bibliography), "nocite": (1, _nothing),
    "printbibliography": (0, _nothing), "fullcite": (1, _nothing), "section": (1, section), "subsection": (1, subsection),
}  # fmt: skip


# ── the whole ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_latex_cv(file: SourceFile, name: str, commands: Mapping[str, tuple[int, Read]], beginnings: tuple[str, ...]) -> Found:
    """`beginnings`: commands of the class that stand in no group. Raises `SourceError` for a file that is too large."""
    table = {**COMMON, **commands}
    latex = read_commands(file.data, file.path, {one: table[one][0] for one in beginnings})
    cv = LatexCv(latex, WordReader(latex), in_preamble="\\begin{document}" in latex.source.text)
    signature = {command: count for command, (count, _) in table.items()}
    for part in latex.parts(signature, latex.whole):
        if isinstance(part, Words):
            cv.loose(part.span)
        else:
            _check_arguments(cv, part, signature[part.name])
            table[part.name][1](cv, part)
    return _found(cv, file, name)


def _check_arguments(cv: LatexCv, command: Command, count: int) -> None:
    if len(command.arguments) < count and command.name in {"cventry", "cvhonor", "cvskill", "cvitem", "begin", "end", "cvsection"}:
        message = f"\\{command.name} has {len(command.arguments)} of {count} arguments"
        cv.note("latex-syntax", message, cv.file.place(command.span), "look for a missing brace")


def _found(cv: LatexCv, file: SourceFile, name: str) -> Found:
    for environment, place in cv.waiting:
        if environment != "document":
            cv.note("latex-syntax", f"\\begin{{{environment}}} is never ended", place)
    whose = cv.own_name
    if is_sample_person(whose):
        cv.samples.append(whose)
        cv.head.clear()
        cv.links.clear()
    elif whose:
        cv.head = {"name": cv.names[0].but(whose).node, **cv.head}
    if cv.links:
        cv.head["links"] = mapping(cv.links)
    tree, misfits = profile_tree(cv.head, cv.entries, file.path)
    papers = bibliography_of(BibFile(tuple(cv.papers), ()), file.path)
    problems = [*cv.file.problems, *cv.problems, *cv.words.told(), *misfits, *papers.problems]
    return Found(name, papers.tree, tree, tuple(_notes(cv, file)), tuple(sorted(problems, key=lambda one: one.place or Place(""))))


def _notes(cv: LatexCv, file: SourceFile) -> Iterator[str]:
    if cv.samples:
        yield f"content of the template was left out: {', '.join(dict.fromkeys(cv.samples))}"
    if others := list(dict.fromkeys([*cv.inputs, *cv.bibliographies])):
        folder = file.path.rpartition("/")[0]
        besides = [f"{folder}/{other}" if folder and not other.startswith("/") else other for other in others]
        yield f"more of it stands in other files, import them together: packet import {' '.join([file.path, *besides])}"
