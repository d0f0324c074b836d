// The lines between the signs: drawn stroke by stroke of a kind, thousands at once; and which of them is under a point.
const NEAR = 7; // pixels between a pointer and the line it points at
const HEAD = { length: 9, turn: 0.36 };

function widthOfLine(line) {
  return Math.round(Math.min(1.3 + Math.log2(line.claims.length) * 0.9, 5) * 2) / 2;
}

function colourOfLine(one, colours) {
  return one.dim ? faded(colours[one.line.status]) : colours[one.line.status];
}

function drawLines(context, scene, colours, view) {
  const seen = scene.lines.filter((one) => touches(one.curve, view));
  const plain = seen.length > 3000 && (moving || scene.scale < 0.3); // too small to tell dashes and arrows apart
  for (const group of groupsOf(seen).values()) drawGroup(context, group, colours, plain);
}

function touches({ from, via, to }, view) {
  return Math.min(from.x, via.x, to.x) < view.right && Math.max(from.x, via.x, to.x) > view.left
    && Math.min(from.y, via.y, to.y) < view.bottom && Math.max(from.y, via.y, to.y) > view.top;
}

// Lines drawn alike, those behind first.
function groupsOf(lines) {
  const groups = new Map();
  for (const one of [...lines].sort((a, b) => Number(b.dim) - Number(a.dim))) {
    const key = `${one.dim}|${one.line.status}|${widthOfLine(one.line)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(one);
  }
  return groups;
}

function drawGroup(context, group, colours, plain) {
  const { line } = group[0];
  const colour = colourOfLine(group[0], colours);
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = widthOfLine(line);
  context.setLineDash((!plain && DASHES[line.status]) || []);
  context.beginPath();
  for (const { curve } of group) {
    context.moveTo(curve.from.x, curve.from.y);
    if (curve.straight) context.lineTo(curve.to.x, curve.to.y);
    else context.quadraticCurveTo(curve.via.x, curve.via.y, curve.to.x, curve.to.y);
  }
  context.stroke();
  context.setLineDash([]);
  if (plain) return;
  context.beginPath();
  for (const one of group) for (const points of headsOf(one)) points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.fill();
  if (line.status === "denied") for (const one of group) strike(context, one);
}

// The corners of the arrows' heads, where the line reaches a sign.
function headsOf({ line, curve, radii }) {
  const heads = [];
  if (line.to) heads.push(headAt(curve, 1, radii[1], widthOfLine(line)));
  if (line.from) heads.push(headAt(curve, 0, radii[0], widthOfLine(line)));
  return heads;
}

function headAt(curve, end, radius, width) {
  const t = Math.min(0.5, (radius + 3) / Math.max(curve.length, 1));
  const { x, y, way } = curve.point(end ? 1 - t : t);
  const angle = end ? way : way + Math.PI;
  const long = HEAD.length + width;
  const back = (turn) => [x - long * Math.cos(angle + turn), y - long * Math.sin(angle + turn)];
  return [[x, y], back(HEAD.turn), back(-HEAD.turn)];
}

// A denied line is struck through near its end.
function strike(context, { curve }) {
  const { x, y } = curve.point(0.8);
  context.lineWidth = 2;
  context.beginPath();
  for (const side of [-1, 1]) {
    context.moveTo(x - 5, y - 5 * side);
    context.lineTo(x + 5, y + 5 * side);
  }
  context.stroke();
}

// The line nearest to a point of the canvas, if one is near.
function lineAt({ x, y }) {
  const scale = picture.getScale();
  const centre = picture.getViewPosition();
  const at = { x: x - canvasBox.clientWidth / 2 + centre.x * scale, y: y - canvasBox.clientHeight / 2 + centre.y * scale };
  const around = { left: at.x - NEAR, right: at.x + NEAR, top: at.y - NEAR, bottom: at.y + NEAR };
  let best = NEAR;
  let found = null;
  for (const { line, curve } of sceneAt(scale).lines) {
    if (!touches(curve, around)) continue;
    const far = distance(curve, at);
    if (far < best) [best, found] = [far, line];
  }
  return found;
}

// From a point to a curve, taken as twelve straight pieces.
function distance(curve, at) {
  const pieces = curve.straight ? 1 : 12;
  let least = Infinity;
  let before = curve.from;
  for (let i = 1; i <= pieces; i += 1) {
    const after = curve.point(i / pieces);
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const part = Math.min(Math.max(((at.x - before.x) * dx + (at.y - before.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    least = Math.min(least, Math.hypot(before.x + part * dx - at.x, before.y + part * dy - at.y));
    before = after;
  }
  return least;
}
