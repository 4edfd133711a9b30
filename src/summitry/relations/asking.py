"""An engine for one question to a data set."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import duckdb

from summitry.errors import InputError
from summitry.eventdata.engine import interruptible, open_engine

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def asking(fault: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an engine for as long as the block runs; Ctrl-C in a statement ends in ``KeyboardInterrupt``.

    Args:
        fault: What to say where the data set cannot be read, such as ``NAME cannot be read``.

    Raises:
        InputError: It cannot be read.
    """
    with closing(open_engine()) as connection, interruptible():
        try:
            yield connection
        except duckdb.Error as error:
            msg = f"{fault}: {str(error).splitlines()[0]}"
            raise InputError(msg) from error
