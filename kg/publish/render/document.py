"""The page as one file: template, style, scripts, data, under a content security policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import html
import importlib.util
import json
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any

from kg.errors import KgError
from kg.model import Graph
from kg.ontology.relations import Relation, load_relations
from kg.publish.render.data import page_data
from kg.publish.render.partial import Cut, find_entity, partial_graph
from kg.publish.vocabulary import DEFAULT_BASE

LANGUAGES = ("fr", "en")
# in the order in which they are put into the page
_SCRIPTS = (
    "text", "data", "state", "choice", "signs", "labels", "lines",
    "network", "panel", "combobox", "filters", "table",
    "timeline", "picture", "exports", "main",
)  # fmt: skip
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"


def write_html(
    graph: Graph,
    path: Path,
    *,
    relations: Mapping[str, Relation] | None = None,
    language: str = "fr",
    base_iri: str = DEFAULT_BASE,
) -> None:
    """Write the page of `graph` to `path`, replacing it at once; the same graph gives the same bytes.

    `relations` are the shipped ones unless given; `language` (fr, en) is the one the page opens in; `base_iri` starts
    the names in what the page exports as Turtle.
    Raises KgError where the file cannot be written or pyvis is damaged.
    """
    text = graph_html(graph, relations=relations, language=language, base_iri=base_iri)
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name another file with -o") from error


def graph_html(
    graph: Graph,
    *,
    relations: Mapping[str, Relation] | None = None,
    language: str = "fr",
    view: Mapping[str, str] | None = None,
    base_iri: str = DEFAULT_BASE,
) -> str:
    """The page as text. `view` is the state it opens in, in the terms of the address (`{"sel": "openai"}`)."""
    if language not in LANGUAGES:
        raise KgError(f"there is no page in “{language}”; choose from {', '.join(LANGUAGES)}")
    data = page_data(graph, load_relations() if relations is None else relations, base_iri)
    data |= {"interface": _interface(), "language": language, "view": dict(view or {})}
    style, library, script = _text("page.css"), _library(), _script()
    policy = f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}; "
    policy += "img-src blob:; base-uri 'none'; form-action 'none'"
    return Template(_text("template.html")).substitute(
        language=language, policy=html.escape(policy), title=html.escape(_interface()["title"][language]),
        style=style, library=library, script=script, data=_json(data),
    )  # fmt: skip


def card_html(
    graph: Graph,
    name: str,
    *,
    relations: Mapping[str, Relation] | None = None,
    language: str = "fr",
    base_iri: str = DEFAULT_BASE,
) -> str:
    """One entity's card as a page: its neighbourhood, with its panel open. Raises KgError for an unknown name."""
    entity = find_entity(graph.entities, name)
    part = partial_graph(graph, Cut(focus=entity.id))
    return graph_html(part, relations=relations, language=language, view={"sel": entity.id}, base_iri=base_iri)


def inline_html(
    graph: Graph,
    *,
    relations: Mapping[str, Relation] | None = None,
    language: str = "fr",
    height: int = 640,
    base_iri: str = DEFAULT_BASE,
) -> str:
    """The page in a frame, for `IPython.display.display` in a notebook. `height` is in pixels."""
    page = html.escape(graph_html(graph, relations=relations, language=language, base_iri=base_iri))
    rights = "allow-scripts allow-downloads allow-popups"
    return f'<iframe srcdoc="{page}" sandbox="{rights}" width="100%" height="{height}" style="border:0"></iframe>'


def _json(data: Mapping[str, Any]) -> str:
    """JSON that nothing can close from within: the four characters that matter to HTML and to scripts are escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates cannot be written


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _text(name: str) -> str:
    return resources.files("kg.publish.render").joinpath("page", name).read_text(encoding="utf-8")


@cache
def _interface() -> dict[str, dict[str, str]]:
    """The words of the page by key and language."""
    found = tomllib.loads(_text("interface.toml"))
    for key, words in found.items():
        if set(words) != set(LANGUAGES):
            raise KgError(f"kg/publish/render/page/interface.toml: {key!r} wants {' and '.join(LANGUAGES)}")
    return found


def _script() -> str:
    return '"use strict";\n' + "\n".join(_text(f"{name}.js") for name in _SCRIPTS)


@cache
def _library() -> str:
    """The vis-network library that pyvis ships, read without importing pyvis (which would load IPython)."""
    spec = importlib.util.find_spec("pyvis")
    path = Path(spec.origin).parent / _LIBRARY if spec and spec.origin else None
    if path is None or not path.is_file():
        raise KgError(f"pyvis: {_LIBRARY} is missing; reinstall it with pip install --force-reinstall pyvis")
    return path.read_text(encoding="utf-8")
