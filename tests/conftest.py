"""What every test runs under."""

import gc
from collections.abc import Generator
from datetime import timedelta

import pytest
from hypothesis import settings

# Of itself Hypothesis gives an example 200 ms by the clock on the wall. Workers share the processors with each other, and
# with the processes that some tests start and kill; what never ends, or grows with the square, takes longer than this.
settings.register_profile("firsthand", deadline=timedelta(seconds=2))
settings.load_profile("firsthand")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep what is loaded out of the search for garbage, as ``firsthand run`` does.

    Thousands of tests and everything they import stay until the end: each search would look through all of it again.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_unconfigure() -> None:
    """Give it back: some libraries say at the end that they were never cleared away."""
    gc.unfreeze()
