"""``tenderlens gold``: hand-labelled documents checked, built from their sources, published, exchanged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from app.messages import REJECTED, plain_errors, say

if TYPE_CHECKING:
    from eval.exchange import Format

Files = Annotated[list[Path], typer.Argument(help="Gold files (.jsonl, .jsonl.gz).", exists=True, dir_okay=False)]
GoldFile = Annotated[Path, typer.Argument(help="Gold file (.jsonl, .jsonl.gz).", exists=True, dir_okay=False)]
Sources = Annotated[Path, typer.Argument(help="Folder of sources (*.md).", exists=True, file_okay=False)]
Out = Annotated[Path | None, typer.Option(help="File to write; FOLDER.jsonl beside the folder when left out.")]
Folder = Annotated[Path, typer.Argument(help="Folder to write into.")]
Splits = Annotated[list[Path] | None, typer.Argument(help="Gold files, a split each; those shipped when left out.")]
As = Annotated[Literal["parquet", "saved"], typer.Option("--as", help="For load_dataset, or for load_from_disk.")]
To = Annotated[str, typer.Option(help="label-studio, brat, conll, docbin or doccano.")]
From = Annotated[str, typer.Option("--from", help="label-studio, brat, conll, docbin or doccano.")]
Written = Annotated[Path, typer.Argument(help="File, or for brat folder, in the other tool's form.", exists=True)]
OutFile = Annotated[Path, typer.Option(help="File (or folder) to write.")]


def check(files: Files) -> None:
    """Check gold files by the guidelines: every fault with its line; 1 when there is one. Doubts are told, no more."""
    from eval.check import file_doubts, file_faults

    found = 0
    for path in files:
        faults = list(file_faults(path))
        for fault in faults:
            typer.echo(fault)
        for doubt in () if faults else file_doubts(path):
            say(f"doubtful: {doubt}")
        found += len(faults)
    say(f"{found} faults in {len(files)} files")
    if found:
        raise typer.Exit(REJECTED)


def build(folder: Sources, out: Out = None) -> None:
    """Make a gold file of sources: Markdown with the mentions marked in the text. Nothing is written on a fault."""
    from eval.sources import build

    path = out or folder.with_suffix(".jsonl")
    with plain_errors():
        documents = build(folder, path)
    say(f"{len(documents)} documents, {sum(len(d['entities']) for d in documents)} mentions: {path}")


def sources(file: GoldFile, folder: Folder) -> None:
    """Write each document of a gold file as a source to read, edit and compare."""
    from eval.gold import read_gold
    from eval.sources import unbuild

    with plain_errors():
        say(f"{len(unbuild(read_gold(file), folder))} sources: {folder}")


def publish(folder: Folder, files: Splits = None, form: As = "parquet") -> None:
    """Write a Hugging Face data set with its card."""
    from datasets import disable_progress_bars

    from eval.publish import publish, shipped_files

    disable_progress_bars()
    splits = {path.name.partition(".")[0]: path for path in files} if files else shipped_files()
    with plain_errors():
        publish(folder, splits, form)
    say(f"{len(splits)} splits ({', '.join(splits)}): {folder}")


def export(file: GoldFile, to: To, out: OutFile) -> None:
    """Write a gold file in another tool's form."""
    from eval.gold import read_gold

    form = _form(to, "--to")
    with plain_errors():
        documents = list(read_gold(file))
        form.write(documents, out)
    say(f"{len(documents)} documents: {out}")


def import_(path: Written, form: From, out: OutFile) -> None:
    """Read another tool's form into a gold file; what does not keep the guidelines is told, and then 1."""
    from eval.check import file_faults
    from eval.sources import json_lines

    with plain_errors():
        documents = _form(form, "--from").read(path)
        out.write_text("".join(json_lines(documents)), encoding="utf-8")
    faults = list(file_faults(out))
    for fault in faults:
        typer.echo(fault)
    say(f"{len(documents)} documents, {len(faults)} faults: {out}")
    if faults:
        raise typer.Exit(REJECTED)


def _form(name: str, option: str) -> Format:
    from eval.exchange import FORMATS

    if name not in FORMATS:
        raise typer.BadParameter(f"unknown format {name!r}: one of {', '.join(FORMATS)}", param_hint=option)
    return FORMATS[name]


# A subcommand is one function above and one line here: its name, itself, an example for its help.
COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("check", check, "tenderlens gold check eval/gold/own.jsonl"),
    ("build", build, "tenderlens gold build eval/gold/own"),
    ("sources", sources, "tenderlens gold sources gold.jsonl sources/"),
    ("publish", publish, "tenderlens gold publish tenderlens-gold/"),
    ("export", export, "tenderlens gold export gold.jsonl --to label-studio --out tasks.json"),
    ("import", import_, "tenderlens gold import tasks.json --from label-studio --out gold.jsonl"),
)

gold = typer.Typer(help="Check, build, publish and exchange hand-labelled documents.", no_args_is_help=True)
for _name, _command, _example in COMMANDS:
    gold.command(_name, epilog=f"Example: {_example}")(_command)
