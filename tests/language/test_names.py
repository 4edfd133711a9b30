from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from summitry.language.names import find_names, load_known, repair
from summitry.model import Document, NameLabel, Passage, Turn

PER, ORG, LOC, OTH = NameLabel.PERSON, NameLabel.ORGANISATION, NameLabel.PLACE, NameLabel.OTHER


def fix(before: str, name: str, label: NameLabel, after: str = " came.") -> tuple[str, NameLabel] | None:
    text = before + name + after
    found = repair(text, len(before), len(before) + len(name), label, load_known())
    return (text[found[0] : found[1]], found[2]) if found else None


@pytest.mark.parametrize(
    ("name", "label", "fixed"),
    [
        ("President Biden", PER, ("Biden", PER)),
        ("Russian President Vladimir Putin", PER, ("Vladimir Putin", PER)),
        ("Secretary of State Antony Blinken", PER, ("Antony Blinken", PER)),
        ("Mr. Xi", PER, ("Xi", PER)),
        ("Prime Minister Modi’s", PER, ("Modi", PER)),
        ("the President", PER, None),
        ("the White House", LOC, ("White House", LOC)),
        ("The Valley", LOC, ("The Valley", LOC)),
        ("the United States", ORG, ("United States", LOC)),
        ("NATO’s", LOC, ("NATO", ORG)),
        ("European Union", LOC, ("European Union", ORG)),
        ("U.S.", ORG, ("U.S.", LOC)),
        ("“Kyiv”", ORG, ("Kyiv", LOC)),
        ("Russian", LOC, ("Russian", OTH)),
        ("Monday", OTH, None),
        ("July", LOC, None),
        ("The Economist", ORG, ("The Economist", ORG)),
        ("Yahoo!", ORG, ("Yahoo!", ORG)),
        ("Madame de Staël", PER, ("Madame de Staël", PER)),
        ("Theresa May", PER, ("Theresa May", PER)),
        ("...", ORG, None),
        ("2018", OTH, None),
        ("Joseph R. Biden Jr.", PER, ("Joseph R. Biden Jr.", PER)),
    ],
)
def test_edges_and_labels_are_put_right(name, label, fixed):
    assert fix("Then ", name, label) == fixed


@pytest.mark.parametrize(
    ("before", "name", "label", "after"),
    [
        ("The ", "National", ORG, " Security Advisor spoke."),
        ("The ", "Vice", ORG, " President spoke."),
        ("The ", "Minister of Finance", PER, " spoke."),
        ("The Minister of ", "Finance", PER, " spoke."),
    ],
)
def test_a_piece_of_a_title_is_no_name(before, name, label, after):
    assert fix(before, name, label, after) is None


def test_a_title_before_a_name_keeps_it_a_person():
    assert fix("Then ", "Jordan", ORG) == ("Jordan", LOC)
    assert fix("Then Senator ", "Jordan", PER) == ("Jordan", PER)


def names(text: str, turns: tuple[Turn, ...] = ()) -> list[tuple[str, NameLabel]]:
    doc = spacy.blank("en")(text)
    return [(n.passage.exact, n.label) for n in find_names(Document("d", text, "", turns=turns), doc)]


def test_countries_and_peoples_that_the_model_passed_over():
    assert names("Russia's envoy met South Korean and French officials of the G7.") == [
        ("Russia", LOC),
        ("South Korean", OTH),
        ("French", OTH),
    ]


def test_speakers_in_labels_are_persons():
    text = (
        "PRESIDENT BIDEN: Thank you.\nMS. PSAKI: Yes.\nQ  When?\nMODERATOR: Now.\nSENIOR ADMINISTRATION OFFICIAL: No."
    )
    assert names(text) == [("BIDEN", PER), ("PSAKI", PER)]


def test_speakers_of_turns_are_persons():
    text = "President Putin: Good. Thank you."
    turn = Turn(Passage("d", 17, 33, text[17:]), "President Putin", Passage("d", 0, 15, text[:15]))
    assert names(text, (turn,)) == [("Putin", PER)]


def test_a_name_does_not_go_on_in_the_next_line():
    doc = Doc(spacy.blank("en").vocab, words=["Sergei", "\n", "Lavrov"], spaces=[False, False, False])
    doc.ents = [doc.char_span(0, len(doc.text), label="PER")]
    found = find_names(Document("d", doc.text, ""), doc)
    assert [n.passage.exact for n in found] == ["Sergei", "Lavrov"]


@given(
    st.text(st.sampled_from("Aab. ’'\n\"(the Russia)"), min_size=1, max_size=60), st.sampled_from(NameLabel), st.data()
)
def test_repair_never_leaves_the_name(text, label, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = repair(text, start, end, label, load_known())
    assert found is None or start <= found[0] < found[1] <= end
