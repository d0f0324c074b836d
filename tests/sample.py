"""A small graph made by hand: every kind of claim, evidence, verdict and conflict that publishing must handle."""

from __future__ import annotations

import hashlib

from kg.model import Article, Claim, Conflict, Entity, Evidence, Graph, Literal, Side, Status, Verdict

LILLE = Article(
    "rachat-lille", raw="", kept=(), title="Vexia rachète Lumen", published="2024-03-12", outlet="Le Courrier du Nord",
    author="Anne Roy", url="https://courrier.example/vexia?id=1&page=2",
    text="Le groupe Vexia a racheté en 2023 la société Lumen 🚀 pour 12,5 millions d'euros.\n\n"
    "Vexia, dirigé par Nora Sélim, avait été fondé en mars 2011 par Nora Sélim et Paul Ott.\n"
    "Selon Paul Ott, Lumen prévoit d'investir avec Orbe 100 millions d'euros dans le projet « Aurore ».",
)  # fmt: skip
BREST = Article(
    "dementi-brest", raw="", kept=(), title="Le démenti de Lumen", published="2024-04", outlet="Ouest \"Demain\"",
    text="Lumen dément avoir été racheté par Vexia. Paul Ott a rencontré Nora Sélim à Brest le 3 avril 2024.\n"
    "La société de Lille emploie 1 200 salariés. Vexia a été fondée en 2012.",
)  # fmt: skip
COPY = Article(
    "reprise brève", raw="", kept=(), copy_of="rachat-lille", published="2024",
    text="Le groupe Vexia a racheté en 2023 la société Lumen 🚀 pour 12,5 millions d'euros.",
)  # fmt: skip
_ARTICLES = {article.id: article for article in (LILLE, BREST, COPY)}

_L, _B, _C = LILLE.id, BREST.id, COPY.id
ENTITIES = (
    Entity("aurore", "Aurore", "Project", ("Aurore",), ((_L, 9),)),
    Entity("brest", "Brest", "Place", ("Brest",), ((_B, 4),), (), ("https://sws.geonames.org/3030300/",)),
    Entity("lumen", "Lumen", "Organization", ("Lumen",), ((_L, 2), (_B, 0), (_C, 2)), ("même nom",)),
    Entity("nora-selim", "Nora Sélim", "Person", ("Nora Sélim", "Sélim"), ((_L, 4), (_B, 3))),
    Entity("orbe", "Orbe", "Organization", ("Orbe",), ((_L, 8),)),
    Entity("paul-ott", "Paul Ott", "Person", ("Paul Ott", "Ott"), ((_L, 6), (_B, 2))),
    Entity("vexia", "Vexia", "Organization", ("Vexia", "groupe Vexia"), ((_L, 0), (_B, 1), (_C, 0))),
)


def evidence(article: Article, quote: str, phrase: str, confidence: float = 0.9, **qualifiers: object) -> Evidence:
    """Evidence for words of an article, wherever they stand in it."""
    start = article.text.index(quote)
    return Evidence(article.id, start, start + len(quote), quote, phrase, confidence, **qualifiers)  # type: ignore[arg-type]


def claim(
    subject: str, relation: str, object: str | Literal, *found: Evidence, status: Status = "asserted",
    by: str | None = None, confidence: float = 0.9, sources: int = 1, verdict: Verdict | None = None,
) -> Claim:  # fmt: skip
    """A claim whose id is a hash of its identity."""
    identity = "|".join((subject, relation, str(object), status, by or ""))
    id = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return Claim(id, subject, relation, object, status, by, found, confidence, ("phrase sûre",), sources, verdict)


_YEAR = {"date": "2023", "earliest": "2023-01-01", "latest": "2023-12-31"}
_BOUGHT = LILLE.text.split("\n")[0]
_FOUNDED = LILLE.text.split("\n")[2]
_PLANS = LILLE.text.split("\n")[3]
_MARCH = {"date": "2011-03", "earliest": "2011-03-01", "latest": "2011-03-31"}
_DAY = {"date": "2024-04-03", "earliest": "2024-04-03", "latest": "2024-04-03"}
BOUGHT = claim(
    "vexia", "acquired", "lumen",
    evidence(LILLE, _BOUGHT, "acquired#1", amount="12500000 EUR", share="60%", **_YEAR),
    evidence(COPY, _BOUGHT, "acquired#1", amount="12500000 EUR", **_YEAR), confidence=0.93, sources=1,
)  # fmt: skip
DENIED = claim(
    "vexia", "acquired", "lumen", evidence(BREST, "Lumen dément avoir été racheté par Vexia.", "acquired#2"),
    status="denied", by="lumen",
)  # fmt: skip
IN_2011 = claim("vexia", "foundedOn", Literal("date", "2011-03"), evidence(LILLE, _FOUNDED, "foundedOn#1"))
IN_2012 = claim(
    "vexia", "foundedOn", Literal("date", "2012"), evidence(BREST, "Vexia a été fondée en 2012.", "foundedOn#1")
)  # fmt: skip
CLAIMS = (
    BOUGHT, DENIED, IN_2011, IN_2012,
    claim("nora-selim", "leads", "vexia", evidence(LILLE, _FOUNDED, "leads#4", role="dirigeante")),
    claim("nora-selim", "cofounded", "vexia", evidence(LILLE, _FOUNDED, "cofounded#1", **_MARCH)),
    claim("paul-ott", "cofounded", "vexia", evidence(LILLE, _FOUNDED, "cofounded#1", **_MARCH), sources=2),
    *(claim(
        who, "funds", "aurore", evidence(LILLE, _PLANS, "funds#2", 0.7, amount="100000000 EUR", joint_amount=True),
        status="planned", by="paul-ott", confidence=0.7,
    ) for who in ("lumen", "orbe")),
    claim("nora-selim", "meets", "paul-ott", evidence(
        BREST, "Paul Ott a rencontré Nora Sélim à Brest le 3 avril 2024.", "meets#1", place="brest", **_DAY,
    )),
    claim(
        "lumen", "hasEmployees", Literal("number", "1200"),
        evidence(BREST, "La société de Lille emploie 1 200 salariés.", "hasEmployees#1"),
        verdict=Verdict("rejected", "A. Roy", "« la société de Lille » n'est pas Lumen"),
    ),
    claim("lumen", "raised", Literal("money", "5000000 EUR"), verdict=Verdict("added", "A. Roy", "rapport annuel")),
    claim("paul-ott", "holdsOffice", Literal("text", "maire de Brest"), evidence(
        BREST, "Paul Ott a rencontré Nora Sélim à Brest le 3 avril 2024.", "holdsOffice#7", 0.4,
        date="2020/2024", earliest="2020-01-01", latest="2024-12-31",
    ), status="former", by="nora-selim"),
)  # fmt: skip
CONFLICTS = (
    Conflict("c-founded", "date", (Side("2011-03", ((IN_2011.id, 0),)), Side("2012", ((IN_2012.id, 0),))), 0),
    Conflict("c-bought", "status", (
        Side("asserted", ((BOUGHT.id, 0), (BOUGHT.id, 1))), Side("denied", ((DENIED.id, 0),)),
    )),
)  # fmt: skip
GRAPH = Graph(
    tuple(_ARTICLES[id] for id in sorted(_ARTICLES)), ENTITIES, tuple(sorted(CLAIMS, key=lambda c: c.id)), CONFLICTS
)
