// A ticket over a real terminal line, by serialport's own native part: socat makes the line and leads it to the virtual printer.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { createPrinter } from "../printer.ts";
import { printerProfiles } from "../profile.ts";
import { sampleFacts } from "../sample-ticket.ts";
import { ticketDocument } from "../ticket-document.ts";
import { startVirtualPrinter, type VirtualPrinter } from "../virtual/index.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** A virtual printer at the end of a line; answers the line's name. */
async function printerOnALine(): Promise<{ paper: VirtualPrinter; line: string }> {
  const paper = await startVirtualPrinter({ port: 0, panelPort: null, speed: 200 });
  cleanups.push(() => paper.stop());
  const folder = await mkdtemp(join(tmpdir(), "hallflow-serial-"));
  cleanups.push(() => rm(folder, { recursive: true }));
  const line = join(folder, "line");
  const socat: ChildProcess = spawn("socat", [`PTY,link=${line},raw,echo=0`, `TCP:${new URL(paper.address).host}`], { stdio: "ignore" });
  const gone = new Promise((resolve) => socat.once("close", resolve));
  cleanups.push(() => {
    socat.kill();
    return gone;
  });
  await expect.poll(() => existsSync(line), { timeout: 5_000 }).toBe(true);
  // A terminal ends with its last user, as a cable does not.
  const held: FileHandle = await open(line, "r+");
  cleanups.push(() => held.close());
  return { paper, line };
}

it("prints tickets one after the other, each confirmed, and tells when the paper is out", async () => {
  const { paper, line } = await printerOnALine();
  // An answer that waits for the next timer of somebody else would come too late for this.
  const timings = { statusMs: 400 };
  const printer = createPrinter({ profile: printerProfiles["epson-80"], address: `serial:${line}?baud=115200&flow=none`, timings });
  cleanups.push(() => printer.close());
  expect(await printer.preflight()).toMatchObject({ ready: true });
  for (const number of ["A001", "A002"]) {
    const outcome = await printer.print(ticketDocument(sampleFacts({ number })), { jobId: number });
    expect(outcome).toMatchObject({ kind: "printed", copy: 1, confirmed: true });
  }
  expect(paper.papers().map(({ text }) => text.filter((words) => /^A\d+$/.test(words)))).toEqual([["A001"], ["A002"]]);
  expect(paper.errors()).toEqual([]);
  paper.setFault({ paper: "out" });
  expect(await printer.preflight()).toMatchObject({ ready: false, condition: { kind: "paper-out" } });
});
