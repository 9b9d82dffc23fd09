"""A submitted story opens for its recipients together with its share, and for nobody else."""

from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import Unopenable
from storage.sealing import story as sealing
from storage.sealing.identity import Identity, identity
from storage.sealing.padding import LARGEST, PADDED_SIZES, pad, unpad
from storage.sealing.story import SealedStory, open_story, read_header, seal_story

ANA, BEN, CAM = (
    identity(name, bytes((number,)) * 32) for number, name in enumerate(("Ana", "Ben", "Cam"), 1)
)
STORY_ID = b"story one id is!"
OTHER_ID = b"story two id is!"
FLOW = "family_story 2026-01-a 3f9c0a51b2de"
CHECKED = range(7 + len(FLOW) + 8 + 32, 7 + len(FLOW) + 8 + 64)
WRAPS = CHECKED.stop + 1
"""Where a record has its check value, and where its first wrap begins."""
PLAIN = b"Nobody called back for eleven weeks."


def sealed_to(
    *identities: Identity, plain: bytes = PLAIN, story_id: bytes = STORY_ID, week: str = "2026-W47"
) -> SealedStory:
    return seal_story(
        plain,
        story_id=story_id,
        flow=FLOW,
        week=week,
        recipients=[one.recipient for one in identities],
    )


def assert_refused(record: bytes, share: bytes, who: Identity = ANA, story_id: bytes = STORY_ID) -> None:
    with pytest.raises(Unopenable):
        open_story(record, share, who, story_id=story_id)


@settings(max_examples=30, deadline=None)
@given(plain=st.binary(max_size=5000), count=st.integers(1, 3))
def test_every_recipient_opens_it_with_the_share(plain: bytes, count: int) -> None:
    everyone = (ANA, BEN, CAM)[:count]
    sealed = sealed_to(*everyone, plain=plain)

    assert [open_story(sealed.record, sealed.share, one, story_id=STORY_ID) for one in everyone] == [
        plain
    ] * count


def test_the_order_in_which_recipients_are_given_changes_nothing() -> None:
    one, other = read_header(sealed_to(ANA, BEN).record), read_header(sealed_to(BEN, ANA).record)

    assert one == other
    assert one.flow == FLOW
    assert one.week == "2026-W47"
    assert set(one.recipients) == {ANA.recipient.id, BEN.recipient.id}


def test_who_is_not_among_the_recipients_is_told_so() -> None:
    sealed = sealed_to(ANA, BEN)

    with pytest.raises(Unopenable, match="not sealed to this identity"):
        open_story(sealed.record, sealed.share, CAM, story_id=STORY_ID)


def test_the_share_of_another_story_does_not_open_it() -> None:
    sealed, other = sealed_to(ANA), sealed_to(ANA)

    assert_refused(sealed.record, other.share)
    assert_refused(sealed.record, bytes(32))
    assert_refused(sealed.record, sealed.share[:31])
    assert_refused(sealed.record, b"")


def test_a_record_put_in_the_place_of_another_story_does_not_open() -> None:
    sealed = sealed_to(ANA)

    assert_refused(sealed.record, sealed.share, story_id=OTHER_ID)
    assert_refused(sealed.record, sealed.share, story_id=b"")


def test_no_byte_that_concerns_a_recipient_can_be_changed() -> None:
    """Mark, version, flow, week, commitment, number of recipients, the order of ids, and their own wrap."""
    sealed = sealed_to(ANA)
    header = len(sealed.record) - 1024 - 16

    for at in range(header):
        if CHECKED.start <= at < CHECKED.stop:
            continue  # tested by itself
        changed = bytearray(sealed.record)
        changed[at] ^= 1 << at % 8
        assert_refused(bytes(changed), sealed.share)


def test_the_check_value_is_covered_by_the_body() -> None:
    sealed = sealed_to(ANA)

    for at in range(CHECKED.start, CHECKED.stop):
        changed = bytearray(sealed.record)
        changed[at] ^= 1
        assert_refused(bytes(changed), sealed.share)


def test_what_is_changed_of_another_recipient_changes_no_word() -> None:
    """Their wrap is theirs alone, so that a story can go over to a new holder; it opens to the same words, or not at all."""
    sealed = sealed_to(ANA, BEN)
    header = len(sealed.record) - 1024 - 16

    for at in range(WRAPS, header, 3):
        changed = bytearray(sealed.record)
        changed[at] ^= 1 << at % 8
        try:
            assert open_story(bytes(changed), sealed.share, ANA, story_id=STORY_ID) == PLAIN
        except Unopenable:
            continue


def test_no_byte_of_the_body_can_be_changed() -> None:
    sealed = sealed_to(ANA)

    for at in range(len(sealed.record) - 1024 - 16, len(sealed.record), 7):
        changed = bytearray(sealed.record)
        changed[at] ^= 1 << at % 8
        assert_refused(bytes(changed), sealed.share)


def test_a_record_cut_anywhere_does_not_open() -> None:
    sealed = sealed_to(ANA)

    for length in range(len(sealed.record)):
        assert_refused(sealed.record[:length], sealed.share)


def test_nothing_can_be_appended() -> None:
    sealed = sealed_to(ANA)

    for more in (1, 16, 1024, 3 * 1024, 63 * 1024):  # the last two reach other padded sizes
        assert_refused(sealed.record + bytes(more), sealed.share)


def test_wraps_cannot_be_swapped() -> None:
    sealed = sealed_to(ANA, BEN)
    first = WRAPS
    wrap = 8 + 1168
    one, two = (sealed.record[at : at + wrap] for at in (first, first + wrap))

    for swapped in (two + one, one[:8] + two[8:] + two[:8] + one[8:], one + one, two + two):
        changed = sealed.record[:first] + swapped + sealed.record[first + 2 * wrap :]
        assert_refused(changed, sealed.share, ANA)
        assert_refused(changed, sealed.share, BEN)


def test_a_recipient_of_another_story_cannot_be_put_in() -> None:
    """Half of another key, in the place of theirs: refused by the wrap, which is bound to its story."""
    sealed, other = sealed_to(ANA), sealed_to(BEN, story_id=OTHER_ID)
    wrap = 8 + 1168
    of_ben = other.record[WRAPS : WRAPS + wrap]
    mine = sealed.record[WRAPS : WRAPS + wrap]
    both = b"".join(sorted((mine, of_ben)))
    more = sealed.record[: WRAPS - 1] + b"\2" + both + sealed.record[WRAPS + wrap :]

    assert_refused(more, sealed.share, BEN)
    assert open_story(more, sealed.share, ANA, story_id=STORY_ID) == PLAIN


def test_the_proof_of_a_half_tells_nothing_of_the_key() -> None:
    """Proof, key and commitment are drawn apart (HKDF, three different uses): none is part of another."""
    half, share = b"h" * 32, b"s" * 32
    context = sealing.context_of(sealing.Header(FLOW, "2026-W47", ()), STORY_ID)
    key, commit = sealing._body_key(half, share, STORY_ID, context)
    proof = sealing.proof_of(half, STORY_ID, context)

    assert len({key, commit, proof, sha256(proof).digest(), half, share}) == 6


def test_the_parts_of_two_stories_cannot_be_mixed() -> None:
    one, two = sealed_to(ANA), sealed_to(ANA, plain=b"Another story.")
    header = len(one.record) - 1024 - 16

    assert_refused(one.record[:header] + two.record[header:], one.share)
    assert_refused(one.record[:header] + two.record[header:], two.share)


def test_the_reserved_suite_is_refused() -> None:
    sealed = sealed_to(ANA)

    assert_refused(sealed.record[:5] + b"\1" + sealed.record[6:], sealed.share)


def test_a_body_that_would_open_under_another_key_is_refused_by_the_commitment() -> None:
    """One record, two halves: Ana's leads to the committed key, Ben's to the key that the body is under."""
    share, for_ana, for_ben = bytes(32), b"a" * 32, b"b" * 32
    ids = tuple(sorted((ANA.recipient.id, BEN.recipient.id)))
    header = sealing.Header(FLOW, "2026-W47", ids)
    context = sealing.context_of(header, STORY_ID)
    _, commit = sealing._body_key(for_ana, share, STORY_ID, context)
    key, _ = sealing._body_key(for_ben, share, STORY_ID, context)
    halves = {ANA.recipient.id: (ANA, for_ana), BEN.recipient.id: (BEN, for_ben)}
    wraps = b"".join(
        one + halves[one][0].recipient.seal(halves[one][1], info=sealing.wrap_info(context, one))
        for one in ids
    )
    bound = sealing._opening_bytes(header) + commit + bytes(32)
    body = ChaCha20Poly1305(key).encrypt(bytes(12), pad(PLAIN), bound)
    record = bound + b"\2" + wraps + body

    assert unpad(ChaCha20Poly1305(key).decrypt(bytes(12), body, bound)) == PLAIN
    assert_refused(record, share, BEN)
    assert_refused(record, share, ANA)


@given(st.binary(max_size=3000))
def test_anything_else_is_refused_with_the_one_error(anything: bytes) -> None:
    assert_refused(anything, bytes(32))
    assert_refused(b"FHST\1\2" + anything, bytes(32))
    assert_refused(b"FHST\2\2" + anything, bytes(32))


def test_refusals_say_nothing_of_what_was_sealed() -> None:
    sealed = sealed_to(ANA)

    with pytest.raises(Unopenable) as refused:
        open_story(sealed.record, bytes(32), ANA, story_id=STORY_ID)
    assert "eleven" not in str(refused.value)
    assert "eleven" not in repr(sealed)
    assert refused.value.__cause__ is None


def test_nothing_is_sealed_to_nobody_or_twice_to_one() -> None:
    for recipients in ([], [ANA.recipient, ANA.recipient]):
        with pytest.raises(AssertionError):
            seal_story(PLAIN, story_id=STORY_ID, flow=FLOW, week="2026-W47", recipients=recipients)


@given(st.integers(0, 200_000))
def test_a_padded_story_has_one_of_few_sizes_and_comes_back(length: int) -> None:
    plain = b"\xff" * length

    assert len(pad(plain)) in PADDED_SIZES
    assert unpad(pad(plain)) == plain


def test_stories_of_a_few_sentences_cannot_be_told_apart_by_length() -> None:
    assert len({len(sealed_to(ANA, plain=b"x" * length).record) for length in (0, 1, 500, 1020)}) == 1


def test_the_largest_story_pads_to_16_mebibytes() -> None:
    assert len(pad(bytes(LARGEST))) == 16 * 1024 * 1024


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        bytes(3),
        bytes(1023),
        (1).to_bytes(4, "big") + b"a" + bytes(1018) + b"\1",
        (2000).to_bytes(4, "big") + bytes(1020),
        (1).to_bytes(4, "big").ljust(4096, b"\0"),
        b"\xff" * 1024,
    ],
)
def test_padding_is_taken_off_only_where_it_is_exact(padded: bytes) -> None:
    with pytest.raises(ValueError):
        unpad(padded)
