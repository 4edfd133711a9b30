"""Whether every line of a dossier still stands: each passage word for word in the stored text, and in the live page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.dossier.walk import iter_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from summitry.dossier.record import Dossier, Line
    from summitry.model import Document, Passage


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold.

    Attributes:
        path: Where it stands in ``dossier.json``, such as ``$.meetings[0].outcomes[2]``.
        line_id: The line, or empty where a document is at fault.
        document_id: The document.
        reason: What is wrong.
    """

    path: str
    line_id: str
    document_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    Attributes:
        lines: Lines looked at, each place where one is shown.
        passages: Passages looked at.
        documents: Documents looked at.
        faults: What does not hold, in the order of the record.
        online: Passages found again in live pages, missing there, and not looked for, where that was asked.
    """

    lines: int
    passages: int
    documents: int
    faults: tuple[Fault, ...]
    online: Mapping[str, int] | None = None

    @property
    def is_sound(self) -> bool:
        """Whether everything holds."""
        return not self.faults


def check(dossier: Dossier, *, fetch_text: Callable[[Document], str | None] | None = None) -> Verdict:
    """Hold every line's passages against the stored texts.

    Args:
        dossier: The dossier.
        fetch_text: Gives the canonical text of the live page, None where there is no page to ask; left out, nothing
            is fetched.
    """
    documents = {document.id: document for document in dossier.documents}
    placed = list(iter_lines(dossier))
    faults = [*_check_documents(dossier), *_check_names(placed)]
    for path, line in placed:
        faults += _check_line(path, line, documents)
    online = None
    if fetch_text is not None:
        online, missing = _check_online(placed, documents, fetch_text)
        faults += missing
    passages = sum(len(line.passages) for _, line in placed)
    return Verdict(len(placed), passages, len(documents), tuple(faults), online)


def _check_documents(dossier: Dossier) -> Iterator[Fault]:
    for at, document in enumerate(dossier.documents):
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        if dossier.scope == "full" and digest != document.digest:
            yield Fault(f"$.documents[{at}]", "", document.id, "the stored text does not have the digest given for it")


def _check_names(placed: list[tuple[str, Line]]) -> Iterator[Fault]:
    """The same line may be shown in several places; two lines may not share a name."""
    seen: dict[str, Line] = {}
    for path, line in placed:
        if seen.setdefault(line.id, line) != line:
            yield Fault(path, line.id, "", "another line has the same id")


def _check_line(path: str, line: Line, documents: Mapping[str, Document]) -> Iterator[Fault]:
    if not line.passages:
        yield Fault(path, line.id, "", "the line has no passage")
    for passage in line.passages:
        reason = _fault_of(passage, documents.get(passage.document_id))
        if reason:
            yield Fault(path, line.id, passage.document_id, reason)


def _fault_of(passage: Passage, document: Document | None) -> str:
    if document is None:
        return "its document is not in the dossier"
    if not 0 <= passage.start < passage.end <= len(document.text):
        return f"{passage.start}-{passage.end} does not lie in a text of {len(document.text)} characters"
    if document.text[passage.start : passage.end] != passage.exact:
        return f"the words at {passage.start}-{passage.end} are not those given"
    return ""


def _check_online(
    placed: list[tuple[str, Line]],
    documents: Mapping[str, Document],
    fetch_text: Callable[[Document], str | None],
) -> tuple[dict[str, int], list[Fault]]:
    """Look each passage up in its live page, white space folded; each page is asked once."""
    live: dict[str, str | None] = {}
    counts = {"found": 0, "missing": 0, "not looked for": 0}
    faults: list[Fault] = []
    for path, line in placed:
        for passage in line.passages:
            document = documents.get(passage.document_id)
            if document is None:
                continue
            if document.id not in live:
                text = fetch_text(document)
                live[document.id] = None if text is None else " ".join(text.split())
            page = live[document.id]
            if page is None:
                counts["not looked for"] += 1
            elif " ".join(passage.exact.split()) in page:
                counts["found"] += 1
            else:
                counts["missing"] += 1
                faults.append(Fault(path, line.id, document.id, "the live page does not have these words (any more)"))
    return counts, faults
