"""Tell the language of a text, so that only French is processed."""

from __future__ import annotations

import functools
import re
from typing import Any

SHORT = 200  # characters of prose below which a guess is worth nothing
PARAGRAPH = 120  # the same for one line of a mixed page
SURE = 0.98
_ENOUGH = 4000  # characters that settle the language of a text


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def of(text: str) -> str:
    """The ISO 639-1 code of a text's language; a text too short to tell is taken for French."""
    if len(text) < SHORT:
        return "fr"
    language, certainty = _identifier().classify(text[:_ENOUGH])
    return str(language) if certainty >= SURE else "fr"


def foreign(line: str) -> str | None:
    """The language of a paragraph that is surely not French, else None. Quotations in it do not count."""
    text = re.sub(r"«[^»]*»|“[^”]*”", " ", line)
    if len(text) < PARAGRAPH:
        return None
    language, certainty = _identifier().classify(text)
    return str(language) if language != "fr" and certainty >= SURE else None
