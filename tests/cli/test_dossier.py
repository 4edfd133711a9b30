"""``summitry dossier``, ``compare`` and ``check`` as a user types them, with what people feed them by mistake."""

from __future__ import annotations

import csv
import json

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.cli.dossier import go_on_later
from summitry.dossier import from_json
from summitry.dossier.check import check
from tests.ingest.samples import make_pdf

ONE_SIDE = """\
---
title: Meeting with the Chancellor of Germany
publisher: Office of the President of France
published_on: 2023-01-22
side: FRA
kind: readout
---
President Emmanuel Macron met Chancellor Olaf Scholz in Paris on 22 January 2023. The two leaders agreed to build a
rail link between Strasbourg and Stuttgart. President Macron urged Germany to open its market for wine. They discussed
the price of electricity. France will send twelve engineers to the dam by 1 June 2023.
"""
OTHER_SIDE = """\
---
title: Talks with the President of France
publisher: Federal Government of Germany
published_on: 2023-01-22
side: DEU
kind: readout
---
Chancellor Olaf Scholz met President Emmanuel Macron in Paris on 22 January 2023. It was agreed to build a rail link
between Strasbourg and Stuttgart. The Chancellor proposed a joint purchase of helicopters. The question of the wine
market was not raised.
"""
ANOTHER_MEETING = """\
---
title: Call with the President of Kenya
publisher: Office of the President of Ghana
published_on: 2022-03-02
side: GHA
kind: readout
---
President Nana Akufo-Addo spoke by telephone with President Uhuru Kenyatta of Kenya on 2 March 2022. They agreed to
exchange coffee for cocoa.
"""
NO_MEETING = "The river rose by two metres in April. Farmers said that the harvest would be late."
GERMAN = (
    "Der Bundeskanzler hat am Sonntag den französischen Präsidenten in Paris getroffen und mit ihm über die Preise für "
    "Strom gesprochen. Beide Seiten wollen die Zusammenarbeit im nächsten Jahr vertiefen und eine Bahnstrecke bauen."
)
FRENCH = (
    "Le président de la République a reçu le chancelier allemand à Paris dimanche. Les deux dirigeants ont décidé de "
    "construire une ligne de chemin de fer entre Strasbourg et Stuttgart, et ils ont parlé du prix de l'électricité."
)


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def put(folder, **texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def load(out):
    return from_json((out / "dossier.json").read_bytes())


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    folder = put(tmp_path_factory.mktemp("pair") / "in", france=ONE_SIDE, germany=OTHER_SIDE)
    out = folder.parent / "out"
    return run("dossier", folder, "--out", out), folder, out


def test_two_readouts_of_one_meeting_become_one_part(pair):
    result, _, out = pair
    assert result.exit_code == 0, result.output
    (part,) = load(out).meetings
    assert part.title == "Germany and France, Paris, 22 January 2023"
    assert [account.key for account in part.accounts] == ["DEU", "FRA"]


def test_what_both_agreed_is_one_row(pair):
    (part,) = load(pair[2]).meetings
    (rail,) = [row for row in part.outcomes if "rail" in row.label]
    assert rail.mentioned_by == ("DEU", "FRA")
    assert {cell.account: [str(status) for status in cell.statuses] for cell in rail.cells} == {
        "DEU": ["agreed"],
        "FRA": ["agreed"],
    }


def test_what_one_side_leaves_out_is_a_silence_and_a_denial_is_none(pair):
    (part,) = load(pair[2]).meetings
    silent = " ".join(line.text for row in part.silences for cell in row.cells for line in cell.lines)
    assert "helicopters" in silent
    assert "electricity" in silent
    denied = [line.text for row in part.disputes if row.kind == "denial" for cell in row.cells for line in cell.lines]
    assert any("was not raised" in text for text in denied)


def test_a_promise_with_a_day_is_on_the_watch_list(pair):
    (part,) = load(pair[2]).meetings
    assert [(row.holder, row.due) for row in part.watch] == [("Office of the President of France", "1 June 2023")]


def test_all_files_are_there_and_hold(pair):
    _, _, out = pair
    assert {path.name for path in out.iterdir()} >= {"index.html", "dossier.json", "dossier.md", "tables"}
    assert check(load(out)).is_sound
    with (out / "tables" / "outcomes.csv").open(encoding="utf-8", newline="") as stream:
        assert any(row["status"] == "agreed" for row in csv.DictReader(stream))


def test_a_second_run_reads_nothing_and_gives_the_same_bytes(pair):
    _, folder, out = pair
    before = (out / "dossier.json").read_bytes()
    again = run("dossier", folder, "--out", out)
    assert "documents read now: 0, kept from before: 2" in again.output
    assert (out / "dossier.json").read_bytes() == before


def test_the_order_of_documents_does_not_matter(pair, tmp_path):
    _, folder, out = pair
    run("dossier", folder / "germany.md", folder / "france.md", "--out", tmp_path / "turned")
    assert (tmp_path / "turned" / "dossier.json").read_bytes() == (out / "dossier.json").read_bytes()


def test_excerpts_leave_out_what_no_line_rests_on(tmp_path):
    long = ONE_SIDE + "\n\n" + "The room was blue. " * 60
    put(tmp_path / "in", france=long, germany=OTHER_SIDE)
    result = run("dossier", tmp_path / "in", "--out", tmp_path / "out", "--excerpts")
    assert result.exit_code == 0
    dossier = load(tmp_path / "out")
    assert dossier.scope == "excerpts"
    assert check(dossier).is_sound
    assert sum(document.text.count("The room was blue.") for document in dossier.documents) < 30


def test_json_prints_the_dossier_and_nothing_else(pair, tmp_path):
    result = run("dossier", pair[1], "--out", tmp_path / "out", "--json")
    assert json.loads(result.stdout)["format"] == "summitry-dossier/1"


def test_an_empty_folder_is_a_clear_error(tmp_path):
    (tmp_path / "in").mkdir()
    result = run("dossier", tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code != 0
    assert "nothing to tell" in str(result.exception) or "no document" in str(result.exception)


def test_one_document_has_no_silences(tmp_path):
    put(tmp_path / "in", france=ONE_SIDE)
    assert run("dossier", tmp_path / "in", "--out", tmp_path / "out").exit_code == 0
    (part,) = load(tmp_path / "out").meetings
    assert part.silences == ()
    assert part.outcomes


def test_documents_of_two_meetings_are_two_parts_and_nothing_is_compared_across(tmp_path):
    put(tmp_path / "in", france=ONE_SIDE, ghana=ANOTHER_MEETING)
    assert run("dossier", tmp_path / "in", "--out", tmp_path / "out").exit_code == 0
    parts = load(tmp_path / "out").meetings
    assert [len(part.documents) for part in parts] == [1, 1]
    assert not set(parts[0].title.split()) & {"Ghana", "Kenya"} or not set(parts[1].title.split()) & {"Ghana", "Kenya"}


def test_a_document_without_a_meeting_says_so(tmp_path):
    put(tmp_path / "in", river=NO_MEETING)
    assert run("dossier", tmp_path / "in", "--out", tmp_path / "out").exit_code == 0
    dossier = load(tmp_path / "out")
    assert dossier.meetings == ()
    assert dossier.title == "One document, no meeting found"
    assert [row.document_id for row in dossier.unjoined.documents] == [dossier.documents[0].id]


def test_other_languages_are_set_aside_by_name(tmp_path):
    put(tmp_path / "in", france=ONE_SIDE, german=GERMAN, french=FRENCH)
    result = run("dossier", tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code == 1
    reasons = {item.origin.rsplit("/", 1)[-1]: item.reason for item in load(tmp_path / "out").made.set_aside}
    assert set(reasons) == {"german.md", "french.md"}
    assert "German" in reasons["german.md"] or "de" in reasons["german.md"]


def test_the_same_document_twice_counts_once(tmp_path):
    put(tmp_path / "in", one=ONE_SIDE, two=ONE_SIDE, germany=OTHER_SIDE)
    assert run("dossier", tmp_path / "in", "--out", tmp_path / "out").exit_code == 0
    dossier = load(tmp_path / "out")
    assert len(dossier.documents) == 2
    assert any("given more than once" in note for note in dossier.made.notes)


def test_one_name_with_two_texts_is_set_aside(tmp_path):
    named = ONE_SIDE.replace("---\n", "---\nid: same\n", 1)
    put(tmp_path / "in", one=named, two=named.replace("twelve", "thirteen"))
    result = run("dossier", tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "an id of its own" in load(tmp_path / "out").made.set_aside[0].reason


@pytest.mark.long
def test_three_hundred_pages_of_pdf_are_read(tmp_path):
    pages = [
        f"Page {number}. President Emmanuel Macron met Chancellor Olaf Scholz in Paris on 22 January 2023."
        for number in range(300)
    ]
    (tmp_path / "long.pdf").write_bytes(make_pdf(pages))
    result = run("dossier", tmp_path / "long.pdf", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    dossier = load(tmp_path / "out")
    assert check(dossier).is_sound
    assert len(dossier.meetings) == 1


def test_compare_prints_the_shape_that_scripts_rely_on(pair):
    _, folder, _ = pair
    result = run("compare", folder / "france.md", folder / "germany.md", "--json")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert {topic["mentioned_by"] for topic in record["topics"]} <= {"both", "A only", "B only"}
    (rail,) = [topic for topic in record["topics"] if "rail" in topic["topic"]]
    assert rail["mentioned_by"] == "both"
    texts = {path: path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in folder.iterdir()}
    for topic in record["topics"]:
        for passage in (*topic["A"], *topic["B"]):
            assert any(text[passage["start"] : passage["end"]] == passage["exact"] for text in texts.values())
    assert {outcome["side"] for outcome in record["outcomes"]} == {"A", "B"}


def test_compare_turned_around_gives_the_same_turned_around(pair):
    _, folder, _ = pair
    one = json.loads(run("compare", folder / "france.md", folder / "germany.md", "--json").stdout)
    other = json.loads(run("compare", folder / "germany.md", folder / "france.md", "--json").stdout)
    turned = {"A only": "B only", "B only": "A only", "both": "both"}

    def told(record, first, second, names):
        return sorted(
            (
                names[topic["mentioned_by"]],
                json.dumps(topic[first], sort_keys=True),
                json.dumps(topic[second], sort_keys=True),
            )
            for topic in record["topics"]
        )

    assert told(one, "A", "B", {name: name for name in turned}) == told(other, "B", "A", turned)


def test_compare_writes_a_page(pair, tmp_path):
    _, folder, _ = pair
    result = run("compare", folder / "france.md", folder / "germany.md", "--html", tmp_path / "page.html")
    assert result.exit_code == 0, result.output
    assert "Content-Security-Policy" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_three_accounts_can_be_compared(pair, tmp_path):
    _, folder, _ = pair
    put(tmp_path / "in", ghana=ANOTHER_MEETING)
    result = run("compare", folder / "france.md", folder / "germany.md", tmp_path / "in" / "ghana.md", "--json")
    names = {topic["mentioned_by"] for topic in json.loads(result.stdout)["topics"]}
    assert "A and B only" in names


@pytest.mark.parametrize("arguments", [("france.md",), ("france.md", "france.md")])
def test_an_account_cannot_be_compared_with_nothing_or_itself(pair, arguments):
    result = run("compare", *(pair[1] / name for name in arguments))
    assert result.exception is not None
    assert "compare wants from 2" in str(result.exception) or "hold the same document" in str(result.exception)


def test_check_says_that_all_hold(pair):
    result = run("check", pair[2] / "dossier.json")
    assert result.exit_code == 0
    assert "all hold, word for word" in result.stdout


def test_check_finds_a_word_that_was_changed(pair, tmp_path):
    record = json.loads((pair[2] / "dossier.json").read_text(encoding="utf-8"))
    record["meetings"][0]["summary"][0]["passages"][0]["exact"] += "!"
    (tmp_path / "changed.json").write_text(json.dumps(record), encoding="utf-8")
    result = run("check", tmp_path / "changed.json")
    assert result.exit_code == 1
    assert "$.meetings[0].summary[0]" in result.stdout


def test_check_takes_the_folder_for_the_dossier_in_it(pair):
    assert run("check", pair[2]).stdout == run("check", pair[2] / "dossier.json").stdout


def test_check_of_a_page_says_what_to_give_in_its_place(pair):
    assert "the dossier.json that lies beside the page" in str(run("check", pair[2] / "index.html").exception)


@pytest.mark.parametrize("name", ["nothing.json", "france.md"])
def test_check_refuses_what_is_no_dossier(pair, name):
    result = run("check", pair[1] / name)
    assert "dossier" in str(result.exception)


def test_no_path_of_this_machine_is_passed_on(pair):
    _, folder, out = pair
    for name in ("dossier.json", "index.html", "dossier.md"):
        assert str(folder) not in (out / name).read_text(encoding="utf-8")


def test_compare_says_what_was_changed_between_two_versions(tmp_path):
    older = put(tmp_path / "old", page=ONE_SIDE)
    newer = put(tmp_path / "new", page=ONE_SIDE.replace("twelve", "twenty"))
    result = run("compare", older / "page.md", newer / "page.md", "--changes", "--json")
    assert result.exit_code == 0, result.output
    (change,) = json.loads(result.stdout)["changes"]
    assert change["kind"] == "reworded"
    assert [words["exact"] for words in change["new_words"]] == ["twenty"]
    plain = run("compare", older / "page.md", newer / "page.md", "--changes")
    assert plain.stdout.startswith("sentences: 1 reworded\n~ was: France will send twelve engineers")
    assert "\n  now: France will send twenty engineers" in plain.stdout
    same = run("compare", older / "page.md", older / "page.md", "--changes")
    assert same.stdout == "no sentence was changed\n"


def test_changes_wants_two_documents(tmp_path):
    folder = put(tmp_path / "in", one=ONE_SIDE, two=OTHER_SIDE)
    assert "wants two versions" in str(run("compare", folder / "one.md", "--changes").exception)
    assert "holds 2 documents" in str(run("compare", folder, folder / "one.md", "--changes").exception)


def test_excerpts_do_not_carry_the_whole_texts_in_a_case_file(tmp_path):
    put(tmp_path / "in", france=ONE_SIDE)
    run("dossier", tmp_path / "in", "--out", tmp_path / "pass-on", "--excerpts")
    assert not list((tmp_path / "pass-on").glob("*.sqlite"))
    assert (tmp_path / "pass-on.case.sqlite").exists()


def test_on_ctrl_c_it_says_where_the_rest_goes_on(tmp_path, capsys):
    kept = tmp_path / "case.sqlite"
    for exists in (False, True):
        if exists:
            kept.touch()
        with pytest.raises(KeyboardInterrupt), go_on_later(kept):
            raise KeyboardInterrupt
        assert ("the same command goes on from there" in capsys.readouterr().err) is exists


def test_a_second_run_over_a_folder_does_not_read_the_dossier_in_it(tmp_path):
    folder = put(tmp_path / "in", one=ONE_SIDE)
    first = run("dossier", folder, "--out", folder / "dossier")
    assert first.exit_code == 0, first.output
    made = (folder / "dossier" / "dossier.json").read_bytes()
    second = run("dossier", folder, "--out", folder / "dossier")
    assert second.exit_code == 0, second.output
    assert "documents read now: 0, kept from before: 1" in second.stdout
    assert (folder / "dossier" / "dossier.json").read_bytes() == made
