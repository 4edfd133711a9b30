from __future__ import annotations

from training.evaluate import gaps_of, gold_reading, render
from training.records import Sentence, Text
from training.score import Reading, Tally, Token, score_names, score_parse

GOLD = Reading(
    "We met.",
    [
        Token(0, 2, 1, "nsubj", "PRON", "we"),
        Token(3, 6, 1, "root", "VERB", "meet"),
        Token(6, 7, 1, "punct", "PUNCT", "."),
    ],
    [(0, 7)],
    {(0, 2, "PER")},
)


def test_the_same_reading_is_all_right() -> None:
    tallies = score_parse([(GOLD, GOLD)], ["nsubj"])
    assert {name: tally.f1 for name, tally in tallies.items()} == dict.fromkeys(tallies, 100.0)
    assert tallies["las"].wanted == 2
    assert tallies["las_all"].wanted == 3


def test_words_are_aligned_by_characters() -> None:
    system = Reading(
        "We met.", [Token(0, 2, 1, "nsubj:pass", "PRON", "we"), Token(3, 7, 1, "root", "X", "met.")], [], set()
    )
    tallies = score_parse([(GOLD, system)], ["nsubj"])
    assert tallies["words"].right == 1
    assert tallies["words"].f1 == 40.0
    assert tallies["uas_all"].right == 0
    assert tallies["nsubj"].found == 1


def test_a_subtype_does_not_count_as_an_error() -> None:
    tokens = [Token(0, 2, 1, "nsubj:outer", "PRON", "we"), *GOLD.tokens[1:]]
    tallies = score_parse([(GOLD, Reading(GOLD.text, tokens, GOLD.sentences))], ["nsubj"])
    assert tallies["las_all"].f1 == 100.0
    assert tallies["nsubj"].f1 == 100.0


def test_names_count_exact_spans_and_types() -> None:
    system = Reading(GOLD.text, [], [], {(0, 2, "ORG"), (3, 6, "OTH")})
    tallies = score_names([(GOLD, system)])
    assert tallies["three"].right == 0
    assert (tallies["three"].found, tallies["all"].found) == (1, 2)
    assert tallies["PER"].recall == 0.0


def test_precision_recall_and_nothing_at_all() -> None:
    assert (Tally(1, 2, 4).precision, Tally(1, 2, 4).recall) == (50.0, 25.0)
    assert Tally().f1 == 0.0


def test_the_raw_text_follows_the_spacing() -> None:
    first = Sentence(
        ["Ito", "left", "."],
        [False, False, True],
        heads=[2, 0, 2],
        relations=["nsubj", "root", "punct"],
        upos=["PROPN", "VERB", "PUNCT"],
        lemmas=["Ito", "leave", "."],
        names=["B-PER", "O", "O"],
    )
    second = Sentence(["Why", "?"], [False, True], starts_paragraph=True)
    reading = gold_reading(Text("t", "t", [first, second]))
    assert reading.text == "Ito left.\n\nWhy?"
    assert reading.names == {(0, 3, "PER")}
    assert [token.head for token in reading.tokens] == [1, 1, 1]
    assert gaps_of(reading.text, ["Ito", "left", ".", "Why", "?"], [0, 4, 8, 11, 14]) == [3, 2, 1, 3, 1]


def test_tables_have_a_column_for_each_corpus() -> None:
    parses = score_parse(
        [(GOLD, GOLD)],
        ["nsubj", "obj", "iobj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl", "appos", "parataxis", "conj"],
    )
    names = score_names([(GOLD, GOLD)])
    page = render({"ewt": parses, "gum": parses, "uner": names, "wikigold": names})
    assert "| las | 100.0 | 100.0 |" in page
    assert "| PER | 100.0 (100, 100) | 100.0 (100, 100) |" in page
