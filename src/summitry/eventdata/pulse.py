"""How far DuckDB is within one long statement, told from a thread beside it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from duckdb import DuckDBPyConnection

_SECONDS = 0.3


@contextmanager
def pulse(engine: DuckDBPyConnection, share: Callable[[], float], tell: Callable[[float], None]) -> Iterator[None]:
    """Call ``tell`` with the ``share`` that is done, 0 to 1, now and then while the statements of the block run."""
    engine.execute("SET enable_progress_bar = true")
    engine.execute("SET enable_progress_bar_print = false")
    stopped = threading.Event()

    def look() -> None:
        while not stopped.wait(_SECONDS):
            tell(share())

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stopped.set()
        watcher.join()
        engine.execute("SET enable_progress_bar = false")
