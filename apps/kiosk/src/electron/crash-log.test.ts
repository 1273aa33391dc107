import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { recordCrash } from "./crash-log.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "hallflow-crash-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("keeps a line for each crash, and the old log once when it has grown", () => {
  recordCrash(folder, new TypeError("first"));
  recordCrash(folder, "second");
  const lines = readFileSync(join(folder, "crash.log"), "utf8").trim().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(["first", "second"]);
  writeFileSync(join(folder, "crash.log"), "x".repeat(600 * 1024));
  recordCrash(folder, new Error("third"));
  expect(statSync(join(folder, "crash.log.1")).size).toBe(600 * 1024);
  expect(readFileSync(join(folder, "crash.log"), "utf8")).toContain("third");
});

it("throws nothing where nothing can be written", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => recordCrash(join(folder, "file"), new Error("lost"))).not.toThrow();
});
