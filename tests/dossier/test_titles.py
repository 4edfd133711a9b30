"""How the parts of a dossier are headed."""

from __future__ import annotations

import pytest

from summitry.dossier.building.glance import join_names


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        ([], ""),
        (["Malta"], "Malta"),
        (["Fiji", "Malta"], "Fiji and Malta"),
        (["Fiji", "Malta", "Tonga"], "Fiji, Malta and Tonga"),
        (["Fiji", "Malta", "Nauru", "Tonga"], "Fiji, Malta, Nauru and Tonga"),
    ],
)
def test_parties_are_named_as_they_are_read_aloud(names, joined):
    assert join_names(names) == joined
