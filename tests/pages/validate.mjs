// node validate.mjs <folder of node_modules>, a JSON list of files on stdin
// → {file: [errors]} on stdout. One process; the package runs its checker once a file, a few at a time.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const entry = join(process.argv[2], "node_modules", "@xarsh", "ooxml-validator", "dist", "src", "index.js");
const { validateFile } = await import(pathToFileURL(entry));
const waiting = JSON.parse(readFileSync(0, "utf8"));
const found = {};

async function work() {
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    found[file] = (await validateFile(file, { officeVersion: "Microsoft365" })).errors;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
process.stdout.write(JSON.stringify(found));
