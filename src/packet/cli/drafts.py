"""What commands that write mail share: the sender, a letter by its name, the draft on the disk. Nothing is ever sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from packet.cli.build import shown_path
from packet.model.file_sizes import in_megabytes
from packet.model.mail import Mail, MailText
from packet.model.mailbox import Mailbox, parse_mailbox
from packet.model.naming import name_facts
from packet.model.plan import Plan
from packet.model.profile import Profile
from packet.model.sources import LetterFile
from packet.output import write_all
from packet.output.eml import CAREFUL_ENCODED, MOST_ENCODED, as_eml
from packet.problems import Place, Problem, Severity, SourceError
from packet.store.desk import Desk
from packet.store.institutions import read_institutions
from packet.store.letter_names import safe_letter
from packet.store.positions import Posted
from packet.store.profile_store import ProfileStore
from packet.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail as it is written: its place, and its bytes as they travel."""

    path: Path
    data: bytes

    @property
    def shown(self) -> str:
        return shown_path(self.path)


def sender_of(profile: Profile) -> Mailbox:
    """Raises `SourceError` where the profile has no address to write from."""
    try:
        return Mailbox(parse_mailbox(profile.email).address, profile.name)
    except ValueError:
        hint = "write it as email: in profile.yaml"
        raise SourceError(Problem("mail-no-sender", f"{profile.name} has no e-mail address to write from", hint=hint)) from None


def letter_named(workspace: Workspace, store: ProfileStore, name: str, posted: Posted | None) -> LetterFile:
    """Raises `SourceError` for a letter that is not there, cannot be read, or names an institution."""
    desk = Desk(workspace)
    letter = safe_letter(desk, store, name, posted.position if posted else None, read_institutions(desk))
    desk.finish()
    if letter is None:
        raise AssertionError("a letter that cannot be read has a problem")
    return letter


def subject_of(plan: Plan, text: MailText) -> tuple[str, tuple[Problem, ...]]:
    """As the call asks for it, else as the letter says; and a warning for what it names and nobody says."""
    pattern = plan.position.apply.subject if plan.position and plan.position.apply else ""
    if not pattern:
        return text.subject, ()
    facts: Mapping[str, str] = name_facts(plan, "application", 0)
    empty = [name for name, value in facts.items() if not value and f"{{{name}}}" in pattern]
    message = f"the subject names {', '.join(empty)}, which the position does not say"
    gap = Problem("mail-subject-gap", message, hint="add it to the position, or mend the draft", severity=Severity.WARNING)
    return pattern.format_map(facts), (gap,) if empty else ()


def left_out(text: MailText, letter: LetterFile) -> tuple[Problem, ...]:
    """A paragraph that needs a fact which nobody gives is left out, and told."""
    if not text.missing:
        return ()
    message = f"left out what needs {', '.join(text.missing)}"
    return (Problem("mail-left-out", message, Place(letter.path), "look whether the draft says enough", Severity.WARNING),)


def draft(mail: Mail, path: Path, drafted: datetime) -> Draft:
    return Draft(path, as_eml(mail, drafted))


def write_drafts(drafts: Iterable[Draft], others: Mapping[Path, bytes] | None = None) -> None:
    """All, or none. Raises `OutputError`."""
    write_all({**{one.path: one.data for one in drafts}, **(others or {})})


def too_big(size: int) -> tuple[Problem, ...]:
    """What speaks against a mail of so many bytes, encoded: an error where most servers refuse it, a warning where some do."""
    hint = "make pictures smaller (output: {pictures: 150 dpi}), attach fewer papers, or send a link"
    if size > MOST_ENCODED:
        return (Problem("mail-too-big", f"the mail has {in_megabytes(size)} as it travels; most servers take 25 MB", hint=hint),)
    if size > CAREFUL_ENCODED:
        message = f"the mail has {in_megabytes(size)} as it travels; some servers take only 20 MB"
        return (Problem("mail-too-big", message, hint=hint, severity=Severity.WARNING),)
    return ()
