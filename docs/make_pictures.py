"""Pictures for the README, made from real output: `make pictures` (papers from ../shared/papers where they are)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

REPOSITORY = Path(__file__).resolve().parent.parent
PICTURES = REPOSITORY / "docs" / "pictures"
PAPERS = REPOSITORY.parent / "shared" / "papers"
PINS = ("--pin", "megascale-infer", "--pin", "ragcache", "--pin", "ditto")
WIDTH = 640
"""Pixels."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        papers = ("--papers", str(PAPERS)) if PAPERS.is_dir() else ()
        build(out, "--target", "faculty-job", *PINS, *papers)
        build(out, "--target", "internship")
        faculty = out / "faculty-job"
        picture(faculty / "01-cover-letter.pdf", 0, "letter")
        picture(faculty / "02-cv.pdf", 0, "cv-1")
        picture(faculty / "02-cv.pdf", 1, "cv-2")
        picture(faculty / "03-publication-list.pdf", 0, "list")
        picture(faculty / "04-publication-bundle.pdf", 0, "index")
        picture(faculty / "04-publication-bundle.pdf", 1, "paper")
        picture(out / "internship" / "02-resume.pdf", 0, "resume")
        workspace = classic_workspace(out / "classic")
        build(out / "in-classic", "--target", "faculty-job", "--workspace", str(workspace))
        picture(out / "in-classic" / "faculty-job" / "02-cv.pdf", 0, "classic")


def build(out: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "packet", "build", "--out", str(out), "--date", "2026-11-24", *arguments]
    subprocess.run(command, check=True, cwd=REPOSITORY, stdout=subprocess.DEVNULL)


def classic_workspace(folder: Path) -> Path:
    """The example profile, with a target that asks for the theme `classic`."""
    (folder / "templates" / "targets").mkdir(parents=True)
    (folder / "profiles").symlink_to(REPOSITORY / "profiles")
    target = (REPOSITORY / "templates/targets/faculty-job.yaml").read_text()
    (folder / "templates/targets/faculty-job.yaml").write_text(target.replace("theme: awesome", "theme: classic"))
    return folder


def picture(pdf: Path, page: int, name: str) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        sheet.render(scale=WIDTH / sheet.get_width()).to_pil().quantize(64).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
