from __future__ import annotations

from datetime import date

import pytest

from tests.actors.parses import unparsed, who

DAY = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They fear COVID-25 and its costs.", {"COVID": "ORG"}),
        ("They came with Homeland Defence people.", {"Homeland": "ORG"}),
        ("It is up to the Presidential Press Secretary Ola Nord.", {"Presidential": "ORG"}),
        ("They spoke of Ecology and roads.", {"Ecology": "ORG"}),
        ("They read the Fair Harbours Act and left.", {"Fair Harbours Act": "ORG"}),
        ("They prepared for Hurricane Oswin and its rains.", {"Oswin": "PER"}),
        ("They prepared for Typhoon Oswin and its rains.", {"Typhoon Oswin": "PER"}),
    ],
)
def test_a_label_that_its_neighbours_speak_against_is_no_name(text, names):
    assert not [words for words, form, _ in who(unparsed(text, names=names, on=DAY)) if form == "unknown name"]


@pytest.mark.parametrize(
    ("text", "names", "words"),
    [
        ("They met BTX-NORD people.", {"BTX": "ORG"}, "BTX-NORD"),
        ("In Nordgas they said so.", {"Nordgas": "ORG"}, "Nordgas"),
        ("They met Nordgas CFO Ola Nord.", {"Nordgas": "ORG"}, "Nordgas"),
        ("A storm Oswin had foreseen came.", {"Oswin": "PER"}, "Oswin"),
    ],
)
def test_names_that_no_list_has_stay_whole(text, names, words):
    assert (words, "unknown name") in [(found, form) for found, form, _ in who(unparsed(text, names=names, on=DAY))]
