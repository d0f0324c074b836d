// Reads GEXF with graphology: node gexf.mjs FILE prints the nodes' labels and the edges with their attributes.
import { readFileSync } from "node:fs";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";

const graph = gexf.parse(MultiDirectedGraph, readFileSync(process.argv[2], "utf8"), { allowUndeclaredAttributes: false });
const nodes = Object.fromEntries(graph.mapNodes((id, data) => [id, data.label]));
const edges = graph.mapEdges((_, data, source, target) => ({ source, target, ...data }));
console.log(JSON.stringify({ nodes, edges }));
