"""Graphs to draw: one that everything is tried on, one with hostile text, one as large as they come."""

from __future__ import annotations

import hashlib
import random

from kg.model import (
    STATUSES,
    TYPES,
    Article,
    Claim,
    Conflict,
    Entity,
    EntityType,
    Evidence,
    Graph,
    Literal,
    Side,
    Status,
)
from kg.ontology.relations import load_relations


def article(
    id: str, title: str, published: str | None = None, outlet: str | None = None, url: str | None = None
) -> Article:
    """An article of which only what describes it matters."""
    return Article(id, "", "", (), title, published, outlet, url=url)


def entity(id: str, label: str, type: EntityType, *aliases: str, articles: tuple[str, ...] = ("une",)) -> Entity:
    """An entity named once in each of some articles."""
    return Entity(id, label, type, (label, *aliases), tuple((name, 0) for name in articles))


def claim(
    subject: str,
    relation: str,
    object: str | Literal,
    *evidence: Evidence,
    status: Status = "asserted",
    by: str | None = None,
) -> Claim:
    """A claim under an id that its identity gives."""
    identity = "|".join((subject, relation, str(object), status, by or ""))
    return Claim(hashlib.sha256(identity.encode()).hexdigest()[:16], subject, relation, object, status, by, evidence)


def said(quote: str, source: str = "une", **more: str) -> Evidence:
    """A sentence of an article, with a date or an amount."""
    return Evidence(source, 0, len(quote), quote, "founded#1", 0.9, **more)  # type: ignore[arg-type]


def press() -> Graph:
    """Ten entities: every status, several claims between two, a conflict, values, aliases, a chain of four steps."""
    articles = (
        article("deux", "Le démenti d’Orval", "2024-05-02", "Le Phare", "https://phare.example/orval"),
        article("une", "Orval avale Brisk", "2024-03", "La Vigie", "https://vigie.example/brisk?a=1&b=2"),
    )
    entities = (
        entity("alma-rey", "Alma Rey", "Person", "Rey", articles=("une", "deux")),
        entity("brisk", "Brisk", "Organization", "Brisk SA", articles=("une", "deux")),
        entity("cap-nord", "Cap Nord", "Project"),
        entity("delta", "Delta", "Product"),
        entity("ecume", "Écume", "Work"),
        entity("foire-de-brest", "Foire de Brest", "Event"),
        entity("gand", "Gand", "Place"),
        entity("hugo-lenz", "Hugo Lenz", "Person"),
        entity("le-phare", "Le Phare", "Organization", articles=("deux",)),
        entity("orval", "Orval", "Organization", "groupe Orval", articles=("une", "deux")),
    )
    bought = claim("orval", "acquired", "brisk", said("Le groupe Orval a racheté Brisk en 2023.", date="2023",
                   amount="12500000 EUR"), said("Orval s'est offert Brisk.", "deux"),
                   said("Brisk appartient désormais à Orval."))  # fmt: skip
    denied = claim(
        "orval",
        "acquired",
        "brisk",
        said("« Orval n'a rien racheté », assure Alma Rey.", "deux"),
        status="denied",
        by="alma-rey",
    )
    claims = (
        bought, denied,
        claim("orval", "funds", "brisk", said("Orval financera Brisk dès 2025.", date="2025-02"), status="planned"),
        claim("orval", "sues", "brisk", said("Orval attaque Brisk en justice."), status="asserted"),
        claim("alma-rey", "leads", "orval", said("Alma Rey dirige le groupe Orval.", date="2019-06-01")),
        claim("alma-rey", "holdsOffice", Literal("text", "ministre de la Mer"), said("Alma Rey, ministre de la Mer.")),
        claim("orval", "hasBudget", Literal("money", "500000000 EUR"), said("Un budget de 500 millions d'euros.")),
        claim("hugo-lenz", "leads", "brisk", said("Hugo Lenz a dirigé Brisk jusqu'en 2018."), status="former"),
        claim("hugo-lenz", "accuses", "alma-rey", said("Selon Le Phare, Hugo Lenz accuserait Alma Rey.", "deux"),
              status="alleged", by="le-phare"),
        claim("brisk", "created", "delta", said("Brisk a créé Delta.")),
        claim("delta", "locatedIn", "gand", said("Delta est fabriqué à Gand.")),
        claim("brisk", "participatesIn", "foire-de-brest", said("Brisk sera à la Foire de Brest.")),
        claim("cap-nord", "locatedIn", "gand", said("Cap Nord s'élève à Gand.")),
        claim("hugo-lenz", "created", "ecume", said("Hugo Lenz a écrit Écume.", date="1998")),
    )  # fmt: skip
    sides = (Side("asserted", ((bought.id, 0),)), Side("denied", ((denied.id, 0),)))
    return Graph(
        articles, entities, tuple(sorted(claims, key=lambda one: one.id)), (Conflict("rachat", "status", sides),)
    )


ATTACKS = (
    "<script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>", "<!--<script>", "]]>", '"};window.hacked=1;//', "${window.hacked=1}",
    "{{constructor.constructor('window.hacked=1')()}}", "\u202egnirts desrever\u202c", "Al\u200bma\u200d Re\ufeffy",
    "=HYPERLINK(\"javascript:window.hacked=1\")", "\u0000nul\u0007", "م\u200fحمد العربي", "W" * 4000, "mot " * 900,
    "\u2028window.hacked=1\u2029", "&lt;b&gt;", "'\"`\\", "\ud800 seul", "%s $title {n}",
)  # fmt: skip
URLS = (
    "javascript:window.hacked=1", "JaVaScRiPt:window.hacked=1", "data:text/html,<script>window.hacked=1</script>",
    "\tjavascript:window.hacked=1", "vbscript:msgbox(1)", "https://presse.example/\"onmouseover=\"window.hacked=1",
    "//relative.example", "file:///etc/hostname",
)  # fmt: skip


def hostile() -> Graph:
    """Every text that an article may bring is an attack: titles, outlets, addresses, names, quotes, roles, values."""
    articles = tuple(
        Article(f"a{i:02}", "", "", (), attack, "2024", attack, url=URLS[i % len(URLS)])
        for i, attack in enumerate(ATTACKS)
    )
    entities = [
        Entity(f"e{i:02}", attack, TYPES[i % 7], (attack, f"alias {attack}"), ((f"a{i:02}", 0),))
        for i, attack in enumerate(ATTACKS)
    ]
    claims = []
    for i, attack in enumerate(ATTACKS):
        found = said(attack, f"a{i:02}", date="2024", role=attack, place=attack, amount=attack[:40])
        claims.append(
            claim(
                f"e{i:02}",
                "sues",
                f"e{(i + 1) % len(ATTACKS):02}",
                found,
                status=STATUSES[i % 5],
                by=f"e{(i + 3) % len(ATTACKS):02}",
            )
        )
        claims.append(claim(f"e{i:02}", "holdsOffice", Literal("text", attack), found))
    side = ((claims[0].id, 0),)
    conflict = Conflict("x", "date", tuple(Side(attack, side) for attack in ATTACKS[:4]))
    return Graph(articles, tuple(entities), tuple(sorted(claims, key=lambda one: one.id)), (conflict,))


def large(nodes: int = 5000, edges: int = 20000, seed: int = 1) -> Graph:
    """As many entities and claims, a few of the entities with most of the claims; the same for the same seed."""
    draw = random.Random(seed)
    relations = sorted(id for id, relation in load_relations().items() if not relation.literal)
    articles = tuple(
        article(
            f"a{i:03}",
            f"Article {i}",
            f"{2010 + i % 15}-{1 + i % 12:02}-{1 + i % 28:02}",
            f"Journal {i % 20}",
            f"https://presse.example/{i}",
        )
        for i in range(400)
    )
    entities = tuple(
        Entity(f"e{i:04}", f"Entité {i:04}", TYPES[i % 7], (f"Entité {i:04}", f"alias {i}"), ((f"a{i % 400:03}", 0),))
        for i in range(nodes)
    )
    claims = {}
    while len(claims) < edges:
        subject, object = int(nodes * draw.random() ** 3), draw.randrange(nodes)
        if subject == object:
            continue
        status = draw.choices(STATUSES, (80, 5, 8, 4, 3))[0]
        quote = f"Phrase {len(claims)} : ce que la première a fait à la seconde, d'après les témoins de la scène."
        date = {"date": str(1990 + draw.randrange(35))} if draw.random() < 0.4 else {}
        made = claim(
            f"e{subject:04}",
            draw.choice(relations),
            f"e{object:04}",
            said(quote, f"a{draw.randrange(400):03}", **date),
            status=status,
        )
        claims[made.id] = made
    return Graph(articles, entities, tuple(claims[id] for id in sorted(claims)))
