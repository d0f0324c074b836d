// Expands a JSON-LD file with jsonld.js and writes it as N-Quads: node jsonld.mjs FILE
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(await jsonld.toRDF(document, { format: "application/n-quads", safe: true }));
