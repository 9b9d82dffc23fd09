"""A parcel opens whole for its holder, row by row, or is refused; consent is the only way out."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.consent import Consent, Use
from conversations.errors import NotConsented
from conversations.release import Release
from conversations.story import Answer, Story, pack
from storage.errors import BundleRefused
from storage.export.opening import Row, Unread, open_bundle
from storage.export.parcel import SealedRow, Written
from storage.sealing.identity import Identity, identity
from storage.sealing.story import seal_story
from tests.storage.parcels import NAME, PARCEL, write, written

ANA, BEN = identity("Ana", b"\1" * 32), identity("Ben", b"\2" * 32)
FLOW = "family_story 2026-01-a 3f9c0a51b2de"
FLOWS = {FLOW: b'{"survey":[]}'}
RESEARCH = Consent(frozenset((Use.RESEARCH, Use.DIGEST)), FLOW, "2026-W48")


def told(number: int, uses: frozenset[Use] = RESEARCH.uses, flow: str = FLOW) -> Story:
    answers = (Answer("needs", "housing money"), Answer("story", f"Story {number}: \ud800 we waited."))
    return Story(flow, "English (en)", answers, Consent(uses, FLOW, "2026-W47"))


def row(
    number: int,
    story: Story | None = None,
    to: tuple[Identity, ...] = (ANA, BEN),
    consent: Consent = RESEARCH,
) -> SealedRow:
    story = story or told(number)
    story_id = number.to_bytes(16, "big")
    sealed = seal_story(
        pack(story),
        story_id=story_id,
        flow=story.flow,
        week=story.consent.week,
        recipients=[one.recipient for one in to],
    )
    return SealedRow(story_id, sealed.record, sealed.share, consent, "2026-W45")


def bundled(*rows: SealedRow, to: Identity = ANA) -> tuple[bytes, Written]:
    return written(list(rows), holder=to.recipient, flows=FLOWS)


def named(number: int) -> str:
    """The name of the row of a story that ``row`` made."""
    return NAME(number.to_bytes(16, "big"))


def opened(bundle: bytes, who: Identity = ANA) -> list[Row | Unread]:
    return list(open_bundle(BytesIO(bundle), who).rows)


SMALL, _ = bundled(row(1))


def test_every_story_comes_out_as_a_release_as_it_went_in() -> None:
    bundle, written = bundled(row(1), row(2), row(3))
    contents = open_bundle(BytesIO(bundle), ANA)
    rows = list(contents.rows)

    assert (written.stories, written.sealed_to_others) == (3, 0)
    assert dict(contents.manifest.flows) == FLOWS
    assert (contents.manifest.week, contents.manifest.recipient) == ("2026-W48", "Ana")
    assert contents.manifest.parcel == PARCEL
    assert contents.withdrawn == set()
    assert [one.id for one in rows] == sorted(named(number) for number in (1, 2, 3))
    by_name = {one.id: one for one in rows}
    for number in (1, 2, 3):
        one = by_name[named(number)]
        assert isinstance(one, Row)
        assert one.release == Release(replace(told(number), consent=RESEARCH), Use.RESEARCH)
        assert (one.week, one.allowed) == ("2026-W47", "2026-11")


def test_an_empty_bundle_opens() -> None:
    assert opened(bundled()[0]) == []


def test_consent_given_after_sending_is_what_counts() -> None:
    (one,) = opened(bundled(row(1, told(1, uses=frozenset())))[0])

    assert isinstance(one, Row)
    assert one.release.story.consent == RESEARCH


def test_a_story_without_consent_to_research_never_gets_into_a_bundle() -> None:
    stopped = Consent(frozenset((Use.DIGEST, Use.QUOTE)), FLOW, "2026-W48")
    out = BytesIO()

    with pytest.raises(NotConsented):
        write(out, [row(1), row(2, consent=stopped)], holder=ANA.recipient, flows=FLOWS)
    with pytest.raises(BundleRefused):
        opened(out.getvalue())


def test_stories_sealed_before_the_recipient_came_are_left_out_and_counted() -> None:
    bundle, written = bundled(row(1, to=(BEN,)), row(2))

    assert (written.stories, written.sealed_to_others) == (1, 1)
    assert len(opened(bundle)) == 1


def test_one_story_that_does_not_open_is_named_and_keeps_none_of_the_others_back() -> None:
    broken = row(2)
    bundle, _ = bundled(row(1), replace(broken, share=bytes(32)), row(3))

    rows = {one.id: one for one in opened(bundle)}
    second = rows[named(2)]
    assert isinstance(rows[named(1)], Row)
    assert isinstance(second, Unread)
    assert isinstance(rows[named(3)], Row)
    assert "does not open" in second.reason


def test_a_story_moved_to_another_id_on_the_server_does_not_come_out() -> None:
    (one,) = opened(bundled(replace(row(1), story_id=bytes(16)))[0])

    assert isinstance(one, Unread)


def test_a_story_whose_questions_are_missing_or_whose_record_is_cut_is_left_out_and_counted() -> None:
    cut = row(2)
    bundle, written = bundled(row(1, told(1, flow="another")), replace(cut, record=cut.record[:-1]), row(3))

    assert (written.stories, written.damaged) == (1, 2)
    assert len(opened(bundle)) == 1


def test_a_row_keeps_its_name_for_one_researcher_and_has_another_for_everybody_else() -> None:
    one, two = row(1), row(2)
    first, second = ({one.id for one in opened(bundled(one, two)[0])} for _ in range(2))
    other, _ = written([one, two][:1], holder=ANA.recipient, flows=FLOWS, pseudonym_key=bytes(32))

    assert first == second == {named(1), named(2)}
    assert not first & {one.id for one in opened(other)}


def test_rows_out_of_order_are_a_bug_that_is_found() -> None:
    rows = iter(sorted((row(1), row(2)), key=lambda row: NAME(row.story_id), reverse=True))
    with pytest.raises(AssertionError):
        write(BytesIO(), rows, holder=ANA.recipient, flows=FLOWS)


def test_a_story_withdrawn_while_the_parcel_is_written_is_named_in_its_end_and_not_registered() -> None:
    """The end is read last, so nothing of a parcel may be used before it was."""
    out, gone = BytesIO(), (2).to_bytes(16, "big")
    rows = [row(1), row(2), row(3)]
    said = write(
        out,
        rows,
        holder=ANA.recipient,
        flows=FLOWS,
        still=lambda: {one.story_id for one in rows} - {gone},
    )
    bundle = open_bundle(BytesIO(out.getvalue()), ANA)
    assert bundle.withdrawn == set()
    assert len(list(bundle.rows)) == 3
    assert bundle.withdrawn == {named(2)}
    assert (said.stories, said.withdrawn, gone in said.ids) == (2, 1, False)


def test_what_is_said_of_the_researcher_comes_out_as_it_went_in() -> None:
    changes = {"number": 3, "earlier": ("aa" * 16, "bb" * 16), "tier": "open", "contact": ""}
    bundle, _ = written([], holder=ANA.recipient, flows={}, **changes)
    assert open_bundle(BytesIO(bundle), ANA).manifest.parcel == replace(PARCEL, **changes)  # type: ignore[arg-type]


def test_a_bundle_opens_for_its_recipient_alone() -> None:
    bundle, _ = bundled(row(1))

    with pytest.raises(BundleRefused, match="give the other identity file"):
        opened(bundle, BEN)


def test_no_byte_before_the_stream_can_be_changed() -> None:
    for at in range(19 + 8 + 1168):
        changed = bytearray(SMALL)
        changed[at] ^= 1 << at % 8
        with pytest.raises(BundleRefused):
            opened(bytes(changed))


@settings(max_examples=200, deadline=None)
@given(st.integers(19 + 8 + 1168, len(SMALL) - 1), st.integers(0, 7))
def test_no_bit_of_the_stream_can_be_flipped(at: int, bit: int) -> None:
    changed = bytearray(SMALL)
    changed[at] ^= 1 << bit
    with pytest.raises(BundleRefused):
        opened(bytes(changed))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(SMALL) - 1))
def test_a_bundle_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(BundleRefused):
        opened(SMALL[:length])


def test_nothing_can_be_appended_to_a_bundle() -> None:
    for more in (b"\0", SMALL, bytes(20_000)):
        with pytest.raises(BundleRefused):
            opened(SMALL + more)


def test_a_bundle_cut_at_a_chunk_or_story_is_refused_though_its_beginning_opened() -> None:
    bundle, _ = bundled(*(row(number) for number in range(12)))
    head, chunk = 19 + 8 + 1168 + 56, 16 * 1024 + 16

    for chunks in (1, 2):
        rows = open_bundle(BytesIO(bundle[: head + chunks * chunk]), ANA).rows
        assert isinstance(next(rows), Row)
        with pytest.raises(BundleRefused, match="fetch it again"):
            list(rows)


def test_streams_of_two_bundles_cannot_be_exchanged() -> None:
    other, _ = bundled(row(1))
    head = 19 + 8 + 1168

    with pytest.raises(BundleRefused):
        opened(SMALL[:head] + other[head:])


def test_other_files_and_newer_bundles_are_told_apart() -> None:
    with pytest.raises(BundleRefused, match="no parcel and no bundle of Firsthand"):
        opened(b"PK\3\4 something else")
    for mark in (b"bundle/1", b"bundle/2"):
        with pytest.raises(BundleRefused, match="changed"):
            opened(SMALL.replace(b"bundle/3", mark, 1))
    with pytest.raises(BundleRefused, match="newer version"):
        opened(SMALL.replace(b"bundle/3", b"bundle/4", 1))


def test_writing_and_opening_hold_one_story_at_a_time() -> None:
    out = BytesIO()
    sizes: list[int] = []
    one = row(1)

    def stories() -> Iterator[SealedRow]:
        for id_ in sorted((number.to_bytes(16, "big") for number in range(400)), key=NAME):
            sizes.append(out.tell())
            yield replace(one, story_id=id_)

    write(out, stories(), holder=ANA.recipient, flows=FLOWS)
    total = out.tell()
    assert all(number * 3500 - size < 64 * 1024 for number, size in enumerate(sizes))

    out.seek(0)
    rows = open_bundle(out, ANA).rows
    next(rows)
    assert out.tell() < total / 4


def test_no_word_of_a_story_is_in_its_bundle() -> None:
    for spelling in (b"waited", "waited".encode("utf-16-le"), b"housing", b"English"):
        assert spelling not in SMALL
