"""Texts in which somebody speaks of many things, and that are no account of a meeting, such as interviews.

An interview given in the week of a visit names the visit; what it says elsewhere was not said there. Opening words at
talks, a press conference and what two sides state together are accounts, and so is a briefing on one meeting whose
title names those who met.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.catalogue import surnames_of
from summitry.meetings.find.titles import title_of, title_score, words_of
from summitry.model import DocumentKind

if TYPE_CHECKING:
    from summitry.meetings.find.draft import Draft
    from summitry.model import Document

_LEAD: Final = 400
_PRESS: Final = r"(?:the )?(?:press|media|reporters|journalists|correspondents)\b"
#: Somebody answers whatever is asked.
_ASKED: Final = re.compile(
    r"\binterview(?:s|ed)?\b(?! panel)|\bgaggle\b|\b(?:daily|noon|weekly) (?:press )?briefing|\bpress briefing by\b"
    r"|\bquestions? and answers?\b|\bQ ?& ?A\b|\btown hall\b|\bphone-in\b|\bdirect line\b"
    rf"|\b(?:answer\w*|replied|replies|repl\w+|responds?|responded) (?:to )?(?:{_PRESS}\S* )?questions?\b"
    rf"|\b(?:answer|repl|respons)\w+ to {_PRESS}",
    re.IGNORECASE,
)
#: Somebody speaks to many, of what they choose.
_SPEAKS: Final = re.compile(
    rf"\bpress call\b|\bbackground (?:\w+ )?(?:call|briefing)\b|\bpress briefing\b|\b(?:remarks|comments) to {_PRESS}"
    r"|\baddress(?:es)? (?:by|of|to)\b|\b(?:evening|video|televised|nightly|new year) address\b|\b(?:\w+ )?address\Z"
    r"|\bspeech(?:es)? (?:by|of|at|to|in|before|on)\b|\bspeech\Z|\bplenary session\b",
    re.IGNORECASE,
)
#: The first words of a text whose title does not say its sort.
_LED: Final = re.compile(
    r"\b(?:gave|giving|given|granted|in) an? (?:\w+ ){0,3}interview (?:to|with|for)\b"
    r"|\b(?:in|during) (?:an|his|her|the) (?:[\w-]+ ){0,3}interview (?:to|with|for)\b"
    r"|\b(?:said|stated|noted|told|announced|stressed|emphasi[sz]ed)\b[^.]{0,120}"
    r"\b(?:in|during|at) (?:an?|his|her|the) (?:(?:evening|nightly|video|televised) address|briefing)\b"
    rf"|\b(?:answer(?:ed|ing)|replied to|replying to) (?:questions (?:from|of|by) {_PRESS}|{_PRESS}\S* questions)",
    re.IGNORECASE,
)
#: Titles of accounts, whatever their first words go on to.
_MET: Final = re.compile(
    r"\b(?:calls?|conversations?|meetings?) (?:with|between)\b|\bmet with\b|\bheld talks\b"
    r"|^\W{0,3}(?:talks|joint|readout)\b",
    re.IGNORECASE,
)
#: Both speak, or one of those who met does so at the talks.
_TOGETHER: Final = re.compile(
    r"\bjoint(?:ly)?\b|\b(?:press|news) (?:conference|statements|availability)\b|^\W{0,3}readout\b"
    r"|\b(?:before|during|in|at|prior to|at the (?:start|beginning|opening) of)"
    r" (?:an? |the |an |his |her |their )?(?:[\w-]+ ){0,2}"
    r"(?:meeting|talks|negotiations|call|conversation|lunch|dinner)\b",
    re.IGNORECASE,
)
_ACCOUNTS: Final = frozenset({DocumentKind.JOINT_STATEMENT, DocumentKind.COMMUNIQUE})


def only_mentions(document: Document) -> bool:
    """Whether a text, by its title or its first words, can only mention meetings.

    Whoever hands it over with a meeting's day (``held_on``) says that it is of that meeting.
    """
    if document.held_on is not None or document.kind in _ACCOUNTS:
        return False
    return _is_asked(document) or _is_speech(title_of(document))


def is_account(document: Document, draft: Draft) -> bool:
    """Whether such a text is yet one of a meeting: its title names who met, by person, and nobody is asked in it."""
    words = set(words_of(title_of(document)))
    others = [party for party in draft.parties if party.code != document.side]
    by_name = all(any(words & surnames_of(leader) for leader in party.leaders) for party in others)
    return by_name and not _is_asked(document) and title_score(document, draft) >= len(draft.parties)


def _is_asked(document: Document) -> bool:
    title = title_of(document)
    if _ASKED.search(title):
        return _TOGETHER.search(title) is None
    return _MET.search(title) is None and _LED.search(document.text, 0, _LEAD) is not None


def _is_speech(title: str) -> bool:
    is_briefing = re.search(r"\bpress call\b|\bbriefing\b|\bbackground\b", title, re.IGNORECASE)
    return _SPEAKS.search(title) is not None and (is_briefing is not None or not _TOGETHER.search(title))
