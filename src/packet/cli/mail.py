"""`packet mail`: what was built for a position → a mail draft with it, under the call's subject. It is never sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import typer

from packet.cli.application import Application, find_application, find_home
from packet.cli.drafts import Draft, draft, left_out, letter_named, sender_of, subject_of, too_big, write_drafts
from packet.cli.named_file import named_file
from packet.cli.printing import print_problems
from packet.cli.sent import built_for
from packet.compose.mail import mail_text
from packet.model.file_sizes import in_megabytes
from packet.model.mail import Attached, Mail, attachment_name
from packet.model.plan import Plan
from packet.model.sources import Request
from packet.problems import Problem, RefusedError, Severity, SourceError
from packet.store.build_record import NAME as MANIFEST
from packet.store.built import Built, objections
from packet.store.profile_store import read_profile
from packet.store.sources import Selection, load_sources
from packet.tailor import tailor

NAME = "mail.eml"


@dataclass(frozen=True, slots=True)
class MailOptions:
    """The command line of `packet mail`; `anyway`: write the draft though something speaks against sending it."""

    position: str
    letter: str
    output: Path | None
    anyway: bool
    out: Path | None
    profile: str | None
    workspace: Path | None


def run_mail(options: MailOptions, now: datetime) -> None:
    """Raises `RefusedError`, and writes nothing, where the packet or the size of the mail speaks against sending it."""
    named = named_file(options.output, ".eml") if options.output is not None else None
    application = find_application(find_home(options.workspace, options.profile), options.position, now)
    if application.posted is None:
        raise SourceError(Problem("unknown-position", f"the file of position {options.position!r} is gone"))
    built = built_for(application, options.out)
    plan = _plan(application, built)
    mail, warnings = _mail(application, plan, built, options.letter)
    made = draft(mail, named or _beside(application, options.out), now)
    against = (
        *objections(built, application.home.workspace),
        *too_big(len(made.data)),
        *_against_rules(plan, mail, len(made.data)),
    )
    if not options.anyway and any(one.severity is Severity.ERROR for one in against):
        again = f"packet mail {options.position} --anyway"
        raise RefusedError(*against, Problem("no-draft", "no draft was written", hint=f"if you want it all the same: {again}"))
    write_drafts([made])
    _say(made, mail, plan)
    print_problems((*warnings, *(Problem(p.code, p.message, p.place, p.hint, Severity.WARNING) for p in against)))


def _beside(application: Application, out: Path | None) -> Path:
    from packet.cli.build import packet_folder

    home = application.home
    return packet_folder(home.workspace, out or home.workspace.root / "out", home.profile, application.name) / NAME


def _plan(application: Application, built: Built) -> Plan:
    """Every decision as of the day of the build, for what the mail says."""
    home = application.home
    request = Request(date.fromisoformat(built.manifest.date))
    store = read_profile(home.workspace, home.profile)
    return tailor(load_sources(home.workspace, store, Selection(position=application.name), request), request)


def attached_files(built: Built, plan: Plan) -> tuple[Attached, ...]:
    """The one file that holds the packet, where there is one; else every file that was built. Its name says whose it is."""
    names = [built.manifest.whole] if built.manifest.whole else [name for name in built.files if name != MANIFEST]
    return tuple(Attached(attachment_name(name, plan.surname, plan.output), built.files[name]) for name in names)


def _mail(application: Application, plan: Plan, built: Built, letter: str) -> tuple[Mail, tuple[Problem, ...]]:
    home = application.home
    store = read_profile(home.workspace, home.profile)
    template = letter_named(home.workspace, store, letter, application.posted)
    attached = attached_files(built, plan)
    text = mail_text(template, plan, more={"attached": tuple(one.name for one in attached)})
    subject, gaps = subject_of(plan, text)
    apply = plan.position.apply if plan.position else None
    mail = Mail(sender_of(store.profile), apply.to if apply else (), apply.cc if apply else (), subject, text.body, attached)
    return mail, (*gaps, *left_out(text, template), *_no_address(mail, application), *_hidden(plan))


def _no_address(mail: Mail, application: Application) -> Iterator[Problem]:
    if not mail.to:
        hint = f"say apply: {{to: ADDRESS}} in positions/{application.name}.yaml, or fill it in in the draft"
        yield Problem("mail-no-address", f"{application.name} does not say where to send it", None, hint, Severity.WARNING)


def _hidden(plan: Plan) -> Iterator[Problem]:
    """The packet may be anonymous; a mail never is."""
    if plan.anonymous:
        message = "the packet is anonymous, and a mail says who sends it"
        yield Problem("mail-not-anonymous", message, None, "ask how the call wants it sent", Severity.WARNING)


def _against_rules(plan: Plan, mail: Mail, encoded: int) -> Iterator[Problem]:
    """What the call says of the size of all files together, held against the files and against the mail as it travels."""
    limits = [(one.rule.total_size, one) for one in plan.demands if one.steers and one.rule.total_size]
    files = sum(len(one.data) for one in mail.attached)
    for limit, demand in limits:
        quote = f" (“{demand.rule.quote}”)" if demand.rule.quote else ""
        if encoded > (limit or 0):
            message = f"the files have {in_megabytes(files)}, the mail {in_megabytes(encoded)} as it travels; the call takes"
            weight = Severity.ERROR if files > (limit or 0) else Severity.WARNING
            hint = "base64 makes files a third larger; make pictures smaller, or attach fewer papers"
            yield Problem("mail-too-big", f"{message} {in_megabytes(limit or 0)}{quote}", demand.place, hint, weight)


def _say(made: Draft, mail: Mail, plan: Plan) -> None:
    typer.echo(typer.style(plan.heading, bold=True))
    typer.echo(f"to       {', '.join(map(str, mail.to)) or '–'}")
    if mail.cc:
        typer.echo(f"cc       {', '.join(map(str, mail.cc))}")
    typer.echo(f"subject  {mail.subject}")
    for one in mail.attached:
        typer.echo(f"file     {one.name}  {in_megabytes(len(one.data))}")
    typer.echo(f"{made.shown}  {in_megabytes(len(made.data))} as it travels; not sent: open it, look, send it, then packet sent")
