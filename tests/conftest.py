"""What all tests share. Sockets are closed by pytest-socket; only this machine's loopback can be reached."""

from __future__ import annotations

import _thread
import os
import signal
import threading

import hypothesis
import pytest

# One thread in each library: the tests must not fight over two cores, and sums come out the same each time.
os.environ.setdefault("OMP_NUM_THREADS", "1")

hypothesis.settings.register_profile("default", deadline=None, max_examples=60, derandomize=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("SUMMITRY_HYPOTHESIS", "default"))


@pytest.fixture
def ctrl_c():
    """Ctrl-C in 0.3 s; also where the tests were started with interrupts ignored, as a shell's background jobs are."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, _thread.interrupt_main)
    timer.start()
    yield
    timer.join()
    signal.signal(signal.SIGINT, before)
