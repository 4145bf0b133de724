"""``tenderlens suggest``: which articles to label next."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.messages import REJECTED, plain_errors, tell_rejected

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.rejected import Rejected
    from eval.metrics.counts import Counts
    from eval.suggest import Suggestion

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, globs; - is standard input.")]
Gold = Annotated[list[Path] | None, typer.Option(help="Gold files: what is labelled is left out.", exists=True)]
Limit = Annotated[int, typer.Option(help="Most articles named.", min=1)]
Json = Annotated[bool, typer.Option("--json", help="One JSON object an article.")]


def suggest(inputs: Inputs, gold: Gold = None, limit: Limit = 20, json: Json = False) -> None:
    """Rank articles by what labelling them would tell: the extractor's doubt, disagreement, rarity, flags."""
    from eval.suggest import read_signs
    from eval.suggest import suggest as ranked

    refused: list[Rejected] = []
    with plain_errors():
        known, labelled = _known(gold or [])
        signs = [read_signs(article) for article in _articles(inputs, refused) if article.text not in labelled]
        for suggestion in ranked(signs, known)[:limit]:
            typer.echo(_json(suggestion) if json else _line(suggestion))
    for rejected in refused:
        tell_rejected(rejected)
    if refused:
        raise typer.Exit(REJECTED)


def _known(gold: Sequence[Path]) -> tuple[Counts, set[str]]:
    """What the labelled documents say of the rules, and their texts."""
    from eval.compare import by_rule, compare

    documents = [document for path in gold for document in compare(path)]
    return by_rule(documents), {document.gold["text"] for document in documents}


def _articles(inputs: list[str], refused: list[Rejected]) -> Iterator[Article]:
    from corpus.read import read
    from corpus.rejected import Rejected

    for item in read(*inputs):
        if isinstance(item, Rejected):
            refused.append(item)
        else:
            yield item


def _line(suggestion: Suggestion) -> str:
    title = f" {suggestion.title}" if suggestion.title else ""
    return f"{suggestion.score:.2f} {suggestion.article}{title}: {'; '.join(suggestion.reasons) or 'nothing noticed'}"


def _json(suggestion: Suggestion) -> str:
    return json_module.dumps(asdict(suggestion), ensure_ascii=False)
