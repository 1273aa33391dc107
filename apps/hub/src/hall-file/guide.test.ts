import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPlan, hallPlanSchema } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { demoText } from "./demo-edit.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../../docs/hall-file.md"), "utf8");
const examples = guide.split(/^## /m).flatMap((section) => {
  const title = section.split("\n")[0] ?? "";
  return [...section.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, yaml = ""]) => ({ title, yaml }));
});

describe("the guide to the hall file", () => {
  it("has an example for every part", () => expect(examples).toHaveLength(8));

  it.each(examples)("can be followed word for word: $title", ({ yaml }) => {
    const hall = parse(demoText) as Record<string, unknown> & { diversion: unknown[] };
    const example = parse(yaml) as unknown[] | Record<string, unknown>;
    // A list is rules to put above the demo hall's own; anything else stands in place of the demo hall's own part.
    const changed = Array.isArray(example) ? { ...hall, diversion: [...example, ...hall.diversion] } : { ...hall, ...example };
    expect(checkPlan(hallPlanSchema.parse(changed))).toEqual([]);
  });
});
