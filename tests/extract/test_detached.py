"""A sentence says the same with a phrase detached from its subject as without it."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

from kg.extract.detached import settle_detached
from kg.extract.parser import parsed_docs

STATEMENTS = {
    ("Le groupe O{Altenor}", "possède la société O{Norvax}"): "Altenor owns Norvax",
    ("Le groupe O{Altenor}", "a racheté la société O{Norvax}"): "Altenor acquired Norvax",
    ("Le fabricant de batteries O{Altenor}", "va supprimer 230 postes dans son usine"): "Altenor cutsJobs 230 planned",
    ("O{Altenor}", "est le principal concurrent de O{Norvax}"): "Altenor competesWith Norvax",
    ("La société O{Altenor}", "fournit des moteurs à O{Norvax}"): "Altenor supplies Norvax",
    ("Le ministre P{Paul Marchand}", "a rencontré P{Léa Normand} mardi"): "Léa Normand meets Paul Marchand",
    ("L'association O{Altenor}", "dispose d'un budget de 300 000 euros"): "Altenor hasBudget 300000 EUR",
}
PHRASES = (
    ", très attendu sur ce dossier,",
    ", dont on parle beaucoup,",
    ", qui avait promis de s'expliquer,",
    ", basé à L{Lyon} depuis 2008,",
    ", sans surprise,",
)


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_statement_with_a_detached_phrase(statement: tuple[str, str], phrase: str) -> None:
    subject, rest = statement
    assert STATEMENTS[statement] in claims(f"{subject}{phrase} {rest}.")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("P{Léa Normand} a été nommée, le 3 mai, directrice de O{Norvax}.", "Léa Normand appointedTo Norvax"),
        ("P{Léa Normand} a été nommée hier, 3 mai, directrice de O{Norvax}.", "Léa Normand appointedTo Norvax"),
        ("P{Léa Normand} a été nommée ce lundi 3 mai directrice de O{Norvax}.", "Léa Normand appointedTo Norvax"),
        ("P{Léa Normand} a été nommée présidente – à temps partiel – de O{Norvax}.", "Léa Normand appointedTo Norvax"),
        ("O{Altenor} possède – comme on sait – la société O{Norvax}.", "Altenor owns Norvax"),
        ("O{Altenor}, qui a pris, selon nos sources, le contrôle de O{Norvax}, embauche.", "Altenor acquired Norvax"),
    ],
)
def test_statement_with_a_phrase_behind_the_verb_or_between_dashes(text: str, claim: str) -> None:
    assert claim in claims(text)


def test_what_dashes_hold_is_not_joined_to_what_follows_them() -> None:
    assert not claims("P{Léa Normand} a été reçue – avec un groupe de directeurs – de bonne heure par ses amis.")


def arcs(line: str) -> dict[str, tuple[str, str]]:
    (doc,) = settle_detached(list(parsed_docs([line])))
    return {t.text: (t.dep_, t.head.text) for t in doc}


def test_words_outside_hang_on_the_verb_and_words_inside_on_each_other() -> None:
    tree = arcs("Le groupe Renault, très attendu sur ce dossier, possède la société Nokia.")
    assert tree["groupe"] == ("nsubj", "possède")
    assert tree["possède"][0] == "ROOT"
    assert tree["dossier"][1] == "attendu"


@pytest.mark.parametrize(
    "line",
    [
        "Renault, Nokia, Airbus ont signé un accord.",  # a list
        "Selon Pierre, ministre de la Justice, la loi est prête.",  # no verb behind the second comma
        "Le maire a dit que Pierre, il le sait, est parti.",  # a clause of its own
        "Il a vendu, loué, échangé la maison.",  # a list of verbs
        "Pierre a promis, et il le sait, de venir.",  # a clause of its own behind a verb
        "Il pleut.",
        "",
    ],
)
def test_anything_else_keeps_its_tree(line: str) -> None:
    (before,) = parsed_docs([line])
    assert arcs(line) == {t.text: (t.dep_, t.head.text) for t in before}
