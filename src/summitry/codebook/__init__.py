"""The coding rules as data: what each matches, what it gives, and the sentences that prove it."""

from __future__ import annotations

from summitry.codebook.loading import load_codebook
from summitry.codebook.nodes import CodebookError
from summitry.codebook.record import Codebook, Coding, Complement, Condition, Example, NearMiss, Rule
from summitry.codebook.scheme import STATUSES, CameoCode, EventType, Scheme, load_scheme

__all__ = [
    "STATUSES",
    "CameoCode",
    "Codebook",
    "CodebookError",
    "Coding",
    "Complement",
    "Condition",
    "EventType",
    "Example",
    "NearMiss",
    "Rule",
    "Scheme",
    "load_codebook",
    "load_scheme",
]
