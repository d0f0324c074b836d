"""The second pass of repair, on trees written by hand: what the parser gives wrong and what it becomes."""

from __future__ import annotations

from extract.test_constructions import claims

from kg.extract.regroup import regroup
from kg.extract.tree import Parsed, Sentence, Token
from kg.model import NameSpan


def tree(*rows: tuple[str, str, str, int, dict[str, str], frozenset[str], bool]) -> Parsed:
    """A parse of one sentence: each row a text, part of speech, label, head, morphology, infinitives, is it a name."""
    tokens, names, at = [], [], 0
    for i, (text, pos, dep, head, morph, verbs, named) in enumerate(rows):
        end = at + len(text)
        if named:
            names.append(NameSpan(at, end, text, (("Organization", 1.0),)))
        name = len(names) - 1 if named else None
        tokens.append(Token(i, text, text.lower(), pos, dep, head, at, end, 0, morph, name, verbs))
        at = end + 1
    return Parsed(" ".join(t.text for t in tokens), tokens, [Sentence(0, len(tokens), 0, at - 1)], names)


NONE: frozenset[str] = frozenset()
FINITE, PAST = {"VerbForm": "Fin"}, {"VerbForm": "Part", "Tense": "Past"}


def test_noun_that_is_its_infinitive_becomes_a_verb_with_its_object() -> None:
    parsed = tree(
        ("Altenor", "PROPN", "nsubj", 1, {}, NONE, True),
        ("envisage", "VERB", "ROOT", 1, FINITE, frozenset({"envisager"}), False),
        ("de", "ADP", "case", 3, {}, NONE, False),
        ("licencier", "NOUN", "obl:arg", 1, {}, frozenset({"licencier"}), False),
        ("Castel", "PROPN", "nmod", 3, {}, NONE, True),
    )
    regroup(parsed)
    assert (parsed.tokens[3].pos, parsed.tokens[3].dep) == ("VERB", "xcomp")
    assert (parsed.tokens[4].dep, parsed.tokens[2].dep) == ("obj", "mark")


def test_noun_behind_a_noun_stays_one() -> None:
    parsed = tree(
        ("le", "DET", "det", 1, {}, NONE, False),
        ("goût", "NOUN", "ROOT", 1, {}, NONE, False),
        ("de", "ADP", "case", 3, {}, NONE, False),
        ("rire", "NOUN", "nmod", 1, {}, frozenset({"rire"}), False),
    )
    regroup(parsed)
    assert parsed.tokens[3].pos == "NOUN"


def test_participle_joined_to_an_agent_goes_to_the_agents_participle() -> None:
    parsed = tree(
        ("Horizon", "PROPN", "ROOT", 0, {}, NONE, True),
        ("porté", "VERB", "acl", 0, PAST, frozenset({"porter"}), False),
        ("par", "ADP", "case", 3, {}, NONE, False),
        ("Altenor", "PROPN", "obl:agent", 1, {}, NONE, True),
        ("et", "CCONJ", "cc", 5, {}, NONE, False),
        ("financé", "VERB", "conj", 3, PAST, frozenset({"financer"}), False),
    )
    regroup(parsed)
    assert parsed.tokens[5].head == 1


def test_opening_name_is_the_subject_behind_an_insertion() -> None:
    parsed = tree(
        ("Duval", "PROPN", "ROOT", 0, {}, NONE, True),
        (",", "PUNCT", "punct", 0, {}, NONE, False),
        ("en", "ADP", "case", 3, {}, NONE, False),
        ("visite", "NOUN", "obl:mod", 5, {}, NONE, False),
        (",", "PUNCT", "punct", 5, {}, NONE, False),
        ("quitte", "VERB", "ROOT", 5, FINITE, frozenset({"quitter"}), False),
    )
    regroup(parsed)
    assert (parsed.tokens[0].head, parsed.tokens[0].dep) == (5, "nsubj")


def test_a_place_behind_a_day_belongs_to_the_verb_and_so_does_an_object() -> None:
    parsed = tree(
        ("mort", "VERB", "ROOT", 0, PAST, frozenset({"mourir"}), False),
        ("mercredi", "NOUN", "obl:mod", 0, {}, NONE, False),
        ("à", "ADP", "case", 3, {}, NONE, False),
        ("Oslo", "PROPN", "nmod", 1, {}, NONE, True),
    )
    regroup(parsed)
    assert (parsed.tokens[3].head, parsed.tokens[3].dep) == (0, "obl:mod")
    parsed = tree(
        ("présente", "VERB", "ROOT", 0, FINITE, frozenset({"présenter"}), False),
        ("jeudi", "NOUN", "obl:mod", 0, {}, NONE, False),
        ("son", "DET", "det", 3, {}, NONE, False),
        ("modèle", "NOUN", "nmod", 1, {}, NONE, False),
    )
    regroup(parsed)
    assert (parsed.tokens[3].head, parsed.tokens[3].dep) == (0, "obj")


def test_what_a_date_is_of_stays_with_it() -> None:
    parsed = tree(
        ("arrivé", "VERB", "ROOT", 0, PAST, frozenset({"arriver"}), False),
        ("nuit", "NOUN", "obl:mod", 0, {}, NONE, False),
        ("de", "ADP", "case", 3, {}, NONE, False),
        ("Noël", "PROPN", "nmod", 1, {}, NONE, True),
    )
    regroup(parsed)
    assert parsed.tokens[3].head == 1


def test_a_name_behind_a_nouns_complement_is_that_nouns() -> None:
    parsed = tree(
        ("la", "DET", "det", 1, {}, NONE, False),
        ("chaîne", "NOUN", "ROOT", 1, {}, NONE, False),
        ("de", "ADP", "case", 3, {}, NONE, False),
        ("vêtements", "NOUN", "nmod", 1, {}, NONE, False),
        ("Altenor", "PROPN", "nmod", 3, {}, NONE, True),
    )
    regroup(parsed)
    assert (parsed.tokens[4].head, parsed.tokens[4].dep) == (1, "flat:name")


def test_a_relative_is_of_the_name_before_its_pronoun() -> None:
    parsed = tree(
        ("Altenor", "PROPN", "ROOT", 0, {}, NONE, True),
        (",", "PUNCT", "punct", 3, {}, NONE, False),
        ("qui", "PRON", "nsubj", 3, {}, NONE, False),
        ("appartient", "VERB", "ROOT", 3, FINITE, frozenset({"appartenir"}), False),
        ("à", "ADP", "case", 5, {}, NONE, False),
        ("Brenn", "PROPN", "obl:arg", 3, {}, NONE, True),
    )
    regroup(parsed)
    assert (parsed.tokens[3].head, parsed.tokens[3].dep) == (0, "acl:relcl")


def test_a_subject_pronoun_is_the_subject_of_what_is_said() -> None:
    parsed = tree(
        ("Elle", "PRON", "nmod", 3, {}, NONE, False),
        ("en", "PRON", "nmod", 3, {}, NONE, False),
        ("est", "AUX", "cop", 3, FINITE, NONE, False),
        ("directrice", "NOUN", "ROOT", 3, {}, NONE, False),
    )
    regroup(parsed)
    assert parsed.tokens[0].dep == "nsubj"


def test_an_ordinal_takes_the_article_and_the_verb_behind_it() -> None:
    parsed = tree(
        ("le", "DET", "det", 2, {}, NONE, False),
        ("second", "ADJ", "amod", 2, {}, NONE, False),
        ("dirige", "VERB", "ROOT", 2, FINITE, frozenset({"diriger"}), False),
        ("Brenn", "PROPN", "obj", 2, {}, NONE, True),
    )
    regroup(parsed)
    assert (parsed.tokens[1].dep, parsed.tokens[0].head) == ("nsubj", 1)


def test_a_name_behind_a_past_infinitive_is_its_object() -> None:
    parsed = tree(
        ("avoir", "AUX", "aux:tense", 1, {"VerbForm": "Inf"}, frozenset({"avoir"}), False),
        ("dirigé", "VERB", "ROOT", 1, PAST, frozenset({"diriger"}), False),
        ("Brenn", "PROPN", "nsubj", 1, {}, NONE, True),
    )
    regroup(parsed)
    assert parsed.tokens[2].dep == "obj"


def test_a_relative_with_a_copula_is_of_the_name_before_it() -> None:
    parsed = tree(
        ("Renard", "PROPN", "nsubj", 1, {}, NONE, True),
        ("quitte", "VERB", "ROOT", 1, FINITE, frozenset({"quitter"}), False),
        ("Brenn", "PROPN", "obj", 1, {}, NONE, True),
        (",", "PUNCT", "punct", 2, {}, NONE, False),
        ("dont", "PRON", "nmod", 7, {}, NONE, False),
        ("il", "PRON", "nsubj", 7, {}, NONE, False),
        ("est", "AUX", "cop", 7, FINITE, NONE, False),
        ("membre", "NOUN", "advcl", 1, {}, NONE, False),
    )
    regroup(parsed)
    assert (parsed.tokens[7].dep, parsed.tokens[7].head) == ("acl:relcl", 2)


def test_a_name_alone_in_brackets_is_beside_the_name_before_it() -> None:
    parsed = tree(
        ("dénonce", "VERB", "ROOT", 0, FINITE, frozenset({"dénoncer"}), False),
        ("Renard", "PROPN", "nsubj", 0, {}, NONE, True),
        ("(", "PUNCT", "punct", 0, {}, NONE, False),
        ("Brenn", "PROPN", "obl:mod", 0, {}, NONE, True),
        (")", "PUNCT", "punct", 0, {}, NONE, False),
    )
    regroup(parsed)
    assert (parsed.tokens[3].dep, parsed.tokens[3].head) == ("appos", 1)


def test_second_thing_owned_is_no_second_owner() -> None:
    text = (
        "L'accord avec O{Orange} tient. O{Viacom}, propriétaire de O{MTV} et des studios O{Vertan}, a porté plainte "
        "mardi devant un tribunal fédéral de L{New York} contre O{Norvax}."
    )
    found = claims(text)
    assert {"Viacom owns Vertan", "Viacom sues Norvax"} <= found
    assert "Vertan sues Norvax" not in found
