// The drawing as SVG of its own, and as PNG made from that: everything shown, with a title, a legend and its sources.
const MARGIN = 24;
const TITLE = 76;
const PNG_SIDE = 8000; // what browsers draw at most

function pictureSvg() {
  const colours = palette();
  const drawn = freshScene();
  const box = extent();
  const room = roomAt(1, box);
  for (const [side, sign] of [["left", -1], ["top", -1], ["right", 1], ["bottom", 1]]) box[side] += sign * room[side];
  const wide = Math.max(box.right - box.left + 2 * MARGIN, 640);
  const high = box.bottom - box.top + 2 * MARGIN + TITLE + 30;
  const [dx, dy] = [MARGIN - box.left + Math.max(0, (wide - 2 * MARGIN - (box.right - box.left)) / 2), MARGIN + TITLE - box.top];
  return svg("svg", { xmlns: SVG, viewBox: `0 0 ${round(wide)} ${round(high)}`, width: round(wide), height: round(high), "font-family": FAMILY },
    svg("title", {}, t("title")), svg("rect", { width: "100%", height: "100%", fill: colours.paper }),
    pictureHead(colours), svg("g", { transform: `translate(${round(dx)} ${round(dy)})` },
      drawn.lines.map((one) => svgLine(one, colours)), drawn.nodes.map((node) => svgNode(node, colours)), drawn.labels.map((label) => svgLabel(label, colours))),
    svg("text", { x: MARGIN, y: round(high - 14), "font-size": 11, fill: colours.soft }, sourceLine()));
}

// The scene at full size; nothing that only a pointer brought out is in it.
function freshScene() {
  hover(null, null);
  return sceneAt(1);
}

function sourceLine() {
  const used = [...new Set(chosen.claims.flatMap((index) => claims[index].articles))].map((index) => articles[index].outlet).filter(Boolean);
  const outlets = [...new Set(used)].sort();
  return t("picture_source", { articles: outlets.length ? shorten(outlets.join(", "), 110) : count("n_articles", articles.length) });
}

function pictureHead(colours) {
  let x = MARGIN;
  const text = (at, y, words, more = {}) => svg("text", { x: at, y, fill: colours.ink, "font-size": 12, ...more }, words);
  const keys = [];
  for (const type of new Set(chosen.nodes.map((index) => entities[index].type))) {
    keys.push(svg("path", { d: signPath(SHAPES[type], x + 6, 54, 6), fill: colours[type] }), text(x + 17, 58, t("type_" + type)));
    x += 17 + widthOf(t("type_" + type), fontOf(12)) + 14;
  }
  for (const status of new Set(chosen.bundles.map((line) => line.status))) {
    keys.push(svg("path", { d: `M${x} 54h24`, stroke: colours[status], "stroke-width": 1.6, "stroke-dasharray": DASHES[status] ? DASHES[status].join(" ") : null }), text(x + 30, 58, t("status_" + status)));
    if (status === "denied") keys.push(cross(x + 12, 54, colours.denied));
    x += 30 + widthOf(t("status_" + status), fontOf(12)) + 14;
  }
  return [text(MARGIN, 32, t("title"), { "font-size": 18, "font-weight": 700 }), keys];
}

function cross(x, y, colour) {
  return svg("path", { d: `M${round(x - 5)} ${round(y - 5)}l10 10m-10 0l10 -10`, stroke: colour, "stroke-width": 2 });
}

function svgLine(one, colours) {
  const { line, curve } = one;
  const colour = colourOfLine(one, colours);
  const { from, via, to } = curve;
  const path = `M${round(from.x)} ${round(from.y)}Q${round(via.x)} ${round(via.y)} ${round(to.x)} ${round(to.y)}`;
  const heads = headsOf(one).map((corners) => svg("path", { d: `M${corners.map((corner) => corner.map(round).join(" ")).join("L")}z`, fill: colour }));
  const struck = curve.point(0.8);
  return [svg("path", { d: path, fill: "none", stroke: colour, "stroke-width": widthOfLine(line), "stroke-dasharray": DASHES[line.status] ? DASHES[line.status].join(" ") : null }),
    heads, line.status === "denied" && cross(struck.x, struck.y, colour)];
}

function svgNode({ index, x, y, dim }, colours) {
  const entity = entities[index];
  return svg("path", { d: signPath(SHAPES[entity.type], x, y, entity.r), fill: dim ? faded(colours[entity.type]) : colours[entity.type], stroke: colours.paper, "stroke-width": 2 });
}

function svgLabel(label, colours) {
  const turn = label.angle ? ` rotate(${round((label.angle * 180) / Math.PI)})` : "";
  const lines = label.lines.map((line, i) => svg("tspan", { x: 0, y: round((i - (label.lines.length - 1) / 2) * label.size * 1.15 + label.size * 0.35) }, line));
  return svg("text", {
    transform: `translate(${round(label.x)} ${round(label.y)})${turn}`, "text-anchor": "middle", "font-size": round(label.size), "font-weight": label.font.split(" ")[0],
    fill: labelColour(label, colours), stroke: colours.paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke",
  }, lines);
}

function svgText() {
  return new XMLSerializer().serializeToString(pictureSvg());
}

// The SVG drawn at twice its size, or as large as browsers allow.
async function pngBlob() {
  const address = URL.createObjectURL(new Blob([svgText()], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  const scale = Math.min(2, PNG_SIDE / Math.max(image.width, image.height));
  const canvas = el("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
