"""Whom references mean: names are marked `P{…}` (a person, `O` organization, `L` place, `E` event, `W` work).

The reference is marked `<…>`.
"""

from __future__ import annotations

import re

import pytest

from kg.extract.coreference import resolve
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.model import EntityType, NameSpan

_TYPES: dict[str, EntityType] = {"P": "Person", "O": "Organization", "L": "Place", "E": "Event", "W": "Work"}

PRONOUNS = """
P{Luc Perrin} a battu P{Paul Marchand}. Mais P{Marchand}, encore <lui>, a gagné le E{prix Orphée}. => Marchand
Le parti O{Horizon vert} a deux chefs, P{Ana Ruiz} et P{Luc Perrin}. <Ils> ont fondé O{Altenor}. => Ana Ruiz, Luc Perrin
Le E{festival de Brenne} s'ouvre mardi. <Il> accueillera P{Paul Marchand}. => festival de Brenne
La commune L{Brenne} a peur. <Elle> avait déjà perdu O{Altenor}. => Brenne
P{Paul Marchand} a fondé O{Altenor} en 2009. <Il> dirige aujourd'hui O{Brisac}. => Paul Marchand
P{Claire Vasseur} a quitté O{Altenor}. <Elle> a rejoint O{Brisac}. => Claire Vasseur
P{Paul Marchand} a rencontré P{Claire Vasseur} à L{Lyon}. <Elle> dirige O{Brisac}. => Claire Vasseur
P{Paul Marchand} a rencontré P{Claire Vasseur} à L{Lyon}. <Il> dirige O{Brisac}. => Paul Marchand
P{Claire Vasseur} a critiqué P{Paul Marchand}. « Il ment », a-t-<elle> ajouté. => Claire Vasseur
La chanteuse P{Solveig Brandt} est morte à L{Oslo}. <Elle> avait remporté le E{prix Orphée}. => Solveig Brandt
La ministre P{Dominique Revel} est en visite à L{Rome}. <Elle> a fondé O{Altenor}. => Dominique Revel
P{Paul Marchand} affirme qu'<il> a fondé O{Altenor}. => Paul Marchand
P{Paul Marchand} dirige O{Altenor}. P{Claire Vasseur} <l'>a accusé de fraude. => Paul Marchand
P{Paul Marchand} dirige O{Altenor}. P{Claire Vasseur} <lui> a succédé en 2015. => Paul Marchand
P{Paul Marchand} a rencontré P{Hugo Lanter}. Ce <dernier> dirige O{Brisac}. => Hugo Lanter
P{Paul Marchand} a accusé P{Claire Vasseur}. Cette <dernière> dirige O{Brisac}. => Claire Vasseur
P{Paul Marchand} a critiqué P{Hugo Lanter}. <Celui-ci> a fondé O{Brisac} en 2010. => Hugo Lanter
O{Altenor} a cédé O{Brisac} à O{Corvane}. Cette <dernière> a son siège à L{Lyon}. => Corvane
P{Claire Vasseur}, qui dirige O{Altenor}, a été élue. <Elle> est membre du O{Parti radical}. => Claire Vasseur
La société O{Altenor} a racheté O{Brisac}. <Elle> est dirigée par P{Paul Marchand}. => Altenor
Le groupe O{Altenor} a racheté O{Brisac}. <Il> emploie 300 personnes. => Altenor
P{Paul Marchand} est mort. <Son> frère cadet, le général P{Hugo Lanter}, l'a dit. => Paul Marchand
P{Paul Marchand} est mort. Ce <proche> du chef de l'État dirigeait O{Brisac}. => Paul Marchand
Le L{Rwanda} a répondu par un communiqué. <Il> demande des preuves. => Rwanda
P{Claire Vasseur} est élue. Diplômée de l'O{École Morvan}, <elle> a quitté O{Altenor}. => Claire Vasseur
P{Paul Marchand} est réélu. Soutenu par P{Hugo Lanter}, <il> a promis un débat. => Paul Marchand
Le groupe O{Altenor} a choisi P{Paul Marchand}. <Il> remplace P{Hugo Lanter}. => Paul Marchand
Le groupe O{Altenor} a choisi P{Paul Marchand}. <Il> est né à L{Rome}. => Paul Marchand
P{Paul Marchand} est arrivé à L{Rome}. <Il> y a rencontré P{Claire Vasseur}. => Paul Marchand
P{Claire Vasseur}, 34 ans, a quitté O{Altenor}. <Elle> a rejoint O{Brisac}. => Claire Vasseur
P{Paul Marchand} est né à L{Lyon}. Il a étudié le droit. <Il> a fondé O{Altenor}. => Paul Marchand
Mme P{Ekwueme} a reçu M. P{Hartono}. <Elle> a quitté le O{Parti radical}. => Ekwueme
P{Paul Marchand} est mort lundi. <Il> est aussi l'auteur de nombreux livres. => Paul Marchand
P{Paul Marchand} est mort lundi. <Il> était membre du O{Parti radical}. => Paul Marchand
P{Paul Marchand} a visité le O{Trésor}, où <il> a signé deux décrets. => Paul Marchand
O{Altenor} va mal. P{Paul Marchand} <la> dirige depuis 2015. => Altenor
O{Altenor} a été vendue. P{Paul Marchand} <l'>avait fondée en 2010. => Altenor
P{Paul Marchand} quitte O{Altenor}. P{Claire Vasseur} <le> remplace. => Paul Marchand
Le E{tournoi de Brenne} commence. P{Paul Marchand} <y> participera. => tournoi de Brenne
P{Paul Marchand} est arrivé à L{Rome}. Il <y> est mort en 2010. => Rome
O{Altenor} va mal. P{Paul Marchand} <en> est parti. => Altenor
P{Hugo Lanter} est venu. Lorsqu'<il> était sénateur, P{Paul Marchand} avait fondé O{Altenor}. => Paul Marchand
P{Hugo Lanter} est venu. Quand <il> attaque O{Brisac}, P{Paul Marchand} combat un concurrent. => Paul Marchand
P{Paul Marchand} et P{Hugo Lanter} sont là. Le <premier> a fondé O{Altenor}, le second O{Brisac}. => Paul Marchand
P{Paul Marchand} et P{Hugo Lanter} sont là. Le premier a fondé O{Altenor}, le <second> dirige O{Brisac}. => Hugo Lanter
P{Paul Marchand} a parlé. « C'est fini. Tout va bien. Rien ne presse. » <Il> quitte O{Altenor}. => Paul Marchand
P{Paul Marchand} est mort. Il pleuvait. Il neigeait. Il fallait partir. <Il> avait fondé O{Altenor}. => Paul Marchand
P{Paul Marchand} est mort, a dit le porte-parole du groupe, P{Hugo Ray}. <Il> avait fondé O{Altenor}. => Paul Marchand
P{Paul Marchand} était au tribunal. « Je suis innocent », a-t-<il> écrit. => Paul Marchand
Le E{Trophée de Brenne} est un tournoi. Il fait froid. <Il> est organisé par O{Altenor}. => Trophée de Brenne
La E{Coupe de Brenne} est une épreuve de ski. <Elle> a lieu à L{Lyon}. => Coupe de Brenne
P{Adam Bora} est parti au L{Mali} en attendant que P{Ali Jam}, qu'<il> a battu, accepte. => Adam Bora
P{Paul Marchand} a critiqué P{Hugo Lanter}. Ce dernier a répondu. Ce <dernier> est furieux. => Hugo Lanter
P{Claire Vasseur} et son mari P{Paul Vasseur} ont ri. <Ils> ont fondé O{Altenor}. => Claire Vasseur, Paul Vasseur
P{Paul Marchand} a quitté O{Altenor}. Battu par P{Hugo Lanter} en 2005, <il> a rejoint O{Brisac}. => Paul Marchand
P{Paul Marchand} a quitté O{Altenor}. Après avoir salué P{Hugo Lanter}, <il> a rejoint O{Brisac}. => Paul Marchand
P{Paul Marchand} a gagné. En devançant le Danois P{Hugo Lanter}, <il> a rejoint O{Brisac}. => Paul Marchand
La jeune P{Anna Weber} a gagné. La jeune <femme> de 22 ans est née à L{Metz}. => Anna Weber
P{Paul Marchand} dirige O{Brisac}. Il est né à L{Rome}. P{Hugo Lanter} l'a nommé. <Il> est mort hier. => Paul Marchand
"""

PLURALS = """
P{Paul Marchand} et P{Claire Vasseur} se connaissent bien. <Ils> ont fondé O{Altenor}. => Paul Marchand, Claire Vasseur
P{Paul Marchand} et P{Hugo Lanter} sont venus. Les deux <hommes> ont fondé O{Altenor}. => Paul Marchand, Hugo Lanter
O{Altenor} et O{Brisac} vont bien. Les deux <entreprises> ont racheté O{Corvane}. => Altenor, Brisac
O{Altenor} et O{Brisac} vont bien. <Elles> ont racheté O{Corvane}. => Altenor, Brisac
P{Claire Vasseur} et P{Léa Monnier} sont arrivées. <Elles> ont quitté O{Altenor}. => Claire Vasseur, Léa Monnier
P{Paul Marchand} et P{Hugo Lanter} sont amis. Tous <deux> ont rejoint O{Altenor}. => Paul Marchand, Hugo Lanter
P{Paul Marchand} et P{Claire Vasseur} ont vendu <leur> maison. => Paul Marchand, Claire Vasseur
P{Paul Marchand} a reçu P{Hugo Lanter} à L{Lyon}. Les deux <hommes> ont fondé O{Altenor}. => Paul Marchand, Hugo Lanter
P{Paul Marchand} et P{Luc Bo} rient. P{Hugo Ray} a reçu P{Max Io}. Les deux <hommes> rient. => Hugo Ray, Max Io
P{Paul Marchand} et P{Claire Vasseur} se connaissent. Le <duo> a fondé O{Altenor}. => Paul Marchand, Claire Vasseur
P{Paul Marchand}, P{Anna Bo} et P{Hugo Ray} rient. Ce <trio> dirige O{Altenor}. => Paul Marchand, Anna Bo, Hugo Ray
"""

POSSESSIVES = """
O{Altenor} est en crise. <Le> directeur général, P{Luc Perrin}, a présenté ses excuses. => Altenor
P{Paul Marchand} a vendu <son> entreprise. => Paul Marchand
O{Altenor} perd de l'argent. <Son> fondateur, P{Paul Marchand}, a démissionné. => Altenor
O{Altenor} perd de l'argent. <Sa> présidente P{Claire Vasseur} a été arrêtée. => Altenor
P{Paul Marchand} a démissionné. <Sa> fille, P{Léa Marchand}, dirige O{Brisac}. => Paul Marchand
Dans <son> rapport, l'O{Inspection des ports} critique O{Altenor}. => Inspection des ports
La tenante du titre P{Charlotte Mornay} remporte <sa> troisième victoire. => Charlotte Mornay
P{Paul Marchand} a salué P{Anna Weber}, qui a battu <sa> rivale. => Anna Weber
P{Paul Marchand} dirige O{Altenor}. O{Brisac} lui a racheté <ses> parts dans O{Altenor}. => Paul Marchand
P{Paul Marchand}, PDG d'O{Altenor}, est mort. Son <groupe> avait racheté O{Brisac}. => Altenor
P{Irène Kovac} remporte 56 % des voix. P{Éric Dupas}, <son> principal adversaire, récolte 31 % des voix. => Irène Kovac
La présidente P{Dina Rosso} a réagi. P{Luis Perez}, <son> mentor et prédécesseur, a protesté. => Dina Rosso
P{Karl Brandt} critique O{Altenor}. P{Paul Marchand} et P{Hugo Lanter}, <son> associé, ont protesté. => Paul Marchand
P{Paul Marchand} a rencontré P{Hugo Lanter}, <son> homologue. => Paul Marchand
P{Paul Marchand} devra verser deux millions à O{Altenor}, <son> ex-employeur. => Paul Marchand
Le juge a convoqué O{Altenor} et <son> directeur financier. => Altenor
P{Luc Perrin} s'était opposé à O{Altenor}. O{Brisac} profite des centres que O{Altenor} <lui> fournit. => Brisac
P{Marc Delmas} a demandé à P{Paul Marchand} de <lui> céder O{Brisac}. => Marc Delmas
P{Paul Marchand} a perdu la lettre que P{Léa Morel} <lui> avait confiée. => Paul Marchand
O{Brisac} a choisi P{Paul Marchand}, libre depuis <son> départ de O{Altenor}. => Paul Marchand
P{Hugo Lanter} remplace P{Paul Marchand}, débarqué après <ses> critiques contre P{Luc Perrin}. => Paul Marchand
P{Hugo Lanter} a démis P{Paul Marchand} de <ses> fonctions. => Paul Marchand
P{Hugo Lanter} a informé P{Paul Marchand} de <son> départ. => Hugo Lanter
P{Paul Marchand} a démissionné. L'un de <ses> avocats, P{Hugo Lanter}, a réagi. => Paul Marchand
P{Paul Marchand} est critiqué. Le président de <son> parti, P{Hugo Lanter}, l'a défendu. => Paul Marchand
O{Altenor} ferme. « C'est un moment très dur », a déclaré <son> directeur général, P{Hugo Lanter}. => Altenor
"""

DESCRIPTIONS = """
P{Luc Mas} est devenu président de la République. P{Ana Ruiz} l'a vu. L'ancien <président> vit à L{Metz}. => Luc Mas
P{Luc Mas} a été nommé ministre du Budget lundi. P{Jean Roy} rit. Le <ministre> du Budget a répondu. => Luc Mas
P{Paul Marchand}, élu maire de L{Varnes}, avait battu P{Hugo Lanter}. Le <maire> de L{Varnes} a parlé. => Paul Marchand
O{Altenor} est née en 1990 à L{Lyon}. P{Paul Marchand} a rejoint l'<entreprise> en 2003. => Altenor
La compagnie O{Altenor} va mal. Il pleut. Il neige. Il vente. Il gèle. Il fait froid. La <compagnie> a réagi. => Altenor
O{Nissan} va mal. L'O{AFP} l'a annoncé mardi. L'<entreprise> a refusé de réagir. => Nissan
P{Luc Perrin}, PDG de O{Altenor}, a vu P{Hugo Lanter}. O{Brisac} rit. Le <patron> de O{Altenor} part. => Luc Perrin
P{Luc Perrin}, qui dirige O{Altenor}, a vu P{Ana Ruiz}. O{Brisac} rit. Le <patron> de O{Altenor} part. => Luc Perrin
P{Jean-Luc Mélenchon} est parti. Selon le <leader> de la France insoumise, c'est normal. => Jean-Luc Mélenchon
P{Luc Perrin}, ministre de la Mer, a vu P{Hugo Lanter}. O{Altenor} rit. Le <ministre> de la Mer est parti. => Luc Perrin
P{Luc Perrin} a remplacé P{Hugo Lanter}. P{Ana Ruiz} est partie. P{Perrin} a salué son <prédécesseur>. => Hugo Lanter
P{Luc Perrin} est élu. P{Hugo Lanter} est battu. P{Perrin} a salué son <prédécesseur>. => Hugo Lanter
P{Barack Obama}, P{Ana Ruiz} et P{Donald Trump} se sont vus. P{Trump} a critiqué son <prédécesseur>. => Barack Obama
P{Luc Perrin}, successeur de P{Hugo Lanter}, a vu P{Ana Ruiz}. P{Lanter} a loué son <successeur>. => Luc Perrin
O{Altenor} a signé un accord avec O{Brisac}. Cette <société> emploie 300 personnes. => Brisac
P{Ana Ruiz} a eu le W{prix Orphée} pour W{Le Jardin}. Cet <ouvrage> paraîtra en anglais. => Le Jardin
P{Paul Marchand} a battu P{Luc Perrin}. L'ancien <maire> de L{Brenne} a fêté sa victoire. => Paul Marchand
P{Hugo Lanter} est parti. P{Paul Marchand} a raillé la loi. Le <chef> du O{Parti radical} a ri. => Paul Marchand
P{Claire Vasseur} a ri. P{Ana Ruiz} a écrit à P{Luc Perrin}. La <dirigeante> du O{Parti radical} a applaudi. => Ana Ruiz
P{Emmanuel Macron} a ri. P{Luc Perrin} l'a vu. Selon le <chef> de l'État, tout va bien. => Emmanuel Macron
P{Angela Merkel} a vu P{Ana Ruiz} à L{Rome}. La <chancelière> a ensuite déjeuné. => Angela Merkel
P{Paul Marchand} a reçu P{Shinzo Abe}. Le Premier <ministre> japonais a été ferme. => Shinzo Abe
O{Microsoft} recule. O{Altenor} l'a vu. La <firme> de Redmond a changé. => Microsoft
O{Nissan} discute avec O{Altenor}. Le <constructeur> japonais a refusé. => Nissan
P{Ana Ruiz} est élue. L'ancienne <ministre> de la Culture a quitté O{Altenor}. => Ana Ruiz
P{Luc Perrin} est élu. L'<ex-ministre> de la Culture a quitté O{Altenor}. => Luc Perrin
Le E{festival de Brenne} s'ouvre. Il pleut. Il gèle. Il neige. Il vente. Le <festival> finit. => festival de Brenne
L{Brenne} a peur. Il pleut. Il gèle. Il neige. Il vente. La <commune> a perdu O{Altenor}. => Brenne
Le constructeur O{Altenor} livre O{Brisac}. Le <distributeur> le confirme. => Brisac
O{Altenor}, un fabricant lyonnais, défie O{Brisac}. La <firme> lyonnaise recrute. => Altenor
P{Ana Ruiz} est élue. Rien ne presse. Il pleut. La <dirigeante> a quitté O{Altenor}. => Ana Ruiz
P{Ana Ruiz} a battu P{Léa Monnier}. La <romancière> a quitté O{Altenor}. => Ana Ruiz
P{Ana Ruiz} est élue. En 2009, la <Bretonne> a rejoint O{Altenor}. => Ana Ruiz
Le Belge P{Luc Perrin} défie P{Joao Alves}. Le <Brésilien> mène au classement. => Joao Alves
Le Brésilien de 22 ans P{Joao Alves} a battu P{Luc Perrin}. Le <perchiste> français est déçu. => Luc Perrin
L'ancien maire de L{Brenne}, P{Luc Perrin}, est jugé. L'<ex-maire> a fondé O{Altenor}. => Luc Perrin
O{Altenor} va bien. L'<entreprise>, fondée par P{Ana Ruiz} en 1998, a son siège à L{Lyon}. => Altenor
O{Altenor} négocie avec O{Brisac}. L'<équipementier> basé à L{Lyon} a perdu des clients. => Altenor
Le <cycliste> qui a gagné le E{Tour de Brenne} est P{Paul Marchand}. => Paul Marchand
L'<entreprise> qui a racheté O{Brisac} n'est autre qu'O{Altenor}. => Altenor
P{Paul Marchand}, patron d'O{Altenor}, était à L{Lyon}. Le <patron> d'O{Altenor} a parlé. => Paul Marchand
Le PDG d'O{Altenor}, P{Paul Marchand}, a parlé. Le <PDG> a accusé P{Claire Vasseur}. => Paul Marchand
La chanteuse P{Solveig Brandt} vit à L{Oslo}. La <chanteuse> a épousé P{Hugo Lanter}. => Solveig Brandt
P{Paul Marchand} a été arrêté à L{Lyon}. L'<homme> d'affaires avait fondé O{Altenor}. => Paul Marchand
P{Paul Marchand} a été arrêté à L{Lyon}. Le <milliardaire> avait fondé O{Altenor}. => Paul Marchand
Le président P{Paul Marchand} a reçu le ministre P{Hugo Lanter}. Le <président> a critiqué O{Altenor}. => Paul Marchand
Le juge P{Paul Marchand} a entendu l'avocat P{Hugo Lanter}. L'<avocat> a quitté O{Altenor}. => Hugo Lanter
La start-up O{Altenor} compte 40 salariés. La <start-up> a racheté O{Brisac}. => Altenor
O{Altenor} a publié ses résultats. L'<entreprise> a racheté O{Brisac}. => Altenor
Le groupe japonais O{Takemori} a racheté le constructeur O{Brisac}. Le <constructeur> licencie. => Brisac
Le groupe japonais O{Takemori} a racheté le constructeur O{Brisac}. Le <groupe> japonais est à L{Osaka}. => Takemori
Le quotidien O{Le Matin} a accusé O{Altenor}. Le <quotidien> appartient à P{Paul Marchand}. => Le Matin
Le O{Parti radical} a perdu. Le <parti> a exclu P{Paul Marchand}. => Parti radical
La O{Banque des Alpes} a annoncé des pertes. La <banque> a racheté O{Brisac}. => Banque des Alpes
La L{Norvège} a voté. Le <pays> a quitté l'O{Union du Nord}. => Norvège
Le E{Festival de Brest} s'ouvre mardi. Le <festival> est organisé par O{Altenor}. => Festival de Brest
L'O{Institut Marel} a publié une étude. L'<institut> est dirigé par P{Paul Marchand}. => Institut Marel
Le Norvégien P{Olaf Brandt} a battu P{Hugo Lanter}. Le <Norvégien> a remporté le E{prix Orphée}. => Olaf Brandt
Le président P{Paul Marchand} est arrivé. Le <chef> de l'État a critiqué P{Claire Vasseur}. => Paul Marchand
Le premier ministre P{Paul Marchand} est là. Le <chef> du gouvernement a critiqué P{Hugo Lanter}. => Paul Marchand
L'acteur P{Paul Marchand} est mort. L'<artiste> était né à L{Lyon}. => Paul Marchand
L'Italienne P{Claire Vasseur} a battu P{Anna Weber}. L'<Italienne> a rejoint O{Altenor}. => Claire Vasseur
Le E{tournoi de Brenne} a eu lieu en mai. P{Paul Marchand} a remporté la <compétition>. => tournoi de Brenne
La Russe P{Irina Volkova} a battu P{Anna Weber}. La <Russe> a remporté la E{Coupe d'or}. => Irina Volkova
Le L{Mali} est en crise. P{Hugo Lanter} est là. Le <gouvernement> a critiqué O{Altenor}. => Mali
P{Claire Dumas} est la mère de P{Paul Dumas}. La <mère> de P{Paul Dumas} a fondé O{Altenor}. => Claire Dumas
P{Victor Lanoux} est mort. L'<auteur> de W{La Nuit} est né à L{Lyon}. => Victor Lanoux
L'attaquant P{Hugo Lanter} est venu. Il fait froid. Rien ne presse. Le <joueur> a quitté O{Altenor}. => Hugo Lanter
P{Paul Marchand} a été condamné. Le <candidat> du O{Parti vert} fait appel à L{Lyon}. => Paul Marchand
O{Altenor} a publié ses résultats. Le <géant> du luxe a racheté O{Brisac}. => Altenor
O{Altenor} a publié ses résultats. La <direction> supprime 120 postes. => Altenor
P{Paul Marchand} a fondé O{Altenor}. Il a quitté le <conseil> d'administration en 2018. => Altenor
P{Ada Lor} a fondé O{Alt}. P{Lor} poursuit O{Alt}. O{Bris} rit du départ de P{Lor} du <conseil> d'administration. => Alt
P{Ana Ruiz} a fondé le parti O{Horizon vert}. La <formation> soutient P{Paul Marchand}. => Horizon vert
P{Hugo Lanter} est passé professionnel. Le <Lyonnais> a rejoint O{Altenor}. => Hugo Lanter
P{Claire Vasseur} dirige O{Altenor}. La <quinquagénaire> a fondé O{Brisac}. => Claire Vasseur
P{Paul Marchand} a été condamné. L'ancien <patron> de O{Altenor} fait appel. => Paul Marchand
P{Paul Marchand} a été condamné. L'ancien <maire> de L{Brenne} fait appel. => Paul Marchand
P{Paul Marchand} a été condamné. Le procès a duré un an. L'ancien <inspecteur> des finances fait appel. => Paul Marchand
P{Claire Vasseur} est arrivée mardi. La <présidente> de O{Altenor} a vu P{Olaf Brandt}. => Claire Vasseur
P{Paul Marchand} dirige O{Altenor}. L'<intéressé> a démenti. => Paul Marchand
Le coureur norvégien P{Olaf Brandt} a battu P{Hugo Lanter}. Le <coureur> norvégien est à L{Oslo}. => Olaf Brandt
"""

UNSETTLED = """
P{Luc Perrin}, P{Ana Ruiz} et P{Hugo Lanter} sont là. P{Perrin} a salué son <prédécesseur>.
Selon la <voix> du ministre P{Luc Perrin}, tout va bien.
P{Paul Marchand} a ri. O{Brisac} va mal. Le <patron> de O{Altenor} est parti.
P{Nicolas Sarkozy} et P{François Hollande} se sont vus. Un conseiller du <président> a parlé.
Une lettre ouverte vise le milliardaire. On se tait. P{Marc Vidal} attend. Le <milliardaire> a répondu lundi.
P{Paul Marchand} et P{Hugo Lanter} se sont disputés. <Il> a fondé O{Altenor}.
P{Paul Marchand} et P{Hugo Lanter} se sont disputés. L'<homme> a fondé O{Altenor}.
P{Claire Vasseur} est arrivée. <Il> a fondé O{Altenor}.
P{Paul Marchand} est arrivé. <Elle> a fondé O{Altenor}.
P{Paul Marchand} est arrivé. La <chanteuse> a épousé P{Hugo Lanter}.
P{Claire Vasseur} est arrivée. Le <chanteur> a épousé P{Léa Monnier}.
P{Paul Marchand} et P{Hugo Lanter} ont avoué. Les policiers étaient à L{Lyon}. <Ils> ont arrêté P{Léa Monnier}.
P{Paul Marchand} a critiqué O{Altenor}. Le policier a répondu qu'<il> soutenait O{Brisac}.
P{Paul Marchand} vit à L{Lyon}. <Il> faut quitter O{Altenor}.
P{Paul Marchand} a parlé. <Il> est possible que O{Altenor} rachète O{Brisac}.
P{Paul Marchand} a parlé. <Il> s'agit d'un accident.
P{Paul Marchand} a parlé. <Il> y a eu trois blessés.
O{Altenor} va mal. La <police> a arrêté P{Hugo Lanter}.
O{Altenor} va mal. Le <gouvernement> a critiqué P{Paul Marchand}.
Le constructeur O{Altenor} a publié ses résultats. Le <quotidien> appartient à P{Paul Marchand}.
La banque O{Altenor} a rencontré la start-up O{Brisac}. Le <parti> a exclu P{Paul Marchand}.
P{Paul Marchand} vit à L{Lyon}. Son <frère> a fondé O{Altenor}.
P{Paul Marchand} vit à L{Lyon}. Son <avocat> a quitté O{Altenor}.
P{Paul Marchand} vit à L{Lyon}. Le <frère> du suspect a fondé O{Altenor}.
P{Paul Marchand} vit à L{Lyon}. L'<assassin> a quitté L{Rome}.
Le groupe japonais O{Takemori} va bien. Le <groupe> allemand a racheté O{Brisac}.
La Russe P{Irina Volkova} est partie. L'<Italienne> a battu P{Anna Weber}.
P{Paul Marchand} dirige O{Altenor}. Le <patron> de O{Brisac} a fondé O{Corvane}.
L{Lyon} est loin. Le <pays> a quitté l'O{Union du Nord}.
La L{France} est loin. La <ville> a quitté l'O{Union du Nord}.
P{Paul Marchand} et P{Claire Vasseur} ont parlé. Les deux <hommes> ont fondé O{Altenor}.
P{Paul Marchand} a parlé. Les deux <hommes> ont fondé O{Altenor}.
Le ministre P{Paul Marchand} est là. Le <chef> du gouvernement a critiqué P{Hugo Lanter}.
Le président P{Paul Marchand} et le président P{Hugo Lanter} sont là. Le <chef> de l'État a critiqué O{Altenor}.
P{Paul Marchand} a reçu P{Hugo Lanter}. P{Claire Vasseur} <y> participera.
Le E{tournoi de Brenne} a lieu en mai. La <compétition> de niveau junior aura lieu en juin.
Le E{Tour du Jura} commence. P{Hugo Lanter} a remporté la deuxième <étape>.
Le ministre P{Paul Marchand} a reçu le ministre P{Hugo Lanter}. Le <ministre> a fondé O{Altenor}.
O{Altenor} et O{Brisac} ont signé. L'<entreprise> est dirigée par P{Paul Marchand}.
P{Paul Marchand} a parlé. <Ils> ont fondé O{Altenor}.
P{Paul Marchand} a été condamné. Le <maire> de L{Brenne} a parlé.
P{Paul Marchand} a été condamné. Le <juge> du tribunal a parlé.
P{Paul Marchand} et P{Hugo Lanter} ont été condamnés. L'ancien <maire> de L{Brenne} fait appel.
O{Altenor} et O{Brisac} sont rivales. P{Hugo Lanter} dirige O{Brisac}. Le <premier> arrivé gagne.
P{Paul Marchand} et P{Hugo Lanter} sont là. Le <premier> a fondé O{Altenor}.
O{Altenor} a racheté O{Brisac}. La <direction> de la police a parlé.
P{Paul Marchand} est mort. La <formation> a quitté O{Altenor}.
P{Paul Marchand} et P{Hugo Lanter} sont morts. Il pleuvait. Il neigeait. Il fallait partir. <Il> avait fondé O{Altenor}.
P{Paul Marchand} a parlé. Ce <couple> a fondé O{Altenor}.
La présidente de O{Brisac} <y> a rencontré P{Olaf Brandt}.
La L{Norvège} et le L{Mali} sont en crise. Le <gouvernement> a critiqué O{Altenor}.
La E{Coupe de Brenne} et la E{Coupe de Metz} sont finies. <Elle> est organisée par O{Altenor}.
P{Claire Dumas} n'est pas la mère de P{Paul Dumas}. La <mère> de P{Paul Dumas} a fondé O{Altenor}.
P{Paul Marchand} est membre de la famille P{Escande}. L'<opérateur> a racheté O{Altenor}.
L'attaquant P{Hugo Lanter} est venu. Le <numéro> 9 a gagné.
P{Paul Marchand} a parlé. Le fonds a saisi la <cour> d'appel.
P{Anna Weber} et P{Léa Monnier} <l'>emportent.
O{Altenor} rachète le <groupe> O{Brisac}.
"""


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if "<" in line]


def _antecedents(marked: str) -> list[str]:
    """The texts of the antecedents of the reference that is marked."""
    names: list[NameSpan] = []
    text, at, reference = "", 0, -1
    for m in re.finditer(r"([POLEW])\{([^}]*)\}|<([^>]*)>", marked):
        text += marked[at : m.start()]
        if m[1]:
            names.append(NameSpan(len(text), len(text) + len(m[2]), m[2], ((_TYPES[m[1]], 1.0),)))
        else:
            reference = len(text)
        text, at = text + (m[2] or m[3]), m.end()
    text += marked[at:]
    parsed = parse(text.strip(), tuple(names))
    mentions = resolve(parsed, find_mentions(parsed))
    found = next((m for m in mentions if m.start <= reference < m.end and m.kind != "name"), None)
    return [mentions[i].text for i in found.antecedents] if found is not None else []


@pytest.mark.parametrize("case", _lines(PRONOUNS + PLURALS + POSSESSIVES + DESCRIPTIONS))
def test_reference(case: str) -> None:
    marked, _, wanted = case.partition(" => ")
    assert _antecedents(marked) == wanted.split(", ")


@pytest.mark.parametrize("marked", _lines(UNSETTLED))
def test_abstains(marked: str) -> None:
    assert _antecedents(marked) == []
