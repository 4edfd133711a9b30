"""What can be a speaker's label in a transcript, and how sure that is from the label alone.

A candidate stands before a colon (or is a bare ``Q`` at the start of a line) and begins where a line or a sentence
begins. Whether it is a label after all is settled in ``turns`` by the rest of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_Word = tuple[int, str]  # where it begins in the window, and the word without marks


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_REACH = 240  # characters that a label can be long, its notes included
_MAX_WORDS = 28
_MOST_BARE_WORDS = 5  # that a name without a title can have
_NOTE_LENGTH = 80

_TITLES = _words(
    """
    admiral ambassador amir archbishop attorney ayatollah captain ceo chair chairman chairperson chairwoman
    chancellor chief colonel commander commissioner congressman congresswoman coordinator counselor counsellor
    delegate director dr emir emperor envoy excellency father first general gov governor head host judge justice
    king lady lieutenant lord madam major mayor metropolitan minister mr mrs ms mufti ombudsman patriarch pope
    premier president president-elect prince princess principal prof professor queen rabbi rector rep representative
    sec secretary secretary-general senator sheikh sherpa sir speaker spokesman spokesperson spokeswoman sultan
    surgeon taoiseach undersecretary vice vice-president
    """
)
_ROLES = _words(
    """
    aide announcer answer attendee audience host interlocutor interpreter interviewer journalist moderator operator
    participant press pool q question remark reply reporter respondent response speaker translator voice voices
    """
)
_OPENERS = _words("another female house male multiple next several the unidentified unknown white")
_UNNAMED = frozenset({"official", "officials", "employee", "staffer"})
_PARTICLES = _words("a al da das de del den der di do dos du e el la le ibn bin bint ter van von y")
_NOBODY = _words(
    """
    about action actions additional address agenda agreement all also and annex announcement answers appendix areas
    article attendees background because briefing but by chapter commitments communique conclusion conclusions
    contact contacts context correction date declaration details document documents editor embargoed event example
    examples facts fact figures final finally following for from further goal goals here highlights how however if
    immediate important in including info information initiatives introduction issues it its key let link links list
    location mandate media members next no note notes now objective objectives of on or other our outcome outcomes
    overview paragraph part participants phone photo photos picture pictures point points press priorities priority
    pillar program programme progress readout release report results said say says section see sheet so statement
    subject summary that the then therefore these they this those thus time title today topic topics to update
    updates venue video watch we website well what when where which who why with yes yet you
    """
)
_JOINERS = _words(
    """
    of the and for on in at a an de la le les du des da do dos das di del van von der den ter bin bint ibn al el e y
    acting affairs agency anchor association autonomous bank board central centre center ceo chair chairman
    chairperson chairwoman chief channel city class co-chair co-founder co-owner commander committee commission
    company corporation correspondent council department deputy designer director district doctor editor
    editor-in-chief engineer executive expert faculty federal first foreign foundation founder fund general
    governing governor group head hospital industrial institute international its junior leader lieutenant
    management manager mayor medical member military minister moderator mother movement municipal national news
    newspaper non-profit officer organisation organization owner owner's party plenary policy political presenter
    president press principal production public region regional representative research school science scientific
    second secretary section senior service session society specialist state student supervisory television teacher
    trade union university veteran vice volunteer winner worker
    """
)
_SHORTENED = _words(
    """
    mr. ms. mrs. dr. st. jr. sr. gen. sen. rep. gov. lt. col. adm. hon. prof. maj. capt. amb. sec. messrs. no.
    """
)
_HEADINGS = _words(
    """
    address beginning excerpt excerpts opening remarks speech statement statements transcript
    """
)
_BEFORE_TITLES = frozenset({"Prime", "Vice", "Deputy", "Foreign", "Defence", "Defense", "Federal", "Crown", "First"})
_LEADING_ON = _words(
    """
    and as at between by for from in of on or said says than that the to told when whom with – -
    """
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'´`.‑-])*\d{0,2}")
_GLUED = re.compile(r"[^\W\d_]*[^\W\d_A-Z][A-Z]")
_STOPS = ".!?…:;"
_CLOSERS = "\"”’»')]*_"
_MARKS = "*_#>•"
_QUOTES = '"“„«'
_BEFORE_COLON = re.compile(r":(?=[\s*_(\"“„«]|\Z)")
_BARE_Q = re.compile(r"^([QA])(?:[ \t]*[.:]|(?=[ \t]))[ \t]*(?=[^\W\d_]|[\"“(—–…-])", re.MULTILINE)
_NOTE_BEFORE = re.compile(r"\(([^()\n]{1,80})\)\s{0,3}\Z")
_NOTE_AFTER = re.compile(r"\s{0,3}[*_]{0,2}[(\[]([^()\[\]\n]{1,80})[)\]]")
_SPEECH_NOTE = re.compile(
    r"(?!no\b).*\b(?:interpret|translat|retranslat|speak|spoke|via|by (?:tele)?(?:video|phone|link)"
    r"|remote|virtual|in (?-i:[A-Z])\w+\.?$|off[- ]mic)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of text that may name a speaker.

    Attributes:
        start: First character of the name.
        end: One past the last character of the name.
        after: Where that which is said begins, past colon and notes.
        text: The name as printed.
        is_capitals: Whether it is printed in capitals.
        is_strong: Whether it carries a title or names a part in a talk (``Question``).
        opens_line: Whether it stands at the start of a line.
        is_quoted: Whether a quotation mark follows, as after a verb of saying.
        notes: Bracketed remarks on how the speaker speaks.
    """

    start: int
    end: int
    after: int
    text: str
    is_capitals: bool
    is_strong: bool
    opens_line: bool
    is_quoted: bool
    notes: tuple[str, ...] = ()


def iter_labels(text: str) -> Iterator[Label]:
    """Give all candidates in order of place, none overlapping another; in time linear in the text."""
    bare = {match.start(): match for match in _BARE_Q.finditer(text)}
    found = [_bare_label(text, match) for match in bare.values()]
    for colon in _BEFORE_COLON.finditer(text):
        label = _label_before(text, colon.start())
        if label and label.start not in bare:
            found.append(label)
    reached = 0
    for label in sorted(found, key=lambda label: label.start):
        if label.start >= reached:
            reached = label.after
            yield label


def _bare_label(text: str, match: re.Match[str]) -> Label:
    has_mark = match.end() - match.start() > 1 and text[match.start() + 1 : match.end()].strip() != ""
    follows = text[match.end()]
    is_sentence = not follows.islower()
    after, notes = _skip_notes(text, match.end())
    return Label(
        start=match.start(),
        end=match.start() + 1,
        after=after,
        text=match.group(1),
        is_capitals=True,
        is_strong=False,
        opens_line=True,
        is_quoted=not (is_sentence and (has_mark or match.group(1) == "Q")),
        notes=notes,
    )


def _label_before(text: str, colon: int) -> Label | None:
    low = max(0, colon - _REACH, text.rfind("\n", max(0, colon - _REACH), colon) + 1)
    window = text[low:colon].rstrip(" \t" + _MARKS)
    window, notes = _take_notes(window)
    words = _words_back(window, is_cut=low > 0 and text[low - 1] != "\n")
    if not words:
        return None
    with_tooltip, words = words, _without_tooltip(words)
    start, end = low + words[0][0], low + words[-1][0] + len(words[-1][1])
    printed = text[start:end]
    opens_line = text[low:start].strip(" \t" + _MARKS) == "" and (low == 0 or text[low - 1] == "\n")
    strength = _strength([word for _, word in words])
    if strength is None and ", " in printed:
        strength = _strength(printed.partition(", ")[0].split()) is not None or None
    if strength is None or (len(words) == 1 and not opens_line and printed.casefold() not in _ROLES):
        return None
    after, later = _skip_notes(text, colon + 1)
    return Label(
        start=start,
        end=end,
        after=after,
        text=printed,
        is_capitals=printed.upper() == printed or _is_capitals([word for _, word in words]),
        is_strong=strength or len(words) < len(with_tooltip),
        opens_line=opens_line,
        is_quoted=text[after : after + 1] in _QUOTES if after < len(text) else False,
        notes=notes + later,
    )


def _take_notes(window: str) -> tuple[str, tuple[str, ...]]:
    match = _NOTE_BEFORE.search(window, max(0, len(window) - _NOTE_LENGTH - 5))
    if not match:
        return window, ()
    return window[: match.start()].rstrip(" \t" + _MARKS), (match.group(1).strip(" ."),)


def _skip_notes(text: str, place: int) -> tuple[int, tuple[str, ...]]:
    match = _NOTE_AFTER.match(text, place)
    notes: tuple[str, ...] = ()
    if match and _SPEECH_NOTE.match(match.group(1)):
        notes = (match.group(1).strip(" ."),)
        place = match.end()
    while place < len(text) and (text[place].isspace() or text[place] in "*_"):
        place += 1
    return place, notes


def _words_back(window: str, *, is_cut: bool) -> list[_Word]:
    """Walk back from the window's end to where its sentence begins, and take the label that stands there, if any."""
    words: list[_Word] = []
    commas: list[bool] = []
    for place, token in _tokens_back(window):
        if not any(character.isalnum() for character in token.strip("–-&")) and token not in {"–", "-", "&"}:
            return _label_words(words, commas)
        if words and _ends_sentence(token):
            return _label_words(words, commas)
        bare = token.lstrip(_MARKS)
        core = bare.rstrip(",–")
        words.insert(0, (place + len(token) - len(bare), core or bare))
        commas.insert(0, bare.endswith(","))
        if bare != token or (place == 0 and not is_cut):
            return _label_words(words, commas)
    return []


def _tokens_back(window: str) -> Iterator[tuple[int, str]]:
    end = len(window)
    while end > 0:
        head = window[:end].rstrip()
        place = max(head.rfind(" "), head.rfind("\t"), head.rfind("\xa0")) + 1
        if head:
            yield place, head[place:]
        end = place


def _label_words(words: list[_Word], commas: list[bool]) -> list[_Word]:
    heading_left = _after_heading(words)
    if heading_left:
        return heading_left
    is_short = 0 < len(words) <= _MAX_WORDS
    commas_fit = all(_may_follow_comma(words[i + 1 :]) for i, comma in enumerate(commas) if comma)
    if is_short and commas_fit and all(_fits(core) for _, core in words):
        return words if words[0][1][0].isupper() else []
    return []


def _after_heading(words: list[_Word]) -> list[_Word]:
    """Take the label out of a heading that runs into it: ``Beginning of the talks President of X Given Surname``."""
    if not any(word.lower() in _HEADINGS for _, word in words[:4]):
        return []
    titled = [i for i, (_, word) in enumerate(words) if _is_title(word) and word[0].isupper()]
    first = titled[-1] if titled else 0
    while first > 0 and words[first - 1][1] in _BEFORE_TITLES:
        first -= 1
    label = words[first:]
    is_apart = first > 0 and words[first - 1][1].lower() not in _LEADING_ON
    return label if is_apart and len(label) > 2 and all(_fits(core) for _, core in label) else []  # noqa: PLR2004


def _ends_sentence(token: str) -> bool:
    core = token.rstrip(_CLOSERS)
    if not core or core[-1] not in _STOPS:
        return token[-1] in ')]»”"' and len(token) > 1
    return core.lower() not in _SHORTENED and not _INITIALS.fullmatch(core)


def _fits(core: str) -> bool:
    if not core or core in {"-", "–", "&"}:
        return bool(core)
    return bool(_WORD.fullmatch(core)) and (core[0].isupper() or core.lower() in _JOINERS or core.startswith("al-"))


def _may_follow_comma(words: list[_Word]) -> bool:
    """Whether a comma may stand before these words of a label: before a title, ``Jr.`` or a name with its pop-up."""
    if not words or words[0][1].lower() in _SHORTENED or any(_is_title(word) for _, word in words[:4]):
        return bool(words)
    return len(_without_tooltip(words)) < len(words)


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in _TITLES


def _without_tooltip(words: list[_Word]) -> list[_Word]:
    """Cut off the surname, given name and office that some pages print again, glued together, for a pop-up."""
    for i in range(1, len(words) - 2):
        given, surname, again, glued = (word for _, word in words[i - 1 : i + 3])
        turned = again == surname and (glued.startswith(given) or _GLUED.match(glued) is not None)
        straight = again == given and glued.startswith(surname)
        if (turned or straight) and len(words[i - 1][1]) > 1:
            return words[: i + 1]
    return words


def _is_capitals(words: list[str]) -> bool:
    def is_loud(word: str) -> bool:
        return word.removeprefix("Mc").removeprefix("Mac").isupper() or word.lower() in _JOINERS

    return sum(len(word) for word in words if word.isupper()) > 1 and all(is_loud(word) for word in words)


def _strength(words: list[str]) -> bool | None:
    """Tell whether these words name a speaker surely (True), perhaps (False) or not at all (None)."""
    lowered = [word.lower().rstrip(".") for word in words]
    is_loud = _is_capitals(words)
    if lowered[-1].rstrip("0123456789") in _ROLES:
        is_plain = all(word in _OPENERS | _ROLES for word in lowered[:-1])
        return True if is_plain or (is_loud and len(words) <= _MOST_BARE_WORDS) else None
    if lowered[-1] in _UNNAMED and is_loud:
        return True
    if _is_title(words[-1]) and words[-1][0].isupper() and len(words) <= _MOST_BARE_WORDS:
        return True if lowered[0] == "the" or (is_loud and not _NOBODY.intersection(lowered)) else None
    if lowered[0] in _NOBODY or words[-1][0].islower():
        return None
    titled = [place for place, word in enumerate(words) if _is_title(word)]
    return _named_strength(words, titled, is_loud=is_loud) if titled else _bare_strength(words, is_loud=is_loud)


def _named_strength(words: list[str], titled: list[int], *, is_loud: bool) -> bool | None:
    named = words[titled[-1] + 1 :]
    if not named or any(word.lower() in _NOBODY for word in words[-2:]):
        return None
    return is_loud or _ends_in_name(named)


def _bare_strength(words: list[str], *, is_loud: bool) -> bool | None:
    lowered = {word.lower() for word in words}
    if len(words) > _MOST_BARE_WORDS or (lowered & _NOBODY) - _JOINERS:
        return None
    return None if lowered & _JOINERS - _PARTICLES and not is_loud else False


def _ends_in_name(words: list[str]) -> bool:
    """Whether what follows the last title ends in one or two words that can be a name, not in ``of Russia``."""
    tail = words[-2:]
    if any(word.lower() in _NOBODY for word in tail):
        return False
    return len(words) == 1 or all(word[0].isupper() for word in tail)
