"""Puts the lists and the public files together: days, spellings, further holders, one identifier for each person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tools.holders.lists import close_terms
from tools.holders.records import Term, default_surname, fold, slug

if TYPE_CHECKING:
    from tools.holders.sources import Fact

HEADS = {"head_of_state", "head_of_government", "supreme_leader", "organisation_head", "other"}
NEAR_DAYS = 60
EARLIEST_END = "1989"
LONGEST_ALIAS = 6
LIKENESS = 0.75


@dataclass(slots=True)
class Merged:
    """The terms that came of a merge, and the facts of public files that found no term."""

    terms: list[Term] = field(default_factory=list)
    unmatched: list[Fact] = field(default_factory=list)
    seen_on: dict[str, str] = field(default_factory=dict)


def to_day(text: str) -> date:
    """Read a date of which the month or the day may be missing as its first day."""
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def is_same_name(fact: str, name: str) -> bool:
    """Tell whether two spellings can be one person's: one inside the other, or first and last words that are alike."""
    left, right = fold(fact).split(), fold(name).split()
    shorter, longer = sorted(({word for word in words if len(word) > 2} for words in (left, right)), key=len)
    if len(shorter) > 1 and shorter <= longer:
        return True
    return bool(left and right) and is_like(left[-1], right[-1]) and (left[0][0] == right[0][0] or len(shorter) < 2)


def is_like(word: str, other: str) -> bool:
    """Tell whether two words differ no more than two spellings of one name do."""
    return SequenceMatcher(None, word, other).ratio() >= LIKENESS


def take_reign_days(line: list[Term], facts: list[Fact], *, whole_history: bool) -> list[str]:
    """Give the terms marked ``~`` the day from REIGN's list of their country; return those that found none."""
    usable = [fact for fact in facts if whole_history or not fact.end or fact.end >= EARLIEST_END]
    previous, missing = "", []
    for term in line:
        if term.wants_reign:
            after = [fact for fact in usable if fact.start > previous and is_reign_name(fact.name, term)]
            if after and (not term.start or after[0].start == term.start):
                term.start, term.basis = after[0].start, after[0].source
            elif not term.start:
                after_whom = previous or "the start"
                missing.append(f"{term.country} {term.title}: {term.name} is not in REIGN after {after_whom}")
        previous = term.start or previous
    return missing


def is_reign_name(printed: str, term: Term) -> bool:
    """Tell whether REIGN's short name can be this holder's."""
    wanted = {word for word in fold(printed.partition("(")[0]).split() if len(word) > 1}
    known = set(fold(" ".join([term.name, *term.aliases])).split())
    if wanted <= known:
        return bool(wanted)
    last = fold(term.name).split()[-1]
    return any(is_like(word, last) for word in wanted if len(word) > 3)


def find_term(fact: Fact, terms: list[Term]) -> Term | None:
    """Find the term that a fact speaks of: the same person in the same country, the nearest beginning first."""
    exact = fold(fact.name)
    same = [term for term in terms if exact in {fold(term.name), *map(fold, term.aliases)}]
    same = same or [term for term in terms if any(is_same_name(fact.name, name) for name in [term.name, *term.aliases])]
    same = same or [term for term in terms if shares_word(fact, term)]
    if fact.office:
        same = [term for term in same if term.office == fact.office] or same
    if not same or not fact.start:
        return same[0] if same else None
    day = to_day(fact.start)
    return min(same, key=lambda term: abs((to_day(term.start or "1900") - day).days))


def shares_word(fact: Fact, term: Term) -> bool:
    """Tell whether a name shares a long word with a holder whose term began at about the same time."""
    if not fact.start or not term.start or abs((to_day(fact.start) - to_day(term.start)).days) > NEAR_DAYS:
        return False
    return bool({word for word in fold(fact.name).split() if len(word) > 3} & set(fold(term.name).split()))


def confirm(merged: Merged, facts: list[Fact]) -> None:
    """Take the spellings of the public files as further names, and their name as basis where the day agrees."""
    by_country: dict[str, list[Term]] = defaultdict(list)
    for term in merged.terms:
        if term.office in HEADS:
            by_country[term.country].append(term)
    for fact in facts:
        found = find_term(fact, by_country[fact.country])
        if fact.seen_on:
            merged.seen_on[fact.country] = max(fact.seen_on, merged.seen_on.get(fact.country, ""))
        if found is None:
            merged.unmatched.append(fact)
            continue
        if len(fact.name.split()) <= LONGEST_ALIAS:
            found.aliases.append(fact.name)
        if found.basis == "own" and fact.start and found.start == fact.start:
            found.basis = fact.source


def add_cabinets(merged: Merged, facts: list[Fact]) -> None:
    """Add the ministers of public files whom the lists do not have, and end open terms where the next one begins."""
    posts: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for term in merged.terms:
        posts[term.country, term.office, term.title].append(term)
    persons = {(term.country, fold(name)): term for term in merged.terms for name in [term.name, *term.aliases]}
    listed = {key: min(term.start for term in terms) for key, terms in posts.items()}
    for fact in sorted(facts, key=lambda fact: (fact.start, fact.name)):
        key = (fact.country, fact.office, fact.title)
        known = [term for term in posts[key] if is_same_name(fact.name, term.name)]
        touching = [term for term in known if not term.end or term.end >= fact.start[:4]]
        if touching:
            extend(touching[-1], fact)
        elif fact.start and not (fact.start >= listed.get(key, "9999")):
            term = to_term(fact, persons.get((fact.country, fold(fact.name))))
            posts[key].append(term)
            merged.terms.append(term)
    for terms in posts.values():
        end_open_terms(terms)


def to_term(fact: Fact, known: Term | None) -> Term:
    """Make the term of a minister from a public file; ``known`` is another term of the same person."""
    term = Term(fact.country, fact.office, fact.title, fact.name, fact.start, fact.end, basis=fact.source)
    term.part = "ministers"
    term.person = known.person if known else slug(fact.name)
    term.surname = known.surname if known else default_surname(fact.name, order=fact.order)
    return term


def extend(term: Term, fact: Fact) -> None:
    """Let a term reach as far as a later row of the same holder says."""
    if fold(fact.name) != fold(term.name):
        term.aliases.append(fact.name)
    if term.basis == fact.source:
        term.end = "" if not fact.end else max(term.end, fact.end) if term.end else ""
    elif term.start == fact.start:
        term.basis = fact.source


def end_open_terms(terms: list[Term]) -> None:
    """End each open term that came from a dated file when somebody else's term begins."""
    for term in terms:
        later = sorted(other.start for other in terms if other.start > term.start and other.person != term.person)
        if not term.end and term.basis.startswith("everypolitician") and later:
            term.end = later[0]


def unify_persons(terms: list[Term]) -> None:
    """Give all terms of a person one name, surname, gender and set of further names."""
    people: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        people[term.person].append(term)
    for own in people.values():
        first = own[0]
        names = {fold(name): name for term in reversed(own) for name in reversed([term.name, *term.aliases])}
        names.pop(fold(first.name), None)
        told = [term.surname for term in own if term.surname != default_surname(term.name, order="")]
        surname = told[0] if told else first.surname
        genders = {term.gender for term in own}
        gender = "f" if "f" in genders else "m" if "m" in genders else ""
        for term in own:
            term.name, term.surname, term.gender = first.name, surname, gender
            term.aliases = sorted(names.values(), key=lambda name: (fold(name), name))


def merge(
    lines: list[list[Term]], reign: list[Fact], heads: list[Fact], cabinets: list[Fact]
) -> tuple[Merged, list[str]]:
    """Merge lists and facts; return the terms and a message for each ``~`` that found no day."""
    by_country: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(reign, key=lambda fact: fact.start):
        by_country[fact.country].append(fact)
    merged, missing = Merged(), []
    for line in lines:
        is_old = line[0].part == "heads_powers_and_europe"
        missing += take_reign_days(line, by_country[line[0].country], whole_history=is_old)
        merged.terms += close_terms(line)
    confirm(merged, heads)
    add_cabinets(merged, cabinets)
    unify_persons(merged.terms)
    return merged, missing
