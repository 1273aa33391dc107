// Puts what a bench found into its place in a document, so that the figures there are those that were measured.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const docs = resolve(import.meta.dirname, "../../docs");

/** Replaces what stands between `<!-- name -->` and `<!-- end of name -->` in a document of docs/. Throws where they are not there. */
export function writeSection(document: string, name: string, text: string): void {
  const path = join(docs, document);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const whole = readFileSync(path, "utf8");
  const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/${document} has no place for "${name}": write ${begin} and ${end} where it belongs`);
  writeFileSync(path, `${whole.slice(0, from + begin.length)}\n${text}\n${whole.slice(to)}`);
}

/** Writes a picture beside the documents. */
export const writePicture = (name: string, svg: string): void => writeFileSync(join(docs, name), svg);

/** A table in Markdown; the first row is its head. Columns of figures are set to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const [head = [], ...body] = rows;
  const isFigure = (column: number) =>
    body.every((row) => /^[-+−]?[\d.,]+ ?[%×]?\**$|^—?$/.test(String(row[column] ?? "").replaceAll("**", "")));
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, column) => (isFigure(column) ? "--:" : "---"))), ...body.map(line)].join("\n");
}
