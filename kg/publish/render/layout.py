"""Where entities stand on the page, in pixels: computed once, the same for the same graph.

Every entity starts from a place drawn from its slug, so that it comes out in the same region from build to build.
The most important ones are laid out by force, the others beside their neighbours; then, in order of importance,
each takes the nearest spot where neither its sign nor its name covers another's.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

Point = tuple[float, float]

CORE = 200  # entities laid out by force: what the page opens with, and what numpy does in a second
_SPACING = 165.0  # pixels between neighbours, about one name of two words
_WIDER = 1.35  # a screen is wider than it is high
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
    placed: dict[str, Point] = {}
    for slug in ranked:
        point = wanted.get(slug) or _beside(graph, slug, placed)
        placed[slug] = grid.take(point, boxes[slug])
    return placed


def _force(graph: nx.Graph[str], core: Sequence[str]) -> dict[str, Point]:
    held: nx.Graph[str] = nx.Graph()
    held.add_nodes_from([_CENTRE, *core])
    held.add_weighted_edges_from((_CENTRE, slug, 0.35) for slug in core)
    for a, b in sorted(map(sorted, graph.subgraph(core).edges())):
        held.add_edge(a, b, weight=1.0 + math.log1p(graph[a][b].get("claims", 1)) / 2)
    first = {slug: start(slug) for slug in held}
    first[_CENTRE] = (0.5, 0.5)
    found = nx.spring_layout(held, pos=first, fixed=[_CENTRE], iterations=300, scale=None, seed=1, method="force")
    scale = _SPACING * math.sqrt(len(held)) * 1.1
    return {slug: ((x - 0.5) * scale * _WIDER, (y - 0.5) * scale) for slug, (x, y) in found.items() if slug != _CENTRE}


def _beside(graph: nx.Graph[str], slug: str, placed: Mapping[str, Point]) -> Point:
    near = [placed[other] for other in sorted(graph[slug]) if other in placed]
    turn, far = start(slug)
    if not near:
        reach = _SPACING * math.sqrt(len(placed) + 1)
        return reach * _WIDER * math.cos(2 * math.pi * turn), reach * math.sin(2 * math.pi * turn)
    x, y = (sum(values) / len(near) for values in zip(*near, strict=True))
    reach = _SPACING * (0.6 + far)
    return x + reach * math.cos(2 * math.pi * turn), y + reach * math.sin(2 * math.pi * turn)


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
