"""Every format: what is taken in, what is known of it, and what is refused."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.intake.formats import formats, guess
from kg.intake.reading import Intake, read_sources
from kg.model import Article

BODY = (
    "Le groupe Brenn a racheté la chaîne Radio Ouest pour 12 millions d’euros, a annoncé mardi sa présidente, Anne "
    "Morel. La chaîne emploie 80 personnes à Brest et à Quimper, où elle garde ses deux studios."
)
MORE = (
    "Fondée en 1987 par Luc Petit, Radio Ouest avait perdu un auditeur sur trois depuis dix ans. Le groupe promet de "
    "n’en supprimer aucun emploi et d’ouvrir à l’automne un troisième studio, à Vannes."
)
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Brenn rachète Radio Ouest - La Gazette</title>
<meta property="og:title" content="Brenn rachète Radio Ouest">
<meta property="og:site_name" content="La Gazette du port">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Brenn rachète Radio Ouest", "datePublished": "2024-03-12T08:00:00+01:00",
"author": {{"@type": "Person", "name": "Nora Sélim"}}}}</script></head>
<body><nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav>
<article><h1>Brenn rachète Radio Ouest</h1><p>{BODY}</p><p>{MORE}</p></article>
<aside><h2>À lire aussi</h2><a href="/x">Les huîtres ont la cote</a></aside>
<footer>Mentions légales</footer></body></html>"""
RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>La Gazette du port</title>
<item><title>Brenn rachète Radio Ouest</title>
<link>https://gazette.example/brenn-radio</link>
<pubDate>Tue, 12 Mar 2024 07:00:00 GMT</pubDate>
<description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</description>
</item><item><title>Un studio à Vannes</title><link>https://gazette.example/vannes.html?x=1</link>
<description>{MORE}</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>
<entry><title>Brenn rachète</title><id>urn:1</id><link href="https://gazette.example/brenn"/>
<updated>2024-03-12T07:00:00Z</updated><author><name>Nora Sélim</name></author>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""


def put(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def only(intake: Intake) -> Article:
    assert intake.skipped == ()
    (incoming,) = intake.articles
    return incoming.article


# --- pages


def test_a_page_gives_its_body_and_what_it_says_of_itself(tmp_path: Path) -> None:
    article = only(read_sources([put(tmp_path / "a.html", PAGE)]))
    assert BODY in article.text and MORE in article.text
    for noise in ("Accueil", "huîtres", "Mentions"):
        assert noise not in article.text
    assert (article.id, article.title, article.published) == ("a", "Brenn rachète Radio Ouest", "2024-03-12")
    assert (article.outlet, article.author) == ("La Gazette du port", "Nora Sélim")
    assert article.metadata_from == "title: page; published: page; outlet: page; author: page"


def test_the_page_goes_before_the_sidecar_and_the_sidecar_before_the_dateline(tmp_path: Path) -> None:
    put(tmp_path / "a.yaml", "title: Un autre titre\nurl: https://gazette.example/a\npublished: 2020-01-01")
    article = only(read_sources([put(tmp_path / "a.html", PAGE)]))
    assert (article.title, article.url) == ("Brenn rachète Radio Ouest", "https://gazette.example/a")
    assert article.published == "2024-03-12"
    assert "url: sidecar" in article.metadata_from and "published: page" in article.metadata_from
    put(tmp_path / "b.yaml", "published: 2020-01")
    found = only(read_sources([put(tmp_path / "b.txt", f"Publié le 12 mars 2024\n{BODY}")]))
    assert (found.published, found.metadata_from) == ("2020-01", "published: sidecar")
    alone = only(read_sources([put(tmp_path / "c.txt", f"Publié le 12 mars 2024\n{BODY}")]))
    assert (alone.published, alone.metadata_from) == ("2024-03-12", "published: dateline")


@pytest.mark.parametrize(
    ("said", "published", "source"),
    [("2024", "2024-03-12", "dateline"), ("2024-03", "2024-03-12", "dateline"), ("2024-04", "2024-04", "sidecar")],
)
def test_the_dateline_fills_in_what_the_sidecar_leaves_open(
    tmp_path: Path, said: str, published: str, source: str
) -> None:
    put(tmp_path / "a.yaml", f"published: {said}")
    article = only(read_sources([put(tmp_path / "a.txt", f"Paris, le 12 mars 2024\n\n{BODY}")]))
    assert (article.published, article.metadata_from) == (published, f"published: {source}")


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"a\.html: no article found in the page"):
        read_sources([put(tmp_path / "a.html", "<html><body></body></html>")])


# --- feeds


def test_each_entry_of_a_feed_is_an_article(tmp_path: Path) -> None:
    intake = read_sources([put(tmp_path / "gazette.rss", RSS)])
    first, second = (incoming.article for incoming in intake.articles)
    assert (first.id, second.id) == ("brenn-radio", "vannes")
    assert first.text == f"Brenn rachète Radio Ouest\n\n{BODY}\n{MORE}"
    assert (first.outlet, first.published, first.url) == (
        "La Gazette du port", "2024-03-12", "https://gazette.example/brenn-radio",
    )  # fmt: skip
    assert second.published is None


def test_atom_is_a_feed_too(tmp_path: Path) -> None:
    article = only(read_sources([put(tmp_path / "f.atom", ATOM)]))
    assert (article.author, article.published, article.outlet) == ("Nora Sélim", "2024-03-12", "Gazette")
    assert BODY in article.text


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    text = bomb + "]><rss><channel><item><title>&j;</title></item></channel></rss>"
    with pytest.raises(KgError, match=r"f\.xml: declares entities of its own"):
        read_sources([put(tmp_path / "f.xml", text)])


def test_xml_that_is_no_feed_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"f\.xml: no feed, or one without entries"):
        read_sources([put(tmp_path / "f.xml", "<?xml version='1.0'?><a><b/></a>")])


# --- rows


def test_each_line_of_json_is_an_article(tmp_path: Path) -> None:
    rows = [
        {
            "id": "x/1",
            "texte": BODY,
            "titre": "Un",
            "date": "2024-03-12T10:00:00",
            "auteur": ["Nora Sélim", "P. Ott"],
        },
        {"content": MORE, "source": "Gazette", "n": 12},
    ]
    text = (
        "\n".join(json.dumps(row) for row in rows) + '\n\n{"id": 3}\n{"text": \n[1]\n' + '{"n": ' + "9" * 100_000 + "}"
    )
    intake = read_sources([put(tmp_path / "a.jsonl", text)])
    assert [i.article.id for i in intake.articles] == ["row-2", "x-1"]
    second, first = (i.article for i in intake.articles)
    assert (first.title, first.published, first.author) == ("Un", "2024-03-12", "Nora Sélim, P. Ott")
    assert (second.outlet, second.text) == ("Gazette", MORE)
    assert [line.split(", ", 1)[1][:16] for line in intake.skipped] == [
        "row 4: no text; ", "row 5: not valid", "row 6: wants an ", "row 7: no text; ",
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_row_of_a_table_is_an_article(tmp_path: Path, delimiter: str) -> None:
    lines = [("id", "texte", "date"), ("un", f'"{BODY}"', "2024-03"), ("deux", "", ""), ("trois", f'"{MORE}"', "hier")]
    intake = read_sources([put(tmp_path / "a.csv", "\n".join(delimiter.join(line) for line in lines))])
    article = intake.articles[0].article
    assert (article.id, article.text, article.published) == ("un", BODY, "2024-03")
    assert ["no text" in intake.skipped[0], "`published` is 'hier'" in intake.skipped[1]] == [True, True]


def test_a_table_without_a_text_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no column `text`; name the columns in the first line"):
        read_sources([put(tmp_path / "a.csv", "a,b\n1,2\n")])


def test_rows_may_hold_pages(tmp_path: Path) -> None:
    article = only(read_sources([put(tmp_path / "a.jsonl", json.dumps({"html": PAGE, "outlet": "Ailleurs"}))]))
    assert (article.title, article.outlet) == ("Brenn rachète Radio Ouest", "Ailleurs")
    assert BODY in article.text


# --- documents


def test_markdown_loses_its_marks_and_front_matter_is_read(tmp_path: Path) -> None:
    text = f"---\ntitle: Le rachat\npublished: 2024-03\n---\n# Le rachat\n\n{BODY.replace('Brenn', '**Brenn**')}\n\n- [{MORE}](https://x.example)\n"
    article = only(read_sources([put(tmp_path / "a.md", text)]))
    assert article.text == f"Le rachat\n\n{BODY}\n\n{MORE}"
    assert (article.title, article.published) == ("Le rachat", "2024-03")
    assert article.metadata_from == "title: sidecar; published: sidecar"


def test_word_documents_are_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="the extra `docx` is not installed")
    document = docx.Document()
    document.core_properties.title = "Le rachat"
    document.core_properties.author = "Nora Sélim"
    document.add_paragraph(BODY)
    document.add_paragraph(MORE)
    document.save(str(tmp_path / "a.docx"))
    article = only(read_sources([str(tmp_path / "a.docx")]))
    assert article.text == f"{BODY}\n{MORE}"
    assert (article.title, article.author) == ("Le rachat", "Nora Sélim")


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page, made by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def test_the_lines_of_a_pdf_become_paragraphs(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="the extra `pdf` is not installed")
    data = pdf(["Le groupe Brenn a rache-", "té la chaîne Radio Ouest", "pour 12 millions.", "Anne Morel la dirige."])
    article = only(read_sources([put(tmp_path / "a.pdf", data)]))
    assert article.text == "Le groupe Brenn a racheté la chaîne Radio Ouest pour 12 millions.\nAnne Morel la dirige."


def test_a_pdf_without_text_is_named(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="the extra `pdf` is not installed")
    with pytest.raises(KgError, match=r"a\.pdf: no text in it, perhaps a scan"):
        read_sources([put(tmp_path / "a.pdf", pdf([]))])


def test_each_page_of_a_web_archive_is_an_article(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="the extra `warc` is not installed")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    for url, kind, body in (
        ("https://gazette.example/brenn", "text/html", PAGE), ("https://gazette.example/x.png", "image/png", "x"),
        ("https://gazette.example/vide", "text/html", "<html></html>"),
    ):  # fmt: skip
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        payload = io.BytesIO(body.encode())
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    intake = read_sources([put(tmp_path / "a.warc", buffer.getvalue())])
    (incoming,) = intake.articles
    assert (incoming.article.title, incoming.article.url) == (
        "Brenn rachète Radio Ouest", "https://gazette.example/brenn",
    )  # fmt: skip
    assert len(intake.skipped) == 1 and "https://gazette.example/vide: no article" in intake.skipped[0]


# --- archives


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(members: dict[str, str], links: dict[str, str] | None = None) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return buffer.getvalue()


def test_archives_are_opened_with_their_sidecars(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "b/page.html": PAGE, "a.txt": BODY, "a.yaml": "outlet: Gazette", "x.png": b"\x89PNG", "in.zip": zipped({}),
    }  # fmt: skip
    intake = read_sources([put(tmp_path / "a.zip", zipped(members))])
    assert [(i.article.id, i.article.outlet) for i in intake.articles] == [
        ("a", "Gazette"),
        ("page", "La Gazette du port"),
    ]
    assert [line.split(": ", 1)[1] for line in intake.skipped] == [
        "in.zip: an archive inside an archive; unpack it by hand"
    ]
    twin = read_sources([put(tmp_path / "t.tar.gz", tarred({"c/a.txt": MORE, "c/a.yml": "title: Le studio"}))])
    assert [(i.article.id, i.article.title) for i in twin.articles] == [("a", "Le studio")]


def test_members_that_lead_out_of_an_archive_are_left_out(tmp_path: Path) -> None:
    bad = {"../../etc/x.txt": MORE, "/abs.txt": MORE, "ok/a.txt": BODY}
    for name, data in (("z.zip", zipped(bad)), ("t.tgz", tarred(bad, {"link.txt": "/etc/passwd"}))):
        intake = read_sources([put(tmp_path / name, data)])
        assert [i.article.id for i in intake.articles] == ["a"]
        assert sum("leads out of the archive" in line for line in intake.skipped) == 2
    assert any("is a link or a device" in line for line in intake.skipped)


def test_archives_that_unpack_to_far_more_than_they_hold_are_refused(tmp_path: Path) -> None:
    bomb = zipped({"a.txt": b"\0" * 50_000_000})
    for name in ("b.zip", "b.docx"):
        with pytest.raises(KgError, match="unpacks to far more than articles would"):
            read_sources([put(tmp_path / name, bomb)])
    with pytest.raises(KgError, match="unpacks to far more than articles would"):
        read_sources([put(tmp_path / "b.tgz", tarred({"a.txt": "a" * 50_000_000}))])


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    data = zipped({"a.txt": BODY})
    for name, broken in (("a.zip", data[:40]), ("a.tgz", b"\x1f\x8b broken"), ("b.tar", b"x" * 2000)):
        with pytest.raises(KgError, match=rf"{name}: damaged archive"):
            read_sources([put(tmp_path / name, broken)])


# --- the rest


def test_bytes_of_unknown_format_are_told_by_their_beginning() -> None:
    cases = {
        ".xml": RSS.encode(), ".html": PAGE.encode(), ".jsonl": b' {"text": ""}', ".txt": BODY.encode(),
        ".pdf": b"%PDF-1.4",
    }  # fmt: skip
    assert {guess(data) for data in cases.values()} == set(cases)
    assert all(guess(data) == suffix for suffix, data in cases.items())
    assert guess(ATOM.encode()) == ".xml"


def test_every_format_announces_itself() -> None:
    assert set(formats()) >= {
        ".txt", ".html", ".rss", ".atom", ".xml", ".jsonl", ".csv", ".tsv", ".md", ".docx", ".pdf", ".warc",
    }  # fmt: skip
    assert all(module.__doc__ and callable(module.read) for module in formats().values())


def test_a_missing_library_names_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(KgError, match=r"optional library; pip install 'kg\[pdf\]'"):
        read_sources([put(tmp_path / "a.pdf", pdf(["Brenn"]))])


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, title in ((BODY.encode(), BODY), (PAGE.encode(), "Brenn rachète Radio Ouest")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        article = only(read_sources(["-"]))
        assert (article.id, article.title[:25]) == ("stdin", title[:25])


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = put(tmp_path / "outside" / "secret.txt", BODY)
    put(tmp_path / "in" / "a.txt", MORE)
    put(tmp_path / "in" / ".hidden.txt", BODY)
    (tmp_path / "in" / "link.txt").symlink_to(secret)
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert only(read_sources([str(tmp_path / "in")])).text == MORE


def test_a_source_given_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", BODY)
    assert only(read_sources([path, str(tmp_path), path])).id == "a"
