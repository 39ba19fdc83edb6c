"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

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
PinOption = Annotated[list[str] | None, typer.Option("--pin", metavar="KEY", help="A paper that comes first; repeatable.")]
ExcludeOption = Annotated[list[str] | None, typer.Option("--exclude", metavar="KEY", help="A paper never to choose; repeatable.")]


class BareProfile(TyperCommand):
    """A command whose `--profile` may stand without a name: then it is the only profile that there is."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # its own name is private
        bare = {at for at, word in enumerate(args) if word == "--profile" and (args[at + 1 :] or ["-"])[0].startswith("-")}
        return super().parse_args(ctx, [f"{word}=" if at in bare else word for at, word in enumerate(args)])
