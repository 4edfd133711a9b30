"""From the rows of the CSV files to the gazetteer's records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.errors import BadField
from summitry.gazetteer.days import is_partial_day
from summitry.gazetteer.rows import Row, iter_cells, iter_rows
from summitry.gazetteer.tables import (
    OFFICES,
    Ambiguity,
    Body,
    Completeness,
    Country,
    Group,
    Holder,
    LeadingOffice,
    Membership,
    Organisation,
    Role,
    Seat,
    SharedPost,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

STATUSES = ("member", "observer", "other", "territory", "former")
KINDS = (
    "alliance", "union", "forum", "intergovernmental", "agency", "body", "court", "ngo", "armed group", "authority",
)  # fmt: skip
GENDERS = ("", "m", "f")
HOLDER_COLUMNS = (
    "id", "name", "aliases", "surname", "gender", "country", "office", "title", "from", "to", "acting",
    "from_source", "note",
)  # fmt: skip
_KNOWN_OFFICES = frozenset(OFFICES)


def read_countries(text: str | None = None) -> tuple[Country, ...]:
    """Read ``countries.csv``."""
    columns = "iso3,iso2,name,official_name,status,aliases,adjectives,peoples,capitals,region,from,to,from_source,note"
    return tuple(
        Country(
            iso3=row.required("iso3"),
            iso2=row.text("iso2") or None,
            name=row.required("name"),
            official_name=row.required("official_name"),
            status=row.one_of("status", STATUSES),
            aliases=row.items("aliases"),
            adjectives=row.items("adjectives"),
            peoples=row.items("peoples"),
            capitals=row.items("capitals"),
            region=row.required("region"),
            from_on=row.day("from"),
            to_on=row.day("to"),
            from_source=row.required("from_source"),
            note=row.text("note"),
        )
        for row in iter_rows("countries.csv", columns, text)
    )


def read_organisations(text: str | None = None) -> tuple[Organisation, ...]:
    """Read ``organisations.csv``; ``*`` among the members stands for all members of the United Nations."""
    return tuple(
        Organisation(
            code=row.required("code"),
            name=row.required("name"),
            aliases=row.items("aliases"),
            kind=row.one_of("kind", KINDS),
            members=row.items("members"),
            from_on=row.day("from"),
            to_on=row.day("to"),
            from_source=row.required("from_source"),
            note=row.text("note"),
        )
        for row in iter_rows("organisations.csv", "code,name,aliases,kind,members,from,to,from_source,note", text)
    )


def read_memberships(text: str | None = None) -> tuple[Membership, ...]:
    """Read ``members.csv``."""
    return tuple(
        Membership(
            row.required("organisation"),
            row.required("country"),
            row.day("from"),
            row.day("to"),
            row.required("from_source"),
        )
        for row in iter_rows("members.csv", "organisation,country,from,to,from_source", text)
    )


def read_bodies(text: str | None = None) -> tuple[Body, ...]:
    """Read ``national_bodies.csv``."""
    return tuple(
        Body(
            row.text("country"),
            row.required("body"),
            row.required("name"),
            row.items("aliases"),
            row.required("role_code"),
            row.required("from_source"),
            row.text("note"),
        )
        for row in iter_rows("national_bodies.csv", "country,body,name,aliases,role_code,from_source,note", text)
    )


def read_seats(text: str | None = None) -> tuple[Seat, ...]:
    """Read ``seats.csv``."""
    return tuple(
        Seat(
            row.required("id"),
            row.required("name"),
            row.items("aliases"),
            row.required("country"),
            row.one_of("office", ("", *OFFICES)),
            row.text("body"),
            row.required("from_source"),
            row.text("note"),
        )
        for row in iter_rows("seats.csv", "id,name,aliases,country,office,body,from_source,note", text)
    )


def read_roles(text: str | None = None) -> tuple[Role, ...]:
    """Read ``roles.csv``."""
    columns = "id,singular,plural,offices,role_code,gender,is_leader,names_title,from_source,note"
    roles = []
    for row in iter_rows("roles.csv", columns, text):
        offices = row.items("offices")
        if not _KNOWN_OFFICES.issuperset(offices):
            raise row.fault("offices", f"offices from: {', '.join(OFFICES)}")
        roles.append(
            Role(
                row.required("id"),
                row.items("singular"),
                row.items("plural"),
                offices,
                row.text("role_code"),
                row.one_of("gender", GENDERS),
                row.flag("is_leader"),
                row.flag("names_title"),
                row.required("from_source"),
                row.text("note"),
            )
        )
    return tuple(roles)


def read_groups(text: str | None = None) -> tuple[Group, ...]:
    """Read ``groups.csv``."""
    return tuple(
        Group(
            row.required("id"),
            row.items("forms"),
            row.flag("is_vague"),
            row.required("kind"),
            row.required("from_source"),
        )
        for row in iter_rows("groups.csv", "id,forms,is_vague,kind,from_source", text)
    )


def read_ambiguities(text: str | None = None) -> tuple[Ambiguity, ...]:
    """Read ``ambiguous.csv``."""
    return tuple(
        Ambiguity(row.required("form"), row.items("meanings"), row.text("other"), row.required("note"))
        for row in iter_rows("ambiguous.csv", "form,meanings,other,note", text)
    )


def read_leading_offices(text: str | None = None) -> tuple[LeadingOffice, ...]:
    """Read ``leading_offices.csv``."""
    return tuple(
        LeadingOffice(
            row.required("country"),
            row.one_of("office", OFFICES),
            row.day("from"),
            row.day("to"),
            row.required("from_source"),
        )
        for row in iter_rows("leading_offices.csv", "country,office,from,to,from_source", text)
    )


def read_shared_posts(text: str | None = None) -> tuple[SharedPost, ...]:
    """Read ``shared_posts.csv``."""
    return tuple(
        SharedPost(
            row.required("country"),
            row.one_of("office", OFFICES),
            row.required("of_country"),
            row.required("from_source"),
        )
        for row in iter_rows("shared_posts.csv", "country,office,of_country,from_source", text)
    )


def read_completeness(text: str | None = None) -> tuple[Completeness, ...]:
    """Read ``completeness.csv``."""
    return tuple(
        Completeness(
            row.required("office"),
            row.items("scope"),
            row.day("complete_from"),
            row.day("complete_as_of"),
            row.text("note"),
        )
        for row in iter_rows("completeness.csv", "office,scope,complete_from,complete_as_of,note", text)
    )


def iter_holders(file: str, text: str | None = None) -> Iterator[Holder]:
    """Yield the terms of one file of holders.

    Cells are read by place, without a ``Row`` for each, since these files have thousands of rows and every start of
    the program reads them.

    Raises:
        BadField: A cell cannot be used; the message tells file, row and column.
    """
    for number, cells in iter_cells(file, HOLDER_COLUMNS, text):
        who, name, aliases, surname, gender, country, office, title, start, end, acting, origin, note = cells
        is_sound = (
            who
            and name
            and country
            and office in _KNOWN_OFFICES
            and gender in GENDERS
            and acting in {"", "0", "1"}
            and (not start or is_partial_day(start))
            and (not end or is_partial_day(end))
        )
        if not is_sound:
            raise _find_fault(Row(file, number, HOLDER_COLUMNS, cells))
        others = tuple(aliases.split("|")) if aliases else ()
        yield Holder(
            who, name, others, surname, gender, country, office, title, start, end, acting == "1", origin, note
        )


def _find_fault(row: Row) -> BadField:
    """Tell which cell of a holder's row cannot be used."""
    try:
        for column in ("id", "name", "country"):
            row.required(column)
        row.one_of("office", OFFICES)
        row.one_of("gender", GENDERS)
        row.one_of("acting", ("", "0", "1"))
        row.day("from")
    except BadField as fault:
        return fault
    return row.fault("to", "YYYY, YYYY-MM, YYYY-MM-DD or nothing")
