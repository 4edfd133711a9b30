from summitry import case, ingest
from summitry.model import Document

PROSE = (
    "President Ruto of Kenya and President Niinistö of Finland met in Helsinki on 3 May 2023. "
    "They agreed to open a school of mining."
)


def read(text, path):
    path.write_text(text, encoding="utf-8")
    (document,) = ingest.fetch([path])
    assert isinstance(document, Document)
    return document


def test_a_stretch_without_running_text_is_told_as_set_aside_and_the_rest_is_read(tmp_path):
    numbers = " ".join(f"{number}.5" for number in range(3000))
    document = read(f"{PROSE}\n\n{numbers}\n\n{PROSE}\n", tmp_path / "table.txt")
    gathered = case.gather_findings([document])
    (told,) = gathered.set_aside
    assert told.origin.endswith("table.txt")
    assert "hold no running text and were not read" in told.reason
    start, end = (int(word) for word in told.reason.split() if word.isdigit())
    stretch = document.text[start:end].split()
    assert len(stretch) > 2900  # all but what stands in one block with the prose
    assert all(word.endswith(".5") for word in stretch)
    assert gathered.findings[0].meetings


def test_what_an_earlier_run_did_not_read_is_told_again(tmp_path):
    numbers = " ".join(f"{number}.5" for number in range(3000))
    document = read(f"{PROSE}\n\n{numbers}\n", tmp_path / "table.txt")
    with case.Case(tmp_path / "case.sqlite") as kept:
        first = case.gather_findings([document], case=kept)
        second = case.gather_findings([document], case=kept)
    assert (first.read, second.kept) == (1, 1)
    assert [item.reason for item in first.set_aside] == [item.reason for item in second.set_aside] != []


def test_running_text_sets_nothing_aside(tmp_path):
    assert not case.gather_findings([read(PROSE, tmp_path / "prose.txt")]).set_aside
