"""Extents and types of names: what the model cuts, names made of common nouns, what the words beside a name tell."""

from __future__ import annotations

import pytest

from kg.extract.designations import find_designations, named_after
from kg.extract.name_extents import joined, seen_whole
from kg.extract.name_heads import ends_before_noun
from kg.extract.names import find_names
from kg.french.gazetteer import known_type
from kg.french.name_finder import Found
from kg.model import TYPES

SCORES = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def spans_of(text: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    return [(text.index(name), text.index(name) + len(name)) for name in names]


def designated(text: str, *places: str, wholes: tuple[str, ...] = (), events: tuple[str, ...] = ()) -> dict[str, str]:
    found = find_designations(text, spans_of(text, places), spans_of(text, wholes), spans_of(text, events))
    return {text[start:end]: kind for start, end, kind in found}


@pytest.mark.parametrize(
    ("text", "place", "name", "kind"),
    [
        ("L'armée turque avance.", "", "armée turque", "Organization"),
        ("Un vol part de l'aéroport de Varnes.", "Varnes", "aéroport de Varnes", "Place"),
        ("La fédération belge de natation proteste.", "", "fédération belge de natation", "Organization"),
        ("Les championnats du monde de triathlon d'hiver débutent.", "", "championnats du monde de triathlon d'hiver", "Event"),  # noqa: E501
        ("Depuis la guerre civile en Varnie, tout a changé.", "Varnie", "guerre civile en Varnie", "Event"),
        ("Il préside le parti démocrate depuis un an.", "", "parti démocrate", "Organization"),
        ("L’équipe de Varnie de retour.", "Varnie", "équipe de Varnie", "Organization"),
        ("L'offensive de Varnes a repris.", "Varnes", "offensive de Varnes", "Event"),
        ("Elle mène les pourparlers de paix à Varnes.", "Varnes", "pourparlers de paix à Varnes", "Event"),
        ("Il a voté contre la loi travail.", "", "loi travail", "Work"),
        ("La primaire de la droite et du centre aura lieu.", "", "primaire de la droite et du centre", "Event"),
        ("Rien sur la primaire de la gauche de 2011 hier.", "", "primaire de la gauche de 2011", "Event"),
    ],
)  # fmt: skip
def test_names_made_of_common_nouns(text: str, place: str, name: str, kind: str) -> None:
    assert designated(text, *([place] if place else [])) == {name: kind}


def test_an_organ_of_an_organ_is_one_name() -> None:
    found = designated("Le pôle financier du tribunal de Varnes enquête.", "Varnes")
    assert found == {"pôle financier du tribunal de Varnes": "Organization", "tribunal de Varnes": "Organization"}


def test_the_name_of_a_mission_goes_on_with_where_it_is_sent() -> None:
    found = designated("La mission de l'Union varnoise en Varnie tire.", "Varnie", wholes=("Union varnoise",))
    assert found == {"mission de l'Union varnoise en Varnie": "Organization"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("L'entreprise turque avance.", ""),
        ("Elle est candidate à la mairie de Varnes.", "Varnes"),
        ("Le chef d'orchestre français salue.", ""),
        ("L'armée de métier recrute.", ""),
        ("L'offensive de la Turquie continue.", "Turquie"),  # it is who leads it
        ("Les négociations en Varnie traînent.", "Varnie"),
        ("Une conférence de presse à Varnes a suivi.", "Varnes"),
        ("La loi travaille pour nous.", ""),
        ("Les élections de mai approchent.", ""),
        ("Elle habite un quartier de Varnes.", "Varnes"),
        ("Un réalisateur de télévision français a parlé.", ""),
    ],
)
def test_what_is_no_such_name(text: str, place: str) -> None:
    assert designated(text, *([place] if place else [])) == {}


@pytest.mark.parametrize(
    ("text", "place", "whole", "name"),
    [
        ("Le tribunal de grande instance de Varnes a tranché.", "Varnes", "", "tribunal de grande instance de Varnes"),
        ("Le ministère des affaires étrangères de Varnie nie.", "Varnie", "", "ministère des affaires étrangères de Varnie"),  # noqa: E501
        ("Le comité des droits de l'homme de l'Orbe siège.", "", "Orbe", "comité des droits de l'homme de l'Orbe"),
        ("Le secrétariat général de l'Orbe se tait.", "", "Orbe", "secrétariat général de l'Orbe"),
    ],
)  # fmt: skip
def test_an_organ_takes_what_it_is_for_and_its_whole(text: str, place: str, whole: str, name: str) -> None:
    found = designated(text, *filter(None, [place]), wholes=tuple(filter(None, [whole])))
    assert found == {name: "Organization"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [("Le conseil d'administration de l'Orbe siège.", "Orbe"), ("L'équipe de l'Orbe siège.", "Orbe")],
)
def test_what_an_organization_does_not_single_out(text: str, whole: str) -> None:
    assert designated(text, wholes=(whole,)) == {}


@pytest.mark.parametrize(
    ("text", "bare", "name", "kind"),
    [
        ("Elle a reçu le prix Renard.", "Renard", "prix Renard", "Event"),
        ("Le match a lieu au stade Charles-Marel.", "Charles-Marel", "stade Charles-Marel", "Place"),
        ("Le gouvernement Conti est tombé.", "Conti", "gouvernement Conti", "Organization"),
        ("La loi Vasseur passe.", "Vasseur", "loi Vasseur", "Work"),
    ],
)
def test_a_noun_with_a_bare_name_behind_it_is_one_name(text: str, bare: str, name: str, kind: str) -> None:
    assert {text[start:end]: kind for start, end, kind in named_after(text, spans_of(text, (bare,)))} == {name: kind}


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        (
            "La ministre de l'Immigration, de l'Intégration et de l'Identité nationale Jeanne Rivel a fui la France.",
            "France",
            ("Identité", "Identité nationale"),
        ),
        ("Le ministre de l'Intérieur, de passage à Lyon, a parlé.", "Lyon", ()),
        ("La procureure de la République de Paris enquête sur Airbus.", "Paris", ("République de Paris",)),
        ("Emmanuel Macron participera au sommet du G7 à Biarritz.", "sommet du G7", ()),
    ],
)
def test_fields_and_offices_are_no_part_of_names(text: str, there: str, absent: tuple[str, ...]) -> None:
    names = {name.text for name in find_names(text)}
    assert there in names
    assert not names.intersection(absent)


def test_an_opera_of_a_city_is_no_work() -> None:
    kinds = {name.text: name.type for name in find_names("L'opéra de Marseille a engagé Georges Marel.")}
    assert kinds["opéra de Marseille"] == "Organization"


def test_other_nouns_leave_the_bare_name_alone() -> None:
    text = "Le quotidien Orbe et le prix de Varnes."
    assert list(named_after(text, spans_of(text, ("Orbe", "Varnes")))) == []


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("Opéra de Varnes", ("Opéra de", "Varnes"), ["Opéra de Varnes"]),
        ("J.D. Marel", ("J.D", "Marel"), ["J.D. Marel"]),
        ("Sommet pour l'Action", ("Sommet pour l", "Action"), ["Sommet pour l'Action"]),
        ("Sommet d'Action", ("Sommet", "Action"), ["Sommet", "Action"]),
        ("Opéra Varnes", ("Opéra", "Varnes"), ["Opéra", "Varnes"]),
        ("Paul Orsini. Varnes", ("Paul Orsini", "Varnes"), ["Paul Orsini", "Varnes"]),
    ],
)
def test_what_the_model_cuts_in_two(text: str, parts: tuple[str, ...], whole: list[str]) -> None:
    found = [Found(text.index(part), text.index(part) + len(part), SCORES) for part in parts]
    assert [text[name.start : name.end] for name in joined(text, found)] == whole


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("La FAC Rail et Sud-Fer ont signé.", "FAC Rail et Sud-Fer", ["FAC Rail", "Sud-Fer"]),
        ("La maison Marel et Fils a signé.", "Marel et Fils", ["Marel et Fils"]),
        ("Orbe Bois et Sud-Fer signe. Sud-Fer, puis Sud-Fer.", "Orbe Bois et Sud-Fer", ["Orbe Bois", "Sud-Fer"]),
        ("L'ailier de Nantes Paul Marchand part.", "Nantes Paul Marchand", ["Nantes", "Paul Marchand"]),
        ("Elle suit Nantes Paul Marchand.", "Nantes Paul Marchand", ["Nantes Paul Marchand"]),
    ],
)
def test_two_names_that_the_model_takes_for_one(text: str, whole: str, parts: list[str]) -> None:
    start = text.index(whole)
    organization = Found(start, start + len(whole), (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0))
    assert [text[name.start : name.end] for name in joined(text, [organization])] == parts


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Netia a acheté la série « Les Ombrages » pour l'été.", "Les Ombrages", "Work"),
        ("Les investisseurs de K72, une entreprise coréenne, hésitent.", "K72", "Organization"),
        ("Le groupe Orval a dévoilé Norvax V3 lundi.", "Norvax V3", "Product"),
        ("Marc Auvray a visité Bamako.", "Bamako", "Place"),
        ("La Banque Delcourt lance une offre sur TransAlpes.", "TransAlpes", "Organization"),
        ("Matignon dément avoir reçu Paul Marchand.", "Matignon", "Organization"),
        ("Claire Brunel remporte le César de la meilleure actrice.", "César de la meilleure actrice", "Event"),
        ("Le Goncourt est décerné à Claire Brunel.", "Goncourt", "Event"),
        ("Oscar de la Torre a visité Bamako.", "Oscar de la Torre", "Person"),
        ("César Marchand a visité Bamako.", "César Marchand", "Person"),
    ],
)
def test_type_of_a_name(text: str, name: str, kind: str) -> None:
    assert {found.text: found.type for found in find_names(text)}[name] == kind


def test_a_word_that_opens_a_sentence_is_no_name_for_its_capital() -> None:
    assert "Vexé" not in [
        name.text for name in find_names("Vexé, Paul Marchand a quitté la salle. Déçu, il est parti.")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le groupe État islamique a revendiqué l'attaque.", ["État islamique"]),
        ("Le chef d'État haïtien a quitté Paris.", ["Paris"]),
        ("Yann Le Brec a parlé. « Je pars », a dit M. Le Brec.", ["Yann Le Brec", "Le Brec"]),
        ("Elle est la plus jeune présidente de la République de l'histoire, dit Paul Marchand.", ["Paul Marchand"]),
        ("Mai Fatou est née en mai 1980.", ["Mai Fatou"]),
        ("Il dirige le réseau Ondelis X. Actuellement, il se tait.", ["Ondelis X"]),
        ("La start-up de Brunel, fondée par Claire Brunel, est à Nantes.", ["Brunel", "Claire Brunel", "Nantes"]),
        ("La branche AéroSud de la Banque Delcourt supprime des postes.", ["AéroSud", "Banque Delcourt"]),
        ("Le ministre délégué à la Santé, Paul Marchand, a démissionné.", ["Paul Marchand"]),
        ("Elle pratique le VTT et la course à pied à Nantes.", ["Nantes"]),
        ("La société AéroSud lance AéroSud+ mardi à Nantes.", ["AéroSud", "AéroSud+", "Nantes"]),
    ],
)  # fmt: skip
def test_where_a_name_begins_and_ends(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def kinds(text: str) -> dict[str, str]:
    return {name.text: name.type for name in find_names(text)}


def test_the_noun_that_introduces_a_firm_outweighs_the_person_of_its_name() -> None:
    text = "Le groupe de luxe Vernay, fondé par Auguste Vernay, a signé. Vernay vise Dijon. Vernay a bondi."
    assert kinds(text)["Vernay"] == "Organization"
    assert kinds(text)["Auguste Vernay"] == "Person"


def test_a_capital_article_in_mid_sentence_opens_a_title() -> None:
    found = kinds("Elle publie en 1968 La Saison sèche chez Gallimard, puis L'Homme du quai.")
    assert found["La Saison sèche"] == "Work"
    assert found["L'Homme du quai"] == "Work"


def test_a_place_and_a_person_behind_it_are_two() -> None:
    assert {"Castelrive", "Mathieu Dargent"} <= set(kinds("À Castelrive Mathieu Dargent était connu de tous."))


def test_a_known_name_ends_where_it_ends() -> None:
    assert "Horizons" in kinds("Le patron d'Horizons dans le Nord a réagi.")


def test_an_office_is_no_institution() -> None:
    assert designated("La garde des Sceaux a parlé.", "Sceaux") == {}


def test_a_demonym_alone_makes_no_name_of_an_agency() -> None:
    assert designated("L'agence russe a répondu à l'agence spatiale américaine.") == {}
    found = designated("L'agence française de développement a répondu à l'armée russe.")
    assert set(found) == {"agence française de développement", "armée russe"}


def test_a_nickname_stands_inside_a_name() -> None:
    assert "Thomas « Bob » Rivel" in kinds("Le développeur Thomas « Bob » Rivel a quitté Ondelis. Rivel a 40 ans.")


@pytest.mark.parametrize("name", ["iPhone 5S", "Windows Vista", "Boeing 737-800", "Nokia N95", "PS4"])
def test_a_product_is_known_by_its_make(name: str) -> None:
    assert known_type(name) == "Product"


@pytest.mark.parametrize("name", ["France 2", "Racing 92", "Airbus", "Windows", "Orbe 737"])
def test_a_number_alone_makes_no_product(name: str) -> None:
    assert known_type(name) == {"Windows": "Product", "Orbe 737": None}.get(name, "Organization")


def test_a_year_singles_out_a_vote() -> None:
    assert designated("Le référendum du 29 mai 2005 l'a montré.") == {"référendum du 29 mai 2005": "Event"}
    assert designated("Les élections de 2005 l'ont montré.") == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("La Ligue citoyenne varnienne d'Olivier Marel a perdu.", ["Ligue citoyenne varnienne", "Olivier Marel"]),
        ("Le Mouvement solidaire de François Ledru s'allie au centre.", ["Mouvement solidaire", "François Ledru"]),
        ("La Banque centrale européenne de Mario Verdi achète.", ["Banque centrale européenne", "Mario Verdi"]),
        ("Le maire UMP de Nice a démissionné.", ["UMP", "Nice"]),
        ("Le laboratoire lyonnais bioVarne a signé.", ["bioVarne"]),
        ("L'ONG Human Help Watch accuse le maire.", ["Human Help Watch"]),
        ("Le site varnavis.fr a fermé.", ["varnavis.fr"]),
        ("L'hôpital Bichat recrute.", ["hôpital Bichat"]),
        ("Le pilote Charles Lenoir de Varne a gagné.", ["Charles Lenoir de Varne"]),
    ],
)
def test_a_name_without_what_introduces_it_or_leads_it(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marie Toussaint (Rouges/ALE) vote contre.", ["Marie Toussaint", "Rouges/ALE"]),
        ("Le groupe GUE/NGL proteste.", ["GUE/NGL"]),
        ("Une mission NASA/ESA part.", ["NASA", "ESA"]),
    ],
)
def test_a_group_of_two_names_with_a_stroke(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "place"),
    [("La place Bellecour est fermée.", True), ("Le tribunal place Bellecour en redressement.", False)],
)
def test_a_noun_that_is_a_verb_too(text: str, place: bool) -> None:
    start = text.index("Bellecour")
    assert bool(list(named_after(text, [(start, start + 9)]))) == place


def test_a_model_has_an_article_and_a_number() -> None:
    (name,) = (n for n in find_names("La firme Varnell présente le Brenn 20 Pro.") if n.text == "Brenn 20 Pro")
    assert name.scores[0][0] == "Product"


def test_the_first_of_two_nouns_tells_the_kind() -> None:
    (name,) = find_names("Le logiciel espion Pegase se répand.")
    assert name.scores[0][0] == "Product"


def test_a_nickname_after_a_nationality_stands_inside_a_name() -> None:
    assert [n.text for n in find_names("Le Finlandais Michael « Monty » Varnius part.")] == [
        "Michael « Monty » Varnius"
    ]


def test_a_yard_is_no_court() -> None:
    assert designated("Il parle dans la cour de l'hôtel de Varnes.", "Varnes") == {}


def test_events_that_a_date_or_another_name_singles_out() -> None:
    assert designated("Les attentats du 13 mai ont marqué.") == {"attentats du 13 mai": "Event"}
    assert designated("Les élections européennes de 2005 approchent.") == {"élections européennes de 2005": "Event"}
    assert designated("La finale de la Coupe Orphée.", events=("Coupe Orphée",)) == {
        "finale de la Coupe Orphée": "Event"
    }
    assert designated("Le sommet de l'OXA s'ouvre.", wholes=("OXA",)) == {"sommet de l'OXA": "Event"}
    assert designated("La crise gambienne dure.") == {"crise gambienne": "Event"}


def test_what_one_stands_for_is_no_event() -> None:
    assert designated("Le candidat de droite à la présidentielle française a parlé.") == {}
    assert designated("Le congrès américain a voté.") == {}


def test_an_office_alone_is_nobodys_name() -> None:
    """The model takes « ministre de la Santé » for a person at times."""
    names = [span.text for span in find_names("L'ancienne ministre de la Santé, qui avait quitté Brenne, a parlé.")]
    assert "ministre de la Santé" not in names


def test_a_name_in_two_at_its_hyphen_is_one() -> None:
    text = "Il part pour Haut-Varnois."
    parts = [Found(13, 18, SCORES), Found(18, 25, SCORES)]
    assert [text[name.start : name.end] for name in joined(text, parts)] == ["Haut-Varnois"]


def test_a_known_firm_behind_its_product_is_a_name_of_its_own() -> None:
    text = "L'agence autorise le Varnox de Pfizer."
    product = tuple(float(kind == "Product") for kind in TYPES)
    found = joined(text, [Found(21, 37, product)])
    assert [(text[name.start : name.end], name.type) for name in found] == [
        ("Varnox", "Product"), ("Pfizer", "Organization"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pieces", "seen", "people", "whole"),
    [
        ("Selon le Varner Allgemeine, tout va.", ("Varner", "Allgemeine"), "Varner Allgemeine", (), True),
        ("Le Mouvement du 23 mars avance.", ("Mouvement",), "Mouvement du 23 mars", (), True),
        ("Le chef de l'Orbe Paul Marel arrive.", ("Orbe", "Paul Marel"), "Orbe Paul Marel", ("Paul Marel",), False),
        ("Orbe a gagné ce soir.", ("Orbe",), "Orbe a gagné", (), False),
    ],
)
def test_what_spacy_sees_whole(
    text: str, pieces: tuple[str, ...], seen: str, people: tuple[str, ...], whole: bool
) -> None:
    names = {span: text[slice(*span)] in people for span in spans_of(text, pieces)}
    found = [text[start:end] for start, end in seen_whole(text, names, spans_of(text, (seen,)))]
    assert found == ([seen] if whole else [])


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Le sommet se tient dans le district du Sardal, au nord.", "Sardal", "Place"),
        ("La sonde s'est posée sur Mars sans dommage.", "Mars", "Place"),
        ("Le pétrolier Emma Marel a sombré.", "Emma Marel", "Product"),
    ],
)
def test_types_by_the_noun_before(text: str, name: str, kind: str) -> None:
    assert {span.text: span.type for span in find_names(text)}[name] == kind


def test_a_single_letter_is_no_name() -> None:
    assert "A" not in {span.text for span in find_names("Les chômeurs de catégorie A sont moins nombreux en Varnie.")}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("La Première ministre de Finlande a reçu Jean Tavel.", "Finlande", "Place"),
        ("L'ancien ministre de Norvège a parlé.", "Norvège", "Place"),
        ("Un Rafale F-4 s'est écrasé mardi.", "Rafale F-4", "Product"),
        ("Deux Canadair CL-415 ont décollé de Marseille.", "Canadair CL-415", "Product"),
        ("Le cabinet Rivel se réunit. Jean Rivel, le président, était là.", "Rivel", "Person"),
        ("Le cabinet Delorme a signé le contrat avec Ondelis.", "Delorme", "Organization"),
        ("La fusée a quitté le centre spatial Kennedy.", "centre spatial Kennedy", "Place"),
    ],
)
def test_types_of_countries_makes_and_staffs(text: str, name: str, kind: str) -> None:
    assert {n.text: n.type for n in find_names(text)}[name] == kind


def test_the_field_of_a_minister_is_no_name() -> None:
    names = [n.text for n in find_names("La ministre des Transports, Lise Mol, et le ministre de l'Intérieur partent.")]
    assert names == ["Lise Mol"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("GORNA, Varnie (Reuters) - Jean Tavel a parlé.", ["Jean Tavel"]),
        ("Marseille (AFP) – Jean Tavel a parlé.", ["Jean Tavel"]),
        ("Jean Tavel (Reuters) a parlé.", ["Jean Tavel", "Reuters"]),
    ],
)
def test_the_dateline_of_an_agency_names_nothing(line: str, names: list[str]) -> None:
    assert [n.text for n in find_names(line)] == names


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Rassemblement varnais aux européennes", "Rassemblement varnais"),
        ("Ligue aux élections municipales", "Ligue"),
        ("Rendez-vous aux Armées", "Rendez-vous aux Armées"),
    ],
)
def test_an_election_is_no_end_of_a_name(name: str, kept: str) -> None:
    assert name[: ends_before_noun(name, 0, len(name))] == kept


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Patronne de Varnex, Lucie Tavel a parlé.", False),
        ("Banquière de métier, Lucie Tavel a parlé.", False),
        ("Varnex, Lucie Tavel y a parlé.", True),
    ],
)
def test_a_noun_of_a_person_that_opens_a_sentence_is_no_name(text: str, opens: bool) -> None:
    assert any(n.start == 0 for n in find_names(text)) == opens


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le pilote Ferrari Paul Marel a abandonné.", ["Ferrari", "Paul Marel"]),
        ("Le pilote Red Bull Paul Marel a abandonné.", ["Red Bull", "Paul Marel"]),
        ("Ils sont défendus par Mes Paul Marel et Anne Tavel.", ["Paul Marel", "Anne Tavel"]),
        ("La banque Morgan Stanley a abandonné.", ["Morgan Stanley"]),
        ("La maison Louis Vuitton a abandonné.", ["Louis Vuitton"]),
    ],
)
def test_the_group_of_a_person_is_a_name_apart(text: str, names: list[str]) -> None:
    assert [n.text for n in find_names(text)] == names


def test_a_large_city_behind_a_preposition_is_a_name_that_the_model_need_not_see() -> None:
    assert "Nice" in kinds("Le maire UMP de Nice a démissionné.")
    assert "Nice" not in kinds("Le maire UMP de Nice Airlines a démissionné.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le Suisse Marc Auvray a battu Paul Orsini.", ["Marc Auvray", "Paul Orsini"]),
        ("Battu par un Suisse, Paul Orsini a quitté la Suisse.", ["Paul Orsini", "Suisse"]),
        ("L'Argentine a battu la Suisse.", ["Argentine", "Suisse"]),
    ],
)
def test_country_that_tells_where_somebody_is_from_is_no_name(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def test_platform_that_somebody_has_an_account_on_is_no_name() -> None:
    text = "Le compte Twitter de Norvax et la chaîne YouTube d'Anne Morel ont été fermés, selon Twitter."
    found = find_names(text)
    assert [name.text for name in found] == ["Norvax", "Anne Morel", "Twitter"]
    assert found[-1].start > text.index("selon")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Luc Perrault est marié à Jeanne Morvan.", "Jeanne Morvan", "Person"),
        ("La Banque Delcourt a financé le projet Horizon Bleu.", "Horizon Bleu", "Project"),
        ("Inès Carpentier va diriger Norvax.", "Norvax", "Organization"),
        ("Le Sommet de Lisbonne s'est tenu à Lisbonne.", "Sommet de Lisbonne", "Event"),
    ],
)
def test_what_stands_before_a_name_weighs_more_than_the_model(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind
