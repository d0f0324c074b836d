"""The page in a browser: what a reader does with it."""

from __future__ import annotations

import csv
import io
import itertools
import math
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from pictures import press

from kg.model import TYPES
from kg.publish.graph import triples
from kg.publish.render import inline_html, write_html


def shown(page: Any) -> set[str]:
    """The entities drawn, by id."""
    return set(page.evaluate("chosen.nodes.map((index) => entities[index].id)"))


def lines(page: Any) -> set[tuple[str, str, str, int]]:
    """The lines drawn: both ends, status, how many claims."""
    found = page.evaluate("chosen.bundles.map((l) => [entities[l.a].id, entities[l.b].id, l.status, l.claims.length])")
    return {(*sorted(line[:2]), line[2], line[3]) for line in found}


def place(page: Any, id: str) -> dict[str, float]:
    """Where an entity is on the screen."""
    return page.evaluate(
        "(id) => { const at = picture.canvasToDOM(places.get(bySlug.get(id)));"
        " const box = canvasBox.getBoundingClientRect(); return { x: box.left + at.x, y: box.top + at.y }; }",
        id,
    )


def click_entity(page: Any, id: str) -> None:
    at = place(page, id)
    page.mouse.click(at["x"], at["y"])
    page.wait_for_function("(id) => state.sel === id", arg=id)


def download(page: Any, format: str, folder: Path) -> Path:
    page.click("#export")
    with page.expect_download() as waited:
        page.click(f"[data-export={format}]")
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def test_lines_bundle_claims_by_status(visit: Any) -> None:
    page = visit()
    assert ("brisk", "orval", "asserted", 2) in lines(page)
    assert ("brisk", "orval", "planned", 1) in lines(page)
    assert ("brisk", "orval", "denied", 1) in lines(page)
    words = page.evaluate("sceneAt(1).lines.map((one) => bundleWords(one.line))")
    assert {"a racheté +1", "finance (prévu)", "a racheté (démenti)"} <= set(words)


def test_lines_point_from_subject_to_object(visit: Any) -> None:
    page = visit()
    ways = page.evaluate("chosen.bundles.map((l) => [entities[l.a].id, entities[l.b].id, l.to, l.from])")
    heads = {(b if to else a) for a, b, to, back in ways if {a, b} == {"alma-rey", "orval"}}
    assert heads == {"orval"}


def test_names_never_cover_one_another(visit: Any) -> None:
    page = visit()
    boxes = page.evaluate(
        "sceneAt(picture.getScale()).labels.filter((l) => l.kind === 'name')"
        ".map((l) => [l.x - l.half, l.y - l.high, l.x + l.half, l.y + l.high])"
    )
    assert len(boxes) == len(shown(page)) == 9
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_clicking_an_entity_opens_its_sources(visit: Any) -> None:
    page = visit()
    click_entity(page, "orval")
    panel = page.inner_text("#panel")
    assert "Orval" in panel and "groupe Orval" in panel and "Le groupe Orval a racheté Brisk en 2023." in panel
    assert "12,5" in panel and "2023" in panel and "La Vigie" in panel and "mars 2024" in panel
    link = page.locator("#panel .citation a").first
    assert link.get_attribute("href") in {"https://vigie.example/brisk?a=1&b=2", "https://phare.example/orval"}
    assert "noopener" in link.get_attribute("rel")


def test_clicking_a_line_opens_its_claims_and_all_their_evidence(visit: Any) -> None:
    page = visit()
    at = page.evaluate(
        "(() => { const one = sceneAt(picture.getScale()).lines.find((l) => l.line.status === 'former');"
        " const p = one.curve.point(0.5), s = picture.getScale(), c = picture.getViewPosition();"
        " const box = canvasBox.getBoundingClientRect();"
        " return { x: box.left + box.width / 2 + p.x - c.x * s, y: box.top + box.height / 2 + p.y - c.y * s }; })()"
    )
    page.mouse.click(at["x"], at["y"])
    page.wait_for_selector("#panel h2.pair")
    assert "Hugo Lenz a dirigé Brisk jusqu'en 2018." in page.inner_text("#panel")
    page.evaluate("go(selection('orval', 'brisk', 'asserted'))")
    assert "Brisk appartient désormais à Orval." not in page.inner_text("#panel")
    page.click("#panel .claim .unfold")
    assert "Brisk appartient désormais à Orval." in page.inner_text("#panel")


def test_contradicting_sources_stand_side_by_side(visit: Any) -> None:
    page = visit(address="sel=orval&with=brisk")
    sides = page.locator("#panel .conflict .way")
    assert [sides.nth(i).locator(".value").inner_text() for i in range(2)] == ["Établi", "Démenti"]
    boxes = [sides.nth(i).bounding_box() for i in range(2)]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert "selon Alma Rey" in sides.nth(1).inner_text()


def test_search_completes_names_and_aliases_without_accents(visit: Any) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("ecu")
    assert page.locator("#list-1 [role=option]").all_inner_texts()[0].startswith("Écume")
    page.fill("#search", "brisk sa")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Brisk"
    page.fill("#search", "zzz")
    assert "Aucun nom" in page.inner_text("#list-1")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("type=Person", {"alma-rey", "hugo-lenz"}),
        ("status=planned~denied", {"orval", "brisk"}),
        ("relation=locatedIn", {"delta", "gand", "cap-nord"}),
        ("source=le-phare", {"hugo-lenz", "alma-rey"}),
        ("article=deux", {"orval", "brisk", "hugo-lenz", "alma-rey"}),
        ("until=1999", {"hugo-lenz", "ecume"}),
        ("since=2025", {"orval", "brisk"}),
        ("min=2", {"alma-rey", "brisk", "hugo-lenz", "orval"}),
        ("minc=2", {"orval", "brisk"}),
    ],
)
def test_filters(visit: Any, address: str, expected: set[str]) -> None:
    page = visit(address=address)
    assert shown(page) == expected
    page.click("#chips button")
    assert len(shown(page)) == 9


def test_legend_is_a_filter(visit: Any) -> None:
    page = visit()
    page.uncheck("#type-Place")
    assert "gand" not in shown(page) and "type=" in page.url
    page.uncheck("#status-asserted")
    assert ("brisk", "orval", "asserted", 2) not in lines(page)
    page.click("#reset")
    assert "gand" in shown(page) and page.is_checked("#type-Place")


def test_lists_and_sliders_filter(visit: Any) -> None:
    page = visit()
    page.click("#summary-relation")
    page.check("#relation-created")
    assert shown(page) == {"hugo-lenz", "ecume", "brisk", "delta"}
    page.click("#chips button")
    page.focus("#slide-since")
    page.keyboard.press("End")
    assert shown(page) == {"orval", "brisk"}
    assert "février 2025" in page.inner_text(".dates")


def test_focus_by_depth(visit: Any) -> None:
    page = visit(address="sel=gand")
    sizes = []
    for depth in (1, 2, 3):
        page.click(f"[data-depth='{depth}']")
        sizes.append(shown(page))
    assert sizes[0] == {"gand", "delta", "cap-nord"}
    assert sizes[1] == sizes[0] | {"brisk"}
    assert sizes[2] == sizes[1] | {"orval", "hugo-lenz", "foire-de-brest"}


def test_shortest_path(visit: Any) -> None:
    page = visit()
    for end, name in (("from", "alma"), ("to", "gand")):
        page.fill(f"#path-{end}", name)
        page.keyboard.press("Enter")
    page.click("#path-go")
    assert shown(page) in (
        {"alma-rey", "orval", "brisk", "delta", "gand"},
        {"alma-rey", "hugo-lenz", "brisk", "delta", "gand"},
    )
    assert "4 pas" in page.inner_text("#panel")
    page.goto(page.url.split("#")[0] + "#from=alma-rey&to=gand&relation=leads")
    page.reload()
    assert "Aucun chemin entre Alma Rey et Gand" in page.inner_text("#panel")


def test_back_forward_and_address(visit: Any) -> None:
    page = visit()
    assert page.is_disabled("#back") and page.is_disabled("#forward")
    page.uncheck("#type-Place")
    click_entity(page, "orval")
    address = page.url
    page.click("#back")
    page.wait_for_function("state.sel === ''")
    assert page.is_hidden("#panel") and "gand" not in shown(page)
    page.click("#back")
    page.wait_for_function("state.type === null")
    assert "gand" in shown(page)
    page.click("#forward")
    page.click("#forward")
    page.wait_for_function("state.sel === 'orval'")
    again = visit(address=address.split("#")[1])
    assert again.locator("#panel h2").inner_text() == "Orval" and "gand" not in shown(again)


def test_table_lists_what_is_shown_sorts_and_leads_to_sources(visit: Any) -> None:
    page = visit(address="view=table&article=deux")
    assert page.locator("tbody tr").count() == len(
        {c.id for c in press().claims if any(e.article == "deux" for e in c.evidence)}
    )
    page.click("#chips button")
    page.click("[data-sort=date]")
    dates = [text for text in page.locator("td.col-date").all_inner_texts() if text]
    assert dates == ["1998", "1er juin 2019", "2023", "février 2025"] or dates == [
        "1998",
        "1 juin 2019",
        "2023",
        "février 2025",
    ]
    page.locator("tbody tr", has_text="a créé").first.locator("button.open").click()
    assert "Hugo Lenz a écrit Écume." in page.inner_text("#panel")


def test_timeline_shows_dated_claims_in_order(visit: Any) -> None:
    page = visit(address="view=timeline")
    assert page.locator(".years > li > h2").all_inner_texts() == ["1998", "2019", "2023", "2025"]
    page.locator(".years button.open").first.click()
    assert "Hugo Lenz a écrit Écume." in page.inner_text("#panel")


def test_language_switch(visit: Any) -> None:
    page = visit()
    page.click("#language")
    assert page.get_attribute("html", "lang") == "en" and "Who is linked" in page.title()
    assert "acquired +1" in page.evaluate("sceneAt(1).lines.map((one) => bundleWords(one.line))")
    assert page.locator("label", has=page.locator("#type-Person")).inner_text().split("\n")[0] == "Person"
    page.click("#language")
    assert page.get_attribute("html", "lang") == "fr"


def test_theme_follows_the_system_until_it_is_chosen(visit: Any) -> None:
    page = visit(color_scheme="dark")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.click("#theme")
    assert page.get_attribute("html", "data-theme") == "light" and "theme=light" in page.url


def test_phone(visit: Any) -> None:
    page = visit(width=390, height=844, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.is_hidden("#filters")
    page.click("#drawer")
    page.uncheck("#type-Place")
    page.click("#drawer")
    assert page.is_hidden("#filters") and "gand" not in shown(page)
    page.fill("#search", "orval")
    page.keyboard.press("Enter")
    box = page.locator("#panel").bounding_box()
    assert box["width"] == 390 and box["y"] + box["height"] <= 844
    assert place(page, "orval")["y"] < box["y"]


def test_keyboard_alone(visit: Any) -> None:
    page = visit()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    assert page.evaluate("document.activeElement.id") == "network"
    page.keyboard.press("ArrowRight")
    spoken = page.inner_text("#spoken")
    assert any(name in spoken for name in page.evaluate("entities.map((e) => e.label)"))
    page.keyboard.press("l")
    assert page.inner_text("#spoken") != spoken
    page.keyboard.press("Enter")
    assert page.is_visible("#panel h2.pair") and page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel") and page.evaluate("document.activeElement.id") == "network"
    scale = page.evaluate("picture.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("picture.getScale()") > scale


def test_png_and_svg(visit: Any, tmp_path: Path) -> None:
    page = visit(address="type=Person~Organization")
    png = download(page, "png", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG") and len(png) > 10_000
    drawing = ElementTree.parse(download(page, "svg", tmp_path)).getroot()
    words = {node.text for node in drawing.iter("{http://www.w3.org/2000/svg}tspan")}
    assert {"Orval", "Brisk", "Alma Rey", "Hugo Lenz", "a racheté +1"} <= words and "Gand" not in words


def test_csv(visit: Any, tmp_path: Path) -> None:
    page = visit(address="status=planned~denied")
    rows = list(csv.reader(io.StringIO(download(page, "csv", tmp_path).read_text(encoding="utf-8-sig"))))
    assert len(rows) == 3 and rows[0][0] == "Sujet"
    assert {row[3] for row in rows[1:]} == {"Prévu", "Démenti"}


def test_turtle_says_what_the_built_graph_says(visit: Any, tmp_path: Path) -> None:
    text = download(visit(), "ttl", tmp_path).read_bytes()
    found = {quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)}
    built = set(triples(press()))
    assert found <= built
    left_out = {re.split("[/#]", triple.predicate.value)[-1] for triple in built - found}
    unknown = {"confidence", "phrase", "sources", "reason", "inLanguage", "articleBody", "mentions"}
    of_relations = {"label", "subPropertyOf", "type"}
    of_conflicts = {"side", "conflictKind", "value", "claim", "statedIn"}
    assert left_out <= unknown | of_relations | of_conflicts


@pytest.mark.parametrize(
    "address", ["", "view=table", "view=timeline", "sel=orval", "sel=orval&with=brisk", "from=alma-rey&to=gand"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Any, axe: str, address: str, scheme: str) -> None:
    page = visit(address=address, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })"
    )
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]] == []


def test_signs_stand_out_from_the_paper(visit: Any) -> None:
    """WCAG 1.4.11 wants 3 to 1 for what the picture says; words on it 4.5 to 1 (axe does not look into a canvas)."""
    palettes = visit().evaluate("PALETTES")
    for colours in palettes.values():
        for name, colour in colours.items():
            if name != "paper":
                assert contrast(colour, colours["paper"]) >= (4.5 if name in ("ink", "soft", "denied") else 3), name


def contrast(one: str, other: str) -> float:
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> list[float]:
    """Linear red, green and blue, from 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


# how eyes without one kind of cone see linear red, green and blue (Machado, Oliveira and Fernandes, 2009)
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_types_are_told_apart_by_colour_and_by_shape(visit: Any, blindness: str) -> None:
    palettes, shapes = visit().evaluate("[PALETTES, SHAPES]")
    assert len(set(shapes.values())) == len(TYPES)
    for colours in palettes.values():
        seen = {type: lab(colours[type], BLINDNESS[blindness]) for type in TYPES}
        for one, other in itertools.combinations(TYPES, 2):
            assert math.dist(seen[one], seen[other]) > 20, (one, other)


def lab(colour: str, blindness: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as it is seen: 2.3 apart is just noticeable."""
    linear = channels(colour)
    red, green, blue = (min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0), 1) for row in blindness)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_legend_has_the_colours_of_the_picture(visit: Any) -> None:
    page = visit()
    legend = page.evaluate(
        "[...document.querySelectorAll('.of-type svg')].map((s) => [s.classList[1], getComputedStyle(s).fill])"
    )
    wanted = page.evaluate("PALETTES.light")
    for name, colour in legend:
        red, green, blue = (int(wanted[name.removeprefix("type-")][i : i + 2], 16) for i in (1, 3, 5))
        assert colour == f"rgb({red}, {green}, {blue})"


def test_what_a_preference_outweighed_is_told_beside_its_sentence_and_nowhere_else(
    browser: Any, tmp_path: Path
) -> None:
    graph = press()
    weighed = replace(graph, claims=tuple(
        replace(c, evidence=tuple(replace(e, outweighed=e.date == "2019-06-01") for e in c.evidence))
        for c in graph.claims
    ))  # fmt: skip
    write_html(weighed, tmp_path / "weighed.html")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "weighed.html").as_uri() + "#view=timeline")
    page.wait_for_selector("html[data-ready]")
    assert page.locator(".years > li > h2").all_inner_texts() == ["1998", "2023", "2025"]
    page.evaluate("go(selection('alma-rey', 'orval'))")
    panel = page.inner_text("#panel")
    assert "Alma Rey dirige le groupe Orval." in panel and "Écarté par la rédaction" in panel
    assert "2019" not in panel
    context.close()


def test_works_in_the_frame_of_a_notebook(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><title>Cell</title>{inline_html(press(), height=500)}", encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(path.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready]")
    frame.evaluate("go(selection('orval'))")
    frame.click("#back")
    assert frame.is_hidden("#panel")
    frame.click("#forward")
    assert frame.inner_text("#panel h2") == "Orval"
    context.close()
    assert troubles == []
