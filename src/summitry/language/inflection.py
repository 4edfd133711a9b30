"""Regular and irregular endings of English, for words that the lexicon does not know.

A lemma is only taken from here if it is a word that is known in its base form; nothing is invented.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

VERB_TAGS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
SISTER_TAGS: Final = {"VBD": "VBN", "VBN": "VBD", "VB": "VBP", "VBP": "VB", "JJR": "RBR", "RBR": "JJR"}
"""Tags whose forms mostly look alike, so that a lemma known under one serves the other."""

_VOWELS: Final = frozenset("aeiou")


def iter_bases(form: str, tag: str) -> list[str]:
    """Give the base forms that a regular ending can come from, the likeliest first.

    The ending decides for verbs, since a past form is now and then tagged as a present one.

    Args:
        form: The form in lower case.
        tag: Its Penn tag; other tags than those of verbs and plural nouns give nothing.
    """
    if tag in VERB_TAGS:
        for ending in ("ed", "ing"):
            if form.endswith(ending):
                return _before_vowel(form.removesuffix(ending))
    if tag == "NNS" and form.endswith("men"):
        return [form.removesuffix("men") + "man"]
    if tag in {*VERB_TAGS, "NNS"} and form.endswith("s"):
        return _before_s(form)
    return []


def _before_vowel(stem: str) -> list[str]:
    found = [stem + "e", stem]
    if stem[-1:] == stem[-2:-1] != "" and stem[-1] not in _VOWELS:
        found.insert(0, stem[:-1])
    if stem.endswith("i"):
        found.insert(0, stem[:-1] + "y")
    if stem.endswith("y"):
        found.append(stem[:-1] + "ie")
    if stem.endswith("ck"):
        found.append(stem[:-1])
    return found


def _before_s(form: str) -> list[str]:
    found = [form[:-1]]
    if form.endswith("es"):
        found.append(form[:-2])
    if form.endswith("ies"):
        found.insert(0, form[:-3] + "y")
    if form.endswith("ves"):
        found += [form[:-3] + "f", form[:-3] + "fe"]
    return found


@cache
def base_verbs() -> frozenset[str]:
    """Give the verbs of ``verbs.csv`` in their base form."""
    return frozenset(row["verb"] for row in _iter_rows("verbs.csv"))


@cache
def irregular_verbs() -> dict[str, str]:
    """Give the lemma of each irregular past form of ``irregular_verbs.csv``."""
    return {form: row["verb"] for row in _iter_rows("irregular_verbs.csv") for form in row["forms"].split("|")}


def _iter_rows(name: str) -> list[dict[str, str]]:
    text = files("summitry.language").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
