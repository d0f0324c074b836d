"""What link finds in one article alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.link.local import local
from kg.model import Article, Candidate, EntityType, Extract, Mention
from kg.pipeline import extract_text


def mention(id: int, text: str, kind: EntityType = "Person", score: float = 0.9) -> Mention:
    return Mention(id, 100 * id, 100 * id + len(text), text, "name", id, id, scores=((kind, score),))


def extract(*mentions: Mention, candidates: tuple[Candidate, ...] = ()) -> Extract:
    return Extract(Article("a", "", "", ()), mentions, candidates)


def test_mentions_that_name_alike_are_one_naming_and_others_are_not() -> None:
    said = extract(mention(0, "Vexia"), mention(1, "Nora Sélim"), mention(2, "Vexia"), mention(3, "Vexia", score=0.5))
    assert [naming.ids for naming in local(said).namings] == [(0, 2), (1,), (3,)]
    assert local(said).namings[0].scores == (("Person", 1.8),)


def test_a_surname_is_that_of_the_last_who_bears_it_before() -> None:
    said = extract(*(mention(n, name) for n, name in enumerate(("Nora Sélim", "Sélim", "Karim Sélim", "Sélim"))))
    assert [(n.own, n.bearer, n.ids) for n in local(said).namings if n.mention.text == "Sélim"] == [
        ("selim", "noraselim", (1,)), ("selim", "karimselim", (3,)),
    ]  # fmt: skip


def test_a_surname_with_a_title_is_that_of_who_has_its_gender() -> None:
    people = mention(0, "Nora Sélim"), mention(1, "Karim Sélim"), replace(mention(2, "Sélim"), gender="f")
    assert [n.bearer for n in local(extract(*people)).namings] == [None, None, "noraselim"]


def test_what_has_members_is_an_organization_whatever_its_words_say_but_no_country() -> None:
    member = Candidate(0, "memberOf", 0, 1, "asserted", 0, 9, "memberOf#1", "frame", 1.0)
    for name, kind, meant in (("Ferrolane", "Place", True), ("Orbe", "Product", True), ("Allemagne", "Place", False)):
        said = extract(mention(0, "Nora Sélim"), mention(1, name, kind), mention(2, name, kind), candidates=(member,))  # type: ignore[arg-type]
        naming = local(said).namings[1]
        totals: dict[str, float] = dict(naming.scores)
        for vote, weight in naming.votes:
            totals[vote] = totals.get(vote, 0.0) + weight
        assert (max(totals, key=totals.__getitem__) == "Organization") == meant, name


def test_a_shorter_name_keeps_the_reason_why_it_stands_for_the_fuller_one() -> None:
    fuller, short = local(extract(mention(0, "Nora Ada Sélim"), mention(1, "Nora Sélim"))).namings
    assert (fuller.fuller, fuller.reason) == (fuller.own, "")
    assert short.fuller == fuller.own
    assert short.reason.startswith("« Nora Sélim », « Nora Ada Sélim »: ")


def test_relations_vote_on_the_types_of_their_ends_once_a_candidate() -> None:
    leads = Candidate(0, "leads", 0, 1, "asserted", 0, 9, "leads#1", "frame", 1.0)
    vague = Candidate(2, "leads", 0, 1, "asserted", 0, 9, "leads#1", "backoff", 1.0)
    once, vaguely, twice = (
        dict(local(extract(mention(0, "Nora Sélim"), mention(1, "Vexia"), candidates=found)).namings[0].votes)
        for found in ((leads,), (vague,), (leads, replace(leads, frame=1)))
    )
    assert once.keys() == {"Person"}
    assert vaguely == {}
    assert twice["Person"] == 2 * once["Person"]


def test_it_is_the_same_under_another_id() -> None:
    said = extract(mention(0, "Vexia"))
    other = local(said).renamed("b", "c")
    assert other == local(replace(said, article=replace(said.article, id="b", copy_of="c")))
    assert other.renamed("b", "c") is other


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Facebook a racheté WhatsApp en 2014.", "Organization"),
        ("La messagerie WhatsApp, rachetée en 2014 par Facebook, est en panne.", "Organization"),
        ("Il a publié une photo sur Facebook.", "Product"),
    ],
)
def test_a_service_is_its_company_where_it_acts(text: str, kind: str) -> None:
    assert {entity.label: entity.type for entity in extract_text(text).entities}["Facebook"] == kind
