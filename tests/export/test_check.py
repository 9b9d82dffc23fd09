"""``check.py``: what goes into every bundle, and needs nothing but Python 3.8."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.export import check
from storage.export.releasing import CHECK
from storage.sealing.signing import signer_of

# RFC 8032, section 7.1: TEST 1, 2, 3 and SHA(abc). Secret key, public key, message, signature.
RFC_8032 = [
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
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_it_verifies_what_the_standard_signs_and_nothing_changed(
    secret: str, public: str, message: str, signature: str
) -> None:
    key, told, signed = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)).sign(told) == signed
    assert check.verified(key, told, signed)
    assert not check.verified(key, told + b"x", signed)
    for at in (0, 31, 32, 63):
        assert not check.verified(key, told, signed[:at] + bytes((signed[at] ^ 1,)) + signed[at + 1 :])


def test_a_signature_made_bigger_by_the_group_order_is_none() -> None:
    """RFC 8032, 5.1.7: S must be below L, or one signature could be made into another."""
    public, signature = bytes.fromhex(RFC_8032[0][1]), bytes.fromhex(RFC_8032[0][3])
    more = int.from_bytes(signature[32:], "little") + 2**252 + 27742317777372353535851937790883648493
    assert not check.verified(public, b"", signature[:32] + more.to_bytes(32, "little"))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100))
def test_it_agrees_with_the_library(seed: bytes, message: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    assert check.verified(public, message, key.sign(message))
    assert not check.verified(public, message + b"!", key.sign(message))


# Each example is five readings of two signatures, slow in plain Python: fewer of them than of other laws.
@settings(max_examples=40)
@given(st.binary(max_size=80), st.data())
def test_a_signature_file_proves_these_bytes_and_their_comment_alone(
    content: bytes, data: st.DataObject
) -> None:
    signer, other = signer_of(bytes(32)), signer_of(bytes(31) + b"\1")
    text = signer.sign(content, "list 3")
    assert check.signed(content, text, signer.public_file()) == "list 3"
    assert check.signed(content + b"x", text, signer.public_file()) is None
    assert check.signed(content, text, other.public_file()) is None
    assert check.signed(content, text.replace("list 3", "list 4"), signer.public_file()) is None
    signed_part = text.index("\n") + 1
    at = data.draw(st.integers(signed_part, len(text) - 2))
    changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
    found = check.signed(content, changed, signer.public_file())
    assert found in (None, "list 3")
    if found is not None:
        # The last letter of base64 holds bits that stand for nothing.
        assert text[at + 1] in "=\n"


def test_it_is_of_python_3_8_and_of_the_standard_library_alone() -> None:
    tree = ast.parse(CHECK.read_text(encoding="utf-8"), feature_version=(3, 8))
    named = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names
    later = {
        "removesuffix",
        "removeprefix",
        "walrus",
        "file_digest",
        "is_relative_to",
        "readlink",
        "hardlink_to",
    }
    assert not later & {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@given(
    st.lists(st.lists(st.text('ab",\n\r\x00é;', max_size=8), min_size=1, max_size=3), min_size=1, max_size=8)
)
def test_the_records_of_a_table_are_found_whatever_is_in_its_cells(lines: list[list[str]]) -> None:
    import csv
    import io

    out = io.StringIO(newline="")
    ends = []
    writer = csv.writer(out, lineterminator="\r\n")
    for number, cells in enumerate(lines):
        writer.writerow([f"{number:032x}", *cells])
        ends.append(out.getvalue())
    made = out.getvalue().encode()
    found = list(check.records(io.BytesIO(made)))
    assert b"".join(found) == made
    assert [record[:32].decode() for record in found] == [f"{number:032x}" for number in range(len(lines))]


def test_a_folder_that_is_no_bundle_is_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(CHECK), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "SHA256SUMS cannot be read" in done.stderr


def test_a_receipt_is_bound_to_its_bundle_and_its_list() -> None:
    bundle = {"bundle": "0" * 32, "receipt_key": "11" * 32}
    made = check.receipted(bundle, 3, 2, ["a.sav"], {"data/stories.csv": "ab"})
    other = check.receipted({**bundle, "receipt_key": "22" * 32}, 3, 2, ["a.sav"], {"data/stories.csv": "ab"})
    assert made["proof"] != other["proof"]
    assert made["proof"] != check.receipted(bundle, 4, 2, ["a.sav"], {"data/stories.csv": "ab"})["proof"]
    assert json.loads(json.dumps(made)) == made
