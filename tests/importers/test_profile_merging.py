"""What sources say of a person and the profile that there is → what it lacks, and what the two say differently."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import tree

from packet.formats.located_yaml import Fields, Plain, plain, read_yaml
from packet.formats.yaml_growth import applied, grown
from packet.importers.profile_merging import ProfileMerge, merged_profile
from packet.model.profile import Profile

ORDER = list(Profile.model_fields)
DEGREE = {"degree": "Ph.D. in Computer Software and Theory", "at": "Peking University", "dates": "2023-09..present"}
INTERN = {"role": "Research Intern", "at": "ByteDance Seed", "dates": "2023-07..2025-03"}
TAUGHT = {"course": "Operating Systems", "role": "Teaching Assistant", "at": "Peking University", "dates": "2024-02..2024-06"}
REVIEWER = {"role": "Reviewer", "at": "IEEE Transactions on Computers (TC)", "date": "2026-01"}
MERIT = {"title": "Merit Student", "at": "Peking University", "date": "2024"}
TALK = {"title": "Ditto, explained", "at": "SIGCOMM 2023", "date": "2023-09"}


def merge(current: dict[str, Any], *found: dict[str, Any]) -> ProfileMerge:
    return merged_profile(tree(current, "profile.yaml"), [tree(one) for one in found])


def after(current: dict[str, Any], *found: dict[str, Any]) -> Any:
    """The profile with what it got."""
    return plain(applied(tree(current), merge(current, *found).growths))


def told(merge: ProfileMerge) -> list[str]:
    return [f"{problem.message} | {problem.hint}" for problem in merge.problems]


@pytest.mark.parametrize(
    ("section", "mine", "change"),
    [
        (
            "education",
            DEGREE,
            {"degree": "PhD in Computer Software & Theory", "at": "peking university (PKU)", "dates": "2023..present"},
        ),
        ("education", DEGREE, {"dates": "2023-09..2027-06"}),
        ("education", {**DEGREE, "dates": "2018-09..2023-06"}, {"degree": "Doctor of Philosophy", "dates": "2018-09..2023-06"}),
        ("experience", INTERN, {"at": "ByteDance", "dates": "2023-07..2025"}),
        ("experience", INTERN, {"dates": "2023-08..2025-03"}),
        ("experience", INTERN, {"role": "Machine Learning Engineer"}),
        ("teaching", TAUGHT, {"course": "operating systems", "at": "PEKING UNIVERSITY", "dates": "2024"}),
        ("service", REVIEWER, {"at": "IEEE Transactions on Computers", "date": "2026"}),
        ("awards", MERIT, {"title": "Merit Student Award"}),
        ("awards", MERIT, {"title": "MÉRIT  student", "date": "2024-05"}),
        ("talks", TALK, {"title": "Ditto Explained", "date": "2023"}),
        ("projects", {"name": "Ditto", "what": "a scheduler"}, {"name": "ditto", "what": "a scheduler"}),
        ("referees", {"name": "Xin Jin", "at": "PKU"}, {"name": "Xin Jin", "at": "Peking Kings University"}),
    ],
)
def test_an_entry_is_known_by_what_it_is_and_where_however_it_is_written(
    section: str, mine: dict[str, str], change: dict[str, str]
) -> None:
    result = merge({section: [mine]}, {section: [{**mine, **change}]})
    assert (result.known, result.new, result.growths) == (1, {}, ())


@pytest.mark.parametrize(
    ("section", "mine", "change"),
    [
        ("education", DEGREE, {"degree": "M.Sc. in Physics", "dates": "2021..2023"}),
        ("experience", INTERN, {"dates": "2021-07..2021-09"}),
        ("experience", INTERN, {"at": "Alibaba Cloud"}),
        ("teaching", TAUGHT, {"dates": "2025-02..2025-06"}),
        ("service", REVIEWER, {"at": "IEEE Transactions on Services Computing (TSC)"}),
        ("service", {**REVIEWER, "at": "Nature"}, {"at": "Nature Communications"}),
        ("awards", MERIT, {"date": "2020"}),
        ("awards", {**MERIT, "title": "Huawei Scholarship"}, {"title": "Xiaomi Scholarship"}),
        ("experience", {**INTERN, "role": "Research Assistant", "dates": "2019..2023"}, {"role": "Teaching Assistant"}),
    ],
)
def test_what_differs_in_the_thing_the_place_or_the_time_is_another_entry(
    section: str, mine: dict[str, str], change: dict[str, str]
) -> None:
    result = merge({section: [mine]}, {section: [{**mine, **change}]})
    assert (result.known, result.new) == (0, {section: 1})


def test_an_entry_gets_the_fields_that_it_lacks_and_keeps_its_own() -> None:
    mine = {"education": [{**DEGREE, "topics": ["llm"]}]}
    its = {"education": [{**DEGREE, "degree": "PhD, Computer Software", "advisor": "Xin Jin"}]}
    result = merge(mine, its)
    assert after(mine, its) == {"education": [{**DEGREE, "topics": ["llm"], "advisor": "Xin Jin"}]}
    assert result.added == ("education: Ph.D. in Computer Software and Theory gets advisor",)
    said = "education: Ph.D. in Computer Software and Theory: degree is here: PhD, Computer Software"
    assert told(result) == [f"{said} | your file keeps: Ph.D. in Computer Software and Theory"]
    later = merge(mine, {"education": [{**DEGREE, "degree": "PhD, Computer Software & Theory", "dates": "2022-09..present"}]})
    assert [problem.message.rpartition(": dates ")[2] for problem in later.problems] == ["is here: 2022-09..present"]


def test_sentences_that_the_source_alone_has_are_shown_and_not_added() -> None:
    mine = {"experience": [{**INTERN, "highlights": ["Built a scheduler that halves the cost"]}]}
    its = {"experience": [{**INTERN, "highlights": ["Built a scheduler that halves the cost of serving", "Wrote a paper"]}]}
    result = merge(mine, its)
    assert result.growths == ()
    assert told(result) == [
        "experience: Research Intern: highlights has here, too: Wrote a paper | your file keeps: Built a scheduler that halves the cost"
    ]


def test_links_names_and_skills_are_joined() -> None:
    mine = {"name": "Ada", "links": {"github": "ada"}, "names": ["Byron, Ada"], "skills": [{"name": "Languages", "items": ["C++"]}]}
    its = {
        "links": {"github": "https://github.com/ada/", "orcid": "0000-0001"},
        "names": ["Ada Byron", "A. Lovelace"],
        "skills": [{"name": "languages", "items": ["C++", "C"]}, {"name": "Tools", "items": ["make"]}],
    }
    assert after(mine, its) == {
        "name": "Ada",
        "links": {"github": "ada", "orcid": "0000-0001"},
        "names": ["Byron, Ada", "A. Lovelace"],
        "skills": [{"name": "Languages", "items": ["C++", "C"]}, {"name": "Tools", "items": ["make"]}],
    }
    assert merge(mine, its).problems == ()


def test_a_link_or_an_address_that_differs_is_shown() -> None:
    result = merge({"email": "a@b.cd", "links": {"github": "ada"}}, {"email": "x@y.zz", "links": {"github": "byron"}})
    assert told(result) == ["email is here: x@y.zz | your file keeps: a@b.cd", "github is here: byron | your file keeps: ada"]


def test_an_address_that_the_profile_has_under_another_name_is_not_added() -> None:
    mine = {"links": {"x": "https://x.com/ada", "code": "https://github.com/ada"}}
    its = {"links": {"twitter": "http://www.twitter.com/ada/", "github": "ada", "blog": "https://ada.net"}}
    assert after(mine, its)["links"] == {**mine["links"], "blog": "https://ada.net"}


def test_sections_of_ones_own_are_joined_by_their_headings() -> None:
    mine: dict[str, Any] = {"other": [{"title": "Patents", "entries": [{"title": "A loom", "date": "2020"}]}]}
    its: dict[str, Any] = {
        "other": [
            {"title": "PATENTS", "entries": [{"title": "A loom", "date": "2020-05"}, {"title": "A card", "date": "2021"}]},
            {"title": "Press", "entries": [{"title": "In the paper"}]},
        ]
    }
    result = after(mine, its)["other"]
    assert [section["title"] for section in result] == ["Patents", "Press"]
    assert [entry["title"] for entry in result[0]["entries"]] == ["A loom", "A card"]


def test_the_same_entry_of_two_sources_is_one_with_the_fields_of_both() -> None:
    first, second = (
        {**DEGREE, "advisor": "Xin Jin"},
        {**DEGREE, "degree": "PhD in Computer Software and Theory", "place": "Beijing"},
    )
    assert after({}, {"education": [first]}, {"education": [second]}) == {"education": [{**first, "place": "Beijing"}]}
    contradiction = merge({}, {"education": [DEGREE]}, {"education": [{**DEGREE, "dates": "2022..present"}]})
    assert [problem.hint for problem in contradiction.problems] == ["the first source keeps: 2023-09..present"]


def test_what_a_source_says_twice_is_one_entry_and_what_it_says_in_two_years_two() -> None:
    its = {"service": [REVIEWER, REVIEWER, {**REVIEWER, "date": "2025"}]}
    assert after({}, its) == {"service": [REVIEWER, {**REVIEWER, "date": "2025"}]}


# ── the same again ──────────────────────────────────────────────────────────────────────────────────────────────────────

TITLES = st.sampled_from(
    ["Research Intern", "research intern", "Intern", "PhD in CS", "Ph.D. in C.S.", "Reviewer", "C++", "C", "论文"]
)
PLACES = st.sampled_from(["ETH", "ETH Zürich", "Eth Zurich", "MIT", "Massachusetts Institute of Technology", "Nature"])
DATES = st.sampled_from(["2019", "2019-09", "2019..2021", "2019-09..2021-03", "2020..present", "2019-09..present"])
DATE = st.sampled_from(["2019", "2019-09", "2020", "2020-01-05"])
TEXTS = st.lists(st.sampled_from(["Did a thing", "did a thing.", "Did another thing: b", "x"]), min_size=1, max_size=3)
OPTIONAL: dict[str, st.SearchStrategy[Any]] = {"place": PLACES, "notes": TEXTS, "highlights": TEXTS}
ENTRIES = {
    "education": st.fixed_dictionaries({"degree": TITLES, "at": PLACES, "dates": DATES}, optional=OPTIONAL),
    "experience": st.fixed_dictionaries({"role": TITLES, "at": PLACES, "dates": DATES}, optional=OPTIONAL),
    "teaching": st.fixed_dictionaries({"course": TITLES, "role": TITLES, "at": PLACES, "dates": DATES}, optional=OPTIONAL),
    "service": st.fixed_dictionaries({"role": TITLES, "at": PLACES}, optional={"date": DATE, "dates": DATES, **OPTIONAL}),
    "awards": st.fixed_dictionaries({"title": TITLES, "date": DATE}, optional={"at": PLACES, "award": PLACES, **OPTIONAL}),
    "skills": st.fixed_dictionaries({"name": TITLES, "items": TEXTS}),
}
OWN = st.fixed_dictionaries({"title": TITLES, "entries": st.lists(ENTRIES["awards"], min_size=1, max_size=3)})
PROFILES = st.fixed_dictionaries(
    {},
    optional={
        "headline": TITLES,
        "links": st.dictionaries(
            st.sampled_from(["github", "scholar"]), st.sampled_from(["a", "https://github.com/a", "b"]), min_size=1
        ),
        "names": st.lists(st.sampled_from(["Ada Byron", "Byron, Ada", "阿达"]), min_size=1),
        "interests": st.lists(TITLES, min_size=1, max_size=3),
        "other": st.lists(OWN, min_size=1, max_size=2),
        **{name: st.lists(entry, min_size=1, max_size=4) for name, entry in ENTRIES.items()},
    },
)


@given(PROFILES, st.lists(PROFILES, min_size=1, max_size=2))
def test_whatever_is_imported_a_second_import_changes_nothing(current: dict[str, Plain], sources: list[dict[str, Plain]]) -> None:
    found = [tree(source) for source in sources]
    before = tree({"name": "Ada Byron", **current}, "profile.yaml")
    text = grown("", "profile.yaml", merged_profile(Fields({}, {}, before.place), [before]).growths, ORDER)
    mine = read_yaml(text.encode(), "profile.yaml")
    assert isinstance(mine, Fields)
    once = grown(text, "profile.yaml", merged_profile(mine, found).growths, ORDER)
    again = read_yaml(once.encode(), "profile.yaml")
    assert isinstance(again, Fields)
    assert merged_profile(again, found).growths == ()
    assert [line for line in text.splitlines() if line.lstrip("- ") and line.split(":")[0] not in once] == []
