from __future__ import annotations

from training.conllu import misc_column, read_conllu
from training.names_data import (
    attach_uner,
    guess_glued,
    gum_names,
    name_spans,
    read_own,
    read_wikigold,
    strip_brackets,
    to_bio,
)

TREEBANK = """\
# newdoc id = a
# sent_id = a-1
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tcall\tcall\tVERB\tVB\t_\t0\troot\t_\t_
4\tRome\tRome\tPROPN\tNNP\tNumber=Sing\t3\tobj\t_\tSpaceAfter=No
4.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
# sent_id = a-2
1\tFine\tfine\tADJ\tJJ\t_\t0\troot\t_\t_

# newdoc id = b
# sent_id = b-1
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
""".splitlines()

NAMES = "# sent_id = a-1\n1\tDo\tO\n2\tn't\tB-O\n3\tcall\tO\n4\tRome\tB-LOC\n5\t.\tO\n".splitlines()


def test_documents_sentences_and_spacing() -> None:
    texts = read_conllu(TREEBANK, "x")
    assert [len(text.sentences) for text in texts] == [2, 1]
    first, second = texts[0].sentences
    assert first.words == ["Do", "n't", "call", "Rome", "."]
    assert first.glued == [False, True, False, False, True]
    assert first.heads == [3, 3, 0, 3, 3]
    assert second.starts_paragraph
    assert second.key == "a-2"


def test_uner_tags_go_to_the_sentence_of_their_id() -> None:
    texts = read_conllu(TREEBANK, "x")
    assert attach_uner(texts, NAMES) == 1
    assert texts[0].sentences[0].names == ["O", "O", "O", "B-LOC", "O"]
    assert texts[0].sentences[1].names is None


def test_inside_only_tags_become_bio() -> None:
    assert to_bio(["I-PER", "I-PER", "O", "I-LOC", "I-PER"]) == ["B-PER", "I-PER", "O", "B-LOC", "B-PER"]


def test_wikigold_holds_out_each_fifth_document() -> None:
    lines = "\n".join(f"-DOCSTART- O\n\nWord{n} I-MISC\n. O\n" for n in range(10)).splitlines()
    train, held_out = read_wikigold(lines)
    assert [t.sentences[0].words[0] for t in held_out] == ["Word4", "Word9"]
    assert len(train) == 8
    assert train[0].sentences[0].names == ["B-OTH", "O"]
    assert train[0].sentences[0].heads is None


def test_spaces_are_put_back_by_rule() -> None:
    words = ["He", "said", '"', "no", '"', ",", "did", "n't", "he", "?"]
    glued = [False, False, False, True, True, True, False, True, False, True]
    assert guess_glued(words) == glued


def gum_sentence(rows: list[tuple[str, str, str, str]]) -> list[str | None]:
    lines = [f"{n}\t{w}\t_\t{u}\t{x}\t_\t0\troot\t_\t{m}" for n, (w, u, x, m) in enumerate(rows, 1)]
    sentence = read_conllu(lines, "gum")[0].sentences[0]
    return gum_names(sentence, misc_column(lines)[0])


def test_gum_names_are_trimmed_and_the_unsure_left_open() -> None:
    tags = gum_sentence(
        [
            ("President", "PROPN", "NNP", "Entity=(1-person-giv:act-1-coref"),
            ("Ada", "PROPN", "NNP", "_"),
            ("Ito", "PROPN", "NNP", "Entity=1)"),
            ("saw", "VERB", "VBD", "_"),
            ("the", "DET", "DT", "Entity=(2-organization-new-1-sgl"),
            ("University", "PROPN", "NNP", "_"),
            ("of", "ADP", "IN", "_"),
            ("Turin", "PROPN", "NNP", "Entity=(3-place-new-1-sgl)2)"),
            ("on", "ADP", "IN", "_"),
            ("Monday", "PROPN", "NNP", "Entity=(4-time-new-1-sgl)"),
        ]
    )
    assert tags == ["O", "B-PER", "I-PER", "O", "O", "B-ORG", "I-ORG", "I-ORG", "O", None]


def test_gum_mention_with_more_than_a_name_gives_no_name() -> None:
    tags = gum_sentence(
        [
            ("big", "ADJ", "JJ", "Entity=(1-place-new-1-sgl"),
            ("Rome", "PROPN", "NNP", "Entity=1)"),
        ]
    )
    assert tags == ["O", None]


def test_own_sentences_keep_offsets() -> None:
    text, spans = strip_brackets("[PER Ada Ito] left [LOC U.S.]-[LOC China] talks.")
    assert text == "Ada Ito left U.S.-China talks."
    assert [text[a:b] for a, b, _ in spans] == ["Ada Ito", "U.S.", "China"]


def test_own_sentences_are_cut_into_words_and_tagged() -> None:
    def split(text: str) -> tuple[list[str], list[int]]:
        words = text.split(" ")
        return words, [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]

    (sentence,) = read_own(["# comment", "", "[PER Ada Ito] met [ORG Bank]"], split)
    assert sentence.names == ["B-PER", "I-PER", "O", "B-ORG"]
    assert name_spans(sentence.names or []) == [(0, 2, "PER"), (3, 4, "ORG")]
    assert sentence.heads is None
