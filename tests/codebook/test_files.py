from __future__ import annotations

import re
from pathlib import Path

from summitry import gazetteer
from summitry.codebook import load_codebook
from summitry.codebook.page import render_page

ROOT = Path(__file__).parent.parent.parent


def test_the_page_is_in_step_with_the_rules():
    page = (ROOT / "CODEBOOK.md").read_text(encoding="utf-8")
    assert page == render_page(load_codebook()), "run: python -m tools.build_codebook_page"


def test_no_rule_knows_a_country():
    names = {
        name.casefold()
        for country in gazetteer.load().countries.values()
        for name in (country.name, *country.adjectives, *country.peoples)
    }
    for rule in load_codebook().rules.values():
        asked = (rule.where, *rule.unless)
        words = {word for item in asked for word in (*item.subject, *item.object, *item.words)}
        words |= {word for item in asked for heads in item.oblique.values() for word in heads}
        words |= {key[2:] for key in rule.predicates}
        assert words & names == set() or words & names <= {"polish", "swede"}, rule.id


def test_every_near_miss_that_names_a_rule_names_one_that_is_there():
    rules = load_codebook().rules
    named = {(rule.id, miss.gets) for rule in rules.values() for miss in rule.near_misses if miss.gets}
    assert {pair for pair in named if pair[1] not in rules} == set()


def test_each_rules_id_begins_with_a_word_and_its_text_ends_as_a_sentence():
    for rule in load_codebook().rules.values():
        assert re.fullmatch(r"[a-z]+\.[a-z0-9._-]+", rule.id)
        assert rule.about.endswith(".")
        assert all(case.text[-1] in '.?!"”' for case in (*rule.examples, *rule.near_misses)), rule.id


def test_the_words_of_contexts_name_contexts():
    codebook = load_codebook()
    contexts = set(codebook.scheme.contexts)
    assert {name for names in codebook.context_words.values() for name in names} <= contexts


def test_governing_predicates_have_their_effects():
    irrealis = load_codebook().irrealis
    assert irrealis["v:say", "*"] == "reported"
    assert irrealis["v:deny", "*"] == "negated"
    assert irrealis["v:plan", "to"] == "future"


def test_the_page_prints_words_as_the_files_write_them():
    page = render_page(load_codebook())
    assert "advise" in page
    assert "violence" in page
    assert not re.search(r"advize|violense|exercize", page)
