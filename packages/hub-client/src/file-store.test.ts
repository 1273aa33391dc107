import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CounterId, OperationId } from "@hallflow/queue-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFileStore } from "./file-store.ts";
import type { PendingOperation } from "./operation-store.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-store-"));
  path = join(folder, "deep", "operations.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pending = (operation: string): PendingOperation => ({
  operation: operation as OperationId,
  command: { type: "start", counter: "1" as CounterId },
  pressedAt: 1,
  validForMs: null,
  seen: null,
});
const ids = async (store: { all(): Promise<readonly PendingOperation[]> }) => (await store.all()).map(({ operation }) => operation);

describe("the file store", () => {
  it("remembers over a restart what was asked and not answered, in order", async () => {
    const first = await openFileStore(path);
    await first.add(pending("a"));
    await first.add(pending("b"));
    await first.add(pending("c"));
    await first.remove("b" as OperationId);
    await first.close();
    const again = await openFileStore(path);
    expect(await ids(again)).toEqual(["a", "c"]);
    await again.close();
  });

  it("has an operation on the disk when add is done, whether or not it is ever closed", async () => {
    const store = await openFileStore(path);
    await store.add(pending("a"));
    expect(readFileSync(path, "utf8")).toContain('"a"');
    await store.close();
  });

  it("leaves out a line that a power cut tore, and keeps what came before it", async () => {
    const first = await openFileStore(path);
    await first.add(pending("a"));
    await first.close();
    appendFileSync(path, '{"add":{"operation":"b","comm');
    const again = await openFileStore(path);
    expect(await ids(again)).toEqual(["a"]);
    await again.add(pending("c"));
    await again.close();
    const third = await openFileStore(path);
    expect(await ids(third)).toEqual(["a", "c"]);
    await third.close();
  });

  it("does not grow for ever", async () => {
    const store = await openFileStore(path);
    await store.add(pending("kept"));
    for (let i = 0; i < 1_500; i++) {
      await store.add(pending(`x${i}`));
      await store.remove(`x${i}` as OperationId);
    }
    expect(readFileSync(path, "utf8").split("\n").length).toBeLessThan(2_500);
    expect(await ids(store)).toEqual(["kept"]);
    await store.close();
  });

  it("keeps calls that come together apart", async () => {
    const store = await openFileStore(path);
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.add(pending(`p${index}`))));
    await Promise.all(Array.from({ length: 49 }, (_, index) => store.remove(`p${index}` as OperationId)));
    await store.close();
    const again = await openFileStore(path);
    expect(await ids(again)).toEqual(["p49"]);
    await again.close();
  });

  it("says so when the folder cannot be made", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(openFileStore(join(folder, "file", "x", "operations.jsonl"))).rejects.toThrow("ENOTDIR");
  });
});
