"""Encryption on request, and what is said of an `output:` that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PasswordType, PdfReader
from running import Run
from seed_packet import generated_paper

from packet.cli.locking import password

POSITION = """target: faculty-job
institution: {name: ETH Zürich}
title: Assistant Professor
attach: 2
"""


@pytest.fixture
def locked_workspace(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter with a position that asks for encryption."""
    password.cache_clear()
    monkeypatch.delenv("PACKET_PASSWORD", raising=False)
    generated_paper(workspace / "profiles/me/papers/steady.pdf", "Steady", pages=2)
    (workspace / "profiles/me/positions/eth.yaml").write_text(POSITION + "output: {encrypt: true}\n")
    return workspace


def test_encrypted_files_open_with_the_password_alone_and_keep_links_and_tags(
    run: Run, locked_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKET_PASSWORD", "correct horse")
    ran = run("build", "eth", cwd=locked_workspace)
    folder = locked_workspace / "out/eth"
    assert ran.code == 0, ran.err
    assert len(list(folder.glob("*.pdf"))) == 5
    for path in folder.glob("*.pdf"):
        reader = PdfReader(path)
        assert reader.is_encrypted
        assert reader.decrypt("") is PasswordType.NOT_DECRYPTED
        assert reader.decrypt("correct horse") is not PasswordType.NOT_DECRYPTED
        assert "/StructTreeRoot" in reader.root_object
        assert str(reader.root_object["/Lang"]) == "en-US"
    assert all(b"correct horse" not in path.read_bytes() for path in (locked_workspace / "out").rglob("*") if path.is_file())


def test_without_a_password_nothing_is_written(run: Run, locked_workspace: Path) -> None:
    ran = run("build", "eth", cwd=locked_workspace)
    assert ran.code == 2
    assert "error[no-password]" in ran.err
    assert "PACKET_PASSWORD" in ran.err
    assert not (locked_workspace / "out/eth").exists()


def test_a_merged_file_can_be_encrypted(run: Run, locked_workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKET_PASSWORD", "correct horse")
    assert run("merge", "profiles/me/papers/steady.pdf", "-o", "all.pdf", "--encrypt", cwd=locked_workspace).code == 0
    assert PdfReader(locked_workspace / "all.pdf").decrypt("") is PasswordType.NOT_DECRYPTED


def test_a_group_with_an_unknown_document_is_told_with_its_place(run: Run, workspace: Path) -> None:
    (workspace / "profiles/me/positions/eth.yaml").write_text(POSITION + "output: {files: [[cover-leter, cv]]}\n")
    ran = run("build", "eth", cwd=workspace)
    assert ran.code == 3
    assert "eth.yaml:5" in ran.err
    assert "did you mean 'cover-letter'?" in ran.err
