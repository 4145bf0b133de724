"""What an installed wheel must hold, asked of the environment that it alone was installed in."""

import importlib.metadata
import importlib.util
import sys
from importlib.resources import files

PACKAGES = ("corpus", "nlp", "extractors", "tenders", "eval", "app")
DATA = (
    "corpus/articles.md",
    "app/annotate/static/annotate.js",
    "app/annotate/templates/document.html",
    "corpus/articles/short-notices.jsonl",
    "eval/gold/dev.jsonl",
    "eval/gold/own.jsonl",
    "eval/gold/fresh.jsonl",
    "eval/gold/prose.jsonl",
    "eval/gold/papers.jsonl",
    "eval/gold/unread.jsonl",
    "eval/gold/held.jsonl",
    "eval/frames/zh.txt",
    "tenders/models/roles_zh.npz",
    "tenders/models/roles_en.npz",
    "tenders/models/disclosures.npz",
    "eval/templates/report.html",
    "nlp/data/divisions.tsv",
    "nlp/data/traditional.txt",
    "nlp/models/names.npz",
    "app/explorer/templates/layout.html",
    "app/explorer/static/style.css",
)


def faults() -> list[str]:
    """Everything that is wrong, a line each."""
    brought = importlib.metadata.packages_distributions()
    found = [f"{name} comes from {brought.get(name)}" for name in PACKAGES if brought.get(name) != ["tenderlens"]]
    for path in DATA:
        package, _, inside = path.partition("/")
        if not files(package).joinpath(inside).is_file():
            found.append(f"{path} is not in the wheel")
    if len(list(files("corpus").joinpath("articles").iterdir())) < 20:
        found.append("sample articles are missing")
    if importlib.util.find_spec("torch"):
        found.append("the base install brings torch")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults()) or 0)
