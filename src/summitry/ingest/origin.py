"""How some bytes came here, and what is known of them before they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summitry.ingest.settings import Settings

if TYPE_CHECKING:
    from datetime import datetime

    from summitry.ingest.fields import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where bytes are from.

    Attributes:
        address: Where they were found, and what is believed where the document itself says nothing.
        layers: What a feed or the like says of them, believed where the document itself says nothing.
        charset: The encoding that a server named.
        retrieved_at: When a link was read (UTC).
        settings: Bounds.
    """

    address: Fields
    layers: tuple[Fields, ...] = ()
    charset: str | None = None
    retrieved_at: datetime | None = None
    settings: Settings = field(default_factory=Settings)

    @property
    def fallback(self) -> tuple[Fields, ...]:
        """What is believed last: the address, then what others say."""
        return (self.address, *self.layers)
