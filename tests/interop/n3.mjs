// Reads a file with N3.js and writes it as N-Quads: node n3.mjs FILE FORMAT
import { readFileSync } from "node:fs";
import { Parser, Writer } from "n3";

const [file, format] = process.argv.slice(2);
const writer = new Writer({ format: "N-Quads" });
writer.addQuads(new Parser({ format }).parse(readFileSync(file, "utf8")));
writer.end((error, text) => process.stdout.write(text));
