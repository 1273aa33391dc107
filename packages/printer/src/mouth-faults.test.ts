// A presenter among faults: what the journal says of each ticket at the mouth is what became of the paper, and no paper comes twice unmarked.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { memoryJournal } from "./memory-journal.ts";
import { createPrinter } from "./printer.ts";
import { printerProfiles, type PrinterProfile } from "./profile.ts";
import { sampleFacts } from "./sample-ticket.ts";
import { ticketDocument } from "./ticket-document.ts";
import { startVirtualPrinter, type Faults, type Paper } from "./virtual/index.ts";
import { noFaults } from "./virtual/faults.ts";
import type { MouthEntryState } from "./print-journal.ts";

const timings = { connectMs: 300, statusMs: 150, completionMs: 350, patienceMs: 150, retryMs: 20, mouthMs: 20 };
const { presenter } = printerProfiles["presenter-80"];
const profile: PrinterProfile = {
  ...printerProfiles["presenter-80"],
  text: "resident",
  presenter: { ...presenter, stayMs: 120, warnMs: 60 },
};

interface Customer {
  readonly trap: Faults["trap"];
  readonly mouth: Faults["presenter"];
  /** Takes the ticket at once, too late for some printers, or not at all. */
  readonly takesAfterMs: number | null;
}

/** The same in every run, so that a failure can be looked at. */
const customers = fc.sample(
  fc.record({
    trap: fc.option(
      fc.record({
        atByte: fc.integer({ min: 1, max: 900 }),
        kind: fc.constantFrom("reset" as const, "power-off" as const, "stall" as const, "paper-out" as const, "cover-open" as const),
      }),
    ),
    mouth: fc.constantFrom("ok" as const, "ok" as const, "ok" as const, "jammed" as const),
    takesAfterMs: fc.constantFrom(0, 0, 60, null),
  }),
  { numRuns: 30, seed: 20_261_126 },
) satisfies readonly Customer[];

/** Where a paper may be, when the journal says this of it. */
const possible: Readonly<Record<Exclude<MouthEntryState, "presented">, readonly Paper["where"][]>> = {
  taken: ["taken"],
  // A hand may be quicker than the motor, which then draws in nothing.
  retracted: ["retracted", "taken"],
  ejected: [],
  unseen: ["path", "mouth", "taken", "pushed-out", "retracted"],
  // Inside or in the mouth, until somebody mended it or the next ticket pushed it out.
  stuck: ["path", "mouth", "taken", "pushed-out", "retracted"],
};

it("says of every ticket what became of it", { timeout: 120_000 }, async () => {
  const journal = memoryJournal();
  const paper = await startVirtualPrinter({ port: 0, panelPort: null, profile, speed: 400, keepPapers: 1_000 });
  const printer = createPrinter({ profile, address: paper.address, timings, journal });
  const printed = new Set<string>();
  for (const [index, { trap, mouth, takesAfterMs }] of customers.entries()) {
    const number = `A${String(index + 1).padStart(3, "0")}`;
    paper.setFault({ ...noFaults, trap, presenter: mouth });
    const outcome = await printer.print(ticketDocument(sampleFacts({ number })), { jobId: number });
    if (outcome.kind !== "printed") continue;
    printed.add(number);
    if (takesAfterMs === null) continue;
    await new Promise((resolve) => setTimeout(resolve, takesAfterMs));
    paper.take();
  }
  paper.setFault(noFaults);
  await printer.print(ticketDocument(sampleFacts({ number: "Z999" })), { jobId: "last" });
  await printer.close();
  await paper.stop();

  const states = new Map<string, MouthEntryState[]>();
  for (const entry of await journal.entries())
    if (entry.kind === "mouth") states.set(entry.jobId, [...(states.get(entry.jobId) ?? []), entry.state]);
  const reached = new Set<MouthEntryState>();
  for (const number of printed) {
    const [held, end, ...more] = states.get(number) ?? [];
    expect([held, more], `${number} at the mouth`).toEqual(["presented", []]);
    if (end === undefined || end === "presented") throw new Error(`${number} has no end: ${String(end)}`);
    reached.add(end);
    const papers = paper.papers().filter(({ text }) => text.includes(number));
    expect(
      papers.filter(({ text }) => !text.some((line) => line.startsWith("补打 REPRINT"))).length,
      `${number} unmarked`,
    ).toBeLessThanOrEqual(1);
    expect(possible[end], `${number} was ${end}`).toContain(papers.at(-1)?.where);
  }
  expect([...reached]).toEqual(expect.arrayContaining(["retracted", "stuck", "taken"]));
  expect(paper.errors().filter((words) => !words.startsWith("Half a Chinese character"))).toEqual([]);
});
