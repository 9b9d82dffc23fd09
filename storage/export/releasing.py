"""A parcel made into a bundle, where its holder is: opened, redacted again, protected, written in every format, encrypted to the researcher.

Read it in this order: ``gathering`` opens the parcel and puts its stories aside sealed; ``conversations.research`` plans how they
are told; ``binding`` writes the files, each put aside sealed; ``archive`` makes them one ZIP, whose bytes the same parcel, record
and options always give; ``storage.sealing.age`` encrypts it. At no moment does a disk see a word of it in clear.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from conversations.errors import FlowRefused
from conversations.flow import Flow
from conversations.forms.compiling import recompiled
from conversations.research import given as packing
from conversations.research.columns import Missing, Shape
from conversations.research.protecting import Plan, planned
from conversations.research.report import Report
from conversations.research.shelf import shelf_of
from storage.errors import BundleRefused, ReleaseRefused
from storage.export.about import About
from storage.export.archive import Member, Packed, Reading, archived, member
from storage.export.binding import Data, Extra, bound
from storage.export.gathering import Gathered, gathered, keys_in, stories_in
from storage.export.opening import Unread, open_bundle
from storage.export.parcel import Parcel
from storage.export.progress import Progress
from storage.export.records import Record, Records, log_line
from storage.export.scratch import PuttingRecords, Scratch, Sealed
from storage.export.scratch import records as put_aside
from storage.export.sounds import Unheard
from storage.sealing.age import AgeRecipient, encrypt
from storage.sealing.identity import Identity
from storage.sealing.signing import Signer, holder_signer

CHECK = Path(__file__).with_name("check.py")
"""The program that goes into each bundle."""

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Released:
    """What was released.

    Attributes:
        about: As the bundle says of itself.
        report: What was done to protect the families.
        withdrawn: Stories of the parcel left out because they were withdrawn while it was made.
        unread: Stories of it that cannot be given out.
        unheard: Voice notes that cannot.
        signed: The public key the sums are signed with, in one line.
        until: The last day on which anything may be released to this researcher.
    """

    about: About
    report: Report = field(repr=False)
    withdrawn: int
    unread: tuple[Unread, ...]
    unheard: tuple[Unheard, ...]
    signed: str


@dataclass(frozen=True, slots=True)
class Options:
    """How a release is made.

    Attributes:
        extra: Formats beside those that every bundle has.
        never: Ids of earlier parcels that were never made into a bundle.
        jobs: Processes that redact and write; 1 for this one alone.
        today: The day it is, ``2026-11-23``.
        firsthand: The version of Firsthand.
    """

    today: str
    firsthand: str
    extra: frozenset[Extra] = frozenset()
    never: tuple[str, ...] = ()
    jobs: int = 1


def release_parcel(
    parcel: BinaryIO,
    identity: Identity,
    records: Path,
    out: BinaryIO,
    near: Path,
    options: Options,
    progress: Callable[[Progress], None],
) -> Released:
    """Make a parcel into a bundle.

    The release record is written, and on the disk, before this returns; whoever calls then makes the bundle appear. If that
    fails, the same parcel can be released again, and comes out the same.

    Args:
        parcel: Read from its beginning; one that can tell its size.
        identity: Its holder's.
        records: The folder of release records.
        out: Where the encrypted bundle is written to, in order.
        near: The path it will stand at; sealed files are put aside beside it meanwhile.
        options: How.
        progress: Told now and then.

    Raises:
        BundleRefused: The parcel is damaged, sealed to somebody else, or of another kind.
        ReleaseRefused: The researcher's time is over, or a record is missing, or it was released otherwise before.
        KeyRefused: The researcher's key cannot be used.
        OSError: The disk is full, or something on it cannot be used.
    """
    size = parcel.seek(0, 2)
    parcel.seek(0)
    bundle = open_bundle(parcel, identity)
    sent = bundle.manifest.parcel
    if sent is None:
        raise ReleaseRefused("this is a bundle of an earlier kind: open it with `firsthand open`")
    if sent.until < options.today:
        raise ReleaseRefused(
            f"{sent.researcher} was to get bundles until {sent.until}: nothing is released to them any more"
        )
    recipient = AgeRecipient.of(sent.recipient)
    kept = Records(records, identity)
    before = kept.latest(sent.earlier, options.never)
    flows = tuple(_flow(source) for source in bundle.manifest.flows.values())
    if not flows:
        raise ReleaseRefused("there is no story in this parcel: nothing is to be released")
    shelf = shelf_of(flows, words=sent.tier != "open")
    with Scratch(near) as scratch:
        found = gathered(
            bundle,
            shelf,
            scratch,
            again=sent.tier == "safeguarded",
            jobs=options.jobs,
            progress=lambda: progress(Progress("opening and redacting", parcel.tell(), size)),
        )
        progress(Progress("protecting", 0, 0))
        plan = planned(
            shelf,
            keys_in(found),
            None if before is None else packing.unpack(before.given),
            number=sent.number,
        )
        made = _Rows(found, plan, scratch.place(), scratch.place())
        report = plan.report(made.replaced)
        about = _about(sent, bundle.manifest.week, flows, made, options)
        record = Record(sent.id, sent.number, options.firsthand, packing.pack(plan.given()))
        _refuse_otherwise(kept, record)
        members = bound(
            Data(made.place, made.count, plan.shelf, about),
            flows,
            report,
            scratch,
            extra=options.extra,
            jobs=options.jobs,
            progress=lambda step, done: progress(Progress(step, done, made.count)),
        )
        signer = holder_signer(identity)
        whole = [*members, *_proofs(sent, about, signer), *(one.member() for one in made.sounds)]
        whole += _sums(whole, sent, signer)
        total = sum(one.packed_size for one in whole)
        pieces = _counted(archived(whole), total, progress)
        encrypt(Reading(pieces), out, recipient)
        kept.write(record, made.log_lines())
    return Released(about, report, len(found.withdrawn), found.unread, found.unheard, signer.public)


class _Rows:
    """The protected rows, put aside; what was counted on the way."""

    def __init__(self, found: Gathered, plan: Plan, place: Sealed, log: Sealed) -> None:
        self.place = place
        self.count = 0
        self.replaced: Counter[str] = Counter()
        self.sounds: list[Packed] = []
        self._log = log
        rows, lines = PuttingRecords(place), PuttingRecords(log)
        spoken = {
            column.name: at for at, column in enumerate(plan.shelf.columns) if column.shape is Shape.WORDS
        }
        for story in stories_in(found):
            row = plan.protect(story.release, story.id, story.words, story.allowed)
            if row is None:
                continue
            rows.write(row)
            self.count += 1
            self.replaced.update(kind_of(one.label) for one in row.replaced)
            if story.log:
                lines.write((row.id, story.log))
            # A voice says at least what its words do: where these are withheld, it is.
            self.sounds += (
                sound
                for prompt, sound in sorted(found.sounds.get(row.id, {}).items())
                if prompt in spoken and row.cells[spoken[prompt]] is not Missing.WITHHELD
            )
        rows.close()
        lines.close()

    def log_lines(self) -> Iterator[bytes]:
        """What the codes of each row stand for, as lines of JSON."""
        for row, codes in put_aside(self._log):
            yield log_line(row, codes)


def kind_of(label: str) -> str:
    """The kind a code in a text stands for, ``person`` of ``PERSON_1``; what the narrator's own copy said is ``for staff``."""
    return label.split("_")[0].lower() if label.isupper() else "for staff"


def _flow(source: bytes) -> Flow:
    try:
        return recompiled(source)
    except FlowRefused:
        raise BundleRefused(
            "the questions in this parcel cannot be read by this version of Firsthand; install the one that exported it"
        ) from None


def _about(sent: Parcel, week: str, flows: Sequence[Flow], made: _Rows, options: Options) -> About:
    newest = flows[-1]
    return About(
        title=newest.title,
        bundle=sent.id,
        number=sent.number,
        week=week,
        researcher=sent.researcher,
        project=sent.project,
        tier=sent.tier,
        contact=sent.contact,
        languages=(
            newest.default_language,
            *(one for one in newest.languages if one != newest.default_language),
        ),
        stories=made.count,
        sounds=len(made.sounds),
        firsthand=options.firsthand,
    )


def _refuse_otherwise(kept: Records, record: Record) -> None:
    """Nobody may hold two bundles of one parcel that tell its rows differently: the one subtracts from the other."""
    known = kept.read(record.parcel)
    if known is not None and known.given != record.given:
        raise ReleaseRefused(
            f"this parcel was released before, by version {known.rules} of Firsthand, and would come out otherwise now: "
            "send the bundle of that time, or release it with that version"
        )


def _proofs(sent: Parcel, about: About, signer: Signer) -> list[Member]:
    facts: Mapping[str, object] = {
        "format": "firsthand-research/1",
        "bundle": about.bundle,
        "number": about.number,
        "week": about.week,
        "researcher": about.researcher,
        "project": about.project,
        "tier": about.tier,
        "stories": about.stories,
        "sounds": about.sounds,
        "firsthand": about.firsthand,
        "receipt_key": sent.receipt_key.hex(),
    }
    service = f"untrusted comment: the service's key, for recall lists\n{sent.recall_key}\n"
    return [
        member("bundle.json", json.dumps(facts, ensure_ascii=False, indent=1).encode() + b"\n"),
        member("recall.pub", service.encode()),
        member("holder.pub", signer.public_file().encode()),
        member("check.py", CHECK.read_bytes()),
    ]


def _sums(members: Sequence[Member], sent: Parcel, signer: Signer) -> list[Member]:
    lines = "".join(
        f"{one.sha256}  {one.name}\n" for one in sorted(members, key=lambda one: one.name)
    ).encode()
    return [
        member(SUMS, lines),
        member(f"{SUMS}.minisig", signer.sign(lines, f"bundle {sent.id} number {sent.number}").encode()),
    ]


def _counted(pieces: Iterator[bytes], total: int, progress: Callable[[Progress], None]) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        yield piece
        done += len(piece)
        progress(Progress("encrypting", min(done, total), total))
