"""`packet referee-kit`: the letters wanted of one referee → one PDF and one mail draft, in `out/referees/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from shlex import quote

import typer

from packet.build import set_alone
from packet.check.names.institutions import institution_findings
from packet.check.names.right_names import right_names
from packet.cli.application import Home, find_home
from packet.cli.build import packet_folder, shown_path
from packet.cli.drafts import draft, left_out, letter_named, sender_of, write_drafts
from packet.cli.letter import referee_named
from packet.cli.own_zone import own_zone
from packet.cli.printing import print_problems
from packet.cli.status import packets_folder
from packet.compose.mail import mail_text
from packet.compose.referee_kit import NAME, referee_kit
from packet.model.mail import Attached, Mail
from packet.model.mailbox import Mailbox, parse_mailbox
from packet.model.output import safe
from packet.model.plan import Plan, PlannedDocument
from packet.model.profile import Referee
from packet.model.referee_kit import RefereeKit, Wanted
from packet.model.season import LetterState
from packet.model.sources import Request
from packet.model.target import DocumentSpec
from packet.problems import PacketError, Problem, Severity, UsageError, did_you_mean
from packet.season.deadlines import Due, dues
from packet.season.letters import SHARED, WRITING, Letters, letters
from packet.season.status import status
from packet.store.applications import read_applications
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.season import read_season
from packet.store.sources import Selection, load_sources
from packet.tailor import tailor

FOLDER = "referees"
LETTER = "referee-kit"
CALLED = {"hard": "applications close"}
SETTLED = {LetterState.RECEIVED, LetterState.DECLINED}


@dataclass(frozen=True, slots=True)
class KitOptions:
    """The command line of `packet referee-kit`; no positions: all that want a letter of this referee."""

    referee: str
    positions: tuple[str, ...]
    date: date
    now: datetime
    out: Path | None
    profile: str | None
    workspace: Path | None


def run_referee_kit(options: KitOptions) -> None:
    """Raises `UsageError` for a referee who is not known, and where no letter is wanted of the one who is."""
    home = find_home(options.workspace, options.profile)
    store = read_profile(home.workspace, home.profile)
    known = {one.name: one for one in store.profile.referees}
    referee = known[referee_named(options.referee, list(known))]
    wanted, unread = _wanted(options, home, referee)
    kit, problems = _kit(wanted, store, referee, home, options)
    folder = packet_folder(home.workspace, options.out or home.workspace.root / "out", home.profile, FOLDER)
    name = _file_name(referee, list(known))
    sheet = _sheet(kit)
    letter = letter_named(home.workspace, store, LETTER, None)
    text = mail_text(letter, kit.wanted[0].plan, referee.name, {"kit": _facts(kit)})
    attached = Attached(f"{safe(kit.wanted[0].plan.surname)}-letters.pdf", sheet)  # the referee has many such mails
    mail = Mail(sender_of(store.profile), _to(referee), (), text.subject, text.body, (attached,))
    made = draft(mail, folder / f"{name}.eml", options.now)
    write_drafts([made], {folder / f"{name}.pdf": sheet})
    named = f", named for {len(kit.named)}" if kit.named else ""
    typer.echo(
        f"{referee.name}: {len(kit.letters)} letter{'s' * (len(kit.letters) != 1)}{named}   {shown_path(folder / f'{name}.pdf')}"
    )
    asked = " ".join(one.plan.position_name for one in kit.wanted)
    typer.echo(f"{made.shown}; not sent: open it, look, send it, then\n  packet letter {asked} {quote(referee.name)} asked")
    print_problems((*unread, *problems, *left_out(text, letter), *_no_address(referee)))


def _file_name(referee: Referee, known: Sequence[str]) -> str:
    """In letters that every system takes, and not that of another referee."""
    stems = [safe(name).lower() for name in known]
    at = known.index(referee.name)
    alone = stems[at] != safe("").lower() and stems.count(stems[at]) == 1
    return stems[at] if alone else f"referee-{at + 1}"


def _wanted(options: KitOptions, home: Home, referee: Referee) -> tuple[tuple[Letters, ...], tuple[Problem, ...]]:
    """The positions that still want a letter of this referee, what is due first at the beginning; and those that cannot be read."""
    now = options.now.astimezone(own_zone(home.workspace.root))
    read = read_applications(home.workspace, home.profile, packets_folder(home.workspace, home.profile, None))
    events = read_season(home.files).events
    found = [one for one in letters(status(read.found, events, now), events, now) if _is_open(one, referee, now)]
    names = [one.application.name for one in found]
    for name in options.positions:
        if name not in names:
            hint = did_you_mean(name, names) if names else "packet letters shows who is to write for which position"
            raise UsageError(Problem("no-letter-wanted", f"{name} wants no letter of {referee.name}", hint=hint))
    chosen = [one for one in found if not options.positions or one.application.name in options.positions]
    if not chosen:
        hint = "packet letters shows who is to write for which position"
        raise UsageError(Problem("no-letter-wanted", f"no position wants a letter of {referee.name}", hint=hint), *read.warnings)
    return tuple(sorted(chosen, key=_by_day)), read.warnings


def _by_day(one: Letters) -> tuple[date, float]:
    """As the referee reads the days; those without one at the end."""
    return (one.due.written.day, one.due.act_by.timestamp()) if one.due else (date.max, 0.0)


def _is_open(one: Letters, referee: Referee, now: datetime) -> bool:
    """A letter that is late may still be sent; a name that was wanted by a day that is over may not."""
    if one.named_only and one.due and one.due.at < now:
        return False
    return any(letter.referee == referee.name and letter.state not in SETTLED for letter in one.letters)


def _kit(
    wanted: Sequence[Letters], store: ProfileStore, referee: Referee, home: Home, options: KitOptions
) -> tuple[RefereeKit, tuple[Problem, ...]]:
    """The kit, and what is to be told: what is left out, positions that cannot be read."""
    request = Request(options.date, anonymous=False)
    found: list[Wanted] = []
    problems: list[Problem] = []
    for one in wanted:
        try:
            plan = tailor(load_sources(home.workspace, store, Selection(position=one.application.name), request), request)
        except PacketError as error:
            problems.append(_broken(one.application.name, error))
            continue
        day, due = (day_of(one.due), when(one.due)) if one.due else ("", "")
        found.append(Wanted(plan, day, due, _others(one, options.now), _state_of(one, referee), one.named_only))
        problems += _other_names(plan) if referee.consent else ()
    if not found:
        raise UsageError(Problem("no-letter-wanted", f"no position that can be read wants a letter of {referee.name}"), *problems)
    also = [other for other in store.profile.referees if other != referee and _writes(other, wanted)]
    named = tuple(other for other in also if other.consent)
    return RefereeKit(referee, tuple(found), named if referee.consent else ()), (*problems, *_unsaid(referee, also))


def _writes(referee: Referee, wanted: Sequence[Letters]) -> bool:
    """Whether somebody else has agreed to write for one of the positions, or has written."""
    return any(letter.referee == referee.name and letter.state in WRITING for one in wanted for letter in one.letters)


def _unsaid(referee: Referee, also: Sequence[Referee]) -> Iterator[Problem]:
    """What is not said for want of consent."""
    if not referee.consent:
        message = f"left out what {referee.name} could stress, and who else writes: no consent is recorded"
        hint = f"once {referee.name} has agreed, write consent: YYYY-MM-DD to that referee in profile.yaml"
        yield Problem("no-consent", message, None, hint, Severity.WARNING)
    elif unnamed := [other.name for other in also if not other.consent]:
        message = f"not named among those who write, since no consent is recorded: {', '.join(unnamed)}"
        yield Problem("no-consent", message, None, "ask them, then write consent: YYYY-MM-DD in profile.yaml", Severity.WARNING)


def day_of(due: Due) -> str:
    return f"{due.written.day.day} {due.written.day:%b} {due.written.day.year}"


def when(due: Due) -> str:
    """`5 Dec 2026, 17:00 Chicago time`, for a reader who knows no names of time zones; one that nobody says is not invented."""
    at = due.written.words or (format(due.written.at, "%H:%M") if due.written.at else "")
    place = due.zone.rpartition("/")[2].replace("_", " ")
    zone = f"{place} time" if "/" in due.zone else "anywhere on Earth" if due.zone == "AoE" else due.zone
    said = " ".join(filter(None, (at, zone))) if at else ""
    return f"{day_of(due)}, {said}" if said else day_of(due)


def _others(one: Letters, now: datetime) -> tuple[str, ...]:
    """Deadlines of the application that are to come; interviews and offers are no concern of a referee."""
    found = [due for due in dues(one.application.deadlines, one.application.zone) if due.kind in SHARED and due.at >= now]
    return tuple(f"{CALLED.get(due.name, due.title)}: {when(due)}" for due in found if one.due is None or due.name != one.due.name)


def _other_names(plan: Plan) -> Iterator[Problem]:
    """What the check of letters finds in the applicant's words on fit, which the sheet prints."""
    position = plan.position
    if position is None or not position.fit.strip():
        return
    for finding in institution_findings(position.fit, "letter", right_names(plan), position.institution.name):
        message = f"{plan.position_name}: fit: {finding.message}"
        yield Problem("kit-other-name", message, None, finding.remedy or "mend fit: of the position", Severity.WARNING)


def _state_of(one: Letters, referee: Referee) -> LetterState:
    return next(letter.state for letter in one.letters if letter.referee == referee.name)


def _broken(name: str, error: PacketError) -> Problem:
    count = len(error.problems)
    message = f"position {name} has {count} problem{'s' * (count != 1)} and is left out"
    return Problem("broken-position", message, error.problems[0].place, f"packet build {name} shows them", Severity.WARNING)


def _sheet(kit: RefereeKit) -> bytes:
    """The PDF, in the look and on the paper of the first position's packet."""
    plan: Plan = kit.wanted[0].plan
    document = referee_kit(kit)
    planned = PlannedDocument(NAME, "statement", document.title, DocumentSpec())
    alone = replace(plan, documents=(planned,), output=plan.output.model_copy(update={"encrypt": False}))
    return set_alone(alone, (document,))[0].file.data


def _facts(kit: RefereeKit) -> Mapping[str, object]:
    """What the mail may say of the kit."""
    return {
        "count": len(kit.letters),
        "first": next((one.due for one in kit.letters if one.due), ""),
        "lines": tuple(filter(None, map(_line, kit.letters))),
        "named": tuple(filter(None, map(_line, kit.named))),
        "agreed": any(one.state in WRITING for one in kit.wanted),
        "stress": kit.referee.consent is not None,
    }


def _line(one: Wanted) -> str:
    position = one.plan.position
    due = f": due {one.due}" if one.due else ""
    return f"{position.institution.name}, {position.title}{due}" if position else ""


def _to(referee: Referee) -> tuple[Mailbox, ...]:
    try:
        return (Mailbox(parse_mailbox(referee.email).address, referee.name),)
    except ValueError:
        return ()


def _no_address(referee: Referee) -> Iterator[Problem]:
    if not _to(referee):
        hint = "write email: in profile.yaml, or fill it in in the draft"
        yield Problem("mail-no-address", f"the profile has no address of {referee.name}", None, hint, Severity.WARNING)
