// The agent dies at a random byte of a job and starts again: the ticket comes, and is never doubled unmarked.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { openFileJournal } from "./file-journal.ts";
import { createPrinter } from "./printer.ts";
import { printerProfiles } from "./profile.ts";
import { sampleFacts } from "./sample-ticket.ts";
import { ticketDocument } from "./ticket-document.ts";
import { transportOf } from "./transport/address.ts";
import { startVirtualPrinter } from "./virtual/index.ts";
import type { Transport } from "./transport/transport.ts";

const timings = { connectMs: 300, statusMs: 150, completionMs: 400, patienceMs: 150, retryMs: 20 };

/** A way to the printer that ends, with all that waits on it, after so many bytes: as when the process is killed. */
function dyingTransport(address: string, lastByte: number, died: () => void): Transport {
  const transport = transportOf(address);
  let left = lastByte;
  return {
    ...transport,
    open: async (timeoutMs) => {
      if (left <= 0) return new Promise(() => undefined);
      const connection = await transport.open(timeoutMs);
      return {
        ...connection,
        write: async (bytes) => {
          await connection.write(bytes.subarray(0, left));
          left -= bytes.length;
          if (left > 0) return;
          connection.destroy();
          died();
          await new Promise(() => undefined);
        },
      };
    },
  };
}

it("prints after a crash at any byte, marked where bytes may have left", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "hallflow-crash-"));
  const paper = await startVirtualPrinter({ port: 0, panelPort: null, speed: 400, keepPapers: 1_000 });
  let tickets = 0;
  let recovered = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 760 }), async (lastByte) => {
        tickets += 1;
        const number = `A${String(tickets).padStart(4, "0")}`;
        const path = join(folder, `${number}.jsonl`);
        const options = { profile: printerProfiles["epson-80"], timings };
        const dead = await openFileJournal(path);
        await new Promise<void>((died) => {
          const doomed = createPrinter({ ...options, address: dyingTransport(paper.address, lastByte, died), journal: dead });
          // A late byte may be one that is never sent: then the job simply ends.
          void doomed.print(ticketDocument(sampleFacts({ number })), { jobId: number }).then(() => died());
        });
        await dead.close();

        const born = createPrinter({ ...options, address: paper.address, journal: await openFileJournal(path) });
        const outcomes = await born.recover();
        await born.close();
        const papers = paper.papers().filter((one) => one.text.includes(number));
        const unmarked = papers.filter((one) => !one.text.includes("补打 REPRINT"));
        for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: "printed", jobId: number });
        if (outcomes.length > 0) recovered += 1;
        expect(papers.length).toBeGreaterThan(0);
        expect(unmarked.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
    expect(recovered).toBeGreaterThan(tickets / 2);
    expect(paper.errors().filter((words) => !words.startsWith("Half a Chinese character"))).toEqual([]);
  } finally {
    await paper.stop();
    await rm(folder, { recursive: true });
  }
});
