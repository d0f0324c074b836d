// Checks a Turtle file with rdf-validate-shacl: node shacl.mjs DATA SHAPES... prints {"conforms", "messages"} as JSON.
import { readFileSync } from "node:fs";
import { Parser } from "n3";
import rdf from "@zazuko/env";
import SHACLValidator from "rdf-validate-shacl";

const read = (...files) => rdf.dataset(files.flatMap((file) => new Parser({ factory: rdf }).parse(readFileSync(file, "utf8"))));
const [data, ...shapes] = process.argv.slice(2);
const report = await new SHACLValidator(read(...shapes), { factory: rdf }).validate(read(data));
const messages = report.results.flatMap((result) => result.message.map((message) => message.value));
console.log(JSON.stringify({ conforms: report.conforms, messages }));
