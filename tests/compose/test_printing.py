"""Documents are set with the quotes, dashes and ellipses of their language; names, addresses and code stay as they are written."""

from __future__ import annotations

from pathlib import Path

from builders import PROFILE, PUBLICATIONS, TARGET, TODAY, document_of, plan_of, workspace
from printed import printed

from packet.compose.mail import mail_text
from packet.compose.printing import as_printed
from packet.model.document import Document, PageOf, Paragraph, Run, plain
from packet.model.letter import LetterFront
from packet.model.sources import LetterFile, Request

STATEMENT = """\
# What I "do"

It's **"new** work" -- *'really'*... with `"code" -- here`, \\"as typed\\" \\--, see [it's](https://a.org/it's--so).
"""


def test_statements_are_set_with_typographic_signs(tmp_path: Path) -> None:
    target = TARGET + "  research-statement: {}\n"
    space = workspace(tmp_path, target=target, **{"profiles/ada/statements/research.md": STATEMENT})
    said = printed(document_of(plan_of(space, request=Request(TODAY)), "research-statement"))
    assert "What I “do”" in said
    assert 'It’s **“new** work” – _‘really’_… with `"code" -- here`, "as typed" --, see it’s<https://a.org/it\'s--so>.' in said


def test_titles_and_bullets_are_set_and_names_and_contacts_are_not(tmp_path: Path) -> None:
    profile = PROFILE.replace("Ada Byron", "Ada O'Byron") + (
        "experience:\n  - {role: Maker, at: Cam's Works, dates: 2020..2021, highlights: ['1990--1995: \"all\" of it...']}\n"
    )
    papers = PUBLICATIONS.replace("Ada Byron", "Ada O'Byron").replace("Computing with Cards", "It's 'Cards' -- 3--4")
    cv = printed(document_of(plan_of(workspace(tmp_path, profile=profile, publications=papers), request=Request(TODAY)), "cv"))
    assert "1990–1995: “all” of it…" in cv
    assert "Engine: It’s ‘Cards’ – 3–4" in cv
    assert "Cam’s Works" in cv
    assert "Ada O'Byron" in cv
    assert "O’Byron" not in cv


def test_a_quotation_in_another_language_has_its_own_marks_and_a_page_number_stays() -> None:
    content = (Run('see "this" '), Run('"das"', language="de"), PageOf("paper:x"), Run('"x"', code=True))
    said = as_printed(Document("a", '"T"', "O'B", "list", (Paragraph(content),), "en-GB"))
    (block,) = said.blocks
    assert isinstance(block, Paragraph)
    assert plain(block.content) == 'see “this” „das“?"x"'
    assert (said.title, said.owner) == ("“T”", "O'B")


def test_mails_are_set_as_letters_are(tmp_path: Path) -> None:
    front = LetterFront(about="A mail", subject='It\'s "new"')
    letter = LetterFile("mail.md", front, "I don't know -- yet.\n")
    mail = mail_text(letter, plan_of(workspace(tmp_path), request=Request(TODAY)))
    assert mail.subject == "It’s “new”"
    assert "I don’t know – yet." in mail.body
