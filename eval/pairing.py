"""The best one-to-one pairing of two lists: the assignment problem,
solved by shortest augmenting paths (Jonker-Volgenant)."""

from __future__ import annotations

from collections.abc import Sequence

Weights = Sequence[Sequence[float]]


def pair_up(weights: Weights) -> list[tuple[int, int]]:
    """Pairs (row, column) with the largest sum of weights; as many pairs as the shorter side has members."""
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        return [(row, column) for column, row in pair_up(list(zip(*weights, strict=True)))]
    return _Assignment(weights).solve()


class _Assignment:
    """Row by row: each new row finds its cheapest augmenting path; columns and rows are counted from one."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.width = len(weights[0])
        self.row_price = [0.0] * (len(weights) + 1)
        self.column_price = [0.0] * (self.width + 1)
        self.row_of = [0] * (self.width + 1)

    def solve(self) -> list[tuple[int, int]]:
        for row in range(1, len(self.weights) + 1):
            self._augment(row)
        return [(self.row_of[column] - 1, column - 1) for column in range(1, self.width + 1) if self.row_of[column]]

    def _augment(self, row: int) -> None:
        self.row_of[0] = row
        cheapest = [float("inf")] * (self.width + 1)
        came_from = [0] * (self.width + 1)
        seen = [False] * (self.width + 1)
        column = 0
        while self.row_of[column]:
            seen[column] = True
            column = self._advance(column, cheapest, came_from, seen)
        while column:
            self.row_of[column] = self.row_of[came_from[column]]
            column = came_from[column]

    def _advance(self, column: int, cheapest: list[float], came_from: list[int], seen: list[bool]) -> int:
        """Price the edges out of a column's row, shift prices by the cheapest, and go where it leads."""
        row, best, following = self.row_of[column], float("inf"), 0
        for other in range(1, self.width + 1):
            if seen[other]:
                continue
            cost = -self.weights[row - 1][other - 1] - self.row_price[row] - self.column_price[other]
            if cost < cheapest[other]:
                cheapest[other], came_from[other] = cost, column
            if cheapest[other] < best:
                best, following = cheapest[other], other
        for other in range(self.width + 1):
            if seen[other]:
                self.row_price[self.row_of[other]] += best
                self.column_price[other] -= best
            else:
                cheapest[other] -= best
        return following
