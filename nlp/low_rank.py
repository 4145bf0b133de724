"""Small changes to a large model's matrices (LoRA, Hu et al. 2021): what is learnt is a few MB beside the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from nlp.tagger import Floats

RANK = 16
_WHOLE = "classifier."  # the head is learnt anew, not changed


def adapt(model: Any) -> None:
    """Let the encoder's matrices learn a change of low rank, and the head all of its weights; the rest stays."""
    import torch
    from torch.nn.utils import parametrize

    class Changed(torch.nn.Module):  # type: ignore[misc]
        """A matrix with a change that is nothing at first: ``up`` begins with noughts."""

        def __init__(self, rows: int, columns: int) -> None:
            super().__init__()
            self.up = torch.nn.Parameter(torch.zeros(rows, RANK))
            self.down = torch.nn.Parameter(torch.randn(RANK, columns) / columns**0.5)

        def forward(self, weight: Any) -> Any:
            return weight + self.up @ self.down

    for name, part in model.named_parameters():
        part.requires_grad_(name.startswith(_WHOLE))
    for _, part in _matrices(model):
        parametrize.register_parametrization(part, "weight", Changed(*part.weight.shape))


def changes(model: Any) -> dict[str, Floats]:
    """What an adapted model has learnt, by the names of its parts: ``.up`` and ``.down`` of matrices, and the head."""
    found = {name: value for name, value in model.state_dict().items() if name.startswith(_WHOLE)}
    for name, part in _matrices(model):
        change = part.parametrizations.weight[0]
        found |= {f"{name}.up": change.up, f"{name}.down": change.down}
    return {name: value.detach().cpu().numpy().astype(np.float16) for name, value in found.items()}


def change(model: Any, learnt: Mapping[str, Floats]) -> None:
    """Put what ``changes`` gave into a model as it came. Raises KeyError when it was learnt with another model."""
    import torch

    for name, part in _matrices(model):
        up, down = (torch.from_numpy(learnt[f"{name}.{end}"]).float() for end in ("up", "down"))
        part.weight.data += up @ down
    for name, value in model.named_parameters():
        if name.startswith(_WHOLE):
            value.data = torch.from_numpy(learnt[name]).float()


def _matrices(model: Any) -> Iterator[tuple[str, Any]]:
    import torch

    for name, part in model.named_modules():
        if isinstance(part, torch.nn.Linear) and not f"{name}.".startswith(_WHOLE):
            yield name, part
