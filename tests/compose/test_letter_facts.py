"""Facts and citations that a letter prints: literally, and a problem where they cannot be."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from builders import LETTER, POSITION, PROFILE, PUBLICATIONS, TARGET, problems_of, workspace
from hypothesis import example, given
from hypothesis import strategies as st
from letter_parts import body, head, letter

from packet.compose.templates import in_words, spelled, with_article
from packet.formats.typography import compared
from packet.model.document import Paragraph, Run, Target

FACTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=20)


@given(FACTS.map(lambda words: " ".join(words.split())).filter(lambda words: any(map(str.isalnum, words))))
@example("A_B *C* [x]")
@example("1. Institut")
@example("2) Institut")
@example("- A")
@example("> A")
@example("+ A")
@example("~~~ A")
@example("=== A")
@example("# A & <b>B</b> `C` \\* [@engine] &amp;")
@example("{{ name }} {% if %}")
@example("A [@nothing]")
def test_facts_come_out_literally_wherever_they_stand(name: str) -> None:
    with TemporaryDirectory() as folder:
        changes = {
            "position": POSITION.replace(
                "Lace University", yaml.dump(name, default_style='"', width=999, allow_unicode=True).strip()
            )
        }
        fill = "{{ position.institution }}\n\nat {{ position.institution }}\n\n**{{ position.institution }}**\n"
        document = letter(Path(folder), letter=f'---\nsubject: "{{{{ position.institution }}}}"\n---\n{fill}', **changes)
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph) and block.role == "body"]
    texts = ["".join(part.text for part in block.content if isinstance(part, Run)) for block in paragraphs]
    assert [compared(text) for text in texts[:2]] == [compared(name), compared(f"at {name}")]
    assert compared(head(document).subject) == compared(name)
    assert compared(head(document).addressee[-1]) == compared(name)


def test_a_citation_prints_the_number_and_leads_to_the_paper_then_its_entry_then_its_page(tmp_path: Path) -> None:
    document = letter(tmp_path, publications=PUBLICATIONS + "    arxiv: 2504.02263\n", letter="See [@loom; @engine] and [@loom].")
    (paragraph,) = [block for block in document.blocks if isinstance(block, Paragraph) and block.role == "body"]
    loom = Target(("paper:loom", "entry:loom"), "https://arxiv.org/abs/2504.02263")
    assert [run.text for run in paragraph.content if isinstance(run, Run)] == [
        "See ",
        "[",
        "C2",
        ", ",
        "C1",
        "]",
        " and ",
        "[",
        "C2",
        "]",
        ".",
    ]
    assert [run.target for run in paragraph.content if isinstance(run, Run) and run.text == "C2"] == [loom, loom]


@pytest.mark.parametrize(
    "text", ["See \\[@nothing\\].", "See [@engine; @nothing]", "See **[@nothing]**", "- [@nothing]", "# [@nothing]"]
)
def test_an_unknown_citation_is_a_problem_however_it_is_written(tmp_path: Path, text: str) -> None:
    (problem,) = problems_of(workspace(tmp_path, letter=f"One.\n\n{text}\n"))
    assert (problem.code, problem.message) == ("unknown-citation", "there is no publication 'nothing'")
    assert problem.place
    assert (problem.place.path, problem.place.line) == ("letters/plain.md", 3)


def test_what_stands_in_code_is_no_citation(tmp_path: Path) -> None:
    assert body(letter(tmp_path, letter="Write `[@nothing]`.")) == ["Write `[@nothing]`."]


def test_counts_are_computed(tmp_path: Path) -> None:
    counts = "{{ count.publications }} {{ count.lead }} {{ count.highlighted }} {{ count.attached }}"
    assert body(letter(tmp_path, letter=counts)) == ["2 1 1 1"]
    assert body(letter(tmp_path, letter=counts, target=TARGET.replace("  publication-bundle: {}\n", ""))) == ["2 1 1 0"]


def test_a_role_that_says_nothing_is_no_fact(tmp_path: Path) -> None:
    shown = "{% for p in highlighted %}{{ p.name }}{% if p.role %}, {{ p.role }}{% endif %}.{% endfor %}"
    assert body(letter(tmp_path, letter=shown)) == ["Engine, first author."]
    assert body(letter(tmp_path, letter=shown, profile=PROFILE + "authorship: alphabetical\n")) == ["Engine."]
    assert body(letter(tmp_path, letter=shown, profile=PROFILE.replace("Ada Byron", "Eve Adams"))) == ["Engine."]


@pytest.mark.parametrize(
    "template",
    [
        "{{ 1 / 0 }}",
        "{{ name() }}",
        "{{ name | dictsort }}",
        "{{ range(10 ** 9) | list }}",
        "{{ [1] | attr('x') }}",
        "{% include 'x' %}",
        "{{ ().__class__.__mro__ }}",
        "{{ name | nofilter }}",
        "{% block a %}{% endblock %}{% block a %}{% endblock %}",
        "{{ 'a' * name }}",
    ],
)
def test_whatever_a_template_does_wrong_is_one_problem_at_its_line(tmp_path: Path, template: str) -> None:
    (problem,) = problems_of(workspace(tmp_path, letter=f"One\n\n{template}\n"))
    assert problem.place
    assert (problem.place.path, problem.place.line) == ("letters/plain.md", 3)
    assert problem.code in {"template-error", "template-syntax", "undefined-variable"}


def test_a_fact_of_a_position_in_the_general_packet_is_a_problem_with_its_remedy(tmp_path: Path) -> None:
    (problem,) = problems_of(workspace(tmp_path, letter="At {{ position.institution }}\n"))
    assert problem.hint == "ask first whether there is one: {% if position %}"


def test_words_of_a_letter_are_joined_spelt_and_given_their_article() -> None:
    assert [in_words(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b, and c"]
    assert [spelled(count) for count in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    articles = [
        "a Research Intern",
        "an Assistant Professor",
        "a University Lecturer",
        "an Undergraduate Tutor",
        "an Honorary Fellow",
        "an Engineer",
    ]
    assert [with_article(words.split(" ", 1)[1]) for words in articles] == articles


def test_the_letter_of_the_tiny_workspace_is_whole(tmp_path: Path) -> None:
    assert body(letter(tmp_path, position=POSITION + "fit: F.\n", letter=LETTER)) == ["I apply to Lace University.", "F."]


def test_an_unknown_variable_does_not_hide_an_unknown_citation(tmp_path: Path) -> None:
    problems = problems_of(workspace(tmp_path, letter="Hello {{ nope }}.\n\nSee [@dito].\n"))
    assert [(problem.code, problem.place and problem.place.line) for problem in problems] == [
        ("undefined-variable", 1),
        ("unknown-citation", 3),
    ]


@pytest.mark.parametrize("address", ["Lace University, Hall 1, Town", "Hall 1, Town"])
def test_the_institution_stands_once_in_the_address(tmp_path: Path, address: str) -> None:
    lines = head(letter(tmp_path, position=POSITION + f'address: "{address}"\n')).addressee
    assert lines[-3:] == ("Lace University", "Hall 1", "Town")
    assert lines.count("Lace University") == 1
