"""What a letter or statement says, held against position, store and day: text in, findings out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from applied_for import position
from builders import plan_of, workspace

from packet.check.names.right_names import place_names
from packet.check.texts.claims import count_findings, counts_of, title_findings
from packet.check.texts.dates import date_findings
from packet.check.texts.fit import is_reused, own_words, specifics
from packet.check.texts.identity import identity_findings, ranks_in
from packet.check.texts.leftovers import leftovers
from packet.model.call import InstitutionName
from packet.model.finding import Verdict
from packet.model.sources import OtherFit

TODAY = date(2026, 11, 25)


# ── rank, department, requisition ──


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I apply for the position of Associate Professor at your school.", "wrong-rank"),
        ("I am applying for the position of Lecturer.", "wrong-rank"),
        ("I apply for the position of Assistant Professor.", ""),
        ("I am now an Associate Professor in Jena and apply for the post of Assistant Professor.", ""),
        ("My advisor is an Associate Professor. I apply for this position.", ""),
        ("I apply to the Department of Chemistry.", "wrong-department"),
        ("I apply to the Department of Physics and Astronomy.", ""),
        ("I apply to the Physics Department after years in the Department of Chemistry.", ""),
        ("I apply for requisition number R-7711-B.", "wrong-requisition"),
        ("I apply for requisition number R-7712-B.", ""),
        ("The grant has the number R-7711-B.", "wrong-requisition"),
        ("The grant has the number 40012 and ran until 2026.", ""),
    ],
)
def test_what_a_letter_applies_for_is_what_the_position_says(text: str, code: str) -> None:
    facts = position(department="Department of Physics and Astronomy", requisition="R-7712-B")
    found = [found.code for found in identity_findings(text, facts) if found.code != "title-not-named"]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("I write about the opening in your department.", True),
        ("I apply for the assistant professorship in your department.", False),
        ("I would be glad to become an Assistant Professor.", False),
    ],
)
def test_a_letter_that_names_neither_title_nor_rank_is_told(text: str, is_told: bool) -> None:
    assert [found.code for found in identity_findings(text, position())] == (["title-not-named"] if is_told else [])


def test_a_number_that_the_position_does_not_name_is_a_question() -> None:
    assert [
        (found.code, found.verdict) for found in identity_findings("I apply (req. 20451) as Assistant Professor.", position())
    ] == [("wrong-requisition", Verdict.WARNING)]


def test_several_ranks_in_one_title_are_all_right() -> None:
    assert ranks_in("Assistant/Associate Professor") == {"assistant professor", "associate professor"}
    assert list(identity_findings("I apply as Associate Professor.", position(title="Assistant or Associate Professor"))) == []


# ── holes and leftovers ──


@pytest.mark.parametrize(
    "text",
    [
        "I apply to the  Department of Physics.",
        "I worked in Jena , Munich and Kyoto.",
        "I worked with anatomy,, robotics.",
        "Dear ,\n\nI apply.",
        "Dear Professor ,\n\nI apply.",
        "I know many groups, including.",
        "I know many groups, such as",
        "I would come to the.",
        "My paper () appeared.",
        "The course “” is mine.",
        "I saw [Company] grow.",
        "I saw [insert name of the group] grow.",
        "Dear <<NAME>>, hello.",
        "I like {{ position.title }} best.",
        r"I like \textbf{this} best.",
        r"As shown \cite{one}, it holds.",
        "Written on \\today.",
        "I name ____________ first.",
    ],
)
def test_a_hole_or_a_leftover_blocks_a_letter(text: str) -> None:
    assert any(found.verdict is Verdict.FAIL for found in leftovers(text, prose=True)), text


@pytest.mark.parametrize("text", ["It works.. It does.", "I like  this.", "I work at at home.", r"The bound is $\alpha n$ here."])
def test_a_doubtful_place_is_a_warning(text: str) -> None:
    assert [found.verdict for found in leftovers(text, prose=True)] == [Verdict.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Search Committee,\n\nI apply.  I wait two spaces after a point, as I learned it.",
        "Grants of $5,000 and $12,000 paid for main() and f(); see .NET, e.g. here ...",
        "I taught many courses, including, in 2024, logic. It ran (and runs) well.",
        "We ask for what purpose systems such as these, and others, were built: [C1], [J2].",
        "C. Jin, Ph.D., wrote “Ditto: Efficient Serverless Analytics”.",
        "Que faire ? Rien : tout est dit !",
    ],
)
def test_ordinary_prose_has_no_holes(text: str) -> None:
    assert list(leftovers(text, prose=True)) == []


# ── dates ──


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("November 3, 2025\n\nDear all, I apply.", Verdict.FAIL),
        ("Evanston, 3 December 2026\n\nDear all, I apply.", Verdict.FAIL),
        ("2026-11-20\n\nDear all, I apply.", Verdict.WARNING),
        ("November 25, 2026\n\nDear all, I apply.", None),
        ("I received the prize in March 2027.", Verdict.WARNING),
        ("I will defend in March 2027 and can start in June 2027.", None),
        ("I received the prize in March 2024.", None),
        ("The review begins on December 1, 2026.", None),
        ("I have agreed to start on 31 February 2027.", Verdict.WARNING),
    ],
)
def test_dates_agree_with_the_day_of_the_packet(text: str, verdict: Verdict | None) -> None:
    assert [found.verdict for found in date_findings(text, TODAY)] == ([verdict] if verdict else [])


# ── counts and titles (the small profile has two papers, one of them led) ──


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("I have published eleven papers.", Verdict.FAIL),
        ("My list of publications has 12 entries.", Verdict.FAIL),
        ("I have authored two papers.", None),
        ("I read eleven papers a week.", None),
        ("Our group wrote nothing; the survey covers 300 papers.", None),
    ],
)
def test_counts_in_prose_agree_with_the_store(tmp_path: Path, text: str, verdict: Verdict | None) -> None:
    counts = counts_of(plan_of(workspace(tmp_path), position="lace"))
    assert [found.verdict for found in count_findings(text, counts)] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("My paper “Engine: Computing with Cards” came first.", ""),
        ("My paper “Engine: Computation with Cards” came first.", "misquoted-title"),
        ("My paper “A Theory of Weaving Machines Without Thread” came first.", "unlisted-paper"),
        ("I teach “An Introduction to Weaving Machines for Everyone” each year.", ""),
        ("My paper says “the loom does what the card tells it” early on.", ""),
    ],
)
def test_titles_in_prose_agree_with_the_list(tmp_path: Path, text: str, code: str) -> None:
    plan = plan_of(workspace(tmp_path), position="lace")
    assert [found.code for found in title_findings(text, plan)] == ([code] if code else [])


# ── emptiness ──


@pytest.mark.parametrize(
    ("fit", "is_specific"),
    [
        ("I want to build the systems side of machine learning at Northwestern.", False),
        ("Northwestern University is a leading place for AI and NLP, and I would love to join your Department.", False),
        ("I would continue my work on Engine and Loom at Northwestern University.", False),
        ("Your strong and diverse community of scholars is the reason why I apply.", False),
        ("Jane Roe's group builds the models that my systems could run.", True),
        ("The Center for Deep Learning at Northwestern needs faster training.", True),
        ("The Santa Fe Institute is a wonderful place.", True),
        ("I would teach CS 343 and renew its projects.", True),
        ("I would use the clusters of Argonne, half an hour away.", True),
    ],
)
def test_a_fit_that_any_place_could_read_is_empty(tmp_path: Path, fit: str, is_specific: bool) -> None:
    plan = plan_of(workspace(tmp_path), position="lace")
    assert bool(specifics(fit, place_names(position()), own_words(plan))) is is_specific


@pytest.mark.parametrize(
    ("other", "at", "is_same"),
    [
        ("I would love to join Yale and to build networks with the people of the systems group.", "Yale University", True),
        ("I would love to join Yale and to build networks with many people of the systems group.", "Yale University", True),
        ("Yale has the library that my book needs, and the seminar in which I would test it.", "Yale University", False),
        (
            "I would love to join Northwestern and to build networks with the people of the systems group.",
            "Northwestern University",
            False,
        ),
    ],
)
def test_a_fit_used_for_two_institutions_is_told(other: str, at: str, is_same: bool) -> None:
    fit = "I would love to join Northwestern and to build networks with the people of the systems group."
    institution = InstitutionName(name="Northwestern University", aliases=("Northwestern",))
    assert is_reused(fit, institution, OtherFit("yale", at, other)) is is_same
