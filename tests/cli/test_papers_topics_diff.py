"""`packet papers`, `packet topics`, `packet diff` as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import FILES
from builders import workspace as written
from running import Run

AD = "We read punched cards. We also weave on looms now and then."


@pytest.fixture
def ada(tmp_path: Path) -> Path:
    written(tmp_path, **{"profiles/ada/positions/lace.txt": AD})
    return tmp_path


def test_the_table_has_marks_scores_terms_phrases_and_the_sentence(run: Run, ada: Path) -> None:
    said = run("papers", "lace", cwd=ada)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "Lace University · Assistant Professor · advertisement: profiles/ada/positions/lace.txt"
    assert lines[1].split() == ["score", "fit·0.55", "role·0.2", "venue·0.15", "recency·0.1"]
    rank, mark, key, score, *values = lines[2].split()
    assert (rank, mark, key) == ("1", "attached", "engine")
    weights = [float(head.partition("·")[2].replace("−", "-")) for head in lines[1].split()[1:]]
    assert round(sum(weight * float(value) for weight, value in zip(weights, values, strict=True)), 4) == float(score)
    assert lines[3].strip() == "first author · no tier given · Jun. 2025"
    assert "“punched cards”" in lines[4]
    assert lines[4].endswith("in: We read punched cards.")


def test_json_has_the_documented_fields_and_the_sum_of_the_terms(run: Run, ada: Path) -> None:
    said = json.loads(run("papers", "lace", "--json", cwd=ada).out)
    assert said["advertisement"] == "profiles/ada/positions/lace.txt"
    for paper in said["papers"]:
        assert {"key", "rank", "chosen", "highlighted", "attached", "score", "terms", "evidence"} <= paper.keys()
        assert paper["score"] == round(sum(term["weight"] * term["value"] for term in paper["terms"]), 4)
        assert all(one["sentence"] in AD for one in paper["evidence"])


def test_another_advertisement_and_topics_may_be_given_and_what_is_left_out_has_its_reason(run: Run, ada: Path) -> None:
    (ada / "other.txt").write_text("We weave on looms.")
    said = run("papers", "--ad", "other.txt", cwd=ada).out
    assert "1 attached    loom" in said
    assert "2 left out    engine" in said
    assert "fit 0.00 is below the floor of 0.0" in said  # a tenth of the best fit, which one loose word does not make great
    assert "does not meet “looms”" in run("papers", "--target", "job", "--topic", "looms", cwd=ada).out


def test_papers_where_the_owner_was_not_found_are_listed_with_the_alias_to_add(run: Run, ada: Path) -> None:
    publications = ada / "profiles/ada/publications.yaml"
    publications.write_text(publications.read_text().replace("Charles Babbage, Ada Byron", "Charles Babbage, Adda Byrom"))
    said = run("papers", "lace", cwd=ada).out
    assert "! loom: Ada Byron is not among the authors: if you are “Adda Byrom” there, add it to names: in the profile" in said


def test_freeze_writes_the_choice_and_nothing_else_and_then_it_decides(run: Run, ada: Path) -> None:
    position = ada / "profiles/ada/positions/lace.yaml"
    position.write_text(FILES["profiles/ada/positions/lace.yaml"] + "topics: cards   # mine\n# the end\n")
    said = run("papers", "lace", "--freeze", cwd=ada)
    assert said.out.splitlines()[-1] == "frozen: papers: of profiles/ada/positions/lace.yaml"
    assert (
        position.read_text() == FILES["profiles/ada/positions/lace.yaml"] + "topics: cards   # mine\npapers: [engine]\n# the end\n"
    )
    assert "in your frozen list" in run("papers", "lace", cwd=ada).out


def test_freeze_keeps_the_mark_of_the_encoding_and_a_link_to_the_file(run: Run, ada: Path) -> None:
    position, real = ada / "profiles/ada/positions/lace.yaml", ada / "kept.yaml"
    real.write_bytes(b"\xef\xbb\xbf" + position.read_bytes())
    position.unlink()
    position.symlink_to(real)
    assert run("papers", "lace", "--topic", "looms", "--freeze", cwd=ada).code == 0
    assert position.is_symlink()
    assert real.read_bytes() == b"\xef\xbb\xbf" + FILES["profiles/ada/positions/lace.yaml"].encode() + b"papers: [loom]\n"


def test_freezing_needs_a_position_and_an_unknown_one_gets_the_nearest(run: Run, ada: Path) -> None:
    assert run("papers", "--freeze", cwd=ada).code == 2
    assert run("papers", "lace", "--target", "job", cwd=ada).code == 2
    said = run("papers", "lase", cwd=ada)
    assert said.code == 3
    assert "did you mean 'lace'?" in said.err
    assert run("papers", "--ad", "nowhere.txt", cwd=ada).code == 3


def test_topics_lists_each_with_what_bears_it_and_proposes_tags(run: Run, ada: Path) -> None:
    text = FILES["profiles/ada/publications.yaml"].replace("Loom: Weaving Numbers", "Numbers on Punched-Card Machines")
    (ada / "profiles/ada/publications.yaml").write_text(text)
    lines = run("topics", cwd=ada).out.splitlines()
    rows = [line.split() for line in lines]
    at = rows.index(["computing", "1", "paper", "computing"])
    assert rows[at + 1] == ["cards", "1", "paper", "punched", "cards"]
    assert lines[-1].strip() == "loom: add topics: [cards]   “punched card”"
    said = json.loads(run("topics", "--json", cwd=ada).out)
    assert {"topic": "cards", "papers": 1, "entries": 0} in said["topics"]
    assert said["proposals"] == [{"key": "loom", "topics": ["cards"], "phrases": ["punched card"], "tagged": True}]


def test_diff_tells_documents_papers_sections_entries_and_paragraphs_apart(run: Run, ada: Path) -> None:
    more = "documents: {cv: {entries: {forbid: {kind: education}}}, publication-bundle: {omit: true}}\nfit: Because of lace.\n"
    position = ada / "profiles/ada/positions/lace.yaml"
    position.write_text(FILES["profiles/ada/positions/lace.yaml"] + more)
    said = run("diff", "job", "lace", cwd=ada).out
    assert said.splitlines()[:2] == ["− job   Ada Byron · A test", "+ lace   Lace University · Assistant Professor"]
    assert "documents\n  − publication-bundle\n" in said
    assert "papers attached\n  − engine\n" in said
    assert "cv: sections\n  − Education\n" in said
    assert "cover-letter: paragraphs\n" in said
    assert "  + Because of lace." in said


def test_diff_takes_topics_behind_a_name_or_alone(run: Run, ada: Path) -> None:
    said = json.loads(run("diff", "job+cards", "looms", "--json", cwd=ada).out)
    chosen = next(one for one in said["differences"] if one["place"] == "papers chosen")
    assert (chosen["only_first"], chosen["only_second"]) == (["engine"], ["loom"])
    assert run("diff", "job+cards", "cards", cwd=ada).out.splitlines()[-1] == "both include the same"


def test_diff_of_an_unknown_name_gets_the_nearest(run: Run, ada: Path) -> None:
    said = run("diff", "job", "laces", cwd=ada)
    assert said.code == 2
    assert "did you mean 'lace'" in said.err


def test_build_ranks_by_an_advertisement_given_on_the_command_line(run: Run, ada: Path) -> None:
    (ada / "other.txt").write_text("We weave on looms.")
    said = run("build", "--target", "job", "--ad", "other.txt", "--json", "--date", "2026-11-24", cwd=ada)
    (packet,) = json.loads(said.out)["packets"]
    assert packet["papers"][0]["key"] == "loom"
    assert packet["papers"][0]["evidence"][0]["sentence"] == "We weave on looms."
