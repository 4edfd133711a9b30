"""The tests that are usual for such a question, to be measured beside the shipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr

if TYPE_CHECKING:
    from numpy.typing import NDArray


def step_regression(before: NDArray[np.float64], after: NDArray[np.float64]) -> float:
    """Give the two-sided p of a step in the mean, with errors after Newey and West (1987), Econometrica 55.

    Least squares of the values on a constant and a step; Bartlett's weights, with the number of lags of their 1994
    rule of thumb, ``4 (n / 100)^(2/9)``; normal distribution.
    """
    values = np.concatenate([before, after])
    size = len(values)
    design = np.column_stack([np.ones(size), np.arange(size) >= len(before)])
    inverse = np.linalg.inv(design.T @ design)
    fitted = inverse @ design.T @ values
    scores = design * (values - design @ fitted)[:, None]
    spread = scores.T @ scores
    lags = int(4 * (size / 100) ** (2 / 9))
    for lag in range(1, lags + 1):
        product = scores[lag:].T @ scores[:-lag]
        spread += (1 - lag / (lags + 1)) * (product + product.T)
    variance = (inverse @ spread @ inverse)[1, 1]
    return float(2 * ndtr(-abs(fitted[1]) / np.sqrt(variance)))
