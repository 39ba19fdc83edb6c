"""Letters: Markdown with Jinja2, filled from profile, position and choice; a fact that is missing never leaves a hole."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import POSITION, PROFILE, document_of, problems_of, seed_plan, workspace
from letter_parts import around, body, head, left_out, letter
from printed import lines_of

from packet.model.document import Bullets, Paragraph

PITCHES = """\
pitches:
- {text: On looms., topics: [looms]}
- {text: On cards., topics: [cards]}
- On anything.
- {text: On cards first., topics: [cards], priority: 2}
"""


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
