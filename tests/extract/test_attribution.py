"""Whose words a statement is: one text a wording."""

from __future__ import annotations

import pytest
from marked import parsed_with_trigger

from kg.extract.attribution import Sources
from kg.extract.clauses import Grammar
from kg.extract.coreference import resolve
from kg.extract.mentions import find_mentions
from kg.extract.references import References

CASES = [
    ("Ada Lorme affirme que Brenn *rachète* Doriane.", "Ada Lorme"),
    ("Ada Lorme a déclaré que Brenn avait *racheté* Doriane.", "Ada Lorme"),
    ("Jean Vidal estime que Brenn va *racheter* Doriane.", "Jean Vidal"),
    ("L'an dernier, Jean Vidal avait révélé que Brenn *rachetait* Doriane.", "Jean Vidal"),
    ("Selon Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Brenn *rachète* Doriane, sans laquelle elle perdrait son avance selon Ada Lorme.", None),
    ("D'après Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("D’après Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Brenn a *racheté* Doriane, selon Ada Lorme.", "Ada Lorme"),
    ("Brenn aurait *racheté* Doriane, selon le journal Orion.", "Orion"),
    ("À en croire Jean Vidal, Brenn a *racheté* Doriane.", "Jean Vidal"),
    ("Aux dires de Jean Vidal, Brenn a *racheté* Doriane.", "Jean Vidal"),
    ("De l'avis de Jean Vidal, Brenn a *racheté* Doriane.", "Jean Vidal"),
    ("Brenn a *racheté* Doriane, a déclaré Ada Lorme.", "Ada Lorme"),
    ("Brenn a *racheté* Doriane, indique Jean Vidal.", "Jean Vidal"),
    ("« Brenn a *racheté* Doriane », a déclaré Ada Lorme.", "Ada Lorme"),
    ("« Brenn a *racheté* Doriane. Personne n'y croyait », raconte Jean Vidal.", "Jean Vidal"),
    ("“Brenn a *racheté* Doriane”, affirme Jean Vidal.", "Jean Vidal"),
    ('"Brenn a *racheté* Doriane", affirme Jean Vidal.', "Jean Vidal"),
    ("Ada Lorme a déclaré : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Ada Lorme a écrit sur un réseau social : « Nous partons. Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Jean Vidal : « Brenn a *racheté* Doriane. »", "Jean Vidal"),
    ("Selon Jean Vidal, « Brenn a *racheté* Doriane pour rien ».", "Jean Vidal"),
    ("Un message de Jean Vidal : « Brenn a *racheté* Doriane. »", "Jean Vidal"),
    ("Ada Lorme accuse Jean Vidal d'avoir *volé* Brenn.", "Ada Lorme"),
    ("Pour Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Selon Ada Lorme, le *rachat* de Doriane par Brenn a été conclu mardi.", "Ada Lorme"),
    ("Ada Lorme affirme que l'*acquisition* de Doriane par Brenn a été finalisée.", "Ada Lorme"),
    ("Selon Ada Lorme, le *rachat* de Doriane par Brenn a été mal compris.", None),
    ("Ada Lorme affirme que l'*acquisition* de Doriane par Brenn a été critiquée.", None),
    ("Brenn a *racheté* Doriane.", None),
    ("Brenn a *racheté* Doriane. Ada Lorme affirme que Kervan recule.", None),
    ("Ada Lorme a quitté Brenn, qui avait *racheté* Doriane en 2019.", None),
    ("Selon Jean Vidal, Ada Lorme dirige Kervan, une société que Brenn a *rachetée* en 2019.", None),
    ("Brenn a *racheté* Doriane, selon plusieurs sources.", None),
    ("Il est dit que Brenn a *racheté* Doriane.", None),
    ("Brenn a *racheté* Doriane, que Jean Vidal dit aimer.", None),
    ("Pour Brenn, qui a *racheté* Doriane, rien ne change.", None),
    ("Ada Lorme ne décolère pas. « Brenn a *racheté* Doriane pour rien. »", "Ada Lorme"),
    ("La nouvelle a surpris. « Brenn a *racheté* Doriane pour rien. »", None),
    ("« Kervan recule », prévient Ada Lorme, ajoutant : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("« Kervan recule », prévient Ada Lorme, ajoutant que Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme a écrit : « Brenn n’a rien », tout en affirmant que Doriane aurait *racheté* Kervan.", "Ada Lorme"),
    (
        "Ada Lorme a parlé. « Kervan recule encore » poursuivant par « Je crois que Brenn *rachète* Doriane. »",
        "Ada Lorme",
    ),
    ("« Brenn a *racheté* Doriane », se félicite Ada Lorme.", "Ada Lorme"),
    ("« Brenn a *racheté* Doriane », se félicite-t-elle. Ada Lorme est partie.", None),
    ("Ada Lorme est satisfaite. « Brenn a *racheté* Doriane », se félicite-t-elle.", "Ada Lorme"),
    ("Ada Lorme est satisfaite. « Brenn a *racheté* Doriane », a-t-elle ajouté.", "Ada Lorme"),
    ("« Nous sommes fiers, a déclaré Ada Lorme. Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("« Nous sommes fiers », a déclaré Ada Lorme. « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("« Nous sommes fiers », a déclaré Ada Lorme. Et d'ajouter : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("« C'est fini », a dit Ada Lorme, avant d'ajouter : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Ada Lorme est claire. « Brenn a *racheté* Doriane », tranche la patronne de Kervan.", "Ada Lorme"),
    ("Brenn a *racheté* Doriane, selon le porte-parole de Kervan.", "Kervan"),
    ("Selon un porte-parole de Kervan, Brenn a *racheté* Doriane.", "Kervan"),
    ("Un porte-parole de Kervan a indiqué que Brenn avait *racheté* Doriane.", "Kervan"),
    ("« Brenn a *racheté* Doriane », a indiqué le porte-parole de Kervan.", "Kervan"),
    ("« Brenn a *racheté* Doriane », indique la direction de Kervan dans un communiqué.", "Kervan"),
    ("Dans un communiqué, Kervan indique que Brenn a *racheté* Doriane.", "Kervan"),
    ("Dans un communiqué, Kervan a regretté que Brenn ait *racheté* Doriane.", "Kervan"),
    ("Brenn a *racheté* Doriane, indique un communiqué de Kervan.", "Kervan"),
    ("Brenn a *racheté* Doriane, a indiqué Kervan dans un communiqué.", "Kervan"),
    ("Brenn a *racheté* Doriane, rapporte l'agence Orion.", "l'agence Orion"),
    ("Brenn a *racheté* Doriane, rapporte Le Courrier de l'Ouest.", "Le Courrier de l'Ouest"),
    ("Brenn a *racheté* Doriane, rapporte Ada Lorme lundi dans son blog.", "Ada Lorme"),
    ("Brenn, rapporte Ada Lorme, a *racheté* Doriane.", "Ada Lorme"),
    ("Brenn, selon Ada Lorme, a *racheté* Doriane.", "Ada Lorme"),
    ("Aux yeux d'Ada Lorme, Brenn a *racheté* Doriane trop tard.", "Ada Lorme"),
    ("De l'aveu d'Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("De l'aveu même d'Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Selon les informations du Courrier de l'Ouest, Brenn a *racheté* Doriane.", None),
    ("Selon une enquête de l'agence Orion, Brenn a *racheté* Doriane.", "l'agence Orion"),
    ("Selon Ada Lorme, présidente de Kervan, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Selon la présidente de Kervan, Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Selon la présidente de Kervan Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Comme l'a révélé l'agence Orion, Brenn a *racheté* Doriane.", "l'agence Orion"),
    ("Comme le souligne Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Comme l'explique Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Interrogée par Orion, Ada Lorme a expliqué que Brenn avait *racheté* Doriane.", "Ada Lorme"),
    ("Interrogée par Orion, Ada Lorme estime : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("« Brenn a *racheté* Doriane », a confié Ada Lorme à Orion.", "Ada Lorme"),
    ("Sur X, Ada Lorme a écrit : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Dans un message publié lundi, Ada Lorme affirme que Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme se dit convaincue que Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme est persuadée que Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Pour Ada Lorme, pas de doute : Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme l'assure : Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme affirme que Kervan recule et que Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme assure avoir vu Brenn *racheter* Doriane.", "Ada Lorme"),
    ("Ada Lorme a fait savoir que Brenn avait *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme a laissé entendre que Brenn avait *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme parle de Kervan. Elle affirme que Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Ada Lorme, qui affirme que Brenn a *racheté* Doriane, recule.", "Ada Lorme"),
    ("Ada Lorme, affirmant que Brenn a *racheté* Doriane, recule.", "Ada Lorme"),
    ("Il a dit vouloir partir, affirmant que Brenn a *racheté* Doriane.", None),
    ("Ada Lorme (Kervan) : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Ada Lorme, présidente de Kervan : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Et Ada Lorme de conclure : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Et Ada Lorme d'ajouter que Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("La révélation par Orion que Brenn a *racheté* Doriane fait parler.", "Orion"),
    ("Ada Lorme a qualifié de mensonge l'idée que Brenn a *racheté* Doriane.", None),
    ("Jean Vidal a appris que Brenn avait *racheté* Doriane.", None),
    ("Jean Vidal sait que Brenn a *racheté* Doriane.", None),
    ("Brenn a annoncé que Doriane avait *racheté* Kervan.", "Brenn"),
    ("Selon l'accord, Brenn a *racheté* Doriane.", None),
    ("Selon les règles de Kervan, Brenn a *racheté* Doriane.", None),
    ("Ada Lorme a évoqué le *rachat* de Doriane par Brenn.", None),
    ("Ada Lorme a dénoncé le *rachat* de Doriane par Brenn.", None),
    ("Après l'annonce du *rachat* de Doriane par Brenn, Ada Lorme s'est dite ravie.", None),
    ("Brenn a *racheté* Doriane. « C'est une bonne nouvelle », a déclaré Ada Lorme.", None),
    ("Brenn a *racheté* Doriane et « c'est une bonne nouvelle », a déclaré Ada Lorme.", None),
    ("Ada Lorme a déclaré : « C'est fini. » Brenn a *racheté* Doriane.", None),
    ("Brenn a *racheté* Doriane, ce que dénonce Ada Lorme.", None),
    ("Alors que Brenn a *racheté* Doriane, Ada Lorme affirme qu'elle part.", None),
    ("Ada Lorme a annoncé son intention de quitter Kervan, *rachetée* par Brenn.", None),
    ("Ada Lorme affirme que la société Doriane, *rachetée* par Brenn, recule.", None),
    ("Ada Lorme a annoncé sa démission, cinq jours après que Brenn a *racheté* Doriane.", None),
    ("Ada Lorme a annoncé sa démission parce que Brenn a *racheté* Doriane.", None),
    ("Selon Ada Lorme, Doriane, *dirigée* par Jean Vidal, recule.", None),
    ("Selon Ada Lorme, c'est fini. Brenn a *racheté* Doriane.", None),
]


def _sources(marked: str) -> tuple[Sources, int, dict[int, str]]:
    parsed, trigger = parsed_with_trigger(marked)
    mentions = resolve(parsed, find_mentions(parsed))
    named = {m.id: m.text for m in mentions}
    named |= {m.id: named[m.antecedents[0]] for m in mentions if m.antecedents}
    return Sources(parsed, Grammar(parsed), References(parsed, mentions)), trigger, named


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_sources(marked: str, expected: str | None) -> None:
    """The named source of the statement, or nobody where the article says it."""
    sources, trigger, named = _sources(marked)
    found = sources.of(trigger)
    assert (None if found is None else named[found]) == expected


def test_what_is_said_aside_is_the_articles() -> None:
    """Offices and demonyms beside a reported statement are the article's own; inside a quotation the speaker's."""
    sources, trigger, _ = _sources("Selon Ada Lorme, Brenn a *racheté* Doriane.")
    assert sources.of(trigger, aside=True) is None
    sources, trigger, named = _sources("« Brenn a *racheté* Doriane », a déclaré Ada Lorme.")
    found = sources.of(trigger, aside=True)
    assert found is not None and named[found] == "Ada Lorme"


def test_first_person_is_the_speaker() -> None:
    """« nous » in a quotation is whoever says it."""
    sources, trigger, named = _sources("« *Nous* rachetons Doriane », a déclaré Ada Lorme.")
    found = sources.first_person(sources.parsed.tokens[trigger])
    assert found is not None and named[found] == "Ada Lorme"


def test_cases_run() -> None:
    """No filter silently drops the table."""
    assert len(CASES) >= 90
