"""Where entities stand on the page, in pixels: computed once, the same for the same graph.

Every entity starts from a place drawn from its slug, so that it comes out in the same region from build to build.
The most important ones are laid out by force, the others in rings around them, on the side of their neighbours; then,
in order of importance, each takes the nearest spot where neither its sign nor its name covers another's.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

Point = tuple[float, float]

CORE = 200  # entities laid out by force: what the page opens with, and what numpy does in a second
_SPACING = 175.0  # pixels between neighbours, about one name of two words
_WIDER = 1.35  # a screen is wider than it is high
_PULL, _PULL_OF_REST = 0.2, 1.2  # towards the centre: of what hangs together, of what stands apart
_BETWEEN = 150.0  # pixels between the rings of the others
_CELL = 60.0
_GOLDEN = math.pi * (3 - math.sqrt(5))
_CENTRE = ""  # no slug is empty: an invisible entity that holds separate parts together


def start(slug: str) -> Point:
    """A place in the unit square that depends on the slug alone."""
    digest = hashlib.sha256(slug.encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48, int.from_bytes(digest[6:12], "big") / 2**48


def box(label: str, radius: float) -> Point:
    """Half the width and half the height that a sign of that radius takes with its name under it."""
    lines = 1 if len(label) <= 18 else 2
    width = min(len(label), 20) * 7.6
    return max(radius, width / 2) + 8, radius + 9 * lines + 8


def lay_out(graph: nx.Graph[str], ranked: Sequence[str], boxes: Mapping[str, Point]) -> dict[str, Point]:
    """Places by slug. `ranked` lists all slugs, most important first; `boxes` has half sizes in pixels."""
    wanted = _force(graph, ranked[:CORE])
    grid = _Grid()
    placed = {slug: grid.take(wanted[slug], boxes[slug]) for slug in ranked[:CORE]}
    reach = max((math.hypot(x / _WIDER, y) for x, y in placed.values()), default=0.0)
    rest = list(ranked[CORE:])
    while rest:
        reach += _BETWEEN
        room = max(int(math.pi * reach * (1 + _WIDER) / _SPACING), 1)
        for slug, point in _ring(graph, rest[:room], placed, reach):
            placed[slug] = grid.take(point, boxes[slug])
        del rest[:room]
    return placed


def _ring(
    graph: nx.Graph[str], slugs: Sequence[str], placed: Mapping[str, Point], reach: float
) -> list[tuple[str, Point]]:
    """Places on an ellipse, each slug as near as the order allows to the side on which its neighbours stand."""
    order = sorted(slugs, key=lambda slug: (_side(graph, slug, placed), slug))
    turns = ((2 * math.pi * i / len(order)) - math.pi for i in range(len(order)))
    return [(slug, (reach * _WIDER * math.cos(t), reach * math.sin(t))) for slug, t in zip(order, turns, strict=True)]


def _side(graph: nx.Graph[str], slug: str, placed: Mapping[str, Point]) -> float:
    near = [placed[other] for other in sorted(graph[slug]) if other in placed]
    x, y = (sum(values) for values in zip(*near, strict=True)) if near else (0.0, 0.0)
    return math.atan2(y, x) if x or y else math.pi * (2 * start(slug)[0] - 1)


def _force(graph: nx.Graph[str], core: Sequence[str]) -> dict[str, Point]:
    near: nx.Graph[str] = graph.subgraph(core)
    held: nx.Graph[str] = nx.Graph()
    held.add_nodes_from([_CENTRE, *core])
    main = max(nx.connected_components(near), key=lambda part: (len(part), min(part)), default=set())
    held.add_weighted_edges_from((_CENTRE, slug, _PULL if slug in main else _PULL_OF_REST) for slug in core)
    for a, b in sorted(map(sorted, near.edges())):
        held.add_edge(a, b, weight=1.0 + math.log1p(graph[a][b].get("claims", 1)) / 2)
    first = {slug: start(slug) for slug in held}
    first[_CENTRE] = (0.5, 0.5)
    found = nx.spring_layout(held, pos=first, fixed=[_CENTRE], iterations=300, scale=None, seed=1, method="force")
    return _filling({slug: (float(found[slug][0]), float(found[slug][1])) for slug in core})


def _filling(points: Mapping[str, Point]) -> dict[str, Point]:
    """The same picture over a rectangle with room for every name: half way to as many entities on every stretch."""
    high = _SPACING * math.sqrt(len(points) / _WIDER)
    across = _evened({slug: point[0] for slug, point in points.items()})
    down = _evened({slug: point[1] for slug, point in points.items()})
    return {slug: (across[slug] * high * _WIDER, down[slug] * high) for slug in points}


def _evened(values: Mapping[str, float]) -> dict[str, float]:
    """Each value between -0.5 and 0.5: the mean of its place in the range and its place in the order."""
    order = sorted(values, key=lambda slug: (values[slug], slug))
    least = values[order[0]] if order else 0.0
    span = (values[order[-1]] - least if order else 0.0) or 1.0
    step = 1 / max(len(order) - 1, 1)
    return {slug: ((values[slug] - least) / span + rank * step) / 2 - 0.5 for rank, slug in enumerate(order)}


class _Grid:
    """The boxes taken so far, by the cells that they touch."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
        self._tries: dict[tuple[int, int], int] = {}

    def take(self, point: Point, half: Point) -> Point:
        """The free spot nearest to `point`, on a spiral around it; it is taken from now on."""
        region = (round(point[0] / 200), round(point[1] / 200))
        step = self._tries.get(region, 0) // 2  # a crowded region is searched from where the last found room
        while not self._free(spot := _spiral(point, step), half):
            step += 1
        self._tries[region] = step
        for cell in _cells(spot, half):
            self._cells.setdefault(cell, []).append((*spot, *half))
        return round(spot[0], 1), round(spot[1], 1)

    def _free(self, spot: Point, half: Point) -> bool:
        return not any(
            abs(spot[0] - x) < half[0] + w and abs(spot[1] - y) < half[1] + h
            for cell in _cells(spot, half)
            for x, y, w, h in self._cells.get(cell, ())
        )


def _spiral(point: Point, step: int) -> Point:
    reach = 9 * math.sqrt(step)
    return point[0] + reach * _WIDER * math.cos(step * _GOLDEN), point[1] + reach * math.sin(step * _GOLDEN)


def _cells(spot: Point, half: Point) -> Iterator[tuple[int, int]]:
    for column in range(math.floor((spot[0] - half[0]) / _CELL), math.floor((spot[0] + half[0]) / _CELL) + 1):
        for row in range(math.floor((spot[1] - half[1]) / _CELL), math.floor((spot[1] + half[1]) / _CELL) + 1):
            yield column, row
