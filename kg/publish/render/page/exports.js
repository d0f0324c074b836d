// The current view as files: PNG and SVG of the drawing, CSV and Turtle of its claims.
const EXPORTS = {
  png: { type: "image/png", make: pngBlob },
  svg: { type: "image/svg+xml", make: svgText },
  csv: { type: "text/csv;charset=utf-8", make: csvText },
  ttl: { type: "text/turtle;charset=utf-8", make: turtleText },
};
const CLASSES = {
  Person: "schema:Person", Organization: "schema:Organization", Place: "schema:Place", Event: "schema:Event", Product: "schema:Product",
  Project: "kg:Project", Work: "schema:CreativeWork",
};
const XSD_DATES = { 4: "gYear", 7: "gYearMonth", 10: "date" };

async function exportView(format) {
  const { type, make } = EXPORTS[format];
  choose(state);
  const blob = new Blob([await make()], { type });
  const file = `graph.${format}`;
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  speak(t("exported", { file }));
}

// One row a passage. A cell that a spreadsheet would take for a formula starts with an apostrophe.
function csvText() {
  const columns = ["subject", "relation", "object", "status", "source", "date", "amount", "quote", "title", "outlet", "published", "url"];
  const rows = chosen.claims.flatMap((index) => claims[index].ev.map((evidence) => csvRow(claims[index], evidence)));
  return "\ufeff" + [columns.map((key) => t("column_" + key)), ...rows].map((cells) => cells.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function csvRow(claim, evidence) {
  const article = articles[evidence.a];
  const object = claim.lit ? claim.o[1] : entities[claim.object].label;
  return [entities[claim.s].label, relationWords(claim.p), object, t("status_" + claim.st), COLUMNS.source(claim), evidence.date, evidence.amount,
    quotes[evidence.q], article.title, article.outlet, article.date, webAddress(article.url)];
}

function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d[\d.,]*( |$)/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// The claims shown, in the vocabulary and under the names of the built graph.
function turtleText() {
  const shown = chosen.claims.map((index) => claims[index]);
  const used = new Set(shown.flatMap((claim) => [...claim.ends, ...(claim.source === OWN_VOICE ? [] : [claim.source])]));
  for (const claim of shown) for (const evidence of claim.ev) if (typeof evidence.place === "number") used.add(evidence.place);
  const sources = [...new Set(shown.flatMap((claim) => claim.articles))].sort((a, b) => a - b);
  const amounts = new Set(shown.flatMap((claim) => [...(claim.lit && claim.o[0] === "money" ? [claim.o[1]] : []), ...claim.ev.map((one) => one.amount).filter(Boolean)]));
  const blocks = [
    ...[...used].sort((a, b) => a - b).map((index) => entityTurtle(index, shown)),
    ...shown.flatMap((claim) => [claimTurtle(claim), ...claim.ev.map((evidence) => evidenceTurtle(evidence))]),
    ...sources.map((index) => articleTurtle(articles[index])),
    ...[...amounts].sort().map(amountTurtle),
  ];
  return Object.entries(DATA.prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`).join("\n") + "\n\n" + blocks.join("\n\n") + "\n";
}

function describe(subject, pairs) {
  return `${subject} ${pairs.filter((pair) => pair[1]).map((pair) => pair.join(" ")).join(" ;\n    ")} .`;
}

function iri(prefix, local) {
  const bytes = (character) => [...new TextEncoder().encode(character)].map((byte) => "%" + byte.toString(16).toUpperCase().padStart(2, "0")).join("");
  return `<${DATA.prefixes[prefix]}${[...local].map((character) => (/[\p{L}\p{N}_.~/-]/u.test(character) ? character : bytes(character))).join("")}>`;
}

function literal(text, datatype = "") {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const plain = text.replace(/[\\"\u0000-\u001f\u007f]/g, (c) => escapes[c] || "\\u" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"));
  return `"${plain}"${datatype && "^^" + datatype}`;
}

function dateTurtle(date) {
  const known = /^\d{4}(-\d\d){0,2}$/.test(date) && XSD_DATES[date.length];
  return literal(date, known ? "xsd:" + known : "<http://id.loc.gov/datatypes/edtf/EDTF>");
}

function numberTurtle(text) {
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return literal(text);
  return literal(text, text.includes(".") ? "xsd:decimal" : "xsd:integer");
}

function objectTurtle(claim) {
  if (!claim.lit) return iri("kgr", entities[claim.object].id);
  const [kind, value] = claim.o;
  if (kind === "money") return amountIri(value);
  if (kind === "date") return dateTurtle(value);
  return kind === "number" ? numberTurtle(value) : literal(value);
}

function amountIri(amount) {
  return iri("amount", amount.replaceAll(" ", "-"));
}

function entityTurtle(index, shown) {
  const entity = entities[index];
  const direct = shown.filter((claim) => claim.s === index && claim.st === "asserted" && claim.source === OWN_VOICE && !["rejected", "outweighed"].includes(claim.v?.kind));
  return describe(iri("kgr", entity.id), [["a", CLASSES[entity.type]], ["rdfs:label", literal(entity.label)],
    ...(entity.names || []).map((one) => ["skos:altLabel", literal(one)]), ...(entity.match || []).map((one) => ["skos:exactMatch", `<${one}>`]), ...direct.map((claim) => ["kg:" + claim.p, objectTurtle(claim)])]);
}

function claimTurtle(claim) {
  return describe(iri("claim", claim.id), [["a", "kg:Claim"], ["rdf:subject", iri("kgr", entities[claim.s].id)], ["rdf:predicate", "kg:" + claim.p],
    ["rdf:object", objectTurtle(claim)], ["kg:status", "kg:" + claim.st], ["kg:attributedTo", claim.source === OWN_VOICE ? "" : iri("kgr", entities[claim.source].id)],
    ...[["kg:evidence", false], ["kg:outweighedEvidence", true]].map(([property, out]) =>
      [property, claim.ev.filter((evidence) => !!evidence.out === out).map((evidence) => iri("evidence", evidence.id)).join(", ")])]);
}

function evidenceTurtle(evidence) {
  return describe(iri("evidence", evidence.id), [["a", "kg:Evidence, oa:TextPositionSelector, oa:TextQuoteSelector"],
    ["prov:wasDerivedFrom", iri("article", articles[evidence.a].id)], ["oa:exact", literal(quotes[evidence.q])],
    ["oa:start", numberTurtle(String(evidence.at[0]))], ["oa:end", numberTurtle(String(evidence.at[1]))],
    ["kg:date", evidence.date && dateTurtle(evidence.date)], ["kg:earliest", evidence.lo && literal(evidence.lo, "xsd:date")],
    ["kg:latest", evidence.hi && literal(evidence.hi, "xsd:date")], ["kg:amount", evidence.amount && amountIri(evidence.amount)],
    ["kg:jointAmount", evidence.joint && literal("true", "xsd:boolean")], ["kg:share", evidence.share && numberTurtle(evidence.share.replace(/[% ]+$/, ""))],
    ["kg:role", evidence.role && literal(evidence.role)], ["kg:place", typeof evidence.place === "number" && iri("kgr", entities[evidence.place].id)]]);
}

function articleTurtle(article) {
  return describe(iri("article", article.id), [["a", article.added ? "schema:DigitalDocument" : "schema:NewsArticle"], ["schema:headline", article.title && literal(article.title)],
    ["schema:datePublished", article.date && dateTurtle(article.date)], ["schema:publisher", article.outlet && literal(article.outlet)],
    ["schema:url", article.url && literal(article.url)]]);
}

function amountTurtle(amount) {
  const [value, ...unit] = amount.split(" ");
  const money = /^[A-Z]{3}$/.test(unit.join(" "));
  return describe(amountIri(amount), [["a", money ? "schema:MonetaryAmount" : "schema:QuantitativeValue"], ["schema:value", numberTurtle(value)],
    [money ? "schema:currency" : "schema:unitText", literal(unit.join(" "))]]);
}
