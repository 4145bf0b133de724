"""Linear models fitted with scikit-learn: logistic regressions over hashed features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.linear import BUCKETS, Ids, LinearModel, linear_model, text_weight

_RAREST = 3  # places at which a feature must have been met


def fitted_model(
    classes: tuple[str, ...], rows: Sequence[Ids], told: NDArray[np.int64], held: float, texts: bool = False
) -> LinearModel:
    """A logistic regression over the features that are met often enough, of places or of whole ``texts``."""
    table = feature_table(rows, texts)
    known = np.flatnonzero(np.asarray((table > 0).sum(axis=0)).ravel() >= _RAREST)
    fitted = regression(held, texts).fit(table[:, known], told)
    return linear_model(classes, known, *_by_class(fitted, len(classes)))


def feature_table(rows: Sequence[Ids], texts: bool) -> Any:
    """Rows of features as a sparse matrix."""
    from scipy.sparse import csr_matrix

    sets = [np.unique(row[row < BUCKETS]) for row in rows]
    sizes = [len(each) for each in sets]
    counts = np.repeat([text_weight(size) if texts else 1.0 for size in sizes], sizes)
    return csr_matrix((counts, np.concatenate(sets), np.cumsum([0, *sizes])), shape=(len(sets), BUCKETS))


def regression(held: float, texts: bool) -> Any:
    """A regression whose weights are held to nothing by 1 / ``held``; of texts each class weighs alike."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=held, max_iter=500, tol=1e-3, class_weight="balanced" if texts else None)


def _by_class(fitted: Any, classes: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (features, classes) and biases; of two classes scikit-learn tells the second's alone."""
    weights, bias = fitted.coef_, fitted.intercept_
    if len(weights) == 1:
        weights, bias = np.vstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
    if len(weights) != classes:
        raise ValueError(f"{len(weights)} of {classes} parts stand in what is to be learnt")
    return weights.T.astype(np.float32), bias.astype(np.float32)
