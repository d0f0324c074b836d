// What the reader looks at, kept in the address so that a link shares the view and the browser's history works.
const TOP = 200; // entities shown at first
const LISTS = ["type", "status", "relation", "source", "article"];
const PLAIN = ["view", "sel", "with", "as", "claim", "focus", "from", "to", "since", "until", "lang", "theme", "sort"];
const NUMBERS = { depth: 1, min: 1, minc: 1, top: TOP };
const trail = { at: 0, last: 0, entries: [""], remembered: true };
const listeners = [];
let state = readState(location.hash.slice(1) || new URLSearchParams(DATA.view).toString());

function readState(text) {
  const query = new URLSearchParams(text);
  const found = {};
  for (const key of PLAIN) found[key] = query.get(key) || "";
  for (const key of LISTS) found[key] = query.has(key) ? new Set(query.get(key).split("~").filter(Boolean)) : null;
  for (const [key, usual] of Object.entries(NUMBERS)) found[key] = Math.max(1, Number.parseInt(query.get(key), 10) || usual);
  found.depth = Math.min(found.depth, 3);
  if (!["network", "table", "timeline"].includes(found.view)) found.view = "network";
  return found;
}

function writeState(values) {
  const query = new URLSearchParams();
  for (const key of PLAIN) if (values[key] && !(key === "view" && values.view === "network")) query.set(key, values[key]);
  for (const key of LISTS) if (values[key]) query.set(key, [...values[key]].sort().join("~"));
  for (const [key, usual] of Object.entries(NUMBERS)) if (values[key] !== usual) query.set(key, values[key]);
  return query.toString();
}

function onState(listener) {
  listeners.push(listener);
}

// Change the state and tell everybody; `replace` makes no step in the history (a slider on its way).
function go(change, replace = false) {
  const before = state;
  state = { ...state, ...change };
  const address = writeState(state);
  if (address !== writeState(before)) remember(address, replace);
  announce(before);
}

function remember(address, replace) {
  if (!replace) trail.at += 1;
  trail.last = replace ? Math.max(trail.last, trail.at) : trail.at;
  trail.entries.length = trail.at;
  trail.entries.push(address);
  try {
    history[replace ? "replaceState" : "pushState"]({ at: trail.at, last: trail.last }, "", "#" + address);
  } catch {
    trail.remembered = false; // in a notebook's frame there is no address of its own to change
  }
}

function move(step) {
  if (trail.remembered) return history.go(step);
  trail.at = Math.min(Math.max(trail.at + step, 0), trail.last);
  return arrive(trail.entries[trail.at]);
}

function arrive(address) {
  const before = state;
  state = readState(address);
  announce(before);
}

function announce(before) {
  for (const listener of listeners) listener(state, before);
}

addEventListener("popstate", (event) => {
  if (event.state) ({ at: trail.at } = event.state);
  else trail.at = trail.last = 0;
  trail.last = Math.max(trail.last, trail.at);
  arrive(location.hash.slice(1));
});
