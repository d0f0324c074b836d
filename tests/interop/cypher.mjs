// Reads a script of Cypher with Neo4j's own parser: node cypher.mjs FILE prints its statements' count and what is wrong.
import { readFileSync } from "node:fs";
import { lintCypherQuery, parseStatementsStrs } from "@neo4j-cypher/language-support";

const text = readFileSync(process.argv[2], "utf8");
const { diagnostics } = lintCypherQuery(text, {});
const statements = parseStatementsStrs(text).filter((statement) => statement.trim());
console.log(JSON.stringify({ statements: statements.length, errors: diagnostics.map((found) => found.message) }));
