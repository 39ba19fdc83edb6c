"""YAML that gets new keys and keeps every other character."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import items, tree

from packet.formats.located_yaml import Fields, Items, Node, Plain, Scalar, plain, read_yaml
from packet.formats.yaml_growth import Growth, grown
from packet.problems import Place, SourceError

HERE = Place("new")


def fields(**values: str | dict[str, str] | list[str]) -> Fields:
    return fields_of(values)


def fields_of(values: Mapping[str, str | Mapping[str, str] | list[str]]) -> Fields:
    nodes: dict[str, Node] = {}
    for key, value in values.items():
        if isinstance(value, Mapping):
            nodes[key] = fields_of(value)
        else:
            nodes[key] = (
                Items(tuple(Scalar(item, HERE) for item in value), HERE) if isinstance(value, list) else Scalar(value, HERE)
            )
    return Fields(nodes, dict.fromkeys(nodes, HERE), HERE)


TEXT = """\
# Mine
publications:   # in no order
    engine:
        title: Engine   # said so
        date: 2024

    # the last one
    loom: {title: Loom, date: 2023}

notes: here
"""


def test_new_keys_stand_behind_the_last_of_their_mapping_and_all_else_stays() -> None:
    growths = [
        Growth(("publications",), fields(lace={"title": "Lace: A Study", "date": "2022", "note": "x"})),
        Growth(("publications", "engine"), fields(doi="10.1/x")),
        Growth(("publications", "loom"), fields(note="so, it is", authors=["A, B", "C"])),
        Growth(("venues",), fields(X={"name": "Symposium", "kind": "journal"})),
    ]
    assert (
        grown(TEXT, "p.yaml", growths)
        == """\
# Mine
publications:   # in no order
    engine:
        title: Engine   # said so
        date: 2024
        doi: 10.1/x

    # the last one
    loom: {title: Loom, date: 2023, note: "so, it is", authors: ["A, B", C]}
    lace: {title: "Lace: A Study", date: 2022, note: x}

notes: here
venues:
  X: {name: Symposium, kind: journal}
"""
    )


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "publications:\n", "publications: {}\n", "venues: {}", "publications: {a: {title: T}}\n"]
)
def test_an_empty_file_a_missing_key_and_an_empty_one_are_filled(text: str) -> None:
    changed = grown(text, "p.yaml", [Growth(("publications",), fields(lace={"title": "L", "date": "2", "note": "y"}))])
    tree = plain(read_yaml(changed.encode(), "p.yaml"))
    assert isinstance(tree, dict) and isinstance(tree["publications"], dict)
    assert tree["publications"]["lace"] == {"title": "L", "date": "2", "note": "y"}
    assert changed.startswith(text.rstrip("\n}").removesuffix(" {"))


def test_ends_of_lines_are_those_of_the_file() -> None:
    changed = grown(TEXT.replace("\n", "\r\n"), "p.yaml", [Growth(("publications", "engine"), fields(doi="10.1/x"))])
    assert changed.count("\n") == changed.count("\r\n") == TEXT.count("\n") + 1


def test_what_cannot_be_written_without_harm_is_refused() -> None:
    with pytest.raises(SourceError, match="cannot-edit"):
        grown("publications: [a, b]\n", "p.yaml", [Growth(("publications",), fields(lace="x"))])


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8),
        st.one_of(st.text(max_size=12), st.lists(st.text(max_size=5), min_size=1, max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_the_texts_they_are_read_back_or_refused(values: dict[str, str | list[str]]) -> None:
    new = fields_of({key: {"title": value} if isinstance(value, str) else value for key, value in values.items()})
    try:
        changed = grown("a: 1\n", "p.yaml", [Growth(("publications",), new)])
    except SourceError:
        return
    tree = plain(read_yaml(changed.encode(), "p.yaml"))
    assert tree == {"a": "1", "publications": plain(new)}


PROFILE = """\
name: Ada Byron                     # bold
email:   # to be written
# phone: +1 555 0100
links: {github: ada}

education:
  - degree: B.Sc. in Numbers
    at: Home
    # advisor: Prof. …
  - {degree: A Levels, at: Home}      # who asks

experience:
- role: Translator
  at: Menabrea & Co.
  # highlights: [the notes]
awards: []          # none yet
skills: [
  {name: Languages, items: [French]},   # and English
]
"""
ORDER = ("name", "headline", "email", "phone", "links", "education", "experience", "talks", "awards", "skills")
LONG = "Wrote notes that are three times as long as the paper itself, and the first program in them"


def test_lists_get_items_in_their_style_and_keys_of_the_top_their_place() -> None:
    growths = [
        Growth((), tree({"email": "ada@example.org", "phone": "+44 1", "headline": "Analyst: first of her kind"})),
        Growth(("links",), tree({"scholar": "x_1"})),
        Growth(("education",), items([{"degree": "Ph.D.", "at": "Home", "dates": "1840..1843"}])),
        Growth(("education", 0), tree({"notes": ["GPA: 4.0"]})),
        Growth(("education", 1), tree({"advisor": "A. De Morgan"})),
        Growth(("experience", 0), tree({"highlights": [LONG, f"{LONG}: again"]})),
        Growth(("experience",), items([{"role": "Gambler", "at": "Races", "mentors": ["King, W.", "B"]}])),
        Growth(("talks",), items([{"title": "Engines", "at": "Turin"}])),
        Growth(("awards",), items([{"title": "Countess", "date": "1838"}])),
        Growth(("skills", 0, "items"), items(["German"])),
        Growth(("skills",), items([{"name": "Music", "items": ["harp"]}])),
    ]
    assert (
        grown(PROFILE, "p.yaml", growths, ORDER)
        == f"""\
name: Ada Byron                     # bold
headline: "Analyst: first of her kind"
email: ada@example.org   # to be written
phone: "+44 1"
# phone: +1 555 0100
links: {{github: ada, scholar: x_1}}

education:
  - degree: B.Sc. in Numbers
    at: Home
    notes: ["GPA: 4.0"]
    # advisor: Prof. …
  - {{degree: A Levels, at: Home, advisor: A. De Morgan}}      # who asks
  - {{degree: Ph.D., at: Home, dates: 1840..1843}}

experience:
- role: Translator
  at: Menabrea & Co.
  highlights:
    - {LONG}
    - "{LONG}: again"
  # highlights: [the notes]
- role: Gambler
  at: Races
  mentors: ["King, W.", B]
talks:
  - {{title: Engines, at: Turin}}
awards:          # none yet
  - {{title: Countess, date: 1838}}
skills: [
  {{name: Languages, items: [French, German]}}, {{name: Music, items: [harp]}},   # and English
]
"""
    )


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("name: A\nskills:\n- {name: L, items: []}", "name: A\nphone: 1\nlinks: {x: 1}\nskills:\n- {name: L, items: [C]}"),
        ("---\nskills:\n- items:\n  - a\n...\n", "---\nskills:\n- items:\n  - a\n  - C\nphone: 1\nlinks: {x: 1}\n...\n"),
        ("name: A\r\n\r\nskills: [{items: [a]}]\r\n", "name: A\r\nphone: 1\r\nlinks: {x: 1}\r\n\r\nskills: [{items: [a, C]}]\r\n"),
        ("links: {}  # c\nskills: [{items: [a\n]}]", "links: {x: 1}  # c\nskills: [{items: [a, C\n]}]\nphone: 1\n"),
        (
            "skills: [{items: [a]}]\nagenda: |\n  x\n  # y\n",
            "skills: [{items: [a, C]}]\nagenda: |\n  x\n  # y\nphone: 1\nlinks: {x: 1}\n",
        ),
        ("{skills: [{items: [a]}]}\n", "{skills: [{items: [a, C]}], links: {x: 1}, phone: 1}\n"),
    ],
)
def test_however_a_person_writes_yaml_it_stays_as_it_is(text: str, changed: str) -> None:
    growths = [
        Growth(("skills", 0, "items"), items(["C"])),
        Growth(("links",), tree({"x": "1"})),
        Growth((), tree({"phone": "1"})),
    ]
    assert grown(text, "p.yaml", growths, ORDER) == changed


def test_examples_in_comments_show_where_keys_stand() -> None:
    draft = "name: A\nemail:\n# phone: +1\n\n# education:   # dates\n#   - {degree: X}\n# experience:\n#   - {role: Y}\n# awards:\n#   - {title: Z}\n"
    values = tree({"links": {"x": "1"}, "education": [{"degree": "B"}], "talks": [{"title": "T"}], "skills": [{"name": "S"}]})
    assert (
        grown(draft, "p.yaml", [Growth((), values)], ORDER)
        == """\
name: A
email:
# phone: +1
links: {x: 1}

education:
  - {degree: B}
# education:   # dates
#   - {degree: X}
# experience:
#   - {role: Y}
talks:
  - {title: T}
# awards:
#   - {title: Z}
skills:
  - {name: S}
"""
    )


def test_long_entries_are_blocks_and_sections_of_ones_own_hold_blocks() -> None:
    own: dict[str, Plain] = {"title": "Patents", "entries": [{"title": "Loom", "date": "1804"}]}
    values = tree({"education": [{"degree": LONG, "at": "Home", "place": "London, England"}], "other": [own]})
    assert (
        grown("name: Ada\n", "p.yaml", [Growth((), values)], ORDER)
        == f"""\
name: Ada
education:
  - degree: {LONG}
    at: Home
    place: London, England
other:
  - title: Patents
    entries:
      - {{title: Loom, date: 1804}}
"""
    )


ITEMS = st.lists(
    st.one_of(st.text(max_size=9), st.dictionaries(st.text("abü: #-{[", min_size=1, max_size=4), st.text(max_size=80), max_size=3)),
    min_size=1,
    max_size=3,
)


@given(
    ITEMS,
    ITEMS,
    st.sampled_from(["a: 1\nlist:\n  - x  # c\n", "list: []\n", "list: [x, # c\n]\n", "list:\n- a: b\n  # c\nz: 1\n", ""]),
)
def test_whatever_the_items_they_are_read_back_or_refused(first: list[Plain], second: list[Plain], text: str) -> None:
    try:
        changed = grown(text, "p.yaml", [Growth(("list",), items(first))])
        changed = grown(changed, "p.yaml", [Growth(("list",), items(second))])
    except SourceError:
        return
    read = plain(read_yaml(changed.encode(), "p.yaml"))
    old = plain(read_yaml(text.encode(), "p.yaml")) if text else {}
    assert isinstance(read, dict) and isinstance(old, dict)
    assert read["list"] == [*old.get("list", []), *first, *second]
    assert changed.count("# c") >= text.count("# c")


def test_nothing_new_changes_nothing() -> None:
    assert grown("", "p.yaml", [Growth(("venues",), fields())]) == ""
    assert grown(TEXT, "p.yaml", [Growth(("venues",), fields())]) == TEXT
