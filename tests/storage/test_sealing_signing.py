"""Signatures are minisign's, taken apart here by its published description; the cipher is RFC 8032's by its own vectors."""

import base64
import importlib.util
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage.export
from storage.errors import SignatureRefused
from storage.sealing.identity import identity
from storage.sealing.signing import Signer, holder_signer, service_signer, signer_of, verified

# RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature.
VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]

SIGNER = signer_of(bytes([7]) * 32)
DATA = b'{"rows":[]}\n'
COMMENT = "Firsthand recall list 3"
SIGNED = SIGNER.sign(DATA, COMMENT)


def check_py() -> object:
    """The program of a bundle, which knows Ed25519 by itself and no library."""
    path = Path(storage.export.__path__[0]) / "check.py"
    spec = importlib.util.spec_from_file_location("bundle_check", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHECK = check_py()


@pytest.mark.parametrize(("seed", "public", "message", "signature"), VECTORS)
def test_the_cipher_is_that_of_rfc_8032(seed: str, public: str, message: str, signature: str) -> None:
    signer = signer_of(bytes.fromhex(seed))
    assert base64.b64decode(signer.public)[10:].hex() == public
    assert signer._key.sign(bytes.fromhex(message)).hex() == signature


def test_a_public_key_and_a_signature_are_laid_out_as_minisign_says() -> None:
    """Ed, 8 bytes of key id, 32 of key; ED, the same id, 64 of signature over BLAKE2b-512, then over it and the comment."""
    key = base64.b64decode(SIGNER.public)
    assert (key[:2], len(key)) == (b"Ed", 42)
    untrusted, block, trusted, vouched = SIGNED.removesuffix("\n").split("\n")
    assert untrusted.startswith("untrusted comment: ")
    assert trusted == f"trusted comment: {COMMENT}"
    raw, more = base64.b64decode(block, validate=True), base64.b64decode(vouched, validate=True)
    assert (raw[:2], raw[2:10], len(raw), len(more)) == (b"ED", key[2:10], 74, 64)
    public = SIGNER._key.public_key()
    public.verify(raw[10:], blake2b(DATA, digest_size=64).digest())
    public.verify(more, raw[10:] + COMMENT.encode())
    lines = SIGNER.public_file().splitlines()
    assert lines == [f"untrusted comment: minisign public key {key[9:1:-1].hex().upper()}", SIGNER.public]


def test_a_signature_is_always_the_same_and_is_found_right_here_and_by_a_bundles_own_check() -> None:
    assert SIGNER.sign(DATA, COMMENT) == SIGNED
    for public in (SIGNER.public, SIGNER.public_file(), SIGNER.public_file().replace("\n", "\r\n")):
        assert verified(DATA, SIGNED, public) == COMMENT
    assert CHECK.signed(DATA, SIGNED, SIGNER.public_file()) is not None  # type: ignore[attr-defined]
    assert CHECK.signed(DATA + b" ", SIGNED, SIGNER.public_file()) is None  # type: ignore[attr-defined]


def test_a_signature_with_windows_line_ends_is_the_same() -> None:
    assert verified(DATA, SIGNED.replace("\n", "\r\n"), SIGNER.public) == COMMENT


@given(st.integers(0, len(SIGNED) - 1), st.sampled_from("Aa0+/=\n \u00e9"))
def test_no_letter_that_is_believed_can_be_changed(at: int, letter: str) -> None:
    changed = SIGNED[:at] + letter + SIGNED[at + 1 :]
    believed = SIGNED.splitlines()[1:]
    if changed.splitlines()[1:] == believed and changed.startswith("untrusted comment: "):
        assert verified(DATA, changed, SIGNER.public) == COMMENT  # the untrusted line is for people
    else:
        with pytest.raises(SignatureRefused):
            verified(DATA, changed, SIGNER.public)


@pytest.mark.parametrize(
    ("signature", "public", "says"),
    [
        (SIGNED, signer_of(bytes(32)).public, "another key"),
        (SIGNED, "nonsense", "no public key"),
        (SIGNED, "", "no public key"),
        ("", SIGNER.public, "no signature file"),
        (SIGNED + "more\n", SIGNER.public, "no signature file"),
        (SIGNED * 100, SIGNER.public, "no signature file"),
        (signer_of(bytes([7]) * 32).sign(b"else", COMMENT), SIGNER.public, "does not fit"),
        (SIGNED.replace("list 3", "list 4"), SIGNER.public, "does not fit"),
    ],
)
def test_a_signature_that_does_not_fit_is_one_sentence(signature: str, public: str, says: str) -> None:
    with pytest.raises(SignatureRefused, match=says) as refused:
        verified(DATA, signature, public)
    assert "\n" not in str(refused.value)


def test_a_key_id_of_ours_with_another_key_behind_it_is_refused() -> None:
    other = signer_of(bytes(32))
    swapped = base64.b64decode(SIGNER.public)[:10] + base64.b64decode(other.public)[10:]
    forged = Signer(base64.b64encode(swapped).decode(), other._key).sign(DATA, COMMENT)
    assert verified(DATA, forged, base64.b64encode(swapped).decode()) == COMMENT
    with pytest.raises(SignatureRefused, match="does not fit"):
        verified(DATA, forged, SIGNER.public)


def test_the_service_and_each_holder_sign_with_keys_of_their_own() -> None:
    secret = bytes(range(32))
    ana = identity("Ana", secret)
    signers = (service_signer(secret), holder_signer(ana), holder_signer(identity("Ben", b"\2" * 32)))
    assert len({one.public for one in signers}) == 3
    assert service_signer(secret) == signers[0]
    assert secret.hex() not in repr(signers)
