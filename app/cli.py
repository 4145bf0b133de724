"""The command ``tenderlens``."""

from __future__ import annotations

import signal
from collections.abc import Callable

import typer

from app.commands.agreement import agreement
from app.commands.annotate import annotate
from app.commands.collect import collect
from app.commands.evaluate import evaluate
from app.commands.export import export
from app.commands.extract import extract
from app.commands.gold import gold
from app.commands.reread import reread
from app.commands.retry import retry
from app.commands.search import search
from app.commands.serve import serve
from app.commands.show import show
from app.commands.suggest import suggest
from app.commands.train import train
from app.commands.version import version

# A subcommand is one file in app/commands and one line here, with an example for its help.
COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (extract, "tenderlens extract articles/ more.jsonl page.html - --into records.db"),
    (collect, "tenderlens collect shards/ --into records.db"),
    (retry, "tenderlens retry records.db --time-limit 600"),
    (reread, 'tenderlens reread records.db --rule buyer_label --words "采购方"'),
    (export, "tenderlens export records.db --to csv --out tenders.csv"),
    (search, 'tenderlens search records.db "话务外包" --place 聊城 --since 2022 --min-award 5000000'),
    (serve, "tenderlens serve records.db --port 8001"),
    (show, "tenderlens show records.db --limit 20"),
    (train, "tenderlens train --arch fast --seed 0"),
    (annotate, "tenderlens annotate gold.db --add articles/"),
    (evaluate, "tenderlens evaluate gold.jsonl --against last.jsonl --report report.html"),
    (agreement, "tenderlens agreement first.jsonl second.jsonl"),
    (suggest, "tenderlens suggest articles/ --gold gold.jsonl --limit 20"),
    (version, "tenderlens version"),
)

app = typer.Typer(
    help="Turns Chinese and English news, procurement notices and policy documents into tender records with evidence.",
    epilog="Example: tenderlens extract articles/ --into records.db",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _command, _example in COMMANDS:
    app.command(epilog=f"Example: {_example}")(_command)
app.add_typer(gold, name="gold", epilog="Example: tenderlens gold check gold.jsonl")


def main() -> None:
    """Run the command. A reader that stops listening (``| head``) ends it without a word."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    app()


if __name__ == "__main__":
    main()
