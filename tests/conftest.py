"""What every test runs under."""

from datetime import timedelta

from hypothesis import settings

# Of itself Hypothesis gives an example 200 ms by the clock on the wall. Workers share the processors with each other, and
# with the processes that some tests start and kill; what never ends, or grows with the square, takes longer than this.
settings.register_profile("firsthand", deadline=timedelta(seconds=2))
settings.load_profile("firsthand")
