// Runs SPARQL queries on a file with Comunica: node queries.mjs FILE QUERY... prints one list of rows a query as JSON.
import { readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql-file";

const [file, ...queries] = process.argv.slice(2);
const engine = new QueryEngine();
const answers = [];
for (const query of queries) {
  const bindings = await engine.queryBindings(readFileSync(query, "utf8"), { sources: [file], baseIRI: "http://example.org/" });
  const rows = [];
  for await (const row of bindings) rows.push(Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
  answers.push(rows);
}
console.log(JSON.stringify(answers));
