"""French constructions end to end, with the names given: what is claimed of a sentence and what is not.

A name is written with the letter of its type in front: `P{Claire Vasseur}`, `L{Dakar}` (a place), `O`, `E`, `W`, `J`.
"""

from __future__ import annotations

import re

import pytest

from kg.extract.amounts import find_amounts
from kg.extract.coreference import resolve
from kg.extract.dates import find_dates
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.extract.relations import find_candidates
from kg.link.claims import link
from kg.model import Article, EntityType, Extract, Literal, NameSpan

_TYPES: dict[str, EntityType] = {
    "P": "Person", "O": "Organization", "L": "Place", "E": "Event", "W": "Work", "J": "Project",
    "M": "Product",
}  # fmt: skip
_PUBLISHED = "2018-05-14"


def claims(marked: str) -> set[str]:
    """The claims read off a marked text as `subject relation object`, the status behind them if it is no fact."""
    text, names, at = "", [], 0
    for m in re.finditer(r"([POLEWJM])\{([^}]*)\}", marked):
        text += marked[at : m.start()]
        names.append(NameSpan(len(text), len(text) + len(m[2]), m[2], ((_TYPES[m[1]], 5.0),)))
        text, at = text + m[2], m.end()
    text += marked[at:]
    parsed = parse(text, tuple(names))
    mentions = resolve(parsed, find_mentions(parsed))
    found = find_candidates(parsed, mentions, find_dates(text, _PUBLISHED), find_amounts(text))
    graph = link([Extract(Article("t", text, text, (), published=_PUBLISHED), mentions, found)])
    label = {entity.id: entity.label for entity in graph.entities}
    return {
        " ".join(
            [
                label[c.subject],
                c.relation,
                c.object.value if isinstance(c.object, Literal) else label[c.object],
                *([] if c.status == "asserted" else [c.status]),
            ]
        )
        for c in graph.claims
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what two parsers that are summed leave undone: a participle in brackets, a noun read as an adjective, …
        ("Une dispute vient d'opposer P{Hugo Delmas} à P{Claire Vasseur} (née en 1985).", "Claire Vasseur bornOn 1985"),
        (
            "Tout allait bien quand O{Norvax}, une société belge, a racheté O{Altenor} en mai.",
            "Norvax acquired Altenor",
        ),
        ("P{Claire Vasseur}, une des premières investisseuses de O{Norvax}, attend.", "Claire Vasseur funds Norvax"),
        ("Candidat à la primaire, P{Hugo Delmas} a défié le maire.", "Hugo Delmas candidateFor primaire"),
        ("P{Hugo Delmas} poussait P{Claire Vasseur} à quitter O{Norvax}.", "Claire Vasseur left Norvax planned"),
        # what stands behind an organization's short name in brackets, and a relative whose verb comes first
        ("Les O{Forces libres} (O{FL}), emmenées par P{Hugo Delmas}, ont gagné.", "Hugo Delmas leads Forces libres"),
        ("Ils ont formé le O{Front uni} (O{FU}) que dirige P{Hugo Delmas}.", "Hugo Delmas leads Front uni"),
        ("Le O{Front uni}, le parti fondé par M. P{Delmas}, a protesté.", "Delmas founded Front uni"),
        # an organization's short name in brackets behind its description
        (
            "P{Hugo Delmas}, porte-parole de la police de la ville (O{PVA}), l'a indiqué.",
            "Hugo Delmas represents PVA",
        ),
        # « et » far behind what it joins to
        (
            "L{Varna} a bombardé la ville de L{Gorna}, dans le centre du pays, ainsi que le port de L{Potes}.",
            "Varna attacked Potes",
        ),
        ("P{Hugo Delmas} et P{Claire Vasseur}, avocats de O{Norvax}, ont fait appel.", "Hugo Delmas represents Norvax"),
        (
            "Les avocats de P{Luc Perrault}, P{Hugo Delmas} et P{Anne Vidal}, ont fait appel.",
            "Anne Vidal represents Luc Perrault",
        ),
        ("P{Hugo Delmas} écope de six mois de prison pour vol.", "Hugo Delmas convictedOf vol"),
        (
            "Né à L{Gorna}, dans la L{Tarna}, fils d'une coiffeuse, P{Hugo Delmas} était entré en 2000 à O{Norvax}.",
            "Hugo Delmas bornIn Gorna",
        ),
        ("Le O{G7} (L{France}, L{Italie} et L{Canada}) a signé.", "Italie memberOf G7"),
        ("Le O{Harbol} libanais a condamné l'attaque.", "Harbol basedIn Liban"),
        (
            "O{Altenor}, une coalition qui regroupe entre autres O{Norvax} et O{TransAlpes}, a protesté.",
            "TransAlpes memberOf Altenor",
        ),
        (
            "O{Altenor}, accusé d'avoir abusé de sa position, a réagi.",
            "Altenor chargedWith avoir abusé de sa position alleged",
        ),
        # who stands behind what opens a sentence; a counted noun without a plural form; states that act by their arms
        (
            "Après un entretien avec P{Anne Vidal}, P{Hugo Delmas} et P{Luc Perrault} ont signé la W{Charte}.",
            "Luc Perrault signed Charte",
        ),
        (
            "Vingt pays, dont la L{France} et l'L{Italie}, participent au E{Salon Alba}.",
            "Italie participatesIn Salon Alba",
        ),
        ("Des avions de chasse turcs ont bombardé L{Gorna}.", "Turquie attacked Gorna"),
        ("P{Hugo Delmas} est visé par des sanctions turques.", "Turquie sanctions Hugo Delmas"),
        # a present that the parser takes for a participle, « est » + noun taken for a passive
        (
            "Le E{Sommet Alba} réunit P{Claire Vasseur} et P{Hugo Delmas}.",
            "Claire Vasseur participatesIn Sommet Alba",
        ),
        ("P{Zoé Delmas}, la fille de P{Hugo Marin}, est avocate.", "Hugo Marin parentOf Zoé Delmas"),
        # a relative clause without a pronoun, a reflexive with « être » for a copula
        (
            "Dans un entretien au Courrier, P{Claire Vasseur} s'en est prise à P{Hugo Delmas}.",
            "Claire Vasseur criticizes Hugo Delmas",
        ),
        # a future that the parser takes for a past
        ("P{Claire Vasseur} se rendra mardi en L{Norvège}.", "Claire Vasseur visited Norvège planned"),
        # participles that open a sentence or stand in parentheses
        ("Élu président en 2012, P{Hugo Delmas} se retire.", "Hugo Delmas elected président"),
        ("P{Hugo Delmas} (né le 3 mai 1962 à L{Tours}) est acteur.", "Hugo Delmas bornOn 1962-05-03"),
        ("En visite à L{Dakar}, P{Claire Vasseur} a signé un accord.", "Claire Vasseur visited Dakar"),
        # the nationality does what the event noun says; a quantity is nobody's
        ("Des frappes russes sur L{Kharkiv} ont tué trois civils.", "Russie attacked Kharkiv"),
        ("O{Norvax} a écopé d'une amende de 20 millions d'euros de la O{CNIL}.", "CNIL fined Norvax"),
        # two wordings that hold each other
        (
            "Une enquête a été ouverte par le O{parquet national financier} contre P{Hugo Delmas}.",
            "parquet national financier investigates Hugo Delmas",
        ),
        # grounds further on, objects that belong to somebody, lists as subjects, « que » with the main verb
        (
            "P{Hugo Delmas}, condamné en 2018 à deux ans de prison avec sursis pour fraude fiscale, a fait appel.",
            "Hugo Delmas convictedOf fraude fiscale",
        ),
        ("Les O{talibans} ont attaqué la base de L{Kandahar}.", "talibans attacked Kandahar"),
        ("La L{Russie} a bombardé une base syrienne.", "Russie attacked Syrie"),
        (
            "O{Norvax}, O{Aldéria} et O{Sylvéo} sont les partenaires du projet J{Atlas}.",
            "Aldéria participatesIn Atlas",
        ),
        ("O{Norvax}, que P{Luc Perrault} accuse d'espionnage, dément.", "Luc Perrault accuses Norvax"),
        # a demonym used as a noun before a name, a list whose items say what they are
        ("O{Norvax} s'allie aux américains O{Aldéria} et O{Sylvéo}.", "Norvax partnersWith Sylvéo"),
        ("Le contrat oppose O{Norvax} à l'italien O{Aldéria}.", "Aldéria basedIn Italie"),
        (
            "O{Norvax} concurrence O{Aldéria} (Lyon), la société O{Sylvéo} et O{Brévia}.",
            "Brévia competesWith Norvax",
        ),
        ("O{Norvax} concurrence O{Aldéria} ainsi que la société O{Sylvéo}.", "Norvax competesWith Sylvéo"),
        # the company in mind by where it sits or by who leads it
        ("O{Norvax} recrute. L'entreprise de L{Brest} se porte bien.", "Norvax basedIn Brest"),
        ("O{Norvax} recrute. Le groupe dirigé par P{Hugo Delmas} se porte bien.", "Hugo Delmas leads Norvax"),
        (
            "P{Luc Perrault}, PDG d'O{Aldéria}, voit O{Eos}. Le groupe dirigé par P{Luc Perrault} rachète O{Brévia}.",
            "Aldéria acquired Brévia",
        ),
        # organizations named after what they are part of, or after where they sit
        (
            "L'O{Union Alba} a un plan. La O{commission des mines de l'Union Alba} le suit.",
            "commission des mines de l'Union Alba subsidiaryOf Union Alba",
        ),
        (
            "L'O{Union Alba} a un plan. La O{mission de l'Union Alba au Mali} le suit.",
            "mission de l'Union Alba au Mali subsidiaryOf Union Alba",
        ),
        ("Le O{parlement norvégien} a voté.", "parlement norvégien basedIn Norvège"),
        # a participle that names its noun, a name that says when it was
        ("Un homme de 25 ans nommé P{Luc Perrault} a rejoint O{Norvax}.", "Luc Perrault joined Norvax"),
        ("Le E{référendum de 1999} a échoué.", "référendum de 1999 heldOn 1999"),
        # who takes part in an occasion, years of a life, names that begin with what the wording fixes
        ("Lors d'une visite à L{Dakar}, P{Claire Vasseur} a promis une aide.", "Claire Vasseur visited Dakar"),
        (
            "À l'issue d'une rencontre avec P{Hugo Delmas}, P{Claire Vasseur} a quitté la salle.",
            "Claire Vasseur meets Hugo Delmas",
        ),
        ("P{Hugo Delmas} (1932-2004) fut un acteur.", "Hugo Delmas diedOn 2004"),
        ("P{Hugo Delmas} (1932-2004) fut un acteur.", "Hugo Delmas bornOn 1932"),
        ("P{Jeanne Morvan} a reçu le W{prix Orphée} en 2010.", "Jeanne Morvan won prix Orphée"),
        ("La L{France} a signé l'W{accord de Nantes}.", "France signed accord de Nantes"),
        # wordings of politics, justice and events
        ("P{Nadia Ferrand} a rallié la candidature de P{Hugo Delmas}.", "Nadia Ferrand supports Hugo Delmas"),
        ("P{Luc Perrault} ne décolère pas contre O{Norvax}.", "Luc Perrault criticizes Norvax"),
        ("P{Luc Perrault} n'a pas mâché ses mots contre O{Norvax}.", "Luc Perrault criticizes Norvax"),
        ("Les raids de la L{Bordurie} sur L{Kharkiv} ont repris.", "Bordurie attacked Kharkiv"),
        ("Une enquête pour corruption visant P{Hugo Delmas} a été ouverte.", "Hugo Delmas chargedWith corruption"),
        (
            "P{Claire Vasseur}, en lice pour le E{Mondial Alba}, se repose.",
            "Claire Vasseur participatesIn Mondial Alba",
        ),
        ("P{Claire Vasseur} est attendue au E{Sommet Alba}.", "Claire Vasseur participatesIn Sommet Alba planned"),
        # of a masculine participle the nearest noun that it agrees with
        (
            "P{Hugo Delmas}, convoqué en vue d'une mise en examen, soupçonné de fraude, a démenti.",
            "Hugo Delmas chargedWith fraude alleged",
        ),
        # « sera candidat » taken for a passive; the elections behind the party
        ("P{Luc Perrault} sera candidat à la mairie de L{Tours}.", "Luc Perrault candidateFor mairie de Tours planned"),
        (
            "P{Luc Perrault} sera le candidat du O{Parti radical} aux municipales.",
            "Luc Perrault candidateFor municipales planned",
        ),
        # whom one chooses is to do it; the office that a post is
        ("O{Norvax} a choisi P{Luc Perrault} pour intégrer O{Brisac}.", "Luc Perrault joined Brisac planned"),
        ("P{Luc Perrault} a été démis de ses fonctions de préfet.", "Luc Perrault dismissedFrom préfet"),
        (
            "P{Luc Perrault}, vice-président de la O{région Bretagne}, a voté.",
            "Luc Perrault holdsOffice vice-président de la région Bretagne",
        ),
        (
            "Le conseiller municipal O{LR} P{Luc Perrault} s'est abstenu.",
            "Luc Perrault holdsOffice conseiller municipal LR",
        ),
        # ends that are referred to
        (
            "P{Luc Perrault} et P{Hugo Delmas} sont amis. Les deux hommes se sont rencontrés à L{Tours}.",
            "Hugo Delmas meets Luc Perrault",
        ),
        (
            "O{Brisac} et O{Norvax} vont bien. Les deux groupes ont signé un accord.",
            "Brisac partnersWith Norvax",
        ),
        ("P{Claire Vasseur} a rejoint O{Norvax}. Elle en est la présidente.", "Claire Vasseur leads Norvax"),
        ("Après avoir dirigé O{Norvax}, P{Luc Perrault} se repose.", "Luc Perrault leads Norvax former"),
        (
            "P{Luc Perrault} a fondé O{Norvax}. Il a quitté le conseil d'administration en 2016.",
            "Luc Perrault left Norvax",
        ),
        (
            "O{Norvax} écope d'une amende de 2 millions d'euros infligée par l'O{Autorité des marchés}.",
            "Autorité des marchés fined Norvax",
        ),
        # each offence of a list; the post that somebody is dismissed from
        ("P{Luc Perrault} a été mis en examen pour détournement de fonds et recel.", "Luc Perrault chargedWith recel"),
        (
            "P{Luc Perrault} a limogé son chef d'état-major, P{Hugo Delmas}.",
            "Hugo Delmas dismissedFrom chef d'état-major",
        ),
        # in whose stead; what one has left, in brackets; a union
        (
            "P{Luc Perrault} prend la présidence de O{Norvax}, en remplacement de P{Hugo Delmas}.",
            "Luc Perrault succeeds Hugo Delmas",
        ),
        (
            "O{Norvax} a nommé P{Luc Perrault} en remplacement de P{Hugo Delmas}.",
            "Luc Perrault succeeds Hugo Delmas",
        ),
        ("P{Luc Perrault} (ex-O{Norvax}) a été élu.", "Luc Perrault worksFor Norvax former"),
        ("P{Luc Perrault} (ex-O{PS}) a été élu.", "Luc Perrault memberOf PS former"),
        ("P{Luc Perrault}, du syndicat O{Alba}, s'inquiète.", "Luc Perrault memberOf Alba"),
        ("Passé par O{Norvax}, P{Luc Perrault} a fondé O{Brisac}.", "Luc Perrault worksFor Norvax former"),
        ("P{Luc Perrault}, tête de liste O{EELV}, a été battu.", "Luc Perrault memberOf EELV"),
        ("Les rebelles du O{Front Alba} ont attaqué L{Tours}.", "Front Alba attacked Tours"),
        # what opens a sentence is its subject's, be that a pronoun
        ("P{Jeanne Morvan} a ri. Membre du O{PS}, elle a voté contre.", "Jeanne Morvan memberOf PS"),
        (
            "P{Jeanne Morvan} a ri. Ancienne ministre de la Culture, elle a voté contre.",
            "Jeanne Morvan holdsOffice ministre de la Culture former",
        ),
        (
            "P{Jeanne Morvan} a ri. Fille du metteur en scène P{Luc Morvan}, elle a voté contre.",
            "Luc Morvan parentOf Jeanne Morvan",
        ),
        (
            "Physicien de formation, directeur de recherche au O{CNRS}, P{Hugo Delmas} a 52 ans.",
            "Hugo Delmas worksFor CNRS",
        ),
        (
            "Ancien adjoint de M. P{Perrault}, P{Hugo Delmas} a claqué la porte.",
            "Hugo Delmas holdsOffice adjoint de M. Perrault former",
        ),
        # regions; whom the accused is; contracts and managers of people and of clubs
        (
            "Le président de la région L{Bretagne}, P{Hugo Delmas}, a voté.",
            "Hugo Delmas holdsOffice président de la région Bretagne",
        ),
        ("P{Hugo Delmas}, 34 ans, poursuivi pour recel, nie.", "Hugo Delmas chargedWith recel"),
        ("Le manager de l'O{Olympique}, P{Hugo Delmas}, est parti.", "Hugo Delmas leads Olympique"),
        ("Le manager de P{Jeanne Morvan}, P{Hugo Delmas}, est parti.", "Hugo Delmas represents Jeanne Morvan"),
        ("P{Hugo Delmas} part. Son contrat avec l'O{Olympique} expire.", "Hugo Delmas memberOf Olympique"),
        ("P{Hugo Delmas} a été investi par O{Les Verts}.", "Les Verts supports Hugo Delmas"),
        (
            "P{Hugo Delmas} a parlé. Le O{SNA} et l'O{Unef} ont réclamé sa démission.",
            "SNA opposes Hugo Delmas",
        ),
        ("L'ancien maire de L{Tours} P{Luc Perrault} condamné", "Luc Perrault holdsOffice maire de Tours former"),
        # a row of roles, « premier » + noun
        (
            "Le député et président du O{Conseil du Lot}, ancien ministre, P{Luc Perrault}, a voté.",
            "Luc Perrault leads Conseil du Lot",
        ),
        ("P{Luc Perrault} est aussi brièvement premier secrétaire du O{PS}.", "Luc Perrault leads PS"),
        ("L'ex-premier secrétaire du O{PS}, P{Luc Perrault}, a voté.", "Luc Perrault leads PS former"),
        # brackets behind a person: an age, a party, a country, what he took part in
        ("P{Nina Keller} (O{PPE}, L{Italie}) a voté.", "Nina Keller hasNationality Italie"),
        ("P{Nina Keller} (L{Suisse}) a gagné devant P{Ada Lorme} (L{Norvège}).", "Ada Lorme hasNationality Norvège"),
        ("P{Luc Perrault} (82 ans, E{Apollo 16}) est encore en vie.", "Luc Perrault participatesIn Apollo 16"),
        ("P{Luc Perrault} (45 ans, O{PS}) a voté.", "Luc Perrault memberOf PS"),
        # a clause behind « et » whose subject was read as one more object of the clause before
        ("P{Paul Serra} a démissionné mardi et P{Luc Perrault} lui a succédé.", "Luc Perrault succeeds Paul Serra"),
        ("P{Paul Serra} a quitté O{Oridel} et P{Luc Perrault} lui a succédé.", "Luc Perrault succeeds Paul Serra"),
        # of one who has a demonym of his own; posts that are kept, held and passed on; what earned an award
        (
            "Les Belges P{Jan Claes}, P{Tom Smet} et le Français P{Luc Perrault} ont gagné.",
            "Luc Perrault hasNationality France",
        ),
        ("P{Paul Serra} conserve la présidence du O{Front uni}.", "Paul Serra leads Front uni"),
        ("P{Paul Serra} hérite de la direction d'O{Oridel}.", "Paul Serra leads Oridel"),
        ("P{Paul Serra} occupe le poste de directeur général d'O{Oridel}.", "Paul Serra leads Oridel"),
        ("Son roman a valu à P{Claire Vasseur} le E{prix Altaïr}.", "Claire Vasseur won prix Altaïr"),
        ("P{Paul Serra} a pris sa carte au O{Front uni} en 1998.", "Paul Serra joined Front uni"),
        ("P{Paul Serra} s'est rendu au E{Forum de Dakar}.", "Paul Serra participatesIn Forum de Dakar"),
    ],
)
def test_claimed(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("P{Hugo Delmas} a réuni ses proches au E{Sommet Alba}.", "participatesIn"),
        ("P{Claire Vasseur} montra la ville de L{Dakar} à P{Hugo Delmas}.", "visited"),
        ("Les touristes russes ont quitté L{Kharkiv}.", "attacked"),
        ("P{Hugo Delmas} (né Martin) est mort à L{Tours}.", "bornIn"),
        ("W{Le prix Orphée 1999} a été décerné.", "heldOn"),
        ("Le E{prix Orphée 1999} a été décerné.", "heldOn"),
        ("P{Hugo Delmas} (2004) a quitté la salle.", "diedOn"),
        ("Lors de la visite de L{Dakar}, P{Claire Vasseur} a parlé.", "visited"),
        ("P{Claire Vasseur} a critiqué la rencontre avec P{Hugo Delmas}.", "meets"),
        ("P{Claire Vasseur} a reçu une lettre de L{Nantes}.", "won"),
        ("P{Claire Vasseur} signe le film W{Aurore}.", "signed"),
        ("P{Hugo Delmas} et son frère P{Luc Delmas} vivent à L{Tours}.", "marriedTo"),
        ("Une enquête de satisfaction visant les clients de O{Norvax} a été menée.", "chargedWith"),
        ("P{Hugo Delmas} a été condamné pour la première fois.", "convictedOf"),
        ("P{Luc Perrault}, vice-président de O{Norvax}, a démissionné.", "holdsOffice"),
        ("P{Luc Perrault}, vice-président du O{Sénat}, a démissionné.", "worksFor"),
        ("O{Norvax} a choisi P{Luc Perrault} pour diriger sa filiale O{Brisac}.", "acquired"),
        ("P{Hugo Delmas} part. Son contrat avec l'O{Olympique} expire.", "supplies"),
        ("Le président de la O{région Bretagne}, P{Hugo Delmas}, a voté.", "leads"),
        ("Le manager de l'O{Olympique}, P{Hugo Delmas}, est parti.", "represents"),
        ("L'O{Olympique} a enrôlé le défenseur norvégien P{Luc Perrault}.", "supports"),
        ("P{Luc Perrault} a été prêté à l'O{Olympique} par O{Norvax}.", "funds"),
        ("P{Luc Perrault} dirige l'O{Olympique}. Le président du club, P{Hugo Delmas}, est parti.", "holdsOffice"),
        ("Un homme accompagné de P{Luc Perrault} a rejoint O{Norvax}.", "joined"),
        ("P{Luc Perrault}, premier secrétaire du O{PS}, a voté.", "worksFor"),
        ("Le président du groupe O{Norvax}, P{Hugo Delmas}, a voté.", "memberOf"),
        ("P{Ada Lorme}, dont le fils P{Hugo Delmas} est avocat, se tait.", "represents"),
        ("La passation de pouvoirs entre P{Hugo Delmas} et P{Ada Lorme} a eu lieu.", "Hugo Delmas succeeds"),
        ("P{Ada Lorme} est brièvement retenue par la O{Police}.", "worksFor"),
        ("P{Nina Keller} (L{Lyon}) a gagné.", "hasNationality"),
        ("P{Nina Keller} (de retour de L{Suisse}) a gagné.", "hasNationality"),
        ("P{Claire Vasseur} a été élue meilleure joueuse de l'année.", "elected"),
        ("P{Paul Serra} a été désigné meilleur entraîneur du tournoi.", "appointedTo"),
        # who presides a state leads no organization; the list of compatriots ends at another demonym
        ("Le président de la O{République du Congo}, P{Jean Morel}, a parlé.", "leads"),
        ("Ce match a valu à P{Paul Serra} deux mois de prison.", "won"),
    ],
)
def test_not_claimed(text: str, relation: str) -> None:
    assert not any(f" {relation} " in claim for claim in claims(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # verbs that the tagger takes for nouns
        ("O{Norvax}, qui finance le programme J{Aube}, recrute.", "Norvax funds Aube"),
        ("O{Norvax}, fondée par P{Luc Perrault}, concurrence directement O{Brenn}.", "Brenn competesWith Norvax"),
        # a participle that opens the sentence, with a list of agents; nouns and names that it does not agree with
        (
            "Créée en 2018 par P{Ada Lorme}, P{Luc Perrault} et P{Hugo Delmas}, l'entreprise O{Norvax} recrute.",
            "Ada Lorme cofounded Norvax",
        ),
        ("Un accord avec O{Norvax}, rachetée par O{Brenn}, est possible.", "Brenn acquired Norvax"),
        # « dont » with a verb of its own, what a role is said to be
        ("O{Norvax}, dont le siège est à L{Tours}, emploie 420 personnes.", "Norvax basedIn Tours"),
        ("O{Norvax}, dont le siège est à L{Tours}, emploie 420 personnes.", "Norvax hasEmployees 420"),
        ("O{Norvax}, dont la maison mère est O{Brenn}, va fermer.", "Brenn owns Norvax"),
        ("La société O{Norvax}, dont P{Emil Haas} est le PDG, recrute des ingénieurs.", "Emil Haas leads Norvax"),
        ("L'association O{Norvax}, dont P{Emil Haas} est l'un des membres, va mal.", "Emil Haas memberOf Norvax"),
        ("P{Ada Lorme} a quitté O{Norvax}, dont P{Emil Haas} était le patron.", "Emil Haas leads Norvax former"),
        ("W{Les Rives}, dont P{Emil Haas} est l'auteur, sort mardi.", "Emil Haas created Les Rives"),
        ("P{Ada Lorme}, mise en examen mardi pour corruption, se tait.", "Ada Lorme chargedWith corruption"),
        ("Le président du groupe O{Norvax}, P{Emil Haas}, a voté.", "Emil Haas leads Norvax"),
        ("Le président du groupe O{PS}, P{Emil Haas}, a voté.", "Emil Haas memberOf PS"),
        ("P{Emil Haas}, président du groupe O{Norvax} au Sénat, a voté.", "Emil Haas memberOf Norvax"),
        ("La fusée W{Visio}, mise au point par O{Norvax}, décollera mardi.", "Norvax created Visio"),
        ("La plateforme W{Visio}, mise en ligne par O{Norvax}, est lente.", "Norvax launched Visio"),
        (
            "La passation de pouvoirs entre P{Emil Haas} et P{Ada Lorme} a eu lieu mardi.",
            "Ada Lorme succeeds Emil Haas",
        ),
        ("Le principal actionnaire de O{Norvax} est O{Brenn}.", "Brenn owns Norvax"),
        ("Le concurrent de O{Norvax}, le groupe O{Brenn}, recrute.", "Brenn competesWith Norvax"),
        ("O{Norvax} recrute. Parmi ses clients figurent O{Brenn} et O{Castel}.", "Norvax supplies Castel"),
        ("O{Brenn} figure parmi les actionnaires de O{Norvax}.", "Brenn owns Norvax"),
        # shares, sellers and buyers
        ("O{Norvax}, détenu à 51 % par O{Brenn} et à 49 % par O{Castel}, recrute.", "Castel owns Norvax"),
        ("O{Norvax}, revendu en 2012 à O{Brenn}, recrute.", "Brenn acquired Norvax"),
        ("Le groupe O{Norvax}, propriétaire de O{Brenn}, a vendu O{Castel} à O{Lorme}.", "Norvax sold Castel"),
        # works and their makers
        ("Le film W{Les Rives}, de la réalisatrice P{Ada Lorme}, sort mercredi.", "Ada Lorme created Les Rives"),
        ("P{Ada Lorme} est l'auteure de plusieurs romans, dont W{Les Rives}.", "Ada Lorme created Les Rives"),
        ("W{Les Rives}, comédie noire du Belge P{Luc Perrault}, sort mercredi.", "Luc Perrault created Les Rives"),
        ("Le cinéaste P{Luc Perrault} (W{Les Rives}, W{Aurore}) est mort.", "Luc Perrault created Aurore"),
        ("La Franco-Belge P{Ada Lorme} est morte.", "Ada Lorme hasNationality Belgique"),
        ("Derrière les Belges P{Ada Lorme} et P{Lou Perrault}.", "Lou Perrault hasNationality Belgique"),
        # lists of persons by nationality, agents hung elsewhere
        (
            "Le W{prix Orphée} a été attribué à l'Américain P{Luc Perrault}, à la Française P{Ada Lorme} et au"
            " Japonais P{Hugo Delmas}.",
            "Hugo Delmas won prix Orphée",
        ),
        ("O{Brenn} a racheté O{Norvax}, le quotidien fondé en 1870 par P{Ada Lorme}.", "Ada Lorme founded Norvax"),
        ("Produit par P{Luc Perrault}, le disque W{Aurore} a été enregistré.", "Luc Perrault created Aurore"),
        ("Avec son collègue P{Luc Perrault}, P{Ada Lorme} a fondé O{Norvax}.", "Luc Perrault cofounded Norvax"),
        ("O{Norvax}, la filiale de commerce en ligne de O{Brenn}, recrute.", "Norvax subsidiaryOf Brenn"),
        # alliances that are over
        ("O{Norvax} met fin à son partenariat avec O{Brenn}.", "Brenn partnersWith Norvax former"),
        ("O{Norvax} annonce la fin de son partenariat avec O{Brenn}.", "Brenn partnersWith Norvax former"),
        ("O{Norvax} pourrait mettre fin à son alliance avec O{Brenn}.", "Brenn partnersWith Norvax"),
        ("Le refus d'une alliance entre O{Norvax} et O{Brenn} surprend.", "Brenn partnersWith Norvax denied"),
        ("Les deux groupes, O{Norvax} et O{Brenn}, vont coopérer.", "Brenn partnersWith Norvax planned"),
        ("Conçue par O{Norvax} en collaboration avec O{Brenn}, la sonde étudiera Mars.", "Brenn partnersWith Norvax"),
        # a demonym before the name, where somebody is said to be something
        ("O{Norvax}, dont le patron est l'Autrichien P{Emil Haas}, recrute.", "Emil Haas leads Norvax"),
        ("Le premier actionnaire de O{Norvax}, le chinois O{Lanto}, est mécontent.", "Lanto owns Norvax"),
        (
            "O{Norvax}, dont les actionnaires sont l'allemand O{Altenor} (22 %), le groupe O{Lanto} et l'État, va mal.",
            "Lanto owns Norvax",
        ),
        ("O{Norvax} a pour principaux actionnaires O{Altenor}, O{Lanto} et la famille.", "Lanto owns Norvax"),
        ("O{Norvax}, qui a pour PDG le financier P{Emil Haas}, recrute.", "Emil Haas leads Norvax"),
        # plurals behind a list
        ("O{Norvax} a consulté O{Altenor} et l'allemand O{Lanto}, ses deux fournisseurs.", "Altenor supplies Norvax"),
        ("Face à O{Altenor} et O{Lanto}, ses deux grands rivaux, O{Norvax} recule.", "Altenor competesWith Norvax"),
        ("P{Emil Haas}, l'un des quatre fondateurs de O{Norvax}, se tait.", "Emil Haas cofounded Norvax"),
        # lists
        ("O{Norvax}, qui possède déjà O{Altenor}, O{Lanto} ou encore O{Brise}, recrute.", "Norvax owns Brise"),
        ("O{Norvax} possède O{Altenor}, rachetée en 2011, O{Lanto} et O{Brise}.", "Norvax owns Brise"),
        (
            "O{Norvax} a levé des fonds auprès de la banque O{Altenor}, de l'assureur O{Lanto} et de O{Brise}.",
            "Lanto funds Norvax",
        ),
        ("Financé par la banque O{Altenor}, l'assureur O{Lanto} et O{Brise}, O{Norvax} recrute.", "Lanto funds Norvax"),
        ("O{Norvax} a racheté successivement O{Altenor}, O{Lanto} et O{Brise}.", "Norvax acquired Altenor"),
        # relatives whose subject stands behind the verb, and those of a noun
        ("O{Norvax}, que possède le financier P{Emil Haas}, recrute.", "Emil Haas owns Norvax"),
        ("O{Norvax}, l'agence que dirige P{Emil Haas}, se tait.", "Emil Haas leads Norvax"),
        ("P{Emil Haas} officie chez O{Norvax} depuis 2019.", "Emil Haas worksFor Norvax"),
        ("O{Norvax} injecte 20 millions d'euros dans O{Altenor}.", "Norvax funds Altenor"),
        ("O{Norvax} taille des croupières à O{Altenor}.", "Altenor competesWith Norvax"),
        ("O{Norvax} marche sur les plates-bandes de O{Altenor}.", "Altenor competesWith Norvax"),
        ("P{Emil Haas} pointe du doigt O{Norvax}.", "Emil Haas accuses Norvax"),
        ("W{Le Fleuve}, écrit et réalisé par P{Emil Haas}, sort mercredi.", "Emil Haas created Le Fleuve"),
        ("W{Le Fleuve}, produit par O{Norvax}, a été primé.", "Norvax created Le Fleuve"),
        (
            "W{Le Fleuve}, écrit par P{Hugo Delmas} et réalisé par P{Emil Haas}, sort lundi.",
            "Emil Haas created Le Fleuve",
        ),
        ("Le film W{Le Fleuve}, réalisé par P{Emil Haas}, sort mercredi.", "Emil Haas created Le Fleuve"),
        ("P{Emil Haas}, P-DG de O{Norvax}, a démissionné.", "Emil Haas leads Norvax"),
        ("Le Suisse P{Emil Haas} a rejoint O{Norvax}.", "Emil Haas hasNationality Suisse"),
        ("P{Nina Haas}, partie chez O{Norvax}, se tait.", "Nina Haas joined Norvax"),
        ("P{Emil Haas} a perdu son contrat avec O{Norvax}.", "Emil Haas memberOf Norvax former"),
        ("O{Norvax} a élu P{Emil Haas} président.", "Emil Haas elected président"),
        (
            "O{Norvax} a nommé P{Emil Haas} président, en remplacement de P{Hugo Delmas}.",
            "Emil Haas succeeds Hugo Delmas",
        ),
        ("O{Norvax} dément vouloir racheter O{Altenor}.", "Norvax offersToAcquire Altenor denied"),
        ("P{Emil Haas} a perçu 500 000 euros de O{Norvax}.", "Norvax funds Emil Haas"),
        ("P{Emil Haas} a reçu 3 millions d'euros de la part de O{Norvax}.", "Norvax funds Emil Haas"),
        ("O{Norvax}, une filiale du groupe O{Altenor}, recrute.", "Norvax subsidiaryOf Altenor"),
        ("La mort de P{Emil Haas}, survenue le 3 mai 2017, a ému.", "Emil Haas diedOn 2017-05-03"),
        ("O{Norvax} va construire une usine de batteries à L{Dakar}.", "Norvax locatedIn Dakar planned"),
        ("O{Norvax}, maison-mère de O{Altenor}, recrute.", "Norvax owns Altenor"),
        ("P{Emil Haas}, auquel avait succédé P{Ada Lorme}, se tait.", "Ada Lorme succeeds Emil Haas"),
        ("O{Norvax}, la société que P{Emil Haas} a fondée, recrute.", "Emil Haas founded Norvax"),
        ("Fondée par P{Emil Haas}, dont la sœur est avocate, O{Norvax} recrute.", "Emil Haas founded Norvax"),
        ("O{Norvax} était jusqu'en 2011 détenue par O{Altenor}.", "Altenor owns Norvax former"),
    ],
)
def test_business_claimed(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Une exposition sur P{Ada Lorme}, organisée par O{Norvax}, ouvre jeudi.", "organizes"),
        ("Un contrat avec O{Norvax}, signé en février par O{Brenn}, est contesté.", "signed"),
        ("Une usine à L{Tours}, rachetée par O{Norvax}, va fermer.", "acquired"),
        ("O{Norvax}, propriétaire de O{Brenn} et de O{Castel}, a vendu O{Lorme}.", "Castel sold"),
        ("Le groupe O{Norvax} est coté à L{Tours}.", "owns"),
        ("Le directeur de O{Norvax} est l'avocat de P{Emil Haas}.", "Emil Haas leads"),
        ("Face à O{Altenor} et O{Lanto}, ses deux rivaux, O{Norvax} recule.", "Altenor competesWith Lanto"),
        ("P{Emil Haas} assure que progresse O{Norvax}.", "Emil Haas leads"),
        ("L{Sinvar}, un village proche de L{Hillac}, a brûlé.", "locatedIn"),
        ("P{Emil Haas} a racheté O{Norvax} en L{Suède}.", "sold"),
        ("O{Norvax} vend son usine de L{Moscou}.", "sold"),
        ("O{Norvax} a confirmé l'arrivée de P{Emil Haas} pour remplacer P{Bo Ek}.", "Norvax succeeds"),
        ("O{Norvax} a dépassé O{Carrefour} au L{Portugal}.", "locatedIn"),
        ("Les bureaux de O{Norvax} à L{Moscou} ont fermé.", "basedIn"),
        ("O{Norvax} a vendu O{Altenor} en L{Suède}.", "acquired"),
        ("O{Altenor} a reçu une commande de 500 M{Zephir} de la compagnie O{Norvax}.", "created"),
        ("P{Emil Haas}, un élu proche de O{Norvax}, a parlé.", "memberOf"),
        ("O{Norvax}, une filiale très proche de O{Altenor}, a parlé.", "subsidiaryOf"),
    ],
)
def test_business_not_claimed(text: str, relation: str) -> None:
    assert not any(relation in claim for claim in claims(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a subject that the parser hung elsewhere
        (
            "L'attaquant suédois P{Oskar Lindholm}, 23 ans, s'est engagé jeudi avec le O{Stade de Reims}.",
            "Oskar Lindholm joined Stade de Reims",
        ),
        (
            "P{Paul Marchand} enseigne à O{Morvan} et P{Anna Merz} enseigne à l'O{Institut}.",
            "Anna Merz worksFor Institut",
        ),
        ("P{Claire Monteil} siège déjà aux conseils d'O{Altys} et de O{Brisac}.", "Claire Monteil memberOf Brisac"),
        # what opens the sentence is its subject's
        (
            "Ministre de 1986 à 1988, puis commissaire européen à la Pêche, P{Luc Ferrand} dirigea l'O{Morvan}.",
            "Luc Ferrand holdsOffice commissaire européen à la Pêche",
        ),
        ("Membre de l'O{Institut} dès sa création, P{Luc Ferrand} a parlé.", "Luc Ferrand memberOf Institut"),
        # in the simple past what lasted is over
        ("P{Luc Ferrand} présida l'O{Institut}.", "Luc Ferrand leads Institut former"),
        ("P{Anna Merz}, jusqu'ici ministre du Budget, a parlé.", "Anna Merz holdsOffice ministre du Budget former"),
        # who holds the same office elsewhere
        (
            "Le ministre du Budget P{Luc Ferrand} a reçu son homologue russe, P{Igor Volkov}.",
            "Igor Volkov holdsOffice ministre du Budget",
        ),
        ("Le L{Tchad} a répondu par la voix de P{Idriss Mahal}.", "Idriss Mahal represents Tchad"),
        ("P{Luc Ferrand} a travaillé comme ingénieur pour O{Altenor}.", "Luc Ferrand worksFor Altenor former"),
        ("P{Luc Ferrand}, célèbre pour être le fondateur de O{Motorix}, a parlé.", "Luc Ferrand founded Motorix"),
        ("Les chercheurs P{Anna Merz} (O{Morvan}) et P{Luc Vidal} (O{Inserm}) ont parlé.", "Luc Vidal worksFor Inserm"),
        ("Le gardien P{Luc Vidal} (ex-O{Bastia}) a signé.", "Luc Vidal memberOf Bastia former"),
        ("Le O{Parti libre} a nommé P{Luc Vidal} à sa tête.", "Luc Vidal appointedTo Parti libre"),
        ("P{Luc Vidal} s'est retiré au profit de P{Anna Merz}.", "Luc Vidal supports Anna Merz"),
        ("P{Luc Vidal}, secrétaire de la section O{FO}, a parlé.", "Luc Vidal memberOf FO"),
        (
            "Pour remplacer P{Luc Vidal}, la présidente P{Anna Merz} a nommé P{Hugo Delmas}.",
            "Hugo Delmas succeeds Luc Vidal",
        ),
        ("P{Luc Vidal} a présenté P{Anna Merz} comme la patronne de O{Altenor}.", "Anna Merz leads Altenor"),
        ("P{Luc Vidal} a repris les rênes de son parti, le O{Parti libre}.", "Luc Vidal leads Parti libre"),
        # one office of two nations, the same office elsewhere, whom a state sends
        (
            "Les ministres norvégien et chilien des Transports, P{Luc Vidal} et P{Anna Merz}, ont parlé.",
            "Anna Merz holdsOffice ministre chilien des Transports",
        ),
        (
            "Les présidents norvégien P{Luc Vidal} et chilien P{Hugo Mol} ont parlé.",
            "Hugo Mol holdsOffice président chilien",
        ),
        (
            "Le ministre norvégien des Transports P{Luc Vidal} a reçu son homologue chilien P{Hugo Mol}.",
            "Hugo Mol holdsOffice ministre des Transports",
        ),
        (
            "Le représentant permanent du L{Chili} auprès de l'O{Unesco}, P{Luc Vidal}, a parlé.",
            "Luc Vidal represents Chili",
        ),
        # a place behind its noun and the nation it is of
        ("Les O{talibans} ont attaqué la ville portuaire malienne de L{Sobal}.", "talibans attacked Sobal"),
        ("P{Luc Vidal} s'est rendu dans le village malien de L{Sobal}.", "Luc Vidal visited Sobal"),
        ("O{Norvax} est basée dans la ville allemande de L{Gorna}.", "Norvax basedIn Gorna"),
        ("Les partisans du président, P{Luc Vidal}, ont défilé.", "Luc Vidal holdsOffice président"),
        (
            "Avec le soutien du maire de L{Gorna}, P{Luc Vidal}, elle a gagné.",
            "Luc Vidal holdsOffice maire de Gorna",
        ),
        (
            "Reçu par le ministre P{Luc Vidal}, le président de l'O{Union des Rives}, P{Hugo Delmas}, a parlé.",
            "Hugo Delmas leads Union des Rives",
        ),
        (
            "Les armées du L{Mali}, du L{Niger} et du L{Tchad}, membres de l'O{Union des Rives}, arrivent.",
            "Mali memberOf Union des Rives",
        ),
        # a role in another one's complement, deputies, heads of state, ages
        (
            "Le conseiller du président varnais P{Luc Vidal}, P{Hugo Delmas}, a démenti.",
            "Hugo Delmas holdsOffice conseiller du président varnais",
        ),
        ("Le procureur du roi P{Luc Vidal} a parlé.", "Luc Vidal holdsOffice procureur du roi"),
        (
            "Le secrétaire général adjoint aux affaires humanitaires de l'O{ONU} P{Luc Vidal} a parlé.",
            "Luc Vidal holdsOffice secrétaire général adjoint aux affaires humanitaires de l'ONU",
        ),
        (
            "Le chef de l'O{État angolais}, P{Luc Vidal}, a parlé.",
            "Luc Vidal holdsOffice chef de l'État angolais",
        ),
        ("Le chef de l'Etat P{Luc Vidal} a parlé.", "Luc Vidal holdsOffice chef de l'Etat"),
        ("Le chef de l'O{État islamique}, P{Abou Tarek}, a été tué.", "Abou Tarek leads État islamique"),
        (
            "P{Luc Vidal}, le président angolais âgé de 84 ans, a parlé.",
            "Luc Vidal holdsOffice président angolais",
        ),
        ("Auparavant, le président angolais P{Luc Vidal} avait parlé.", "Luc Vidal holdsOffice président angolais"),
        ("P{Luc Vidal}, à l'époque directeur de O{Norvax}, a parlé.", "Luc Vidal leads Norvax former"),
    ],
)
def test_careers(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("O{Brenn}, rapporte P{Ada Lorme}, a racheté O{Altenor}.", "Ada Lorme acquired Altenor"),
        ("P{Anna Merz} veut nommer P{Luc Vidal} ministre.", "Luc Vidal holdsOffice ministre"),
        ("P{Luc Vidal} a désigné P{Anna Merz} comme médiatrice.", "Luc Vidal holdsOffice médiatrice"),
        (
            "P{Luc Vidal}, président de l'O{Association Mer}, a parlé. Le président P{Luc Vidal} a remercié la maire.",
            "Luc Vidal holdsOffice président",
        ),
        ("Le congrès a élu P{Luc Vidal} à sa tête.", "Luc Vidal elected tête"),
        ("Le O{Parti libre} dément, a fait savoir son président P{Luc Vidal}.", "Luc Vidal holdsOffice président"),
        ("Le chef de la police P{Luc Vidal} a été relevé de ses fonctions.", "Luc Vidal dismissedFrom fonctions"),
        (
            "Le représentant permanent du L{Chili} auprès de l'O{Unesco}, P{Luc Vidal}, a parlé.",
            "Luc Vidal worksFor Unesco",
        ),
        (
            "Les chefs des diplomaties chilienne et norvégienne P{Luc Vidal} et P{Anna Merz} ont parlé.",
            "Luc Vidal hasNationality Norvège",
        ),
        ("P{Luc Vidal} s'est rendu dans la ville natale de P{Anna Merz}.", "Luc Vidal visited Anna Merz"),
        ("Le porte-parole du maire de L{Gorna}, P{Luc Vidal}, a parlé.", "Luc Vidal holdsOffice maire de Gorna"),
        ("L'avocat de l'ancien président, P{Luc Vidal}, a parlé.", "Luc Vidal holdsOffice président former"),
        (
            "Reçu par le ministre P{Luc Vidal}, le président de l'O{Union des Rives}, P{Hugo Delmas}, a parlé.",
            "Luc Vidal leads Union des Rives",
        ),
        (
            "Au E{sommet de l'Union des Rives} (O{UR}), P{Luc Vidal} préside la O{Commission de l'UR}.",
            "Commission de l'UR subsidiaryOf sommet de l'Union des Rives",
        ),
        ("Le secrétaire général adjoint de l'O{ONU}, P{Luc Vidal}, a parlé.", "Luc Vidal leads ONU"),
        ("Le représentant spécial adjoint de l'O{ONU}, P{Luc Vidal}, part.", "Luc Vidal holdsOffice adjoint de l'ONU"),
    ],
)
def test_careers_that_are_none(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


def test_respectively_each_has_his_own() -> None:
    text = (
        "P{Luc Perrault}, P{Hugo Delmas} et P{Ada Lorme} sont respectivement membres de O{Renouveau}, "
        "du O{Parti du centre} et de l'O{Union paysanne}."
    )
    assert claims(text) == {
        "Luc Perrault memberOf Renouveau",
        "Hugo Delmas memberOf Parti du centre",
        "Ada Lorme memberOf Union paysanne",
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Les patrons de O{Norvax} et d'O{Altenor}, P{Hugo Delmas} et P{Ada Lorme}, se sont vus.",
            {"Hugo Delmas leads Norvax", "Ada Lorme leads Altenor"},
        ),
        (
            "P{Hugo Delmas} et P{Ada Lorme}, présidents respectifs de O{Norvax} et d'O{Altenor}, sont partis.",
            {"Hugo Delmas leads Norvax", "Ada Lorme leads Altenor"},
        ),
        (  # of several each may be a member of all
            "P{Hugo Delmas} et P{Ada Lorme}, membres de O{Norvax} et d'O{Altenor}, sont partis.",
            {f"{who} memberOf {what}" for who in ("Hugo Delmas", "Ada Lorme") for what in ("Norvax", "Altenor")},
        ),
    ],
)
def test_posts_of_several_are_held_in_their_order(text: str, wanted: set[str]) -> None:
    assert {c for c in claims(text) if " leads " in c or " memberOf " in c} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La conseillère municipale du O{Parti socialiste} P{Ada Lorme} est partie.",
            "Ada Lorme memberOf Parti socialiste",
        ),
        ("P{Ada Lorme}, sénatrice des O{Républicains}, a voté.", "Ada Lorme memberOf Républicains"),
    ],
)
def test_offices_of_a_party(text: str, wanted: str) -> None:
    assert wanted in claims(text)
    assert not any(" worksFor " in c for c in claims(text))
    assert "Ada Lorme memberOf Altenor" not in claims("P{Ada Lorme}, députée de l'O{Altenor}, a voté.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Président d'O{Altenor} depuis 2003, le maire de L{Gorna}, P{Hugo Delmas}, est parti.",
            "Hugo Delmas leads Altenor",
        ),
        (
            "Adhérente du O{Parti du centre} depuis 1998, la maire de L{Gorna}, P{Ada Lorme}, est partie.",
            "Ada Lorme memberOf Parti du centre",
        ),
        ("Le O{Parti du centre}, dont est membre P{Hugo Delmas}, a voté.", "Hugo Delmas memberOf Parti du centre"),
        ("P{Ada Lorme}, vice-présidente du O{Parti du centre}, est partie.", "Ada Lorme memberOf Parti du centre"),
        (
            "P{Ada Lorme}, tête de liste de l'O{Union paysanne} dans le Nord, est partie.",
            "Ada Lorme memberOf Union paysanne",
        ),
        (
            "P{Ada Lorme} a remplacé P{Luc Vidal} comme directrice générale de O{Norvax}.",
            "Ada Lorme leads Norvax",
        ),
        (
            "P{Ada Lorme}, qui a succédé à P{Luc Vidal} au poste de présidente d'O{Altenor}, est partie.",
            "Ada Lorme leads Altenor",
        ),
        ("P{Ada Lorme} assure l'intérim à la tête de O{Norvax}.", "Ada Lorme leads Norvax"),
        ("O{Norvax} a désigné P{Ada Lorme} au poste de directrice générale.", "Ada Lorme appointedTo Norvax"),
        (
            "La O{Ligue des Rives}, dont sont membres P{Hugo Delmas} et P{Ada Lorme}, a voté.",
            "Ada Lorme memberOf Ligue des Rives",
        ),
    ],
)
def test_roles_far_from_their_bearers(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "Président d'O{Altenor} depuis 2003, il a reçu le maire de L{Gorna}, P{Hugo Delmas}.",
            "Hugo Delmas leads Altenor",
        ),
        (
            "La O{Ligue des Rives}, dont les membres ont reçu P{Hugo Delmas}, a voté.",
            "Hugo Delmas memberOf Ligue des Rives",
        ),
    ],
)
def test_roles_far_from_those_who_bear_none(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what behind a thing and a comma is done by who the sentence is about
        (
            "P{Ada Lorme} a été élue cheffe de file, battant P{Luc Vidal} et succédant à P{Hugo Delmas}.",
            "Ada Lorme defeated Luc Vidal",
        ),
        (
            "P{Ada Lorme} a été élue cheffe de file, battant P{Luc Vidal} et succédant à P{Hugo Delmas}.",
            "Ada Lorme succeeds Hugo Delmas",
        ),
        ("P{Ada Lorme} a été élue cheffe de la majorité.", "Ada Lorme elected cheffe de la majorité"),
        ("La maire sortante P{Ada Lorme} se représente.", "Ada Lorme holdsOffice maire"),
        ("Le secrétaire général par intérim de l'O{UMP}, P{Luc Vidal}, a parlé.", "Luc Vidal leads UMP"),
        ("Le leader de l'opposition, P{Luc Vidal}, a parlé.", "Luc Vidal holdsOffice leader de l'opposition"),
        ("L'O{UMP} de P{Luc Vidal} a présenté ses listes.", "Luc Vidal leads UMP"),
        (
            "Le O{Parti du centre} (O{PDC}) de l'ancien ministre P{Luc Vidal} a parlé.",
            "Luc Vidal leads Parti du centre",
        ),
        ("La O{Ligue du Nord}, dirigée depuis peu par P{Luc Vidal}, a parlé.", "Luc Vidal leads Ligue du Nord"),
        (
            "Parmi les dix vice-présidents figurent P{Luc Vidal} et P{Ada Lorme}.",
            "Ada Lorme holdsOffice vice-président",
        ),
        (
            "P{Luc Vidal} a été élu mardi à L{Brenne} président du O{Parlement européen}.",
            "Luc Vidal elected président du Parlement européen",
        ),
        (
            "Le chef du O{gouvernement hongrois}, P{Luc Vidal}, a parlé.",
            "Luc Vidal holdsOffice chef du gouvernement hongrois",
        ),
        ("P{Ada Lorme} est nommée présidente en remplacement de P{Luc Vidal}.", "Ada Lorme succeeds Luc Vidal"),
        ("P{Ada Lorme} a été élue députée, à la place de P{Luc Vidal}.", "Ada Lorme succeeds Luc Vidal"),
        (
            "P{Ada Lorme} est arrivée en tête du premier tour avec 35 % des voix, devant P{Luc Vidal}.",
            "Ada Lorme defeated Luc Vidal",
        ),
    ],
)
def test_elections_and_those_in_office(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("P{Ada Lorme} l'a emporté au L{Havre} face à P{Luc Vidal}.", "Ada Lorme defeated Havre"),
        ("P{Ada Lorme} a joué à la place de P{Luc Vidal}.", "Ada Lorme succeeds Luc Vidal"),
        ("Le O{Musée Orban} de P{Luc Vidal} est fermé.", "Luc Vidal leads Musée Orban"),
        ("Le chef du O{gouvernement hongrois}, P{Luc Vidal}, a parlé.", "Luc Vidal leads gouvernement hongrois"),
    ],
)
def test_elections_without_those_beside_them(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # marks around a name alone are no end of a sentence
        ("P{Ada Lorme}, auteure de « W{Les Rives} », a parlé.", "Ada Lorme created Les Rives"),
        ("P{Ada Lorme} publie « W{Les Rives} » chez O{Orbe}.", "Ada Lorme created Les Rives"),
        ('P{Ada Lorme} a été récompensée pour "W{Les Rives}".', "Ada Lorme created Les Rives"),
        # the work that opens a sentence is of the subject behind; the author in brackets
        ("Dans son livre « W{Les Rives} », P{Ada Lorme} raconte son enfance.", "Ada Lorme created Les Rives"),
        ("Avec son film W{Les Rives}, P{Ada Lorme} a conquis le public.", "Ada Lorme created Les Rives"),
        ("Le film W{Les Rives} (P{Ada Lorme}, 2003) a été primé.", "Ada Lorme created Les Rives"),
    ],
)
def test_works_claimed(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Dans le livre « W{Les Rives} », P{Ada Lorme} est absente.", "Ada Lorme created Les Rives"),
        ("Le film W{Les Rives} (avec P{Ada Lorme}) a été primé.", "Ada Lorme created Les Rives"),
    ],
)
def test_works_not_claimed(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("O{Norvax} construit une usine en collaboration avec O{Altenor}.", "Altenor partnersWith Norvax"),
        # two names joined by a dash, or one of them an adjective
        ("L'alliance O{Norvax} - O{Altenor} date de 1999.", "Altenor partnersWith Norvax"),
        ("La fusion O{Norvax} / O{Altenor} est approuvée.", "Altenor mergesWith Norvax"),
        ("Lors du match L{Brenne} – L{Varna}, un homme est mort.", "Brenne competesWith Varna"),
        ("La L{Syrie} a repris la ville avec l'aide de son allié russe.", "Russie partnersWith Syrie"),
        ("La L{Brenne} et ses alliés russes ont protesté.", "Brenne partnersWith Russie"),
        # what lies in a region or country that stands before the brackets; missions; firms of a place
        ("L'incendie a touché des bois en L{Varne} (L{Brissac}, L{Orval} et L{Toury}).", "Brissac locatedIn Varne"),
        ("L'incendie a touché des bois dans la L{Varne} (L{Brissac} et L{Orval}).", "Orval locatedIn Varne"),
        ("L'incendie a touché des bois en L{Allemagne} (L{Brissac}).", "Brissac locatedIn Allemagne"),
        ("La O{Mission de l'Union en Somalie} a protesté.", "Mission de l'Union en Somalie locatedIn Somalie"),
        ("O{Norvax}, une entreprise de L{Lyon}, recrute.", "Norvax basedIn Lyon"),
    ],
)
def test_joined_and_placed(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Le quartier O{Norvax} - O{Altenor} est désert.", "Altenor partnersWith Norvax"),
        ("P{Luc Vidal} et ses alliés russes ont protesté.", "Luc Vidal partnersWith Russie"),
        ("La L{Brenne} et son allié russe P{Luc Vidal} ont protesté.", "Brenne partnersWith Russie"),
        ("L'incendie a touché L{Brissac} (L{Varne}).", "Varne locatedIn Brissac"),
        ("Il vit en L{Varne} (L{Allemagne} et L{Suède}).", "Allemagne locatedIn Varne"),
        ("O{Norvax}, la filiale de P{Luc Vidal}, recrute à L{Lyon}.", "Norvax basedIn Lyon"),
    ],
)
def test_not_joined_nor_placed(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what is behind the agent of a passive; a number before the fixed noun
        ("O{Norvax} a été condamnée par la O{Cnil} à 3 000 euros d'amende.", "Cnil fined Norvax"),
        ("La O{Cnil} a condamné O{Norvax} à 2 milliards d'euros d'amende.", "Cnil fined Norvax"),
        ("O{Norvax} a été condamnée par la O{Cnil} à une amende de 3 000 euros.", "Cnil fined Norvax"),
        ("P{Luc Vidal} est accusé de rébellion et de désobéissance.", "Luc Vidal chargedWith désobéissance alleged"),
        # the object before the fixed noun; a noun behind it that qualifies it; whom it is against before or far behind
        ("La O{Cnil} a condamné le géant américain O{Norvax} à une lourde amende.", "Cnil fined Norvax"),
        ("La O{Cnil} a infligé une amende record de 3 millions d'euros à O{Norvax}.", "Cnil fined Norvax"),
        ("La O{Cnil} a prononcé à l'encontre de O{Norvax} une amende de 3 millions d'euros.", "Cnil fined Norvax"),
        (
            "La O{Cnil} a prononcé, lundi dernier, une sanction de 3 millions d'euros rendue publique à l'encontre de "
            "O{Norvax}.",
            "Cnil fined Norvax",
        ),
        (
            "O{Norvax} a déposé une plainte pour diffamation, devant un tribunal de L{Lyon}, contre O{Altenor}.",
            "Norvax sues Altenor",
        ),
        ("O{Norvax} a déposé une plainte pour vol et recel contre P{Luc Vidal}.", "Norvax sues Luc Vidal"),
        (
            "Le O{parquet de Lyon} a ouvert une enquête pour corruption contre P{Luc Vidal}.",
            "Luc Vidal chargedWith corruption",
        ),
        # a participle that opens the sentence with much of its own, or behind an adverb; one charge within another
        (
            "Condamné à une peine de huit mois de prison avec sursis pour corruption le 3 mai dernier, P{Luc Vidal} a "
            "fait appel.",
            "Luc Vidal convictedOf corruption",
        ),
        (
            "Déjà condamné en 2011 pour corruption, P{Luc Vidal} est de nouveau jugé.",
            "Luc Vidal convictedOf corruption",
        ),
        (
            "P{Luc Vidal} a été mis en examen pour blanchiment de fraude fiscale et fraude fiscale.",
            "Luc Vidal chargedWith fraude fiscale",
        ),
        ("P{Luc Vidal} est jugé pour des faits de faux, usage de faux et recel.", "Luc Vidal chargedWith faux"),
        # whom a warrant is asked for, past others; « son N » and « deux N » joined to somebody are other people
        (
            "P{Nora Diaz} demande des mandats d'arrêt contre trois dirigeants du O{Norvax}, mais également contre "
            "P{Luc Vidal}.",
            "Nora Diaz investigates Luc Vidal planned",
        ),
        ("P{Luc Vidal}, le fondateur de la société O{Norvax} et son actuel PDG, a protesté.", "Luc Vidal leads Norvax"),
        ("L'avocate de L{Brenne}, P{Nora Diaz}, a protesté.", "Nora Diaz represents Brenne"),
    ],
)
def test_justice(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("O{Norvax} a été condamnée par la O{Cnil} à 3 000 euros d'amende.", "Cnil criticizes Norvax"),
        ("P{Luc Vidal} a été condamné par la O{Cnil} à trois ans de prison.", "Cnil fined Luc Vidal"),
        ("O{Norvax} a déposé plainte après une campagne de haine contre P{Luc Vidal}.", "Norvax sues Luc Vidal"),
        ("La O{Cnil} a condamné le géant américain O{Norvax} à une lourde amende.", "Cnil criticizes Norvax"),
        (
            "La O{Cnil} a ouvert une enquête contre O{Norvax} pour déterminer si le groupe ment.",
            "Norvax chargedWith déterminer si le groupe ment",
        ),
        (
            "P{Luc Vidal} est mis en examen pour corruption et corruption passive.",
            "Luc Vidal chargedWith corruption",
        ),
        ("O{Norvax} a réagi à l'arrestation de son directeur P{Luc Vidal}.", "Norvax arrested Luc Vidal"),
        ("L'avocat britannique P{Luc Vidal} a plaidé.", "Luc Vidal represents Royaume-Uni"),
        (
            "P{Nora Diaz} a rencontré P{Luc Vidal}, directeur de O{Norvax}, et deux dirigeants de O{Altenor}.",
            "Luc Vidal leads Altenor",
        ),
        (
            "P{Nora Diaz} a rencontré P{Luc Vidal}, le Premier ministre, et son ministre de la Défense.",
            "Luc Vidal holdsOffice ministre de la Défense",
        ),
        (
            "P{Nora Diaz} demande des mandats d'arrêt contre trois dirigeants du O{Norvax}, mais également contre "
            "P{Luc Vidal}.",
            "Norvax investigates Luc Vidal planned",
        ),
        (
            "P{Luc Vidal} a reçu une note sur un soutien russe à la campagne de P{Nora Diaz}.",
            "Russie supports Luc Vidal",
        ),
        ("O{Norvax} a versé 3 millions d'euros de dommages et intérêts à O{Altenor}.", "Norvax funds Altenor"),
    ],
)
def test_no_justice(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # one who is named by the party before the name, and does what the sentence says
        ("L'ex-O{PS} P{Luc Vidal} a rejoint le O{MoDem}.", "Luc Vidal joined MoDem"),
        ("L'ex-O{PS} P{Luc Vidal} a rejoint le O{MoDem}.", "Luc Vidal memberOf PS former"),
        ("Le O{PS} P{Luc Vidal} a battu la O{LR} P{Anne Roche}.", "Luc Vidal defeated Anne Roche"),
        ("Le O{PS} P{Luc Vidal} a battu la O{LR} P{Anne Roche}.", "Anne Roche memberOf LR"),
        ("L'ancien O{LREM} P{Luc Vidal} soutient P{Anne Roche}.", "Luc Vidal memberOf LREM former"),
        ("P{Anne Roche} (L{Varne}, O{PS}) a voté contre.", "Anne Roche memberOf PS"),
    ],
)
def test_party_beside_its_member(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Les députés P{Luc Vidal} (L{Varne}) et P{Anne Roche} (L{Brenne}) ont voté.", "Luc Vidal memberOf Varne"),
        ("P{Anne Roche} (L{Varne}) a quitté le groupe.", "Anne Roche memberOf Varne"),
        ("L'ex-O{PS} P{Luc Vidal} a rejoint le O{MoDem}.", "PS joined MoDem"),
        ("Avec le O{PS}, P{Luc Vidal} a gagné.", "Luc Vidal memberOf PS"),
        ("Le O{MoDem} de P{Luc Vidal} soutient P{Anne Roche}.", "Luc Vidal memberOf MoDem"),
    ],
)
def test_place_or_party_apart_from_a_person(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the whole field of an office, and nothing of what is said of its time
        (
            "P{Anne Roche}, secrétaire d'État chargée des Relations avec le Parlement, a démissionné.",
            "Anne Roche holdsOffice secrétaire d'État chargée des Relations avec le Parlement",
        ),
        (
            "P{Anne Roche}, ministre déléguée chargée des Transports, a démissionné.",
            "Anne Roche holdsOffice ministre déléguée chargée des Transports",
        ),
        ("P{Luc Vidal} a été nommé ministre de la Culture lundi.", "Luc Vidal appointedTo ministre de la Culture"),
        ("P{Luc Vidal} est élu maire de L{Varne} pour un troisième mandat.", "Luc Vidal elected maire de Varne"),
        # how long somebody was something, between the verb and the office
        ("P{Luc Vidal} a été pendant dix ans maire de L{Varne}.", "Luc Vidal holdsOffice maire de Varne former"),
        (
            "P{Luc Vidal} avait été durant quelques semaines ministre de l'Agriculture.",
            "Luc Vidal holdsOffice ministre de l'Agriculture former",
        ),
        # a party between a noun and the name
        ("P{Luc Vidal} a battu son rival O{UMP} P{Anne Roche}.", "Anne Roche competesWith Luc Vidal"),
        ("Le maire O{LR} sortant P{Luc Vidal} a perdu.", "Luc Vidal memberOf LR"),
        ("P{Anne Roche}, jusque là préfète du L{Varne}, part.", "Anne Roche holdsOffice préfète du Varne former"),
    ],
)
def test_offices_in_full(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "P{Anne Roche}, secrétaire d'État chargée des Relations avec le Parlement, a démissionné.",
            "Anne Roche worksFor Relations avec le Parlement",
        ),
        (
            "P{Luc Vidal} a été nommé ministre de la Culture lundi.",
            "Luc Vidal appointedTo ministre de la Culture lundi",
        ),
        ("P{Luc Vidal} a battu son rival O{UMP} P{Anne Roche}.", "Luc Vidal competesWith UMP"),
        (
            "P{Luc Vidal} a été pendant dix ans le voisin du maire de L{Varne}.",
            "Luc Vidal holdsOffice maire de Varne former",
        ),
    ],
)
def test_no_more_than_the_office(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the office inside the phrase is that of the name behind it
        (
            "Il était secrétaire d'État auprès du ministre de l'Économie P{Luc Vidal}.",
            "Luc Vidal holdsOffice ministre de l'Économie",
        ),
        (
            "P{Luc Vidal} est nommé préfet sur proposition du ministre P{Anne Roche}.",
            "Luc Vidal appointedTo préfet",
        ),
        ("Le commissaire européen à la Concurrence, P{Luc Vidal}, part.",
         "Luc Vidal holdsOffice commissaire européen à la Concurrence"),
        # what tells of the name right before the comma
        ("P{Anne Roche} a rencontré P{Luc Vidal}, lequel dirige O{Norvax}.", "Luc Vidal leads Norvax"),
        ("La O{CFDT}, la O{CGT} ou encore O{Norvax}, dont le patron est P{Luc Vidal}, sont contre.",
         "Luc Vidal leads Norvax"),
        # wordings of leaving and of being made to
        ("Le président a mis fin aux fonctions de P{Luc Vidal}, préfet du L{Varne}.",
         "Luc Vidal dismissedFrom préfet du Varne"),
        ("O{Norvax} enregistre les départs de P{Luc Vidal} et de P{Anne Roche}.", "Anne Roche left Norvax"),
        ("P{Luc Vidal} a dit adieu au O{Parti socialiste}.", "Luc Vidal left Parti socialiste"),
        ("P{Luc Vidal} a cédé la présidence de O{Norvax} à P{Anne Roche}.", "Anne Roche succeeds Luc Vidal"),
        ("P{Luc Vidal}, apparenté O{LREM}, a voté contre.", "Luc Vidal memberOf LREM"),
    ],
)  # fmt: skip
def test_offices_and_leaving(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "Il était secrétaire d'État auprès du ministre de l'Économie P{Luc Vidal}.",
            "Luc Vidal holdsOffice secrétaire d'État auprès du ministre de l'Économie",
        ),
        (
            "P{Luc Vidal} est nommé directeur de O{Norvax} sur proposition du ministre P{Anne Roche}.",
            "Anne Roche leads Norvax",
        ),
        ("P{Anne Roche}, conseillère municipale de L{Varne}, part.", "Anne Roche worksFor Varne"),
        ("La O{CFDT}, la O{CGT} ou encore O{Norvax}, dont le patron est P{Luc Vidal}, sont contre.",
         "Luc Vidal leads CFDT"),
        ("P{Luc Vidal} a cédé la présidence de O{Norvax} à P{Anne Roche}.", "Luc Vidal sold Norvax"),
        ("P{Luc Vidal} a mis fin aux rumeurs sur O{Norvax}.", "Luc Vidal dismissedFrom Norvax"),
    ],
)  # fmt: skip
def test_no_other_office_nor_leaving(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "P{Anne Roche} devient ministre de la Culture à la place de P{Luc Vidal}.",
            "Anne Roche succeeds Luc Vidal",
        ),
        (
            "P{Luc Vidal} a annoncé sa candidature à la présidence de la O{CFDT}.",
            "Luc Vidal candidateFor présidence de la CFDT",
        ),
        ("O{Norvax} a procédé au rachat de O{Altenor}.", "Norvax acquired Altenor"),
        (
            "P{Luc Vidal} fait son entrée au gouvernement comme ministre de la Ville.",
            "Luc Vidal holdsOffice ministre de la Ville",
        ),
        ("P{Luc Vidal} appelle à faire barrage au O{RN}.", "Luc Vidal opposes RN"),
    ],
)
def test_coming_to_office(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("P{Luc Vidal} a annoncé sa candidature à la présidence de la O{CFDT}.", "Luc Vidal leads CFDT"),
        ("P{Luc Vidal} confirme sa candidature à la direction de O{Norvax}.", "Luc Vidal leads Norvax"),
        ("P{Anne Roche} reste à la place de P{Luc Vidal}.", "Anne Roche succeeds Luc Vidal"),
    ],
)
def test_not_coming_to_office(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "P{Luc Vidal} refuse de céder son poste de président de la O{Norvax}.",
        "P{Luc Vidal} a cédé son siège de président de O{Norvax} à P{Anne Roche}.",
    ],
)
def test_a_post_is_not_sold(text: str) -> None:
    assert not [claim for claim in claims(text) if " sold " in claim]


def test_a_holding_is_sold() -> None:
    assert "Luc Vidal sold Norvax" in claims("P{Luc Vidal} a cédé 10 % de O{Norvax} à O{Altenor}.")
