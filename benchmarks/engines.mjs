// Letters a second of two engines for Node, on the letter of letter.py: node engines.mjs TEMPLATE CONTEXTS SECONDS
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.cwd() + "/");
const [template, contexts, seconds] = process.argv.slice(2);
const blob = readFileSync(template), rows = JSON.parse(readFileSync(contexts, "utf8")), limit = Number(seconds) * 1000;

async function rate(fill) {
  for (const row of rows.slice(0, 20)) await fill(row);
  let count = 0;
  const start = performance.now();
  while (performance.now() - start < limit) await fill(rows[count++ % rows.length]);
  return count / ((performance.now() - start) / 1000);
}

const PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const { TemplateHandler } = require("easy-template-x");
const handler = new TemplateHandler();
const engines = {
  docxtemplater: (row) => {
    const letter = new Docxtemplater(new PizZip(blob), { paragraphLoop: true, linebreaks: true });
    letter.render(row);
    return letter.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  },
  "easy-template-x": (row) => handler.process(blob, row),
};
const found = {};
for (const [name, fill] of Object.entries(engines)) found[name] = await rate(fill);
console.log(JSON.stringify(found));
