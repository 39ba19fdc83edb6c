"""`packet letters`, `letter`, `referee-kit` as a person uses them. None of them sends anything."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from referees import ACME, body, files, read_mail, wanting_letters, words
from running import Run


@pytest.fixture
def acme(workspace: Path) -> Path:
    return wanting_letters(workspace)


# ── letters ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_table_says_how_it_stands_with_every_letter_and_whom_to_write_to(acme: Path, run: Run) -> None:
    assert run("letter", "acme", "robin", "agreed", "--on", "2026-01-05", cwd=acme).code == 0
    ran = run("letter", "acme", "Grace Höpper", "received", cwd=acme)
    assert "Grace Höpper: received" in ran.out
    assert "1 of 3 letters in" in ran.out
    table = run("letters", cwd=acme).out
    assert re.search(r"^acme +\d+ \w+ 17:00 America/Chicago +1/3 +agreed 5 Jan +received .* to ask$", table, re.M)
    assert re.search(r"^  Robin Sample\n    acme  remind  letters due .* 17:00 America/Chicago, in 10 d$", table, re.M)
    assert re.search(r"^  Kim Other\n    acme  ask     letters due", table, re.M)
    assert "  Grace Höpper\n" not in table


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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("munoz", "Íñigo Muñoz Vidal"),
        ("MUN\u0303OZ", "Íñigo Muñoz Vidal"),  # the tilde as a letter of its own, as some keyboards and files have it
        ("garcia", "Ana García-López"),
        ("Lopez Garcia", "Ana García-López"),
        ("garcía-lópez", "Ana García-López"),
        ("Sorensen", "Sørensen, Kim"),
    ],
)
def test_a_part_of_a_name_will_do_with_or_without_accents_and_hyphens(acme: Path, run: Run, said: str, meant: str) -> None:
    profile = acme / "profiles/me/profile.yaml"
    names = {"Robin Sample": "Íñigo Muñoz Vidal", "Grace Höpper": "Ana García-López", "Kim Other": '"Sørensen, Kim"'}
    for usual, name in names.items():
        profile.write_text(profile.read_text().replace(f"name: {usual}", f"name: {name}"))
    ran = run("letter", "acme", said, "asked", cwd=acme)
    assert (ran.code, ran.out.partition(" · ")[0]) == (0, f"acme: noted   {meant}: asked")
    assert run("referee-kit", said, cwd=acme).out.startswith(f"{meant}: 1 letter")


def test_a_part_that_several_names_have_lists_them(acme: Path, run: Run) -> None:
    profile = acme / "profiles/me/profile.yaml"
    for usual, name in {"Grace Höpper": "Ana García-López", "Kim Other": "Luis Lopez-Ruiz"}.items():
        profile.write_text(profile.read_text().replace(f"name: {usual}", f"name: {name}"))
    for command in (("letter", "acme", "lópez", "asked"), ("referee-kit", "lopez")):
        ran = run(*command, cwd=acme)
        assert ran.code == 2
        assert "say the whole name: 'Ana García-López' or 'Luis Lopez-Ruiz'" in ran.err


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
