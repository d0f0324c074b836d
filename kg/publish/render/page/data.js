// The data of the page, with what is looked up often worked out once.
const TYPES = ["Person", "Organization", "Place", "Event", "Product", "Project", "Work"];
const STATUSES = ["asserted", "former", "planned", "alleged", "denied"];
const { entities, articles, claims, quotes, relations, conflicts } = DATA;
const OWN_VOICE = -1;
const LONG = 120; // characters after which a name is cut wherever it is not searched or exported
const bySlug = new Map(entities.map((entity, index) => [entity.id, index]));
const claimById = new Map();
const claimsOf = entities.map(() => []);
const saidBy = entities.map(() => []);
const conflictsOf = new Map();

for (const entity of entities) {
  entity.all = [entity.label, ...(entity.names || [])];
  entity.folded = entity.all.map(fold);
}
claims.forEach(indexClaim);
conflicts.forEach(indexConflict);

function indexClaim(claim, index) {
  claim.source = claim.by ?? OWN_VOICE;
  claim.object = claim.lit ? null : claim.o;
  claim.ends = claim.lit ? [claim.s] : [claim.s, claim.o];
  claim.articles = [...new Set(claim.ev.map((evidence) => evidence.a))];
  for (const evidence of claim.ev) evidence.span = evidence.out ? null : spanOf(evidence);
  claimById.set(claim.id, index);
  for (const end of new Set(claim.ends)) claimsOf[end].push(index);
  if (claim.source !== OWN_VOICE) saidBy[claim.source].push(index);
}

function indexConflict(conflict) {
  for (const index of new Set(conflict.sides.flatMap((side) => side.ev.map(([claim]) => claim)))) {
    if (!conflictsOf.has(index)) conflictsOf.set(index, []);
    conflictsOf.get(index).push(conflict);
  }
}

// First and last day of a date, or of a range of dates.
function firstDay(iso) {
  const [first] = iso.split("/");
  return first + "-01-01".slice(first.length - 4);
}

function lastDay(iso) {
  const last = iso.split("/").pop();
  if (last.length >= 10) return last;
  if (last.length === 4) return last + "-12-31";
  const [year, month] = last.split("-").map(Number);
  return `${last}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

// What the evidence dates the fact from, else its article: [first day, last day], or null.
function spanOf(evidence) {
  if (evidence.lo && evidence.hi) return [evidence.lo, evidence.hi];
  const date = evidence.date || articles[evidence.a].date;
  return date ? [firstDay(date), lastDay(date)] : null;
}

// The first date that a claim's evidence gives, or nothing.
function dateOf(claim) {
  return claim.ev.find((evidence) => evidence.date && !evidence.out)?.date || "";
}

function amountOf(claim) {
  return claim.ev.find((evidence) => evidence.amount && !evidence.out)?.amount || "";
}

function relationWords(id, inverse = false) {
  const words = relations[id];
  return (inverse ? words.inverse : words.label)[language];
}

function objectWords(claim) {
  return claim.lit ? literalWords(claim.o) : entities[claim.object].label;
}

// What is no plain fact says so wherever it is worded: "a racheté (prévu)".
function withStatus(words, status) {
  return status === "asserted" ? words : `${words} (${t("status_" + status).toLowerCase()})`;
}

function sentence(claim) {
  const [subject, object] = [entities[claim.s].label, objectWords(claim)].map((words) => shorten(words, LONG));
  return withStatus(`${subject} ${relationWords(claim.p)} ${object}`, claim.st);
}

// The office that goes under a person's name, where an article gives one in its own voice.
function officeOf(index) {
  const found = claimsOf[index].map((number) => claims[number]).find(
    (claim) => claim.s === index && claim.lit && claim.o[0] === "text" && claim.st === "asserted"
      && claim.source === OWN_VOICE && claim.p === "holdsOffice",
  );
  return found ? found.o[1] : "";
}
