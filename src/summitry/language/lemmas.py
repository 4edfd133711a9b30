"""Lemmas at run time: the lexicon where it knows the form, else the script that the model chose."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from summitry.language.features import plain
from summitry.language.inflection import SISTER_TAGS, VERB_TAGS, base_verbs, irregular_verbs, iter_bases

if TYPE_CHECKING:
    from pathlib import Path

KEEP = "="
"""The script that leaves the form as it is."""
LOWER = "v"
"""The script that only puts the form into lower case."""
CAPITALIZE = "^"
"""The script that leaves only the first letter in upper case."""


def apply_script(form: str, script: str) -> str:
    """The lemma that ``script`` makes of ``form``.

    ``=`` keeps the form, ``v`` puts it in lower case, ``^`` keeps only its first capital, ``v|3|y`` puts it in
    lower case, takes three characters off its end and adds ``y`` (``=|3|y`` without the lower case) and ``!be``
    replaces the whole form. Where the script does not fit, the form in lower case.
    """
    if script == KEEP:
        return form
    if script == CAPITALIZE:
        return form[:1] + form[1:].lower()
    if script.startswith("!"):
        return script[1:]
    mode, _, rest = script.partition("|")
    base = form if mode == KEEP else form.lower()
    if not rest:
        return base
    cut, _, suffix = rest.partition("|")
    if len(base) <= int(cut):
        return form.lower()
    return base[: len(base) - int(cut)] + suffix


class Lemmatizer:
    """Finds a word's lemma from its form, its fine tag and the script that the model chose for it."""

    def __init__(self, lexicon: dict[str, dict[str, str]]) -> None:
        """``lexicon`` gives, for each fine tag, the lemma of each form that training settled."""
        self._lexicon = lexicon
        self._verbs = base_verbs() | {lemma for tag in VERB_TAGS for lemma in lexicon.get(tag, {}).values()}
        self._nouns = {lemma for tag in ("NN", "NNS") for lemma in lexicon.get(tag, {}).values()}

    @classmethod
    def load(cls, path: Path) -> Lemmatizer:
        """Read the gzipped lexicon: ``{tag: {script: [forms]}}``."""
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            packed: dict[str, dict[str, list[str]]] = json.load(stream)
        return cls(
            {
                tag: {form: apply_script(form, script) for script, forms in scripts.items() for form in forms}
                for tag, scripts in packed.items()
            }
        )

    def lemma(self, form: str, tag: str, script: str) -> str:
        """The lemma of ``form``; ``tag`` is the fine (Penn) tag.

        The lexicon comes first, under the tag itself and then under the tag whose forms look alike; then a regular or
        irregular ending, where the base form is a known word; then the script.
        """
        form = plain(form)
        found = self._look_up(form, tag) or self._look_up(form.lower(), tag)
        if found is None or (tag in VERB_TAGS and found not in base_verbs()):
            found = self._from_ending(form.lower(), tag) or found
        return found or apply_script(form, script)

    def _look_up(self, form: str, tag: str) -> str | None:
        return self._lexicon.get(tag, {}).get(form) or self._lexicon.get(SISTER_TAGS.get(tag, ""), {}).get(form)

    def _from_ending(self, form: str, tag: str) -> str | None:
        if tag in VERB_TAGS:
            if form in base_verbs():
                return form
            if form in irregular_verbs():
                return irregular_verbs()[form]
        known = self._verbs if tag in VERB_TAGS else self._nouns
        return next((base for base in iter_bases(form, tag) if base in known), None)
