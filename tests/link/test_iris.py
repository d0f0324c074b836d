"""Which IRIs change when articles come and go, and why: an IRI is the slug of the fullest name and of nothing else."""

from __future__ import annotations

from kg.link.claims import link
from kg.link.entities import _Draft, _slugs
from kg.model import Article, EntityType, Extract, Mention


def article(id: str, *names: str, type: EntityType = "Person") -> Extract:
    """An article that names people, one a line."""
    text, found = "\n".join(names), []
    for number, name in enumerate(names):
        start = sum(len(before) + 1 for before in names[:number])
        found.append(Mention(number, start, start + len(name), name, "name", number, number, ((type, 1.0),)))
    return Extract(Article(id, text, text, ()), tuple(found), ())


def iris(*articles: Extract) -> set[str]:
    """The ids that end the IRIs of all entities."""
    return {entity.id for entity in link(articles).entities}


FULL, SHORT = article("full", "Nora Sélim"), article("short", "Sélim")
OTHER, BROTHER = article("other", "Paul Ott"), article("brother", "Karim Sélim")


def test_an_article_about_others_changes_no_iri() -> None:
    assert iris(FULL) == {"nora-selim"}
    assert iris(FULL, OTHER) == {"nora-selim", "paul-ott"}
    assert iris(FULL, OTHER) == iris(OTHER, FULL)


def test_a_fuller_name_gives_a_fuller_iri_until_its_article_goes() -> None:
    assert iris(SHORT) == {"selim"}
    assert iris(SHORT, FULL) == {"nora-selim"}  # the surname is hers, as far as the corpus knows
    assert iris(SHORT) == {"selim"}


def test_a_second_bearer_of_a_surname_takes_it_from_neither() -> None:
    assert iris(SHORT, FULL, BROTHER) == {"nora-selim", "karim-selim", "selim"}  # whose it is, is no longer known
    assert iris(FULL, BROTHER) == {"nora-selim", "karim-selim"}


def draft(type: EntityType, *names: str) -> _Draft:
    """An entity without its id."""
    return _Draft(type, ("Orange", *names))


def test_homonyms_have_their_type_in_their_iri_and_a_number_where_that_is_the_same() -> None:
    def slugs(*drafts: _Draft) -> list[str]:
        return sorted(_slugs({str(n): d for n, d in enumerate(drafts)}, {}).values())

    company, town = draft("Organization"), draft("Place")
    assert slugs(company) == ["orange"]
    assert slugs(company, town) == ["orange-organization", "orange-place"]
    assert slugs(town, draft("Place", "Orange-sur-Lys")) == ["orange-place-1", "orange-place-2"]
