"""The sample graph with one more article, so that every query of the library has something to find."""

from __future__ import annotations

from dataclasses import replace

from sample import CLAIMS, CONFLICTS, GRAPH, claim, evidence

from kg.model import Article, Entity, Graph

METZ = Article(
    "proces-metz", raw="", kept=(), title="Orbe devant les juges", published="2024-06-02", outlet="Le Matin de Metz",
    text="Orbe poursuit Vexia en justice depuis le 15 mai 2024. Nora Sélim accuse Paul Ott d'avoir menti.\n"
    "Paul Ott aurait versé 2 millions d'euros à Orbe. Il a rejoint Orbe en janvier 2024, après avoir quitté Vexia.\n"
    "Orbe possède Lumen, et Lumen possède le journal L'Écho. Orbe a investi 30 millions d'euros dans Aurore.\n"
    "Les deux sociétés se sont rencontrées à Brest. Nora Sélim a décliné l'offre d'Orbe.",
)  # fmt: skip
_MAY = {"date": "2024-05-15", "earliest": "2024-05-15", "latest": "2024-05-15"}
_JANUARY = {"date": "2024-01", "earliest": "2024-01-01", "latest": "2024-01-31"}
_PAID = "Paul Ott aurait versé 2 millions d'euros à Orbe."
_MOVED = "Il a rejoint Orbe en janvier 2024, après avoir quitté Vexia."
_OWNS = "Orbe possède Lumen, et Lumen possède le journal L'Écho."
_SUED = evidence(METZ, "Orbe poursuit Vexia en justice depuis le 15 mai 2024.", "sues#1", **_MAY)
_MORE = (
    claim("orbe", "sues", "vexia", _SUED),
    claim("nora-selim", "accuses", "paul-ott", evidence(
        METZ, "Nora Sélim accuse Paul Ott d'avoir menti.", "accuses#1",
    )),
    claim("paul-ott", "funds", "orbe", evidence(METZ, _PAID, "funds#3", amount="2000000 EUR"), status="alleged"),
    claim("paul-ott", "joined", "orbe", evidence(METZ, _MOVED, "joined#1", **_JANUARY)),
    claim("paul-ott", "left", "vexia", evidence(METZ, _MOVED, "left#1")),
    claim("orbe", "owns", "lumen", evidence(METZ, _OWNS, "owns#1")),
    claim("lumen", "owns", "l-echo", evidence(METZ, _OWNS, "owns#1")),
    claim("orbe", "funds", "aurore", evidence(
        METZ, "Orbe a investi 30 millions d'euros dans Aurore.", "funds#2", amount="30000000 EUR",
    )),
    claim("nora-selim", "rejectsOfferFrom", "orbe", evidence(
        METZ, "Nora Sélim a décliné l'offre d'Orbe.", "rejectsOfferFrom#1",
    )),
)  # fmt: skip
_HERE = {"aurore", "brest", "lumen", "nora-selim", "orbe", "paul-ott", "vexia"}
NEWSROOM = Graph(
    tuple(sorted((*GRAPH.articles, METZ), key=lambda a: a.id)),
    tuple(sorted((
        *(replace(e, mentions=(*e.mentions, (METZ.id, 0))) if e.id in _HERE else e for e in GRAPH.entities),
        Entity("l-echo", "L'Écho", "Work", ("L'Écho",), ((METZ.id, 1),)),
    ), key=lambda e: e.id)),
    tuple(sorted((*CLAIMS, *_MORE), key=lambda c: c.id)), CONFLICTS,
)  # fmt: skip
