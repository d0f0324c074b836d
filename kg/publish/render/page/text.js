// Words, dates, amounts, and elements. What comes from articles reaches the page as text nodes only, never as markup.
const DATA = JSON.parse(document.getElementById("data").textContent);
let language = DATA.language;

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "min", "max", "step", "open"]);

// The words for `key`; of "one|many", `values.n` chooses.
function t(key, values = {}) {
  let words = DATA.interface[key][language];
  if (words.includes("|")) {
    const many = language === "fr" ? values.n >= 2 : values.n !== 1;
    words = words.split("|")[many ? 1 : 0];
  }
  return words.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? number(values[name]) : values[name]));
}

function number(value) {
  return new Intl.NumberFormat(language).format(value);
}

function count(key, n) {
  return t(key, { n });
}

// An element with attributes (`onclick` listens) and children (text stays text).
function el(name, attributes = {}, ...children) {
  return dress(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, name), attributes, children);
}

function dress(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (PROPERTIES.has(key) && key in node) node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// A name from an article: set apart, so that right-to-left letters in it do not disturb the sentence around it.
function name(text) {
  return el("bdi", {}, text);
}

// The address as a link if it is one of the web, else nothing.
function webAddress(url) {
  try {
    const found = new URL(url);
    return found.protocol === "http:" || found.protocol === "https:" ? found.href : null;
  } catch {
    return null;
  }
}

// Letters without case and accents, for searching.
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
}

function shorten(text, length) {
  const characters = [...text];
  return characters.length <= length ? text : characters.slice(0, length - 1).join("").trimEnd() + "…";
}

const DATE_PARTS = [
  { year: "numeric" },
  { year: "numeric", month: "long" },
  { year: "numeric", month: "long", day: "numeric" },
];

// "2024-12" as "décembre 2024"; a range as both its ends.
function dateWords(iso) {
  if (!iso) return "";
  if (iso.includes("/")) return iso.split("/").map(dateWords).join(" – ");
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso);
  if (!match) return iso;
  const parts = match.slice(1).filter(Boolean).map(Number);
  const day = new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1));
  day.setUTCFullYear(parts[0]);
  return new Intl.DateTimeFormat(language, { ...DATE_PARTS[parts.length - 1], timeZone: "UTC" }).format(day);
}

// "97400000000 USD" as "97,4 milliards $US", "1200 poste" as "1 200 poste".
function amountWords(amount) {
  const match = /^(-?[\d.]+) ?(.*)$/.exec(amount || "");
  if (!match) return amount || "";
  const [, value, unit] = match;
  if (!/^[A-Z]{3}$/.test(unit)) return [number(Number(value)), unit].filter(Boolean).join("\u00a0");
  const long = Math.abs(Number(value)) >= 1e6;
  const style = { style: "currency", currency: unit, maximumFractionDigits: long ? 3 : 2, minimumFractionDigits: 0 };
  return new Intl.NumberFormat(language, long ? { ...style, notation: "compact", compactDisplay: "long" } : style)
    .format(Number(value));
}

function literalWords([kind, value]) {
  if (kind === "date") return dateWords(value);
  if (kind === "money") return amountWords(value);
  return kind === "number" && Number.isFinite(Number(value)) ? number(Number(value)) : value;
}

// Every element that asks for words gets them.
function translate(root = document) {
  document.documentElement.lang = language;
  document.title = t("title");
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) {
    const words = t(node.dataset.tLabel);
    node.setAttribute("aria-label", words);
    if (node.tagName === "BUTTON") node.title = words;
  }
  for (const node of root.querySelectorAll("[data-t-placeholder]")) node.placeholder = t(node.dataset.tPlaceholder);
}
