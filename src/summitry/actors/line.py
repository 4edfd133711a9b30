"""A text with its hits laid out for reading constructs: what stands next to what, within one sentence."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summitry.actors import words
from summitry.actors.chunks import Chunk, Form
from summitry.actors.lexicon import Entry, Hit, Kind

if TYPE_CHECKING:
    from summitry.actors.facts import Facts
    from summitry.actors.frame import Frame
    from summitry.actors.pieces import Pieces

OWNERS = (Kind.COUNTRY, Kind.PEOPLE, Kind.ORGANISATION, Kind.BODY, Kind.SEAT)
_COUNTS = {"two": 2, "2": 2, "both": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "six": 6, "seven": 7}
_OPENERS = frozenset({"the", "these", "those", "our", "all", "respective"}) | _COUNTS.keys()
_FILLERS = frozenset({"respective", "national", "other", "negotiating", "participating", "foreign", "world"})
_TRIGGERS = words.HONORIFICS.keys() | words.COUNTRY_PLURALS | words.LEADER_PLURALS | {"two", "both"}
_LONGEST_RUN = 4
_ADDRESS = re.compile(r"\bhttps?://[^\s)\]>]+|\bwww\.[^\s)\]>]+")


def _is_within(char: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (char, sys.maxsize)) - 1
    return index >= 0 and char < spans[index][1]


@dataclass(slots=True)
class Line:
    """A frame's pieces with what was found at each.

    Attributes:
        frame: The frame.
        pieces: Its pieces.
        hits: The hit that begins at a piece.
        names: For the first piece of a name of the model: its last piece and label.
        anchors: Pieces at which a chunk can begin or has its core, in order.
        floor: First piece that no earlier chunk has taken.
        inside: For each piece of a name of the model: its first piece, its last and its label.
        facts: What the gazetteer tells about the entries.
    """

    frame: Frame
    facts: Facts
    pieces: Pieces
    hits: dict[int, Hit]
    names: dict[int, tuple[int, str]]
    anchors: list[int]
    floor: int = 0
    inside: dict[int, tuple[int, int, str]] = field(default_factory=dict)

    @classmethod
    def over(cls, frame: Frame, facts: Facts) -> Line:
        """Lay out a frame."""
        pieces = frame.pieces
        addresses = [found.span() for found in _ADDRESS.finditer(pieces.text)]
        found = facts.lexicon.find(pieces)
        hits = {hit.first: hit for hit in found if not _is_within(pieces.starts[hit.first], addresses)}
        names: dict[int, tuple[int, str]] = {}
        inside: dict[int, tuple[int, int, str]] = {}
        cursor, size = 0, len(pieces)
        for start, end, label in frame.names:
            if _is_within(start, addresses):
                continue
            while cursor < size and pieces.ends[cursor] <= start:
                cursor += 1
            last = cursor
            while last + 1 < size and pieces.starts[last + 1] < end:
                last += 1
            if cursor < size and pieces.starts[cursor] < end:
                while last > cursor and (pieces.norms[last] == "s" or pieces.norms[last] in words.LINKS):
                    last -= 1
                names[cursor] = (last, label)
                inside.update(dict.fromkeys(range(cursor, last + 1), (cursor, last, label)))
        marked = {index for index, norm in enumerate(pieces.norms) if norm in _TRIGGERS}
        return cls(frame, facts, pieces, hits, names, sorted(marked | hits.keys() | names.keys()), 0, inside)

    def joins(self, index: int) -> bool:
        """Whether the next piece stands right beside piece ``index``."""
        return self.pieces.is_joined(index)

    def chunk(self, form: Form, first: int, last: int, **more: Any) -> Chunk:
        """Make a chunk of two pieces and all between them."""
        return Chunk(form, first, last, self.pieces.starts[first], self.pieces.ends[last], **more)

    def is_inside_name(self, index: int) -> bool:
        """Whether a name of the model that is longer than one piece holds the piece."""
        span = self.inside.get(index)
        return span is not None and span[1] > span[0]

    def is_inside_longer(self, first: int, last: int) -> bool:
        """Whether a name of the model holds these pieces and goes beyond them."""
        span = self.inside.get(first)
        return span is not None and (span[0] < first or span[1] > last)

    def is_inside_person(self, first: int, last: int) -> bool:
        """Whether a person's name of the model holds these pieces and more."""
        span = self.inside.get(first)
        return span is not None and span[2] == "PER" and span[1] >= last

    def is_inside_landform(self, first: int, last: int) -> bool:
        """Whether a country's or a city's name is only a part of another place's ("South China Sea")."""
        span = self.inside.get(first)
        if span is not None and span[2] == "LOC" and span[1] - span[0] > last - first:
            return not self.pieces.is_possessive(last)
        before, after = first - 1, last + 1
        if before >= 0 and self.joins(before) and self.pieces.norms[before] in words.DIRECTIONS:
            form = " ".join(self.pieces.norms[first:after])
            if form in self.facts.ambiguous and self.pieces.is_capital(before):
                return True
        return self.joins(last) and self.pieces.norms[after] in words.LANDFORMS and self.pieces.is_capital(after)

    def is_part_of_longer(self, first: int, last: int) -> bool:
        """Whether capitalised words stand right beside some pieces, so that they are only part of a name."""
        pieces = self.pieces
        if first > 0 and self.joins(first - 1) and pieces.is_capital(first - 1) and pieces.norms[first - 1] != "the":
            return True
        return self.runs_on(last)

    def runs_on(self, last: int) -> bool:
        """Whether a capitalised word that is no name by itself stands right behind, as in "Leaders Summit"."""
        after = last + 1
        is_capital = self.joins(last) and self.pieces.is_capital(after)
        return is_capital and after not in self.hits and self.names.get(after, (0, ""))[1] != "PER"

    def is_listed_after(self, last: int) -> bool:
        """Whether "and" or a comma follows, so that a name ends here whatever the model says."""
        gap = self.pieces.gap(last)
        return gap.startswith(",") or (last + 1 < len(self.pieces) and self.pieces.norms[last + 1] == "and")

    def is_noun(self, first: int, last: int) -> bool:
        """Whether some words are a noun of their own, not an adjective or the first half of a compound."""
        tokens = self.frame.tokens
        token = self.frame.head_of(self.pieces.starts[first], self.pieces.ends[last])
        if token < 0 or self.pieces.is_capital(first):
            return True
        if tokens.tags[token] not in {"NOUN", "PROPN", ""}:
            return False
        is_before = tokens.heads[token] > token and tokens.starts[tokens.heads[token]] >= self.pieces.ends[last]
        return tokens.deps[token] not in {"compound", "amod"} or not is_before

    def is_heard(self, first: int, last: int) -> bool:
        """Whether a group is said to say something: subject of such a verb, or after "according to"."""
        tokens = self.frame.tokens
        token = self.frame.head_of(self.pieces.starts[first], self.pieces.ends[last])
        if token < 0:
            return False
        head = tokens.heads[token]
        is_subject = tokens.deps[token].startswith("nsubj") and tokens.lemmas[head] in words.SAY_VERBS
        return is_subject or tokens.case(token) == "according"

    def is_person_name(self, first: int, last: int) -> bool:
        """Whether the model says that just these pieces are a person's name."""
        return self.names.get(first) == (last, "PER")

    def is_telling_group(self, entries: tuple[Entry, ...]) -> bool:
        """Whether a group says something without a country beside it: not "people" or "countries"."""
        return any(entry.id in self.facts.telling_groups for entry in entries)

    def is_weak(self, roles: tuple[Entry, ...]) -> bool:
        """Whether no list of holders can tell who has any of the roles ("deputies", "soldiers")."""
        return all(self.facts.roles[role.id].is_weak for role in roles)

    def with_determiner(self, first: int, through: frozenset[str] = frozenset()) -> tuple[int, bool]:
        """Take in words to the left, up to and with a "the"; say whether there was one."""
        norms, index = self.pieces.norms, first
        while index > self.floor and self.joins(index - 1) and norms[index - 1] in through:
            index -= 1
        if index > self.floor and self.joins(index - 1) and norms[index - 1] == "the":
            return index - 1, True
        return index, False

    def owners_from(self, hit: Hit) -> tuple[tuple[tuple[Entry, ...], ...], int]:
        """Read one owner or a list of them ("Russian and American"); give them and their last piece."""
        owners, last = [hit.of(*OWNERS)], hit.last
        if not hit.is_of(Kind.PEOPLE):
            return (owners[0],), last
        while last + 2 < len(self.pieces):
            after = last + 1
            gap = self.pieces.gap(last)
            if self.pieces.norms[after] == "and" and gap in {" ", ", "}:
                after += 1
            elif gap != ", ":
                break
            more = self.hits.get(after)
            if more is None or not more.is_of(Kind.PEOPLE):
                break
            owners.append(more.of(*OWNERS))
            last = more.last
        return tuple(owners), last

    def after_owner(self, last: int) -> int | None:
        """Give the piece at which the thing owned begins, past the possessive mark and modifiers."""
        pieces = self.pieces
        if pieces.is_possessive(last) and last + 1 < len(pieces):
            last = last + 1 if pieces.norms[last + 1] == "s" and pieces.gap(last) in {"'", "’"} else last
            if last + 1 >= len(pieces) or not pieces.gap(last).strip("'’").isspace():
                return None
        elif not self.joins(last):
            return None
        found = self._past_modifiers(last + 1)
        is_cut = self.frame.has_clause_word(pieces.starts[last + 1], pieces.starts[found])
        return last + 1 if is_cut else found

    def _past_modifiers(self, first: int) -> int:
        """Skip words such as "senior", or the field of a minister ("infrastructure minister")."""
        pieces, index = self.pieces, first
        for _ in range(3):
            if index in self.hits and not self._is_modifier_only(index):
                return index
            if index + 1 >= len(pieces) or not self.joins(index):
                break
            is_field = not pieces.is_capital(index) and pieces.norms[index] not in words.LINKS | words.FIELD_STOPS
            if pieces.norms[index] not in words.MODIFIERS and not is_field:
                break
            index += 1
        hit = self.hits.get(index)
        return index if hit is not None and hit.is_of(Kind.ROLE, Kind.GROUP) else self._past_listed(first)

    def _past_listed(self, index: int) -> int:
        while (
            self.pieces.norms[index] in words.MODIFIERS
            and self.joins(index)
            and (index not in self.hits or self._is_modifier_only(index))
        ):
            index += 1
        return index

    def _is_modifier_only(self, index: int) -> bool:
        return self.pieces.norms[index] in words.FORMER

    def of_owner(self, last: int) -> tuple[tuple[Entry, ...], int] | None:
        """Read "of the Republic of Korea" after a role or a body; give the owner and its last piece."""
        pieces = self.pieces
        index = last + 1
        if not self.joins(last) or pieces.norms[index] not in {"of", "for"} or not self.joins(index):
            return None
        is_of = pieces.norms[index] == "of"
        index += 1
        if pieces.norms[index] == "the" and self.joins(index):
            index += 1
        hit = self.hits.get(index)
        if hit is None:
            return None
        if is_of and hit.is_of(Kind.PEOPLE) and pieces.norms[hit.last + 1 : hit.last + 2] == ["state"]:
            return hit.of(Kind.PEOPLE), hit.last + 1
        kinds = (Kind.COUNTRY, Kind.ORGANISATION, Kind.BODY, Kind.SEAT)
        if not hit.is_of(*kinds) or pieces.is_possessive(hit.last):
            return None
        after = hit.last + 1
        if (
            not is_of
            and self.joins(hit.last)
            and not pieces.is_capital(after)
            and pieces.norms[after] not in words.LINKS
        ):
            return None
        return hit.of(*kinds), hit.last

    def pair_opening(self, index: int) -> tuple[int, int | None, bool]:
        """Look left of a plural noun: first piece of "the two", the count, and whether it opens a pair at all."""
        norms = self.pieces.norms
        first, count, is_opened = index, None, norms[index] in _COUNTS
        while first > self.floor and self.joins(first - 1) and index - first < _LONGEST_RUN:
            word = norms[first - 1]
            if word not in _OPENERS and word not in _FILLERS:
                break
            first -= 1
            count = _COUNTS.get(word, count)
            is_opened = is_opened or word in {"the", "these", "both", "two", "all"}
        return first, count, is_opened

    def pair_of(self, first: int, last: int, roles: tuple[Entry, ...], noun: str) -> Chunk | None:
        """Read what follows "of" after a plural: countries with holders, or "the two countries"."""
        pieces = self.pieces
        owners: list[tuple[Entry, ...]] = []
        index = last + 2
        inner_first, count = index, None
        while index < len(pieces) and pieces.norms[index] in _OPENERS and self.joins(index):
            count = _COUNTS.get(pieces.norms[index], count)
            index += 1
        if index < len(pieces) and pieces.norms[index] in words.COUNTRY_PLURALS and index > inner_first:
            return self.chunk(
                Form.PAIR, first, index, roles=roles, noun=noun, count=count or 2, is_definite=True, is_plural=True
            )
        end = last
        while (hit := self.hits.get(index)) is not None and hit.is_of(Kind.COUNTRY, Kind.ORGANISATION):
            owners.append(hit.of(Kind.COUNTRY, Kind.ORGANISATION))
            end = hit.last
            if end + 2 >= len(pieces) or pieces.gap(end) not in {" ", ", "}:
                break
            index = end + 1
            while index < len(pieces) - 1 and pieces.norms[index] in {"and", "the", "of"}:
                index += 1
        is_cut = pieces.is_possessive(end) or (self.joins(end) and self.hits.get(end + 1) is not None)
        if not owners or is_cut or not (roles or noun in words.LEADER_PLURALS):
            return None
        form = Form.PAIR if len(owners) > 1 else Form.GROUP
        return self.chunk(
            form, first, end, roles=roles, noun=noun, owners=tuple(owners), is_definite=True, is_plural=True
        )

    def name_from(self, index: int, *, run: bool = False) -> tuple[int, int] | None:
        """Find the personal name that begins at a piece: known, seen by the model, or (``run``) a capitalised run."""
        if index >= len(self.pieces) or not self.pieces.is_capital(index):
            return None
        if self.pieces.norms[index] in words.HONORIFICS and self.joins(index):
            return self.name_from(index + 1, run=run)
        hit, name = self.hits.get(index), self.names.get(index)
        person_last = hit.last if hit is not None and hit.is_of(Kind.PERSON) else -1
        model_last = name[0] if name is not None and name[1] == "PER" else -1
        last = max(person_last, model_last)
        if last < 0:
            last = self._initials(index)
        if last < 0 and hit is not None and hit.is_of(Kind.SURNAME) and run:
            last = hit.last
        if last < 0 and run:
            last = self._capitalised_run(index)
        if last < 0:
            return None
        return index, self._with_suffix(self._past_hyphen(last))

    def _past_hyphen(self, last: int) -> int:
        """Take in the second half of a double name ("Sherwood-Randall")."""
        pieces = self.pieces
        while last + 1 < len(pieces) and pieces.gap(last) in {"-", "‑"} and pieces.is_capital(last + 1):
            last += 1
        return last

    def _initials(self, index: int) -> int:
        """Read "J. Biden": an initial with its dot and a surname that the lists know."""
        pieces = self.pieces
        if pieces.ends[index] - pieces.starts[index] != 1 or not pieces.gap(index).startswith("."):
            return -1
        after = index + 1
        hit = self.hits.get(after)
        return hit.last if hit is not None and hit.is_of(Kind.SURNAME) and self.joins(index) else -1

    def _capitalised_run(self, index: int) -> int:
        pieces, last = self.pieces, -1
        for at in range(index, min(index + _LONGEST_RUN, len(pieces))):
            hit = self.hits.get(at)
            if hit is not None and not hit.is_of(Kind.SURNAME, Kind.PERSON):
                break
            if pieces.is_capital(at) and not pieces.text[pieces.starts[at]].isdigit():
                last = at
            elif pieces.norms[at] not in words.PARTICLES:
                break
            if pieces.is_possessive(at) or not self.joins(at):
                break
        return last

    def _with_suffix(self, last: int) -> int:
        after = last + 1
        if after < len(self.pieces) and self.pieces.norms[after] in {"jr", "sr"}:
            return after if self.pieces.gap(last) in {" ", ", "} else last
        return last

    def name_chunk(self, index: int, *, first: int | None = None, honorific: str | None = None,
                   run: bool = False) -> Chunk | None:  # fmt: skip
        """Read a personal name, with an honorific before it if there is one."""
        span = self.name_from(index, run=run)
        if span is None and (hit := self.hits.get(index)) is not None and hit.is_of(Kind.SURNAME):
            span = (index, hit.last)
        if span is None:
            return None
        begin = index if first is None else first
        return self.chunk(
            Form.NAME, begin, span[1], name=span, honorific=honorific, entries=self.name_entries(*span),
            is_label_of_model=self.is_person_name(*span) or bool(honorific) or (first is not None),
        )  # fmt: skip

    def name_entries(self, first: int, last: int) -> tuple[Entry, ...]:
        """Give the persons that the lists know by just these pieces (initials and "Jr." aside)."""
        entries: list[Entry] = []
        for start in range(first, last + 1):
            hit = self.hits.get(start)
            if hit is None or hit.last > last:
                continue
            is_whole = start == first and (hit.last == last or self.pieces.norms[last] in {"jr", "sr"})
            is_initialled = start == first + 1 and hit.last == last and len(self.pieces.norms[first]) == 1
            if is_whole:
                entries.extend(hit.of(Kind.PERSON, Kind.SURNAME))
            elif is_initialled:
                entries.extend(hit.of(Kind.SURNAME))
        return tuple(entries)
