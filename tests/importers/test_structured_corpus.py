"""Every CV and résumé of the corpus that has a form of its own: all that it says is in the profile, in a note or in a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import lost

from packet.formats.located_json import read_json
from packet.formats.located_yaml import Fields, Node, Scalar, plain, read_yaml
from packet.importers import read_source
from packet.importers.cv_entries import SECTIONS
from packet.importers.samples import is_sample_person
from packet.importers.source import SourceFile
from packet.model.base import unfit
from packet.model.profile import OtherSection

NAMES = frozenset(("network", "placeholder"))
"""Networks have names of their own here: Google Scholar is `scholar`."""


SAID_OTHERWISE = {"kashyap[a]mte.mech.eng.osaka-u.ac.jp", "AlbertEinstein", "https://twitter.com/AlbertEinstein"}
"""An address that is hidden from robots is written out; the template's account is counted among the samples."""


def _without_sample_person(tree: Node) -> Node:
    """The file without who its template says that somebody is."""
    assert isinstance(tree, Fields)
    for key in ("basics", "cv"):
        head = tree.values.get(key)
        name = head.values.get("name") if isinstance(head, Fields) else None
        if isinstance(head, Fields) and isinstance(name, Scalar) and is_sample_person(name.text):
            kept = {name: node for name, node in head.values.items() if name == "sections"}
            return Fields({**tree.values, key: Fields(kept, head.keys, head.place)}, tree.keys, tree.place)
    return tree


def _files(shared: Path, pattern: str) -> list[Path]:
    files = sorted((shared / "corpus" / "publications").glob(pattern))
    assert files
    return files


def _look(file: SourceFile, tree: Node, called: str) -> None:
    found = read_source(file)
    assert found.format == called
    bare = _without_sample_person(tree)
    spoken_by_the_sample = set() if bare is tree else {"German", "Native speaker", "English", "Fluent"}
    assert set(lost(bare, found, NAMES)) <= spoken_by_the_sample | SAID_OTHERWISE
    profile = plain(found.profile)
    assert isinstance(profile, dict)
    for section, rows in profile.items():
        model = OtherSection if section == "other" else SECTIONS.get(section)
        for row in rows if model else ():
            assert isinstance(row, dict)
            assert not unfit(model, row) if model else True


def test_no_word_of_the_resumes_of_the_corpus_is_lost(shared: Path) -> None:
    for path in _files(shared, "*/assets/json/resume.json"):
        file = SourceFile(str(path), path.read_bytes())
        _look(file, read_json(file.data, file.path).tree, "JSON Resume")


def test_no_word_of_the_new_cvs_of_al_folio_is_lost(shared: Path) -> None:
    files = [path for path in _files(shared, "*/_data/cv.yml") if path.read_bytes().startswith(b"cv:")]
    if not files:
        pytest.skip("no cv.yml of the new form in the corpus")
    for path in files:
        file = SourceFile(str(path), path.read_bytes())
        _look(file, read_yaml(file.data, file.path), "RenderCV")
