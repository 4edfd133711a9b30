"""Which common nouns can act, and as what: the lists of this step and the gazetteer's roles and groups."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summitry import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: What the gazetteer calls its groups' kinds, in CAMEO's letters.
_GROUP_ROLES = {
    "officials": "GOV",
    "military": "MIL",
    "legislators": "LEG",
    "business": "BUS",
    "press": "JRN",
    "public": "CVL",
}


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun that can act is: kind of actor, and role in CAMEO's letters ("" where it may be several)."""

    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class Nouns:
    """All that can act.

    Attributes:
        acting: By lemma in lower case.
        voices: Things that speak or strike for whoever they are from: ``statement``, ``raid``.
        bodies: Role of a national body by its code without the country, such as ``ARMED-FORCES``.
        amounts: Words of number that stand for what follows "of": ``dozens of protesters``.
    """

    acting: Mapping[str, Noun]
    voices: frozenset[str]
    bodies: Mapping[str, str]
    amounts: frozenset[str]


@cache
def load_nouns() -> Nouns:
    """Read the lists; cached."""
    acting: dict[str, Noun] = {}
    for row in _rows("nouns.csv"):
        for word in row["nouns"].split("|"):
            known = acting.get(word)
            role = row["role"] if known is None or known.role == row["role"] else ""
            acting[word] = Noun(known.kind if known else row["kind"], role)
    for word, noun in _from_gazetteer():
        acting.setdefault(word, noun)
    bodies = {body.body: body.role_code for body in gazetteer.load().bodies.values() if body.role_code}
    voices = frozenset(row["noun"] for row in _rows("voices.csv"))
    return Nouns(acting, voices, bodies, frozenset(row["noun"] for row in _rows("amounts.csv")))


def _from_gazetteer() -> Iterator[tuple[str, Noun]]:
    """Take the last word of each role and group; longer names are found as mentions."""
    for role in gazetteer.load().roles.values():
        for form in role.singular:
            if " of " not in form:
                yield form.split()[-1].casefold(), Noun("person", role.role_code)
    for group in gazetteer.load().groups.values():
        for form in group.forms:
            if " " not in form:
                yield form.casefold(), Noun("group", _GROUP_ROLES.get(group.kind, ""))


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("summitry.coding").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
