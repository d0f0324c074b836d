"""Amounts of money, shares and counts in a French text.

Figures use spaces (plain, no-break, narrow), points or nothing between thousands and a comma before decimals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from kg.errors import KgError
from kg.french import load_data
from kg.model import AmountSpan

_S = r"[ \u00a0\u202f\u2009]"
# Twelve digits bound the work on hostile input and hold any amount that news reports.
_FIGURE = (
    rf"(?:\d{{1,3}}(?:{_S}\d{{3}}){{1,4}}(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{1,4}}(?!\d)|\d{{1,12}})(?:[,.]\d{{1,4}}(?!\d))?"
)
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_NEAR = 90  # characters between an amount of money and one that does without its currency


@cache
def _data() -> dict[str, Any]:
    data = load_data("amounts.toml")
    check(data)
    return data


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of amounts.toml that cannot be right."""
    tests: dict[str, Callable[[Any], bool]] = {
        "scales": lambda v: isinstance(v, int) and 0 < v <= 12,
        "currencies": lambda v: isinstance(v, str) and re.fullmatch("[A-Z]{3}", v) is not None,
        "units": lambda v: isinstance(v, str) and v.isalpha(),
        "numbers": lambda v: isinstance(v, int) and v > 0,
        "parts": lambda v: isinstance(v, str) and re.fullmatch(r"\d+(\.\d+)?", v) is not None,
        "shares": lambda v: isinstance(v, str) and re.fullmatch(r"\d+(\.\d+)?", v) is not None,
        "bounds": lambda v: isinstance(v, list) and all(isinstance(w, str) and w for w in v),
    }
    for section, fits in tests.items():
        for key, value in data.get(section, {"": None}).items():
            if not fits(value):
                raise KgError(f"kg/french/amounts.toml: `{section}.{key}` has the value {value!r}, which does not fit")


def _choices(keys: list[str]) -> str:
    parts = (re.escape(k).replace(r"\ ", f"{_S}").replace("'", "['’]") for k in sorted(keys, key=len, reverse=True))
    return "|".join(parts)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = _data()
    numbers, scales = _choices([*data["parts"], *data["numbers"]]), _choices([s for s in data["scales"] if len(s) > 1])
    letters = "k|K|M|Md|Mds|Mrd"
    large = _choices([s for s, power in data["scales"].items() if power > 3 and len(s) > 3])
    currencies, units = _choices(list(data["currencies"])), _choices(list(data["units"]))
    figure = rf"(?P<f>(?<![\d,.])-?{_FIGURE}|\b(?:{numbers})\b)"
    other = rf"(?:{_S}?(?:à|et|-){_S}?{_FIGURE})?"
    scale = rf"(?:(?:{_S}?-?|{_S}de{_S})(?P<s>{scales})\b|{_S}?(?P<l>{letters})(?=[€$£]|{_S}?(?:€|\$|£|USD|EUR)))?"
    return {
        "money": re.compile(rf"{figure}{other}{scale}{_S}?(?:de{_S}|d['’]|{_S})?(?P<c>{currencies})(?![\w])"),
        "sign": re.compile(rf"(?P<c>[$€£¥]){_S}?(?P<f>{_FIGURE}){scale}(?P<b>[mb]n?)?(?!\w)"),
        "share": re.compile(rf"{figure}{_S}?(?:%|pour{_S}cent)"),
        "count": re.compile(rf"{figure}{scale}{_S}(?:de{_S}|d['’])?(?P<c>{units})\b", re.IGNORECASE),
        "bare": re.compile(rf"{figure}{_S}(?P<s>{large})\b(?!{_S}(?:de\b|d['’])|{_S}?[$€£¥%])"),
        "words": re.compile(
            rf"\b(?P<w>{_choices(list(data['shares']))})(?={_S}(?:du{_S}capital|des{_S}parts|de{_S}))", re.I
        ),
    }


def find_amounts(text: str) -> tuple[AmountSpan, ...]:
    """All amounts of a text, sorted, not overlapping; money before counts where both could be read."""
    found: list[AmountSpan] = []
    for name in ("money", "sign", "share", "count"):
        for m in _patterns()[name].finditer(text):
            span = _read(name, m)
            if span is not None and not any(m.start() < a.end and a.start < m.end() for a in found):
                found.append(span)
    found += [span for m in _patterns()["bare"].finditer(text) if (span := _like_before(m, found)) is not None]
    for m in _patterns()["words"].finditer(text):
        found.append(AmountSpan(m.start(), m.end(), "share", _data()["shares"][_flat(m["w"]).lower()], "%"))
    return tuple(sorted(found, key=lambda a: a.start))


def _like_before(m: re.Match[str], found: list[AmountSpan]) -> AmountSpan | None:
    """« un bénéfice de 3 millions d'euros, contre 4 millions »: in the same currency.

    Only where the last amount of money stands shortly before, in the same sentence, or where a noun says that it is
    money (« un chiffre d'affaires de 10 milliards »).
    """
    before = [a for a in found if a.kind == "money" and a.end <= m.start()]
    taken = any(m.start() < a.end and a.start < m.end() for a in found)
    last = max(before, key=lambda a: a.end, default=None)
    value = _scaled(m)
    if taken or last is None or value is None:
        return None
    near = m.start() - last.end <= _NEAR and not _SENTENCE_END.search(m.string, last.end, m.start())
    if not near and not _flat(m.string[: m.start()]).endswith(tuple(_data()["of_money"]["nouns"])):
        return None
    return AmountSpan(
        m.start(), m.end(), "money", format(value.normalize(), "f"), last.unit, _bound(m.string[: m.start()])
    )


def _flat(text: str) -> str:
    return re.sub(_S, " ", text).replace("’", "'")


def number(figure: str) -> Decimal | None:
    """The value of a French figure (« 1 200 », « 97,4 », « 3.000 », « deux »), or None."""
    part = _data()["parts"].get(_flat(figure).lower())
    if part is not None:
        return Decimal(part)
    plain = re.sub(_S, "", figure).lower()
    if plain in _data()["numbers"]:
        return Decimal(_data()["numbers"][plain])
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", plain):
        plain = plain.replace(".", "")
    try:
        return Decimal(plain.replace(",", "."))
    except ArithmeticError:
        return None


def _scaled(m: re.Match[str]) -> Decimal | None:
    value = number(m["f"])
    if value is None:
        return None
    groups = m.groupdict()
    word = (
        groups.get("s")
        or groups.get("l")
        or {"m": "m", "mn": "m", "b": "md", "bn": "md"}.get(groups.get("b") or "", "")
    )
    scale = _data()["scales"].get(_flat(word or "").lower(), 0)
    return value * Decimal(10) ** int(scale)


def _read(name: str, m: re.Match[str]) -> AmountSpan | None:
    value = _scaled(m) if name != "share" else number(m["f"])
    if value is None:
        return None
    kind: Literal["money", "share", "count"]
    if name in ("money", "sign"):
        kind, unit = "money", _currency(m["c"])
    elif name == "share":
        kind, unit = "share", "%"
    else:
        kind, unit = "count", _data()["units"][_flat(m["c"]).lower()]
    plain = format(value.normalize(), "f")
    return AmountSpan(m.start(), m.end(), kind, plain, unit, _bound(m.string[: m.start()]))


def _currency(name: str) -> str:
    flat = _flat(name)
    table = _data()["currencies"]
    return str(table.get(flat) or table[flat.lower()])


def _bound(before: str) -> Literal["exact", "about", "at least", "at most"]:
    tail = _flat(before[-30:]).lower().rstrip()
    for bound in ("about", "at least", "at most"):
        if any(tail.endswith(word) for word in _data()["bounds"][bound]):
            return bound
    return "exact"
