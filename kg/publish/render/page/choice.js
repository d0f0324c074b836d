// What the state leaves to show: which claims pass, which entities are drawn, which lines run between them.
let chosen = null;
let chosenFor = "";
const CHOICE_KEYS = [...LISTS, "focus", "from", "to", "since", "until", "depth", "min", "minc", "top", "sel", "with"];

// The choice for a state; worked out again only where something that matters to it changed.
function choose(values) {
  const key = writeState(Object.fromEntries([...PLAIN, ...LISTS, ...Object.keys(NUMBERS)].map(
    (name) => [name, CHOICE_KEYS.includes(name) ? values[name] : NUMBERS[name] ?? (LISTS.includes(name) ? null : "")],
  )));
  if (chosen && key === chosenFor) return chosen;
  chosenFor = key;
  const passing = passingClaims(values);
  const order = orderOf(values, passing);
  const nodes = order.list.slice(0, values.top);
  const drawn = new Set(nodes);
  for (const index of pinned(values)) if (!drawn.has(index)) drawn.add(index) && nodes.push(index);
  const shown = passing.filter((index) => claims[index].ends.every((end) => drawn.has(end)));
  chosen = { nodes, claims: shown, bundles: bundle(shown), total: order.list.length, path: order.path, passing: new Set(passing), key };
  return chosen;
}

function passingClaims(values) {
  const type = values.type && entities.map((entity) => values.type.has(entity.type));
  const source = values.source && new Set([...values.source].map((slug) => bySlug.get(slug) ?? OWN_VOICE));
  const article = values.article && articles.map((one) => values.article.has(one.id));
  const dated = values.since || values.until;
  const found = [];
  claims.forEach((claim, index) => {
    if (values.status && !values.status.has(claim.st)) return;
    if (values.relation && !values.relation.has(claim.p)) return;
    if (source && !source.has(claim.source)) return;
    if (claim.articles.length < values.minc) return;
    for (const end of claim.ends) {
      if (type && !type[end]) return;
      if (entities[end].n < values.min) return;
    }
    if ((article || dated) && !claim.ev.some((one) => (!article || article[one.a]) && within(one.span, values))) return;
    found.push(index);
  });
  return found;
}

function within(span, { since, until }) {
  if (!since && !until) return true;
  return span !== null && (!since || span[1] >= since) && (!until || span[0] <= lastDay(until));
}

// Entities in the order in which they deserve to be drawn; on a path, those of the path only.
function orderOf(values, passing) {
  const near = neighbours(passing);
  const from = bySlug.get(values.from);
  const to = bySlug.get(values.to);
  if (from !== undefined && to !== undefined) {
    const path = shortestPath(near, from, to);
    return { list: path || [from, to], path };
  }
  const focus = bySlug.get(values.focus);
  if (focus !== undefined) return { list: around(near, focus, values.depth), path: null };
  return { list: [...near.keys()].sort((a, b) => a - b), path: null };
}

// Beside whom every entity stands; entities that only values are said of stand alone.
function neighbours(passing) {
  const near = new Map();
  for (const index of passing) {
    const claim = claims[index];
    for (const end of claim.ends) if (!near.has(end)) near.set(end, new Set());
    if (claim.object !== null && claim.object !== claim.s) {
      near.get(claim.s).add(claim.object);
      near.get(claim.object).add(claim.s);
    }
  }
  return near;
}

function around(near, focus, depth) {
  const found = new Set([focus]);
  let edge = [focus];
  for (let step = 0; step < depth; step += 1) {
    const next = edge.flatMap((index) => [...(near.get(index) || [])]).filter((index) => !found.has(index));
    edge = [...new Set(next)].sort((a, b) => a - b);
    for (const index of edge) found.add(index);
  }
  return [...found];
}

// The entities on a shortest path, both ends included, or null; of equals, the one through the most important.
function shortestPath(near, from, to) {
  const before = new Map([[from, null]]);
  const queue = [from];
  for (const index of queue) {
    if (index === to) break;
    for (const next of [...(near.get(index) || [])].sort((a, b) => a - b)) {
      if (!before.has(next)) before.set(next, index) && queue.push(next);
    }
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let index = to; index !== null; index = before.get(index)) path.unshift(index);
  return path;
}

function pinned(values) {
  return [values.sel, values.with, values.focus].map((slug) => bySlug.get(slug)).filter((index) => index !== undefined);
}

// One line for all claims of one status between two entities; `to` and `from` say which ways its arrows point.
function bundle(shown) {
  const found = new Map();
  const statuses = new Map();
  for (const index of shown) {
    const claim = claims[index];
    if (claim.object === null || claim.object === claim.s) continue;
    const a = Math.min(claim.s, claim.object);
    const b = Math.max(claim.s, claim.object);
    const pair = `${a}-${b}`;
    const id = `${pair}-${claim.st}`;
    if (!found.has(id)) {
      found.set(id, { id, pair, a, b, status: claim.st, claims: [], to: false, from: false });
      statuses.set(pair, (statuses.get(pair) || 0) + 1);
    }
    const line = found.get(id);
    line.claims.push(index);
    if (!relations[claim.p].symmetric) line[claim.s === a ? "to" : "from"] = true;
  }
  const seen = new Map();
  for (const line of found.values()) {
    const place = seen.get(line.pair) || 0;
    seen.set(line.pair, place + 1);
    line.bend = bendOf(place, statuses.get(line.pair));
  }
  return [...found.values()];
}

// How far a line leaves the straight way, so that up to five beside one another stay apart.
function bendOf(place, of) {
  const step = of % 2 ? Math.ceil(place / 2) * 0.18 : 0.1 + Math.floor(place / 2) * 0.18;
  return (place % 2 ? -1 : 1) * (of % 2 && place === 0 ? 0 : step);
}

// The words on a line: what it says first (the most often stated), and how many more claims it stands for.
function bundleWords(line) {
  const byWeight = [...line.claims].sort((a, b) => claims[b].ev.length - claims[a].ev.length || a - b);
  const first = withStatus(relationWords(claims[byWeight[0]].p), line.status);
  return line.claims.length === 1 ? first : `${first} +${line.claims.length - 1}`;
}
