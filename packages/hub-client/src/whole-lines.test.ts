// A disk that takes half a line, and what is read afterwards.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WholeLines } from "./whole-lines.ts";

let folder: string;
let path: string;
let file: FileHandle;
let lines: WholeLines;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-lines-"));
  path = join(folder, "lines");
  file = await open(path, "a");
  lines = new WholeLines(file);
  await lines.append("first\n", true);
});
afterEach(async () => {
  await lines.close();
  rmSync(folder, { recursive: true, force: true });
});

const full = () => Object.assign(new Error("no space left on device"), { code: "ENOSPC" });

/** The next line is written by half. */
function tearNext(): void {
  const write = file.appendFile.bind(file);
  vi.spyOn(file, "appendFile").mockImplementationOnce(async (text) => {
    await write((text as string).slice(0, 3));
    throw full();
  });
}

it("takes back half a line, and says that it was not written", async () => {
  tearNext();
  await expect(lines.append("second\n", true)).rejects.toThrow("no space");
  expect(readFileSync(path, "utf8")).toBe("first\n");
  await lines.append("third\n", false);
  expect(readFileSync(path, "utf8")).toBe("first\nthird\n");
});

it("writes nothing behind half a line that the disk does not give back", async () => {
  tearNext();
  vi.spyOn(file, "truncate").mockRejectedValueOnce(full()).mockRejectedValueOnce(full());
  await expect(lines.append("second\n", true)).rejects.toThrow("no space");
  await expect(lines.append("third\n", true)).rejects.toThrow("no space");
  await lines.append("fourth\n", true);
  expect(readFileSync(path, "utf8")).toBe("first\nfourth\n");
});

it("takes back a line that was written and did not reach the disk", async () => {
  vi.spyOn(file, "datasync").mockRejectedValueOnce(new Error("input/output error"));
  await expect(lines.append("second\n", true)).rejects.toThrow("input/output");
  expect(readFileSync(path, "utf8")).toBe("first\n");
});

it("loses no line that is written at the same time as one that fails", async () => {
  tearNext();
  const outcomes = await Promise.allSettled(["second\n", "third\n", "fourth\n"].map((line) => lines.append(line, false)));
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(readFileSync(path, "utf8")).toBe("first\nthird\nfourth\n");
});
