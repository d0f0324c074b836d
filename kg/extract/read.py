"""Read article files: walk through folders, name articles, decode texts, read sidecars and datelines.

Whatever is wrong with one file is one line that names it and the remedy.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from babel.dates import get_day_names, get_month_names

from kg.errors import KgError
from kg.extract.clean import repair

SUFFIX = ".txt"
MAX_CHARACTERS = 1_000_000  # spaCy's own limit for one text, about ten novels' worth of an article
MAX_BYTES = 4 * MAX_CHARACTERS
MAX_SIDECAR = 100_000
MAX_TITLE = 200
KEYS = ("title", "published", "outlet", "author", "url")
DATELINE_LINES = 12  # the first lines (not blank), among which a dateline stands

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0")


# --- finding -----------------------------------------------------------------------------------------------------


def walk(folder: Path) -> Iterator[Path]:
    """All files below a folder, but no hidden ones and none that a link leads to outside it."""
    root = folder.resolve()
    todo = [folder]
    while todo:
        for path in sorted(todo.pop().iterdir()):
            if path.name.startswith(".") or not path.resolve().is_relative_to(root):
                continue
            if path.is_dir() and not path.is_symlink():
                todo.append(path)
            elif path.is_file():
                yield path


def article_ids(paths: Sequence[Path]) -> dict[Path, str]:
    """An id for each path: the file's stem, with as many of its folders before it as make it unique."""
    ids: dict[Path, str] = {}
    taken: set[str] = set()
    for depth in range(1, 1 + max((len(path.parts) for path in paths), default=0)):
        names = {path: _id(path, depth) for path in paths if path not in ids}
        count = Counter(names.values())
        ids |= {path: name for path, name in names.items() if count[name] == 1 and name not in taken}
        taken = set(ids.values())
    for path in sorted(set(paths) - set(ids)):
        ids[path] = next(name for n in itertools.count(2) if (name := f"{path.stem}-{n}") not in taken)
        taken.add(ids[path])
    return ids


def _id(path: Path, depth: int) -> str:
    return "-".join([*path.parts[-depth:-1], path.stem]).replace("/", "-")


# --- decoding ----------------------------------------------------------------------------------------------------


def decode(data: bytes, name: str) -> str:
    """The text in `data`: UTF-8, UTF-16 with its mark, or else Windows-1252 (Latin-1), with `\\n` as line break.

    Raises KgError, naming `name`, where it is no text or an empty one.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    elif data.startswith(_MAGIC) or b"\0" in data:
        raise KgError(f"{name}: not a text but a binary file; save the article as plain text")
    else:
        text = _decode_bytes(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.replace("\ufeff", "").strip():
        raise KgError(f"{name}: empty; put the article's text in it or remove it")
    odd = sum(1 for c in text if c < " " and c not in "\n\t\f\v")
    if odd > len(text) / 50:
        raise KgError(f"{name}: not a text but a binary file; save the article as plain text")
    return text


def _decode_bytes(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8-sig", errors="replace")
    broken = damaged.count("\ufffd")
    if sum(not c.isascii() for c in damaged) - broken > broken:  # mostly sound UTF-8 with some damage
        return damaged
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file. Raises KgError where it cannot be read or is longer than `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if len(data) > limit:
        raise KgError(f"{path}: more than {limit / 1_000_000:g} MB, no single article; split it into articles")
    return data


# --- what is known of an article ---------------------------------------------------------------------------------


def find_sidecar(path: Path) -> Path | None:
    """The sidecar of article file `path`, where there is one."""
    return next((p for p in (path.with_suffix(".yaml"), path.with_suffix(".yml")) if p.is_file()), None)


def known_of(data: bytes | str, name: str) -> dict[str, str]:
    """What a sidecar (or front matter) says, by key. Raises KgError naming it."""
    try:
        if len(data) > MAX_SIDECAR:
            raise KgError(f"{name}: more than {MAX_SIDECAR / 1_000_000:g} MB, no sidecar; mend it or remove it")
        text = decode(data, name) if isinstance(data, bytes) else data
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise KgError(f"{name}: not valid YAML{_where(error)}; mend it or remove it") from error
    if not isinstance(found, dict):
        raise KgError(f"{name}: wants lines of the form “key: value” ({', '.join(KEYS)})")
    return {key: _value(name, key, found[key]) for key in KEYS if found.get(key)}


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 1})" if mark else ""


def _value(sidecar: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise KgError(f"{sidecar}: `{key}` wants a text; mend it")
    text = " ".join(value.split())
    return iso_date(text, sidecar) if key == "published" else text


def iso_date(text: str, name: str) -> str:
    """A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (a time after it is cut off). Raises KgError naming `name`."""
    date = re.split(r"[T ]", text, maxsplit=1)[0]
    try:
        if not _DATE.fullmatch(date):
            raise ValueError
        if len(date) == 10:
            datetime.date.fromisoformat(date)
    except ValueError:
        raise KgError(f"{name}: `published` is {text!r}; write it as 2025, 2025-02 or 2025-02-10") from None
    return date


@functools.cache
def _months() -> dict[str, int]:
    return {name: number for number, name in get_month_names("wide", locale="fr").items()}


@functools.cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    """« Publié le … », with figures, and the bare dateline: place and date, then a dash or the end of the line."""
    weekday = "|".join(get_day_names("wide", locale="fr").values())
    worded = rf"(?:(?:{weekday}),? )?(?P<d>\d{{1,2}})(?:er)? (?P<m>{'|'.join(_months())}) (?P<y>\d{{4}})"
    figures = r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})"
    published = r"(?:par .{3,60} )?publiée? ?(?:le |: ?)"
    time = r"(?:,? ?(?:à |- )?\d{1,2} ?[h:] ?(?:\d{2})?(?: UTC)?)?(?: \(.{2,20}\))?"
    ended = r" ?(?:(?:,[^.\d]{2,40})?\. ?[–—-](?: .*)?|[–—-](?: .*)?|[.:]?)"
    name = r"(?-i:[A-ZÀ-Ý][\w’'-]*)"
    place = rf"{name}(?: (?:{name}|de|du|la|le|les|sur|en)){{0,5}}(?: \({name}\))?"
    bare = rf"(?:{place}(?:, ?| \())?(?:le )?{worded}{time}\)?{ended}"
    patterns = (published + worded + ".*", published + figures + ".*", bare)
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def dateline(text: str) -> str | None:
    """The date of the dateline (« 15 juillet 2016 . – », « Publié le 3 mars 2021 ») as `YYYY-MM-DD`, or None."""
    lines = [" ".join(repair(line[:200]).split()) for line in text[:20_000].split("\n") if line.strip()]
    return next((date for line in lines[:DATELINE_LINES] if (date := _date_of(line))), None)


def _date_of(line: str) -> str | None:
    match = next((m for pattern in _datelines() if (m := pattern.fullmatch(line))), None)
    if match is None:
        return None
    month = match["m"].lower()
    number = int(month) if month.isdigit() else _months()[month]
    try:
        return datetime.date(int(match["y"]), number, int(match["d"])).isoformat()
    except ValueError:
        return None
