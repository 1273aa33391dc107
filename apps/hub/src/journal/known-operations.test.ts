// The filter over stored operations: it may send a question to the disk for nothing, and never keeps one from it.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OperationId } from "@hallflow/queue-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Journal } from "../journal.ts";
import { openJournalFile } from "./journal-file.ts";
import { KnownOperations } from "./known-operations.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "hallflow-known-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ids = (count: number): OperationId[] => Array.from({ length: count }, () => crypto.randomUUID() as OperationId);
const entryOf = (id: OperationId) => ({ events: [], actor: "test", operation: { id, fingerprint: "f", answer: "{}" } });

it("finds every operation that an earlier start has stored, while it still reads and when it has read them all", () => {
  const stored = ids(1_000);
  const before = new Journal(folder);
  before.append(stored.map(entryOf));
  before.close();
  const journal = new Journal(folder);
  for (let round = 0; round < 2; round++) for (const id of stored) expect(journal.operation(id)).toBeDefined();
  for (const id of ids(1_000)) expect(journal.operation(id)).toBeUndefined();
  journal.close();
});

it("knows nearly every new operation without the disk", () => {
  const database = openJournalFile(folder);
  const known = new KnownOperations(database);
  expect(known.mayHold(ids(1)[0] as OperationId), "the first question reads what is stored").toBe(true);
  const stored = ids(10_000);
  for (const id of stored) known.add(id);
  expect(stored.every((id) => known.mayHold(id))).toBe(true);
  const mistaken = ids(10_000).filter((id) => known.mayHold(id)).length;
  expect(mistaken).toBeLessThan(100);
  database.close();
});
