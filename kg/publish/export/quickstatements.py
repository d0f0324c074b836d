"""QuickStatements: what articles assert, as statements for Wikidata with the article as reference.

Only claims whose ends have a match in Wikidata (or are a value) and whose relation has a property there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.model import Article, Claim, Entity, Evidence, Graph, Literal
from kg.ontology.relations import load_relations
from kg.publish.describe import speaks_in_own_voice
from kg.publish.export import Format
from kg.publish.ontology import FOLDER
from kg.publish.turtle import replacing

_ITEM = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9]\d*)")
_PRECISION = {4: "-00-00T00:00:00Z/9", 7: "-00T00:00:00Z/10", 10: "T00:00:00Z/11"}


def item_of(entity: Entity) -> str | None:
    """Wikidata's item of an entity, where the editor gave one."""
    found = (_ITEM.fullmatch(match) for match in sorted(entity.matches))
    return next((match[1] for match in found if match), None)


def value_of(value: Literal, currencies: Mapping[str, str]) -> str | None:
    """A value as QuickStatements writes it; None for text: all properties that our relations with text have (P39,
    P1399, P1595, P3602) want an item there, which a wording (« maire de Brest ») does not tell."""
    number, _, unit = value.value.partition(" ")
    if value.kind == "money" and unit in currencies:
        return f"{number}U{currencies[unit].removeprefix('Q')}"
    if value.kind == "date" and len(value.value) in _PRECISION:
        return f"+{value.value}{_PRECISION[len(value.value)]}"
    return number if value.kind == "number" else None


def text(words: str) -> str:
    """A text in quotes, on one line: the format has no escapes."""
    return '"' + re.sub(r"\s+", " ", words).replace('"', "'").strip() + '"'


def reference(evidence: Evidence, article: Article) -> list[str]:
    """The reference: address or title of the article, its day, the words quoted."""
    cells = ["S854", text(article.url)] if article.url else ["S1476", f"{article.language}:{text(article.title)}"]
    published = value_of(Literal("date", article.published or ""), {})
    return [*cells, *(["S577", published] if published else []), "S1683", f"{article.language}:{text(evidence.quote)}"]


def statements(graph: Graph) -> Iterator[str]:
    """One line a claim and article."""
    currencies: dict[str, str] = tomllib.loads((FOLDER / "currencies.toml").read_text(encoding="utf-8"))
    items = {entity.id: item_of(entity) for entity in graph.entities}
    articles = {article.id: article for article in graph.articles}
    for claim in sorted(graph.claims, key=lambda c: (c.subject, c.relation, str(c.object), c.id)):
        if line := _statement(claim, items, currencies):
            for evidence in claim.evidence:
                if not evidence.outweighed:
                    yield "\t".join([*line, *reference(evidence, articles[evidence.article])])


def _statement(claim: Claim, items: Mapping[str, str | None], currencies: Mapping[str, str]) -> list[str] | None:
    property, end = load_relations()[claim.relation].wikidata, claim.object
    subject = items[claim.subject]
    value = value_of(end, currencies) if isinstance(end, Literal) else items[end]
    if not (property and subject and value and speaks_in_own_voice(claim)):
        return None
    if property.startswith("^"):
        return [value, property[1:], subject] if isinstance(end, str) else None
    return [subject, property, value]


def write_quickstatements(graph: Graph, path: Path, base_iri: str) -> None:
    """Write QuickStatements (version 1, tabs), one statement with its reference a line."""
    with replacing(path) as file:
        file.writelines(f"{line}\n" for line in statements(graph))


FORMATS = [
    Format("quickstatements", "QuickStatements for Wikidata: asserted claims whose ends have a match there", ".qs.tsv",
           write_quickstatements),
]  # fmt: skip
