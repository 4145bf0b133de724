"""Charts as inline SVG, drawn on the server. Every chart stands beside a table that says the same in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_WIDTH, _HEIGHT, _BASE = 720, 250, 190
_MOST = 48  # groups of bars that a chart can show


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that stand together: a label below, and a value (or None for nothing stated) for each series."""

    label: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]  # each value as words


def bars(title: str, series: Sequence[str], groups: Sequence[Group], ceiling: float | None = None) -> Markup:
    """A bar chart; bars above ``ceiling`` are cut and marked, so that one slip does not flatten all the others."""
    groups = groups[-_MOST:]
    values = [value for group in groups for value in group.values if value is not None]
    if not values:
        return Markup("")
    top = min(max(values), ceiling or max(values)) or 1
    step = (_WIDTH - 20) / len(groups)
    parts = [_group(group, 10 + at * step, step, top, len(series)) for at, group in enumerate(groups)]
    legend = "".join(
        f'<rect class="bar s{at}" x="{10 + 160 * at}" y="4" width="12" height="12"/>'
        f'<text x="{26 + 160 * at}" y="15">{escape(name)}</text>'
        for at, name in enumerate(series)
    )
    return _svg(title, _HEIGHT, legend + "".join(parts))


# The parts of a chart are plain text with every word escaped where it is put in: there are hundreds of them in a page.
def _group(group: Group, left: float, step: float, top: float, series: int) -> str:
    width = min(46.0, step * 0.8 / series)
    first = left + (step - width * series) / 2
    drawn = "".join(
        _bar(at, first + at * width, width, value, top, f"{group.label} {said}")
        for at, (value, said) in enumerate(zip(group.values, group.said, strict=True))
        if value is not None
    )
    middle = left + step / 2
    turned = f' class="turned" transform="rotate(-45 {middle:.1f} 208)" text-anchor="end"'
    how = turned if step < 12 * len(group.label) else ' text-anchor="middle"'
    return f'{drawn}<text x="{middle:.1f}" y="208"{how}>{escape(group.label)}</text>'


def _bar(series: int, left: float, width: float, value: float, top: float, said: str) -> str:
    cut = value > top
    height = max(1.0, min(value, top) / top * (_BASE - 44))
    kind = f"bar s{series}" + (" cut" if cut else "")
    drawn = (
        f'<rect class="{kind}" x="{left:.1f}" y="{_BASE - height:.1f}" width="{width - 2:.1f}" height="{height:.1f}">'
        f"<title>{escape(said)}</title></rect>"
    )
    if cut:
        drawn += f'<text class="off" x="{left + width / 2:.1f}" y="38" text-anchor="middle">↑ off the scale</text>'
    return drawn


# Where each province stands on a map of squares: column and row.
_TILES: dict[str, tuple[int, int]] = {
    "23": (9, 0), "65": (1, 1), "15": (7, 1), "22": (9, 1), "62": (3, 2), "64": (5, 2), "14": (6, 2), "13": (7, 2),
    "11": (8, 2), "21": (9, 2), "63": (3, 3), "61": (5, 3), "41": (6, 3), "37": (7, 3), "12": (8, 3), "54": (1, 4),
    "51": (4, 4), "50": (5, 4), "42": (6, 4), "34": (7, 4), "32": (8, 4), "31": (9, 4), "53": (3, 5), "52": (4, 5),
    "43": (6, 5), "36": (7, 5), "33": (8, 5), "45": (5, 6), "44": (6, 6), "35": (7, 6), "46": (5, 7),
}  # fmt: skip
_SIDE = 62
_SHADES = 5


def tiles(title: str, counts: Mapping[str, int], names: Mapping[str, str], urls: Mapping[str, str]) -> Markup:
    """A map of provinces as squares of equal size; keys are the first two digits of GB/T 2260 codes."""
    most = max((counts.get(code, 0) for code in _TILES), default=0)
    squares = "".join(
        _tile(at, names[code], counts.get(code, 0), most, urls.get(code, "")) for code, at in _TILES.items()
    )
    return _svg(title, 8 * 46 + 8, squares, "group" if any(urls.values()) else "img")


def _tile(at: tuple[int, int], name: str, count: int, most: int, url: str) -> str:
    left, top = (at[0] - 0.5) * _SIDE + 20, at[1] * 46 + 4
    shade = 0 if not count else 1 + int((_SHADES - 1) * (count / most) ** 0.5)
    square = (
        f'<rect class="tile t{shade}" x="{left:.0f}" y="{top}" width="{_SIDE - 4}" height="42" rx="4"/>'
        f'<text class="in{shade}" x="{left + 29:.0f}" y="{top + 18}" text-anchor="middle">{escape(name)}</text>'
        f'<text class="in{shade}" x="{left + 29:.0f}" y="{top + 34}" text-anchor="middle">{count:,}</text>'
    )
    return f'<a href="{escape(url)}">{square}</a>' if url and count else square


def _svg(title: str, height: int, inside: str, role: str = "img") -> Markup:
    """A picture, or a group where there are links in it: a reader passes over whatever is inside a picture."""
    return Markup(
        f'<svg class="chart" role="{role}" aria-label="{escape(title)}" viewBox="0 0 {_WIDTH} {height}" '
        f'xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    )
