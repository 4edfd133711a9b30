"""A reading in the terminal: the text with names marked, then who they are, dates, what stayed open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Group
from rich.table import Table
from rich.text import Text

from summitry.language.unread import say_unread
from summitry.model import ActorKind
from summitry.reading.fragment import iter_blocks, make_visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from summitry.model import Actor, DateMention, Mention
    from summitry.reading.fragment import Block, Piece
    from summitry.reading.record import Reading

STYLES = {
    "person": "bold cyan",
    "country": "bold green",
    "place": "green",
    "organisation": "bold magenta",
    "role": "cyan",
    "group": "yellow",
}
UNDECIDED_STYLE = "underline"
DATE_STYLE = "bold blue"
QUOTE_STYLE = "italic"


def render_terminal(reading: Reading) -> RenderableType:
    """Lay out a reading for a ``rich`` console."""
    parts: list[RenderableType] = [_head(reading), Text()]
    parts.extend(_line(number, block) for number, block in enumerate(iter_blocks(reading), start=1))
    parts.extend(Text(f"\n{note}", style="bold") for note in iter_unread(reading))
    tables = [_who(reading), _dates(reading.dates), _open_questions(reading.undecided)]
    for table in tables:
        if table.row_count:
            parts.extend((Text(), table))
    return Group(*parts)


def _head(reading: Reading) -> Text:
    document = reading.document
    head = Text(make_visible(document.title or document.id), style="bold underline")
    known = {
        "publisher": document.publisher,
        "side": document.side,
        "published_on": document.published_on.isoformat() if document.published_on else None,
        "kind": document.kind.value,
    }
    for name, value in known.items():
        resting = f" ({document.basis[name]})" if name in document.basis else ""
        head.append(f"\n{name.replace('_', ' ')}: ", style="dim not bold not underline")
        head.append(make_visible(value or "unknown") + resting, style="not bold not underline")
    if "guessed" in document.basis.get("text", ""):
        head.append(f"\nencoding: {document.basis['text']}", style="not bold not underline")
    return head


def iter_unread(reading: Reading) -> Iterator[str]:
    """Say of each stretch that was not read where it is, and why it was not."""
    return map(say_unread, reading.unread)


def _line(number: int, block: Block) -> Text:
    line = Text("\n" if block.opens_paragraph and number > 1 else "")
    line.append(f"{number:>4} ", style="dim")
    for piece in block.pieces:
        line.append(piece.text.replace("\n", " "), style=style_of(piece))
    return line


def style_of(piece: Piece) -> str:
    """Name the ``rich`` style of a piece; a mention outranks a date, a date a quotation."""
    styles = [QUOTE_STYLE] if piece.quote else []
    if piece.mention:
        actors = piece.mention.actors
        styles.append(STYLES[actors[0].kind.value] if actors else UNDECIDED_STYLE)
    elif piece.date:
        styles.append(DATE_STYLE)
    return " ".join(styles)


def _who(reading: Reading) -> Table:
    table = Table(
        "who", "id", "office on the day", "mentioned as", title="Who it is", title_justify="left", expand=True
    )
    for actor in reading.actors:
        forms = _distinct(
            mention.passage.exact for mention in reading.mentions if any(a.id == actor.id for a in mention.actors)
        )
        style = STYLES[actor.kind.value]
        table.add_row(Text(make_visible(actor.label), style=style), Text(actor.id), office_of(actor), Text(forms))
    return table


def office_of(actor: Actor) -> str:
    """Say a person's office with country and dates, else what sort of actor it is."""
    if actor.kind is not ActorKind.PERSON or not actor.office:
        return actor.kind.value
    years = f" ({actor.from_on or '?'} to {actor.to_on or 'now'})" if actor.from_on else ""
    return f"{actor.title or actor.office}{', ' + actor.country if actor.country else ''}{years}"


def _distinct(forms: Iterator[str]) -> str:
    return ", ".join(make_visible(form.replace("\n", " ")) for form in dict.fromkeys(forms))


def _dates(dates: tuple[DateMention, ...]) -> Table:
    table = Table("words", "days", "rests on", title="Dates", title_justify="left", box=SIMPLE)
    for mention in dates:
        table.add_row(Text(make_visible(mention.passage.exact)), days_of(mention), _basis(mention))
    return table


def days_of(mention: DateMention) -> str:
    """Write the days that are meant, ``unknown`` where they cannot be told."""
    if not mention.first_on or not mention.last_on:
        return "unknown"
    if mention.first_on == mention.last_on:
        return mention.first_on.isoformat()
    return f"{mention.first_on.isoformat()} to {mention.last_on.isoformat()}"


def _basis(mention: DateMention) -> str:
    assumed = f", assumed from {mention.assumed_from}" if mention.assumed_from else ""
    note = f" ({mention.note})" if mention.note else ""
    return f"{mention.rests_on}{assumed}{note}"


def _open_questions(mentions: tuple[Mention, ...]) -> Table:
    table = Table("words", "at", "why it stayed open", title="Not decided", title_justify="left", box=SIMPLE)
    for mention in mentions:
        table.add_row(Text(make_visible(mention.passage.exact)), str(mention.passage.start), Text(mention.reason))
    return table
