// Five hundred jobs, half of them with a fault at a random byte: no ticket lost in silence, none doubled unmarked.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, it } from "vitest";
import { openFileJournal } from "./file-journal.ts";
import { jobHistory } from "./job-history.ts";
import { createPrinter } from "./printer.ts";
import { printerProfiles, type PrinterProfile } from "./profile.ts";
import { sampleFacts } from "./sample-ticket.ts";
import { ticketDocument } from "./ticket-document.ts";
import { startVirtualPrinter } from "./virtual/index.ts";
import { noFaults, type Faults } from "./virtual/faults.ts";
import type { PrintOutcome } from "./print-outcome.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const timings = { connectMs: 300, statusMs: 150, completionMs: 350, patienceMs: 150, retryMs: 20 };
type Trap = NonNullable<Faults["trap"]>;

/** Jobs per profile; the jobs of all profiles together are five hundred. */
const profiles: readonly (readonly [PrinterProfile, number])[] = [
  [printerProfiles["epson-80"], 250],
  [printerProfiles["generic-58"], 150],
  [{ ...printerProfiles["generic-80"], name: "qr-picture", qr: "raster" }, 100],
];

/** A sample of traps, the same in every run so that a failure can be looked at. */
function traps(count: number): (Trap | null)[] {
  const trap = fc.record({
    atByte: fc.integer({ min: 1, max: 900 }),
    kind: fc.constantFrom(
      "reset" as const,
      "reset" as const,
      "power-off" as const,
      "stall" as const,
      "paper-out" as const,
      "cover-open" as const,
    ),
  });
  return fc.sample(trap, { numRuns: count, seed: 20_260_302 }).map((one, index) => (index % 2 === 0 ? one : null));
}

describe.concurrent.each(profiles.map(([profile, jobs]) => [profile.name, profile, jobs] as const))("%s", (_name, profile, jobs) => {
  it(`keeps its promise over ${String(jobs)} jobs`, { timeout: 240_000 }, async ({ expect }) => {
    const folder = await mkdtemp(join(tmpdir(), "hallflow-faults-"));
    folders.push(folder);
    const journal = await openFileJournal(join(folder, "jobs.jsonl"));
    const paper = await startVirtualPrinter({ port: 0, panelPort: null, profile, speed: 400, keepPapers: 5_000 });
    const printer = createPrinter({ profile, address: paper.address, timings, journal });
    const outcomes = new Map<string, PrintOutcome>();
    for (const [index, trap] of traps(jobs).entries()) {
      const number = `A${String(index + 1).padStart(4, "0")}`;
      paper.setFault({ ...noFaults, trap });
      outcomes.set(
        number,
        await printer.print(ticketDocument(sampleFacts({ number, qr: `https://hall.example/t/${number}` })), { jobId: number }),
      );
    }
    paper.setFault(noFaults);
    // Anything that still waits in the printer comes out now, as when a clerk loads the paper.
    await printer.print(ticketDocument(sampleFacts({ number: "Z9999" })), { jobId: "last" });
    expect(paper.errors().filter((words) => !words.startsWith("Half a Chinese character"))).toEqual([]);
    const history = jobHistory(await journal.entries());
    await printer.close();
    await paper.stop();

    const papersWith = (number: string): readonly (readonly string[])[] =>
      paper
        .papers()
        .map((one) => one.text)
        .filter((text) => text.includes(number));
    for (const [number, outcome] of outcomes) {
      const unmarked = papersWith(number).filter((text) => !text.some((line) => line.startsWith("补打 REPRINT")));
      expect(unmarked.length, `${number} came out unmarked more than once`).toBeLessThanOrEqual(1);
      // Never lost in silence: what is called printed is on paper, and everything else is known to have failed.
      if (outcome.kind === "printed") expect(papersWith(number).length, `${number} is called printed`).toBeGreaterThan(0);
      if (outcome.kind === "blocked" || outcome.kind === "failed")
        expect(papersWith(number), `${number} is called not printed`).toEqual([]);
      expect(history.get(number)?.outcome, `${number} in the journal`).toBe(outcome.kind);
    }
    const kinds = [...outcomes.values()].map((outcome) => outcome.kind);
    expect(kinds.filter((kind) => kind === "printed").length).toBeGreaterThan(jobs / 2);
    expect([...outcomes.values()].some((outcome) => outcome.kind === "printed" && outcome.copy > 1)).toBe(true);
    expect(kinds).toContain("unknown");
  });
});
