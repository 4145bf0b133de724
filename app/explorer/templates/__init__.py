"""The pages' templates, always escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.explorer.words import WORDS


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent)
    options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(loader=loader, autoescape=True, auto_reload=False, **options)  # type: ignore[arg-type]
    environment.filters["word"] = lambda code: WORDS.get(code, code)
    environment.filters["address"] = lambda text: quote(str(text), safe="")
    environment.filters["figure"] = lambda number: f"{number:,}"
    return environment


def render(name: str, context: dict[str, Any]) -> str:
    """A page as HTML; every value is escaped, a value that the page misses is an error."""
    return str(_environment().get_template(f"{name}.html").render(context))
