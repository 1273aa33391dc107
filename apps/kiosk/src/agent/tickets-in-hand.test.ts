import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VisitId } from "@hallflow/queue-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TicketsInHand, openTicketsInHand } from "./tickets-in-hand.ts";

const visit = (n: number): VisitId => `5f0c1a52-3f1e-4d6a-9d3b-${String(n).padStart(12, "0")}` as VisitId;

let folder: string;
let path: string;
const opened: TicketsInHand[] = [];

async function open(): Promise<TicketsInHand> {
  const inHand = await openTicketsInHand(path);
  opened.push(inHand);
  return inHand;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-in-hand-"));
  path = join(folder, "kiosk", "tickets-in-hand.txt");
});
afterEach(async () => {
  for (const inHand of opened.splice(0)) await inHand.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

describe("tickets in hand", () => {
  it("are those that the last run asked for and did not settle", async () => {
    const first = await open();
    expect(first.leftOver).toEqual([]);
    for (const n of [1, 2, 3]) await first.add(visit(n));
    first.settle(visit(2));
    await first.close();
    const second = await open();
    expect(second.leftOver).toEqual([visit(1), visit(3)]);
    second.settle(visit(1));
    await second.close();
    expect((await open()).leftOver).toEqual([visit(3)]);
  });

  it("are on the disk when the promise is kept", async () => {
    const inHand = await open();
    await inHand.add(visit(1));
    expect(readFileSync(path, "utf8")).toContain(visit(1));
    await inHand.close();
  });

  it("leave out a line that a power cut tore", async () => {
    const inHand = await open();
    await inHand.add(visit(1));
    await inHand.close();
    appendFileSync(path, `+${visit(2).slice(0, 20)}`);
    expect((await open()).leftOver).toEqual([visit(1)]);
  });

  it("keep the file small however long a kiosk runs", async () => {
    const inHand = await open();
    for (let n = 0; n < 1_100; n++) {
      await inHand.add(visit(n));
      inHand.settle(visit(n));
    }
    await inHand.add(visit(5_000));
    expect(statSync(path).size).toBeLessThan(40_000);
    await inHand.close();
    expect((await open()).leftOver).toEqual([visit(5_000)]);
  });
});
