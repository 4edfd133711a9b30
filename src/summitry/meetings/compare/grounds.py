"""How sure the comparison must be that two points of documents which only retell speak of the same thing.

A side's readout tells what was said in the room, in order. Press, analysis and notes tell much else, in many
documents, where all that is told is somewhat alike. So two points of such documents need a ground of their own: an
issue area beyond the meeting itself, a rare word or a name (but a party's) that few others have, or nearly the same
meaning; and they need to be more alike.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from summitry.meetings.issues import CONTACT
from summitry.meetings.points.rarity import rarity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from summitry.meetings.compare.likeness import Measure
    from summitry.meetings.record import Point

    Matrix = NDArray[np.float64]

#: Least likeness of two points of retelling documents.
RETOLD: Final = 0.27
#: Least rarity of a word that is a ground.
RARE: Final = 0.5
#: Least likeness of meaning that is a ground by itself.
SAME: Final = 0.6
#: A word or name is a ground where at most this share of the points has it, or this many.
SHARE: Final = 0.15
FEW: Final = 4


def bar(found: Measure, retelling: Collection[str], parties: frozenset[str]) -> Matrix:
    """Give the likeness of every pair of points, with zero where two that are only retold are not alike enough.

    Args:
        found: The measure over all points.
        retelling: Ids of the documents that only retell.
        parties: Codes of those who met.
    """
    told = np.array([point.passage.document_id in retelling for point in found.points], dtype=bool)
    if not told.any():
        return found.total
    weak = (found.total < RETOLD) | ~(_share_ground(found.points, parties) | (found.parts["meaning"] >= SAME))
    return np.where(weak & told[:, None] & told[None, :], 0.0, found.total)


def _share_ground(points: Sequence[Point], parties: frozenset[str]) -> NDArray[np.bool_]:
    most = max(FEW, int(SHARE * len(points)))
    words = _common(([word for word in point.features.words if rarity(word) >= RARE] for point in points), most)
    names = _common(([name for name in point.features.names if name not in parties] for point in points), most)
    issues = _common((set(point.features.issues) - CONTACT for point in points), len(points))
    return words | names | issues


def _common(keys: Iterable[Collection[str]], most: int) -> NDArray[np.bool_]:
    """Say of every pair whether it shares a key that at most ``most`` have."""
    held = [frozenset(own) for own in keys]
    counts = Counter(key for own in held for key in own)
    columns = {key: place for place, key in enumerate(sorted(key for key in counts if 1 < counts[key] <= most))}
    table = np.zeros((len(held), len(columns)), dtype=np.float32)
    for row, own in enumerate(held):
        for key in own & columns.keys():
            table[row, columns[key]] = 1.0
    return np.asarray(table @ table.T > 0)
