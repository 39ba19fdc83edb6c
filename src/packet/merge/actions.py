"""Actions of PDFs by their names: which do something by themselves, which lead out of the file."""

from __future__ import annotations

from collections.abc import Mapping

ACTIVE: Mapping[str, str] = {
    "/JavaScript": "script",
    "/Launch": "action that starts a program",
    "/SubmitForm": "action that sends a form",
    "/ImportData": "action that reads a file",
    "/GoToR": "link to another file",
    "/GoToE": "link into an attached file",
    "/ResetForm": "form button",
    "/Hide": "form button",
    "/SetOCGState": "layer button",
    "/Rendition": "media action",
    "/Movie": "media action",
    "/Sound": "media action",
    "/RichMediaExecute": "media action",
    "/GoTo3DView": "media action",
}
ELSEWHERE = frozenset({"/GoToR", "/GoToE", "/Launch"})
"""Actions that open another file, or start a program."""
