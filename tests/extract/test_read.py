"""Finding, decoding and describing article files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.extract.read import article_ids, dateline, decode, find_sidecar, known_of, read_bytes

TEXT = "La chaîne Radio Ouest a été cédée à l’éditeur Brenn pour 12 millions d’euros.\n"


def put(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# --- ids


def test_ids_are_stems_made_unique_by_their_folders() -> None:
    paths = [Path("x/a.txt"), Path("y/a.txt"), Path("y/b.txt"), Path("z/y/a.txt")]
    ids = article_ids(paths)
    assert [ids[path] for path in paths] == ["x-a", "y-a", "b", "z-y-a"]
    assert article_ids(paths[::-1]) == ids


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), max_size=12))
def test_ids_are_always_unique(parts: list[list[str]]) -> None:
    paths = sorted({Path(*part[:-1], part[-1] + ".txt") for part in parts})
    ids = article_ids(paths)
    assert set(ids) == set(paths)
    assert len(set(ids.values())) == len(paths)


# --- decoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_recognised(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_latin_1_bytes_that_windows_1252_lacks_are_read() -> None:
    assert decode("été".encode("latin-1") + b"\x81 fini", "a.txt") == "été\x81 fini"


def test_a_damaged_utf_8_file_stays_utf_8() -> None:
    assert decode("déjà à l’été".encode() + b"\xc3", "a.txt") == "déjà à l’été\ufffd"


def test_line_breaks_of_other_systems_are_read() -> None:
    assert decode(b"un\r\ndeux\rtrois\n", "a.txt") == "un\ndeux\ntrois\n"


@pytest.mark.parametrize("data", [b"%PDF-1.7 \xe2\xe3", b"PK\x03\x04rest", b"abc\0def", bytes(range(1, 9)) * 20])
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(KgError, match=r"^a\.txt: not a text but a binary file; save"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_files_are_named(data: bytes) -> None:
    with pytest.raises(KgError, match=r"^a\.txt: empty"):
        decode(data, "a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except KgError as error:
        assert str(error).startswith("a.txt: ") and "\n" not in str(error)
    else:
        assert text.strip() and "\r" not in text


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024)
    with pytest.raises(KgError, match=r"a\.txt: more than 1 MB, no single article"):
        read_bytes(path, 1_000_000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    path.chmod(0)
    with pytest.raises(KgError, match=r"a\.txt: cannot be read"):
        read_bytes(path, 1_000_000)


# --- what is known of an article


def test_a_sidecar_is_found_beside_its_article(tmp_path: Path) -> None:
    sidecar = put(tmp_path / "a.yml", "title: A")
    assert find_sidecar(tmp_path / "a.txt") == sidecar
    assert find_sidecar(tmp_path / "b.txt") is None


def test_a_sidecar_is_read() -> None:
    text = "title: 'Radio Ouest :  la vente'\npublished: 2025-02-10\noutlet: Brenn\nother: [1]\n"
    assert known_of(text.encode(), "a.yaml") == {
        "title": "Radio Ouest : la vente", "published": "2025-02-10", "outlet": "Brenn",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2025", "2025"),
        ("2025-02", "2025-02"),
        ("2025-02-10T08:30:00+01:00", "2025-02-10"),
        ("'2025-02-10'", "2025-02-10"),
    ],
)
def test_dates_of_a_sidecar(said: str, date: str) -> None:
    assert known_of(f"published: {said}", "a.yaml") == {"published": date}


@pytest.mark.parametrize("said", ["hier", "2025-13", "2025-02-30", "10/02/2025", "25"])
def test_a_bad_date_of_a_sidecar_is_named(said: str) -> None:
    with pytest.raises(KgError, match=r"a\.yaml: `published` is .*; write it as 2025"):
        known_of(f"published: {said}", "a.yaml")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("title: [", r"not valid YAML \(line 1\)"),
        ("title: 'a\n\nb: c", "not valid YAML"),
        ("- a\n- b", "wants lines of the form"),
        ("title: {a: b}", "`title` wants a text"),
        ("[" * 5000, "not valid YAML"),
        ("title: x\n" * 20_000, "more than 0.1 MB"),
    ],
)
def test_a_bad_sidecar_is_named(content: str, says: str) -> None:
    with pytest.raises(KgError, match=rf"a\.yaml: .*{says}") as caught:
        known_of(content.encode(), "a.yaml")
    assert "\n" not in str(caught.value)


DATELINES = [
    ("15 juillet 2016 . –\nUn incendie…", "2016-07-15"),
    ("Un titre\n\n1er janvier 2016, 14h30 . –\nUn homme…", "2016-01-01"),
    ("14 juin 2016, France . –", "2016-06-14"),
    ("5 octobre 2016, 9 h 55 UTC . – Le jury…", "2016-10-05"),
    ("Paris, le 3 mars 2021", "2021-03-03"),
    ("PARIS, 3 mars 2021 (AFP) - Le groupe…", "2021-03-03"),
    ("Châlons-sur-Saône (3 mars 2021) – Le groupe…", "2021-03-03"),
    ("Publié le 3 mars 2021 à 10h30", "2021-03-03"),
    ("Par Jean Petit, publié le mardi 2 février 2021 à 7h, mis à jour le 3 mars 2021", "2021-02-02"),
    ("Publié le 03/02/2021 à 10:30", "2021-02-03"),
    ("PubliÃ© le 3 dÃ©cembre 2021", "2021-12-03"),
    ("Le 3 mars 2021, la Commission a dit non – enfin.", None),
    ("Il est mort à Paris, le 3 mars 2021.", None),
    ("31 février 2020", None),
    ("Le groupe a été fondé le 3 mars 2021 et emploie 12 personnes.", None),
    ("\n".join(["Une ligne de texte."] * 20 + ["3 mars 2021"]), None),
]


@pytest.mark.parametrize(("text", "date"), DATELINES)
def test_datelines(text: str, date: str | None) -> None:
    assert dateline(text) == date
