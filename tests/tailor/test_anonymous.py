"""What an anonymous plan no longer says, what it says instead, and who asked for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import POSITION, PROFILE, PUBLICATIONS, TARGET, TODAY, document_of, plan_of, problems_of, seed_plan, workspace

from packet.model.finding import Verdict
from packet.model.marks import sightings
from packet.model.plain_text import plain_text
from packet.model.plan import Plan
from packet.model.sources import Request

ANONYMOUS = Request(TODAY, anonymous=True)
FULL = (
    PROFILE.replace("name: Ada Byron", "name: Ada Byron\nheadline: Doctoral student · Cam University")
    + """\
experience:
  - {role: Programmer, at: Loom Works, place: Leeds, dates: 2020..2022, mentors: [George Peacock]}
links: {homepage: ada.example.org, github: adabyron}
phone: "+44 20 1234"
address: 12 St James's Square
referees: [{name: Mary Somerville, at: Cam University}]
awards: [{title: Medal, at: Cam University, date: 2024}]
"""
)


def wished(folder: Path, wish: str = "true", **changes: str) -> Plan:
    return plan_of(workspace(folder, **{"target": TARGET + f"anonymous: {wish}\n", "profile": FULL, **changes}))


@pytest.mark.parametrize(
    ("target", "position", "asked", "anonymous"),
    [
        ("", "", None, None),
        ("", "", True, "Anonymous applicant"),
        ("true", "", None, "Anonymous applicant"),
        ("true", "false", None, None),
        ("Candidate 42", "", None, "Candidate 42"),
        ("Candidate 42", "Candidate 7", None, "Candidate 7"),
        ("Candidate 42", "", False, None),
        ("Candidate 42", "", True, "Candidate 42"),
        ("{as: Candidate 42}", "no", True, "Anonymous applicant"),
    ],
)
def test_the_position_overrides_the_target_and_the_command_line_both(
    tmp_path: Path, target: str, position: str, asked: bool | None, anonymous: str | None
) -> None:
    files = {
        "target": TARGET + (f"anonymous: {target}\n" if target else ""),
        "position": POSITION + (f"anonymous: {position}\n" if position else ""),
    }
    plan = plan_of(workspace(tmp_path, **files), position="lace", request=Request(TODAY, anonymous=asked))
    assert (plan.anonymous.called if plan.anonymous else None) == anonymous


@pytest.mark.parametrize(
    ("rules", "anonymous"),
    [
        ("must: [{anonymous: true}]\n", True),
        ("should: [{anonymous: true}]\n", False),
        ("must: [{anonymous: true}]\nanonymous: false\n", False),
        ("must: [{anonymous: true}]\nwaive: {anonymous: the portal hides the name}\n", False),
    ],
)
def test_a_rule_of_the_call_that_must_hold_makes_the_packet_anonymous(tmp_path: Path, rules: str, anonymous: bool) -> None:
    plan = plan_of(workspace(tmp_path, position=POSITION + rules), position="lace")
    assert (plan.anonymous is not None) == anonymous
    assert plan.name == "lace"


def test_a_copy_that_only_the_command_line_asks_for_is_a_packet_of_its_own(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    assert plan_of(space).name == "job"
    assert plan_of(space, request=ANONYMOUS).name == "job-anonymous"
    written = workspace(tmp_path / "written", target=TARGET + "anonymous: true\n")
    assert plan_of(written).name == plan_of(written, request=ANONYMOUS).name == "job"
    assert plan_of(written, request=Request(TODAY, anonymous=False)).name == "job-named"


def test_a_wish_that_is_none_is_told_with_its_place(tmp_path: Path) -> None:
    [problem] = problems_of(workspace(tmp_path, target=TARGET + "anonymous: {authors: hidden}\n"))
    assert (problem.place and problem.place.line) == TARGET.count("\n") + 1
    assert "counted" in str(problem)


def test_the_facts_that_identify_are_left_out_and_named_in_a_finding(tmp_path: Path) -> None:
    plan = wished(tmp_path)
    profile = plan.profile
    assert (profile.name, profile.headline) == ("Anonymous applicant", "Doctoral student")
    assert (profile.email, profile.phone, profile.address, profile.links, profile.referees) == ("", "", "", {}, ())
    assert (profile.education[0].advisor, profile.experience[0].mentors) == ("", ())
    [removed] = [finding for finding in plan.findings if finding.code == "anonymous-removed"]
    for fact in ("name", "headline", "email", "phone", "address", "2 links (homepage, github)", "2 entries", "1 referees"):
        assert fact in removed.message
    assert removed.verdict is Verdict.PASS


def test_the_place_of_an_institution_that_is_not_named_is_not_told_either(tmp_path: Path) -> None:
    current = FULL.replace("at: Cam University, dates", "at: Cam University, place: Cam, dates")
    assert [entry.place for entry in (*wished(tmp_path, profile=current).profile.education,)] == [""]
    assert wished(tmp_path / "again").profile.experience[0].place == "Leeds"


def test_authors_are_counted_or_all_but_the_applicant_are_named(tmp_path: Path) -> None:
    counted = {work.key: [author.name for author in work.publication.authors] for work in wished(tmp_path).works}
    assert counted == {"engine": ["1st of 2 authors"], "loom": ["2nd of 2 authors"]}
    named = {work.key: [a.name for a in work.publication.authors] for work in wished(tmp_path / "n", "{authors: named}").works}
    assert named == {"engine": ["[applicant]", "Charles Babbage"], "loom": ["Charles Babbage", "[applicant]"]}


def test_numbers_roles_and_choice_are_those_of_the_packet_with_the_name() -> None:
    named, anonymous = seed_plan("faculty-job"), seed_plan("faculty-job", request=ANONYMOUS)
    assert anonymous.choices == named.choices
    assert [(work.number, work.role) for work in anonymous.works] == [(work.number, work.role) for work in named.works]
    assert not any(w.publication.link or w.publication.code for w in anonymous.works)


def test_institutions_where_the_applicant_was_are_named_unless_all_are_to_go(tmp_path: Path) -> None:
    some = plain_text(document_of(wished(tmp_path), "cv"))
    every = plain_text(document_of(wished(tmp_path / "all", "{institutions: all}"), "cv"))
    assert "Loom Works" in some
    assert "Cam University" not in some
    assert "Medal, [current institution]" in some
    assert "[institution 1]" in every
    assert "Loom Works" not in every


def test_a_text_of_the_applicants_own_has_other_words_in_place_of_names_and_a_finding_quotes_them(tmp_path: Path) -> None:
    letter = (
        "I, Ada Byron ([home](https://ada.example.org)), work with Mary Somerville at **Cam University**. Byron's law. adabyron"
    )
    document = document_of(wished(tmp_path, letter=letter), "cover-letter")
    said = plain_text(document)
    assert (
        "I, Anonymous applicant (home), work with [name removed] at [current institution]. Anonymous applicant’s law. [removed]"
        in said.replace("'", "’")
    )
    [finding] = [one for one in document.findings if one.code == "anonymous-replaced"]
    assert finding.verdict is Verdict.NEEDS_PERSON
    assert "a link (1×)" in finding.message
    assert "Byron" not in finding.message


def test_a_surname_that_a_coauthor_or_a_title_has_too_is_left_to_a_person(tmp_path: Path) -> None:
    letter = "Dear committee, the Byron theorem is mine."
    cousin = PUBLICATIONS.replace("Charles Babbage\n", "Anne Byron\n", 1)
    title = PUBLICATIONS.replace("Engine: Computing", "Byron: Computing")
    for at, publications in enumerate((cousin, title)):
        plan = wished(tmp_path / str(at), letter=letter, publications=publications)
        assert "the Byron theorem" in plain_text(document_of(plan, "cover-letter"))
        assert plan.anonymous
        [doubt] = {one.doubt for one in sightings(plan.anonymous.marks, letter)}
        assert "Anne Byron" in doubt or "“Byron: Computing with Cards”" in doubt


def test_titles_of_papers_and_what_the_position_says_stay_as_they_are(tmp_path: Path) -> None:
    position = POSITION.replace("Lace University", "Cam University")
    space = workspace(tmp_path, target=TARGET + "anonymous: true\n", profile=FULL, position=position)
    plan = plan_of(space, position="lace")
    assert "I apply to Cam University." in plain_text(document_of(plan, "cover-letter"))
    title = PUBLICATIONS.replace("Engine: Computing", "Ada Byron: Computing")
    assert "Ada Byron: Computing with Cards" in plain_text(
        document_of(wished(tmp_path / "title", publications=title), "publication-list")
    )


def test_referees_are_left_out_with_a_word(tmp_path: Path) -> None:
    plan = wished(tmp_path, target=TARGET + "  referees: {}\nanonymous: true\n")
    assert "referees" not in [document.name for document in plan.documents]
    [finding] = [one for one in plan.findings if one.code == "anonymous-left-out"]
    assert (finding.document, finding.verdict) == ("referees", Verdict.NEEDS_PERSON)


@pytest.mark.parametrize(
    "said",
    [
        "Ada Byron",
        "ADA BYRON",
        "Byron, Ada",
        "Byron, A.",
        "A. Byron",
        "Byron",
        "Ada",
        "Augusta King",
        "ada@example.org",
        "https://github.com/adabyron",
        "adabyron",
        "+44 20 1234",
        "Cam University",
        "Mary Somerville",
        "the Difference Club",
    ],
)
def test_every_form_is_a_mark(tmp_path: Path, said: str) -> None:
    profile = FULL.replace("name: Ada Byron", "name: Ada Byron\nnames: ['King, Augusta']")
    plan = wished(tmp_path, "{also: [Difference Club]}", profile=profile)
    assert plan.anonymous
    assert list(sightings(plan.anonymous.marks, f"It says {said} there."))


def test_a_name_on_a_paper_that_the_profile_spells_otherwise_is_a_mark_and_nobody_elses(tmp_path: Path) -> None:
    plan = wished(tmp_path, publications=PUBLICATIONS.replace("Ada Byron, Charles", "A. K. Byron, Charles"))
    assert plan.anonymous
    sure = [one for one in sightings(plan.anonymous.marks, "A. K. Byron wrote it.") if not one.doubt]
    assert sure


def test_a_plan_is_not_anonymous_unless_somebody_asks_for_it() -> None:
    plan = seed_plan("faculty-job")
    assert (plan.anonymous, plan.surname, plan.profile.name) == (None, "Jin", "Chao Jin")


def test_the_town_in_the_name_of_a_technical_university_may_give_it_away(tmp_path: Path) -> None:
    profile = FULL.replace("at: Cam University", "at: Technische Universität München")
    plan = wished(tmp_path, profile=profile)
    assert plan.anonymous
    assert any(sightings(plan.anonymous.marks, "Ich habe an der TU München geforscht."))
