// The printer as the kiosk uses it, against the virtual one: every way in which a job can end.
import { createServer } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { encodeDocument } from "./encode.ts";
import { openFileJournal } from "./file-journal.ts";
import { jobBytes } from "./job-bytes.ts";
import { createPrinter, type Printer, type PrinterOptions } from "./printer.ts";
import { printerProfiles, type PrinterProfile } from "./profile.ts";
import { sampleFacts } from "./sample-ticket.ts";
import { ticketDocument, type TicketDocument } from "./ticket-document.ts";
import { transportOf } from "./transport/address.ts";
import { startVirtualPrinter, type VirtualPrinter } from "./virtual/index.ts";
import type { PrintJournal, PrintJournalEntry } from "./print-journal.ts";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** Short enough for a test, long enough for two busy cores. */
const timings = { connectMs: 500, statusMs: 300, completionMs: 1_200, patienceMs: 400, retryMs: 30 };
const ticket = (number = "A001"): TicketDocument => ticketDocument(sampleFacts({ number }));

async function virtual(profile: PrinterProfile = printerProfiles["epson-80"], speed = 200): Promise<VirtualPrinter> {
  const printer = await startVirtualPrinter({ port: 0, panelPort: null, profile, speed });
  cleanups.push(() => printer.stop());
  return printer;
}

function printerAt(address: PrinterOptions["address"], options: Partial<PrinterOptions> = {}): Printer {
  const printer = createPrinter({ profile: printerProfiles["epson-80"], address, timings, ...options });
  cleanups.push(() => printer.close());
  return printer;
}

/** A port on which nothing listens. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    }),
  );
  await new Promise((resolve) => server.close(resolve));
  return `tcp://127.0.0.1:${String(port)}`;
}

describe.each(Object.values<PrinterProfile>(printerProfiles).map((profile) => [profile.name, profile] as const))(
  "a ticket on %s",
  (_name, profile) => {
    it("comes out once, confirmed, and with nothing that the printer does not understand", async () => {
      const paper = await virtual(profile);
      const outcome = await printerAt(paper.address, { profile }).print(ticket(), { jobId: "1" });
      expect(outcome).toMatchObject({ kind: "printed", copy: 1, confirmed: true });
      expect(paper.totalPapers()).toBe(1);
      expect(paper.errors()).toEqual([]);
    });
  },
);

it("is done when the paper is there, not when the bytes are sent", async () => {
  const paper = await virtual(printerProfiles["epson-80"], 1);
  const outcome = await printerAt(paper.address).print(ticket(), { jobId: "1" });
  if (outcome.kind !== "printed") throw new Error(`The ticket was not printed: ${outcome.kind}`);
  const { lastByteMs, doneMs } = outcome.timeline;
  // A hundred millimetres at 200 mm/s and a cut take some 700 ms.
  expect((doneMs ?? 0) - (lastByteMs ?? 0)).toBeGreaterThan(500);
  expect(paper.totalPapers()).toBe(1);
});

it.each(["none", "status-request", "cut-counter", "process-id"] as const)("prints on a printer whose word is %s", async (completion) => {
  const profile: PrinterProfile = { ...printerProfiles["epson-80"], completion };
  const paper = await virtual(profile);
  const outcome = await printerAt(paper.address, { profile }).print(ticket(), { jobId: "1" });
  expect(outcome).toMatchObject({ kind: "printed", confirmed: completion !== "none" });
  await expect.poll(() => paper.totalPapers()).toBe(1);
});

describe("before a number is taken", () => {
  it.each([
    [{ paper: "out" }, "paper-out"],
    [{ coverOpen: true }, "cover-open"],
    [{ cutter: "jammed" }, "cutter-jam"],
    [{ stalled: true }, "silent"],
    [{ power: "off" }, "unreachable"],
  ] as const)("%j keeps the kiosk from asking, in words of both languages", async (fault, kind) => {
    const paper = await virtual();
    paper.setFault(fault);
    const preflight = await printerAt(paper.address).preflight();
    expect(preflight).toMatchObject({ ready: false, condition: { kind, blocks: true } });
    expect(preflight.condition.words.zh).toMatch(/\p{Script=Han}/u);
    expect(preflight.condition.words.en).toMatch(/[a-z]/);
  });

  it("paper near its end warns and does not stop", async () => {
    const paper = await virtual();
    paper.setFault({ paper: "near-end" });
    expect(await printerAt(paper.address).preflight()).toMatchObject({ ready: true, condition: { kind: "paper-near-end" } });
  });

  it("tells of changes once each", async () => {
    const paper = await virtual();
    const kinds: string[] = [];
    const printer = printerAt(paper.address, { onCondition: (condition) => kinds.push(condition.kind) });
    await printer.preflight();
    await printer.preflight();
    paper.setFault({ paper: "out" });
    await printer.preflight();
    await printer.preflight();
    paper.setFault({ paper: "ok" });
    await printer.preflight();
    expect(kinds).toEqual(["ready", "paper-out", "ready"]);
  });

  it("watches an idle printer when asked to", async () => {
    const paper = await virtual();
    const kinds: string[] = [];
    printerAt(paper.address, { pollMs: 40, onCondition: (condition) => kinds.push(condition.kind) });
    await expect.poll(() => kinds).toContain("ready");
    paper.setFault({ coverOpen: true });
    await expect.poll(() => kinds).toContain("cover-open");
  });
});

describe("a job that cannot begin", () => {
  it("is blocked by missing paper, and not one byte of it is printed later", async () => {
    const paper = await virtual();
    paper.setFault({ paper: "out" });
    expect(await printerAt(paper.address).print(ticket(), { jobId: "1" })).toMatchObject({
      kind: "blocked",
      condition: { kind: "paper-out" },
    });
    paper.setFault({ paper: "ok" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(paper.totalPapers()).toBe(0);
  });

  it("ends at once when somebody has to come: the customer is told now", async () => {
    const paper = await virtual();
    paper.setFault({ coverOpen: true });
    const printer = printerAt(paper.address, { timings: { ...timings, patienceMs: 5_000 } });
    const startedAt = performance.now();
    expect(await printer.print(ticket(), { jobId: "1" })).toMatchObject({ kind: "blocked" });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it("fails where no printer is", async () => {
    expect(await printerAt(await deadAddress()).print(ticket(), { jobId: "1" })).toMatchObject({
      kind: "failed",
      condition: { kind: "unreachable" },
    });
  });

  it("is tried again while a printer comes back, and printed unmarked", async () => {
    const paper = await virtual();
    paper.setFault({ power: "off" });
    setTimeout(() => paper.setFault({ power: "on" }), 150);
    expect(await printerAt(paper.address).print(ticket(), { jobId: "1" })).toMatchObject({ kind: "printed", copy: 1 });
  });

  it("may be asked for again with the same id, and is then an original", async () => {
    const paper = await virtual();
    paper.setFault({ coverOpen: true });
    const printer = printerAt(paper.address);
    expect(await printer.print(ticket(), { jobId: "1" })).toMatchObject({ kind: "blocked" });
    paper.setFault({ coverOpen: false });
    expect(await printer.print(ticket(), { jobId: "1" })).toMatchObject({ kind: "printed", copy: 1 });
  });
});

describe("a job whose connection broke", () => {
  it("is printed again with the same number, marked", async () => {
    const paper = await virtual();
    paper.setFault({ trap: { atByte: 300, kind: "reset" } });
    expect(await printerAt(paper.address).print(ticket(), { jobId: "1" })).toMatchObject({ kind: "printed", copy: 2 });
    expect(paper.papers()).toHaveLength(1);
    expect(paper.papers()[0]?.text).toEqual(expect.arrayContaining(["补打 REPRINT", "A001"]));
    expect(paper.errors()).toEqual([]);
  });

  it("is not printed again when the count of cuts shows that the paper came", async () => {
    const paper = await virtual(printerProfiles["epson-80"], 2);
    const printer = printerAt(paper.address);
    await printer.print(ticket("A001"), { jobId: "1" });
    // Four status questions and the one for the counter come first; the trap springs between the cut and the process id.
    const ticketBytes = (await encodeDocument(ticket("A002"), printerProfiles["epson-80"])).length;
    paper.setFault({ trap: { atByte: 12 + 6 + ticketBytes, kind: "reset" } });
    const outcome = await printer.print(ticket("A002"), { jobId: "2" });
    expect(outcome).toMatchObject({ kind: "printed", copy: 1 });
    expect(paper.papers().map((one) => one.text.includes("补打 REPRINT"))).toEqual([false, false]);
  });

  it("stays unknown while the printer is away, and the next try is marked", async () => {
    const paper = await virtual();
    paper.setFault({ trap: { atByte: 300, kind: "power-off" } });
    const printer = printerAt(paper.address);
    expect(await printer.print(ticket(), { jobId: "1" })).toMatchObject({ kind: "unknown", condition: { kind: "unreachable" } });
    paper.setFault({ power: "on" });
    const again = await printer.print(ticket(), { jobId: "1" });
    expect(again.kind).toBe("printed");
    expect(paper.papers().at(-1)?.text).toContain("补打 REPRINT 2");
  });

  it("leaves nothing in the printer that comes out when the paper is loaded an hour later", async () => {
    const paper = await virtual();
    paper.setFault({ trap: { atByte: 200, kind: "paper-out" } });
    const kinds: string[] = [];
    const printer = printerAt(paper.address, { onCondition: (condition) => kinds.push(condition.kind) });
    expect(await printer.print(ticket(), { jobId: "1" })).toMatchObject({ kind: "unknown", condition: { kind: "paper-out" } });
    expect(kinds).toContain("paper-out");
    paper.setFault({ paper: "ok" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(paper.totalPapers()).toBe(0);
  });

  it("does not take the answer to an earlier job for its own", async () => {
    const profile = printerProfiles["generic-80"];
    const paper = await virtual(profile, 2);
    // Somebody's whole ticket has arrived, its question included, and the connection that should hear the answer is gone.
    const connection = await transportOf(paper.address).open(500);
    await connection.write(await jobBytes(ticket("A001"), profile, "0000"));
    await connection.end(500);
    expect(await printerAt(paper.address, { profile }).print(ticket("A002"), { jobId: "2" })).toMatchObject({ kind: "printed", copy: 1 });
    expect(paper.totalPapers()).toBe(2);
  });
});

describe("job ids and order", () => {
  it("print once for an id that is asked for many times at once", async () => {
    const paper = await virtual();
    const printer = printerAt(paper.address);
    const outcomes = await Promise.all([1, 2, 3].map(() => printer.print(ticket(), { jobId: "same" })));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["printed", "printed", "printed"]);
    expect(paper.totalPapers()).toBe(1);
  });

  it("print tickets one after the other, in the order of asking", async () => {
    const paper = await virtual();
    const printer = printerAt(paper.address);
    const numbers = ["A001", "A002", "A003", "A004", "A005"];
    await Promise.all(numbers.map((number) => printer.print(ticket(number), { jobId: number })));
    expect(paper.papers().map((one) => one.text.find((line) => numbers.includes(line)))).toEqual(numbers);
  });

  it("let two kiosks share a printer without mixing their papers", async () => {
    const paper = await virtual();
    const kiosks = [printerAt(paper.address), printerAt(paper.address)];
    const outcomes = await Promise.all(
      kiosks.flatMap((kiosk, index) =>
        ["001", "002"].map((digits) => kiosk.print(ticket(`${"AE"[index] ?? "Y"}${digits}`), { jobId: digits })),
      ),
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["printed", "printed", "printed", "printed"]);
    expect(paper.totalPapers()).toBe(4);
    expect(paper.errors()).toEqual([]);
  });
});

describe("after a restart", () => {
  const fileJournal = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), "hallflow-printer-"));
    cleanups.push(() => rm(folder, { recursive: true }));
    return join(folder, "jobs.jsonl");
  };

  it("prints what was queued as an original, and what was being sent as a reprint", async () => {
    const path = await fileJournal();
    const before = await openFileJournal(path);
    const at = new Date().toISOString();
    await before.append({ kind: "queued", jobId: "begun", at, document: ticket("A001") });
    await before.append({ kind: "sending", jobId: "begun", at, copy: 1 });
    await before.append({ kind: "queued", jobId: "waiting", at, document: ticket("A002") });
    await before.close();
    const paper = await virtual();
    const printer = printerAt(paper.address, { journal: await openFileJournal(path) });
    expect(await printer.recover()).toMatchObject([
      { kind: "printed", jobId: "begun", copy: 2 },
      { kind: "printed", jobId: "waiting", copy: 1 },
    ]);
    expect(await printer.recover()).toEqual([]);
    expect(paper.totalPapers()).toBe(2);
  });

  it("does not print for customers who have gone", async () => {
    const path = await fileJournal();
    const before = await openFileJournal(path);
    await before.append({ kind: "queued", jobId: "old", at: "2026-01-01T00:00:00.000Z", document: ticket() });
    await before.close();
    const paper = await virtual();
    const printer = printerAt(paper.address, { journal: await openFileJournal(path) });
    expect(await printer.recover({ maxAgeMs: 60_000 })).toMatchObject([{ jobId: "old", kind: "blocked" }]);
    expect(paper.totalPapers()).toBe(0);
  });

  it("knows the ids of papers that came before", async () => {
    const path = await fileJournal();
    const paper = await virtual();
    const journal = await openFileJournal(path);
    const first = createPrinter({ profile: printerProfiles["epson-80"], address: paper.address, timings, journal });
    await first.print(ticket(), { jobId: "1" });
    await first.close();
    const second = printerAt(paper.address, { journal: await openFileJournal(path) });
    expect(await second.print(ticket(), { jobId: "1" })).toMatchObject({ kind: "printed", copy: 1 });
    expect(paper.totalPapers()).toBe(1);
  });

  it("writes each job's life down before it goes on, with a reason at the end", async () => {
    const path = await fileJournal();
    const paper = await virtual();
    paper.setFault({ trap: { atByte: 250, kind: "reset" } });
    const journal = await openFileJournal(path);
    await printerAt(paper.address, { journal }).print(ticket(), { jobId: "1" });
    const entries = await journal.entries();
    expect(entries.map((entry) => entry.kind)).toEqual(["queued", "sending", "doubted", "sending", "ended"]);
    const reasons = entries.flatMap((entry) => ("reason" in entry ? [entry.reason] : []));
    expect(reasons).toEqual([expect.stringMatching(/^[A-Z].*\.$/), expect.stringMatching(/^[A-Z].*\.$/)]);
  });

  it.each([
    ["queued", 0],
    ["sending", 1],
  ] as const)("sends nothing when the journal cannot take %s", async (kind, papersBefore) => {
    const paper = await virtual();
    const entries: PrintJournalEntry[] = [];
    const full: PrintJournal = {
      append: (entry) =>
        entry.kind === kind && entry.jobId === "2" ? Promise.reject(new Error("ENOSPC")) : Promise.resolve(void entries.push(entry)),
      entries: () => Promise.resolve(entries),
      close: () => Promise.resolve(),
    };
    const printer = printerAt(paper.address, { journal: full });
    if (papersBefore > 0) await printer.print(ticket("A001"), { jobId: "1" });
    expect(await printer.print(ticket("A002"), { jobId: "2" })).toMatchObject({
      kind: "blocked",
      condition: { kind: "journal-unwritable" },
    });
    expect(paper.totalPapers()).toBe(papersBefore);
  });
});

describe("an address", () => {
  it("of a serial line takes no tickets that are pictures", () => {
    expect(() => createPrinter({ profile: printerProfiles["raster-80"], address: "serial:COM3" })).toThrow(
      /too slow for tickets as pictures/,
    );
  });

  it.each([
    "",
    "printer",
    "http://127.0.0.1:9100",
    "tcp://",
    "tcp://host:9100/x",
    "lp://host/dev",
    "tcp://user@host:9100",
    "serial:",
    "serial:COM3?baud=fast",
    "serial:COM3?parity=odd",
  ])("%j is refused with a sentence", (address) => {
    expect(() => createPrinter({ profile: printerProfiles["epson-80"], address })).toThrow(/write tcp:\/\/host:9100/);
  });

  it.each([
    ["tcp://192.168.1.50", "tcp://192.168.1.50:9100"],
    ["tcp://[::1]:9101", "tcp://[::1]:9101"],
    ["lp:///dev/usb/lp0", "lp:///dev/usb/lp0"],
    ["serial:/dev/ttyS0?baud=38400&flow=none", "serial:/dev/ttyS0"],
    ["serial:COM3", "serial:COM3"],
  ])("%s is understood as %s", (address, understood) => {
    expect(createPrinter({ profile: printerProfiles["epson-80"], address }).address).toBe(understood);
  });
});
