from __future__ import annotations

from datetime import date

import pytest

from summitry.errors import BadField, UnknownCode
from summitry.eventdata import RULES, Question, connect, count, measure_effects, query
from tests.eventdata import made


@pytest.fixture
def filled(lake, tmp_path):
    rows = [
        made.gdelt2(1, a="USA", b="RUS", code="042", SOURCEURL="u1", Actor1Type1Code="GOV", Actor2Type1Code="GOV"),
        made.gdelt2(2, a="RUS", b="USA", code="042", SOURCEURL="u1"),
        made.gdelt2(3, a="USA", b="RUS", code="042", SOURCEURL="u1", Actor1Type1Code="GOV", Actor2Type1Code="GOV"),
        made.gdelt2(4, a="USA", b="RUS", code="190", SOURCEURL="u2", QuadClass="4", GoldsteinScale="-10.0"),
        made.gdelt2(5, a="KEN", b="UGA", code="043", SOURCEURL="u3", day="20181230"),
        made.gdelt2(6, a="", b="", code="043", SOURCEURL="u3"),
        made.gdelt2(7, a="", b="", code="043", SOURCEURL="u4", added="20190105000000"),
    ]
    lake.load(made.tabs(tmp_path / "a.CSV", rows))
    return lake


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        (Question(), "5123467"),
        (Question(dyad=("USA", "RUS")), "1234"),
        (Question(dyad=("RUS", "USA")), "1234"),
        (Question(dyad=("RUS", "USA"), is_directed=True), "2"),
        (Question(until=date(2018, 12, 31)), "5"),
        (Question(since=date(2019, 1, 1), codes=("04",)), "12367"),
        (Question(codes=("042", "19")), "1234"),
        (Question(types=("ASSAULT",)), "4"),
        (Question(quads=(4,)), "4"),
        (Question(roles=("GOV",)), "13"),
        (Question(sources=("icews",)), ""),
        (Question(known_by=date(2019, 1, 3)), "512346"),
        (Question(dyad=("x' OR 1=1 --", "USA")), ""),
    ],
)
def test_a_question_narrows(filled, question, numbers):
    with connect(filled.path) as engine:
        found = list(query(engine, question))
        assert "".join(row["event_key"].removeprefix("gdelt2:") for row in found) == numbers
        assert count(engine, question) == len(numbers)


def test_columns_and_limit(filled):
    with connect(filled.path) as engine:
        assert list(query(engine, Question(), columns=("actor", "code"), limit=1)) == [{"actor": "KEN", "code": "043"}]
        with pytest.raises(BadField, match="columns"):
            list(query(engine, Question(), columns=("actor; DROP VIEW events",)))


@pytest.mark.parametrize(
    ("rule", "numbers"), [("none", "1234567"), ("article", "124567"), ("mirror", "124567"), ("day", "124567")]
)
def test_what_counts_once(filled, rule, numbers):
    keys = [row["event_key"].removeprefix("gdelt2:") for row in filled.rows(dedup=rule)]
    assert "".join(keys) == numbers


def test_a_mirrored_event_of_one_article_counts_once_by_that_rule_alone(lake, tmp_path):
    rows = [
        made.gdelt2(1, SOURCEURL="u"),
        made.gdelt2(2, a="RUS", b="USA", SOURCEURL="u"),
        made.gdelt2(3, SOURCEURL="v"),
    ]
    lake.load(made.tabs(tmp_path / "a.CSV", rows))
    counts = {rule: len(lake.rows(dedup=rule)) for rule in RULES}
    assert counts == {"none": 3, "article": 3, "mirror": 2, "day": 2}


def test_the_effect_of_each_rule_is_told_beside_the_figures_without(filled):
    with connect(filled.path) as engine:
        effects = {effect.rule: effect for effect in measure_effects(engine)}
    assert set(effects) == set(RULES)
    assert (effects["none"].events, effects["none"].share_left_out) == (7, 0.0)
    assert (effects["article"].events, effects["article"].share_left_out) == (6, pytest.approx(1 / 7))
    assert effects["none"].mean_goldstein == pytest.approx((6 * 1.9 - 10) / 7)
    assert effects["article"].mean_goldstein == pytest.approx((5 * 1.9 - 10) / 6)
    assert effects["none"].share_cooperation == pytest.approx(6 / 7)


def test_no_such_rule(filled):
    with pytest.raises(UnknownCode, match="rule for duplicates"):
        connect(filled.path, dedup="url")
