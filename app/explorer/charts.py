"""Charts as inline SVG, drawn on the server. Every chart stands beside a table that says the same in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

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
    legend = Markup("").join(
        Markup('<rect class="bar s{}" x="{}" y="4" width="12" height="12"/><text x="{}" y="15">{}</text>').format(
            at, 10 + 160 * at, 26 + 160 * at, name
        )
        for at, name in enumerate(series)
    )
    return _svg(title, _HEIGHT, legend + Markup("").join(parts))


def _group(group: Group, left: float, step: float, top: float, series: int) -> Markup:
    width = min(46.0, step * 0.8 / series)
    first = left + (step - width * series) / 2
    drawn = Markup("").join(
        _bar(at, first + at * width, width, value, top, f"{group.label} {said}")
        for at, (value, said) in enumerate(zip(group.values, group.said, strict=True))
        if value is not None
    )
    middle = left + step / 2
    turned = Markup(' class="turned" transform="rotate(-45 {:.1f} 208)" text-anchor="end"').format(middle)
    how = turned if step < 12 * len(group.label) else Markup(' text-anchor="middle"')
    return drawn + Markup('<text x="{:.1f}" y="208"{}>{}</text>').format(middle, how, group.label)


_RECT = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>')


def _bar(series: int, left: float, width: float, value: float, top: float, said: str) -> Markup:
    cut = value > top
    height = max(1.0, min(value, top) / top * (_BASE - 44))
    kind = f"bar s{series}" + (" cut" if cut else "")
    drawn = _RECT.format(kind, left, _BASE - height, width - 2, height, said)
    if cut:
        drawn += Markup('<text class="off" x="{:.1f}" y="38" text-anchor="middle">↑ off the scale</text>').format(
            left + width / 2
        )
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
    squares = Markup("").join(
        _tile(at, names[code], counts.get(code, 0), most, urls.get(code, "")) for code, at in _TILES.items()
    )
    return _svg(title, 8 * 46 + 8, squares, "group" if any(urls.values()) else "img")


def _tile(at: tuple[int, int], name: str, count: int, most: int, url: str) -> Markup:
    left, top = (at[0] - 0.5) * _SIDE + 20, at[1] * 46 + 4
    shade = 0 if not count else 1 + int((_SHADES - 1) * (count / most) ** 0.5)
    square = Markup(
        '<rect class="tile t{}" x="{:.0f}" y="{}" width="{}" height="42" rx="4"/>'
        '<text class="in{}" x="{:.0f}" y="{}" text-anchor="middle">{}</text>'
        '<text class="in{}" x="{:.0f}" y="{}" text-anchor="middle">{}</text>'
    ).format(shade, left, top, _SIDE - 4, shade, left + 29, top + 18, name, shade, left + 29, top + 34, f"{count:,}")
    return Markup('<a href="{}">{}</a>').format(url, square) if url and count else square


def _svg(title: str, height: int, inside: Markup, role: str = "img") -> Markup:
    """A picture, or a group where there are links in it: a reader passes over whatever is inside a picture."""
    return _CHART.format(role, title, _WIDTH, height, inside)


_CHART = Markup(
    '<svg class="chart" role="{}" aria-label="{}" viewBox="0 0 {} {}" xmlns="http://www.w3.org/2000/svg">{}</svg>'
)
