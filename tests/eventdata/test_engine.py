from __future__ import annotations

from pathlib import Path

import pytest

import summitry
from summitry.errors import InputError
from summitry.eventdata.engine import interruptible, name_of, open_engine


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_within_a_statement_is_an_interrupt():
    with (
        open_engine(memory_mb=300, threads=1) as engine,
        pytest.raises(KeyboardInterrupt),
        interruptible(),
    ):
        engine.execute("SELECT sum(a.range * b.range) FROM range(200000) a, range(200000) b").fetchall()


def test_another_error_stays_what_it_is():
    with pytest.raises(RuntimeError, match="else"), interruptible():
        raise RuntimeError("something else")


def test_the_engine_is_bounded_and_fetches_nothing():
    with open_engine(memory_mb=300, threads=1) as engine:
        told = dict(
            engine.execute(
                "SELECT name, value FROM duckdb_settings() WHERE name IN ('threads', 'autoinstall_known_extensions', "
                "'enable_progress_bar')"
            ).fetchall()
        )
    assert told == {"threads": "1", "autoinstall_known_extensions": "false", "enable_progress_bar": "false"}


def test_a_path_with_a_pattern_sign_is_refused(tmp_path):
    assert name_of(tmp_path / "it's") == "'" + str(tmp_path / "it''s") + "'"
    with pytest.raises(InputError, match="rename the folder"):
        name_of(tmp_path / "a*")


def test_every_question_to_event_data_goes_through_an_engine_of_ours():
    """DuckDB left alone spills into the folder that the user is in, and draws a bar on standard output."""
    sources = Path(summitry.__file__).parent
    found = [
        str(path.relative_to(sources))
        for name in ("eventdata", "relations")
        for path in (sources / name).rglob("*.py")
        if "duckdb.connect(" in path.read_text(encoding="utf-8")
    ]
    assert found == ["eventdata/engine.py"]
