"""The picture: a graph as one HTML page that works offline, every line of which leads to its source."""

from kg.publish.render.document import card_html, graph_html, inline_html, write_html
from kg.publish.render.partial import Cut, partial_graph

__all__ = ["Cut", "card_html", "graph_html", "inline_html", "partial_graph", "write_html"]
