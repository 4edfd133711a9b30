from __future__ import annotations

from summitry.codebook import load_scheme

QUADS = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}


def test_the_sixteen_types_of_plover():
    types = load_scheme().types
    assert len(types) == 16
    assert {kind.quad for kind in types.values()} == QUADS
    assert [kind.name for kind in types.values() if kind.needs_recipient] == ["COOPERATE", "AID", "SANCTION"]


def test_scores_have_the_sign_of_their_side():
    for kind in load_scheme().types.values():
        if kind.quad.endswith("cooperation"):
            assert kind.score > 0
        else:
            assert kind.score <= 0


def test_every_mode_belongs_to_a_type():
    types = load_scheme().types
    assert types["CONSULT"].modes == {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5}
    assert types["PROTEST"].modes["vandalize"] is None


def test_cameo_codes_are_strings_with_their_zeros():
    cameo = load_scheme().cameo
    assert {"01", "010", "0231", "042", "190", "2042"} <= set(cameo)
    assert cameo["042"].goldstein == 1.9
    assert cameo["042"].event_type == "CONSULT"
    assert all(-10 <= code.goldstein <= 10 for code in cameo.values())


def test_cameo_maps_to_types_and_modes_that_exist():
    scheme = load_scheme()
    for code in scheme.cameo.values():
        if code.event_type:
            assert code.event_type in scheme.types
        if code.mode:
            assert code.mode in scheme.types[code.event_type].modes


def test_contexts_are_told_once():
    contexts = load_scheme().contexts
    assert len(contexts) == len(set(contexts)) == 37
