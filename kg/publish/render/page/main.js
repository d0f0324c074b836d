// Everything tied together: the state draws the views, the controls change the state.
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function draw(values, before) {
  language = values.lang === "fr" || values.lang === "en" ? values.lang : DATA.language;
  document.documentElement.dataset.theme = PALETTES[values.theme] ? values.theme : prefersDark.matches ? "dark" : "light";
  const redone = !before || before.lang !== values.lang;
  if (redone) translate();
  if (redone) drawSummary();
  choose(values);
  const sameChoice = before && writeState({ ...before, ...selection("") }) === writeState({ ...values, ...selection("") });
  if (!sameChoice) drawFilters(values);
  drawBar(values);
  drawViews(values);
  drawPanel(values);
  drawMoves();
  if (values.view === "network") drawNetwork(values, draw.networkDrawn ? before : null);
  draw.networkDrawn ||= values.view === "network";
  drawTable(values);
  drawTimeline(values);
}

function drawSummary() {
  const said = entities.filter((_, index) => claimsOf[index].length).length;
  document.getElementById("summary").textContent = t("summary", {
    entities: count("n_entities", said), claims: count("n_claims", claims.length), articles: count("n_articles", articles.length),
  });
}

function drawViews(values) {
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === values.view));
  for (const view of ["network", "table", "timeline"]) document.getElementById(`${view}-view`).hidden = values.view !== view;
}

function drawMoves() {
  document.getElementById("back").disabled = trail.at === 0;
  document.getElementById("forward").disabled = trail.at >= trail.last;
}

function listen() {
  const on = (id, act) => document.getElementById(id).addEventListener("click", act);
  on("back", () => move(-1));
  on("forward", () => move(1));
  on("language", () => go({ lang: language === "fr" ? "en" : "fr" }));
  on("theme", () => go({ theme: themeName() === "dark" ? "light" : "dark" }));
  on("help", showKeys);
  on("zoom-in", () => zoom(1.3));
  on("zoom-out", () => zoom(1 / 1.3));
  on("zoom-fit", fit);
  on("drawer", () => openDrawer(!document.body.classList.contains("with-filters")));
  on("export", () => openMenu(document.getElementById("formats").hidden));
  on("skip", (event) => { event.preventDefault(); (state.view === "network" ? canvasBox : document.getElementById(`${state.view}-view`)).focus(); });
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => go({ view: button.dataset.view }));
  for (const button of document.querySelectorAll("[data-export]")) {
    button.addEventListener("click", () => { openMenu(false); exportView(button.dataset.export); });
  }
  document.addEventListener("click", (event) => event.target.closest(".menu") || openMenu(false));
  document.addEventListener("keydown", shortcuts);
  prefersDark.addEventListener("change", () => draw(state, state));
  combobox(document.getElementById("search"), (index) => {
    openDrawer(false);
    go({ ...selection(entities[index].id) });
  });
}

function openMenu(shown) {
  document.getElementById("formats").hidden = !shown;
  document.getElementById("export").setAttribute("aria-expanded", String(shown));
}

function shortcuts(event) {
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.getElementById("search").focus();
  } else if (event.key === "Escape") {
    if (!document.getElementById("formats").hidden) openMenu(false);
    else if (document.body.classList.contains("with-filters")) openDrawer(false);
    else if (!panel.hidden && !document.getElementById("keys").open) closePanel();
  }
}

const KEYS = [["/", "key_search"], ["← ↑ → ↓", "key_arrows"], ["⏎", "key_enter"], ["L", "key_links"], ["+ − 0", "key_zoom"], ["Esc", "key_escape"]];

function showKeys() {
  const box = document.getElementById("keys");
  box.replaceChildren(el("h2", { id: "keys-title" }, t("keys_title")), el("p", {}, t("keys_intro")),
    el("dl", {}, KEYS.map(([keys, words]) => el("div", {}, el("dt", {}, el("kbd", {}, keys)), el("dd", {}, t(words))))),
    el("button", { type: "button", class: "primary", onclick: () => box.close() }, t("close")));
  box.showModal();
}

canvasBox.tabIndex = 0;
canvasBox.setAttribute("role", "application");
startNetwork();
listen();
onState(draw);
history.replaceState({ at: 0, last: 0 }, "");
trail.entries = [writeState(state)];
draw(state, null);
new ResizeObserver(() => picture.redraw()).observe(canvasBox);
document.documentElement.dataset.ready = "yes";
