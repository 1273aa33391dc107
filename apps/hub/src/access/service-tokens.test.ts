import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { roleSchema } from "@hallflow/queue-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openServiceTokens } from "./service-tokens.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "hallflow-tokens-"))));
afterEach(() => rmSync(folder, { recursive: true }));

describe("the tokens of a hall", () => {
  it("of an earlier release stay as they are, and get those of the roles that have come since", () => {
    const first = openServiceTokens(folder, false);
    const kept = JSON.parse(readFileSync(first.file, "utf8")) as Record<string, string>;
    delete kept["guide"];
    writeFileSync(first.file, JSON.stringify(kept));
    const next = openServiceTokens(folder, false);
    expect(next.tokenOf("teller")).toBe(first.tokenOf("teller"));
    expect(next.roleOf(next.tokenOf("guide"))).toBe("guide");
    expect(Object.keys(JSON.parse(readFileSync(next.file, "utf8")) as object).sort()).toEqual([...roleSchema.options].sort());
    expect(openServiceTokens(folder, false).tokenOf("guide")).toBe(next.tokenOf("guide"));
  });

  it("that cannot be read are named with what to do", () => {
    const { file } = openServiceTokens(folder, false);
    writeFileSync(file, `{"teller": 7}`);
    expect(() => openServiceTokens(folder, false)).toThrow(/Delete it and start again/);
  });
});
