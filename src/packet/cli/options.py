"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WorkspaceOption = Annotated[Path | None, typer.Option("--workspace", metavar="DIR", help="Default: nearest folder with profiles/.")]
ProfileOption = Annotated[str | None, typer.Option("--profile", metavar="NAME", help="Not needed when there is one.")]
TopicOption = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Papers on it; repeat for any of several.")]
AdvertisementOption = Annotated[
    Path | None, typer.Option("--ad", metavar="FILE", help="The advertisement to rank papers by; default: the position's.")
]
PapersOption = Annotated[
    Path | None, typer.Option("--papers", metavar="DIR", help="Folder of KEY.pdf; default: profiles/<who>/papers.")
]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where to write; default: out/.")]
DateOption = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The letter's date; default: today.")]
AnonymousOption = Annotated[
    bool | None, typer.Option("--anonymous/--named", help="Without your name, affiliation and links; default: as the files say.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
