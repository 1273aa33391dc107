import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Command, CounterId, OperationId, ServiceId, StaffId, TicketToken, VisitId } from "@hallflow/queue-core";
import { SqliteError } from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Commander } from "./commander.ts";
import { Journal } from "./journal.ts";
import { demoPlan } from "./testing/trial-hub.ts";

let folder: string;
let journal: Journal;
let commander: Commander;
let now = 1_000_000;
let troubles: (Error | null)[] = [];
let groups: number[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-commander-"));
  journal = new Journal(folder);
  troubles = [];
  groups = [];
  now = 1_000_000;
  commander = new Commander({
    journal,
    now: () => now,
    committed: () => groups.push(journal.sequence),
    commitSeconds: () => undefined,
    storing: (trouble) => troubles.push(trouble),
  });
  await submit({ type: "publish-plan", plan: demoPlan() });
  await submit({ type: "open-day", day: "2026-11-22", dayStartAt: 0, ticketsStopAt: null, closesAt: null });
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const submit = (command: Command, operation: string | null = null, extra: object = {}) =>
  commander.submit({ command, actor: "test", operation: operation as OperationId | null, fingerprint: JSON.stringify(command), ...extra });

let visits = 0;
const ticket = (): Command => ({
  type: "take-ticket",
  visit: `00000000-0000-4000-8000-${String(++visits).padStart(12, "0")}` as VisitId,
  token: `token-${String(visits).padStart(14, "0")}` as TicketToken,
  errands: ["change-plan" as ServiceId],
  tier: "standard",
  needs: [],
  channel: "kiosk",
  language: "zh",
  declinedSelfService: true,
});
const number = (answer: Answer) => (answer.kind === "done" ? answer.result.visit?.ticket : answer.kind);

describe("the commander", () => {
  it("does nothing when it cannot look up whether it has been done, and goes on when it can", async () => {
    const operation = journal.operation.bind(journal);
    journal.operation = () => {
      throw new SqliteError("disk I/O error", "SQLITE_IOERR_READ");
    };
    expect(await submit(ticket(), "op")).toMatchObject({ kind: "unavailable" });
    journal.operation = operation;
    expect(await submit(ticket(), "op").then(number)).toBe("A001");
    expect(troubles.map((trouble) => trouble === null)).toEqual([false, true]);
  });

  it("answers after the journal has the events, and stores a burst as one group", async () => {
    const before = groups.length;
    const answers = await Promise.all([submit(ticket()), submit(ticket()), submit(ticket())]);
    expect(answers.map(number)).toEqual(["A001", "A002", "A003"]);
    expect(groups.length).toBe(before + 1);
    expect([...journal.events()].filter(({ type }) => type === "ticket-issued")).toHaveLength(3);
  });

  it("gives a repeat the first answer, at once, later, and after a restart", async () => {
    const command = ticket();
    const [first, together] = await Promise.all([submit(command, "op-1"), submit(command, "op-1")]);
    expect(together).toEqual(first);
    expect(await submit(command, "op-1")).toEqual(first);
    const restarted = new Commander({
      journal,
      now: () => now,
      committed: () => undefined,
      commitSeconds: () => undefined,
      storing: () => undefined,
    });
    const after = await restarted.submit({
      command,
      actor: "test",
      operation: "op-1" as OperationId,
      fingerprint: JSON.stringify(command),
    });
    expect(after).toEqual(first);
    expect([...journal.events()].filter(({ type }) => type === "ticket-issued")).toHaveLength(1);
  });

  it("repeats a refusal too, even when the hall has changed since", async () => {
    await submit({ type: "sign-in", counter: "1" as CounterId, staff: "li" as StaffId });
    const next: Command = { type: "call-next", counter: "1" as CounterId };
    const refused = await submit(next, "op-2");
    expect(refused).toMatchObject({ kind: "refused", refusal: { type: "nobody-waiting" } });
    await submit(ticket());
    expect(await submit(next, "op-2")).toEqual(refused);
    expect(number(await submit(next, "op-3"))).toBe("A001");
  });

  it("refuses an operation id that comes back with other content", async () => {
    await submit(ticket(), "op-4");
    expect(await submit(ticket(), "op-4")).toMatchObject({ kind: "refused", refusal: { type: "operation-reused" } });
  });

  it("carries out no press that is too old, nor one made on a screen that has changed", async () => {
    const counter = "1" as CounterId;
    await submit({ type: "sign-in", counter, staff: "li" as StaffId });
    await submit(ticket());
    const next: Command = { type: "call-next", counter };
    expect(await submit(next, null, { ageMs: 6_000, validForMs: 5_000 })).toMatchObject({ refusal: { type: "press-expired" } });
    expect(await submit(next, null, { seen: 0 })).toMatchObject({ refusal: { type: "stale-view" } });
    expect(number(await submit(next, null, { seen: 1, ageMs: 10, validForMs: 5_000 }))).toBe("A001");
    expect(await submit(next, null, { seen: 1 })).toMatchObject({ refusal: { type: "stale-view" } });
  });

  it("acknowledges nothing that could not be stored, forgets it, and goes on when it can", async () => {
    await submit(ticket());
    const append = journal.append.bind(journal);
    journal.append = () => {
      throw new Error("disk full");
    };
    const failed = await Promise.all([submit(ticket(), "op-5"), submit(ticket())]);
    expect(failed.map(({ kind }) => kind)).toEqual(["unavailable", "unavailable"]);
    expect(commander.hall.visits.size).toBe(1);
    journal.append = append;
    expect(number(await submit(ticket(), "op-6"))).toBe("A002");
    expect(troubles).toEqual([new Error("disk full"), null]);
  });

  it("waits a moment with a disk that goes on failing, and decides nothing meanwhile", async () => {
    let tries = 0;
    const append = journal.append.bind(journal);
    journal.append = () => {
      tries++;
      throw new Error("input/output error");
    };
    for (let i = 0; i < 5; i++) expect(number(await submit(ticket()))).toBe("unavailable");
    expect(tries).toBe(2);
    journal.append = append;
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(number(await submit(ticket()))).toBe("A001");
  });

  it("replays to the hall that it had", async () => {
    const counter = "1" as CounterId;
    await submit({ type: "sign-in", counter, staff: "li" as StaffId });
    for (let i = 0; i < 5; i++) await submit(ticket());
    await submit({ type: "call-next", counter });
    await submit({ type: "start", counter });
    now += 60_000;
    await submit({ type: "finish", counter });
    const replayed = new Commander({
      journal,
      now: () => now,
      committed: () => undefined,
      commitSeconds: () => undefined,
      storing: () => undefined,
    });
    expect(replayed.hall.visits).toEqual(commander.hall.visits);
    expect(replayed.hall.seats).toEqual(commander.hall.seats);
    expect(replayed.hall.sequence).toBe(commander.hall.sequence);
  });
});
