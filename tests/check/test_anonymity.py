"""The proof of an anonymous packet: what is left of the applicant in pages, metadata, links and file names is found, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seed_packet import generated_paper
from small_packet import small_packet

from packet.check.anonymity import check_anonymity
from packet.check.rules import check_rules
from packet.model.anonymity import Anonymity
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import Packet, PacketFile
from packet.model.paper import PageSize
from packet.model.pdf_facts import AddressFact, OutlineFact, PageFacts, PdfFacts
from packet.model.plan import Anonymous
from packet.model.rules import Demand, Level, Rule
from packet.tailor.identity import marks_of

POSITION = """\
target: faculty-job
institution: {name: Lace University}
title: Assistant Professor
attach: 0
fit: "FIT"
anonymous: true
"""
PROFILE = """\
name: Ada Byron
email: ada.byron@cam.example
links: {github: adabyron, homepage: byron.example}
education: [{degree: Ph.D., at: Cam University, dates: 2023..present, advisor: Mary Somerville}]
"""
ALL_PASS = {"anonymous-text", "anonymous-metadata", "anonymous-file-name", "anonymous-link"}


def built(folder: Path, fit: str = "I weave.", **more: object) -> Packet:
    return small_packet(folder, POSITION.replace("FIT", fit), profile_text=PROFILE, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Packet:
    return built(tmp_path_factory.mktemp("anonymous"))


def said_on_page(packet: Packet, text: str) -> list[Finding]:
    """What the check says when page 1 of the finished file bears this text."""
    page = PageFacts(1, PageSize(595, 842), text)
    found = check_anonymity(Inspection(packet, PdfFacts(()), {1: page}))
    return [one for one in found if one.code == "anonymous-text"]


def test_a_packet_without_a_mark_passes_each_search_and_says_what_was_searched(packet: Packet) -> None:
    assert {one.code for one in packet.findings if one.verdict is Verdict.PASS} >= ALL_PASS
    assert not [one for one in packet.findings if one.code in ALL_PASS and one.verdict is not Verdict.PASS]


def test_a_packet_with_the_name_is_not_searched(tmp_path: Path) -> None:
    named = small_packet(tmp_path, POSITION.replace("anonymous: true", "").replace("FIT", "I weave."), profile_text=PROFILE)
    assert not [one for one in named.findings if one.code.startswith("anonymous")]


def ruled(packet: Packet, *pages: str, name: str = "Anonymous.pdf") -> Finding:
    """What the rule `{anonymous: true}` says of the packet when its first pages bear these texts."""
    demand = Demand(Rule.model_validate({"anonymous": True}), Level.MUST, "call")
    files = tuple(replace(one, name=name) for one in packet.files)
    held = replace(packet, plan=replace(packet.plan, demands=(demand,), works=()), files=files)
    facts = {number: PageFacts(number, PageSize(595, 842), text) for number, text in enumerate(pages, 1)}
    [finding] = check_rules(Inspection(held, PdfFacts(()), facts))
    return finding


def test_a_rule_that_wants_it_anonymous_has_the_verdict_of_the_whole_search(packet: Packet) -> None:
    passed = ruled(packet, "I weave.")
    assert (passed.code, passed.verdict) == ("rule-anonymous", Verdict.PASS)
    for broken in (ruled(packet, "I am Ada Byron."), ruled(packet, "I weave.", name="byron_cv.pdf")):
        assert (broken.code, broken.verdict) == ("not-anonymous", Verdict.FAIL)
        assert "still there" in broken.message
        assert broken.remedy


def test_what_may_mean_somebody_else_is_no_pass_of_that_rule(packet: Packet) -> None:
    finding = ruled(packet, "programmed in Ada")
    assert finding.verdict is Verdict.NEEDS_PERSON
    assert "anonymous-text" in finding.message


def test_a_packet_with_the_name_breaks_that_rule_and_a_wish_for_it_is_a_warning(tmp_path: Path) -> None:
    named = POSITION.replace("anonymous: true", "should: [{anonymous: true}]").replace("FIT", "I weave.")
    packet = small_packet(tmp_path, named, profile_text=PROFILE)
    [finding] = [one for one in packet.findings if one.rule == "anonymous"]
    assert (finding.code, finding.verdict) == ("not-anonymous", Verdict.WARNING)
    assert ruled(packet, "I weave.").verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("I am Ada Byron.", Verdict.FAIL),
        ("ADA\r\nBYRON", Verdict.FAIL),
        ("By-\r\nron wrote it, says Somer-\nville.", Verdict.FAIL),
        ("By\ufffe\nron wrote it.", Verdict.FAIL),
        ("written at the University of Cam, called Cam\nUniversity", Verdict.FAIL),
        ("see ADABYRON on the web", Verdict.FAIL),
        ("I am ada byron", Verdict.NEEDS_PERSON),
        ("programmed in Ada", Verdict.NEEDS_PERSON),
        ("Byronic verse by Adam Byronson, byron in small letters", Verdict.PASS),
    ],
)
def test_what_a_page_says_is_searched(packet: Packet, text: str, verdict: Verdict) -> None:
    found = said_on_page(packet, text)
    assert verdict in {one.verdict for one in found}
    assert verdict is Verdict.FAIL or not any(one.blocks for one in found)
    assert all(one.page == 1 and one.document == "cover-letter" and one.remedy for one in found if one.verdict is not Verdict.PASS)


def test_a_name_that_no_run_holds_alone_is_not_replaced_and_blocks_the_packet(tmp_path: Path) -> None:
    packet = built(tmp_path, "It is the *By*ron approach; *Ada* Byron")
    failed = [one for one in packet.findings if one.code == "anonymous-text" and one.blocks]
    assert failed
    assert {one.document for one in failed} == {"cover-letter"}
    assert not packet.ready


def test_a_surname_that_a_coauthor_bears_needs_a_person(packet: Packet) -> None:
    marks = tuple(replace(mark, doubt="Anne Byron bears it, too") for mark in packet.plan.anonymous.marks if "surname" in mark.what)  # type: ignore[union-attr]
    doubtful = replace(packet, plan=replace(packet.plan, anonymous=Anonymous("X", marks)))
    [finding] = said_on_page(doubtful, "The Byron lemma.")
    assert finding.verdict is Verdict.NEEDS_PERSON
    assert "Anne Byron bears it, too" in finding.message


@pytest.mark.parametrize(
    ("facts", "blocks"),
    [
        (PdfFacts((), title="Cover Letter – Ada Byron"), True),
        (PdfFacts((), author="A. Byron"), True),
        (PdfFacts((), subject="Byron", keywords="looms"), True),
        (PdfFacts((), keywords="adabyron"), True),
        (PdfFacts((), outline=(OutlineFact("The Byron Engine", 0, 1),)), True),
        (PdfFacts((), outline=(OutlineFact("The Byron Engine", 2, 99),), title="Looms"), True),
        (PdfFacts((), title="Byronic Verse", author="Anonymous applicant"), False),
    ],
)
def test_document_information_and_bookmarks_are_searched(packet: Packet, facts: PdfFacts, blocks: bool) -> None:
    found = [one for one in check_anonymity(Inspection(packet, facts, {})) if one.code == "anonymous-metadata"]
    assert [one.blocks for one in found] == [blocks]


def test_bookmarks_of_a_bound_paper_are_its_own(tmp_path: Path) -> None:
    text = POSITION.replace("attach: 0", "attach: 1").replace("FIT", "I weave.")
    packet = small_packet(tmp_path, text, profile_text=PROFILE, papers=("steady", "probes"))
    bundle = packet.parts[-1]
    for page, blocks in ((bundle.first, True), (bundle.first + bundle.own_pages, False)):
        facts = PdfFacts((), outline=(OutlineFact("Byron", 2, page),))
        found = [one for one in check_anonymity(Inspection(packet, facts, {})) if one.code == "anonymous-metadata"]
        assert [one.blocks for one in found] == [blocks]


def test_the_xmp_of_every_file_is_searched(packet: Packet) -> None:
    data = packet.parts[1].file.data.replace(b"<rdf:li>Anonymous applicant<", b"<rdf:li>Ada Byron<")
    assert data != packet.parts[1].file.data
    file = PacketFile("02-cv.pdf", replace(packet.parts[1].file, data=data), ("cv",))
    found = check_anonymity(Inspection(replace(packet, files=(file,)), PdfFacts(()), {}))
    [failed] = [one for one in found if one.blocks]
    assert "XMP of 02-cv.pdf" in failed.remedy


@pytest.mark.parametrize(("name", "blocks"), [("byron_cv.pdf", True), ("01-adabyron.pdf", True), ("Anonymous_cv.pdf", False)])
def test_file_names_are_searched(packet: Packet, name: str, blocks: bool) -> None:
    named = replace(packet, files=(replace(packet.files[0], name=name),))
    found = [one for one in check_anonymity(Inspection(named, PdfFacts(()), {})) if one.code == "anonymous-file-name"]
    assert any(one.blocks for one in found) == blocks


@pytest.mark.parametrize(("address", "blocks"), [("https://x.org/~byron/", True), ("https://x.org/byronic", False)])
def test_links_of_our_pages_are_searched(packet: Packet, address: str, blocks: bool) -> None:
    facts = PdfFacts((), addresses=(AddressFact(1, address), AddressFact(999, "https://byron.example")))
    found = [one for one in check_anonymity(Inspection(packet, facts, {})) if one.code == "anonymous-link"]
    assert any(one.blocks for one in found) == blocks


def test_foreign_pdfs_and_titles_need_a_person(tmp_path: Path) -> None:
    generated_paper(tmp_path / "made.pdf", "Research", pages=1)
    statements = {"research.pdf": (tmp_path / "made.pdf").read_bytes()}
    packet = small_packet(
        tmp_path,
        POSITION.replace("attach: 0", "attach: 1").replace("FIT", "I weave."),
        profile_text=PROFILE,
        papers=("steady", "probes"),
        statements=statements,
    )
    found = [one for one in packet.findings if one.code == "anonymous-paper"]
    assert {one.document for one in found} == {"research-statement", "publication-bundle"}
    assert {one.verdict for one in found} == {Verdict.NEEDS_PERSON}
    [titles] = [one for one in packet.findings if one.code == "anonymous-titles"]
    assert titles.verdict is Verdict.NEEDS_PERSON


WORD = st.text("abcdefghijklmnoprstuvwyzäöüéñłçøšž", min_size=3, max_size=9).map(str.title)
NAME = st.tuples(st.one_of(WORD, st.tuples(WORD, WORD).map("-".join)), st.one_of(st.just(""), WORD), WORD)
FORMS = (
    "{given} {family}",
    "{given} {middle} {family}",
    "{family}, {given}",
    "{family} {given}",
    "{given[0]}. {family}",
    "{family}, {given[0]}.",
    "{family}",
    "{given}\n{family}",
    "{given} {family[0]}{family[1]}-\n{rest}",
)


def with_name(packet: Packet, name: str) -> Packet:
    """The same packet, of an applicant of this name."""
    profile = packet.plan.profile.model_copy(update={"name": name, "email": "x@gmail.com", "links": {}, "education": ()})
    plan = replace(packet.plan, profile=profile, works=(), position=None, anonymous=None)
    return replace(packet, plan=replace(packet.plan, anonymous=Anonymous("X", marks_of(plan, Anonymity(**{"as": "X"})))))


@settings(max_examples=150)
@given(
    name=NAME,
    form=st.sampled_from(FORMS),
    way=st.sampled_from([str, str.upper]),
    around=st.sampled_from([("Yours, ", "."), ("(", ")"), ("", "’s group"), ("of\n", "\nand")]),
)
def test_no_form_of_any_name_passes(
    packet: Packet, name: tuple[str, str, str], form: str, way: type[str], around: tuple[str, str]
) -> None:
    given, middle, family = name
    whole = " ".join(filter(None, name))
    said = " ".join(form.format(given=given, middle=middle, family=family, rest=family[2:]).split(" ")).replace("  ", " ")
    found = said_on_page(with_name(packet, whole), around[0] + way(said) + around[1])
    assert any(one.blocks for one in found), (whole, said)


@settings(max_examples=80)
@given(name=NAME, plain=st.sampled_from(["{given} {family}", "{family}, {given}"]))
def test_a_name_in_small_letters_or_without_its_accents_never_passes(
    packet: Packet, name: tuple[str, str, str], plain: str
) -> None:
    given, _, family = name
    bare = plain.format(given=given, family=family).translate(str.maketrans("äöüéñłçøšžÄÖÜÉÑŁÇØŠŽ", "aouenlcoszAOUENLCOSZ"))
    owner = with_name(packet, f"{given} {family}")
    assert any(one.blocks for one in said_on_page(owner, f"I am {bare}."))
    assert all(one.verdict is not Verdict.PASS for one in said_on_page(owner, f"i am {bare.lower()}."))


@settings(max_examples=80)
@given(name=NAME, before=st.sampled_from(["x", "Mac"]), behind=st.sampled_from(["x", "son"]))
def test_a_name_within_longer_words_is_another_name(packet: Packet, name: tuple[str, str, str], before: str, behind: str) -> None:
    given, _, family = name
    owner = with_name(packet, f"{given} {family}")
    longer = f"{before}{given.lower()} {before}{family.lower()}, {given.split('-')[0]}{behind}x and {family}{behind}."
    assert not any(one.blocks for one in said_on_page(owner, longer))
