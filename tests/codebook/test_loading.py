from __future__ import annotations

import subprocess
import sys

import pytest

from summitry.codebook import CodebookError, load_codebook
from summitry.errors import InputError

GOOD = """
lists:
  fruit: [apple, pear]
rules:
  - id: request.fruit
    about: One side asks another for fruit.
    type: REQUEST
    cameo: "020"
    predicates: [ask for, n:request]
    recipient: [object, from]
    where: {oblique: {for: "@fruit"}}
    if_negated: {type: REJECT, cameo: "120"}
    examples:
      - {text: "Malta asked Cyprus for apples.", actor: Malta, recipient: Cyprus}
    near_misses:
      - {text: "Malta sells apples."}
"""


def write(tmp_path, text, name="mine.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(tmp_path, text):
    with pytest.raises(CodebookError) as caught:
        load_codebook(write(tmp_path, text))
    return str(caught.value)


def test_our_own_rules_load_and_are_many():
    codebook = load_codebook()
    assert len(codebook.rules) > 300
    assert {rule.gives.event_type for rule in codebook.rules.values()} == set(codebook.scheme.types)


def test_a_users_rule_is_added(tmp_path):
    codebook = load_codebook(write(tmp_path, GOOD))
    rule = codebook.rules["request.fruit"]
    assert rule.where.oblique["for"] == {"apple", "pear"}
    assert rule.predicates == ("v:ask for", "n:request")
    assert rule in codebook.by_predicate["v:ask for"]
    assert len(codebook.rules) == len(load_codebook().rules) + 1


def test_a_word_is_printed_as_written_and_compared_in_one_spelling(tmp_path):
    text = GOOD.replace("[ask for, n:request]", '["supervise closely", n:violence]')
    codebook = load_codebook(write(tmp_path, text))
    rule = codebook.rules["request.fruit"]
    assert rule.predicates == ("v:supervize closely", "n:violense")
    assert [codebook.read_key(key) for key in rule.predicates] == ["supervise closely", "violence (noun)"]


def test_a_users_rule_with_an_id_of_ours_replaces_it(tmp_path):
    ours = next(iter(load_codebook().rules))
    kind = load_codebook().rules[ours].gives
    text = GOOD.replace("request.fruit", ours).replace("type: REQUEST", f"type: {kind.event_type}", 1)
    text = text.replace('cameo: "020"', f'cameo: "{kind.cameo}"', 1)
    codebook = load_codebook(write(tmp_path, text))
    assert codebook.rules[ours].about == "One side asks another for fruit."
    assert len(codebook.rules) == len(load_codebook().rules)


def test_a_folder_of_files_loads(tmp_path):
    write(tmp_path, GOOD, "a.yaml")
    write(tmp_path, GOOD.replace("request.fruit", "request.more-fruit"), "b.yaml")
    assert {"request.fruit", "request.more-fruit"} <= set(load_codebook(tmp_path).rules)


def test_an_empty_file_adds_nothing(tmp_path):
    assert set(load_codebook(write(tmp_path, "")).rules) == set(load_codebook().rules)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("about:", "abut:", 6, "unknown key 'abut' in a rule; nearest: about"),
        ("type: REQUEST", "type: REQEST", 7, "unknown PLOVER type 'REQEST'; nearest: REQUEST"),
        ('cameo: "020"', 'cameo: "999"', 8, "unknown CAMEO code '999'"),
        ('cameo: "020"', 'cameo: "190"', 8, "belongs to PLOVER type ASSAULT, not REQUEST"),
        ("cameo:", "mode: visit\n    cameo:", 8, "REQUEST has no mode 'visit'; its modes: assist, change, yield, meet"),
        ("cameo:", "status: pleged\n    cameo:", 8, "unknown status 'pleged'"),
        ("cameo:", "contexts: [milltary]\n    cameo:", 8, "nearest: military"),
        ("[ask for, n:request]", "[]", 9, "predicates: expected at least one"),
        ("[ask for, n:request]", "[Ask]", 9, "'Ask' is no lemma"),
        ("[object, from]", "[object, 7]", 10, "'7' is no place in a clause"),
        ("where: {oblique", "where: {oblik", 11, "unknown key 'oblik' in where; nearest: oblique"),
        ('"@fruit"', '"@frut"', 11, "unknown word list '@frut'; nearest: fruit"),
        ("if_negated: {type: REJECT,", "if_negated: {type: REJEC,", 12, "unknown PLOVER type 'REJEC'"),
        ("if_negated:", "if_future: maybe\n    if_negated:", 12, "expected skip, flag, or type"),
        ("if_negated:", "priority: high\n    if_negated:", 12, "expected a whole number"),
        ("if_negated:", "reciprocal: perhaps\n    if_negated:", 12, "expected true or false"),
        ("actor: Malta", "actor: Crete", 14, "'Crete' does not stand in the example"),
        ("recipient: Cyprus", "flags: [new]", 14, "unknown flag 'new'"),
        ('- {text: "Malta sells apples."}', "[]", 16, "near_misses: expected at least one"),
    ],
)
def test_an_error_names_file_rule_and_line(tmp_path, old, new, line, said):
    told = problems(tmp_path, GOOD.replace(old, new, 1))
    assert f"mine.yaml:{line}: " in told
    assert "rule request.fruit" in told
    assert said in told


def test_what_is_missing_is_told_all_at_once(tmp_path):
    told = problems(tmp_path, "rules:\n  - {id: a.b}\n")
    for key in ("about", "type", "cameo", "predicates", "examples", "near_misses"):
        assert f"key {key!r} is missing" in told


def test_a_repeated_id_is_an_error(tmp_path):
    rule = GOOD.split("rules:\n")[1]
    assert "id stands twice; first at line" in problems(tmp_path, GOOD + rule)


def test_a_repeated_key_is_an_error(tmp_path):
    assert "key 'about' stands twice" in problems(tmp_path, GOOD.replace("type:", "about: again\n    type:", 1))


def test_what_is_no_yaml_says_where(tmp_path):
    assert "mine.yaml:2: not YAML" in problems(tmp_path, "rules: [\n}")


def test_text_that_is_no_mapping_is_refused(tmp_path):
    assert "expected the file as `key: value` lines" in problems(tmp_path, "just words")


def test_aliases_that_grow_without_end_are_refused(tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    assert "too many parts" in problems(tmp_path, "\n".join(lines))


def test_an_alias_to_itself_is_refused(tmp_path):
    assert "nested too deeply" in problems(tmp_path, "rules: &a [*a]")


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CodebookError, match="cannot be read as UTF-8 text"):
        load_codebook(path)


def test_a_path_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="no codebook at"):
        load_codebook(tmp_path / "none.yaml")


def test_the_module_checks_files(tmp_path):
    good = write(tmp_path, GOOD)
    bad = write(tmp_path, GOOD.replace("about:", "abut:"), "bad.yaml")
    command = [sys.executable, "-m", "summitry.codebook"]
    done = subprocess.run([*command, str(good), str(bad)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "rules can be used" in done.stdout
    assert "bad.yaml:6: rule request.fruit: unknown key 'abut'" in done.stdout
