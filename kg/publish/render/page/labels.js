// Where words go on the drawing: as on a map, none covers a sign or another word; the most important are placed first.
const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const CELL = 64;
const widths = new Map();
const ruler = document.createElement("canvas").getContext("2d");

function fontOf(size, weight = 400) {
  return `${weight} ${size}px ${FAMILY}`;
}

function widthOf(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    ruler.font = font;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key);
}

// A name on one or two lines, cut where it is longer.
function nameLines(text) {
  if (text.length <= 20) return [text];
  const words = text.split(/\s+/);
  let first = words.shift();
  while (words.length && first.length + words[0].length < Math.max(16, text.length / 2)) first += " " + words.shift();
  return words.length ? [shorten(first, 24), shorten(words.join(" "), 24)] : [shorten(first, 24)];
}

class Taken {
  cells = new Map();

  *at(box) {
    for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x += 1) {
      for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y += 1) yield x * 100003 + y;
    }
  }

  free(boxes) {
    return boxes.every((box) => {
      for (const cell of this.at(box)) {
        for (const other of this.cells.get(cell) || []) {
          if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
        }
      }
      return true;
    });
  }

  take(boxes) {
    for (const box of boxes) {
      for (const cell of this.at(box)) {
        if (!this.cells.has(cell)) this.cells.set(cell, []);
        this.cells.get(cell).push(box);
      }
    }
  }
}

// The words of a drawing. `scene` has nodes [{index, x, y, r}] and lines [{line, curve, strong}] in pixels, and `scale`.
function placeLabels(scene) {
  const taken = new Taken();
  const placed = [];
  for (const node of scene.nodes) taken.take([[node.x - node.r, node.y - node.r, node.x + node.r, node.y + node.r]]);
  for (const strong of [true, false]) {
    for (const node of scene.nodes) if (Boolean(node.strong) === strong) placeName(node, scene, taken, placed);
    if (!strong && scene.lines.length > 1200) continue;
    for (const one of scene.lines) if (one.strong === strong) placeLine(one, scene, taken, placed);
  }
  if (scene.scale > 0.75) for (const node of scene.nodes) placeOffice(node, scene, taken, placed);
  return placed;
}

function placeName(node, scene, taken, placed) {
  const size = Math.min(Math.max(13 * scene.scale, 11), 17) + (node.strong ? 1 : 0);
  const font = fontOf(size, node.strong || entities[node.index].r > 16 ? 650 : 500);
  const lines = nameLines(entities[node.index].label);
  const half = Math.max(...lines.map((line) => widthOf(line, font))) / 2 + 2;
  const height = size * 1.15 * lines.length;
  for (const [dx, dy] of [[0, 1], [0, -1], [1, 0], [-1, 0]]) {
    const x = node.x + dx * (node.r + half + 4);
    const y = node.y + dy * (node.r + height / 2 + 3);
    const box = [x - half, y - height / 2, x + half, y + height / 2];
    if (!node.strong && !taken.free([box])) continue;
    taken.take([box]);
    node.below = dy === 1 ? y + height / 2 : node.y + node.r;
    placed.push({ kind: "name", lines, x, y, angle: 0, half, high: height / 2, size, font, index: node.index, dim: node.dim });
    return;
  }
}

function placeOffice(node, scene, taken, placed) {
  const text = node.below && !node.dim && officeOf(node.index);
  if (!text) return;
  const size = Math.min(Math.max(10.5 * scene.scale, 10), 13);
  const font = fontOf(size);
  const short = shorten(text, 34);
  const half = widthOf(short, font) / 2 + 1;
  const box = [node.x - half, node.below, node.x + half, node.below + size * 1.2];
  if (!taken.free([box])) return;
  taken.take([box]);
  placed.push({ kind: "office", lines: [short], x: node.x, y: node.below + size * 0.6, angle: 0, half, high: size * 0.6, size, font });
}

// Along the line, readable from the left; moved along it, or left out, where there is no room.
function placeLine(one, scene, taken, placed) {
  if (one.dim) return;
  const size = Math.min(Math.max(11 * scene.scale, 10), 13);
  const font = fontOf(size, one.strong ? 600 : 400);
  const text = bundleWords(one.line);
  const width = widthOf(text, font) + 6;
  if (width > one.curve.length - one.gap && !one.strong) return;
  for (const at of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
    const { x, y, angle } = one.curve.point(at);
    const boxes = slanted(x, y, angle, width, size * 1.1);
    if (!taken.free(boxes)) continue;
    taken.take(boxes);
    placed.push({ kind: "line", lines: [text], x, y, angle, half: 0, high: 0, size, font, status: one.line.status });
    return;
  }
}

// A slanted box as upright ones along it.
function slanted(x, y, angle, width, height) {
  const pieces = Math.max(1, Math.ceil(width / height));
  const half = height / 2;
  return Array.from({ length: pieces }, (_, i) => {
    const far = ((i + 0.5) / pieces - 0.5) * width;
    const [cx, cy] = [x + far * Math.cos(angle), y + far * Math.sin(angle)];
    return [cx - half, cy - half, cx + half, cy + half];
  });
}

// The course of a line between two points: where it is at `t`, its way there, its length. `bend` is how far it leaves
// the straight way, as a part of its length.
function curveOf(from, to, bend) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const via = { x: (from.x + to.x) / 2 + bend * dy, y: (from.y + to.y) / 2 - bend * dx };
  function point(t) {
    const u = 1 - t;
    const x = u * u * from.x + 2 * u * t * via.x + t * t * to.x;
    const y = u * u * from.y + 2 * u * t * via.y + t * t * to.y;
    const angle = Math.atan2(u * (via.y - from.y) + t * (to.y - via.y), u * (via.x - from.x) + t * (to.x - via.x));
    return { x, y, way: angle, angle: Math.abs(angle) > Math.PI / 2 ? angle - Math.sign(angle) * Math.PI : angle };
  }
  return { from, via, to, length, point, straight: bend === 0 };
}
