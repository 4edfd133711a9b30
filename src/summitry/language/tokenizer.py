"""spaCy's English tokenizer, set to cut text into words as the English UD treebanks (EWT, GUM) do.

Clitics are words (``do n't``, ``Russia 's``), hyphens split (``Kyiv - based``, ``U.S. - China``) except after prefixes
(``non-member``, ``pro-European``), and a run of one punctuation mark is one word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

_PREFIXES = (
    "anti|bi|co|counter|cross|de|e|ex|geo|hyper|inter|intra|macro|micro|mid|mini|multi|neo|non|over|post|pre|pro"
    "|pseudo|quasi|re|semi|socio|sub|super|trans|tri|ultra|un|under"
)
_WHOLE = re.compile(
    rf"(?:{_PREFIXES})-(?:[a-z0-9]+|(?:[a-z]\.){{2,}})$"
    r"|\d+(?:-\d+){2,}$"
    r"|\d{3}-\d{4}$"
    r"|#[a-z_]\w*$",
    re.IGNORECASE,
)
"""Forms that stay one word: after a prefix; telephone numbers and dates in figures; hashtags."""

_RUNS = (
    r"[!?]{2,}",
    r"_{2,}",
    r"={2,}",
    r"\*{2,}",
    r"<{2,}",
    r">{2,}",
    r"\+{2,}",
    r"#{2,}",
    r"~{2,}",
    r"-{2,}",
    r"\.{2,}",
    r"\${2,}",
)
_INFIXES = (r"(?<=[A-Za-z])-(?=[0-9])", r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])", r"(?<=[!?])(?=[A-Za-z])")
_HOURS = r"(?<=[0-9])(?:am|pm|AM|PM|a\.m\.|p\.m\.|A\.M\.|P\.M\.)"
_ABBREVIATIONS = (
    "al.",
    "Amb.",
    "approx.",
    "Brig.",
    "ca.",
    "Capt.",
    "Cmdr.",
    "Col.",
    "Cpl.",
    "Dept.",
    "Ens.",
    "Ft.",
    "Hon.",
    "Lt.",
    "Maj.",
    "Nos.",
    "Pres.",
    "Pvt.",
    "Rt.",
    "Sgt.",
    "Supt.",
)
_SMILES = frozenset({":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":P"})
_WORDS = frozenset({"id", "Id", "wed", "Wed", "hed", "Hed", "and/or", "Ill", "ill", "its", "Its"})
"""Forms that spaCy splits or joins though in prose they are plain words."""


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Build the tokenizer for ``nlp``, an English pipeline."""
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415  (spaCy takes a second to import)
    from spacy.util import (  # noqa: PLC0415
        compile_infix_regex,
        compile_prefix_regex,
        compile_suffix_regex,
    )

    defaults = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        rules=_rules(dict(defaults.tokenizer_exceptions or {})),
        prefix_search=compile_prefix_regex([*_RUNS, *(defaults.prefixes or [])]).search,
        suffix_search=compile_suffix_regex([*_RUNS, _HOURS, *(defaults.suffixes or [])]).search,
        infix_finditer=compile_infix_regex([*_INFIXES, *(defaults.infixes or [])]).finditer,
        token_match=_WHOLE.match,
        url_match=defaults.url_match,
    )


def _rules(defaults: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """Take spaCy's exceptions without its faces, which split brackets wrongly, and add our abbreviations."""
    kept = {form: rule for form, rule in defaults.items() if form not in _WORDS and not _is_face(form)}
    ours = {form: [{"ORTH": form}] for form in _ABBREVIATIONS}
    wanna = {"wanna": [{"ORTH": "wan"}, {"ORTH": "na"}]}
    return kept | ours | wanna


def _is_face(form: str) -> bool:
    plain = {" ", "\t", "\n", "\xa0", "—", "'", "''", "’", "’’"}
    has_letters = sum(c.isalpha() for c in form) > 1
    is_face = not has_letters and any(c in ":;=()[]8<>_^@*|/" for c in form)
    return is_face and form not in plain and form not in _SMILES
