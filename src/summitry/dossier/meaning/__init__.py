"""What the meetings mean, by numbers: figures for each two states that met, each beside its baseline."""

from summitry.dossier.meaning.events import check_events
from summitry.dossier.meaning.find import find_meaning

__all__ = ["check_events", "find_meaning"]
