"""Statements: Markdown with citations and conditions, under the title that they give themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import PROFILE, TARGET, TODAY, document_of, plan_of, problems_of, workspace
from printed import printed

from packet.compose import compose
from packet.model.document import Bullets, Document, Heading, Paragraph, plain
from packet.model.sources import Request

ASKED = TARGET + "  research-statement: {pages: 2}\n"
FILE = "profiles/ada/statements/research.md"


def statement(folder: Path, text: str, *topics: str, **changes: str) -> Document:
    space = workspace(folder, target=ASKED, **{FILE: text}, **changes)
    return document_of(plan_of(space, request=Request(TODAY, topics=topics)), "research-statement")


WHOLE = """\
# What I Do

I make *engines* of **cards** with `code`, see [the site](https://ada.org) and [@engine].

## Next

- one
- two

3. three
4. four

> quoted

{% if "cards" in topics %}
About cards.
{% else %}
About anything.
{% endif %}

{{ agenda }}
"""


def test_a_statement_has_headings_lists_emphasis_links_and_citations(tmp_path: Path) -> None:
    expected = """\
═ What I Do (research-statement, statement, en-US, pages up to 2)
  Ada Byron

I make _engines_ of **cards** with `code`, see the site<https://ada.org> and [C1<paper:engine | entry:engine>].

### Next

- one
- two

3. three
4. four

(quotation) quoted

About anything.

! warning[paragraph-left-out] a paragraph was left out: it needs agenda, which no file gives → write agenda: in the profile"""
    assert printed(statement(tmp_path, WHOLE)) == expected


def test_a_condition_on_topics_chooses_the_words(tmp_path: Path) -> None:
    assert "About cards." in printed(statement(tmp_path, WHOLE, "cards"))


def test_a_statement_without_a_heading_of_its_own_bears_its_usual_title(tmp_path: Path) -> None:
    document = statement(tmp_path, "Text.\n\n## Part\n\nMore.\n")
    assert document.title == "Research Statement"
    assert [type(block) for block in document.blocks] == [Paragraph, Heading, Paragraph]


def test_sections_of_a_statement_stand_below_its_title(tmp_path: Path) -> None:
    document = statement(tmp_path, "# A\n\n## B\n\n### C\n\nText\n")
    assert [(plain(block.content), block.level) for block in document.blocks if isinstance(block, Heading)] == [("B", 3), ("C", 4)]


def test_own_words_of_the_profile_may_use_markdown(tmp_path: Path) -> None:
    document = statement(tmp_path, "{{ agenda }}\n", profile=PROFILE + 'agenda: "- see [@loom]\\n- then *more*"\n')
    (bullets,) = document.blocks
    assert isinstance(bullets, Bullets)
    assert [plain(item.content) for item in bullets.items] == ["see [C2]", "then more"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("One.\n\nTwo [@lom].\n", "unknown-citation", (3, 6)),
        ("One.\n\n{{ agnda }}\n", "undefined-variable", (3, 0)),
        ("One.\n\n{% if %}\n", "template-syntax", (3, 0)),
    ],
)
def test_a_mistake_in_a_statement_is_a_problem_at_its_line(tmp_path: Path, text: str, code: str, place: tuple[int, int]) -> None:
    (problem,) = problems_of(workspace(tmp_path, target=ASKED, **{FILE: text}))
    assert problem.place
    assert (problem.code, problem.place.path, (problem.place.line, problem.place.column)) == (code, FILE, place)
    assert problem.hint


def test_mistakes_in_several_documents_are_said_at_once(tmp_path: Path) -> None:
    problems = problems_of(workspace(tmp_path, target=ASKED, letter="{{ nothing }}", **{FILE: "[@nothing]"}))
    assert [problem.code for problem in problems] == ["undefined-variable", "unknown-citation"]


def test_a_supplied_pdf_is_not_composed(tmp_path: Path) -> None:
    space = workspace(tmp_path, target=ASKED, **{"profiles/ada/statements/research.pdf": b"%PDF-"})
    plan = plan_of(space)
    assert "research-statement" in [document.name for document in plan.documents]
    assert "research-statement" not in [document.name for document in compose(plan)]
