"""What all tests share. Sockets are closed by pytest-socket; only this machine's loopback can be reached."""

from __future__ import annotations

import os

import hypothesis

# One thread in each library: the tests must not fight over two cores, and sums come out the same each time.
os.environ.setdefault("OMP_NUM_THREADS", "1")

hypothesis.settings.register_profile("default", deadline=None, max_examples=60, derandomize=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("SUMMITRY_HYPOTHESIS", "default"))
