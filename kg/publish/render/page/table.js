// What is shown, as a table: one claim a row, sorted by any column.
const ROWS = 200;
const COLUMNS = {
  subject: (claim) => entities[claim.s].label,
  relation: (claim) => relationWords(claim.p),
  object: (claim) => objectWords(claim),
  status: (claim) => t("status_" + claim.st),
  source: (claim) => (claim.source === OWN_VOICE ? "" : entities[claim.source].label),
  date: (claim) => dateOf(claim),
  amount: (claim) => amountWords(amountOf(claim)),
  articles: (claim) => claim.articles.length,
};
let rowsShown = ROWS;

function drawTable(values) {
  const view = document.getElementById("table-view");
  if (values.view !== "table") return view.replaceChildren();
  const list = sorted(choose(values).claims, values.sort);
  const body = el("tbody", {}, list.slice(0, rowsShown).map(row));
  const caption = t("table_caption", { claims: count("n_claims", list.length) });
  const head = el("thead", {}, el("tr", {}, Object.keys(COLUMNS).map((key) => heading(key, values.sort))));
  const rest = list.length - rowsShown;
  view.replaceChildren(el("table", {}, el("caption", {}, caption), head, body), ...(rest > 0 ? [el("button", {
    type: "button", class: "unfold", onclick: () => { rowsShown += ROWS; drawTable(state); },
  }, t("show_more", { n: Math.min(rest, ROWS) }))] : []));
}

// `sort` is a column's name, with a minus sign for falling order.
function sorted(list, sort) {
  const key = sort.replace(/^-/, "");
  if (!COLUMNS[key]) return list;
  const collator = new Intl.Collator(language, { numeric: true });
  const keys = new Map(list.map((index) => [index, key === "amount" ? Number.parseFloat(amountOf(claims[index])) || 0 : COLUMNS[key](claims[index])]));
  const way = sort.startsWith("-") ? -1 : 1;
  const compare = (a, b) => (typeof a === "number" ? a - b : Number(a === "") - Number(b === "") || way * way * collator.compare(a, b));
  return [...list].sort((a, b) => way * compare(keys.get(a), keys.get(b)) || a - b);
}

function heading(key, sort) {
  const rising = sort === key;
  const falling = sort === "-" + key;
  return el("th", { scope: "col", "aria-sort": rising ? "ascending" : falling ? "descending" : "none", class: `col-${key}` },
    el("button", { type: "button", "data-sort": key, onclick: () => go({ sort: rising ? "-" + key : key }) }, t("column_" + key), rising ? " ▲" : falling ? " ▼" : ""));
}

function row(index) {
  const claim = claims[index];
  const open = el("button", { type: "button", class: "open", "aria-label": t("open_sources", { what: sentence(claim) }), onclick: () => openClaim(index) }, relationWords(claim.p));
  const cells = { relation: open, subject: entityLink(claim.s), object: claim.lit ? name(objectWords(claim)) : entityLink(claim.object),
    status: [statusSign(claim.st), " ", t("status_" + claim.st)], date: dateWords(dateOf(claim)) };
  return el("tr", { "data-claim": claim.id }, Object.keys(COLUMNS).map((key) => el("td", { class: `col-${key}` }, cells[key] || name(String(COLUMNS[key](claim))))));
}

function openClaim(index) {
  const claim = claims[index];
  go(selection(entities[claim.s].id, claim.object === null ? "" : entities[claim.object].id, claim.st, claim.id));
  if (state.view !== "network") panel.focus();
}
