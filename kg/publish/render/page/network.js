// The drawing: vis-network keeps the view and the signs, where the layout put them; lines.js draws what runs between.
const canvasBox = document.getElementById("network");
const nodeData = new vis.DataSet();
const marks = new Map();
const places = new Map();
const EDGE = { left: 12, right: 12, top: 12, bottom: 16 }; // room around the drawing, in pixels
let picture = null;
let scene = null;
let sceneFor = "";
let cursor = null;
let hovered = null;
let hoveredLine = null;
let moving = false;

function startNetwork() {
  picture = new vis.Network(canvasBox, { nodes: nodeData, edges: [] }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { font: { size: 0 }, chosen: false },
    interaction: { hover: false, selectConnectedEdges: false, tooltipDelay: 1e6, zoomSpeed: 0.7 },
  });
  canvasBox.firstElementChild.tabIndex = -1;
  picture.on("beforeDrawing", (context) => onPaper(context, drawLines));
  picture.on("afterDrawing", (context) => onPaper(context, drawWords));
  picture.on("click", clicked);
  picture.on("dragging", dragged);
  picture.on("dragStart", () => setMoving(true));
  picture.on("dragEnd", () => setMoving(false));
  picture.on("zoom", () => setMoving(true, 250));
  canvasBox.addEventListener("mousemove", pointed);
  canvasBox.addEventListener("mouseleave", () => hover(null, null));
  canvasBox.addEventListener("keydown", steer);
  canvasBox.addEventListener("focus", () => (cursor ??= chosen?.nodes[0] ?? null) !== null && picture.redraw());
}

// While the view moves, large graphs are drawn without dashes and arrows.
function setMoving(now, pause = 0) {
  clearTimeout(setMoving.timer);
  moving = now;
  if (pause) setMoving.timer = setTimeout(() => setMoving(false), pause);
  else if (!now) picture.redraw();
}

function pointed(event) {
  if (event.buttons || event.target.tagName !== "CANVAS" || !chosen) return;
  const at = pointOf(event);
  const node = picture.getNodeAt(at) ?? null;
  hover(node, node === null ? lineAt(at) : null);
}

function pointOf(event) {
  const box = canvasBox.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function hover(index, line) {
  canvasBox.classList.toggle("over", index !== null || line !== null);
  if (index === hovered && line === hoveredLine) return;
  [hovered, hoveredLine] = [index, line];
  picture.redraw();
}

function clicked({ nodes, event, pointer }) {
  if (event.target.tagName !== "CANVAS") return;
  const line = nodes.length ? null : lineAt(pointer.DOM);
  if (nodes.length) cursor = nodes[0];
  if (nodes.length) go(selection(entities[nodes[0]].id));
  else if (line) openLine(line);
  else go(selection(""));
}

function selection(sel, other = "", as = "", claim = "") {
  return { sel, with: other, as, claim };
}

function openLine(line) {
  go(selection(entities[line.a].id, entities[line.b].id, line.status));
}

function dragged({ nodes }) {
  for (const index of nodes) places.set(index, picture.getPosition(index));
  sceneFor = "";
}

// What a selection leaves in front: everything (null), or some entities and lines.
function foreground(values, choice) {
  const [a, b] = [bySlug.get(values.sel), bySlug.get(values.with)];
  if (a === undefined) return null;
  const lines = choice.bundles.filter((line) => (b === undefined ? line.a === a || line.b === a
    : line.pair === `${Math.min(a, b)}-${Math.max(a, b)}`));
  return { nodes: new Set([a, b ?? a, ...lines.flatMap((line) => [line.a, line.b])]), lines: new Set(lines.map((line) => line.id)), ends: new Set([a, b ?? a]) };
}

function drawNetwork(values, before) {
  const choice = choose(values);
  picture.setSize("100%", "100%"); // the panel may just have opened or closed
  const moved = arrange(values, choice);
  const front = foreground(values, choice);
  const colours = palette();
  update(choice.nodes.map((index) => nodeItem(index, front, colours)));
  document.getElementById("empty").hidden = choice.nodes.length > 0;
  canvasBox.setAttribute("aria-label", t("canvas_label", { entities: count("n_entities", choice.nodes.length), links: count("n_links", linkCount(choice)) }));
  sceneFor = "";
  if (moved || !before || before.top !== values.top) fit();
  else picture.redraw();
  if (values.sel && values.sel !== before?.sel) reveal(bySlug.get(values.sel));
}

// Bring the signs to these items with as few changes as there are; `mark` tells which differ from what is drawn.
function update(items) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = [...marks.keys()].filter((id) => !wanted.has(id));
  const changed = items.filter((item) => marks.get(item.id) !== item.mark);
  for (const id of gone) marks.delete(id);
  for (const { id, mark } of changed) marks.set(id, mark);
  if (gone.length) nodeData.remove(gone);
  if (changed.length) nodeData.update(changed);
}

function nodeItem(index, front, colours) {
  const entity = entities[index];
  const behind = front && !front.nodes.has(index);
  const strong = front?.ends.has(index);
  const { x, y } = places.get(index);
  const background = behind ? faded(colours[entity.type]) : colours[entity.type];
  const border = strong ? colours.ink : colours.paper;
  return {
    id: index, x, y, shape: SHAPES[entity.type], size: entity.r, borderWidth: strong ? 4 : 2, color: { background, border },
    mark: [x, y, background, border].join(),
  };
}

function linkCount(choice) {
  return choice.bundles.reduce((sum, line) => sum + line.claims.length, 0);
}

// Give every entity its place: the one of the layout, around the focus, or along the path. True if that moved any.
function arrange(values, choice) {
  const wide = Math.min(Math.max(canvasBox.clientWidth / (canvasBox.clientHeight - covered()), 0.7), 1.6);
  const stretch = innerWidth < 0.75 * innerHeight ? 0.72 : 1; // the layout is made for a screen that is wider than high
  let wanted = ({ x, y }) => ({ x: x * stretch, y: y / stretch });
  if (choice.path) wanted = along(choice.path, wide);
  else if (bySlug.has(values.focus)) wanted = rings(bySlug.get(values.focus), choice, wide);
  const key = [values.focus, values.from, values.to, choice.path || values.focus ? choice.nodes.join() : stretch].join("|");
  const anew = key !== arrange.key;
  arrange.key = key;
  if (anew) places.clear();
  for (const index of choice.nodes) if (!places.has(index)) places.set(index, wanted(entities[index], index));
  return anew;
}

// A path runs across a wide screen, down a narrow one.
function along(path, wide) {
  return (_, index) => {
    const at = path.includes(index) ? path.indexOf(index) : path.length;
    return wide < 0.95 ? { x: at % 2 ? 40 : -40, y: at * 170 } : { x: at * 240, y: at % 2 ? 60 : -60 };
  };
}

// Rings around the focus, one a step; on each, everyone beside those it is linked to further in.
function rings(focus, choice, wide) {
  const near = neighbours(choice.claims);
  const found = new Map([[focus, { x: 0, y: 0, turn: 0 }]]);
  const flat = Math.sqrt(wide);
  const shown = new Set(choice.nodes);
  let edge = [focus];
  let radius = 0;
  while (edge.length) {
    const next = [...new Set(edge.flatMap((index) => [...(near.get(index) || [])]))].filter((one) => shown.has(one) && !found.has(one));
    radius = Math.max(radius + 200, (next.length * 130) / (2 * Math.PI * 1.15));
    spread(next, focus, found, near, radius);
    edge = next;
  }
  spread(choice.nodes.filter((index) => !found.has(index)), focus, found, near, radius);
  return (_, index) => ({ x: found.get(index).x * flat, y: found.get(index).y / flat });
}

function spread(list, focus, found, near, radius) {
  const turnOf = new Map(list.map((index) => [index, inward(index, focus, found, near)]));
  const sorted = [...list].sort((a, b) => turnOf.get(a) - turnOf.get(b) || a - b);
  const first = sorted.length ? turnOf.get(sorted[0]) : 0;
  sorted.forEach((index, i) => {
    const turn = first + (2 * Math.PI * i) / sorted.length;
    const reach = radius + (sorted.length > 10 && i % 2 ? 80 : 0);
    found.set(index, { x: reach * Math.cos(turn), y: reach * Math.sin(turn), turn });
  });
}

// The direction in which an entity belongs: that of its neighbours further in, else the one it has in the whole picture.
function inward(index, focus, found, near) {
  const turns = [...(near.get(index) || [])].filter((one) => one !== focus && found.has(one)).map((one) => found.get(one).turn);
  if (turns.length) return Math.atan2(turns.reduce((s, a) => s + Math.sin(a), 0), turns.reduce((s, a) => s + Math.cos(a), 0));
  return Math.atan2(entities[index].y - entities[focus].y, entities[index].x - entities[focus].x);
}

// The scene in pixels at a scale, its words placed; kept while only the view moves.
function sceneAt(scale) {
  const key = [chosen.key, scale, language, themeName(), hovered, hoveredLine?.id].join("|");
  if (sceneFor === key) return scene;
  sceneFor = key;
  const front = foreground(state, chosen);
  const at = new Map(chosen.nodes.map((index) => [index, nodeAt(index, scale, front)]));
  const lines = chosen.bundles.map((line) => {
    const [a, b] = [at.get(line.a), at.get(line.b)];
    const strong = Boolean(front?.lines.has(line.id)) || line === hoveredLine || line.a === hovered || line.b === hovered;
    return { line, curve: curveOf(a, b, line.bend), radii: [a.r, b.r], gap: a.r + b.r + 16, strong, dim: Boolean(front) && !strong };
  });
  const nodes = [...at.values()];
  scene = { nodes, lines, scale };
  scene.labels = placeLabels({ nodes: [...nodes].sort((a, b) => Number(b.strong) - Number(a.strong)), lines, scale });
  return scene;
}

function nodeAt(index, scale, front) {
  const { x, y } = places.get(index);
  const strong = index === hovered || Boolean(front?.ends.has(index));
  const least = chosen.nodes.length > 400 ? 2.5 : 5;
  const r = entities[index].r * scale;
  return { index, x: x * scale, y: y * scale, r: Math.max(r, least), small: r < least, strong, dim: front && !front.nodes.has(index) && !strong };
}

// Draw in pixels from the middle of the canvas on, whatever the scale.
function onPaper(context, act) {
  if (!chosen || !chosen.nodes.length) return;
  const scale = picture.getScale();
  const { x, y } = picture.getViewPosition();
  const { width, clientWidth, clientHeight } = context.canvas;
  const ratio = width / clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, (clientWidth / 2 - x * scale) * ratio, (clientHeight / 2 - y * scale) * ratio);
  act(context, sceneAt(scale), palette(), { left: x * scale - clientWidth / 2, top: y * scale - clientHeight / 2, right: x * scale + clientWidth / 2, bottom: y * scale + clientHeight / 2 });
  context.restore();
}

function drawWords(context, found, colours) {
  for (const node of found.nodes) if (node.small) drawSmall(context, node, colours);
  for (const label of found.labels) drawLabel(context, label, colours);
  if (document.activeElement === canvasBox && cursor !== null && places.has(cursor)) ring(context, nodeAt(cursor, found.scale, null), colours);
}

// A sign that the scale makes too small to tell its shape.
function drawSmall(context, { index, x, y, r, dim }, colours) {
  const { type } = entities[index];
  context.fillStyle = dim ? faded(colours[type]) : colours[type];
  context.fill(new Path2D(signPath(SHAPES[type], x, y, r)));
}

function labelColour(label, colours) {
  if (label.kind === "name") return label.dim ? faded(colours.ink, 0.5) : colours.ink;
  if (label.kind === "office") return colours.soft;
  return label.status === "denied" ? colours.denied : colours.soft;
}

function drawLabel(context, label, colours) {
  context.save();
  context.translate(label.x, label.y);
  context.rotate(label.angle);
  context.font = label.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colours.paper;
  context.fillStyle = labelColour(label, colours);
  label.lines.forEach((line, i) => {
    const y = (i - (label.lines.length - 1) / 2) * label.size * 1.15;
    context.strokeText(line, 0, y);
    context.fillText(line, 0, y);
  });
  context.restore();
}

function ring(context, node, colours) {
  context.strokeStyle = colours.accent;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(node.x, node.y, node.r + 6, 0, 2 * Math.PI);
  context.stroke();
}

// The rectangle around all signs.
function extent() {
  const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const index of chosen.nodes) {
    const { x, y } = places.get(index);
    const { r } = entities[index];
    found.left = Math.min(found.left, x - r);
    found.right = Math.max(found.right, x + r);
    found.top = Math.min(found.top, y - r);
    found.bottom = Math.max(found.bottom, y + r);
  }
  return found;
}

function fit() {
  if (!chosen || !chosen.nodes.length) return;
  const { left, top, right, bottom } = extent();
  let room = EDGE;
  let scale = 1;
  for (let pass = 0; pass < 3; pass += 1) {
    const wide = canvasBox.clientWidth - room.left - room.right;
    const high = canvasBox.clientHeight - room.top - room.bottom - covered();
    scale = Math.max(Math.min(wide / (right - left), high / (bottom - top), 1.2), 0.02);
    if (pass < 2 && chosen.nodes.length <= 400) room = roomAt(scale, { left, top, right, bottom });
  }
  const [across, down] = [(room.right - room.left) / 2, (room.bottom + covered() - room.top) / 2];
  picture.moveTo({ position: { x: (left + right) / 2 + across / scale, y: (top + bottom) / 2 + down / scale }, scale });
}

// The room that names need beyond the outermost signs at a scale, in pixels.
function roomAt(scale, { left, top, right, bottom }) {
  const room = { ...EDGE };
  for (const { x, y, half, high } of sceneAt(scale).labels) {
    room.left = Math.max(room.left, EDGE.left + left * scale - (x - half));
    room.right = Math.max(room.right, EDGE.right + x + half - right * scale);
    room.top = Math.max(room.top, EDGE.top + top * scale - (y - high));
    room.bottom = Math.max(room.bottom, EDGE.bottom + y + high - bottom * scale);
  }
  return room;
}

// How much of the drawing's height the panel lies over (on a phone).
function covered() {
  const over = !panel.hidden && getComputedStyle(panel).position === "absolute";
  return over ? Math.max(0, canvasBox.getBoundingClientRect().bottom - panel.getBoundingClientRect().top) : 0;
}

function zoom(factor) {
  picture.moveTo({ scale: Math.min(Math.max(picture.getScale() * factor, 0.02), 6) });
}

// Bring an entity into sight if it is not.
function reveal(index) {
  if (index === undefined || !places.has(index)) return;
  const { x, y } = picture.canvasToDOM(places.get(index));
  const inside = x > 40 && y > 40 && x < canvasBox.clientWidth - 40 && y < canvasBox.clientHeight - 40 - covered();
  const scale = Math.max(picture.getScale(), 0.5);
  if (!inside) picture.moveTo({ position: places.get(index), scale, offset: { x: 0, y: -covered() / 2 } });
}

function speak(text) {
  document.getElementById("spoken").textContent = text;
}

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
let walked = -1;

function steer(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = { "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit, l: walkLines, Enter: openCursor, " ": openCursor };
  if (ARROWS[event.key]) step(ARROWS[event.key]);
  else if (keys[event.key]) keys[event.key]();
  else return;
  event.preventDefault();
}

// From the entity under the cursor to the nearest one in that direction.
function step([dx, dy]) {
  walked = -1;
  if (!chosen.nodes.includes(cursor)) cursor = chosen.nodes[0] ?? null;
  else {
    const here = places.get(cursor);
    const cost = (index) => {
      const [x, y] = [places.get(index).x - here.x, places.get(index).y - here.y];
      const ahead = x * dx + y * dy;
      return ahead <= 0 ? Infinity : ahead + 2 * Math.abs(x * dy - y * dx);
    };
    const others = chosen.nodes.filter((index) => index !== cursor && cost(index) < Infinity);
    if (others.length) cursor = others.reduce((best, index) => (cost(index) < cost(best) ? index : best));
  }
  if (cursor === null) return;
  reveal(cursor);
  picture.redraw();
  speak(`${entities[cursor].label}, ${t("type_" + entities[cursor].type)}, ${count("n_claims", claimsOf[cursor].length)}`);
}

function linesOfCursor() {
  return chosen.bundles.filter((line) => line.a === cursor || line.b === cursor);
}

function walkLines() {
  const lines = linesOfCursor();
  if (!lines.length) return;
  walked = (walked + 1) % lines.length;
  speak(`${lines[walked].claims.map((index) => sentence(claims[index])).join(" ; ")}, ${t("status_" + lines[walked].status)}`);
}

function openCursor() {
  if (cursor === null) return;
  if (walked >= 0) openLine(linesOfCursor()[walked]);
  else go(selection(entities[cursor].id));
  document.getElementById("panel").focus();
}
