"""Tell what sort of text a document is, by its title, its address, its publisher and how it begins.

The rules stand in two tables, each with a title or path that it must match and a near miss that it must not; the tests
run the tables. Where nothing speaks clearly the kind is unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summitry.ingest.turns import find_turns
from summitry.model import DocumentKind

if TYPE_CHECKING:
    from summitry.ingest.publishers import Publisher

_MAX_TITLE = 500
_HEAD = 3000  # characters of the text that are looked at


@dataclass(frozen=True, slots=True)
class KindRule:
    """One rule of a table.

    Attributes:
        pattern: Searched for in the title (or the address's path), without regard to case.
        kind: What the document then is.
        example: What the rule must match.
        near_miss: What it must not match.
        is_firm: Whether the words settle it whoever publishes; otherwise only for official publishers, and turns in
            the text make it a transcript.
    """

    pattern: re.Pattern[str]
    kind: DocumentKind
    example: str
    near_miss: str
    is_firm: bool = True


def _rule(pattern: str, kind: DocumentKind, example: str, near_miss: str, *, is_firm: bool = True) -> KindRule:
    return KindRule(re.compile(pattern, re.IGNORECASE), kind, example, near_miss, is_firm)


_NO_VERB = r"(?!.*\b(?:sign|signs|signed|signing|presented|presents|adopt|adopts|adopted|agreed)\b)"
_BETWEEN = r"(?:[\w.’'–-]+,? ){0,4}"

# In order: the first that matches decides. A briefing about a joint statement is a briefing.
TITLE_RULES: tuple[KindRule, ...] = (
    _rule(
        r"^\W{0,3}(?:joint )?readouts?\b(?! (?:speed|device|error))",
        DocumentKind.READOUT,
        "Readout of President Vega’s Call with Prime Minister Holm",
        "How to read a readout of a call",
    ),
    _rule(
        r"\bpress briefing|\bpress call\b|\bpress gaggle|\bregular press conference|\b(?:daily|noon|weekly) briefing",
        DocumentKind.BRIEFING,
        "Background Press Call on the Joint Statement",
        "President briefed by the regional governor",
    ),
    _rule(
        r"^\W{0,3}(?:corrected: )?(?:remarks|speech|address|opening remarks|toast)s?"
        r" (?:by|at|to|of|with|from|in|on)\b",
        DocumentKind.TRANSCRIPT,
        "Remarks by President Vega and Prime Minister Holm in Joint Statement",
        "Addressing climate change together",
    ),
    _rule(
        r"\b(?:press|news) conference|\bpress availability|\bexchange with (?:reporters|the press)|\btranscript\b"
        r"|\bpress statements\b|\bstatements for the (?:press|media)|^\W{0,3}interview (?:with|to|of|by)",
        DocumentKind.TRANSCRIPT,
        "News conference following the talks",
        "Press statement on the new embassy",
    ),
    _rule(
        rf"^{_NO_VERB}.*\bcommuniqu[eé]",
        DocumentKind.COMMUNIQUE,
        "G7 Foreign Ministers’ Communiqué",
        "Leaders agreed on a communiqué",
    ),
    _rule(
        rf"^{_NO_VERB}.*\bjoint {_BETWEEN}(?:statement|declaration|vision|announcement|press release)\b"
        rf"|^{_NO_VERB}.*\b(?:leaders|ministers|summit|ministerial)[’']? {_BETWEEN}(?:statement|declaration|vision)\b",
        DocumentKind.JOINT_STATEMENT,
        "Joint Vision Statement from the Leaders of Arland and Bestria",
        "Presidents signed a joint declaration on trade",
    ),
    _rule(
        r"^\W{0,3}(?:the )?[\w.’'–-]+ (?:[\w.’'–-]+ )?declaration\b(?! of (?:war|emergency|a state))",
        DocumentKind.JOINT_STATEMENT,
        "The Port Ellen Declaration on water",
        "Declaration of a state of emergency",
    ),
    _rule(
        r"^\W{0,3}(?:written |press )?(?:statement|declaration|comment|message|reply)s? (?:by|from|of|on|to|re)\b"
        r"|^\W{0,3}(?:foreign ministry |[\w.]+ spokes\w+[’'s]* )statement\b",
        DocumentKind.STATEMENT,
        "Statement by the Press Secretary on the visit",
        "State visit of the King",
    ),
    _rule(
        r"\bfact ?sheet\b",
        DocumentKind.STATEMENT,
        "FACT SHEET: A new partnership for clean ports",
        "Facts about the summit",
    ),
    _rule(
        r"^\W{0,3}(?:birthday |new year )?(?:greetings|congratulations|condolences) (?:to|on|from)\b",
        DocumentKind.STATEMENT,
        "Condolences on the passing of the poet",
        "President sends condolences",
        is_firm=False,
    ),
    _rule(
        r"\b(?:(?:tele)?phone|video) (?:call|conversation)s?\b"
        r"|\b(?:call|conversation|talks|meeting|meetings) (?:with|between)"
        r"|\b(?:meets|met|speaks|spoke|talks) (?:by phone |by telephone )?with\b"
        r"|\b(?:working|expanded|bilateral|trilateral) (?:meeting|talks)\b",
        DocumentKind.READOUT,
        "Telephone conversation with Prime Minister Holm",
        "New telephone numbers of the consulate",
        is_firm=False,
    ),
)

URL_RULES: tuple[KindRule, ...] = (
    _rule(r"/readouts?[/-]", DocumentKind.READOUT, "/news/readouts/2024/x", "/news/readouting/x"),
    _rule(
        r"/(?:press|daily|department)-?briefings?/",
        DocumentKind.BRIEFING,
        "/briefing-room/press-briefings/2021/x",
        "/briefings-statements/x",
    ),
    _rule(
        r"/joint-(?:\w+-)?statement", DocumentKind.JOINT_STATEMENT, "/2024/joint-statement-on-x", "/joints/statement"
    ),
    _rule(r"/communiques?[/-]", DocumentKind.COMMUNIQUE, "/en/communiques/12", "/communications/12"),
    _rule(
        r"/(?:speeches-remarks|speeches|transcripts?|interviews?)/",
        DocumentKind.TRANSCRIPT,
        "/events/president/transcripts/68500",
        "/speech-therapy/1",
    ),
    _rule(r"/(?:opinions?|op-eds?|commentary|analysis)/", DocumentKind.ANALYSIS, "/opinion/2024/x", "/opinionpolls/x"),
    _rule(
        r"/(?:statements?|fact-sheets?|statements-releases)/",
        DocumentKind.STATEMENT,
        "/presidential-actions/fact-sheets/x",
        "/statement-of-account",
        is_firm=False,
    ),
)

_PRESS_TRANSCRIPT = re.compile(r"\btranscript\b|^\W{0,3}full text\b|^\W{0,3}read the full\b", re.IGNORECASE)
_PRESS_ANALYSIS = re.compile(r"^\W{0,3}(?:analysis|opinion|commentary|editorial|explainer)\b", re.IGNORECASE)
_MET = re.compile(
    r"\b(?:met with|met in|(?:held|holds|had|has) (?:an? |the |his |her )?(?:[\w’'-]+ ){0,4}"
    r"(?:meeting|talks|call|conversation|conversations|negotiations)|spoke (?:[\w’'-]+ ){0,4}with|took part in"
    r"|participated in|paid an? (?:[\w’'-]+ ){0,2}visit|received|hosted|welcomed)\b"
)
_MET_REACH = 500


def kind_of(
    title: str | None, url: str | None, publisher: Publisher | None, text_head: str = ""
) -> tuple[DocumentKind, str]:
    """Tell what sort of text a document is.

    Args:
        title: The title as printed.
        url: The address.
        publisher: Who published it, as the list of publishers knows it.
        text_head: How the text begins; some thousand characters are enough.

    Returns:
        The kind and what it rests on: ``title``, ``page address``, ``registry`` (the publisher's role), ``text``, or
        the empty string with ``UNKNOWN``.
    """
    title = (title or "")[:_MAX_TITLE].strip()
    path = _path(url)
    if publisher is not None and not publisher.is_official:
        return _kind_in_media(title, path, publisher)
    found = [(_first(TITLE_RULES, title), "title"), (_first(URL_RULES, path), "page address")]
    firm = [(rule.kind, basis) for rule, basis in found if rule and rule.is_firm]
    if firm:
        return firm[0]
    head = text_head[:_HEAD]
    if find_turns(head, ""):
        return DocumentKind.TRANSCRIPT, "text"
    loose = [(rule.kind, basis) for rule, basis in found if rule]
    if _MET.search(head, 0, _MET_REACH):
        loose.append((DocumentKind.READOUT, "text"))
    return loose[0] if loose and publisher is not None else (DocumentKind.UNKNOWN, "")


def _kind_in_media(title: str, path: str, publisher: Publisher) -> tuple[DocumentKind, str]:
    if _PRESS_TRANSCRIPT.search(title):
        return DocumentKind.TRANSCRIPT, "title"
    if _PRESS_ANALYSIS.search(title):
        return DocumentKind.ANALYSIS, "title"
    by_path = _first(URL_RULES, path)
    if by_path and by_path.kind in {DocumentKind.ANALYSIS, DocumentKind.TRANSCRIPT}:
        return by_path.kind, "page address"
    kind = DocumentKind.ANALYSIS if publisher.role == "think_tank" else DocumentKind.NEWS
    return kind, "registry"


def _first(rules: tuple[KindRule, ...], where: str) -> KindRule | None:
    return next((rule for rule in rules if where and rule.pattern.search(where)), None)


def _path(url: str | None) -> str:
    if not url or not url.lower().startswith(("http://", "https://")):
        return ""
    try:
        return urlsplit(url[:2000]).path
    except ValueError:
        return ""
