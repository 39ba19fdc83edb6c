"""`packet letters`, `letter`, `referee-kit`, `mail`, `news` as a person uses them. None of them sends anything."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pypdfium2
import pytest
from running import Run

REFEREES = """
referees:
  - {name: Robin Sample, relation: PhD advisor since 2022, email: robin@example.edu, topics: [distributed-systems], consent: 2026-10-01}
  - {name: Grace Höpper, email: grace@example.edu}
  - {name: Kim Other, email: kim@example.edu, consent: 2026-10-02}
"""
ACME = """\
target: faculty-job
institution: {name: Acme University, zone: America/Chicago}
department: Department of Computer Science
title: Assistant Professor
requisition: R-42
fit: Your Lovelace Lab weaves numbers, as [@steady] does.
attach: 0
letters: {note: The portal asks the referees., url: interfolio.com/42}
apply: {to: Jörg Müller <search@acme.edu>, cc: chair@acme.edu, subject: "[{requisition}] Application of {name}"}
must: [{letters: 3+, quote: three letters}]
"""


@pytest.fixture
def acme(workspace: Path) -> Path:
    """A position that wants three letters in ten days, of three referees; two of them consent to what kits say."""
    home = workspace / "profiles/me"
    (home / "positions/example-university.yaml").unlink()
    due = f"{datetime.now(UTC) + timedelta(days=10):%Y-%m-%d}"
    (home / "positions/acme.yaml").write_text(f"{ACME}deadlines: {{letters-due: {due} 17:00}}\n")
    profile = home / "profile.yaml"
    profile.write_text(profile.read_text() + REFEREES)
    publications = home / "publications.yaml"
    publications.write_text(publications.read_text().replace("    venue: JEX 2024\n", "    status: submitted   # since May\n"))
    return workspace


def read_mail(path: Path) -> EmailMessage:
    message = BytesParser(policy=default).parsebytes(path.read_bytes())
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def files(message: EmailMessage) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_payload(decode=True) for part in message.iter_attachments()}  # type: ignore[misc]


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


# ── letters ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_table_says_how_it_stands_with_every_letter_and_whom_to_write_to(acme: Path, run: Run) -> None:
    assert run("letter", "acme", "robin", "agreed", "--on", "2026-01-05", cwd=acme).code == 0
    ran = run("letter", "acme", "Grace Höpper", "received", cwd=acme)
    assert "Grace Höpper: received" in ran.out
    assert "1 of 3 letters in" in ran.out
    table = run("letters", cwd=acme).out
    assert re.search(r"^acme +\d+ \w+ 17:00 America/Chicago +1/3 +agreed 5 Jan +received .* to ask$", table, re.M)
    assert "Robin Sample, acme: remind   letters due" in table
    assert "Kim Other, acme: ask   letters due" in table
    assert "Grace Höpper, acme" not in table


def test_json_says_the_same(acme: Path, run: Run) -> None:
    run("letter", "acme", "Kim Other", "asked", "--on", "2026-01-05", cwd=acme)
    said = json.loads(run("letters", "--json", cwd=acme).out)
    (one,) = said["positions"]
    assert (one["needed"], one["there"], one["wants"]) == (3, 0, "letters")
    assert {"referee": "Kim Other", "state": "asked", "since": "2026-01-05"} in one["letters"]
    assert [(prompt["referee"], prompt["action"].partition(":")[0]) for prompt in said["to_write"]] == [
        ("Grace Höpper", "ask"),
        ("Kim Other", "ask again"),
        ("Robin Sample", "ask"),
    ]


def test_a_referee_is_asked_for_several_positions_at_once_for_all_or_for_none(acme: Path, run: Run) -> None:
    positions = acme / "profiles/me/positions"
    (positions / "beta.yaml").write_text((positions / "acme.yaml").read_text())
    ran = run("letter", "acme", "bta", "acme", "nowhere", "robin", "asked", cwd=acme)
    assert ran.code == 2
    assert ("there is no position 'bta'" in ran.err, "there is no position 'nowhere'" in ran.err) == (True, True)
    assert not (acme / "profiles/me/season.sqlite").exists()
    ran = run("letter", "acme", "beta", "acme", "robin", "asked", cwd=acme)
    assert [line.partition(" · ")[0] for line in ran.out.splitlines()] == [
        "acme: noted   Robin Sample: asked",
        "beta: noted   Robin Sample: asked",
    ]
    events = json.loads(run("log", "--json", cwd=acme).out)["events"]
    assert [(event["position"], event["referee"], event["value"]) for event in events] == [
        ("acme", "Robin Sample", "asked"),
        ("beta", "Robin Sample", "asked"),
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("acme", "Nobody", "asked"), "unknown-referee"),
        (("acme", "robin", "lost"), "unknown-letter-state"),
        (("acne", "robin", "asked"), "unknown-position"),
        (("acme", "robin", "asked", "--on", "2999-01-01"), "day-to-come"),
    ],
)
def test_what_is_not_known_is_said(acme: Path, run: Run, arguments: tuple[str, ...], says: str) -> None:
    ran = run("letter", *arguments, cwd=acme)
    assert (ran.code, says in ran.err) == (2, True)
    assert not (acme / "profiles/me/season.sqlite").exists()


def test_words_that_two_referees_share_ask_for_the_whole_name(acme: Path, run: Run) -> None:
    profile = acme / "profiles/me/profile.yaml"
    profile.write_text(profile.read_text().replace("name: Kim Other", "name: Kim Sample"))
    ran = run("letter", "acme", "Sample", "asked", cwd=acme)
    assert "'Sample' may be 2 of your referees" in ran.err


# ── the kit ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_kit_with_consent_says_what_could_be_stressed_and_who_else_writes(acme: Path, run: Run) -> None:
    run("letter", "acme", "kim", "agreed", cwd=acme)
    run("letter", "acme", "grace", "agreed", cwd=acme)
    ran = run("referee-kit", "Robin", cwd=acme)
    assert ran.code == 0, ran.err
    assert "not named among those who write, since no consent is recorded: Grace Höpper" in ran.err
    draft = read_mail(acme / "out/referees/robin-sample.eml")
    assert draft["To"].addresses[0].addr_spec == "robin@example.edu"
    sheet = files(draft)["Example-letters.pdf"]
    assert sheet == (acme / "out/referees/robin-sample.pdf").read_bytes()
    said = words(sheet)
    for expected in (
        *("Acme University", "R-42", "17:00 Chicago time", "The portal asks the referees. · interfolio.com/42"),
        *("You could speak to: distributed systems.", "Steady: Scheduling", "Lovelace Lab weaves numbers, as (Steady) does"),
        "Kim Other",
    ):
        assert expected in said
    assert "Höpper" not in said


def test_a_kit_without_consent_says_only_what_is_due_and_how(acme: Path, run: Run) -> None:
    run("letter", "acme", "kim", "agreed", cwd=acme)
    ran = run("referee-kit", "Höpper", cwd=acme)
    assert ran.code == 0
    assert "left out what Grace Höpper could stress, and who else writes: no consent is recorded" in ran.err
    said = words((acme / "out/referees/grace-hopper.pdf").read_bytes())
    assert "Acme University" in said
    assert "interfolio.com/42" in said
    for private in ("speak to", "Lovelace", "Papers", "Kim Other"):
        assert private not in said
    assert "stress" not in body(read_mail(acme / "out/referees/grace-hopper.eml"))


def test_where_a_call_wants_a_name_alone_no_letter_is_asked_for(acme: Path, run: Run) -> None:
    positions = acme / "profiles/me/positions"
    text = (positions / "acme.yaml").read_text().replace("letters: 3+", "referees: 2+").replace("letters-due", "hard")
    (positions / "beta.yaml").write_text(text.replace("Acme University", "Beta College"))
    ran = run("referee-kit", "Höpper", cwd=acme)
    assert ran.out.startswith("Grace Höpper: 1 letter, named for 1   ")
    assert "packet letter acme beta 'Grace Höpper' asked" in ran.out
    said = " ".join(body(read_mail(acme / "out/referees/grace-hopper.eml")).split())
    assert "I would need a letter for one position; it is due" in said
    assert "I would also like to name you as a referee for one more, which may ask you for a letter later: - Beta College" in said
    sheet = words((acme / "out/referees/grace-hopper.pdf").read_bytes())
    assert "1 letter of recommendation" in sheet and "named as a referee for 1 position" in sheet
    assert "Only your name is asked for now; they may write to you later." in sheet
    (positions / "acme.yaml").unlink()
    run("referee-kit", "Höpper", cwd=acme)
    alone = read_mail(acme / "out/referees/grace-hopper.eml")
    assert alone["Subject"] == "May I name you as a referee?"
    assert "This season I would like to name you as a referee for one position" in " ".join(body(alone).split())


def test_referees_whose_names_are_written_alike_have_files_of_their_own(acme: Path, run: Run) -> None:
    profile = acme / "profiles/me/profile.yaml"
    profile.write_text(profile.read_text().replace("Grace Höpper", "李雷").replace("Kim Other", "Robín Sample"))
    for name in ("Robin Sample", "李雷", "Robín Sample"):
        assert run("referee-kit", name, cwd=acme).code == 0
    assert sorted(path.name for path in (acme / "out/referees").glob("*.pdf")) == [f"referee-{at}.pdf" for at in (1, 2, 3)]


def test_a_position_that_cannot_be_read_is_told_and_not_just_left_out(acme: Path, run: Run) -> None:
    broken = acme / "profiles/me/positions/broken.yaml"
    broken.write_text(f"{ACME}deadlines: {{hard: 2027-13-01}}\n")
    assert "warning[broken-position]: position broken has" in run("referee-kit", "Höpper", cwd=acme).err
    (acme / "profiles/me/positions/acme.yaml").unlink()
    ran = run("referee-kit", "Höpper", cwd=acme)
    assert (ran.code, "no position wants a letter" in ran.err, "broken-position" in ran.err) == (2, True, True)


def test_who_has_declined_or_written_gets_no_kit(acme: Path, run: Run) -> None:
    run("letter", "acme", "robin", "declined", cwd=acme)
    ran = run("referee-kit", "robin", cwd=acme)
    assert (ran.code, "no position wants a letter of Robin Sample" in ran.err) == (2, True)
    assert run("referee-kit", "kim", "--position", "other", cwd=acme).code == 2


# ── the application as a mail ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_draft_has_the_calls_subject_and_every_byte_of_the_packet(acme: Path, run: Run) -> None:
    run("build", "acme", cwd=acme)
    ran = run("mail", "acme", cwd=acme)
    assert ran.code == 0, ran.err
    draft = read_mail(acme / "out/acme/mail.eml")
    assert draft["Subject"] == "[R-42] Application of Alex Example"
    assert (draft["X-Unsent"], draft["From"]) == ("1", "Alex Example <alex@example.edu>")
    assert [(one.display_name, one.addr_spec) for one in draft["To"].addresses] == [("Jörg Müller", "search@acme.edu")]
    assert draft["Cc"] == "chair@acme.edu"
    assert "Assistant Professor in the Department of Computer Science at Acme University (R-42)" in body(draft)
    assert files(draft) == {"Example-application.pdf": (acme / "out/acme/packet.pdf").read_bytes()}
    assert not (acme / "profiles/me/sent").exists()


def test_files_that_the_call_wants_apart_go_apart(acme: Path, run: Run) -> None:
    position = acme / "profiles/me/positions/acme.yaml"
    position.write_text(position.read_text() + 'output: {files: per-document, name: "{surname}_{document}.pdf"}\n')
    run("build", "acme", cwd=acme)
    assert run("mail", "acme", cwd=acme).code == 0
    found = files(read_mail(acme / "out/acme/mail.eml"))
    assert found == {path.name: path.read_bytes() for path in (acme / "out/acme").glob("*.pdf")}
    assert "Example_cv.pdf" in found
    assert "- Example_cv.pdf" in body(read_mail(acme / "out/acme/mail.eml"))


def test_a_packet_that_is_not_ready_or_stale_is_no_mail_unless_one_insists(acme: Path, run: Run) -> None:
    assert run("mail", "acme", cwd=acme).code == 2  # nothing was built
    position = acme / "profiles/me/positions/acme.yaml"
    position.write_text(position.read_text().replace("must: [", "must: [{documents: [diversity-statement]}, "))
    run("build", "acme", cwd=acme)
    position.write_text(position.read_text().replace("R-42", "R-43"))
    ran = run("mail", "acme", cwd=acme)
    assert ran.code == 4
    for code in ("packet-not-ready", "packet-stale", "no-draft"):
        assert code in ran.err
    assert not (acme / "out/acme/mail.eml").exists()
    ran = run("mail", "acme", "--anyway", "-o", "mine.eml", cwd=acme)
    assert (ran.code, "warning[packet-not-ready]" in ran.err) == (0, True)
    assert (acme / "mine.eml").exists()


def test_a_call_that_takes_less_than_the_mail_has_is_heard(acme: Path, run: Run) -> None:
    run("build", "acme", cwd=acme)
    size = (acme / "out/acme/packet.pdf").stat().st_size
    written = sum(path.stat().st_size for path in (acme / "out/acme").glob("*.pdf"))
    position = acme / "profiles/me/positions/acme.yaml"
    text = position.read_text()
    position.write_text(
        text.replace("must: [", f"output: {{files: one}}\nmust: [{{total-size: up to {(size + 5000) // 1000} kB, quote: small}}, ")
    )
    run("build", "acme", cwd=acme)
    ran = run("mail", "acme", cwd=acme)
    assert written > size
    assert ran.code == 0, ran.err
    assert "warning[mail-too-big]" in ran.err
    assert "as it travels" in ran.err
    assert "“small”" in ran.err


@pytest.mark.parametrize("name", ["profiles/me/profile.yaml", "draft.txt", ".", ""])
def test_a_draft_is_written_where_drafts_are_and_over_nothing_else(acme: Path, run: Run, name: str) -> None:
    assert run("build", "acme", cwd=acme).code == 0
    before = (acme / "profiles/me/profile.yaml").read_bytes()
    ran = run("mail", "acme", "-o", name, cwd=acme)
    assert (ran.code, ran.err.startswith("error[")) == (5 if name in {".", ""} else 2, True)
    assert (acme / "profiles/me/profile.yaml").read_bytes() == before


def test_a_position_without_an_address_gets_a_draft_without_one(acme: Path, run: Run) -> None:
    position = acme / "profiles/me/positions/acme.yaml"
    position.write_text(re.sub(r"apply: .*\n", "", position.read_text()))
    run("build", "acme", cwd=acme)
    ran = run("mail", "acme", cwd=acme)
    assert (ran.code, "mail-no-address" in ran.err) == (0, True)
    draft = read_mail(acme / "out/acme/mail.eml")
    assert draft["To"] is None
    assert draft["Subject"] == "Application for Assistant Professor, Department of Computer Science (R-42), Alex Example"


# ── news ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def sent(acme: Path, run: Run) -> Path:
    run("build", "acme", cwd=acme)
    assert run("sent", "acme", "--on", "2026-01-20", cwd=acme).code == 0
    return acme


NEWS = ("news", "probes", "--status", "accepted", "--venue", "JEX 2027")


def test_what_was_sent_and_says_otherwise_gets_an_update_with_cv_and_list(sent: Path, run: Run) -> None:
    before = (sent / "profiles/me/publications.yaml").read_bytes()
    ran = run(*NEWS, cwd=sent)
    assert ran.code == 0, ran.err
    assert "acme, sent on 2026-01-20: " in ran.out
    assert "publication-list says “Under review" in ran.out
    assert "the profile is as it was; write it at profiles/me/publications.yaml:" in ran.out
    assert (sent / "profiles/me/publications.yaml").read_bytes() == before
    draft = read_mail(sent / "out/news/acme-probes.eml")
    assert "“Probes: A Second Example” has been accepted by JEX 2027 (Journal of Examples)." in body(draft)
    assert "On 20 January 2026 I sent you" in body(draft)
    assert draft["Subject"].endswith(", Alex Example")
    assert "My curriculum vitae and list of publications with this change are attached" in body(draft)
    assert draft["To"].addresses[0].addr_spec == "search@acme.edu"
    attached = {name: words(data) for name, data in files(draft).items()}
    assert list(attached) == ["Example-CV.pdf", "Example-publications.pdf"]
    for text in attached.values():
        assert "To appear" in text
        assert "Under review" not in text
        assert "Full text in this packet" not in text


def test_the_profile_is_changed_where_that_is_asked_for_and_news_is_then_no_news(sent: Path, run: Run) -> None:
    ran = run(*NEWS, "--write", cwd=sent)
    assert ran.code == 0, ran.err
    text = (sent / "profiles/me/publications.yaml").read_text()
    assert "    status: accepted   # since May\n" in text
    assert "    venue: JEX 2027\n" in text
    assert "the profile says so already" in run(*NEWS, cwd=sent).out
    run("build", "acme", cwd=sent)
    run("sent", "acme", cwd=sent)
    assert "nothing that was sent, and still counts, says otherwise of probes" in run(*NEWS, cwd=sent).out


def test_who_has_decided_is_not_written_to(sent: Path, run: Run) -> None:
    run("outcome", "acme", "rejected", cwd=sent)
    assert "nothing that was sent" in run(*NEWS, cwd=sent).out
    assert not (sent / "out/news").exists()


def test_a_paper_status_or_venue_that_is_not_known_is_said(sent: Path, run: Run) -> None:
    for arguments, code in (
        (("news", "probez", "--status", "accepted"), "unknown-publication"),
        (("news", "probes", "--status", "acepted"), "unknown-status"),
        ((*NEWS[:-1], "NOWHERE 2027"), "unknown-venue"),
    ):
        ran = run(*arguments, cwd=sent)
        assert (ran.code, code in ran.err) == (2, True)
