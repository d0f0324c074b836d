"""Telling an article from its page, and mapping every character back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.extract.clean import clean, explain, fold, read_rule, repair, rules
from kg.intake.reading import read_sources
from kg.model import Article

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGES = sorted((HERE / "pages").glob("*.page"))
LONG = "Le groupe Brenn a racheté la chaîne Radio Ouest, que dirige Anne Morel, pour 12 millions d’euros. "
BODY = (LONG * 3).strip()
SHARED = ROOT.parent / "shared" / "gold" / "seeds"
GOLD_SETS = [ROOT / "tests" / "gold" / "seeds", SHARED]


def article(raw: str, title: str = "") -> Article:
    text, kept = clean(raw, title)
    return Article("a", text, raw, kept)


def page(*lines: str) -> str:
    return "\n".join(lines)


def kept(raw: str, title: str = "") -> list[str]:
    return [line for line in clean(raw, title)[0].split("\n") if line]


# --- pages: ten kinds of site, each line marked + (article) or - (noise)


def test_there_are_pages_of_ten_kinds_of_site() -> None:
    assert len(PAGES) == 10


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages(path: Path) -> None:
    marked = path.read_text(encoding="utf-8").splitlines()
    verdicts = explain("\n\n".join(line[2:] for line in marked))
    said = [f"{'+' if v.kept else '-'} {v.text}" for v in verdicts if v.text.strip()]
    assert said == marked


# --- gold sets: no stated fact is lost


@pytest.mark.parametrize("folder", GOLD_SETS, ids=["ours", "shared"])
def test_no_evidence_is_lost_in_cleaning(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not on this machine")
    count = 0
    articles = {i.article.id: i.article for i in read_sources([str(folder / "articles")]).articles}
    for path in sorted((folder / "facts").glob("*.json")):
        found = articles[path.stem]
        places = {found.source_offset(i) for i in range(len(found.text))}
        for fact in json.loads(path.read_text(encoding="utf-8"))["facts"]:
            start = found.raw.index(fact["evidence"])
            count += 1
            assert all(i in places for i in range(start, start + len(fact["evidence"])) if found.raw[i].isalpha())
    assert count == 153


def test_noise_of_our_seeds_is_dropped() -> None:
    text = "\n".join(i.article.text for i in read_sources([str(ROOT / "seeds")]).articles)
    for noise in ("Gazette", "merlot", "Trottinettes", "Ferrand", "HERVIEU", "Marguerite", "commentaire", "Publicité",
                  "example.org", "Orsini", "Vannier", "Partager", "Å", "newsletter", "Toulon", "Valmer"):  # fmt: skip
        assert noise not in text
    assert text.count("Au cœur du procès") == 1


# --- single rules


def test_a_share_bar_goes_and_a_sentence_about_sharing_stays() -> None:
    sentence = (
        "Partager cet article de la loi en deux, voilà ce que propose la députée Lise Roux aux sénateurs réunis mardi."
    )
    assert kept(page("Partager cet article", "PARTAGER :", sentence)) == [sentence]


def test_the_headline_is_kept_once() -> None:
    raw = page("Brenn rachète Radio Ouest", "", "Brenn rachète Radio Ouest", "", BODY)
    assert kept(raw) == ["Brenn rachète Radio Ouest", BODY]
    again = page("Brenn rachète Radio Ouest", "Un accord à 12 millions", "BRENN RACHÈTE RADIO OUEST", BODY)
    assert kept(again, title="Brenn rachète Radio Ouest") == [
        "Brenn rachète Radio Ouest", "Un accord à 12 millions", BODY,
    ]  # fmt: skip


def test_a_refrain_of_the_article_is_kept() -> None:
    raw = page("Non.", BODY, "Non.", BODY, "Non.")
    assert kept(raw) == ["Non.", BODY, "Non.", BODY, "Non."]


@pytest.mark.parametrize(
    "heading",
    ["21 réponses", "Commentaires", "Comment (0)", "Commentaires (12)", "Laisser un commentaire", "3 commentaires",
     "Réactions : 4", "VOS RÉACTIONS", "💬 8 commentaires"],
)  # fmt: skip
def test_a_comments_heading_ends_the_article(heading: str) -> None:
    assert kept(page(BODY, BODY, BODY, heading, "Jojo", f"Moi je dis que {LONG}")) == [BODY, BODY, BODY]


def test_a_comments_link_at_the_top_does_not() -> None:
    raw = page("Brenn rachète Radio Ouest", "12 commentaires", BODY, BODY)
    assert kept(raw) == ["Brenn rachète Radio Ouest", BODY, BODY]


def test_titles_after_read_also_go_and_the_article_goes_on() -> None:
    raw = page(BODY, "À lire aussi", "", "Télévision : la fin d’une époque", "Qui est Anne Morel ?", "", BODY)
    assert kept(raw) == [BODY, BODY]


def test_a_sentence_after_read_also_stays() -> None:
    assert kept(page(BODY, "À lire aussi", "La chaîne va déménager.", BODY)) == [BODY, "La chaîne va déménager.", BODY]


def test_teasers_of_other_articles_go() -> None:
    card = ["Vendanges : les prix reculent encore", "", "Vendanges : les prix reculent encore", "", LONG + "Le directe"]
    assert kept(page("Un titre", BODY, BODY, BODY, BODY, BODY, *card, "Rédaction")) == ["Un titre", *[BODY] * 5]


def test_a_menu_goes_and_a_list_stays() -> None:
    menu = ["Accueil", "Politique", "Culture", "Sport"]
    names = ["Anne Morel", "Luc Petit", "Jean Roux", "Lise Coz"]
    assert kept(page(*menu, "Brenn rachète Radio Ouest", BODY)) == ["Brenn rachète Radio Ouest", BODY]
    assert kept(page("Les nommés sont :", *names, BODY)) == ["Les nommés sont :", *names, BODY]


def test_each_dropped_line_has_its_reason() -> None:
    verdicts = explain(page("Publicité", BODY, "Source : https://example.org/a", "Commentaires", "Nul !"))
    assert [v.reason for v in verdicts] == ["advertisement", "", "source line", "comments", "comments"]
    assert [v.number for v in verdicts] == [1, 2, 3, 4, 5]


# --- repairs


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Au cÅ“ur", "Au cœur"),
        ("dâ€™euros", "d’euros"),
        ("d’Å“uvre", "d’œuvre"),
        ("Ã©tÃ© Ã Paris", "été à Paris"),
        ("voilÃ\xa0", "voilà"),
        ("Â«Â\xa0MuskÂ\xa0Â»", "«\xa0Musk\xa0»"),
        ("R&amp;D&nbsp;: l&#39;IA", "R&D\xa0: l'IA"),
        ("e\u0301te\u0301", "été"),
        ("Open\u200bAI\ufeff", "OpenAI"),
        ("a\u202eb", "ab"),
    ],
)
def test_broken_characters_are_mended(broken: str, mended: str) -> None:
    assert repair(broken) == mended


@pytest.mark.parametrize(
    "sound", ["l’IA", "« d’accord »", "Čapek à São Paulo", "Å Oslo", "AT&T", "Citroën – 12 %", "Ñuñoa"]
)
def test_sound_characters_are_left_alone(sound: str) -> None:
    assert repair(sound) == sound


def test_picture_credits_go_and_other_brackets_stay() -> None:
    assert kept("Elon Musk (Lena Orsini / SOPA Images / Getty Images)") == ["Elon Musk"]
    assert kept("Anne Morel à Brest (Photo : Luc Petit)") == ["Anne Morel à Brest"]
    plain = "PARIS (Reuters) - Anne Morel (LR) et Luc Petit (PS/EELV) ont lu l’AFP (Agence France-Presse)."
    assert kept(plain) == [plain]


def test_glued_sentences_are_parted() -> None:
    assert kept("Il part demain.Selon elle, non. « Escroc ».Cette fois, oui.") == [
        "Il part demain. Selon elle, non. « Escroc ». Cette fois, oui."
    ]
    for whole in ("Amazon.com et J.D. Vance", "sur www.Example.org", "1.Premier", "M.Ghosn"):
        assert kept(whole) == [whole]


# --- offsets


def test_quotes_come_back_as_they_stand_in_the_file() -> None:
    found = article(
        page("Publicité", "Au cÅ“ur du conflit (Photo : Luc Petit), la libertÃ©", "Publicité", "d’Anne.Elle part.")
    )
    assert found.text == "Au cœur du conflit, la liberté\nd’Anne. Elle part."

    def quote(words: str) -> str:
        start = found.text.index(words)
        return found.source_quote(start, start + len(words))

    assert quote("cœur") == "cÅ“ur"
    assert quote("cœ") == "cÅ“"
    assert quote("liberté") == "libertÃ©"
    assert quote("Anne. Elle") == "Anne.Elle"
    assert quote("liberté\nd’Anne") == "libertÃ©\nPublicité\nd’Anne"
    assert quote("conflit, la") == "conflit (Photo : Luc Petit), la"
    assert found.source_quote(3, 3) == ""


def test_an_article_that_was_not_cleaned_quotes_itself() -> None:
    assert Article("a", "Anne part.", "Anne part.", ()).source_quote(5, 9) == "part"


NOISE = st.sampled_from(
    ["Publicité", "Commentaires", "À lire aussi", "", " ", BODY, "cÅ“ur", "fin.Selon lui", "(© AFP)", "a\u200bb", "Ã "]
)


@given(st.lists(NOISE | st.text(max_size=30), max_size=12).map("\n".join))
def test_every_stretch_maps_back(raw: str) -> None:
    text, stretches = clean(raw)
    found = Article("a", text, raw, stretches)
    for stretch in stretches:
        if stretch.width is None:
            assert raw[stretch.source : stretch.source + stretch.length] == text[stretch.start :][: stretch.length]
    places = [found.source_offset(i) for i in range(len(text))]
    assert places == sorted(places)
    assert all(0 <= place < len(raw) for place in places)
    assert not stretches or found.source_quote(0, len(text)) in raw


@given(st.lists(NOISE | st.text(max_size=30), max_size=12).map("\n".join))
def test_verdicts_cover_the_file_in_order(raw: str) -> None:
    verdicts = explain(raw)
    assert "\n".join(v.text for v in verdicts) == raw
    assert all(raw[v.start : v.end] == v.text for v in verdicts)


def test_long_lines_and_many_lines_take_little_time() -> None:
    text, _ = clean("(" * 200_000 + "\n" + "Ã©" * 50_000 + "\n" + "a\n\n" * 50_000)
    assert len(text) > 300_000


# --- the list of noise


def test_rules_are_folded_and_have_reasons() -> None:
    assert {rule.scope for rule in rules()} == {"rest", "list", "line"}
    assert all(rule.reason for rule in rules())


@pytest.mark.parametrize(
    "entry",
    [{}, {"reason": "x", "what": []}, {"reason": "x", "whole": "y"}, {"reason": "x", "whole": ["À lire"]},
     {"reason": "x", "patterns": ["("]}],
)  # fmt: skip
def test_a_damaged_rule_is_named(entry: dict[str, object]) -> None:
    with pytest.raises(KgError, match=r"^kg/french/noise\.toml: "):
        read_rule("line", entry)


def test_folding() -> None:
    assert fold("  ★ À LIRE  aussi… ") == "a lire aussi"
    assert fold("L’œuvre") == "l'oeuvre"


def test_titles_below_a_heading_above_the_article_are_dropped_up_to_the_blank_line() -> None:
    raw = (
        "Brenn rachète Radio Ouest\n\nSur le même sujet Radios\n\n"
        "Radios : Anne Morel prend la tête de Radio Ouest\nRadios : Delcourt revend Radio Est à Norvax\n\n"
        f"Une annonce attendue\n{LONG}"
    )
    kept = [verdict.text for verdict in explain(raw) if verdict.kept and verdict.text]
    assert kept == ["Brenn rachète Radio Ouest", "Une annonce attendue", LONG]


def test_a_headline_below_a_heading_above_the_article_stays() -> None:
    raw = f"Sur le même sujet\n\nBrenn rachète la chaîne Radio Ouest\n\nPar Anne Morel\n\n{LONG}"
    kept = [verdict.text for verdict in explain(raw) if verdict.kept and verdict.text]
    assert "Brenn rachète la chaîne Radio Ouest" in kept
