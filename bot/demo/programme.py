"""The demo, in order: keys, families, staff, export, release, tables, and a search of every file for what was typed."""

import asyncio
import csv
from io import BytesIO
from pathlib import Path
from typing import TextIO

from bot import logs
from bot.app import App, now, opened
from bot.commands.releasing import RECORDS, release, version
from bot.demo import traces
from bot.demo.checklist import Checklist
from bot.demo.families import End, Family, families
from bot.demo.inventory import inventory
from bot.demo.performance import Played, perform
from bot.sending import export
from bot.staff.local import LocalChannel
from bot.terminal import playground
from bot.terminal.channel import Channel, Phones
from bot.terminal.playground import Playground
from conversations.consent import Use
from storage import queries
from storage.approvals import by_one
from storage.database import Transaction
from storage.errors import BundleRefused, WrongPassword
from storage.export.arriving import arrived
from storage.export.opening import open_bundle
from storage.export.progress import Progress
from storage.export.releasing import Options
from storage.keys import load_identity, load_recipient
from storage.researchers import FOLDER, added, researcher
from storage.sealing.age import new_identity_file
from storage.sealing.identity import Identity

PASSWORDS = {"steward": "demo-only-steward", "second": "demo-only-second"}
"""Public, and said to be so wherever they are shown."""

PURPOSE = "A demo of Firsthand: made-up families, and keys whose passwords anyone can read."


def demonstrate(folder: Path, screen: TextIO) -> int:
    """Do all of it in ``folder``, made anew; gives 0 where every check held, else 1.

    Raises:
        SettingRefused: The folder holds something that no demo put there.
    """
    playground.clear(folder, purpose=PURPOSE)
    ground = playground.make(folder, PASSWORDS, purpose=PURPOSE)
    marks = Checklist(screen)
    marks.say("Firsthand, shown with a dozen made-up families. Nobody lived these stories.")
    with (folder / "service.log").open("w", encoding="utf-8") as log, logs.to(log):
        asyncio.run(_Demo(ground, marks, families()).run())
    marks.heading("In the end")
    if marks.crosses:
        marks.say(f"{marks.crosses} of {marks.checks} checks FAILED, see ✗ above. Please report it.")
        return 1
    marks.say(
        f"All {marks.checks} checks held. Everything lies in {folder}; look around, and delete it when you like.",
        "Next: `firsthand rehearse` to be the narrator yourself; the README says how to go live.",
    )
    return 0


def _silent(progress: Progress) -> None:
    """A dozen stories are done before anybody could read how far it is."""


class _Demo:
    """One demo: where it plays, what it shows, who takes part."""

    def __init__(self, ground: Playground, marks: Checklist, cast: tuple[Family, ...]) -> None:
        self._ground = ground
        self._marks = marks
        self._cast = cast
        self._staff = LocalChannel(ground.staff)

    async def run(self) -> None:
        """All parts, in order."""
        self._keys()
        async with opened(self._ground.settings(None), {}) as app:
            played = await self._families(app)
            self._posts(played)
            await self._kept(app)
            await asyncio.to_thread(self._export)
            self._search("while the service runs")
        self._tables()
        self._search("after it was stopped")
        self._reveal()

    def _keys(self) -> None:
        self._marks.heading("Keys, made on the spot")
        for name, password in PASSWORDS.items():
            who = load_recipient(self._ground.recipient(name))
            self._marks.check(True, f"{name}: id {who.id.hex()}, password {password!r} (for this demo only)")
        try:
            load_identity(self._ground.identity("steward"), "another password")
            refused = False
        except WrongPassword:
            refused = True
        self._marks.check(refused, "an identity does not open with another password")

    async def _families(self, app: App) -> list[Played]:
        self._marks.heading("Twelve families write")
        phones = Phones()
        channel = Channel(
            app.store,
            app.flows.current,
            service=app.service,
            phones=phones,
            staff=self._staff,
            clock=now,
        )
        await channel.begin()
        played = []
        async for one in perform(channel, phones, self._cast):
            played.append(one)
            self._marks.check(one.ended_as_told, f"{one.family.who}: {_ending(one.family)}")
        return played

    def _posts(self, played: list[Played]) -> None:
        self._marks.heading("What staff read")
        posts = self._staff.posts
        for number, text in posts.items():
            self._marks.say(f"post {number}", *(f"    {line}".rstrip() for line in text.split("\n")), "")
        for_staff = [one for one in self._cast if one.ends is End.SENT and one.uses - {Use.RESEARCH}]
        self._marks.check(
            len(posts) == len(for_staff),
            f"{len(posts)} posts: one for each family that let staff read something",
        )
        self._marks.check(
            all(one.posted_as_shown for one in played),
            "every line of every post had been on its narrator's screen, to the letter, before they sent it",
        )
        back = [one for one in played if one.family.ends is End.WITHDRAWN]
        gone = all(one.posted and one.taken_down == len(one.posted) for one in back)
        self._marks.check(
            gone and not any(text in posts.values() for one in back for text in one.posted),
            "the story that was taken back had been posted, and its post is gone",
        )

    async def _kept(self, app: App) -> None:
        def count(transaction: Transaction) -> tuple[int, int]:
            (stories,) = transaction.ledger.execute(queries.stories_count).fetchone()
            return stories, len(transaction.shares.execute(queries.share_ids).fetchall())

        self._marks.heading("What the service keeps")
        stories, shares = await app.store.write(count)
        sent = sum(one.ends is End.SENT for one in self._cast)
        self._marks.check(
            stories == shares == sent,
            f"{sent} sealed stories and {sent} half-keys; of the one that was taken back, neither",
        )
        names = {path.name for path in traces.files(self._ground.data)}
        self._marks.check(
            not any(name.endswith((".identity", ".secret")) for name in names),
            "no private key and no secret in the data folder: the service cannot read what it keeps",
        )

    def _export(self) -> None:
        self._marks.heading("What leaves for research")
        ground, parcel = self._ground, self._parcel
        text, key = new_identity_file()
        self._key.write_text(text, encoding="utf-8")
        who = researcher("researcher", key.text, "A demo", "safeguarded", f"{now().year + 1}-12-31")
        added(who, ground.data / FOLDER)
        steward = load_identity(ground.identity("steward"), PASSWORDS["steward"])
        sent = export(ground.settings(None), {}, who, steward.recipient, parcel, by_one(), at=now())
        written = sent.written
        self._marks.check(
            written.stories == len(self._for_research())
            and not written.sealed_to_others
            and not written.damaged
            and not sent.lacking,
            f"exported while the service runs: {written.stories} stories for one researcher, sealed to the steward who holds "
            "an identity; those whose narrators said no to research are not among them",
        )
        other = load_identity(ground.identity("second"), PASSWORDS["second"])
        self._marks.check(self._opens_not(parcel, other), "another identity does not open them")
        options = Options(today=now().date().isoformat(), firsthand=version())
        made = release(parcel, steward, ground.folder / "keys" / RECORDS, self._bundle, options, _silent)
        report = made.report
        self._marks.check(
            report.after.k >= 5,
            "released: redacted once more, and made so coarse that at least "
            f"{report.after.k} rows share all that somebody may know; encrypted to the researcher's age key",
        )

    def _opens_not(self, parcel: Path, whose: Identity) -> bool:
        try:
            with parcel.open("rb") as file:
                list(open_bundle(file, whose).rows)
        except BundleRefused:
            return True
        return False

    @property
    def _parcel(self) -> Path:
        return self._ground.folder / "stories.parcel"

    @property
    def _bundle(self) -> Path:
        return self._ground.folder / "stories.age"

    @property
    def _key(self) -> Path:
        return self._ground.folder / "keys" / "researcher-key.txt"

    def _tables(self) -> None:
        self._marks.heading("What the researcher opens")
        folder = self._ground.folder / "stories"
        text = self._key.read_text(encoding="utf-8")
        changed = bytearray(self._bundle.read_bytes())
        changed[len(changed) // 2] ^= 1
        try:
            arrived(BytesIO(changed), text, folder, progress=_silent)
            refused = False
        except BundleRefused:
            refused = not folder.exists()
        self._marks.check(refused, "with one bit changed, nothing of it opens")
        with self._bundle.open("rb") as file:
            made = arrived(file, text, folder, progress=_silent)
        with (folder / "data" / "stories.csv").open(encoding="utf-8-sig", newline="") as table:
            rows = list(csv.reader(table))
        self._marks.check(
            made.stories == len(rows) - 1,
            f"opened with the researcher's age key, signature and sums checked: {made.stories} rows of {len(rows[0])} columns",
        )
        for path in traces.files(folder):
            self._marks.say(f"    {path.relative_to(folder).as_posix():<28} {path.stat().st_size:>9,} bytes")
        place = rows[0].index("right_question")
        self._marks.say("    the column right_question, for example:")
        self._marks.say(*(f"      {row[place] or '(nothing)'}" for row in rows[1:]))

    def _search(self, when: str) -> None:
        """No file holds what was typed, but for the staff channel and the tables what was allowed there."""
        self._marks.heading(f"Is anything they typed in any file, {when}?")
        told = {one: frozenset().union(*map(traces.phrases, one.told)) for one in self._cast}
        every = frozenset().union(*told.values())
        secrets = frozenset(secret for one in self._cast for secret in one.secrets)
        where = traces.found(self._ground.folder, every | secrets)
        paths = traces.files(self._ground.folder)
        size = sum(path.stat().st_size for path in paths)
        may_be_in = {"staff-channel.txt": Use.QUOTE, "stories": Use.RESEARCH}
        elsewhere = 0
        for path, phrases in where.items():
            use = may_be_in.get(path.relative_to(self._ground.folder).parts[0])
            allowed = frozenset[str]().union(
                *(told[one] for one in self._cast if one.ends is End.SENT and use in one.uses)
            )
            elsewhere += len(phrases - allowed)
        self._marks.check(
            elsewhere == 0,
            f"{len(every)} phrases they typed and {len(secrets)} names, numbers and addresses, searched as they "
            f"are, in UTF-16 and in base64 in {len(paths)} files ({size:,} bytes): none where it was not allowed",
        )
        expected = {"staff-channel.txt": Use.QUOTE}
        if (self._ground.folder / "stories").exists():
            expected["stories"] = Use.RESEARCH
        for place, use in expected.items():
            here = frozenset[str]().union(
                *(
                    phrases
                    for path, phrases in where.items()
                    if path.relative_to(self._ground.folder).parts[0] == place
                )
            )
            allowing = [one for one in self._cast if one.ends is End.SENT and use in one.uses]
            self._marks.check(
                all(here & told[one] for one in allowing),
                f"and the search does find: words of each of the {len(allowing)} families that allowed it, in {place}",
            )

    def _reveal(self) -> None:
        self._marks.heading("What each file can, and cannot, reveal to whoever gets hold of it")
        for name, can, cannot in inventory(self._ground.folder, traces.files(self._ground.folder)):
            self._marks.row(name, f"can: {can}", f"cannot: {cannot}")

    def _for_research(self) -> list[Family]:
        return [one for one in self._cast if one.ends is End.SENT and Use.RESEARCH in one.uses]


def _ending(family: Family) -> str:
    match family.ends:
        case End.SENT:
            allowed = {Use.DIGEST: "ticks to staff", Use.QUOTE: "words to staff", Use.RESEARCH: "research"}
            return f"sent; allows {', '.join(allowed[use] for use in Use if use in family.uses)}"
        case End.WITHDRAWN:
            return "sent, posted, and taken back; nothing is kept"
        case End.NOTHING:
            return "nothing is kept"
        case End.UNFINISHED:
            return "unfinished, kept locked"
