"""The library in use gives the published results, and a library that does not is refused."""

import pytest
from cryptography.exceptions import UnsupportedAlgorithm

from storage.errors import LibraryLacking, Unopenable
from storage.sealing import selftest


def lacking() -> bool:
    raise UnsupportedAlgorithm("not in this build")


def not_opening() -> bool:
    raise Unopenable("another draft")


def test_every_cipher_opens_its_fixed_vector() -> None:
    selftest.check()


@pytest.mark.parametrize("trial", [lacking, not_opening, lambda: False])
def test_a_library_that_lacks_a_cipher_is_refused_with_what_to_install(trial: selftest.Trial) -> None:
    with pytest.raises(LibraryLacking, match=r"Argon2id: install the wheel of cryptography 50"):
        selftest.check((selftest.TRIALS[0], ("Argon2id", trial)))
