"""Options that several commands share."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as date_type
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


def wall_clock() -> datetime:
    """The time on the wall, with its zone; a zone that cannot be (`TZ=XXX-99`) is UTC, as one that nobody knows is."""
    try:
        return datetime.now().astimezone()
    except ValueError:
        return datetime.now(UTC)


def day_of(date: str | None, option: str = "--date") -> date_type:
    """The day asked for, else today's: a letter bears the date on the wall."""
    if date is None:
        return wall_clock().date()
    try:
        return datetime.strptime(date, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f"{date[:40]!r} is not a day: write it like 2026-11-06", param_hint=option) from None


def bare(option: str) -> type[TyperCommand]:
    """A command whose `option` may stand without a value, and is "" then."""

    class Bare(TyperCommand):
        def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # its own name is private
            alone = {at for at, word in enumerate(args) if word == option and (args[at + 1 :] or ["-"])[0].startswith("-")}
            return super().parse_args(ctx, [f"{word}=" if at in alone else word for at, word in enumerate(args)])

    return Bare
