// Holds SPEC.md and the tests to each other: no rule without a test that cites it, no test that cites what is not a rule.

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const packageFolder = join(import.meta.dirname, "..");
const spec = readFileSync(join(packageFolder, "SPEC.md"), "utf8");

/** "- **CALL-3**: …", and "- **CALL-3**: dropped. …" for a rule that is no more. */
const lines = [...spec.matchAll(/^- \*\*([A-Z]+-\d+)\*\*: (.+)$/gm)].map(([, id = "", words = ""]) => ({ id, words }));
const rules = new Set(lines.filter(({ words }) => !words.startsWith("dropped")).map(({ id }) => id));

/** The rules that titles of tests cite: "CALL-3: …" or "CALL-3, CALL-4: …", in whatever call the title stands. */
const citations = globSync("src/**/*.test.ts", { cwd: packageFolder }).flatMap((path) => {
  const source = readFileSync(join(packageFolder, path), "utf8");
  const titles = [...source.matchAll(/\(\s*["`]((?:[A-Z]+-\d+(?:, )?)+): /g)];
  return titles.flatMap(([, cited = ""]) => cited.split(", ").map((id) => ({ id, path })));
});

describe("SPEC.md and the tests", () => {
  it("number each rule once, and each area from 1 without a gap", () => {
    const areas = Map.groupBy(lines, ({ id }) => id.split("-")[0] ?? "");
    expect(areas.size).toBeGreaterThan(10);
    for (const [area, ofArea] of areas) expect(ofArea.map(({ id }) => id)).toEqual(ofArea.map((_, index) => `${area}-${index + 1}`));
  });

  it("say each rule in one to three sentences", () => {
    expect(lines.filter(({ words }) => words.length > 320 || !words.endsWith(".")).map(({ id }) => id)).toEqual([]);
  });

  it("leave no rule uncited", () => {
    const cited = new Set(citations.map(({ id }) => id));
    expect([...rules].filter((id) => !cited.has(id))).toEqual([]);
  });

  it("cite nothing that is not a rule", () => {
    expect(citations.filter(({ id }) => !rules.has(id))).toEqual([]);
  });
});
