"""`packet mail`, `news` as a person uses them. Neither sends anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from referees import body, files, read_mail, wanting_letters, words
from running import Run


@pytest.fixture
def acme(workspace: Path) -> Path:
    return wanting_letters(workspace)


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


@pytest.fixture
def sent(acme: Path, run: Run) -> Path:
    run("build", "acme", "--date", "2026-01-20", cwd=acme)
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
