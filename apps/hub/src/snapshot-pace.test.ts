// When snapshots are taken.

import { expect, it } from "vitest";
import { isSnapshotDue } from "./snapshot-pace.ts";

it("takes a snapshot after 20,000 events as soon as the hall is quiet, and after 60,000 even in a rush", () => {
  expect(isSnapshotDue(19_999, 60_000)).toBe(false);
  expect(isSnapshotDue(20_000, 250)).toBe(true);
  expect(isSnapshotDue(20_000, 249)).toBe(false);
  expect(isSnapshotDue(59_999, 0)).toBe(false);
  expect(isSnapshotDue(60_000, 0)).toBe(true);
});
