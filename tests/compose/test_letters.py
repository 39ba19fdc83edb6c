"""Letters: Markdown with Jinja2, filled from profile, position and choice; a fact that is missing never leaves a hole."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from builders import LETTER, POSITION, PROFILE, PUBLICATIONS, TARGET, document_of, plan_of, problems_of, seed_plan, workspace
from hypothesis import example, given
from hypothesis import strategies as st
from printed import lines_of, words

from packet.compose.templates import in_words, spelled, with_article
from packet.formats.typography import compared
from packet.model.document import Bullets, Document, LetterHead, Paragraph, Run, Target

PITCHES = """\
pitches:
- {text: On looms., topics: [looms]}
- {text: On cards., topics: [cards]}
- On anything.
- {text: On cards first., topics: [cards], priority: 2}
"""


def letter(folder: Path, *, at: str = "lace", **changes: str) -> Document:
    """The cover letter of the tiny workspace, with changed files."""
    return document_of(plan_of(workspace(folder, **changes), position=at), "cover-letter")


def body(document: Document) -> list[str]:
    return [words(block.content) for block in document.blocks if isinstance(block, Paragraph) and block.role == "body"]


def head(document: Document) -> LetterHead:
    return next(block for block in document.blocks if isinstance(block, LetterHead))


def around(document: Document, role: str) -> str:
    return next(words(block.content) for block in document.blocks if isinstance(block, Paragraph) and block.role == role)


def left_out(document: Document) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.message, finding.remedy) for finding in document.findings]


# ── what stands around the body ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_general_packet_addresses_the_search_committee(tmp_path: Path) -> None:
    document = letter(tmp_path, at="")
    assert head(document).addressee == ("Search Committee",)
    assert around(document, "opening") == "Dear Search Committee,"


def test_a_position_gives_addressee_department_institution_and_address_a_line_each(tmp_path: Path) -> None:
    more = 'addressee: Prof. Jacquard\ndepartment: Looms\naddress: "1 Weaver Street, Lyon"\n'
    document = letter(tmp_path, position=POSITION + more)
    assert head(document).addressee == ("Prof. Jacquard", "Looms", "Lace University", "1 Weaver Street", "Lyon")
    assert around(document, "opening") == "Dear Prof. Jacquard,"


def test_a_letter_says_whom_it_greets_where_the_position_does_not(tmp_path: Path) -> None:
    document = letter(tmp_path, letter="---\naddressee: Hiring Team\n---\nHello\n")
    assert head(document).addressee == ("Hiring Team", "Lace University")
    assert around(document, "opening") == "Dear Hiring Team,"


def test_the_date_is_the_requests_and_the_enclosures_are_the_packets_other_documents(tmp_path: Path) -> None:
    document = letter(tmp_path)
    assert head(document).date == "November 24, 2026"
    assert around(document, "enclosures") == "Enclosures: Curriculum Vitae, List of Publications, Selected Papers"


def test_a_letter_may_go_without_the_line_of_enclosures(tmp_path: Path) -> None:
    document = letter(tmp_path, letter="---\nenclosures: false\n---\nHello\n")
    assert "enclosures" not in {block.role for block in document.blocks if isinstance(block, Paragraph)}


def test_subject_opening_and_closing_may_use_facts(tmp_path: Path) -> None:
    front = '---\nsubject: "For {{ position.title }}"\nopening: "{{ addressee }}:"\nclosing: "Yours, {{ email }}"\n---\nHello\n'
    document = letter(tmp_path, letter=front)
    assert (head(document).subject, around(document, "opening"), around(document, "closing")) == (
        "For Assistant Professor",
        "Search Committee:",
        "Yours, ada@example.org",
    )


def test_a_missing_fact_in_the_subject_is_a_finding_too(tmp_path: Path) -> None:
    document = letter(tmp_path, letter='---\nsubject: "Ref {{ position.requisition }}"\n---\nHello\n')
    assert head(document).subject == ""
    assert [remedy for _, _, remedy in left_out(document)] == ["write requisition: in the position"]


# ── no holes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("fact", "home"), [("agenda", "profile"), ("availability", "profile"), ("fit", "position")])
def test_a_missing_fact_leaves_its_paragraph_out_and_is_a_finding(tmp_path: Path, fact: str, home: str) -> None:
    document = letter(tmp_path, letter=f"One.\n\nI say {{{{ {fact} }}}}, and more.\n\nTwo.\n")
    assert body(document) == ["One.", "Two."]
    message = f"a paragraph was left out: it needs {fact}, which no file gives"
    assert left_out(document) == [("paragraph-left-out", message, f"write {fact}: in the {home}")]


@pytest.mark.parametrize(("fact", "file"), [("agenda", "profile"), ("availability", "profile"), ("fit", "position")])
def test_a_fact_that_is_given_stands_in_its_paragraph(tmp_path: Path, fact: str, file: str) -> None:
    files = {"profile": PROFILE, "position": POSITION}
    changes = {file: f"{files[file]}{fact}: my *own* words\n", "letter": f"I say {{{{ {fact} }}}}.\n"}
    document = letter(tmp_path, **changes)
    assert body(document) == ["I say my _own_ words."]
    assert left_out(document) == []


def test_an_item_with_a_missing_fact_is_left_out_of_its_list_and_is_a_finding(tmp_path: Path) -> None:
    document = letter(tmp_path, letter="- one\n- {{ agenda }}\n- two\n")
    (bullets,) = [block for block in document.blocks if isinstance(block, Bullets)]
    assert list(lines_of(bullets)) == ["- one", "- two"]
    assert [remedy for _, _, remedy in left_out(document)] == ["write agenda: in the profile"]


def test_a_link_to_a_missing_address_is_left_out_with_its_paragraph(tmp_path: Path) -> None:
    document = letter(tmp_path, letter="One.\n\nSee [the posting]({{ position.url }}).\n")
    assert body(document) == ["One."]
    assert [remedy for _, _, remedy in left_out(document)] == ["write url: in the position"]


def test_a_missing_fact_is_false_in_a_condition_and_leaves_nothing_out(tmp_path: Path) -> None:
    document = letter(tmp_path, letter="I come{% if availability %} {{ availability }}{% endif %}.\n")
    assert (body(document), left_out(document)) == (["I come."], [])


@pytest.mark.parametrize("target", ["faculty-job", "postdoc", "internship", "research-scientist"])
@pytest.mark.parametrize("position", ["", "northwestern-cs", "microsoft-research-intern"])
def test_the_letters_of_the_repository_have_no_hole_no_doubled_blank_and_no_stray_mark(target: str, position: str) -> None:
    plan = seed_plan(target, position=position)
    text = "\n".join(line for block in document_of(plan, "cover-letter").blocks for line in lines_of(block))
    assert not [sign for sign in ("  ", " ,", " .", "..", ",,", "{{", "{%", "None", "()", "\ue000", "[]", "an  ") if sign in text]


# ── the applicant's own words ───────────────────────────────────────────────────────────────────────────────────────────


def test_paragraphs_of_a_position_replace_the_named_blocks_of_the_letter(tmp_path: Path) -> None:
    own = "fit: F\nparagraphs:\n  opening: My **own** opening, see [@engine].\n"
    assert body(letter(tmp_path, position=POSITION + own)) == ["My **own** opening, see [C1<paper:engine | entry:engine>].", "F"]


@pytest.mark.parametrize(
    ("name", "hint"), [("openin", "did you mean 'opening'?"), ("no-block", "known: fit, opening"), ("if", "known: fit, opening")]
)
def test_a_paragraph_for_a_block_that_is_not_there_gets_the_nearest(tmp_path: Path, name: str, hint: str) -> None:
    (problem,) = problems_of(workspace(tmp_path, position=POSITION + f"paragraphs: {{{name}: X}}\n"), position="lace")
    assert (problem.code, problem.message) == ("unknown-paragraph", f"paragraphs: the letter has no block {name!r}")
    assert problem.place
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        ("cards", ["On cards first.", "On cards.", "On anything."]),
        ("looms", ["On looms.", "On anything."]),
        ("computing", ["On cards first."]),
    ],
)
def test_pitches_are_chosen_by_topic_then_priority(tmp_path: Path, topics: str, said: list[str]) -> None:
    changes = {
        "profile": PROFILE + PITCHES,
        "position": POSITION + f"topics: {topics}\n",
        "letter": "{% for p in pitches %}{{ p }}\n\n{% endfor %}",
    }
    assert body(letter(tmp_path, **changes))[: len(said)] == said


def test_without_topics_pitches_come_by_priority(tmp_path: Path) -> None:
    assert body(letter(tmp_path, profile=PROFILE + PITCHES, letter="{{ pitches[0] }}")) == ["On cards first."]


# ── facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


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
