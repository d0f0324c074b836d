"""Tell an article from the page around it, and mend its characters, line by line.

A scraped text carries share bars, subscription boxes, teasers, readers' comments. What goes is whole lines, each with
a reason; what stays keeps its words. Broken characters (« cÅ“ur ») are repaired, picture credits in brackets taken out
and glued sentences parted, and every stretch of the result still knows where in the file it came from.
The phrases that give noise away are data: kg/french/noise.toml.
"""

from __future__ import annotations

import functools
import html
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import ftfy

from kg.errors import KgError
from kg.extract.language import foreign
from kg.french import load_data
from kg.model import Kept

FOLDED = 200  # a folded line is cut here: no phrase of noise is longer
PARAGRAPH = 80  # a line that ends a sentence and is this long is prose, and this is what an article is made of
LONG = 200  # a line this long is prose whatever it ends in
TITLE = 250  # the title of another article is shorter than this
BODY = 600  # after this much prose a comments heading is surely below the article, not a link at its top
TITLE_WORDS = 5  # a title right below a heading at the top has no fewer words: names and dates of the article have
ITEMS = 12  # a list of other articles has no more titles than this
HEAD = 12  # the lines (not blank) among which an article's headline may be repeated

FOREIGN = "other language: "  # begins the reason of a paragraph that is not French

_CLOSED = re.compile(r"[.!?…»”\"')\]]$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about one line of a file: `reason` says why it is dropped and is empty where it is kept.

    `number` counts lines from 1; `start` and `end` are offsets of the line's text, without its line break.
    """

    number: int
    start: int
    end: int
    text: str
    reason: str = ""

    @property
    def kept(self) -> bool:
        """Is the line part of the article?"""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of noise line: how to know it, and how far it reaches (`line`, `list` or `rest`)."""

    reason: str
    scope: str
    whole: frozenset[str]
    starts: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    counted: re.Pattern[str] | None

    def matches(self, text: str, folded: str) -> bool:
        """Is a line, as it stands and folded, noise of this kind?"""
        if folded in self.whole or (self.counted and self.counted.fullmatch(folded)):
            return True
        if len(text) > LONG:
            return False
        return folded.startswith(self.starts) or any(pattern.fullmatch(text) for pattern in self.patterns)


@dataclass(slots=True)
class _Line:
    number: int
    start: int
    text: str
    folded: str
    reason: str = ""

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def closed(self) -> bool:
        return bool(_CLOSED.search(self.text.rstrip()))

    @property
    def prose(self) -> bool:
        size = len(self.text.strip())
        return size >= LONG or (size >= PARAGRAPH and self.closed)


def fold(text: str) -> str:
    """A line as noise phrases are compared: lower case, no accents, plain quotes, nothing but words at either end."""
    text = text[:FOLDED].replace("’", "'").replace("œ", "oe").replace("Œ", "oe").lower()
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"^\W+|\W+$", "", " ".join(text.split()))


# --- the rules ---------------------------------------------------------------------------------------------------


def _fail(what: str) -> KgError:
    return KgError(f"kg/french/noise.toml: {what}")


def _counted(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    noun = "|".join(map(re.escape, words))
    return re.compile(rf"\(?\d+\)? ({noun})|({noun}) ?[(:]? ?\d+\)?")


def read_rule(scope: str, entry: dict[str, object]) -> Rule:
    """Check one entry of noise.toml. Raises KgError naming what is wrong."""
    reason = entry.get("reason")
    if not isinstance(reason, str) or set(entry) - {"reason", "whole", "starts", "patterns", "counted"}:
        raise _fail(f"an entry of [[{scope}]] wants `reason` and lists of phrases: {entry!r:.80}")
    lists: dict[str, list[str]] = {}
    for key in ("whole", "starts", "patterns", "counted"):
        lists[key] = values = entry.get(key, [])  # type: ignore[assignment]
        if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
            raise _fail(f"`{key}` of “{reason}” wants a list of phrases")
        for phrase in values if key in ("whole", "starts") else []:
            if fold(phrase + "x" * (key == "starts")).rstrip("x") != phrase.rstrip("x"):
                raise _fail(f"“{phrase}” of “{reason}” is not folded: write “{fold(phrase)}”")
    try:
        patterns = tuple(re.compile(pattern) for pattern in lists["patterns"])
    except re.error as error:
        raise _fail(f"a pattern of “{reason}”: {error}") from error
    return Rule(
        reason, scope, frozenset(lists["whole"]), tuple(lists["starts"]), patterns, _counted(lists["counted"])
    )  # fmt: skip


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All kinds of noise line. Raises KgError where the list is damaged."""
    data = load_data("noise.toml")
    return tuple(read_rule(scope, entry) for scope in ("rest", "list", "line") for entry in data[scope])


def _rule_of(line: _Line, scope: str) -> Rule | None:
    text = " ".join(line.text[: LONG + 1].split())
    return next((rule for rule in rules() if rule.scope == scope and rule.matches(text, line.folded)), None)


# --- verdicts ----------------------------------------------------------------------------------------------------


def explain(raw: str, title: str = "") -> list[Verdict]:
    """The verdict on each line of `raw`; `title` is the article's, where known, of which one occurrence is kept."""
    lines = list(_lines(raw))
    _drop_rest(lines)  # 1
    _drop_menu(lines)  # 2
    _drop_lists(lines)  # 3
    _drop_lines(lines)  # 4
    _drop_teasers(lines)  # 5
    _drop_tail(lines)  # 6
    _drop_repeats(lines, title)  # 7
    _drop_foreign(lines)  # 8
    return [Verdict(x.number, x.start, x.start + len(x.text), x.text, x.reason) for x in lines]


def _lines(raw: str) -> Iterator[_Line]:
    start = 0
    for number, text in enumerate(raw.split("\n"), 1):
        yield _Line(number, start, text, fold(repair(text[:FOLDED])))
        start += len(text) + 1


def _full(lines: Sequence[_Line]) -> list[_Line]:
    """The lines that are neither blank nor dropped."""
    return [line for line in lines if not line.blank and not line.reason]


def _prose(lines: Sequence[_Line]) -> int:
    return sum(len(line.text) for line in lines if line.prose)


def _drop_rest(lines: list[_Line]) -> None:
    for i, line in enumerate(lines):
        rule = _rule_of(line, "rest") if line.folded else None
        if rule is None:
            continue
        if _ends_here(lines[:i], lines[i + 1 :]):
            for later in lines[i:]:
                later.reason = rule.reason
            return
        line.reason = rule.reason


def _ends_here(before: Sequence[_Line], after: Sequence[_Line]) -> bool:
    """Does the article end at a comments heading, or is that heading a link at the top of the page?"""
    done, left = _prose(before), _prose(after)
    marks = tuple(load_data("noise.toml")["comments"]["marks"])
    comments = any(line.folded.startswith(marks[:1]) or line.folded in marks for line in after)
    return done >= BODY or left <= 2 * done or (comments and done > 0)


def _drop_lists(lines: list[_Line]) -> None:
    for i, line in enumerate(lines):
        rule = None if line.reason or not line.folded else _rule_of(line, "list")
        if rule is None:
            continue
        line.reason = rule.reason
        below = _prose(lines[:i]) > 0 and line.folded in rule.whole
        for item in _items(lines[i + 1 :]) if below else _block(lines[i + 1 :]):
            item.reason = item.reason or rule.reason


def _items(lines: Sequence[_Line]) -> list[_Line]:
    """The titles that follow a heading, up to the first line that is a sentence."""
    full = (line for line in lines if not line.blank)
    return list(itertools.islice(itertools.takewhile(_is_title, full), ITEMS))


def _block(lines: Sequence[_Line]) -> list[_Line]:
    """The titles right below a heading that stands above the article or opens a line: several, then a blank line."""
    full = list(itertools.dropwhile(lambda line: line.blank, lines))
    block = list(itertools.takewhile(lambda line: not line.blank, full))
    titles = all(_is_title(line) and len(line.text.split()) >= TITLE_WORDS for line in block)
    return block if titles and 1 < len(block) <= ITEMS and len(block) < len(full) else []


def _is_title(line: _Line) -> bool:
    return len(line.text) <= TITLE and not re.search(r"(?<!\.\.)\.$", line.text.rstrip())


def _drop_lines(lines: list[_Line]) -> None:
    for line in lines:
        rule = None if line.reason or not line.folded else _rule_of(line, "line")
        if rule:
            line.reason = rule.reason


def _drop_menu(lines: list[_Line]) -> None:
    words = set(load_data("noise.toml")["menu"]["words"])
    run: list[_Line] = []
    for line in _full(lines):
        if line.prose:
            break
        short = len(line.text.split()) <= 3 and not re.search(r"[.!?:\d]", line.text)
        if short:
            run.append(line)
            continue
        _drop_run(run, words)
        run = []
    _drop_run(run, words)


def _drop_run(run: Sequence[_Line], words: set[str]) -> None:
    if len(run) >= 3 and sum(line.folded in words for line in run) >= 2:
        for line in run:
            line.reason = "navigation"


def _drop_teasers(lines: list[_Line]) -> None:
    """Cards of other articles: a title that is there twice, then the beginning of its text, cut off."""
    full = _full(lines)
    i = HEAD // 2
    while i + 2 < len(full):
        title, again, text = full[i : i + 3]
        if title.folded == again.folded and len(title.folded) > 20 and not title.closed and _cut(text):
            for line in (title, again, text):
                line.reason = "teaser"
            i += 3
        else:
            i += 1


def _cut(line: _Line) -> bool:
    return len(line.text) >= PARAGRAPH and (
        not line.closed or bool(re.search(r"(…|\.\.\.|\[…\])$", line.text.rstrip()))
    )


def _drop_tail(lines: list[_Line]) -> None:
    """Below the last paragraph, once noise has begun: titles, names and menus that nothing else gives away."""
    last = max((i for i, line in enumerate(lines) if line.prose and not line.reason), default=len(lines))
    noise = False
    for line in lines[last:]:
        noise = noise or bool(line.reason)
        if noise and not line.blank and not line.reason and not line.closed:
            line.reason = "below the article"


def _drop_repeats(lines: list[_Line], title: str) -> None:
    """A headline or caption that is there twice in a row, and the title again near the top, are kept once."""
    before = ""
    seen = False
    wanted = fold(title)
    for place, line in enumerate(_full(lines)):
        is_title = place < HEAD and bool(wanted) and line.folded == wanted
        if (is_title and seen) or (len(line.folded) > 20 and line.folded == before and len(line.text) < FOLDED):
            line.reason = "repeated"
        seen = seen or is_title
        before = line.folded


def _drop_foreign(lines: list[_Line]) -> None:
    """Paragraphs in another language, with the short lines between two of them."""
    between: list[_Line] = []
    inside = False
    for line in _full(lines):
        language = foreign(line.text) if len(line.text) >= PARAGRAPH else None
        if language:
            for other in [line, *(between if inside else [])]:
                other.reason = FOREIGN + language
        if language or len(line.text) >= PARAGRAPH:
            inside, between = bool(language), []
        else:
            between.append(line)


# --- repairs inside a line ---------------------------------------------------------------------------------------

Edit = tuple[int, int, str]
_TOKEN = re.compile(r"[^ \t\r\n\f\v]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_ENTITY = re.compile(r"&#?\w{1,12};")
_ELISION = re.compile(r"\w{1,5}’(?=.)")
# « avancées technologiques.Selon » : a full stop glued between a word or closing mark and a capitalised word.
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2}[.!?])(?=[A-ZÀ-Ý][a-zà-ÿ]*[ ’'])|(?<=»[.!?])(?=[A-ZÀ-Ý«])")


def repair(text: str) -> str:
    """Text with broken characters mended: mojibake, HTML entities, unseen characters, decomposed accents."""
    return _TOKEN.sub(lambda match: _repair_token(match.group()), text)


def _repair_token(token: str) -> str:
    if token.isascii() and "&" not in token and token.isprintable():
        return token
    token = _ENTITY.sub(lambda match: html.unescape(match.group()), token)
    token = unicodedata.normalize("NFC", _UNSEEN.sub("", token))
    return _decode(token)


def _decode(token: str) -> str:
    if token == "Ã":  # the second half of a broken « à » is a non-breaking space, often flattened to a plain one
        return "à"
    fixed = ftfy.fix_encoding(token)
    elided = _ELISION.match(token)
    if fixed == token and elided:  # « d’Å“uvre »: a sound apostrophe hides the broken rest
        return elided.group() + ftfy.fix_encoding(token[elided.end() :])
    return fixed


def _repairs(text: str) -> Iterator[Edit]:
    for match in _TOKEN.finditer(text):
        old = match.group()
        new = _repair_token(old)
        if new != old:
            yield _trimmed(match.start(), old, new)


def _trimmed(start: int, old: str, new: str) -> Edit:
    """The edit that turns `old` into `new`, without what both begin and end with."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start + head, start + len(old) - tail, new[head : len(new) - tail]


@functools.cache
def _credit() -> re.Pattern[str]:
    data = load_data("noise.toml")["credits"]
    agency = "|".join(map(re.escape, data["agencies"]))
    mark = "|".join(map(re.escape, data["marks"]))
    slashed = rf"\((?=[^()]{{0,120}}\b(?:{agency})\b)[^()/©]{{0,100}}[/©][^()]{{0,120}}\)"
    marked = rf"\((?:{mark})[ :][^()]{{0,120}}\)"
    return re.compile(f" ?{slashed}| ?{marked}| ?© ?[^.!?]{{2,80}}$")


def _credits(text: str) -> Iterator[Edit]:
    return ((match.start(), match.end(), "") for match in _credit().finditer(text))


def _parted(text: str) -> Iterator[Edit]:
    return ((match.start(), match.end(), " ") for match in _GLUED.finditer(text))


_EDITS: tuple[Callable[[str], Iterator[Edit]], ...] = (_credits, _repairs, _parted)


def edits(text: str) -> list[Edit]:
    """What is changed inside a kept line: (start, end, replacement), in order, none overlapping another."""
    found: list[Edit] = []
    for edit in sorted(edit for find in _EDITS for edit in find(text)):
        if not found or edit[0] >= found[-1][1]:
            found.append(edit)
    return found


# --- putting it together -----------------------------------------------------------------------------------------


class _Builder:
    """Collects the cleaned text with, for each stretch of it, the place in the file it came from."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.kept: list[Kept] = []
        self.size = 0

    def copy(self, raw: str, start: int, end: int) -> None:
        """Add `raw[start:end]` as it is."""
        if end <= start:
            return
        last = self.kept[-1] if self.kept else None
        if last and last.width is None and last.source + last.length == start and last.start + last.length == self.size:
            self.kept[-1] = Kept(last.start, last.source, last.length + end - start)
        else:
            self.kept.append(Kept(self.size, start, end - start))
        self._add(raw[start:end])

    def replace(self, start: int, end: int, text: str) -> None:
        """Add `text`, which stands for the characters `start` to `end` of the file."""
        if text:
            self.kept.append(Kept(self.size, start, len(text), end - start))
            self._add(text)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)


def clean(raw: str, title: str = "") -> tuple[str, tuple[Kept, ...]]:
    """The article in `raw`, without the noise around it, and where each stretch of it came from in `raw`."""
    return assemble(raw, explain(raw, title))


def assemble(raw: str, verdicts: Sequence[Verdict]) -> tuple[str, tuple[Kept, ...]]:
    """What the verdicts on the lines of `raw` keep of it, mended, and where each stretch of it came from.

    Lines keep their breaks; blank lines in a row become one; text begins and ends with a line that is not blank.
    """
    out = _Builder()
    breaks: list[int] = []
    for verdict in verdicts:
        if verdict.kept and verdict.text.strip():
            for place in breaks[:2] if out.size else []:
                out.copy(raw, place, place + 1)
            _copy_line(out, raw, verdict)
            breaks = []
        if verdict.kept or not breaks:
            breaks.append(verdict.end)
    return "".join(out.pieces), tuple(out.kept)


def _copy_line(out: _Builder, raw: str, line: Verdict) -> None:
    at = line.start
    for start, end, text in edits(line.text):
        out.copy(raw, at, line.start + start)
        out.replace(line.start + start, line.start + end, text)
        at = line.start + end
    out.copy(raw, at, line.end)
