"""The doctor: is everything in place on this machine for the bot to run, and to go on running?

What only Telegram can tell is in ``bot.telegram.checkup``.
"""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from bot.app import help_card, read_flow, service
from bot.hardening import may_swap
from bot.recalls import open_recalls
from bot.recipients import recipients_of, roster_of
from bot.sentence import sentence
from bot.settings import DAYS, SettingRefused, Settings
from bot.staff.channels import read as read_channels
from bot.staff.press import standing_words
from bot.staff.standing import standing
from conversations.digest.frame import frame_of
from conversations.digest.scopes import FEWEST_OF_A_SCOPE
from conversations.errors import ConversationError, FlowRefused, Weight
from conversations.helplines import ENGLISH, HelpCard
from conversations.talk.languages import offered_languages
from conversations.tongues import code_of, name_of
from storage import queries, retention, snapshot, soundness
from storage.datasecret import is_changing, read_secret
from storage.digests import reading
from storage.errors import DatabaseRefused, StorageError, Unopenable
from storage.exports import EXPORTS
from storage.keys import read_service_secret
from storage.sealing.envelope import derive
from storage.sealing.selftest import check as check_library

LIST_NOTICE = timedelta(days=30)
"""How long before its end the doctor minds a signed list: whoever signs it may be away."""

LEAST_FREE_BYTES = 1_000_000_000
"""Below this an ordinary log or backup may fill the disk over night, and then nothing can be kept."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is fine, what was found, and what to do where it is not."""

    fine: bool
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"✓ {self.what}" if self.fine else f"✗ {self.what} {self.remedy}".rstrip()


def examine(settings: Settings, environment: Mapping[str, str], *, now: datetime) -> Iterator[Finding]:
    """Look at everything on this machine; one finding after another, never an error."""
    yield _finding(_library)
    yield _finding(lambda: _flow(settings.flow))
    yield from _help_lines(settings, now)
    yield _contact(settings.contact)
    yield from _channels(settings, environment)
    yield from _digest(settings)
    yield from _press(settings, environment)
    yield _finding(lambda: _secret(settings, environment))
    yield _finding(lambda: _recipients(settings, now.date()))
    yield from _list_ends(settings, now.date())
    yield from _data(settings.data)
    if (settings.data / "ledger.db").exists():
        yield _secret_fits(settings, environment)
        yield from _recalls(settings, environment, now.date())
        yield from _over(settings, environment, now)
        yield from _backup(settings, now)
    yield _disk(settings.data)
    yield _swap()


def _swap() -> Finding:
    """Words that are in memory while a turn is taken must not get to a disk."""
    if may_swap():
        return Finding(
            False,
            "This machine may write memory to swap, and with it words that were typed.",
            "Switch swap off, or run the service as deploy/firsthand.service does, with MemorySwapMax=0.",
        )
    return Finding(True, "No memory of the service is written to swap, as far as this process can see.")


def _finding(look: Callable[[], str]) -> Finding:
    """What ``look`` says, or what it raised: its message says what to do."""
    try:
        return Finding(True, look())
    except FlowRefused as error:
        mistakes = sum(fault.weight is Weight.ERROR for fault in error.faults)
        return Finding(
            False,
            f"The questions have {'a mistake' if mistakes == 1 else f'{mistakes} mistakes'}.",
            "List them with: firsthand check FILE.",
        )
    except (SettingRefused, ConversationError, StorageError) as error:
        return Finding(False, sentence(error))


def _library() -> str:
    check_library()
    return "The ciphers work."


def _flow(path: Path | None) -> str:
    flow = read_flow(path)
    languages = len(flow.languages)
    return f"The questions are fine: {flow.version}, in {'one language' if languages == 1 else f'{languages} languages'}."


def _help_lines(settings: Settings, now: datetime) -> Iterator[Finding]:
    path = settings.help
    try:
        card = help_card(path)
    except (SettingRefused, ConversationError) as error:
        yield Finding(False, sentence(error))
        return
    yield from _help_languages(card, settings)
    if card.unchecked:
        yield Finding(
            False,
            f"Nobody has checked {len(card.unchecked)} of the {len(card.lines)} lines of the Help now card: "
            f"{'; '.join(line.title for line in card.unchecked)}.",
            "Look each up at its source, and write reviewed and review_by below it, "
            + ("in a copy that FIRSTHAND_HELP names." if path is None else f"in {path}."),
        )
    overdue = card.overdue(now.date())
    for line in overdue:
        yield Finding(
            False,
            f"The help line {line.title} was to be checked by {line.review_by}.",
            f"Look it up at {line.source} and move both days on.",
        )
    if not overdue and not card.unchecked:
        soonest = min(line.review_by for line in card.lines if line.review_by is not None)
        yield Finding(
            True,
            f"The Help now card{f' ({card.area})' if card.area else ''} has {len(card.lines)} "
            f"line{'s' if len(card.lines) > 1 else ''}, next to be checked by {soonest}"
            f"{', which is soon' if card.due(now.date()) else ''}.",
        )


def _help_languages(card: HelpCard, settings: Settings) -> Iterator[Finding]:
    """The languages that people are offered in which the card is not whole."""
    try:
        flow = read_flow(settings.flow)
    except (SettingRefused, ConversationError):
        return  # told where the questions are looked at
    offered = offered_languages(flow, service(flow, card, settings))
    languages = {code_of(language) or ENGLISH: name_of(language) for language in offered}
    for code, names in card.missing(languages).items():
        yield Finding(
            False,
            f"The Help now card lacks {len(names)} of its {len(card.texts)} texts in {languages[code]} ({code}), "
            "which people then read in another language.",
            "Name them with: firsthand languages.",
        )


def _contact(contact: str) -> Finding:
    # The Data (Use and Access) Act 2025, section 103, asks every controller to make complaints easy; who has lost the
    # phone, or fled from it, cannot complain by Telegram.
    if contact:
        return Finding(
            True, "The privacy notice says who runs the service and how to reach them without Telegram."
        )
    return Finding(
        False,
        "The privacy notice does not say who runs the service, nor how to ask or complain without Telegram.",
        "Write it into FIRSTHAND_CONTACT, in one line: a name, and an address, a telephone number or an e-mail address.",
    )


def _channels(settings: Settings, environment: Mapping[str, str]) -> Iterator[Finding]:
    """The further channels of staff: whether they fit the questions, and which get no posts of their own yet."""
    if settings.channels is None:
        return
    try:
        channels = read_channels(settings, read_flow(settings.flow))
    except SettingRefused as error:
        yield Finding(False, sentence(error))
        return
    except ConversationError:
        return  # told where the questions are looked at
    names = ", ".join(scope.name for scope in channels.scopes)
    yield Finding(True, f"Beside the staff channel there are: {names}.")
    if not (settings.data / "ledger.db").exists():
        return
    try:
        secret = read_secret(settings.secret_file, data=settings.data, environment=environment, begin=False)
        with reading(settings.data, secret) as (digests, transaction):
            few = standing(channels, digests, transaction).refused
    except (StorageError, sqlite3.Error):
        return  # told where the data is looked at
    for name in few:
        # How many there are is said to nobody: that would be a count of a few.
        yield Finding(
            True,
            f"The channel {name} gets no posts of its own yet: fewer than {FEWEST_OF_A_SCOPE} narrators would be in it, "
            f"or fewer than {FEWEST_OF_A_SCOPE} would be left for the staff channel. "
            "Its stories go to the next channel that takes them.",
        )


def _digest(settings: Settings) -> Iterator[Finding]:
    """The weekly digest: when it goes out, and whether there is what it needs."""
    if settings.digest is None:
        return
    try:
        tables = frame_of(read_flow(settings.flow)).tables
    except (SettingRefused, ConversationError):
        return  # told where the questions are looked at
    missing = [name for name in ("highspy", "matplotlib") if find_spec(name) is None]
    if not tables:
        yield Finding(
            False,
            "The questions name nothing that a digest could count.",
            "Fill in the column kv:digest of the form, or set FIRSTHAND_DIGEST to off.",
        )
    if missing:
        yield Finding(
            False,
            f"The weekly digest cannot be made without {' and '.join(missing)}.",
            "Install Firsthand with its extra digest, or set FIRSTHAND_DIGEST to off.",
        )
    if tables and not missing:
        due = settings.digest
        yield Finding(
            True,
            f"The digest goes out each {DAYS[due.weekday].title()} at {due.at:%H:%M} ({due.zone.key}), "
            f"with numbers once a batch has {settings.digest_batch} narrators.",
        )


def _press(settings: Settings, environment: Mapping[str, str]) -> Iterator[Finding]:
    """What staff have stopped: it is as they want it, and must not be forgotten."""
    if not (settings.data / "ledger.db").exists():
        return
    try:
        secret = read_secret(settings.secret_file, data=settings.data, environment=environment, begin=False)
        with reading(settings.data, secret) as (digests, transaction):
            stopped = standing_words(digests.paused(transaction))
    except (StorageError, sqlite3.Error):
        return  # told where the data is looked at
    if stopped:
        yield Finding(
            False,
            stopped,
            "All of it waits, and goes on once they write /resume in the approval chat; where there is none, in the channel.",
        )


def _secret(settings: Settings, environment: Mapping[str, str]) -> str:
    read_service_secret(settings.secret_file, data=settings.data, environment=environment)
    return "The service secret can be read, by its owner alone, and lies outside the data folder."


def _secret_fits(settings: Settings, environment: Mapping[str, str]) -> Finding:
    try:
        secret = read_secret(settings.secret_file, data=settings.data, environment=environment, begin=False)
        damaged = soundness.unopened(settings.data, secret)
        if damaged:
            counts = ", ".join(f"{count} in {table}" for table, count in damaged.items())
            return Finding(
                False,
                f"The secret fits, but some rows do not open: {counts}.",
                "The runbook says what each means and what to restore.",
            )
        if is_changing(settings.data):
            return Finding(
                False,
                "Two service secrets open this data.",
                "Finish once the bot runs with the new one: firsthand keys rotate --finish.",
            )
        return Finding(True, "The secret is the one this data was kept under, and every row opens.")
    except Unopenable:
        return Finding(
            False,
            "The secret is not the one this data was kept under.",
            "Put that one back from where it was kept; no other opens it.",
        )
    except StorageError as error:
        return Finding(False, sentence(error))


def _list_ends(settings: Settings, today: date) -> Iterator[Finding]:
    """A signed list of recipients that is over soon: after that the service does not start."""
    try:
        listed = roster_of(settings, today)
    except StorageError:
        return  # told where the recipients are looked at
    if listed is not None and listed.until - today < LIST_NOTICE:
        yield Finding(
            False,
            f"The signed list of recipients is good until {listed.until}; after that the bot does not start.",
            "Have a new one signed: firsthand keys sign.",
        )


def _recipients(settings: Settings, today: date) -> str:
    installed = recipients_of(settings, today)
    names = ", ".join(f"{who.name} ({who.id.hex()})" for who in installed)
    alone = (
        " Only one: if that identity is lost, so is every story. Consider a second."
        if len(installed) == 1
        else ""
    )
    return f"Stories are sealed to {names}.{alone}"


def _data(folder: Path) -> Iterator[Finding]:
    if not folder.exists():
        yield Finding(True, f"The data folder {folder} is not there yet; the first run makes it.")
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    if os.name == "posix" and mode & 0o077:
        yield Finding(
            False,
            f"Others can look into the data folder {folder}.",
            f"Allow its owner alone: chmod 700 {folder}",
        )
    elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield Finding(False, f"The data folder {folder} cannot be written by this user.", "Change its owner.")
    else:
        yield Finding(True, f"The data folder {folder} is this user's alone.")
    faults = soundness.faults(folder)
    for fault in faults:
        yield Finding(False, f"{fault}.")
    if not faults and (folder / "ledger.db").exists():
        running = "a bot is using it now" if soundness.in_use(folder) else "no bot is using it now"
        yield Finding(True, f"The databases are whole; {running}.")


def _recalls(settings: Settings, environment: Mapping[str, str], today: date) -> Iterator[Finding]:
    """What was exported, may not be used any more, and is not known to be gone."""
    try:
        for words in open_recalls(settings, environment, today):
            yield Finding(False, words)
    except DatabaseRefused as error:
        if EXPORTS in str(error):
            yield Finding(False, sentence(error))
    except StorageError:
        return  # told where the data and the secret are looked at


def _backup(settings: Settings, now: datetime) -> Iterator[Finding]:
    """How old the last backup is, once there is a story that could be lost."""
    try:
        with snapshot.read(settings.data) as (ledger, _):
            (stories,) = ledger.execute(queries.stories_count).fetchone()
            last = retention.marked(ledger, "backup")
    except (StorageError, sqlite3.Error):
        return  # told where the data is looked at
    if stories and (last is None or now - last > retention.BACKUP):
        yield Finding(
            False,
            "The last backup is older than two days, or there is none.",
            "Let a timer run `firsthand backup` every hour, as the runbook shows.",
        )


def _over(settings: Settings, environment: Mapping[str, str], now: datetime) -> Iterator[Finding]:
    """Stories whose time is over, where the service waits for the steward."""
    try:
        secret = read_secret(settings.secret_file, data=settings.data, environment=environment, begin=False)
        at = now.astimezone(settings.time_zone)
        with snapshot.read(settings.data) as (ledger, _):
            plan = retention.planned(ledger, derive(secret, "consents"), settings.keep, at)
            waits = plan.touched and not retention.allowed(ledger, plan, at)
            doubt = retention.doubt(ledger, plan, at, settings.tidy_most) if waits else ""
    except (StorageError, sqlite3.Error):
        return  # told where the data is looked at
    if doubt:
        yield Finding(
            False,
            f"Stories whose time is over wait for your word: {doubt}.",
            "See what would be removed with: firsthand tidy.",
        )


def _disk(folder: Path) -> Finding:
    while not folder.exists():
        folder = folder.absolute().parent
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        return Finding(
            False,
            f"Only {free // 1_000_000:,} MB are free for the data.",
            "Make room, or nothing can be kept.",
        )
    return Finding(True, f"{free / 1e9:,.1f} GB are free for the data.")
