"""``tenderlens train``: the name models from silver and gold texts, the roles models from frames and gold texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.messages import WRONG_USE, plain_errors, say

if TYPE_CHECKING:
    from eval.gold import GoldDocument
    from nlp.train import Trainer

ROLES = "roles"
_HELP = "fast (minutes) or transformer (longer; a folder of some 200 MB) for names; roles (half a minute) for roles."
Arch = Annotated[str, typer.Option(help=_HELP)]
Out = Annotated[Path | None, typer.Option(help="Folder to write to; else where the models are looked for.")]
Seed = Annotated[int, typer.Option(help="The same seed gives the same model on the same machine and libraries.")]
Shared = Annotated[Path, typer.Option(help="Folder with corpora/ and gold/.")]
Folds = Annotated[int, typer.Option(help="Also cross-validate over this many parts of the gold set.", min=0)]


def train(
    arch: Arch = "fast", out: Out = None, seed: Seed = 0, shared: Shared = Path("../shared"), folds: Folds = 0
) -> None:
    """Train a name model (silver labels of the corpora, then the gold set) or the roles models (frames and gold sets).

    Needs the extra tenderlens[train].
    """
    from nlp.train import ARCHITECTURES

    if arch == ROLES:
        _train_roles(out)
        return
    if arch not in ARCHITECTURES:
        known = ", ".join((*ARCHITECTURES, ROLES))
        raise typer.BadParameter(f"unknown architecture {arch!r}: one of {known}", param_hint="--arch")
    _check_wanted(shared)
    with plain_errors():
        _train(arch, out or _place(arch), seed, shared, folds)


def _train_roles(out: Path | None) -> None:
    from importlib.resources import files

    _check_installed("sklearn", "scikit-learn")
    from eval.train_roles import train_roles

    with plain_errors():
        for path in train_roles(out or Path(str(files("tenders") / "models"))):
            typer.echo(path)


def _check_installed(module: str, name: str) -> None:
    from importlib.util import find_spec

    if find_spec(module) is None:
        say(f"tenderlens: training needs {name}: pip install 'tenderlens[train]'")
        raise typer.Exit(WRONG_USE)


def _check_wanted(shared: Path) -> None:
    _check_installed("torch", "torch")
    if not (shared / "corpora").is_dir():
        raise typer.BadParameter(f"no corpora/ in {shared}", param_hint="--shared")


def _place(arch: str) -> Path:
    from importlib.resources import files

    from nlp.heavy_weights import weights_folder

    return Path(str(files("nlp") / "models")) if arch == "fast" else weights_folder()


def _train(arch: str, out: Path, seed: int, shared: Path, folds: int) -> None:
    from importlib.resources import files

    from eval.gold import read_gold
    from eval.silver import gold_text, lac_vote, silver_texts, to_dataset
    from nlp.train import Trainer

    silver = to_dataset(silver_texts(shared, lac_vote()))
    say(f"{len(silver)} silver texts")
    trainer = Trainer(arch, silver, seed)
    documents = list(read_gold(Path(str(files("eval") / "gold" / "dev.jsonl"))))
    typer.echo(trainer.finish(to_dataset(map(gold_text, documents)), out))
    if folds:
        _cross_validate(trainer, documents, folds)


def _cross_validate(trainer: Trainer, documents: list[GoldDocument], folds: int) -> None:
    from tempfile import TemporaryDirectory

    from eval.figures import figure_lines
    from eval.names import cross_validated

    with TemporaryDirectory() as folder:
        for line in figure_lines(cross_validated(trainer, documents, folds, Path(folder))):
            typer.echo(line)
