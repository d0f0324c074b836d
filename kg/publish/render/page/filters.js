// The legend, which is the first of the filters; the others below it; and, above the view, what they leave.
const side = document.getElementById("filters");
const openLists = new Set();

function drawFilters(values) {
  const { types, statuses, relation, source, article } = tallies;
  const kept = side.contains(document.activeElement) ? document.activeElement.id : "";
  const from = side.scrollTop;
  side.replaceChildren(
    legend("type", TYPES.filter((type) => types.has(type)), values, (type) => [typeSign(type), el("span", {}, t("type_" + type))], types),
    el("p", { class: "note" }, t("legend_size")),
    legend("status", STATUSES.filter((one) => statuses.has(one)), values, (one) => [statusSign(one), el("span", {}, t("status_" + one))], statuses),
    el("p", { class: "note" }, t("legend_count")),
    dateFilter(values),
    pathForm(values),
    choices("relation", "filter_relations", relation, (id) => relationWords(id), values),
    choices("source", "filter_sources", source, (slug) => sourceWords(slug), values),
    choices("article", "filter_articles", article, articleWords, values),
    minima(values),
  );
  side.scrollTop = from;
  if (kept) document.getElementById(kept)?.focus();
}

function slugOf(source) {
  return source === OWN_VOICE ? "-" : entities[source].id;
}

function sourceWords(slug) {
  return slug === "-" ? t("own_voice") : entities[bySlug.get(slug)].label;
}

const articleById = new Map(articles.map((article) => [article.id, article]));

function articleWords(id) {
  const article = articleById.get(id);
  return article.title || [article.outlet, article.date].filter(Boolean).join(", ") || t("untitled");
}

function tally(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) || 0) + 1);
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// How many there are of each, over the whole graph.
const tallies = {
  types: new Map(tally(entities.filter((_, index) => claimsOf[index].length).map((entity) => entity.type))),
  statuses: new Map(tally(claims.map((claim) => claim.st))),
  relation: tally(claims.map((claim) => claim.p)),
  source: tally(claims.map((claim) => slugOf(claim.source))),
  article: tally(claims.flatMap((claim) => claim.articles.map((index) => articles[index].id))),
};
const most = { min: Math.max(1, ...entities.map((entity) => entity.n)), minc: claims.reduce((top, claim) => Math.max(top, claim.articles.length), 1) };

// Signs with their meaning; unticking one hides what it stands for.
function legend(key, all, values, label, amounts) {
  return el("fieldset", { class: `legend of-${key}` }, el("legend", {}, t(key === "type" ? "legend_types" : "legend_statuses")), all.map((one) => {
    const checked = !values[key] || values[key].has(one);
    const input = el("input", { type: "checkbox", id: `${key}-${one}`, checked, onchange: () => toggleLegend(key, one, all) });
    return el("label", {}, input, label(one), el("small", {}, number(amounts.get(one))));
  }));
}

function toggleLegend(key, one, all) {
  const next = new Set(state[key] || all);
  if (!next.delete(one)) next.add(one);
  go({ [key]: all.every((other) => next.has(other)) ? null : next });
}

// A list of which nothing ticked means all.
function choices(key, title, counted, words, values) {
  const body = el("div", { class: "choices" });
  const list = el("details", { id: `list-${key}`, open: openLists.has(key) || Boolean(values[key]) }, el("summary", { id: `summary-${key}` }, t(title), el("small", {}, number(counted.length))), body);
  const fill = () => body.childElementCount || body.append(...choiceRows(key, counted, words, values));
  list.addEventListener("toggle", () => {
    openLists[list.open ? "add" : "delete"](key);
    if (list.open) fill();
  });
  if (list.open) fill();
  return list;
}

const narrowed = {};

function choiceRows(key, counted, words, values) {
  const rows = counted.map(([one, amount]) => el("label", {},
    el("input", { type: "checkbox", id: `${key}-${one}`, checked: Boolean(values[key]?.has(one)), onchange: () => toggleChoice(key, one) }),
    el("span", {}, name(words(one))), el("small", {}, number(amount))));
  const holder = el("div", { class: "rows" }, rows);
  if (counted.length < 9) return [holder];
  const hide = () => rows.forEach((row, i) => { row.hidden = !fold(words(counted[i][0])).includes(fold(narrowed[key] || "")); });
  hide();
  return [el("input", {
    type: "search", id: `narrow-${key}`, value: narrowed[key] || "", "aria-label": t("filter_narrow"), placeholder: t("filter_narrow"),
    oninput: (event) => { narrowed[key] = event.target.value; hide(); },
  }), holder];
}

function toggleChoice(key, one) {
  const next = new Set(state[key] || []);
  if (!next.delete(one)) next.add(one);
  go({ [key]: next.size ? next : null });
}

const spans = claims.flatMap((claim) => claim.ev.map((evidence) => evidence.span)).filter(Boolean);
const firstMonth = monthOf(spans.reduce((least, span) => (span[0] < least ? span[0] : least), "9999-12"));
const lastMonth = monthOf(spans.reduce((most, span) => (span[1] > most ? span[1] : most), "0000-01"));

function monthOf(iso) {
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7) || 1) - 1;
}

function isoMonth(month) {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

// Two sliders on one rail, a month a step.
function dateFilter(values) {
  if (!spans.length || firstMonth === lastMonth) return null;
  const now = { since: values.since ? monthOf(values.since) : firstMonth, until: values.until ? monthOf(values.until) : lastMonth };
  const said = el("output", { class: "dates" }, datesWords(now));
  const slider = (key, usual) => el("input", {
    type: "range", id: `slide-${key}`, min: firstMonth, max: lastMonth, step: 1, value: now[key], "aria-label": t(key), "aria-valuetext": dateWords(isoMonth(now[key])),
    oninput: (event) => {
      const bound = key === "since" ? Math.min(Number(event.target.value), now.until) : Math.max(Number(event.target.value), now.since);
      now[key] = event.target.value = bound;
      event.target.setAttribute("aria-valuetext", dateWords(isoMonth(bound)));
      said.textContent = datesWords(now);
    },
    onchange: () => go({ [key]: now[key] === usual ? "" : isoMonth(now[key]) }),
  });
  return el("fieldset", { class: "period" }, el("legend", {}, t("filter_dates")), said,
    el("div", { class: "rail" }, slider("since", firstMonth), slider("until", lastMonth)), el("p", { class: "note" }, t("filter_dates_hint")));
}

function datesWords(now) {
  return `${dateWords(isoMonth(now.since))} – ${dateWords(isoMonth(now.until))}`;
}

function minima(values) {
  const field = (key, words) => el("label", { class: "minimum" }, el("span", {}, t(words)), el("input", {
    type: "number", id: key, min: 1, max: most[key], step: 1, value: values[key],
    onchange: (event) => go({ [key]: Math.min(Math.max(1, Math.round(Number(event.target.value)) || 1), most[key]) }),
  }));
  return el("fieldset", { class: "minima" }, el("legend", {}, t("filter_min")), field("min", "filter_min_entity"), field("minc", "filter_min_claim"));
}

const pathEnds = { from: "", to: "" };

function pathForm(values) {
  if (values.from) pathEnds.from = values.from;
  if (values.to) pathEnds.to = values.to;
  const field = (key) => {
    const input = el("input", { type: "text", id: `path-${key}`, autocomplete: "off", value: entities[bySlug.get(pathEnds[key])]?.label || "" });
    const row = el("div", { class: "field" }, el("label", { for: `path-${key}` }, t(`path_${key}`)), input);
    combobox(input, (index) => { pathEnds[key] = entities[index].id; });
    return row;
  };
  return el("form", { class: "path", onsubmit: (event) => { event.preventDefault(); findPath(); } },
    el("h2", {}, t("path_title")), field("from"), field("to"), el("button", { type: "submit", id: "path-go" }, t("path_go")));
}

function findPath() {
  if (pathEnds.from && pathEnds.to) go({ ...pathEnds, focus: "", depth: 1, ...selection("") });
}

function startPath(slug) {
  Object.assign(pathEnds, { from: slug, to: "" });
  drawFilters(state);
  openDrawer(true);
  document.getElementById("path-to").focus();
}

// What is shown, what was asked for to get it, and how to see more.
function drawBar(values) {
  const choice = choose(values);
  const links = count("n_links", linkCount(choice));
  const all = choice.nodes.length >= choice.total;
  document.getElementById("shown").textContent = all
    ? t("shown", { entities: count("n_entities", choice.nodes.length), links })
    : t("shown_of", { n: choice.nodes.length, total: choice.total, links });
  document.getElementById("chips").replaceChildren(...chips(values));
  document.getElementById("more").replaceChildren(...moreButtons(values, choice));
}

function moreButtons(values, choice) {
  const rest = choice.total - values.top;
  const step = Math.min(TOP, rest);
  return [
    rest > 0 && el("button", { type: "button", id: "show-more", onclick: () => go({ top: values.top + step }) }, t("show_more", { n: step })),
    rest > TOP && el("button", { type: "button", id: "show-all", onclick: () => go({ top: choice.total }) }, t("show_all", { n: choice.total })),
    values.top > TOP && choice.total > TOP && el("button", { type: "button", id: "show-fewer", onclick: () => go({ top: TOP }) }, t("show_fewer", { n: TOP })),
  ].filter(Boolean);
}

function chips(values) {
  const found = [];
  const add = (words, change) => found.push(el("button", { type: "button", class: "chip", "aria-label": t("remove", { what: words }), onclick: () => go(change) }, name(words), el("span", { "aria-hidden": "true" }, " ×")));
  const label = (slug) => entities[bySlug.get(slug)]?.label || slug;
  if (bySlug.has(values.focus)) add(t("chip_focus", { name: label(values.focus), depth: count("n_steps", values.depth) }), { focus: "", depth: 1 });
  if (values.from && values.to) add(t("chip_path", { from: label(values.from), to: label(values.to) }), { from: "", to: "" });
  for (const [key, all] of [["type", TYPES], ["status", STATUSES]]) {
    if (values[key]) add(t("chip_hidden", { what: all.filter((one) => !values[key].has(one)).map((one) => t(`${key}_${one}`)).join(", ") }), { [key]: null });
  }
  for (const [key, words] of [["relation", (id) => (relations[id] ? relationWords(id) : id)], ["source", (slug) => (slug === "-" ? t("own_voice") : label(slug))], ["article", (id) => (articleById.has(id) ? articleWords(id) : id)]]) {
    if (values[key]) add(t("chip_only", { what: shorten([...values[key]].map(words).join(", "), 60) }), { [key]: null });
  }
  if (values.since) add(t("chip_since", { date: dateWords(values.since) }), { since: "" });
  if (values.until) add(t("chip_until", { date: dateWords(values.until) }), { until: "" });
  for (const key of ["min", "minc"]) if (values[key] > 1) add(t("chip_" + key, { articles: count("n_articles", values[key]) }), { [key]: 1 });
  if (found.length > 1) found.push(el("button", { type: "button", id: "reset", onclick: resetFilters }, t("reset")));
  return found;
}

function resetFilters() {
  const { view, lang, theme } = state;
  go({ ...readState(""), view, lang, theme });
}

function openDrawer(shown) {
  document.body.classList.toggle("with-filters", shown);
  document.getElementById("drawer").setAttribute("aria-expanded", String(shown));
}
