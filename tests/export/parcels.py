"""Parcels of made-up stories, as the server writes them; nobody lived these."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pyrage

from bot.app import read_flow
from bot.demo.people import People
from conversations.consent import Consent, Use
from conversations.flow import Flow
from conversations.story import Answer, Story, pack
from storage.export.parcel import Parcel, SealedRow, row_names, write_parcel
from storage.export.progress import Progress
from storage.export.releasing import Options, Released, release_parcel
from storage.sealing.identity import Identity, identity
from storage.sealing.signing import Signer, service_signer
from storage.sealing.story import seal_story

HOLDER: Identity = identity("Hana", bytes(range(32)))
SECRET = b"s" * 32
SERVICE: Signer = service_signer(SECRET)
ANA = "AGE-SECRET-KEY-1WM5V06MW8AH62LNY4GMZQWCCRJKZUN05WKFL3ZGS5FXUWJ4PULFQ8FTPF6"
USES = frozenset({Use.DIGEST, Use.RESEARCH})

_SLIP = {("early", "harder"): "1", ("harder", "crisis"): "1", ("early", "crisis"): "2"}


def key_of(secret: str) -> str:
    """The public half of an age identity."""
    return str(pyrage.x25519.Identity.from_str(secret).to_public())


def new_secret() -> str:
    """Another age identity."""
    return str(pyrage.x25519.Identity.generate())


def people(flow: Flow, count: int, seed: int = 1) -> list[Story]:
    """Stories as the demo's made-up families tell them."""
    drawn = People(flow, Random(seed))
    return [story_of(flow, drawn.teller().answers) for _ in range(count)]


def story_of(flow: Flow, answers: Any, language: str = "", uses: frozenset[Use] = USES) -> Story:
    told = {
        name: " ".join(value) for name, value in answers.items() if name not in ("uses", "more", "safe_now")
    }
    first, helped = told.get("stage_first", ""), told.get("stage_help", "")
    if first and helped and "unsure" not in (first, helped):
        told["stage_slip"] = _SLIP.get((first, helped), "0")
    names = [prompt.name for prompt in flow.prompts]
    return Story(
        flow.version,
        language or flow.default_language,
        tuple(Answer(name, told[name]) for name in names if told.get(name)),
        Consent(uses, flow.version, "2026-W47"),
    )


def parcel(number: int = 1, *, secret: str = ANA, tier: str = "safeguarded", **more: Any) -> Parcel:
    """What a parcel says; the ids of the earlier ones are those of their numbers."""
    key = key_of(secret)
    facts: dict[str, Any] = {
        "id": f"{number:032x}",
        "earlier": tuple(f"{one:032x}" for one in range(1, number)),
        "researcher": "Ana (made up)",
        "recipient": key,
        "project": "How long families wait (made up)",
        "until": "2027-11-30",
        "contact": "research@example.org",
        "recall_key": SERVICE.public,
        "pseudonym_key": sha256(b"pseudonyms" + key.encode()).digest(),
        "receipt_key": sha256(b"receipts%d" % number).digest(),
    }
    return Parcel(number=number, tier=tier, **(facts | more))


def written(
    flows: Sequence[Flow],
    stories: Iterable[tuple[bytes, Story]],
    about: Parcel,
    *,
    holder: Identity = HOLDER,
    gone: frozenset[bytes] = frozenset(),
    week: str = "2026-W48",
) -> BytesIO:
    """A parcel with these stories, by id; ``gone`` are withdrawn while it is being written."""
    name = row_names(about.pseudonym_key)
    ordered = sorted(stories, key=lambda one: name(one[0]))
    out = BytesIO()
    write_parcel(
        out,
        about,
        holder=holder.recipient,
        flows={flow.version: flow.source for flow in flows},
        stories=_sealed(ordered, holder),
        still=lambda: {id_ for id_, _ in ordered} - gone,
        made_week=week,
    )
    out.seek(0)
    return out


def _sealed(stories: Iterable[tuple[bytes, Story]], holder: Identity) -> Iterator[SealedRow]:
    for id_, story in stories:
        week = f"2026-W{20 + sha256(id_).digest()[0] % 26:02}"
        sealed = seal_story(
            pack(story), story_id=id_, flow=story.flow, week=week, recipients=[holder.recipient]
        )
        yield SealedRow(id_, sealed.record, sealed.share, story.consent, week)


def numbered(stories: Iterable[Story], start: int = 0) -> list[tuple[bytes, Story]]:
    """Each story with an id."""
    return [(sha256(b"%d" % at).digest()[:16], story) for at, story in enumerate(stories, start)]


def released(
    sealed: BytesIO, folder: Path, name: str = "bundle.age", *, holder: Identity = HOLDER, **options: Any
) -> tuple[Path, Released, list[Progress]]:
    """Release a parcel into a file of the folder."""
    seen: list[Progress] = []
    folder.mkdir(exist_ok=True)
    out = folder / name
    facts: dict[str, Any] = {"today": "2026-11-23", "firsthand": "test"}
    with out.open("wb") as file:
        result = release_parcel(
            sealed, holder, folder / "records", file, out, Options(**(facts | options)), seen.append
        )
    return out, result, seen


def built_in() -> Flow:
    """The built-in flow."""
    return read_flow(None)
