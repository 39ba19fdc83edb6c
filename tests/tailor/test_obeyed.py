"""A rule is an instruction: each that tailor can obey changes the plan, and says so where something is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import POSITION, PROFILE, PUBLICATIONS, TARGET, TODAY, plan_of, workspace

from packet.model.author_policy import AuthorPolicy
from packet.model.plan import Plan
from packet.model.scalars import Range
from packet.model.sources import Request

REFEREES = "".join(f"  - {{name: {name}, at: Cam University, email: {name[0]}@example.org}}\n" for name in ("Mary", "Ann", "Joan"))
WITH_REFEREES = PROFILE + "referees:\n" + REFEREES
PREPRINT = """\
  mill:
    title: "Mill: Not Yet"
    authors: Ada Byron
    status: preprint
    date: 2026-02
"""
STATEMENTS: dict[str, Any] = {"profiles/ada/statements/research.md": "R.\n", "profiles/ada/statements/diversity.md": "D.\n"}


def plan(
    folder: Path, *rules: str, level: str = "must", more: str = "", request: Request | None = None, **changes: str | bytes | None
) -> Plan:
    text = POSITION + more + f"{level}:\n" + "".join(f"  - {rule}\n" for rule in rules)
    changes = {"target": TARGET + "  research-statement: {optional: true}\n  referees: {optional: true}\n", **changes}
    return plan_of(workspace(folder, position=text, **changes), position="lace", request=request)


def names(made: Plan) -> list[str]:
    return [document.name for document in made.documents]


def said(made: Plan, code: str) -> list[str]:
    return [finding.message for finding in made.findings if finding.code == code]


# ── documents ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_document_that_only_a_rule_names_is_made_where_the_profile_has_it(tmp_path: Path) -> None:
    made = plan(tmp_path, "{documents: [diversity-statement]}", **STATEMENTS)
    assert "diversity-statement" in names(made)
    assert said(made, "missing-document") == []


def test_a_document_that_may_be_there_is_there_where_the_profile_has_it_and_not_missed_otherwise(tmp_path: Path) -> None:
    assert "diversity-statement" in names(plan(tmp_path / "a", "{optional: diversity-statement}", **STATEMENTS))
    assert said(plan(tmp_path / "b", "{optional: diversity-statement}"), "missing-document") == []


def test_a_rule_makes_a_document_of_the_target_optional(tmp_path: Path) -> None:
    target = TARGET + "  research-statement: {}\n"
    assert said(plan(tmp_path, "{optional: research-statement}", target=target), "missing-document") == []


def test_one_of_several_documents_is_enough(tmp_path: Path) -> None:
    made = plan(tmp_path, "{one-of: [agenda, diversity-statement]}", **STATEMENTS)
    assert "diversity-statement" in names(made)
    assert said(made, "missing-document") == []


def test_a_forbidden_document_is_left_out_and_told(tmp_path: Path) -> None:
    made = plan(tmp_path, "{forbidden: [publication-list], quote: no lists}")
    assert "publication-list" not in names(made)
    (finding,) = [one for one in made.findings if one.code == "document-left-out"]
    assert (finding.message, finding.quote) == ("List of Publications is left out: the position forbids it", "no lists")


def test_a_forbidden_bundle_binds_no_paper(tmp_path: Path) -> None:
    assert plan(tmp_path, "{forbidden: publication-bundle}").attached == ()


def test_nothing_else_leaves_out_what_no_rule_names(tmp_path: Path) -> None:
    made = plan(tmp_path, "{documents: [cover-letter, cv]}", "{nothing-else: true}", **STATEMENTS)
    assert names(made) == ["cover-letter", "cv"]
    assert said(made, "document-left-out") == [
        "List of Publications and Selected Papers and Research Statement are left out: the position wants nothing that it does not name"
    ]


def test_the_order_of_documents_is_that_of_the_rules(tmp_path: Path) -> None:
    made = plan(tmp_path, "{order: [publication-list, cv]}", "{first: publication-bundle}", "{last: cover-letter}")
    assert names(made) == ["publication-bundle", "publication-list", "cv", "cover-letter"]


def test_a_waived_rule_is_not_obeyed(tmp_path: Path) -> None:
    made = plan(tmp_path, "{forbidden: publication-list}", more="waive: {forbidden: they said so by e-mail}\n")
    assert "publication-list" in names(made)


def test_what_is_only_good_to_know_is_not_obeyed(tmp_path: Path) -> None:
    assert "publication-list" in names(plan(tmp_path, "{forbidden: publication-list}", level="info"))


def test_a_wished_document_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    made = plan(tmp_path, "{documents: [diversity-statement], quote: a plus}", level="should")
    (finding,) = [one for one in made.findings if one.code == "wished-document"]
    assert (finding.blocks, finding.quote) == (False, "a plus")


# ── length and lists ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("own", "rule", "budget"),
    [
        ("{}", "up to 2", Range(0, 2)),
        ("{pages: up to 3}", "2-4", Range(2, 3)),
        ("{pages: 1}", "2-3", Range(2, 3)),
        ("{pages: 1}", "up to 4", Range(0, 1)),
    ],
)
def test_the_pages_of_a_document_are_within_the_rule_and_the_targets_budget(
    tmp_path: Path, own: str, rule: str, budget: Range
) -> None:
    made = plan(tmp_path, f"{{pages: {rule}, in: cv}}", target=TARGET.replace("cv: {}", f"cv: {own}"))
    assert made.documents[1].spec.pages == budget


def test_a_position_that_says_pages_itself_replaces_the_targets_rule(tmp_path: Path) -> None:
    target = TARGET + "must: [{pages: 1, in: cv}]\n"
    space = workspace(tmp_path, target=target, position=POSITION + "documents: {cv: {pages: up to 2}}\n")
    made = plan_of(space, position="lace")
    assert made.documents[1].spec.pages == Range(0, 2)
    assert made.demands == ()


def test_lists_of_authors_are_cut_as_the_rule_says(tmp_path: Path) -> None:
    made = plan(tmp_path, "{authors: first-1-last-0 from 10}", "{owner: underlined, in: cv}")
    views = {one.name: one.spec.publications for one in made.documents if one.kind in {"cv", "publication-list"}}
    cv, listed = views["cv"], views["publication-list"]
    assert cv and listed
    assert cv.authors == AuthorPolicy(1, 0, least=10, underlined=True)
    assert listed.authors == AuthorPolicy(1, 0, least=10)


def test_a_list_is_grouped_where_a_rule_wants_it(tmp_path: Path) -> None:
    target = TARGET.replace("publication-list: {}", "publication-list: {publications: {group: date}}")
    view = plan(tmp_path, "{grouped: true}", target=target).documents[2].spec.publications
    assert view and view.group == "kind"


def test_what_is_not_accepted_is_not_listed_nor_chosen_and_is_told(tmp_path: Path) -> None:
    made = plan(tmp_path, "{submitted: out, in: publication-list, quote: only published}", publications=PUBLICATIONS + PREPRINT)
    assert [work.key for work in made.listed("publication-list")] == ["engine", "loom"]
    assert len(made.listed("cv")) == 3
    assert "mill" not in [work.key for work in made.chosen]
    assert said(made, "work-left-out") == ["List of Publications leaves out what is not accepted: mill"]


# ── papers and referees ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rule", "bound", "reason"),
    [
        ("{papers-since: 2025}", ["engine"], "older than 2025"),
        ("{papers-role: lead}", ["engine"], "you are not its lead author"),
        ("{papers-role: corresponding}", [], "you are not its corresponding author"),
        ("{papers-status: published}", ["engine", "loom"], "preprint, not published"),
    ],
)
def test_only_papers_that_the_rule_allows_are_bound(tmp_path: Path, rule: str, bound: list[str], reason: str) -> None:
    target = TARGET.replace("attach: 1", "attach: 3")
    made = plan(tmp_path, rule, target=target, publications=PUBLICATIONS + PREPRINT)
    kept = [work.key for work in made.attached]
    assert [key for key in kept if key != "mill"] == bound
    left = next(choice for choice in made.choices if not choice.attached)
    assert reason in left.reason


def test_what_the_command_line_pins_is_bound_whatever_a_rule_says(tmp_path: Path) -> None:
    made = plan(tmp_path, "{papers-since: 2025}", request=Request(TODAY, pin=("loom",)))
    assert [work.key for work in made.attached] == ["loom"]


def test_what_is_bound_is_highlighted_even_where_better_papers_may_not_be_bound(tmp_path: Path) -> None:
    made = plan(
        tmp_path,
        "{papers-role: corresponding}",
        "{papers: 1}",
        publications=PUBLICATIONS.replace("Babbage, Ada Byron", "Babbage, Ada Byron†"),
    )
    assert [work.key for work in made.attached] == ["loom"]
    assert [work.key for work in made.highlighted] == ["loom"]


def test_papers_that_a_rule_demands_are_bound_where_the_target_has_no_bundle(tmp_path: Path) -> None:
    made = plan(tmp_path, "{papers: 1-3}", target=TARGET.replace("  publication-bundle: {}\n", ""))
    assert names(made)[-1] == "publication-bundle"
    assert len(made.attached) == 1


def test_no_more_referees_are_named_than_the_call_wants(tmp_path: Path) -> None:
    made = plan(tmp_path, "{referees: 2}", profile=WITH_REFEREES)
    assert [referee.name for referee in made.referees] == ["Mary", "Ann"]
    assert said(made, "referees-left-out") == ["the first 2 of 3 referees are named"]


def test_where_no_referee_may_be_named_none_is(tmp_path: Path) -> None:
    made = plan(tmp_path, "{referees: 0}", profile=WITH_REFEREES)
    assert made.referees == ()
    assert "referees" not in names(made)


def test_the_letter_greets_whom_the_rule_names(tmp_path: Path) -> None:
    made = plan(tmp_path, "{addressee: The President}", more="addressee: Committee\n")
    assert made.position and made.position.addressee == "The President"


# ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rule", "field", "value"),
    [
        ("{files: one}", "files", "one"),
        ("{files: per-document}", "files", "per-document"),
        ("{files: [[cover-letter, cv]]}", "files", (("cover-letter", "cv"),)),
        ("{papers-in: one-file}", "papers", "merged"),
        ("{papers-in: own-files}", "papers", "apart"),
        ("{file-name: '{surname}.pdf'}", "name", "{surname}.pdf"),
        ("{file-name: 'CV {surname}.pdf', in: cv}", "names", {"cv": "CV {surname}.pdf"}),
        ("{encryption: required}", "encrypt", True),
        ("{attachments: 1}", "files", "one"),
        ("{attachments: up to 5}", "files", "both"),
        ("{attachments: up to 4}", "files", "one"),
    ],
)
def test_files_are_written_as_the_rule_wants_them(tmp_path: Path, rule: str, field: str, value: object) -> None:
    assert getattr(plan(tmp_path, rule).output, field) == value


def test_a_password_that_is_forbidden_is_not_set(tmp_path: Path) -> None:
    assert not plan(tmp_path, "{encryption: forbidden}", more="output: {encrypt: true}\n").output.encrypt


def test_documents_share_the_last_file_where_fewer_files_are_allowed(tmp_path: Path) -> None:
    made = plan(tmp_path, "{files: per-document}", "{attachments: up to 3}")
    assert made.output.files == (("cover-letter",), ("cv",), ("publication-list", "publication-bundle"))


def test_papers_apart_are_one_file_where_few_files_are_allowed(tmp_path: Path) -> None:
    target = TARGET.replace("attach: 1", "attach: 2")
    made = plan(tmp_path, "{files: one}", "{papers-in: own-files}", "{attachments: up to 2}", target=target)
    assert (made.output.files, made.output.papers) == ("one", "merged")


# ── look ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_paper_is_that_of_the_rule_and_a_position_overrules_the_target(tmp_path: Path) -> None:
    assert plan(tmp_path / "a", "{paper: Letter}").paper == "Letter"
    target = TARGET + "should: [{paper: A4}]\n"
    assert (
        plan_of(workspace(tmp_path / "b", target=target, position=POSITION + "paper: Letter\n"), position="lace").paper == "Letter"
    )


def test_sizes_and_margins_of_the_theme_are_within_the_rules_of_a_document(tmp_path: Path) -> None:
    made = plan(tmp_path, "{font-size: 12+, in: cv}", "{margins: 1 in, in: cv}", "{lines-per-inch: up to 5, in: cv}")
    themes = {document.name: document.theme for document in made.documents}
    cv, letter = themes["cv"], themes["cover-letter"]
    assert cv and letter
    assert (cv.size.floor, cv.size.ideal) == (12, 12)
    assert min(cv.margins.left, cv.margins.right, cv.margins.top, cv.margins.bottom) >= 25.4
    assert cv.leading.tightest * cv.size.floor >= 72 / 5 - 1e-9
    assert letter == made.theme


def test_a_rule_for_another_font_changes_nothing(tmp_path: Path) -> None:
    made = plan(tmp_path, "{font-size: 13+, font: Arial}")
    assert made.theme.size.ideal < 13


def test_a_stamp_bears_number_and_name_where_every_page_must(tmp_path: Path) -> None:
    target = TARGET.replace("publication-bundle: {}", "publication-bundle: {divider: off}")
    assert plan(tmp_path / "a", "{page-numbers: true}", target=target).documents[3].spec.divider == "stamp"
    assert plan(tmp_path / "b", "{running-name: true}", target=target).documents[3].spec.divider == "stamp"
    assert plan(tmp_path / "c", "{plain: true}", target=target).documents[3].spec.divider == "off"


@pytest.mark.parametrize("divider", ["sheet", "off"])
def test_what_a_position_says_of_its_dividers_counts_more_than_what_its_target_usually_wants(tmp_path: Path, divider: str) -> None:
    target = TARGET + "should:\n  - {page-numbers: true}\n  - {running-name: true}\n"
    own = f"documents: {{publication-bundle: {{divider: {divider}}}}}\n"
    assert plan(tmp_path / "a", "{plain: true}", target=target, more=own).documents[3].spec.divider == divider
    assert plan(tmp_path / "b", "{page-numbers: true}", target=target, more=own).documents[3].spec.divider == "stamp"


def test_what_must_be_is_obeyed_before_what_should_be(tmp_path: Path) -> None:
    made = plan(tmp_path, "{paper: Letter}", more="should: [{paper: A4}]\n")
    assert made.paper == "Letter"


def test_a_wished_number_of_papers_is_bound_where_nothing_stands_against_it(tmp_path: Path) -> None:
    assert len(plan(tmp_path, "{papers: 2}", level="should").attached) == 2
