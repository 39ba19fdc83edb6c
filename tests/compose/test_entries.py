"""Variants by rule: what a CV requires, prefers and forbids; the selected papers first."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import PROFILE, TARGET, TODAY, document_of, plan_of, problems_of, workspace
from printed import printed

from packet.model.document import CvEntry, Item, Row, Section, plain
from packet.model.sources import Request

JOBS = """\
experience:
  - {role: Weaver, at: Mill, dates: 2015..2017, topics: [looms], priority: 1}
  - {role: Clerk, at: Office, dates: 2018..2019}
  - role: Programmer
    at: Works
    dates: 2020..present
    topics: [cards]
    highlights: [{text: Punched., topics: [cards]}, {text: Wove., topics: [looms], short: W.}, Counted.]
talks:
  - {title: On Cards, at: Cam, date: 2021, kind: invited, topics: [cards]}
  - {title: On Looms, at: Ox, date: 2016, topics: [looms]}
skills:
  - {name: Looms, items: [Jacquard], topics: [looms]}
  - {name: Cards, items: [Hollerith]}
"""


def names(folder: Path, rules: str) -> dict[str, list[str]]:
    target = TARGET.replace("  cv: {}\n", f"  cv: {{entries: {rules}}}\n")
    cv = document_of(plan_of(workspace(folder, profile=PROFILE + JOBS, target=target)), "cv")
    sections = [
        block for block in cv.blocks if isinstance(block, Section) and block.key in {"experience", "talks", "education", "skills"}
    ]
    return {
        one.key: [
            block.role if isinstance(block, CvEntry) else block.name for block in one.blocks if isinstance(block, CvEntry | Row)
        ]
        for one in sections
    }


ALL = {"education": ["Ph.D. in Computing"], "experience": ["Weaver", "Clerk", "Programmer"], "talks": ["On Cards", "On Looms"]}
ALL["skills"] = ["Looms", "Cards"]


@pytest.mark.parametrize(
    ("rules", "changed"),
    [
        ("all", {}),
        ("{forbid: {topics: looms}}", {"experience": ["Clerk", "Programmer"], "talks": ["On Cards"], "skills": ["Cards"]}),
        ("{forbid: {kind: talks}}", {"talks": None}),
        ("{forbid: {kind: invited}}", {"talks": ["On Looms"]}),
        ("{forbid: {topics: looms, kind: talks}}", {"talks": ["On Cards"]}),
        ("{require: {kind: experience, dates: 2019..present}}", {"experience": ["Clerk", "Programmer"]}),
        ("{require: {kind: [experience, talks], topics: computing}}", {"experience": ["Programmer"], "talks": ["On Cards"]}),
        ("{require: {topics: cards}}", {"experience": ["Clerk", "Programmer"], "talks": ["On Cards"], "skills": ["Cards"]}),
        ("{require: {kind: experience, topics: cards}}", {"experience": ["Programmer"]}),
        ("{forbid: {kind: skills, topics: looms}}", {"skills": ["Cards"]}),
        ("{prefer: {kind: skills, topics: not looms}}", {"skills": ["Cards", "Looms"]}),
        ("{require: {priority: 1+}}", {"education": None, "experience": ["Weaver"], "talks": None, "skills": None}),
        (
            "{require: [{topics: looms, kind: experience}, {topics: cards, kind: experience}]}",
            {"experience": ["Weaver", "Programmer"]},
        ),
        ("{prefer: {topics: cards}}", {"experience": ["Programmer", "Weaver", "Clerk"]}),
    ],
)
def test_rules_choose_and_order_the_entries_of_each_section(
    tmp_path: Path, rules: str, changed: dict[str, list[str] | None]
) -> None:
    expected = {key: value for key, value in {**ALL, **changed}.items() if value is not None}
    assert names(tmp_path, rules) == expected


def bullets(folder: Path, rules: str) -> tuple[Item, ...]:
    target = TARGET.replace("  cv: {}\n", f"  cv: {{entries: {rules}}}\n")
    cv = document_of(plan_of(workspace(folder, profile=PROFILE + JOBS, target=target)), "cv")
    jobs = next(block for block in cv.blocks if isinstance(block, Section) and block.key == "experience")
    return next(block.items for block in jobs.blocks if isinstance(block, CvEntry) and block.role == "Programmer")


def test_bullets_with_topics_of_their_own_are_forbidden_and_preferred_on_their_own(tmp_path: Path) -> None:
    kept = bullets(tmp_path / "a", "{forbid: {topics: looms}}")
    assert [plain(item.content) for item in kept] == ["Punched.", "Counted."]
    first = bullets(tmp_path / "b", "{prefer: {topics: looms}}")
    assert [plain(item.content) for item in first] == ["Wove.", "Punched.", "Counted."]
    assert first[0].priority is not None
    assert first[0].priority > 100
    assert plain(first[0].short) == "W."


def test_chosen_leaves_out_entries_and_bullets_about_other_topics(tmp_path: Path) -> None:
    target = TARGET.replace("  cv: {}\n", "  cv: {entries: chosen}\n") + "topics: cards\n"
    text = printed(document_of(plan_of(workspace(tmp_path, profile=PROFILE + JOBS, target=target)), "cv"))
    assert "Punched." in text
    assert "Counted." in text
    assert "Wove." not in text
    assert "Weaver" not in text
    assert "Clerk" in text


def test_an_unknown_topic_in_a_rule_is_told_at_its_place(tmp_path: Path) -> None:
    target = TARGET.replace("  cv: {}\n", "  cv: {entries: {forbid: {topics: loom}}}\n")
    (problem,) = problems_of(workspace(tmp_path, target=target))
    assert (problem.code, problem.hint) == ("unknown-topic", "did you mean 'looms'?")
    assert str(problem.place).startswith("templates/targets/job.yaml:7:")


def test_a_target_may_name_topics_and_they_may_be_any_all_and_none(tmp_path: Path) -> None:
    plan = plan_of(workspace(tmp_path, target=TARGET + "topics: {any: [cards, looms], none: [cards]}\n"))
    assert [work.key for work in plan.chosen] == ["loom"]
    assert plan.topics is not None
    assert plan.topics.text == "(cards or looms) and not cards"


def test_the_target_may_repeat_the_highlighted_papers_first_with_a_line_each(tmp_path: Path) -> None:
    target = TARGET.replace("  cv: {}\n", "  cv: {publications: {selected: first}}\n")
    text = printed(document_of(plan_of(workspace(tmp_path, target=target)), "cv"))
    first, _, rest = text.partition("All Publications")
    assert "Selected for this Application" in first
    assert "Engine: Computing with Cards" in first
    assert "Loom: Weaving Numbers" not in first
    assert "Engine: Computing with Cards" in rest
    assert "Loom: Weaving Numbers" in rest


def test_the_interests_line_follows_the_advertisement_where_no_topics_are_asked_for(tmp_path: Path) -> None:
    profile = PROFILE + "interests: [{text: weaving, topics: [looms]}, {text: calculating, topics: [cards]}]\n"
    ad = {"profiles/ada/positions/lace.txt": "We do computing. Send your looms to the portal."}
    space = workspace(tmp_path, profile=profile, **ad)
    assert "Calculating**, weaving" in printed(document_of(plan_of(space, position="lace"), "cv"))
    asked = plan_of(space, position="lace", request=Request(TODAY, topics=("looms",)))
    assert "Weaving**, calculating" in printed(document_of(asked, "cv"))
