"""Stretches of text that speak of somebody, before anybody asks who: names, titles, sides, groups, pairs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.actors.lexicon import Entry


class Form(StrEnum):
    """How a chunk speaks of somebody."""

    NAME = "name"
    TITLE = "title"
    COUNTERPART = "counterpart"
    COUNTRY = "country"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    ORGANISATION = "organisation"
    BODY = "body"
    SIDE = "side"
    GROUP = "group"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch that speaks of somebody.

    Attributes:
        form: How it does.
        first: First piece.
        last: Last piece.
        start: First character.
        end: One past the last character.
        entries: What its core can stand for in the gazetteer.
        roles: The roles in it ("Foreign Minister").
        owners: Whose role, side or group it is: for each owner all that its words can stand for.
        name: First and last piece of the personal name in it.
        noun: The plural noun of a pair, the side's noun, or the counterpart's word.
        count: How many it says there are, or None.
        honorific: ``m`` or ``f`` where "Mr." or "Mrs." tells, or None.
        is_definite: Whether "the" stands before it.
        is_indefinite: Whether "a", "some" or the like stands before it.
        is_former: Whether it says that the office is over or has not begun.
        is_deputy: Whether it speaks of a deputy of the one whose role it names.
        is_plural: Whether it speaks of several.
        is_label_of_model: Whether the language model, and no list, says that it is a name.
    """

    form: Form
    first: int
    last: int
    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    roles: tuple[Entry, ...] = ()
    owners: tuple[tuple[Entry, ...], ...] = ()
    name: tuple[int, int] | None = None
    noun: str = ""
    count: int | None = None
    honorific: str | None = None
    is_definite: bool = False
    is_indefinite: bool = False
    is_former: bool = False
    is_deputy: bool = False
    is_plural: bool = False
    is_label_of_model: bool = False
