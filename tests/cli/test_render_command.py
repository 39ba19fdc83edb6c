"""`packet render`: one document alone."""

from __future__ import annotations

from pathlib import Path

from running import Run


def test_a_document_alone_is_the_packets_own_part(workspace: Path, run: Run) -> None:
    run("build", "example-university", "--date", "2026-01-02", cwd=workspace)
    assert run("render", "cv", "example-university", "--date", "2026-01-02", cwd=workspace).code == 0
    folder = workspace / "out/example-university"
    assert (folder / "cv.pdf").read_bytes() == (folder / "02-cv.pdf").read_bytes()


def test_png_writes_a_picture_a_page(workspace: Path, run: Run) -> None:
    ran = run("render", "cv", "--target", "faculty-job", "--png", "--dpi", "40", cwd=workspace)
    assert ran.out.split() == ["out/faculty-job/cv-1.png"]
    assert (workspace / "out/faculty-job/cv-1.png").read_bytes().startswith(b"\x89PNG")


def test_text_writes_what_a_portals_text_box_wants(workspace: Path, run: Run) -> None:
    run("render", "cover-letter", "example-university", "--text", "--date", "2026-01-02", cwd=workspace)
    text = (workspace / "out/example-university/cover-letter.txt").read_text()
    for said in (
        "January 2, 2026\nFaculty Search Committee\n",
        "\n\nDear Faculty Search Committee,\n\n",
        "\n\nSincerely,\n\nAlex Example\n",
    ):
        assert said in text


def test_text_of_a_cv_has_every_entry_and_its_titles_in_capitals(workspace: Path, run: Run) -> None:
    run("render", "cv", "--target", "faculty-job", "--text", cwd=workspace)
    text = (workspace / "out/faculty-job/cv.txt").read_text()
    for said in (
        "EDUCATION\n\nExample University, Example City\n",
        "- Built a scheduler",
        "[C1] Steady: Scheduling That Stays Where It Is\nAlex Example*",
    ):
        assert said in text


def test_an_unknown_document_is_told_with_the_known_ones(workspace: Path, run: Run) -> None:
    ran = run("render", "cw", "--target", "faculty-job", cwd=workspace)
    assert ran.code == 3
    assert "cover-letter, cv" in ran.err


def test_without_position_and_target_the_command_asks_which(workspace: Path, run: Run) -> None:
    assert run("render", "cv", cwd=workspace).code == 2
