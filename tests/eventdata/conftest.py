from __future__ import annotations

from datetime import date

import pytest

from summitry.eventdata import Settings, connect, load


@pytest.fixture
def settings():
    return Settings(today=date(2026, 1, 1))


@pytest.fixture
def lake(tmp_path, settings):
    """Loads files into a lake, and gives the report."""

    class Lake:
        path = tmp_path / "lake"

        def load(self, *files, **options):
            return load(files, self.path, **{"settings": settings} | options)

        def rows(self, query="SELECT * FROM events ORDER BY event_key", **options):
            with connect(self.path, **options) as engine:
                found = engine.execute(query)
                names = [column[0] for column in found.description]
                return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return Lake()
