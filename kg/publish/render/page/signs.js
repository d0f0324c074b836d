// What things look like: colours that tell types apart for the colour-blind too (and a shape each), strokes by status.
const SHAPES = {
  Person: "dot", Organization: "square", Place: "triangleDown", Event: "star", Product: "diamond", Project: "hexagon", Work: "triangle",
};
const PALETTES = {
  light: {
    paper: "#ffffff", ink: "#1b2027", soft: "#4d5763", accent: "#0b5cad",
    Person: "#133c67", Organization: "#8a3c0c", Place: "#24a17e", Event: "#d643c7", Product: "#a59014", Project: "#7d2ae5", Work: "#3a2a27",
    asserted: "#3c4654", planned: "#3c4654", alleged: "#3c4654", denied: "#c11f2e", former: "#8a929c",
  },
  dark: {
    paper: "#14181d", ink: "#f1f3f5", soft: "#b4bdc8", accent: "#7fbcf5",
    Person: "#3a86b4", Organization: "#c45e2c", Place: "#42e88c", Event: "#e8c8e4", Product: "#e8b21f", Project: "#7f4ae8", Work: "#88635d",
    asserted: "#b9c2ce", planned: "#b9c2ce", alleged: "#b9c2ce", denied: "#ff7a80", former: "#737c87",
  },
};
const DASHES = { asserted: false, former: false, planned: [9, 6], alleged: [2, 5], denied: false };

function themeName() {
  return document.documentElement.dataset.theme;
}

function palette() {
  return PALETTES[themeName()];
}

// A colour mixed into the paper, for what steps back behind a selection.
function faded(colour, part = 0.25) {
  const parts = [colour, palette().paper].map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  return "#" + parts[0].map((value, i) => Math.round(value * part + parts[1][i] * (1 - part)).toString(16).padStart(2, "0")).join("");
}

// The outline of a sign as SVG path, as vis-network draws it.
function signPath(shape, x, y, r) {
  if (shape === "dot") return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  const points = signPoints(shape, r).map(([px, py]) => `${round(x + px)} ${round(y + py)}`);
  return `M${points.join("L")}z`;
}

function signPoints(shape, r) {
  if (shape === "square") return [[-r, -r], [r, -r], [r, r], [-r, r]];
  if (shape === "diamond") return [[0, r], [r, 0], [0, -r], [-r, 0]];
  if (shape === "hexagon") return turns(6, (i) => [r, (i * Math.PI) / 3]).map(([a, b]) => [b, a]);
  if (shape === "star") return turns(10, (i) => [r * 0.82 * (i % 2 ? 0.5 : 1.3), (i * Math.PI) / 5]).map(([a, b]) => [a, -b + 0.082 * r]);
  const side = r * 2.3;
  const inner = (Math.sqrt(3) / 6) * side;
  const height = (Math.sqrt(3) / 2) * side;
  const triangle = [[0, -(height - inner)], [side / 2, inner], [-side / 2, inner]];
  const up = shape === "triangle" ? 1 : -1;
  return triangle.map(([px, py]) => [px, up * (py + 0.31625 * r)]);
}

function turns(times, at) {
  return Array.from({ length: times }, (_, i) => at(i)).map(([radius, angle]) => [radius * Math.sin(angle), radius * Math.cos(angle)]);
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function typeSign(type, size = 16) {
  const path = signPath(SHAPES[type], size / 2, size / 2, size * 0.4);
  return svg("svg", { viewBox: `0 0 ${size} ${size}`, width: size, height: size, class: `sign type-${type}`, "aria-hidden": "true" }, svg("path", { d: path }));
}

function statusSign(status) {
  const line = svg("path", { d: "M1 7H27", class: "stroke", "stroke-dasharray": DASHES[status] ? DASHES[status].map((x) => x * 0.6).join(" ") : null });
  const head = svg("path", { d: "M27 3l7 4-7 4z", class: "head" });
  const strike = status === "denied" && svg("path", { d: "M11 3l6 8M17 3l-6 8", class: "stroke" });
  return svg("svg", { viewBox: "0 0 36 14", width: 36, height: 14, class: `sign status-${status}`, "aria-hidden": "true" }, line, head, strike);
}
