// A ticket in the mouth of a presenter: taken, forgotten, stuck, in the way of the next, and found again after a crash.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openFileJournal } from "./file-journal.ts";
import { memoryJournal } from "./memory-journal.ts";
import { createPrinter, type Printer, type PrinterOptions } from "./printer.ts";
import { printerProfiles, type PrinterProfile } from "./profile.ts";
import { sampleFacts } from "./sample-ticket.ts";
import { ticketDocument, type TicketDocument } from "./ticket-document.ts";
import { startVirtualPrinter, type VirtualPrinter } from "./virtual/index.ts";
import type { Mouth } from "./mouth-watch.ts";
import type { Presenter } from "./presenter.ts";
import type { PrintJournal } from "./print-journal.ts";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

const timings = { connectMs: 500, statusMs: 300, completionMs: 1_200, patienceMs: 300, retryMs: 30, mouthMs: 15 };
const ticket = (number = "A001"): TicketDocument => ticketDocument(sampleFacts({ number }));
const forgetful: Presenter = { ...printerProfiles["presenter-80"].presenter, stayMs: 800, warnMs: 700 };
const brief: Presenter = { ...forgetful, stayMs: 200, warnMs: 0 };
/** Text instead of a picture: these tests are about the mouth. */
const profileWith = (presenter: Partial<Presenter> = {}): PrinterProfile => ({
  ...printerProfiles["presenter-80"],
  text: "resident",
  presenter: { ...printerProfiles["presenter-80"].presenter, ...presenter },
});

async function hall(profile: PrinterProfile = profileWith()): Promise<VirtualPrinter> {
  const paper = await startVirtualPrinter({ port: 0, panelPort: null, profile, speed: 200 });
  cleanups.push(() => paper.stop());
  return paper;
}

interface Watched {
  readonly printer: Printer;
  readonly journal: PrintJournal;
  /** Every state that was heard, in order, as "job state". */
  readonly heard: string[];
}

function watched(paper: VirtualPrinter, options: Partial<PrinterOptions> = {}): Watched {
  const heard: string[] = [];
  const journal = options.journal ?? memoryJournal();
  const onMouth = ({ jobId, state }: Mouth): void => void heard.push(`${jobId} ${state}`);
  const printer = createPrinter({ profile: paper.profile, address: paper.address, timings, onMouth, journal, ...options });
  cleanups.push(() => printer.close());
  return { printer, journal, heard };
}

const places = (paper: VirtualPrinter): string[] => paper.papers().map(({ where }) => where);
const entriesOf = async (journal: PrintJournal, jobId: string): Promise<string[]> =>
  (await journal.entries()).flatMap((entry) =>
    entry.kind === "mouth" && entry.jobId === jobId ? [`${entry.state}: ${entry.reason}`] : [],
  );

describe.each(["full-status", "ejector-status"] as const)("a presenter that is asked for its %s", (status) => {
  it("holds the ticket until it is taken, and nothing that it is sent is strange to it", async () => {
    const paper = await hall(profileWith({ status }));
    const { printer, journal, heard } = watched(paper);
    expect(await printer.print(ticket(), { jobId: "1" })).toMatchObject({ kind: "printed", presented: true });
    expect(heard).toEqual(["1 presented"]);
    expect(places(paper)).toEqual(["mouth"]);
    expect(paper.take()).toBe(true);
    await expect.poll(() => heard).toEqual(["1 presented", "1 taken"]);
    expect(await entriesOf(journal, "1")).toEqual([
      "presented: The presenter holds the ticket.",
      "taken: The printer says that it was taken.",
    ]);
    expect(paper.errors()).toEqual([]);
  });

  it("does not take a ticket that never got to the mouth for one that was taken", async () => {
    const paper = await hall(profileWith({ status }));
    paper.setFault({ presenter: "jammed" });
    const { printer, heard } = watched(paper);
    await printer.print(ticket(), { jobId: "1" });
    await expect.poll(() => heard).toEqual(["1 presented", "1 stuck"]);
    expect(places(paper)).toEqual(["path"]);
  });

  it("warns of a ticket that is forgotten, and draws it back", async () => {
    const paper = await hall(profileWith({ ...forgetful, status }));
    const { printer, journal, heard } = watched(paper);
    await printer.print(ticket(), { jobId: "1" });
    await expect.poll(() => heard, { timeout: 3_000 }).toEqual(["1 presented", "1 going-back", "1 retracted"]);
    expect(places(paper)).toEqual(["retracted"]);
    expect((await entriesOf(journal, "1")).at(-1)).toBe("retracted: Nobody took it in time.");
    expect(paper.errors()).toEqual([]);
  });
});

it("pushes a forgotten ticket out where the profile says so, and leaves it where it says that", async () => {
  const ejecting = await hall(profileWith({ ...brief, forgotten: "eject" }));
  const pushed = watched(ejecting);
  await pushed.printer.print(ticket(), { jobId: "1" });
  await expect.poll(() => pushed.heard.at(-1), { timeout: 3_000 }).toBe("1 ejected");
  expect(places(ejecting)).toEqual(["ejected"]);

  const leaving = await hall(profileWith({ ...brief, forgotten: "leave" }));
  const left = watched(leaving);
  await left.printer.print(ticket("A001"), { jobId: "1" });
  await new Promise((resolve) => setTimeout(resolve, brief.stayMs + 200));
  expect(left.heard).toEqual(["1 presented"]);
  await left.printer.print(ticket("A002"), { jobId: "2" });
  expect(left.heard).toEqual(["1 presented", "1 unseen", "2 presented"]);
  expect(places(leaving)).toEqual(["pushed-out", "mouth"]);
});

it("draws a ticket back that is in the way of the next, and prints each once", async () => {
  const paper = await hall();
  const { printer, journal, heard } = watched(paper);
  await printer.print(ticket("A001"), { jobId: "1" });
  await printer.print(ticket("A002"), { jobId: "2" });
  expect(heard).toEqual(["1 presented", "1 retracted", "2 presented"]);
  expect(places(paper)).toEqual(["retracted", "mouth"]);
  expect((await entriesOf(journal, "1")).at(-1)).toBe("retracted: The next ticket wanted its place.");
});

it("knows that a ticket was taken between two looks when the next one comes", async () => {
  const paper = await hall();
  const { printer, heard } = watched(paper, { timings: { ...timings, mouthMs: 60_000 } });
  await printer.print(ticket("A001"), { jobId: "1" });
  paper.take();
  await printer.print(ticket("A002"), { jobId: "2" });
  expect(heard).toEqual(["1 presented", "1 taken", "2 presented"]);
});

it("says of a ticket that will not go back that it is stuck, and still prints the next", async () => {
  const paper = await hall(profileWith(brief));
  const { printer, heard } = watched(paper, { timings: { ...timings, completionMs: 600 } });
  await printer.print(ticket("A001"), { jobId: "1" });
  paper.setFault({ presenter: "jammed" });
  expect(paper.take()).toBe(false);
  await expect.poll(() => heard.at(-1), { timeout: 5_000 }).toBe("1 stuck");
  expect(places(paper)).toEqual(["mouth"]);
  expect(await printer.print(ticket("A002"), { jobId: "2" })).toMatchObject({ kind: "printed", copy: 1 });
});

it("does not claim to know what it cannot see", async () => {
  const paper = await hall();
  const { printer, journal, heard } = watched(paper);
  await printer.print(ticket(), { jobId: "1" });
  paper.setFault({ power: "off" });
  await expect.poll(() => heard.at(-1), { timeout: 5_000 }).toBe("1 unseen");
  expect((await entriesOf(journal, "1")).at(-1)).toMatch(/^unseen: The printer does not say/);
});

describe("after a crash with a ticket in the mouth", () => {
  /** A process that printed a ticket and is gone; answers the path of its journal. */
  async function crashed(paper: VirtualPrinter): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "hallflow-mouth-"));
    cleanups.push(() => rm(folder, { recursive: true }));
    const path = join(folder, "print-jobs.jsonl");
    const before = createPrinter({ profile: paper.profile, address: paper.address, timings, journal: await openFileJournal(path) });
    await before.print(ticket(), { jobId: "1" });
    await before.close();
    return path;
  }

  it("goes on watching, and prints nothing again", async () => {
    const paper = await hall();
    const { printer, heard } = watched(paper, { journal: await openFileJournal(await crashed(paper)) });
    expect(await printer.recover()).toEqual([]);
    expect(heard).toEqual(["1 presented"]);
    paper.take();
    await expect.poll(() => heard).toEqual(["1 presented", "1 taken"]);
    expect(paper.totalPapers()).toBe(1);
  });

  it("counts the time that it was away, and draws it back", async () => {
    const paper = await hall(profileWith(brief));
    const path = await crashed(paper);
    await new Promise((resolve) => setTimeout(resolve, brief.stayMs));
    const { printer, heard } = watched(paper, { journal: await openFileJournal(path) });
    await printer.recover();
    await expect.poll(() => heard, { timeout: 3_000 }).toEqual(["1 presented", "1 retracted"]);
    expect(places(paper)).toEqual(["retracted"]);
    // A third start has nothing left to settle.
    await printer.close();
    const third = watched(paper, { journal: await openFileJournal(path) });
    await third.printer.recover();
    expect(third.heard).toEqual([]);
  });

  it("clears the mouth of a ticket that nobody knows of before it prints", async () => {
    const paper = await hall();
    await crashed(paper);
    const { printer, heard } = watched(paper);
    await printer.print(ticket("A002"), { jobId: "2" });
    expect(heard).toEqual(["2 presented"]);
    expect(places(paper)).toEqual(["retracted", "mouth"]);
  });
});
