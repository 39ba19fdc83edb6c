"""What the linter asks of a profile: each question with a profile that earns it and one that does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import PUBLICATIONS, REPOSITORY, TODAY, workspace
from hypothesis import given
from hypothesis import strategies as st
from linted import asked, codes, people, questions

from packet.check.consistency.twins import twins
from packet.check.profile import PROFILE_CHECKS, check_profile
from packet.check.profile.asking import one_slip
from packet.check.profile.links import is_private
from packet.check.profile.people import check_people
from packet.model.finding import Verdict
from packet.model.profile import Profile
from packet.model.profile_view import ProfileView
from packet.model.publications import Publication
from packet.store.profile_store import read_profile
from packet.store.profile_view import view_profile
from packet.store.workspace import Workspace

# ── the profiles that are there ─────────────────────────────────────────────────────────────────────────────────────────


def test_of_the_seed_it_asks_what_the_owner_has_to_decide_and_little_else() -> None:
    space = Workspace(REPOSITORY, REPOSITORY)
    view = view_profile(space, read_profile(space, "chao-jin"), TODAY, REPOSITORY / "tests/no-papers")
    told = {one.code: f"{one.place} {one.message}" for one in asked(view)}
    assert set(told) == {
        "address-country",
        "author-two-spellings",
        "name-and-key-differ",
        "paper-without-link",
        "paper-without-pdf",
    }
    assert told["address-country"].startswith("profiles/chao-jin/profile.yaml:9:")
    assert "“Yibo Zhu” (rl-spec) and “YiBo Zhu” (streamrl): one person?" in told["author-two-spellings"]
    assert "“Pyxix”, its key pyxis" in told["name-and-key-differ"]
    assert len(asked(view)) == len(told)


def test_of_the_starter_it_asks_for_links_and_papers_alone(tmp_path: Path) -> None:
    from packet.cli.new import run_new
    from packet.store.workspace import find_workspace

    run_new(tmp_path / "workspace")
    space = find_workspace(tmp_path / "workspace")
    view = view_profile(space, read_profile(space, "me"), TODAY)
    assert {one.code for one in asked(view)} == {"paper-without-link", "paper-without-pdf"}


def test_a_check_that_asks_nothing_says_what_is_so(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    found = check_profile(view_profile(space, read_profile(space, "ada"), TODAY))
    passed = {one.code for one in found if one.verdict is Verdict.PASS}
    assert passed == {f"profile-{name}" for name in PROFILE_CHECKS} - {"profile-publications"}


def test_the_linter_asks_the_same_of_a_view_without_places(tmp_path: Path) -> None:
    profile = Profile.model_validate({"name": "Ada Byron", "email": "ada@gmial.com"})
    [finding] = asked(ProfileView(profile, {}, {}, {}, TODAY))
    assert (finding.code, finding.place) == ("email-domain", None)


# ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yibo Zhu", "YiBo Zhu"), ("Li-Wen Chang", "Liwen Chang"), ("André Weil", "Andre Weil"), ("Wei Chen", "Chen Wei")],
)
def test_one_co_author_in_two_spellings_is_asked_about(one: str, other: str) -> None:
    [question] = people(f"Ada Byron, {one}", f"{other}, Ada Byron")
    assert question == f"“{one}” (p0) and “{other}” (p1): one person?"
    assert people(f"Ada Byron, {one}", f"{one}, Ada Byron") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xin Jin", "Chao Jin"),
        ("Xin Liu", "Xinyi Liu"),
        ("Xin Liu", "Xin Lin"),
        ("Jun Liu", "Juncai Liu"),
        ("Xinyi Zhang", "Xinyi Zhong"),
    ],
)
def test_two_people_with_names_alike_are_left_alone(one: str, other: str) -> None:
    shared = "Bo Wu, Cai Xu, Dan Yu, Eva Ng"
    assert people(f"Ada Byron, {one}, {shared}", f"{other}, Ada Byron", f"{one}, {other}", f"{other}, {one}, {shared}") == []


def test_a_slip_is_asked_about_among_the_same_co_authors_alone() -> None:
    company = "Bo Wu, Cai Xu, Dan Yu"
    assert people(f"Jinhua Gao, {company}", f"Jinghua Gao, {company}", "Jinhua Gao, Ada Byron") == [
        "“Jinhua Gao” (p0, p2) and “Jinghua Gao” (p1): one person?"
    ]
    assert people(f"Jinhua Gao, {company}", "Jinghua Gao, Ada Byron") == []
    assert people(f"Jinhua Gao, Jinghua Gao, {company}") == []


def test_names_abridged_and_names_in_two_styles_are_one_question_each() -> None:
    abridged = people(
        "Ada Byron, Charles Babbage", "Ada Byron, C. Babbage", "M. Somerville, Ada Byron", "Mary Somerville, Ada Byron"
    )
    assert abridged == [
        "names in full and abridged (C. Babbage (p1) for Charles Babbage, M. Somerville (p2) for Mary Somerville): the same people?"
    ]
    assert people("Charles Babbage", "Clara Babbage", "C. Babbage") == []  # nobody knows which
    [styles] = people("Ada Byron, C. A. Stone", "Ada Byron, CA Stone")
    assert styles == "names in two styles (“C. A. Stone” and “CA Stone”): on purpose?"


def test_the_applicant_is_not_a_co_author_and_advisors_are(tmp_path: Path) -> None:
    assert people("Ada Byron, Charles Babbage", "ADA BYRON, Charles Babbage") == []
    publications = PUBLICATIONS.replace("Charles Babbage, Ada Byron", "Mary SomerVille, Ada Byron")
    assert "“Mary Somerville” (education)" in questions(tmp_path, publications=publications)["author-two-spellings"].message


def test_real_lists_of_authors_earn_few_questions(shared: Path) -> None:
    from bibliography import homepages

    papers, asked_about, same = 0, 0, 0
    for page in homepages(shared / "corpus/publications"):
        fields = [
            {"title": one.title, "authors": [" ".join(name) if isinstance(name, tuple) else name for name in one.authors]}
            for one in page.papers
        ]
        listed = {str(at): Publication.model_validate({**one, "date": "2020", "kind": "other"}) for at, one in enumerate(fields)}
        profile = Profile.model_validate({"name": " ".join(page.owner).strip() or "Nobody", "email": "a@example.org"})
        found = list(check_people(ProfileView(profile, listed, {}, {}, TODAY)))
        papers += len(listed)
        asked_about += sum(one.code == "author-two-spellings" for one in found)
        same += len(list(twins(listed)))
    assert papers > 800
    assert asked_about <= papers / 40  # 18 of 889, and 16 of them are one person, as far as one can see
    assert same <= 1


# ── addresses and links ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("5 Yiheyuan Road, Beijing, Republic of China", "address-country"),
        ("5 Yiheyuan Road, Beijing, People's Republic of China", ""),
        ("1 Roosevelt Road, Taipei, Taiwan, Republic of China", ""),
        ("5 Yiheyuan Road, , Beijing", "address-untidy"),
        ("5 Yiheyuan Road, Beijing", ""),
    ],
)
def test_an_address_is_asked_about(tmp_path: Path, address: str, code: str) -> None:
    assert codes(tmp_path, f'address: "{address}"\n') == ({code} if code else set())


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("ada@gmial.com", "gmail.com"),
        ("ada@gmai.com", "gmail.com"),
        ("ada@cam.edy", "cam.edu"),
        ("ada@gmail.com", ""),
        ("ada@mail.com", ""),
        ("ada@ymail.com", ""),
        ("ada@pku.edu.cn", ""),
    ],
)
def test_a_domain_with_a_slip_is_asked_about(tmp_path: Path, address: str, meant: str) -> None:
    found = questions(
        tmp_path, f"referees: [{{name: Mary Somerville, email: {address}}}]\n", target="about: x\ndocuments: {referees: {}}\n"
    )
    assert ("email-domain" in found) == bool(meant)
    assert not meant or f"is {meant} meant?" in found["email-domain"].message


@pytest.mark.parametrize(
    ("links", "code"),
    [
        ("homepage: http://ada.example.org", "link-unencrypted"),
        ("homepage: 'https://192.168.0.7/~ada'", "link-private"),
        ("homepage: https://ada.local/cv", "link-private"),
        ("homepage: ada.github.io, github: adabyron", "link-handle"),
        ("homepage: ada.github.io, github: Ada", ""),
        ("github: https://gitlab.com/ada", "link-host"),
        ("scholar: 'https://scholar.google.de/citations?user=Z8_hNFcAAAAJ'", ""),
        ("orcid: 0000-0002-1825-0097", ""),
        ("orcid: 0000-0002-1694-233X", ""),
        ("orcid: 0000-0002-1825-0098", "link-orcid"),
        ("orcid: 0000-0002-1825", "link-orcid"),
    ],
)
def test_a_link_is_asked_about(tmp_path: Path, links: str, code: str) -> None:
    assert codes(tmp_path, f"links: {{{links}}}\n") == ({code} if code else set())


def test_private_hosts_are_those_that_nobody_else_reaches() -> None:
    assert all(map(is_private, ("localhost", "127.0.0.1", "10.1.2.3", "fe80::1", "nas.local", "wiki.corp")))
    assert not any(map(is_private, ("example.org", "8.8.8.8", "localhost.example.org", "corp.com")))


# ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

PHD = "  - {degree: Ph.D., at: Cam University, dates: 2019-09..2023-06}\n"


def dated(*entries: str) -> set[str]:
    """What is asked of these entries: section, role or degree, dates, place."""
    sections: dict[str, list[dict[str, str]]] = {"education": [], "experience": []}
    for entry in entries:
        section, what, dates, *at = entry.split("|")
        sections[section].append({"degree" if section == "education" else "role": what, "at": (at or ["Cam"])[0], "dates": dates})
    profile = Profile.model_validate({"name": "Ada Byron", "email": "ada@example.org", **sections})
    return {one.code for one in asked(ProfileView(profile, {}, {}, {}, TODAY))}


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        (("education|B.Sc.|2015..2019", "education|Ph.D.|2020-09..present"), "dates-gap"),
        (("education|B.Sc.|2015..2019", "education|Ph.D.|2020..present"), ""),
        (("education|B.Sc.|2015", "education|Ph.D.|2020", "experience|Engineer|2021..present"), ""),
        (("education|B.Sc.|2009", "education|Ph.D.|2020", "experience|Engineer|2021..present"), "dates-gap"),
        (("education|B.Sc.|2015-09..2019-06", "education|Ph.D.|2019-09..present"), ""),
        (("education|Ph.D.|2019-09..2023-06",), "dates-gap"),
        (("education|Ph.D.|2019-09..2026-08",), ""),
        (("education|Ph.D.|2019-09..2028-06",), ""),
        (("education|Ph.D.|2019-09..2023-06", "experience|Engineer|2023-07..present"), ""),
        (("education|Ph.D.|2019-09..present", "education|M.Sc.|2019-09..2021-08"), "dates-overlap"),
        (("education|Ph.D.|2021-07..present", "education|M.Sc.|2019-09..2021-08"), ""),
        (("education|Ph.D.|2019-09..present", "experience|Research Assistant|2019-09..present"), ""),
        (("education|Ph.D.|2019-09..present", "experience|Research Intern|2020-01..2021-12|Lab"), ""),
        (("education|Ph.D.|2019-09..present", "experience|Software Engineer|2020-01..2021-12|Firm"), "dates-overlap"),
        (("education|Ph.D.|2019-09..present", "experience|Software Engineer (part-time)|2020-01..2021-12|Firm"), ""),
        (("experience|Engineer|2019..2024|A", "experience|Engineer|2022..present|B"), "dates-overlap"),
        (("experience|Engineer|2019..2022|A", "experience|Engineer|2022..present|B"), ""),
        (("experience|Assistant Professor|2019-01..present|A", "experience|Engineer|2022-01..present|B"), "dates-overlap"),
        (("experience|Research Assistant|2021-09..2026-10|A", "experience|Research Intern|2022-03..2022-08|B"), ""),
        (("education|Ph.D.|2019-09..present", "experience|Postdoc|2027-01..2028-12|B"), "date-in-future"),
    ],
)
def test_gaps_overlaps_and_the_future_are_asked_about(entries: tuple[str, ...], code: str) -> None:
    assert dated(*entries) == ({code} if code else set())


def test_what_an_own_section_says_fills_a_gap() -> None:
    fields = {
        "name": "Ada Byron",
        "email": "ada@example.org",
        "education": [
            {"degree": "B.Sc.", "at": "Cam", "dates": "2015-09..2019-06"},
            {"degree": "Ph.D.", "at": "Cam", "dates": "2021-09..present"},
        ],
    }
    leave = {"title": "Civil service", "entries": [{"title": "Hospital", "dates": "2019-07..2021-08"}]}
    for other, expected in (([], {"dates-gap"}), ([leave], set())):
        view = ProfileView(Profile.model_validate({**fields, "other": other}), {}, {}, {}, TODAY)
        assert {one.code for one in asked(view)} == expected


# ── slips ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_slip_is_one_letter_more_less_or_changed_or_two_exchanged(one: str, other: str) -> None:
    letters = "abc"
    ways = {one[:at] + one[at + 1 :] for at in range(len(one))}
    ways |= {one[:at] + letter + one[at:] for at in range(len(one) + 1) for letter in letters}
    ways |= {one[:at] + letter + one[at + 1 :] for at in range(len(one)) for letter in letters}
    ways |= {one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1)}
    assert one_slip(one, other) == (other in ways - {one})


def test_the_day_is_an_argument() -> None:
    profile = Profile.model_validate(
        {"name": "Ada", "email": "a@example.org", "education": [{"degree": "B", "at": "C", "dates": "2015..2019-06"}]}
    )
    found = [{one.code for one in asked(ProfileView(profile, {}, {}, {}, day))} for day in (date(2019, 9, 1), date(2020, 9, 1))]
    assert found == [set(), {"dates-gap"}]
