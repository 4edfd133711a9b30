"""Constructs around a role: "US President Joseph Biden", "the President of Russia", "Russian lawmakers"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summitry.actors import words
from summitry.actors.chunks import Chunk, Form
from summitry.actors.lexicon import Entry, Kind

if TYPE_CHECKING:
    from summitry.actors.lexicon import Hit
    from summitry.actors.line import Line

_SENT = frozenset({"ambassador", "envoy", "representative", "adviser", "advisor", "representatives", "delegate"})
_LONGEST_CHAIN = 3
_LONGEST_PORTFOLIO = 10

Owners = tuple[tuple[Entry, ...], ...]


class Title(NamedTuple):
    """What a title says, in the words of ``Chunk``."""

    roles: tuple[Entry, ...]
    owners: Owners
    honorific: str | None
    is_definite: bool
    is_deputy: bool
    is_former: bool


def read_title(line: Line, index: int, hit: Hit, *, owners: Owners, first: int,
               honorific: str | None = None) -> Chunk | None:  # fmt: skip
    """Read the construct whose role begins at piece ``index`` and whose owner, if any, begins at ``first``."""
    roles = hit.of(Kind.ROLE)
    if all(role.is_plural for role in roles):
        return _plural(line, first, hit, roles, owners)
    index, first, hit, is_deputy = _with_deputy(line, index, first, hit)
    roles = hit.of(Kind.ROLE)
    last, coming = _coming(line, hit.last)
    of_owners, last = _owners_after(line, index, last)
    if of_owners and line.pieces.norms[last] == "state":
        roles = line.facts.as_head_of_state(roles)
    start, definite = line.with_determiner(first, through=words.MODIFIERS)
    before = line.pieces.norms[max(start - 1, 0) : index]
    title = Title(
        roles=roles, owners=owners or of_owners, honorific=honorific, is_definite=definite, is_deputy=is_deputy,
        is_former=coming or any(word in words.FORMER or word[:1].isdigit() for word in before),
    )  # fmt: skip
    may_run = last == hit.last and (line.pieces.is_capital(index) or bool(owners))
    name = _name_after(line, last, may_run=may_run)
    if name is not None:
        return line.chunk(
            Form.NAME, first, name[1], name=name, entries=line.name_entries(*name), is_label_of_model=True,
            **title._asdict(),
        )  # fmt: skip
    return _nameless(line, index, start, last, title) if line.is_noun(index, hit.last) else None


def _with_deputy(line: Line, index: int, first: int, hit: Hit) -> tuple[int, int, Hit, bool]:
    """Take in "Deputy" or "First Deputy", before the role or as the role itself: "Deputy Head"."""
    norms = line.pieces.norms
    after = hit.last + 1
    is_deputy = False
    if norms[index] in words.DEPUTY and hit.last == index and line.joins(index):
        behind = line.hits.get(after)
        if behind is not None and behind.is_of(Kind.ROLE):
            index, hit, is_deputy = after, behind, True
    elif index == first and index > line.floor and line.joins(index - 1) and norms[index - 1] in words.DEPUTY:
        first, is_deputy = index - 1, True
    while is_deputy and first > line.floor and line.joins(first - 1) and norms[first - 1] in words.RANKS:
        first -= 1
    return index, first, hit, is_deputy


def _nameless(line: Line, index: int, start: int, last: int, title: Title) -> Chunk | None:
    before = line.pieces.norms[start - 1] if start and line.joins(start - 1) else ""
    if before in words.DETERMINERS and not title.owners and not title.is_definite:
        return None
    is_indefinite = before in words.INDEFINITE and not title.is_definite
    if any(word in words.GAINED for word in line.pieces.norms[max(start - 1, 0) : index]):
        return None
    is_marked = title.is_definite or is_indefinite or title.owners or title.honorific
    if not is_marked and not _is_bare_title(line, index, last):
        return None
    if not title.owners and not title.honorific and not _tells(line, index, last, title.roles):
        return None
    return line.chunk(Form.TITLE, start, last, is_indefinite=is_indefinite, **title._asdict())


def _tells(line: Line, index: int, last: int, roles: tuple[Entry, ...]) -> bool:
    """Whether a role without an owner can be told: one that lists have, one written as a title, or with its field."""
    if last > line.hits[index].last:
        return True
    return line.pieces.is_capital(index) or any(not line.facts.roles[role.id].is_weak for role in roles)


def _is_bare_title(line: Line, index: int, last: int) -> bool:
    """Whether a role without article or owner still means one holder: "President and Prime Minister agreed"."""
    pieces = line.pieces
    if not pieces.is_capital(index) or pieces.text[pieces.starts[index] : pieces.ends[last]].isupper():
        return False
    tokens = line.frame.tokens
    if not len(tokens):
        return True
    token = line.frame.head_of(pieces.starts[index], pieces.ends[last])
    return token >= 0 and tokens.deps[token].split(":")[0] in {"nsubj", "obj", "obl", "conj", "iobj"}


def _coming(line: Line, last: int) -> tuple[int, bool]:
    after = last + 1
    if after < len(line.pieces) and line.joins(last) and line.pieces.norms[after] in words.COMING:
        return after, True
    return last, False


def _owners_after(line: Line, index: int, last: int) -> tuple[Owners, int]:
    """Read "of the Office of the President of Ukraine", "of Japan to Ukraine" after a role."""
    owners: list[tuple[Entry, ...]] = []
    pieces = line.pieces
    last = _portfolio(line, last)
    for _ in range(_LONGEST_CHAIN):
        found = line.of_owner(last)
        if found is None:
            break
        if pieces.norms[last + 1] == "of" or _speaks_for(line, index):
            owners.append(found[0])
        last = found[1]
    core = pieces.norms[index : last + 1]
    if last + 2 < len(pieces) and line.joins(last) and pieces.norms[last + 1] == "to" and _SENT.intersection(core):
        after = last + 3 if pieces.norms[last + 2] == "the" and last + 3 < len(pieces) else last + 2
        hit = line.hits.get(after)
        if hit is not None and hit.is_of(Kind.COUNTRY, Kind.ORGANISATION, Kind.ROLE):
            last = hit.last
    return tuple(owners[-1:]), last


def _speaks_for(line: Line, index: int) -> bool:
    """Whether "for" after the role names whose it is ("spokesman for the Kremlin"), and not its field."""
    hit = line.hits.get(index)
    return hit is not None and any("spokesperson" in line.facts.roles[r.id].offices for r in hit.of(Kind.ROLE))


def _portfolio(line: Line, last: int) -> int:
    """Read "of Defense" or "for Digital Transformation" after a role, up to the name; give the last piece."""
    pieces, index = line.pieces, last + 1
    if not line.joins(last) or pieces.norms[index] not in {"of", "for"}:
        return last
    found = last
    for at in range(index + 1, min(index + _LONGEST_PORTFOLIO, len(pieces))):
        if not line.joins(at - 1) or at in line.hits or line.names.get(at, (at, ""))[0] > at:
            break
        if pieces.is_capital(at):
            found = at
        elif pieces.norms[at] not in {"and", "of", "the", "for"}:
            break
    return found


def _name_after(line: Line, last: int, *, may_run: bool) -> tuple[int, int] | None:
    after = last + 1
    if after >= len(line.pieces) or not line.joins(last) or line.pieces.is_possessive(last):
        return None
    return line.name_from(after, run=may_run)


def _is_somebodys(line: Line, first: int, noun: str) -> bool:
    """Whether deputies are somebody's own ("his deputies"), who sit in no parliament."""
    if noun not in words.SECONDS or not first or not line.joins(first - 1):
        return False
    before = line.pieces.norms[first - 1]
    holders = (line.hits.get(index) for index in (first - 2, first - 3))
    is_holder = any(hit is not None and hit.last == first - 2 and hit.is_of(Kind.ROLE) for hit in holders)
    return before in words.SOMEBODYS or (before == "s" and is_holder)


def _plural(line: Line, first: int, hit: Hit, roles: tuple[Entry, ...], owners: Owners) -> Chunk | None:
    """Read "Russian lawmakers", "the Russian and Ukrainian presidents", "foreign ministers"."""
    noun = line.pieces.norms[hit.last]
    if line.pieces.norms[hit.last + 1 : hit.last + 2] == ["of"] and not owners:
        chunk = line.pair_of(first, hit.last, roles, noun)
        if chunk is not None:
            return chunk
    if not owners and (not line.is_telling_group(roles) or _is_somebodys(line, first, noun)):
        return None
    if line.pieces.is_capital(hit.first) and line.runs_on(hit.last):
        return None
    start, definite = line.with_determiner(first, through=words.MODIFIERS)
    return line.chunk(
        Form.PAIR if len(owners) > 1 else Form.GROUP, start, hit.last, roles=roles, owners=owners, noun=noun,
        is_definite=definite, is_plural=True,
    )  # fmt: skip
