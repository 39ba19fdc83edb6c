"""Every command that the documentation shows is one that can be typed, and it does what it is shown to do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import typer
from pypdf import PdfWriter
from running import Run
from shown_commands import Shown, commands, examples, shown_on

ROOT = Path(__file__).resolve().parents[2]
GENERATED = {"reference/commands.md"}
PAGES = {
    "README.md": ROOT / "README.md",
    **{
        name: page
        for page in sorted((ROOT / "docs").rglob("*.md"))
        if (name := page.relative_to(ROOT / "docs").as_posix()) not in GENERATED
    },
}
SHOWN = [one for name, page in PAGES.items() for one in shown_on(page, name) if one.words[0] == "packet"]
EXAMPLES = list(examples())

ENDLESS_OR_FAR = {"watch", "fetch"}
"""Commands that wait for a person, or for the web: their words are tested, not what they do (tests/cli does that)."""


@pytest.mark.parametrize("name", commands())
def test_every_command_has_examples(name: str) -> None:
    assert any(one.where == f"{name} --help" and one.words[:2] == ("packet", name) for one in EXAMPLES)


@pytest.mark.parametrize("shown", [*SHOWN, *EXAMPLES], ids=str)
def test_every_command_that_is_shown_can_be_typed(shown: Shown) -> None:
    name, *words = shown.words[1:]
    if name.startswith("-"):
        return
    with suppress(typer.Exit):  # --help and the like
        commands()[name].make_context(name, list(words))


# ── what they do ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The workspace of the example applicant, with the files that the pages speak of."""
    folder = tmp_path / "applications"
    for name in ("profiles", "letters", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    positions = folder / "profiles/chao-jin/positions"
    shutil.copy(ROOT / "tests/postings/tuned/us-lakeshore-faculty.txt", folder / "posting.txt")
    (folder / "season.csv").write_text("name,ad\nfrom-a-table,posting.txt\n", encoding="utf-8")
    for name in ("example-university", "acme"):
        shutil.copy(positions / "northwestern-cs.yaml", positions / f"{name}.yaml")
    for name in ("refs", "dblp", "scholar"):
        entry = f"@article{{{name}, title={{Engines of {name}}}, author={{Jin, Chao}}, year=2020, journal={{J}}}}\n"
        (folder / f"{name}.bib").write_text(entry, encoding="utf-8")
    (folder / "resume.json").write_text('{"basics": {"name": "Chao Jin"}}', encoding="utf-8")
    (folder / "orcid.json").write_text('{"orcid-identifier": {"path": "0009-0006-1355-4995"}}', encoding="utf-8")
    (folder / "library.json").write_text('[{"type": "book", "title": "Engines of refs"}]', encoding="utf-8")
    (folder / "resume").mkdir()
    (folder / "resume.tex").write_text("\\documentclass{awesome-cv}\\input{resume/talks.tex}\n", encoding="utf-8")
    (folder / "resume/talks.tex").write_text("\\cvsection{Talks}\\begin{cventries}\\end{cventries}\n", encoding="utf-8")
    (folder / "papers").mkdir()
    for name in ("a.pdf", "b.pdf", "papers/one.pdf", "out/faculty-job/packet.pdf", "out/northwestern-cs/packet.pdf"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        writer = PdfWriter()
        writer.add_blank_page(595, 842)
        writer.write(folder / name)
    return folder


SEASON = {"sent", "log", "import-log", "stage", "outcome", "interview", "note", "letters", "letter", "referee-kit", "mail", "news"}
"""Commands that speak of what was built, sent and noted before."""


def begin_season(desk: Path, run: Run) -> None:
    """A packet was built and sent as it was, whose deadline is to come, and there is a referee."""
    for position in (desk / "profiles/chao-jin/positions").glob("*.yaml"):
        position.write_text(position.read_text(encoding="utf-8").replace("2026-11-06", "2098-11-06"), encoding="utf-8")
    profile = desk / "profiles/chao-jin/profile.yaml"
    referees = "\nreferees:\n  - {name: Grace Hopper, email: grace@example.edu}\n"
    profile.write_text(profile.read_text(encoding="utf-8") + referees, encoding="utf-8")
    shutil.copy(desk / "letters/mail.md", desk / "letters/mine.md")
    for words in (
        ("build", "northwestern-cs"),
        ("sent", "northwestern-cs", "--nevertheless", "an example"),
        ("log", "--export", "season.jsonl"),
    ):
        ran = run(*words, cwd=desk)
        assert ran.code == 0, ran.err


def _said(words: tuple[str, ...], folder: Path) -> Iterator[str]:
    """The words as the shell and a person fill them in."""
    for word in words:
        if "*" in word:
            yield from (str(path.relative_to(folder)) for path in sorted(folder.glob(word)))
        else:
            yield {"POSITION": "northwestern-cs", "KEY": "ditto", "CODE": "unknown-topic", "~/papers": "papers"}.get(word, word)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*sorted({one.where.partition(":")[0] for one in SHOWN} - {"tutorial.md"}), "--help"])
def test_every_command_that_is_shown_works(name: str, desk: Path, run: Run) -> None:
    shown = EXAMPLES if name == "--help" else [one for one in SHOWN if one.where.startswith(f"{name}:")]
    if any(one.words[1] in SEASON or "--sent" in one.words for one in shown):
        begin_season(desk, run)
    for one in shown:
        if one.words[1] in ENDLESS_OR_FAR:
            continue
        ran = run(*_said(one.words[1:], desk), cwd=desk)
        begun = {3} if "--fail-within" in one.words else set()  # a position that was just begun cannot be read yet
        assert ran.code in {0, 4} | begun, f"{one}\n{ran.out}{ran.err}"


def test_the_tutorial_shows_what_happens(tmp_path: Path, run: Run) -> None:
    """From an empty folder, each command in its turn; `…` stands for any words."""
    here = tmp_path
    for one in shown_on(PAGES["tutorial.md"], "tutorial.md"):
        if one.words[0] == "cd":
            here = here / one.words[1]
            continue
        ran = run(*one.words[1:], cwd=here)
        assert ran.code in {0, 4}, f"{one}\n{ran.out}{ran.err}"
        for line in filter(str.strip, one.answer.splitlines()):
            pattern = ".*".join(map(re.escape, line.strip().split("…")))
            assert any(re.search(pattern, said) for said in (ran.out + ran.err).splitlines()), f"{one}: {line}\n{ran.out}{ran.err}"
