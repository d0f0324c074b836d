// Dated claims in their order: a bar a year above, below every year's claims.
const BAR_HEIGHT = 56;

function drawTimeline(values) {
  const view = document.getElementById("timeline-view");
  if (values.view !== "timeline") return view.replaceChildren();
  const shown = choose(values).claims;
  const dated = shown.flatMap((index) => datesOf(index)).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  const many = new Set(dated.map(({ index }) => index)).size;
  if (!dated.length) return view.replaceChildren(el("p", { class: "note" }, t("timeline_none")));
  const years = Map.groupBy(dated, ({ key }) => key.slice(0, 4));
  const caption = t("timeline_caption", { dated: count("n_claims", many), claims: shown.length });
  return view.replaceChildren(el("p", { class: "note" }, caption), bars(years), el("ol", { class: "years" }, [...years].map(([year, list]) => yearBlock(year, list))));
}

// Every date that the evidence gives for a claim, once.
function datesOf(index) {
  const found = new Map();
  for (const evidence of claims[index].ev) if (evidence.date && !evidence.out) found.set(evidence.date, { index, date: evidence.date, key: evidence.lo || firstDay(evidence.date) });
  return [...found.values()];
}

function yearBlock(year, list) {
  return el("li", { id: `year-${year}` }, el("h2", {}, year), el("ol", {}, list.map(({ index, date }) => moment(index, date))));
}

function moment(index, date) {
  const claim = claims[index];
  const amount = amountWords(amountOf(claim));
  return el("li", {}, el("time", { datetime: date.split("/")[0] }, date.length > 4 ? dateWords(date) : ""),
    el("div", {}, el("button", { type: "button", class: "open", "data-claim": claim.id, onclick: () => openClaim(index) }, typeSign(entities[claim.s].type), el("span", {}, name(sentence(claim)))),
    el("span", { class: "facts" }, el("span", { class: `status status-${claim.st}` }, statusSign(claim.st), t("status_" + claim.st)), amount && el("span", {}, amount))));
}

// Years in which nothing happened keep their room, unless they are too many.
function bars(years) {
  const [first, last] = [Number([...years.keys()][0]), Number([...years.keys()].at(-1))];
  const all = last - first < 120 ? Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(4, "0")) : [...years.keys()];
  const most = Math.max(...[...years.values()].map((list) => list.length));
  const wide = Math.min(Math.max(900 / all.length, 6), 64);
  const every = [1, 2, 5, 10, 20, 50, 100].find((step) => step * wide >= 40) || 200;
  return svg("svg", { class: "bars", width: all.length * wide, viewBox: `0 0 ${all.length * wide} ${BAR_HEIGHT + 34}`, role: "img", "aria-label": t("timeline_bars"), preserveAspectRatio: "xMinYMid meet" }, all.map((year, i) => {
    const n = years.get(year)?.length || 0;
    const high = (n / most) * BAR_HEIGHT;
    return [svg("rect", { x: round(i * wide + 1), y: BAR_HEIGHT - high + 15, width: wide - 2, height: high, class: "bar-year" }),
      n > 0 && svg("text", { x: i * wide + wide / 2, y: BAR_HEIGHT - high + 11, "text-anchor": "middle", class: "of" }, number(n)),
      Number(year) % every === 0 && svg("text", { x: i * wide + wide / 2, y: BAR_HEIGHT + 29, "text-anchor": "middle" }, year)];
  }));
}
