// Reads a Turtle file with N3.js and prints its triples as N-Triples: node n3.cjs FILE
const { readFileSync } = require("node:fs");
const { Parser, Writer } = require("n3");

const text = readFileSync(process.argv[2], "utf8");
const quads = new Parser({ format: "text/turtle" }).parse(text);
const writer = new Writer({ format: "N-Triples" });
writer.addQuads(quads);
writer.end((error, result) => process.stdout.write(result));
