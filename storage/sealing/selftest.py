"""Whether the installed ``cryptography`` can do what the sealing needs, found at start and not at the first Send.

Builds against another TLS library may lack a cipher. Nothing weaker is used instead: a service that cannot seal
does not start.
"""

import base64
from collections.abc import Callable, Sequence
from hashlib import sha256

from cryptography import __version__
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from storage.errors import LibraryLacking, Unopenable
from storage.sealing.identity import identity

# The first test vector of draft-connolly-cfrg-xwing-kem: a seed, and the SHA-256 of the public key it gives.
_SEED = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
_PUBLIC = "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb"

# The word ``firsthand``, sealed once to that key; a library that follows another draft does not open it.
_SEALED = base64.b64decode(
    "QO8EhP2lYtfheQt1uIGhSGiKvH441SuD6ZguIny14TC+aK71boUclDp96H2gWYaeBwqAVbZbsIyoQFnOF/Y9s12dfYHlx+N8"
    "zkFBVmFGKMluLLYvgJxW74bOcV38FeKgFWa6w9kWfVIw9RNqXugCNg5siZ4xTIjDjdcnPJDFZNPzez3+BuiKwMSFxzCcm5xY"
    "S6kVYhgB0pSlthcax4wW/2xsQ7xqMdGUjf1+pP8UnXxdtU5OjjyxOwWg2PsETzT6AhGaPZi4HuZnjpXsHGOHBysGnh47txE3"
    "gf4nwWh2G4HSA6P6R7xs70tYvez5AWGa4zDgs2WMSdl7O5wfxXl43dZhDfCoyR4baUbl2bYtadTDFdcOss32AdU7OH9B4CF6"
    "qIXBhRRPCjq6ZxOq870fjahhqNlDpCm7FEbVE3wdq5Th6ium3w1Nuep/bemH38kQnx6UZYK01r7ZiHWg68H6wwCg3oqdoQUl"
    "5M+MPEw4q5Yzq06OwvCdW+ZqVNRWPdSjcLKpdYSN7hxv1A7lPDJ31lOjqMXPYGOBcddHCbyeizLqgD544nxZthpn48sTfgOv"
    "pGrqGPBXiQKoQDK+JYVKboK8GhgYJYfEe7mr6GFV28cTm7cRZ7d00F8gINN7mrkDahG4JwymATguDEvIrYRRMoFUxCl1ODqN"
    "wLov47UK3h7M01+RHCqMM89Aq6iIQqXzds4ARaD0mqxE+4cyOc401GIXIWi/pTcRqAkDUnH2sWZjZRJ9kM5JcI3ZoCEjG0rE"
    "bOfjtj26m4T2lbu7vsIXO2NGuqMJN2219DPB5pkIymGMUCge2XA4Ucd93KImsmutknT8KvaLwU0RBtuKr6bzsMNoHEESn4rz"
    "vukRuFJ+HnaNh2Rzx3rqzAuKEJSr8+Dwj+5A6fHab6/YUG/9LQepC7Gp5O1hOHV6RVWr75G7sTyi2b/daN6TKaYS/8O9pSPA"
    "Rz0Dx3oLwFivrJKioLxAPjg0UiTzGI4nDdqNQ9dFhPlwc2KmOQRWVdpJ8b3M9Hk9Nqm3/X0NiMTbvFq7lj1roX9WZ63TTUfR"
    "GYqejoI4VpZFzOTRkugW+PJbNtAhO7Q3wRyrRgfrBsUQ8B1EjaictYe3ARgJUFEKO5QjNWhu5wb5/J68Mm/FR+f3XQOcS/MB"
    "NAMbBiFFvPjGCOxZCv9RGly5cCAyHsCMYYk5lGQBmH7Fg8Db01i/fwbTvgqFvKfOUmDro3SgjxgjIkhx+uL0ertm5LqH9CDH"
    "NqyZSiuy6vusVnCIoisRqdaX9ndzGc2+2mw9DB1RGZXPpDHH6OmfOk3V77JJjEiuZpC9L75FIAeEZG6u8kyOVGSGiPt1D381"
    "iZH0jxI/2uIsdnsUoYs/Q7VAXYA425A9tpbyvuM5zAU7Wdu11ADXiQ8cCzL3GnfxMVO6oAIio1OAWaimLmk2JGZ3McCM6rHt"
    "tjxJ/UWQZPKm8neba0lpyYTt5tz6tZCDpdxx1tly2mfAJnwIa8dcJHd28IzrXA1i3n62gwirgIOt2IQp3nNGFnU="
)


Trial = tuple[str, Callable[[], bool]]
"""A cipher's name, and whether it gives what it should."""


def _gcm_siv() -> bool:
    # RFC 8452, appendix C.2, the second case.
    key, nonce = bytes((1, *bytes(31))), bytes((3, *bytes(11)))
    sealed = AESGCMSIV(key).encrypt(nonce, bytes((1, *bytes(7))), None)
    return sealed.hex() == "c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"


def _argon2id() -> bool:
    # RFC 9106, section 5.3.
    tagged = Argon2id(
        salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\4" * 12, secret=b"\3" * 8
    ).derive(b"\1" * 32)
    return tagged.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def _x_wing() -> bool:
    whose = identity("self-test", _SEED)
    return (
        sha256(whose.recipient.public_key).hexdigest() == _PUBLIC
        and whose.open(_SEALED, info=b"self-test") == b"firsthand"
        and whose.open(whose.recipient.seal(b"round trip", info=b""), info=b"") == b"round trip"
    )


TRIALS: tuple[Trial, ...] = (
    ("AES-256-GCM-SIV", _gcm_siv),
    ("Argon2id", _argon2id),
    ("HPKE with X-Wing", _x_wing),
)


def check(trials: Sequence[Trial] = TRIALS) -> None:
    """Open fixed vectors with each cipher; takes a few milliseconds.

    Raises:
        LibraryLacking: A cipher is missing or gives another result; the message says what to install.
    """
    for what, holds in trials:
        try:
            right = holds()
        except UnsupportedAlgorithm:
            raise LibraryLacking(_lacking(what, "lacks")) from None
        except (Unopenable, ValueError):
            right = False
        if not right:
            raise LibraryLacking(_lacking(what, "gives wrong results for"))


def _lacking(what: str, how: str) -> str:
    return (
        f"the installed cryptography {__version__} {how} {what}: install the wheel of cryptography 50 that comes with "
        "its own OpenSSL (remove a system package of that name first); nothing weaker is used instead"
    )
