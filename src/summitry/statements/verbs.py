"""Attribution by a verb: "X said that ...", "..., X said", "X called for ...", "it is believed that ..."."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from summitry.statements.complements import CLAUSES, speaks_apart
from summitry.statements.content import carried_by, find_content
from summitry.statements.cues import Cue, verb_cues
from summitry.statements.draft import Draft
from summitry.statements.sources import source_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.clauses.tree import Tree
    from summitry.statements.frame import Frame, Span

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
#: Of these forms a clause behind a noun says what the noun says or does.
ACTIVE_TAGS = frozenset({"VBG", "VBD", "VBZ", "VBP"})
RELATIVES = frozenset({"WP", "WDT"})
#: Verbs that only lead up to the cue: "went on to say", "refused to say", "appeared to suggest".
LEADING = frozenset(
    {"begin", "start", "continue", "go", "appear", "seem", "try", "refuse", "decline", "fail", "resist", "want", "seek"}
    | {"stop", "keep", "proceed", "hasten", "attempt", "avoid", "use"}
)
#: Those of them that leave it unsaid.
WITHHOLDING = frozenset({"refuse", "decline", "fail", "resist", "stop", "avoid"})
WIDEST_CUE = 8
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
PASSIVE = frozenset({"nsubj:pass", "aux:pass", "csubj:pass"})
#: Words of a speaker's phrase, and marks that never stand in one.
LONGEST_NAME = 25
MARKS = frozenset(":;\n")
#: So many clauses up is the speaker looked for.
FARTHEST_SPEAKER = 12


def find_verb_attributions(frame: Frame) -> Iterator[Draft]:
    """Yield an attribution for each cue verb that has something to attribute."""
    tree = frame.tree
    for token, pos in enumerate(tree.pos):
        if pos in {"VERB", "ADJ"}:
            cue = cue_of(tree, token)
            draft = _draft(frame, token, cue) if cue else None
            if draft:
                yield draft


def cue_of(tree: Tree, token: int) -> Cue | None:
    """Find the cue of a predicate: verb with particle, object or preposition, verb alone, "be" with an adjective."""
    table, children = verb_cues(), tree.children[token]
    is_copular = any(tree.deps[child] == "cop" for child in children)
    if tree.pos[token] == "ADJ" or (is_copular and f"be {tree.lowers[token]}" in table):
        return table.get(f"be {tree.lowers[token]}")
    lemma = tree.lemmas[token].lower()
    if lemma not in _first_words():
        return None
    following = [tree.lowers[child] for child in children if tree.deps[child] in {"compound:prt", "obj"}]
    following += [
        tree.lowers[below]
        for child in children
        if tree.bases[child] in {"obl", "advcl"} and child > token
        for below in tree.children[child]
        if tree.bases[below] in {"case", "mark"}
    ]
    return next((table[f"{lemma} {word}"] for word in following if f"{lemma} {word}" in table), table.get(lemma))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(lemma.partition(" ")[0] for lemma in verb_cues())


def _draft(frame: Frame, token: int, cue: Cue) -> Draft | None:
    tree = frame.tree
    speaker = find_speaker(frame, token)
    cue_span = _cue_span(frame, token, cue)
    source = None
    if speaker is None:
        speaker = _neighbour(frame, token)
    if speaker is not None:
        is_own = tree.heads[speaker] in _chain(tree, token)
        is_before = is_own and speaker < token and tree.tags[speaker] not in RELATIVES
        source = source_span(frame, speaker, cue_span, is_subject=is_before)
    if source is not None and source[0] < cue_span[1] and cue_span[0] < source[1]:
        source = None
    source = source or _behind_quote(frame, token, cue_span)
    content, note = find_content(frame, token, cue, source, cue_span)
    if not (content or note) or (source is None and not _may_be_unsaid(tree, token)):
        return None
    is_withheld = any(tree.lemmas[verb].lower() in WITHHOLDING for verb in _chain(tree, token)[1:])
    polarity = "refused" if is_withheld else cue.polarity
    return Draft(source, cue_span, tuple(content), cue.lemma, cue.kind, polarity, token, note)


def find_speaker(frame: Frame, token: int) -> int | None:
    """Give the head of the phrase that speaks: subject, agent of a passive, or what a participle hangs on.

    Where the cue has none, it is that of the clause above, the one asked to speak, or the noun that is described.
    """
    tree, at = frame.tree, token
    for _ in range(FARTHEST_SPEAKER):
        children = tree.children[at]
        if any(tree.deps[child] in PASSIVE for child in children):
            return next((child for child in children if tree.deps[child] == "obl:agent"), None)
        own, head, base = _subject(tree, at), tree.heads[at], tree.bases[at]
        if own is not None or head == at:
            return own
        if base == "acl":
            return head if tree.tags[at] in ACTIVE_TAGS else None
        if base in {"xcomp", "advcl"}:
            head = _outside_quote(frame, at, head)
            if base == "advcl" and tree.bases[head] in CLAUSES and speaks_apart(frame, at):
                head = tree.heads[head]
            asked = [child for child in tree.children[head] if tree.bases[child] in {"obj", "iobj"}]
            above = asked[0] if base == "xcomp" and asked else _subject(tree, head)
            if above is not None:
                return above
        elif base != "conj":
            return None
        at = head
    return None


def _neighbour(frame: Frame, token: int) -> int | None:
    """The phrase right beside a cue that the parse gives no subject.

    Behind it where a quotation stands before it ('"..." - said the minister'), else before a finite verb.
    """
    tree, start = frame.tree, frame.tree.starts[token]
    gap = frame.text[max(0, start - WIDEST_CUE) : start]
    before = start - (len(gap) - len(gap.rstrip(" ,-–—")))
    if before and frame.quote_at(before - 1) is not None and frame.quote_at(start) is None:
        following = range(token + 1, min(token + WIDEST_CUE, len(tree.pos)))
        return next((at for at in following if tree.pos[at] in NAMING and frame.low[at] == token + 1), None)
    if tree.tags[token] not in FINITE or any(tree.deps[child] in PASSIVE for child in tree.children[token]):
        return None
    preceding = range(token - 1, max(-1, token - WIDEST_CUE), -1)
    return next((at for at in preceding if tree.pos[at] in NAMING and _stands_free(frame, at, token)), None)


def _behind_quote(frame: Frame, token: int, cue: Span) -> Span | None:
    """All that stands between a quotation and its cue, where it begins like a name: ""...," Ann Lee, of Oslo, said"."""
    place = bisect_left(frame.quotes, (cue[0], 0)) - 1
    if place < 0 or frame.tree.tags[token] not in FINITE or frame.quote_at(cue[0]) is not None:
        return None
    end = frame.quotes[place][1]
    rest = frame.text[end : cue[0]]
    start = end + len(rest) - len(rest.lstrip(" ,"))
    first = frame.token_at(start)
    is_one = frame.sentence_at(end - 1) == frame.sentence_at(cue[0]) and not MARKS.intersection(rest)
    is_name = start < cue[0] - 1 and frame.tree.pos[first] in NAMING and frame.text[start].isupper()
    return (start, end + len(rest.rstrip())) if is_one and is_name and len(rest.split()) <= LONGEST_NAME else None


def _stands_free(frame: Frame, at: int, token: int) -> bool:
    """Whether a phrase ends where the cue begins, and a comma or nothing stands before it."""
    low = frame.low[at]
    return frame.high[at] == token - 1 and (low == 0 or frame.tree.pos[low - 1] in {"PUNCT", "SPACE"})


def _subject(tree: Tree, token: int) -> int | None:
    return next((child for child in tree.children[token] if tree.bases[child] == "nsubj"), None)


def _may_be_unsaid(tree: Tree, token: int) -> bool:
    """Whether nobody need be named: "it is believed that ...", a passive, a bare quotation with its cue."""
    children = tree.children[token]
    return any(tree.bases[child] in {"ccomp", "csubj"} or tree.deps[child] == "aux:pass" for child in children)


def _outside_quote(frame: Frame, token: int, head: int) -> int:
    """Climb from a participle behind a quotation to the cue that the quotation hangs on."""
    tree = frame.tree
    while (quote := frame.quote_at(tree.starts[head])) and not quote[0] <= tree.starts[token] < quote[1]:
        if tree.heads[head] == head:
            break
        head = tree.heads[head]
    return head


def _chain(tree: Tree, token: int) -> list[int]:
    """The verb, and the verbs above it that only lead up to it."""
    chain = [token]
    while tree.bases[chain[-1]] == "xcomp" and tree.lemmas[tree.heads[chain[-1]]].lower() in LEADING:
        chain.append(tree.heads[chain[-1]])
    return chain


def _cue_span(frame: Frame, token: int, cue: Cue) -> Span:
    tree = frame.tree
    parts = {token}
    for verb in _chain(tree, token):
        parts |= {verb, *(child for child in tree.children[verb] if _is_part(tree, child, verb))}
    subjects = [c for verb in _chain(tree, token) for c in tree.children[verb] if tree.bases[c] in {"nsubj", "expl"}]
    low = max((s for s in subjects if s < token), default=-1)
    first, last = min(p for p in parts if p > low), max(p for p in parts if p > low)
    if last - first > WIDEST_CUE:
        first = last = token
    last = _with_preposition(tree, _with_words(tree, token, last, cue), cue)
    if cue.lemma == "accuse of":
        last = max([last, *(child for child in tree.children[token] if tree.bases[child] in {"obj", "iobj"})])
        last = _with_preposition(tree, last, cue)
    if "carrier" in cue.frames:
        objects = [child for child in tree.children[token] if tree.bases[child] == "obj"]
        carried = carried_by(tree, objects)
        if carried is not None and 0 < objects[0] - last < WIDEST_CUE:
            last = max(last, frame.low[carried])
    start, end = frame.chars(first, last)
    rest = frame.text[end : end + 2]
    return (start, end + rest.index(":") + 1) if rest.strip(" ").startswith(":") else (start, end)


def _is_part(tree: Tree, child: int, verb: int) -> bool:
    dep = tree.deps[child]
    if dep in {"aux", "aux:pass", "cop", "compound:prt"}:
        return True
    if dep == "advmod":
        return (child < verb and tree.tags[child] in {"RB", "RBR"}) or tree.lowers[child] in NEGATIONS
    return dep == "mark" and tree.lowers[child] == "to"


def _with_words(tree: Tree, token: int, last: int, cue: Cue) -> int:
    """Take in the rest of a cue of two words ("put it")."""
    rest = cue.lemma.partition(" ")[2]
    is_next = last == token and last + 1 < len(tree.lowers) and tree.lowers[last + 1] == rest
    return last + 1 if is_next and tree.bases[last + 1] == "obj" else last


def _with_preposition(tree: Tree, last: int, cue: Cue) -> int:
    following = last + 1
    if following + 1 < len(tree.lowers) and tree.tags[following] == "RB" and tree.bases[following] == "advmod":
        following += 1
    if following >= len(tree.lowers) or tree.bases[following] not in {"case", "mark"}:
        return last
    is_agent = tree.deps[tree.heads[following]] == "obl:agent"
    return following if is_agent or tree.lowers[following] in cue.prepositions else last
