// The side panel: what is claimed of an entity, or between two, and every sentence that supports it.
const panel = document.getElementById("panel");
const CLAIMS_AT_FIRST = 30;
const PASSAGES_AT_FIRST = 2;

function drawPanel(values) {
  const [a, b] = [bySlug.get(values.sel), bySlug.get(values.with)];
  const claim = claimById.get(values.claim);
  panel.hidden = a === undefined && claim === undefined && !lostPath(values);
  document.body.classList.toggle("with-panel", !panel.hidden);
  if (panel.hidden) return panel.replaceChildren();
  const close = el("button", { type: "button", class: "close", "aria-label": t("close"), title: t("close"), onclick: closePanel }, "×");
  panel.replaceChildren(close, ...(claim !== undefined ? claimCard(claim) : b !== undefined ? pairCard(a, b, values.as)
    : a !== undefined ? entityCard(a, values) : pathCard(values)));
  panel.scrollTop = 0;
}

function closePanel() {
  const back = panel.contains(document.activeElement);
  go({ ...selection(""), ...(lostPath(state) ? { from: "", to: "" } : {}) });
  if (back) (state.view === "network" ? canvasBox : document.getElementById("search")).focus();
}

// A path that was asked for: said in words in the panel until something is selected.
function lostPath(values) {
  return bySlug.has(values.from) && bySlug.has(values.to);
}

function entityLink(index) {
  return el("button", { type: "button", class: "entity", onclick: () => go(selection(entities[index].id)) }, name(shorten(entities[index].label, LONG)));
}

function entityCard(index, values) {
  const entity = entities[index];
  const others = (entity.names || []).slice(0, 12);
  return [
    el("p", { class: "kicker" }, typeSign(entity.type), t("type_" + entity.type), " · ", count("n_articles", entity.n)),
    el("h2", {}, name(shorten(entity.label, LONG))),
    others.length > 0 && el("p", { class: "aliases" }, t("also_called", { names: others.map((one) => shorten(one, LONG)).join(", ") })),
    focusButtons(entity, values),
    ...conflictBlocks(claimsOf[index]),
    el("h3", {}, t("about")),
    ...claimList(claimsOf[index], index),
    ...(saidBy[index].length ? [el("h3", {}, t("says", { name: entity.label })), ...claimList(saidBy[index], null)] : []),
  ].filter(Boolean);
}

function focusButtons(entity, values) {
  const depths = [1, 2, 3].map((n) => el("button", {
    type: "button", "aria-label": t("focus_depth_label", { name: entity.label, steps: t("focus_depth", { n }) }), "data-depth": n,
    "aria-pressed": String(values.focus === entity.id && values.depth === n), onclick: () => focusOn(entity.id, n),
  }, t("focus_depth", { n })));
  return el("div", { class: "actions" }, el("span", {}, t("focus")), el("div", { class: "group" }, depths),
    el("button", { type: "button", id: "path-here", onclick: () => startPath(entity.id) }, t("path_here")));
}

function focusOn(slug, depth) {
  const already = state.focus === slug && state.depth === depth;
  go({ focus: already ? "" : slug, depth: already ? 1 : depth, from: "", to: "", view: state.view });
}

function pairCard(a, b, status) {
  const between = claimsOf[a].filter((index) => claims[index].ends.includes(b) && (a !== b || claims[index].object === a));
  between.sort((one, other) => Number(claims[other].st === status) - Number(claims[one].st === status) || one - other);
  return [
    el("p", { class: "kicker" }, count("n_claims", between.length)),
    el("h2", { class: "pair" }, entityLink(a), el("span", { "aria-hidden": "true" }, " — "), entityLink(b)),
    ...conflictBlocks(between),
    ...claimList(between, null),
  ];
}

function claimCard(index) {
  return [
    el("p", { class: "kicker" }, t("status_" + claims[index].st)),
    el("h2", { class: "small" }, name(sentence(claims[index]))),
    ...conflictBlocks([index]),
    el("ol", { class: "claims" }, claimItem(index, true)),
  ];
}

function pathCard(values) {
  const [from, to] = [bySlug.get(values.from), bySlug.get(values.to)];
  const names = { from: entities[from].label, to: entities[to].label };
  const { path } = choose(values);
  if (!path) return [el("h2", { class: "small" }, t("path_title")), el("p", { class: "note" }, t("path_none", names))];
  const steps = path.slice(1).map((index, at) => pathStep(path[at], index));
  return [el("p", { class: "kicker" }, t("path_title")),
    el("h2", { class: "small" }, t("path_is", { ...names, steps: count("n_steps", path.length - 1) })), ...steps.flat()];
}

function pathStep(a, b) {
  const between = chosen.claims.filter((index) => {
    const ends = claims[index].ends;
    return a !== b && ends.includes(a) && ends.includes(b);
  });
  return [el("h3", {}, entityLink(a), " — ", entityLink(b)), ...claimList(between, null)];
}

// Claims that pass the filters, the first of them at first, with a word on those left out.
function claimList(list, self) {
  const passing = list.filter((index) => chosen.passing.has(index));
  const items = passing.slice(0, CLAIMS_AT_FIRST).map((index) => claimItem(index, false, self));
  const holder = el("ol", { class: "claims" }, items);
  const rest = passing.slice(CLAIMS_AT_FIRST);
  const out = list.length - passing.length;
  return [
    passing.length ? holder : el("p", { class: "note" }, t("no_claims")),
    rest.length ? unfold(t("more_claims", { n: rest.length }), holder, () => rest.map((index) => claimItem(index, false, self))) : null,
    out && passing.length ? el("p", { class: "note" }, t("hidden_claims", { claims: count("n_claims", out) })) : null,
  ].filter(Boolean);
}

// A button that adds the rest to a list, and goes.
function unfold(words, holder, rest) {
  const button = el("button", { type: "button", class: "unfold", onclick: () => {
    const items = rest();
    holder.append(...items);
    button.remove();
    items[0].tabIndex = -1;
    items[0].focus();
  } }, words);
  return button;
}

function claimItem(index, whole, self = null) {
  const claim = claims[index];
  const all = claim.ev;
  const passages = el("ul", { class: "passages" }, all.slice(0, whole ? all.length : PASSAGES_AT_FIRST).map((evidence) => passage(claim, evidence)));
  const rest = whole ? [] : all.slice(PASSAGES_AT_FIRST);
  return el("li", { class: "claim", "data-claim": claim.id }, statement(claim, self), facts(claim), passages,
    rest.length > 0 && unfold(t("more_passages", { n: rest.length }), passages, () => rest.map((evidence) => passage(claim, evidence))));
}

function end(index, self) {
  return index === self ? el("b", {}, name(shorten(entities[index].label, LONG))) : entityLink(index);
}

function statement(claim, self) {
  const object = claim.lit ? el("b", {}, name(literalWords(claim.o))) : end(claim.object, self);
  return el("p", { class: "statement" }, end(claim.s, self), " ", el("span", { class: "relation" }, relationWords(claim.p)), " ", object,
    claim.st !== "asserted" && el("span", { class: "hedge" }, withStatus("", claim.st)));
}

// Status, who says it, date, amount and the rest, as far as the evidence gives them.
function facts(claim) {
  const source = claim.source === OWN_VOICE ? null : el("span", { class: "source" }, before(t("according_to", { name: "\u0000" })), entityLink(claim.source));
  const found = [["date", dateWords], ["share", amountWords], ["role", String]].map(([key, words]) => fact(key, distinct(claim, key).map(words)));
  const amounts = fact("amount", [...new Set(claim.ev.filter((one) => one.amount && !one.out).map((one) => {
    const amount = amountWords(one.amount);
    return one.joint ? t("amount_joint", { amount }) : amount;
  }))]);
  const where = fact("place", distinct(claim, "place").map((one) => (typeof one === "number" ? entities[one].label : one)));
  return el("div", { class: "facts" }, el("span", { class: `status status-${claim.st}` }, statusSign(claim.st), t("status_" + claim.st)),
    source, found[0], amounts, found.slice(1), where, verdict(claim));
}

function before(words) {
  return words.split("\u0000")[0];
}

function distinct(claim, key) {
  return [...new Set(claim.ev.filter((evidence) => !evidence.out).map((evidence) => evidence[key]).filter((value) => value !== undefined))];
}

function fact(key, values) {
  return values.length > 0 && el("span", { class: "fact" }, el("span", { class: "label" }, t(key) + " "), name(values.join(" / ")));
}

function verdict(claim) {
  if (!claim.v) return null;
  const words = t("verdict_" + claim.v.kind);
  return el("span", { class: "verdict" }, claim.v.by ? t("verdict_by", { verdict: words, by: claim.v.by }) : words, claim.v.why && ` : ${claim.v.why}`);
}

function passage(claim, evidence) {
  const names = claim.ends.flatMap((index) => entities[index].all);
  return el("li", {}, el("blockquote", { lang: "fr", dir: "auto" }, marked(quotes[evidence.q], names)), citation(articles[evidence.a]),
    evidence.out && el("p", { class: "verdict" }, t("verdict_outweighed")));
}

// The sentence, with the names of both ends set off.
function marked(quote, names) {
  const words = [...new Set(names)].filter((word) => word.length > 2).sort((a, b) => b.length - a.length);
  if (!words.length) return [quote];
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^$\{}()|[\]\\/-]/g, "\\$&")).join("|")})`);
  return quote.split(pattern).map((part, i) => (i % 2 ? el("mark", {}, part) : part));
}

function citation(article) {
  const title = article.title || t("untitled");
  const address = webAddress(article.url);
  const link = address
    ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, name(title))
    : el("span", {}, name(title));
  const rest = [article.outlet, article.date && dateWords(article.date)].filter(Boolean);
  return el("p", { class: "citation" }, link, rest.map((part) => [", ", name(part)]));
}

// Sources that contradict one another, one side beside the other.
function conflictBlocks(list) {
  const found = [...new Set(list.flatMap((index) => conflictsOf.get(index) || []))];
  return found.map((conflict) => el("section", { class: `conflict kind-${conflict.kind}` },
    el("h3", {}, t(conflict.kind === "evolution" ? "evolutions" : "conflicts")),
    el("p", { class: "note" }, t("conflict_" + conflict.kind), " : ", name(sentence(claims[conflict.sides[0].ev[0][0]]))),
    el("div", { class: "sides" }, conflict.sides.map((side, i) => sideBlock(side, conflict.preferred === i)))));
}

function sideBlock(side, preferred) {
  const passages = side.ev.map(([index, at]) => [claims[index], claims[index].ev[at]]);
  const sources = [...new Set(passages.map(([claim]) => claim.source))].filter((source) => source !== OWN_VOICE);
  return el("div", { class: preferred ? "way preferred" : "way" },
    el("p", { class: "value" }, name(sideWords(side.v))),
    preferred && el("p", { class: "verdict" }, t("preferred_side")),
    sources.map((source) => el("p", { class: "source" }, t("according_to", { name: entities[source].label }))),
    el("ul", { class: "passages" }, passages.map(([claim, evidence]) => passage(claim, evidence))));
}

function sideWords(value) {
  if (STATUSES.includes(value)) return t("status_" + value);
  if (bySlug.has(value)) return entities[bySlug.get(value)].label;
  return /^\d{4}(-\d\d){0,2}(\/|$)/.test(value) ? dateWords(value) : amountWords(value);
}
