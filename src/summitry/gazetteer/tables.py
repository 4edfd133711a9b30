"""Frozen records of the gazetteer, one for each kind of row in its CSV files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

OFFICES = (
    "supreme_leader",
    "head_of_state",
    "head_of_government",
    "un_secretary_general",
    "organisation_head",
    "eu_high_representative",
    "deputy_head",
    "foreign_minister",
    "defence_minister",
    "finance_minister",
    "national_security_adviser",
    "legislature_speaker",
    "spokesperson",
    "envoy",
    "other",
)
"""Codes of offices, the main one first: the order in which several offices of one person are told."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state, territory or former state with all that it and its people are called.

    Attributes:
        iso3: ISO 3166 alpha-3 code; codes in ``X`` that ISO does not have are marked so in ``note``.
        iso2: ISO 3166 alpha-2 code, or None.
        name: The name that a reader is shown.
        official_name: The long form.
        status: ``member`` (of the United Nations), ``observer``, ``other`` (has a government of its own, is neither),
            ``territory`` or ``former``.
        aliases: Other names, short forms and initials.
        adjectives: ``Russian``; first the usual one.
        peoples: What its people are called, singular and plural.
        capitals: The capital first, then other seats of government and other spellings.
        region: Region of the United Nations' M49 list.
        from_on: First day under this name or as this state, empty where it is not told here.
        to_on: Last day, empty while it exists.
        from_source: Where the row is from.
        note: What a reader should know.
    """

    iso3: str
    iso2: str | None
    name: str
    official_name: str
    status: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]
    region: str
    from_on: str
    to_on: str
    from_source: str
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Name, official name and aliases, without repeats."""
        return tuple(dict.fromkeys((self.name, self.official_name, *self.aliases)))


@dataclass(frozen=True, slots=True)
class Membership:
    """A country's time in an organisation, where it differs from the organisation's own."""

    organisation: str
    country: str
    from_on: str
    to_on: str
    from_source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, alliance, court, agency, group of states or body of experts.

    Attributes:
        code: Code in capitals, such as ``NATO``.
        name: Its full name.
        aliases: Initials and other names.
        kind: ``alliance``, ``union``, ``forum``, ``intergovernmental``, ``agency``, ``body``, ``court``, ``ngo``,
            ``armed group`` or ``authority``.
        members: Today's members: ISO3 codes, or codes of organisations; empty where they are not told here.
        from_on: First day, or empty.
        to_on: Last day, or empty while it exists.
        from_source: Where the row is from.
        note: What a reader should know.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    members: tuple[str, ...]
    from_on: str
    to_on: str
    from_source: str
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Body:
    """A ministry, parliament, service, court or party of a state, or the kind of body where ``country`` is empty.

    Attributes:
        country: ISO3 code; empty for the kind as such, whose names need a country beside them.
        body: Which kind of body it is, such as ``FOREIGN-MINISTRY``; bodies of one kind share it over countries.
        name: Its full name.
        aliases: Other names.
        role_code: CAMEO role code: ``GOV``, ``MIL``, ``LEG``, ``JUD``, ``SPY``, ``COP``, ``OPP``, ``PTY`` and so on.
        from_source: Where the row is from.
        note: What a reader should know.
    """

    country: str
    body: str
    name: str
    aliases: tuple[str, ...]
    role_code: str
    from_source: str
    note: str = ""

    @property
    def code(self) -> str:
        """The body's id: ``USA-FOREIGN-MINISTRY``; for a kind as such ``FOREIGN-MINISTRY``."""
        return f"{self.country}-{self.body}" if self.country else self.body

    @property
    def names(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Seat:
    """A building, street or city whose name stands for those who sit there.

    Attributes:
        id: Stable id, such as ``kremlin``.
        name: Its usual name.
        aliases: Other names.
        country: ISO3 code of the state, or an organisation's code.
        office: Code of the office that sits there, or empty.
        body: Kind of body that sits there, or the organisation's code, or empty.
        from_source: Where the row is from.
        note: What the place is.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    office: str
    body: str
    from_source: str
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Role:
    """An office or role and the words for it.

    Attributes:
        id: Stable id, such as ``foreign-minister``.
        singular: Words for one who has it, the usual one first.
        plural: Words for several.
        offices: Codes of the offices that the words can mean, likeliest first; empty where it is none of them.
        role_code: CAMEO role code, or empty.
        gender: ``m`` or ``f`` where the word has one, or empty.
        is_leader: Whether it is an office of leaders who meet.
        names_title: Whether the words are a title, so that only who has that title is meant (``president``), and not
            whoever does the work (``foreign minister``, also of a secretary of state).
        from_source: Where the row is from.
        note: What a reader should know.
    """

    id: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    offices: tuple[str, ...]
    role_code: str
    gender: str
    is_leader: bool
    names_title: bool
    from_source: str
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All words, singular first."""
        return (*self.singular, *self.plural)


@dataclass(frozen=True, slots=True)
class Group:
    """A generic group that texts speak of without names, such as critics or officials."""

    id: str
    forms: tuple[str, ...]
    is_vague: bool
    kind: str
    from_source: str


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A surface form that means more than one thing, or something outside the gazetteer as well.

    Attributes:
        form: The words.
        meanings: Codes and ids of the gazetteer that it can mean.
        other: What else it can be.
        note: The sentence that a reader is shown.
    """

    form: str
    meanings: tuple[str, ...]
    other: str
    note: str


@dataclass(frozen=True, slots=True)
class LeadingOffice:
    """Which office leads a state's policy abroad in a time, so that "the Russian leader" has one reading."""

    country: str
    office: str
    from_on: str
    to_on: str
    from_source: str


@dataclass(frozen=True, slots=True)
class SharedPost:
    """An office that falls to the holder of an office of another country, such as a monarch's other realms."""

    country: str
    office: str
    of_country: str
    from_source: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """As of which day the holders of an office are complete, and since when.

    ``scope`` names the countries and organisations that the row speaks of; it is empty where it speaks of all others.
    """

    office: str
    scope: tuple[str, ...]
    complete_from: str
    complete_as_of: str
    note: str


class Holder(NamedTuple):
    """One term of one person in one office. A named tuple, since thousands are made at every start.

    ``from_on`` and ``to_on`` are ISO days, months or years; ``to_on`` is empty while in office as of the day that
    ``completeness.csv`` tells for the office.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    surname: str
    gender: str
    country: str
    office: str
    title: str
    from_on: str
    to_on: str
    is_acting: bool
    from_source: str
    note: str


class Person(NamedTuple):
    """A person with all terms in office, by first day, and all names from all rows.

    ``home`` is the country or organisation whose offices are told first: that of the first term which does not follow
    from another (a monarch's other realms follow from the first).
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    surname: str
    gender: str
    home: str
    terms: tuple[Holder, ...]


class Entry(NamedTuple):
    """A surface form for matchers: the words as written, what they name, and the id of that row.

    ``kind`` is ``country``, ``adjective``, ``people``, ``capital``, ``seat``, ``organisation``, ``body`` (with its
    country), ``generic body``, ``role``, ``roles`` (plural), ``group``, ``person`` (a full name) or
    ``surname`` (a family name or any other single word).
    """

    form: str
    kind: str
    id: str
