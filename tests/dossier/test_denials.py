"""Denials that nobody answers stand behind the disputes."""

from __future__ import annotations

from summitry.dossier.building.denials import ONE_SIDED, set_apart
from summitry.dossier.record import Cell, DisputeRow


def row(name, kind, *accounts):
    return DisputeRow(name, kind, "buses", tuple(Cell(account, (), ()) for account in accounts))


def test_one_sided_denials_come_last_under_a_name_of_their_own():
    rows = set_apart([row("d1", "denial", "FRA"), row("d2", "number", "DEU", "FRA")])
    assert [(one.id, one.kind) for one in rows] == [("d2", "number"), ("d1", ONE_SIDED)]


def test_a_denial_that_is_answered_stays_a_denial():
    (one,) = set_apart([row("d1", "denial", "DEU", "FRA")])
    assert (one.kind, len(one.cells)) == ("denial", 2)
