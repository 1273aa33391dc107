import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hallFileSchema } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";

describe("halls/hall.schema.json", () => {
  it("is what the schema says today; if not, run pnpm hall:schema", () => {
    const written: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../halls/hall.schema.json"), "utf8"));
    expect(written).toEqual(hallFileSchema());
  });
});
