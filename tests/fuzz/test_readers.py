"""Damaged files: every reader takes each one in or refuses it in one line, and loses no other article.

`KG_FUZZ` sets how many damaged files are tried (2,000 by default).
"""

from __future__ import annotations

import io
import json
import os
import random
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.intake.document import Document
from kg.intake.formats import formats, read_pieces
from kg.intake.reading import read_sources, to_article
from kg.model import Article

COUNT = int(os.environ.get("KG_FUZZ", "2000"))
SLOW = 20.0  # seconds that no single file may take
BODY = (
    "Le groupe Brenn a racheté la chaîne Radio Ouest pour 12 millions d’euros, a annoncé mardi sa présidente, Anne "
    "Morel. La chaîne emploie 80 personnes à Brest et à Quimper, où elle garde ses deux studios."
)


def samples() -> dict[str, bytes]:
    """A sound file of each format."""
    page = (
        f'<html lang="fr"><head><title>Brenn</title><meta property="og:title" content="Brenn"></head><body><article>'
        f"<h1>Brenn</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
    )
    rss = (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>G</title><item><title>Brenn</title>"
        f"<link>https://g.example/a</link><description><![CDATA[<p>{BODY}</p>]]></description></item></channel></rss>"
    )
    row = json.dumps({"text": BODY, "title": "Brenn", "date": "2024-03-12"}, ensure_ascii=False)
    found = {
        ".txt": BODY, ".html": page, ".rss": rss, ".jsonl": f"{row}\n{row}\n",
        ".csv": f'id,text\na,"{BODY}"\nb,"{BODY}"\n',
        ".md": f"---\ntitle: Brenn\n---\n# Brenn\n\n{BODY}\n\n* un\n* deux\n",
    }  # fmt: skip
    data = {suffix: text.encode() for suffix, text in found.items()}
    return data | {".zip": _zip(data), ".tar.gz": _tar(data)} | _documents()


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix, content in members.items():
            archive.writestr(f"inner{suffix}", content)
    return buffer.getvalue()


def _tar(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for suffix, content in members.items():
            info = tarfile.TarInfo(f"inner{suffix}")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def _documents() -> dict[str, bytes]:
    """Of the formats whose libraries are installed."""
    found = {".pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"}
    try:
        import docx
    except ImportError:
        return found
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(BODY)
    document.save(buffer)
    return found | {".docx": buffer.getvalue()}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four pieces cut, doubled, swapped, overwritten or put in."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 1, 2, 8, 64, 1000))
        kind = chance.randrange(6)
        piece = data[at : at + size]
        if kind == 0:
            data = data[:at] + data[at + size :]
        elif kind == 1:
            data = data[:at] + piece * chance.choice((2, 3, 50)) + data[at + size :]
        elif kind == 2:
            data = data[:at] + chance.randbytes(len(piece)) + data[at + size :]
        elif kind == 3:
            data = data[:at]
        elif kind == 4:
            data = data[:at] + chance.choice(STRANGE) + data[at:]
        else:
            data = data[:at] + bytes(byte ^ 1 << chance.randrange(8) for byte in piece) + data[at + size :]
    return data


STRANGE = (
    b"\0", b"\xff\xfe", b"\xc3", b"<", b">", b"&", b"]]>", b"<!--", b'"', b"{", b"}", b"[" * 500, b"\r", b"\x1a",
    "\u202e\u200b".encode(), "e\u0301".encode(), b"<div>" * 2000, b"-" * 3000, b"9" * 5000, b"%PDF", b"PK\x03\x04",
    b"---\n",
)  # fmt: skip


@pytest.mark.parametrize("suffix", samples())
def test_sound_files_are_read(suffix: str, tmp_path: Path) -> None:
    if suffix == ".pdf":
        pytest.skip("the sample is a stub of a PDF without a page; whole ones are read in test_formats")
    (tmp_path / f"a{suffix}").write_bytes(samples()[suffix])
    assert read_sources([str(tmp_path)]).articles


def test_damaged_files_are_read_or_refused_and_no_article_is_lost(tmp_path: Path) -> None:
    """Damaged files lie among sound ones, 100 to a folder; every sound one is read."""
    chance = random.Random(20)
    sound = samples()
    suffixes = sorted(sound)
    slowest = 0.0
    for start in range(0, COUNT, 100):
        folder = tmp_path / str(start)
        folder.mkdir()
        (folder / "sound-first.txt").write_text(BODY, encoding="utf-8")
        (folder / "zz-sound-last.txt").write_text(BODY, encoding="utf-8")
        names = set()
        for number in range(start, min(start + 100, COUNT)):
            suffix = suffixes[number % len(suffixes)]
            names.add(f"m{number}{suffix}")
            (folder / f"m{number}{suffix}").write_bytes(damaged(sound[suffix], chance))
        began = time.monotonic()
        intake = read_sources([str(folder)])
        slowest = max(slowest, time.monotonic() - began)
        ids = {incoming.article.id for incoming in intake.articles}
        assert {"sound-first", "zz-sound-last"} <= ids
        assert all("\n" not in line and len(line) < 700 for line in intake.skipped)
        origins = [incoming.origin for incoming in intake.articles]
        for name in names:  # nothing vanishes: it is read, or there is a line that says why not
            assert any(f"/{name}" in o for o in origins) or any(name in line for line in intake.skipped), name
        assert all(sound_offsets(incoming.article) for incoming in intake.articles)
    assert slowest < 10 * SLOW


def sound_offsets(article: Article) -> bool:
    """Does every character of the cleaned text lead back into the text as read?"""
    return all(0 <= article.source_offset(i) < len(article.raw) for i in range(0, len(article.text), 97))


@settings(max_examples=150)
@given(data=st.binary(max_size=400), suffix=st.sampled_from(sorted(formats())))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes, suffix: str) -> None:
    document = Document(Path(f"/a{suffix}"), f"a{suffix}", data)
    try:
        for piece in read_pieces(document):
            if isinstance(piece, KgError):
                raise piece
            article = to_article(piece, document)
            assert article.text
    except KgError as error:
        assert str(error).startswith(f"a{suffix}") and "\n" not in str(error)


@settings(max_examples=100)
@given(st.text(max_size=2000))
def test_any_text_is_cleaned_into_itself(text: str) -> None:
    document = Document(Path("/a.txt"), "a.txt", text.encode("utf-8", errors="replace"))
    try:
        (piece,) = read_pieces(document)
        assert not isinstance(piece, KgError)
        article = to_article(piece, document)
    except KgError as error:
        assert str(error).startswith("a.txt")
    else:
        assert sound_offsets(article)
