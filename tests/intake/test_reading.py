"""What is taken in of texts: languages told apart, reprints recognised, noise left out, hostile input bounded."""

from __future__ import annotations

import time
import unicodedata
from itertools import permutations
from pathlib import Path

import pytest
from test_formats import BODY, MORE, put

from kg.errors import KgError
from kg.extract.clean import explain
from kg.extract.language import foreign, of
from kg.intake.duplicates import SIMILAR, Print, copies, signature
from kg.intake.reading import read_sources

ENGLISH = (
    "The Brenn group has bought the radio station for twelve million euros, its chairwoman Anne Morel said on Tuesday. "
    "The station employs eighty people in two studios, and none of them will lose their job, she promised."
)
GERMAN = (
    "Die Gruppe Brenn hat den Sender für zwölf Millionen Euro gekauft, teilte ihre Vorsitzende Anne Morel am Dienstag "
    "mit. Der Sender beschäftigt achtzig Menschen in zwei Studios, von denen niemand seine Stelle verlieren soll."
)
SPANISH = (
    "El grupo Brenn ha comprado la cadena por doce millones de euros, anunció el martes su presidenta, Anne Morel. La "
    "cadena emplea a ochenta personas en dos estudios y ninguna de ellas perderá su puesto, según ha prometido."
)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "seeds"


# --- language


def test_languages_are_told_apart() -> None:
    texts = {"fr": BODY, "en": ENGLISH, "de": GERMAN, "es": SPANISH}
    assert {language: of(text) for language, text in texts.items()} == {language: language for language in texts}


def test_short_texts_are_taken_for_french() -> None:
    assert of("Breaking news today") == "fr"
    assert foreign("Breaking news today") is None


def test_an_article_in_another_language_is_skipped_and_says_so(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", BODY)
    put(tmp_path / "b.txt", f"{ENGLISH}\n{ENGLISH}")
    put(tmp_path / "c.txt", f"Brenn\n{GERMAN}")
    intake = read_sources([str(tmp_path)])
    assert [i.article.id for i in intake.articles] == ["a"]
    assert [line.split(": ", 1)[1] for line in intake.skipped] == [
        "in another language (en); only French is read", "in another language (de); only French is read",
    ]  # fmt: skip


def test_a_mixed_page_keeps_its_french_part(tmp_path: Path) -> None:
    text = f"{BODY}\n{MORE}\n{ENGLISH}\nRead on\n{ENGLISH}\n{MORE} Et voilà."
    (incoming,) = read_sources([put(tmp_path / "a.txt", text)]).articles
    assert incoming.article.text == f"{BODY}\n{MORE}\n{MORE} Et voilà."
    assert [v.reason for v in explain(text) if not v.kept] == ["other language: en"] * 3


def test_a_quotation_does_not_make_a_paragraph_foreign() -> None:
    assert (
        foreign(
            f"Anne Morel l’a dit mardi, en anglais comme toujours : « {ENGLISH} » Elle n’a pas traduit."
            " Son porte-parole à Brest non plus."
        )
        is None
    )


# --- reprints


def reprint(published: str | None, id: str, text: str) -> Print:
    return Print(id, published, signature(text))


LONG = " ".join(
    f"{BODY} {MORE} Le dossier numéro {i} sera rouvert à l’automne, a dit {name}." for i, name in enumerate("ABC")
)


def test_the_first_printed_is_the_original_in_whatever_order_they_come() -> None:
    prints = [
        reprint("2024-03-02", "a", LONG), reprint("2024-03-01", "b", f"Un chapeau à nous.\n\n{LONG}"),
        reprint(None, "c", LONG.upper()), reprint("2024", "d", "Tout autre chose est arrivé hier à Vannes. " * 3),
    ]  # fmt: skip
    assert all(copies(list(order)) == {"a": "b", "c": "b"} for order in permutations(prints))


def test_two_reports_of_one_event_are_two_stories() -> None:
    other = "Radio Ouest change de mains : Brenn met 12 millions d’euros sur la table. " + MORE
    assert copies([reprint(None, "a", f"{BODY} {MORE}"), reprint(None, "b", other)]) == {}


def test_short_texts_are_copies_only_where_they_are_equal() -> None:
    assert copies([reprint(None, "a", "Brenn rachète Ouest."), reprint(None, "b", "Brenn rachète Vigie.")]) == {}
    assert copies([reprint(None, "a", "Brenn rachète Ouest."), reprint(None, "b", "brenn, rachète ouest")]) == {
        "b": "a"
    }
    assert 0 < SIMILAR < 1


# --- cleaning


def test_shared_seeds_keep_every_line_of_the_article_and_none_of_the_page() -> None:
    """Lines kept and dropped, counted by hand in the five scraped articles."""
    if not SHARED.is_dir():
        pytest.skip("the scraped seeds are not on this machine")
    kept, dropped = [], []
    for path in sorted(SHARED.glob("*.txt")):
        verdicts = [v for v in explain(path.read_text(encoding="utf-8")) if v.text.strip()]
        kept.append([v.number for v in verdicts if v.kept])
        dropped.append(sum(not v.kept for v in verdicts))
    assert [len(lines) for lines in kept] == [14, 20, 19, 9, 3]
    assert [lines[-1] for lines in kept] == [32, 44, 21, 19, 5]
    assert dropped == [30, 29, 2, 74, 0]


# --- untrusted input: bounded time, a line each

HOSTILE = {
    "nested.html": "<div>" * 100_000 + BODY + "</div>" * 100_000,
    "unclosed.html": "<b>" * 100_000 + BODY,
    "attributes.html": "<p " + "a=b " * 500_000 + ">" + BODY,
    "open.html": "<" * 500_000,
    "quotes.html": f"<p title='{'x' * 1_000_000}>{BODY}",
    "digits.txt": "Brenn a payé " + "9" * 900_000 + " euros.",
    "line.txt": "Brenn rachète Ouest " * 500_000,
    "nulls.txt": "Brenn\0rachète Ouest",
    "utf8.txt": b"Brenn rach\xe8te Ouest \xff\xfe\xc3 pour 12 millions.",
    "marks.txt": "\u202eBrenn\u202c rachète \u200fOuest\u200e. " + unicodedata.normalize("NFD", BODY),
    "brackets.txt": "(" * 400_000,
    "nested.jsonl": '{"text": ' + "[" * 200_000 + "]" * 200_000 + "}",
    "deep.md": "> " * 20_000 + BODY,
    "stars.md": "*a **b " * 20_000,
    "quotes.csv": 'text\n"' + "a" * 1_000_000,
    "zeros.pdf": b"%PDF-1.7\n" + b"\0" * 100_000,
    "empty.docx": b"PK\x05\x06" + b"\0" * 18,
    "cdata.xml": f"<rss><channel><item><title><![CDATA[{'<' * 100_000}]]></title></item></channel></rss>",
    "deep.xml": "<rss>" * 50_000,
    "sgml.rss": "<rss><channel><item>" + "<!" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_or_refused_quickly_in_one_line(name: str, tmp_path: Path) -> None:
    content = HOSTILE[name]
    put(tmp_path / "good.txt", BODY)
    path = put(tmp_path / name, content)
    started = time.monotonic()
    intake = read_sources([path, str(tmp_path / "good.txt")])
    assert time.monotonic() - started < 20
    assert len(intake.articles) + len(intake.skipped) == 2
    assert all("\n" not in line and str(tmp_path) in line and len(line) < 600 for line in intake.skipped)


def test_mixed_normal_forms_and_marks_are_mended(tmp_path: Path) -> None:
    (incoming,) = read_sources([put(tmp_path / "a.txt", HOSTILE["marks.txt"])]).articles
    assert incoming.article.text == f"Brenn rachète Ouest. {BODY}"


def test_a_name_that_would_break_paths_makes_a_plain_id(tmp_path: Path) -> None:
    row = '{"id": "../../etc/passwd", "text": "' + BODY + '"}'
    (incoming,) = read_sources([put(tmp_path / "a.jsonl", row)]).articles
    assert "/" not in incoming.article.id and incoming.article.id.endswith("etc-passwd")
    with pytest.raises(KgError, match="no such file or folder"):
        read_sources(["a\nb"])
