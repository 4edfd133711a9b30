"""The change in relations associated with a dated meeting, with the placebos that it has to stand out from."""

from summitry.relations.impact.design import Design
from summitry.relations.impact.estimate import estimate
from summitry.relations.impact.record import Impact, Result

__all__ = ["Design", "Impact", "Result", "estimate"]
