"""The rule for words with a hyphen in its shorter form: it matches the same words."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from spacy.lang.fr import tokenizer_exceptions

from kg.extract.spacy_models import shorter

_HEADS = (
    "faux",
    "Saint",
    "ex",
    "vice",
    "entr",
    "électro",
    "Villeneuve",
    "mi",
    "zzz",
    "Châtel",
    "porte",
    "r",
    "aujourd",
)
_ENDS = ("vampire", "Étienne", "ministre", "sur-Marne", "l'Abbaye", "Le", "24", "", "en-l'air", "de-la-Tour", "hui")
_WORDS = [f"{head}{mark}{end}" for head in _HEADS for mark in ("-", "‑", "–", "'", "’", "") for end in _ENDS]
_PATTERN = "(?iu)" + "|".join(f"(?:{part})" for part in tokenizer_exceptions._regular_exp)


def test_shorter_rule_matches_the_same_words() -> None:
    whole, short = re.compile(_PATTERN), re.compile(shorter(_PATTERN))
    matched = [word for word in _WORDS if whole.match(word)]
    assert matched == [word for word in _WORDS if short.match(word)]
    assert 100 < len(matched) < len(_WORDS)


def test_it_is_the_rule_of_the_model_that_is_shortened() -> None:
    assert len(_PATTERN) > 1_000_000
    assert len(shorter(_PATTERN)) < len(_PATTERN) / 5


@pytest.mark.parametrize("pattern", ["a|b", "(?iu)^a[-–—‐‑]b$", r"\d+", "(?:^a)|(?:^b)"])
def test_anything_else_stays_as_it_is(pattern: str) -> None:
    assert shorter(pattern) == pattern


def test_re_compile_is_its_own_again_after_loading() -> None:
    code = (
        "import re; mine = re.compile\n"
        "from kg.extract.spacy_models import load_model\n"
        "load_model('fr_core_news_sm', ['ner', 'parser']); assert re.compile is mine\n"
        "from spacy.lang.fr.tokenizer_exceptions import TOKEN_MATCH\n"
        "print(len(TOKEN_MATCH.__self__.pattern))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 1_000_000
