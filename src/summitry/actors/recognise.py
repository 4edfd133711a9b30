"""Find the chunks of a text from left to right: what stands beside what, and nothing about who it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors import words
from summitry.actors.chunks import Chunk, Form
from summitry.actors.lexicon import Entry, Hit, Kind
from summitry.actors.line import OWNERS, Line
from summitry.actors.titles import Owners, read_title
from summitry.actors.unlisted import is_storm, unlisted_organisation

if TYPE_CHECKING:
    from summitry.actors.facts import Facts
    from summitry.actors.frame import Frame

_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_RULES = frozenset({"administration", "government", "regime"})
_LONGER = frozenset({Form.TITLE, Form.NAME, Form.GROUP, Form.SIDE})
_MEMBERS = "member-states"
_NEAR_TURN = 4
_PLAIN = {
    Kind.COUNTRY: Form.COUNTRY,
    Kind.PEOPLE: Form.PEOPLE,
    Kind.CAPITAL: Form.CAPITAL,
    Kind.SEAT: Form.SEAT,
    Kind.ORGANISATION: Form.ORGANISATION,
    Kind.BODY: Form.BODY,
}


def recognise(frame: Frame, facts: Facts) -> list[Chunk]:
    """Find all chunks of a frame, in order, none overlapping another.

    Args:
        frame: The text laid out.
        facts: All surface forms and what the gazetteer tells about them.
    """
    line = Line.over(frame, facts)
    chunks: list[Chunk] = []
    position = 0
    for anchor in line.anchors:
        if anchor < position:
            continue
        line.floor = position
        chunk = _chunk_at(line, anchor)
        if chunk is not None:
            chunks.append(chunk)
            position = chunk.last + 1
    return chunks


def _chunk_at(line: Line, index: int) -> Chunk | None:
    hit = line.hits.get(index)
    name = line.names.get(index)
    if line.pieces.norms[index] in words.HONORIFICS:
        return _honorific(line, index)
    if name is not None and name[1] == "PER" and is_storm(line, index):
        return None
    if name is not None and name[1] in {"PER", "ORG"} and (hit is None or name[0] > hit.last):
        return _model_name(line, index, hit)
    return pair_at(line, index) if hit is None else _listed(line, index, hit)


def _listed(line: Line, index: int, hit: Hit) -> Chunk | None:
    """Read what begins with something that the lists have."""
    if hit.is_of(Kind.PERSON):
        return _with_administration(line, line.name_chunk(index))
    if hit.is_of(Kind.ROLE):
        return pair_at(line, index) or read_title(line, index, hit, owners=(), first=index)
    if hit.is_of(*OWNERS, Kind.CAPITAL):
        return _owner_chunk(line, index, hit)
    if hit.is_of(Kind.GROUP):
        return pair_at(line, index) or _group(line, index, hit, owners=(), first=index)
    return _with_administration(line, _surname(line, index, hit))


def _honorific(line: Line, index: int) -> Chunk | None:
    """Read "Mr. Xi", "Mrs. Clinton", "Mr. President"."""
    after = index + 1
    if not line.joins(index) or not line.pieces.is_capital(index) or not line.pieces.is_capital(after):
        return None
    gender = words.HONORIFICS[line.pieces.norms[index]]
    hit = line.hits.get(after)
    if hit is not None and hit.is_of(Kind.ROLE) and not hit.is_of(Kind.PERSON, Kind.SURNAME):
        return read_title(line, after, hit, owners=(), first=index, honorific=gender)
    return line.name_chunk(after, first=index, honorific=gender, run=True)


def _model_name(line: Line, index: int, hit: Hit | None) -> Chunk | None:
    """Read a name that the language model found and that is longer than what the lists know there."""
    last, label = line.names[index]
    if hit is not None and hit.is_of(Kind.ROLE) and label == "PER":
        return read_title(line, index, hit, owners=(), first=index)
    if label == "PER":
        owned = _owned(line, index, hit) if hit is not None and hit.is_of(*OWNERS) else None
        if owned is not None and owned.form is Form.NAME:
            return owned
        chunk = _with_administration(line, line.name_chunk(index))
        is_pair = chunk is not None and chunk.form is Form.NAME and _is_two_surnames(line, index, chunk.last)
        return None if is_pair else chunk
    if hit is None:
        return unlisted_organisation(line, index, last)
    if hit.is_of(*OWNERS):
        owned = _owner_chunk(line, index, hit)
        if owned is not None and (owned.last >= last or owned.form in _LONGER or line.is_listed_after(owned.last)):
            return owned
    return _name_by_parts(line, index, last, hit)


def _name_by_parts(line: Line, index: int, last: int, hit: Hit) -> Chunk | None:
    """Read what the model takes for one organisation, and what begins with a role or a family name."""
    if hit.is_of(Kind.ROLE):
        return read_title(line, index, hit, owners=(), first=index)
    if hit.is_of(Kind.SURNAME, Kind.PERSON) and line.pieces.norms[last] in _RULES:
        return _with_administration(line, line.name_chunk(index))
    chunk = unlisted_organisation(line, index, last)
    # The model's span can run on past a name's end; what the lists have there still stands.
    return _owner_chunk(line, index, hit) if chunk is None and hit.is_of(*OWNERS) else chunk


def _surname(line: Line, index: int, hit: Hit) -> Chunk | None:
    gap, after = line.pieces.gap(hit.last), line.pieces.norms[hit.last + 1 : hit.last + 2]
    if not hit.is_of(Kind.SURNAME) or (gap in {"'", "’"} and after != ["s"]):
        return None
    return line.name_chunk(index)


def _is_two_surnames(line: Line, first: int, last: int) -> bool:
    """Whether a span is the names of two persons, as in "Biden-Harris"."""
    one = line.hits.get(first)
    is_one = one is not None and one.last == first and one.is_of(Kind.SURNAME)
    return is_one and last == first + 1 and line.pieces.gap(first) != " " and _has_surname(line, last)


def _has_surname(line: Line, index: int) -> bool:
    hit = line.hits.get(index)
    return hit is not None and hit.is_of(Kind.SURNAME) and hit.last == index


def _with_administration(line: Line, chunk: Chunk | None) -> Chunk | None:
    """Turn "the Biden administration" into a side."""
    if chunk is None or chunk.roles or chunk.honorific:
        return chunk
    pieces = line.pieces
    after = chunk.last + 1
    if after < len(pieces) and pieces.gap(chunk.last) in {"-", "–", "‑"} and _has_surname(line, chunk.last + 1):
        after += 1
    if after < len(pieces) and pieces.norms[after] in _RULES and line.joins(after - 1):
        first, definite = line.with_determiner(chunk.first)
        return line.chunk(
            Form.SIDE,
            first,
            after,
            entries=chunk.entries or _first_surname(line, chunk),
            name=chunk.name,
            noun="administration",
            is_definite=definite,
        )
    return chunk


def _first_surname(line: Line, chunk: Chunk) -> tuple[Entry, ...]:
    """Give the first family name in "Biden-Harris"."""
    hits = [line.hits[index] for index in range(chunk.first, chunk.last + 1) if index in line.hits]
    return next((hit.of(Kind.SURNAME, Kind.PERSON) for hit in hits if hit.is_of(Kind.SURNAME)), ())


def _owner_chunk(line: Line, index: int, hit: Hit) -> Chunk | None:
    """Read what begins with a country, a people, an organisation or a seat: "Ukraine's defence minister"."""
    owned = _owned(line, index, hit) if hit.is_of(*OWNERS) else _capital_side(line, index, hit)
    if owned is not None:
        return owned
    if hit.is_of(Kind.SURNAME) and line.is_person_name(index, hit.last):
        return line.name_chunk(index)
    if line.is_inside_person(index, hit.last) or _is_language(line, index, hit):
        return None
    if hit.is_of(Kind.BODY):
        return _body(line, hit, owners=(), first=index)
    return None if line.is_inside_landform(index, hit.last) else _plain(line, index, hit)


def _plain(line: Line, index: int, hit: Hit) -> Chunk | None:
    form = next((form for kind, form in _PLAIN.items() if hit.is_of(kind)), None)
    if form is None:
        return None
    entries = hit.of(*_PLAIN)
    return line.chunk(form, index, hit.last, entries=entries, is_plural=all(entry.is_plural for entry in entries))


def _owned(line: Line, index: int, hit: Hit) -> Chunk | None:
    owners, last = line.owners_from(hit)
    after = line.after_owner(last)
    if after is None:
        return None
    second = line.hits.get(after)
    if second is not None and line.pieces.norms[after] not in _COUNTERPARTS:
        if second.is_of(Kind.ROLE) and not line.frame.is_verb(line.pieces.starts[second.last]):
            return read_title(line, after, second, owners=owners, first=index)
        if second.is_of(Kind.BODY) and not second.is_of(Kind.SEAT) and line.is_noun(second.first, second.last):
            return _owned_body(line, second, owners, index)
        if second.is_of(Kind.GROUP):
            return _group(line, after, second, owners=owners, first=index)
    return _side(line, after, owners, index)


def _owned_body(line: Line, hit: Hit, owners: Owners, first: int) -> Chunk | None:
    after = line.after_owner(hit.last)
    second = line.hits.get(after) if after is not None else None
    if second is not None and second.is_of(Kind.ROLE) and not line.frame.is_verb(line.pieces.starts[second.last]):
        return read_title(line, after or 0, second, owners=owners, first=first)
    group = _group(line, after or 0, second, owners=owners, first=first) if second is not None else None
    return group or _body(line, hit, owners=owners, first=first)


def _body(line: Line, hit: Hit, owners: Owners, first: int) -> Chunk | None:
    """Read a ministry, parliament or agency, with the country before or after it."""
    last = hit.last
    if not owners:
        found = line.of_owner(last)
        if found is not None:
            owners, last = (found[0],), found[1]
    start, definite = line.with_determiner(first)
    if not line.is_noun(hit.first, hit.last) or _is_turn(line, hit, owners, last):
        return None
    is_generic = any(not line.facts.body_country(entry.id) for entry in hit.of(Kind.BODY))
    if not owners and is_generic and (not definite or line.is_part_of_longer(first, last)):
        return None
    return line.chunk(
        Form.BODY, start if definite else first, last, entries=hit.of(Kind.BODY), owners=owners, is_definite=definite
    )


def _is_turn(line: Line, hit: Hit, owners: Owners, last: int) -> bool:
    """Whether a presidency is a turn in an organisation's chair ("the G7 presidency"), and no president's office."""
    if line.pieces.norms[hit.last] not in words.TURNS:
        return False
    near = (*range(hit.first - _NEAR_TURN, hit.first), *range(last + 1, last + 1 + _NEAR_TURN))
    here = line.frame.sentence_at(line.pieces.starts[hit.first])
    inside = (i for i in near if i in line.hits and line.frame.sentence_at(line.pieces.starts[i]) == here)
    beside = (line.hits[index].entries for index in inside)
    return any(entry.kind is Kind.ORGANISATION for entries in (*owners, *beside) for entry in entries)


def _group(line: Line, index: int, hit: Hit, owners: Owners, first: int) -> Chunk | None:
    is_capital = line.pieces.is_capital(index)
    if is_capital and (line.runs_on(hit.last) or (not owners and line.is_inside_longer(index, hit.last))):
        return None
    start, definite = line.with_determiner(first, through=words.MODIFIERS)
    indefinite = start > 0 and line.pieces.norms[start - 1] in words.INDEFINITE
    entries = tuple(entry for entry in hit.of(Kind.GROUP) if _can_own(owners, entry))
    if not entries or not line.is_noun(index, hit.last) or (not owners and not _is_group_alone(line, entries)):
        return None
    is_loose = any(entry.id in line.facts.heard_groups for entry in entries) or not entries[0].is_plural
    if is_loose and not owners and not line.is_heard(index, hit.last):
        return None
    return line.chunk(
        Form.GROUP, start, hit.last, entries=entries, owners=owners, is_definite=definite,
        is_indefinite=indefinite, is_plural=any(entry.is_plural for entry in entries),
    )  # fmt: skip


def _can_own(owners: Owners, group: Entry) -> bool:
    """Whether a group can be of these: only organisations have member states."""
    kinds = {entry.kind for entries in owners for entry in entries}
    return group.id != _MEMBERS or not owners or Kind.ORGANISATION in kinds


def _is_group_alone(line: Line, entries: tuple[Entry, ...]) -> bool:
    return line.is_telling_group(entries) or any(entry.id in line.facts.heard_groups for entry in entries)


def _side(line: Line, index: int, owners: Owners, first: int) -> Chunk | None:
    """Read "the American side", "the Ukrainian government", "his French counterpart"."""
    pieces = line.pieces
    noun = pieces.norms[index]
    if noun in _COUNTERPARTS:
        name = line.name_from(index + 1) if line.joins(index) and noun == "counterpart" else None
        last = name[1] if name else index
        return line.chunk(Form.COUNTERPART, first, last, owners=owners, name=name, noun=noun, is_plural=noun[-1] == "s")
    if noun not in words.SIDES | words.AUTHORITIES or (noun == "party" and pieces.is_capital(index)):
        return None
    start, definite = line.with_determiner(first)
    return line.chunk(
        Form.SIDE, start, index, owners=owners, noun=noun, is_definite=definite, is_plural=len(owners) > 1
    )


def _capital_side(line: Line, index: int, hit: Hit) -> Chunk | None:
    """Read "the Kiev regime": a capital beside a word for those who rule."""
    after = hit.last + 1
    if not line.joins(hit.last) or line.pieces.norms[after] not in _RULES | {"leadership", "side"}:
        return None
    return _side(line, after, (hit.of(Kind.CAPITAL),), index)


def _is_language(line: Line, index: int, hit: Hit) -> bool:
    """Tell a language ("in Russian", "Russian-language") from a people's adjective."""
    if not hit.is_of(Kind.PEOPLE) or hit.is_of(Kind.COUNTRY):
        return False
    norms = line.pieces.norms
    after = norms[hit.last + 1] if line.joins(hit.last) else ""
    if after in words.LANGUAGE_NOUNS:
        return True
    before = norms[index - 1] if index and line.joins(index - 1) else ""
    if before not in {"in", "into", "from", "speak", "speaks", "spoke"}:
        return False
    token = line.frame.token_at(line.pieces.starts[index])
    return token >= 0 and line.frame.tokens.deps[token] not in {"amod", "compound", "nmod"} and not after


def pair_at(line: Line, index: int) -> Chunk | None:
    """Read "the two leaders", "both sides", "the presidents", "the leaders of the two countries"."""
    hit = line.hits.get(index)
    if hit is not None and hit.is_of(Kind.GROUP) and hit.last > hit.first:
        return None
    last = hit.last if hit else index
    noun = line.pieces.norms[last]
    roles = hit.of(Kind.ROLE) if hit else ()
    first, count, definite = line.pair_opening(index)
    is_title_case = line.pieces.is_capital(last) and line.runs_on(last)
    if not definite or is_title_case or line.is_inside_name(index) or not _can_be_pair(line, roles, noun, count):
        return None
    if line.pieces.norms[last + 1 : last + 2] == ["of"]:
        return line.pair_of(first, last, roles, noun)
    return line.chunk(Form.PAIR, first, last, roles=roles, noun=noun, count=count, is_definite=True, is_plural=True)


def _can_be_pair(line: Line, roles: tuple[Entry, ...], noun: str, count: int | None) -> bool:
    """Whether a plural can mean parties; common ones ("countries", "deputies") only where it says how many."""
    if roles:
        return all(role.is_plural for role in roles) and (count is not None or not line.is_weak(roles))
    if noun not in words.COUNTRY_PLURALS | words.LEADER_PLURALS:
        return False
    return count is not None or noun not in words.LOOSE_PLURALS
