// Hundreds of tickets asked for at real kiosks of a real hub, half of them with something going wrong, and what became of each.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { verifyJournal } from "@hallflow/hub/durability";
import { seeded } from "@hallflow/hub/testing";
import { type PrinterProfile, printerProfiles } from "@hallflow/printer";
import { freePort } from "../../start/free-port.ts";
import { RealHub } from "../real-hub.ts";
import { ProofHub } from "./hub.ts";
import { type JobReport, oneJob } from "./job.ts";
import { type Verdict, type Witness, judge } from "./judge.ts";
import { ProofKiosk } from "./kiosk.ts";
import type { Planted } from "./kiosk-words.ts";
import { type Strip, numbersOn, scan } from "./paper.ts";
import { type Account, accounts } from "./records.ts";

export interface PrintProofOptions {
  readonly seed: number;
  readonly jobs: number;
  readonly kiosks: number;
  readonly limitMs: number;
  readonly planted?: Planted | null;
  /** How many papers a printer are read from their pictures too, where the printer itself could tell their code. */
  readonly scans: number;
  readonly progress?: (done: number) => void;
}

export interface PrintProof extends Verdict {
  readonly jobs: number;
  /** How often each kind of fault was tried. */
  readonly faults: Readonly<Record<string, number>>;
  readonly agentKills: number;
  readonly hubKills: number;
  readonly papers: number;
  readonly marked: number;
  /** Papers whose code a scanner read from their picture, and pictures from which it read anything else than was printed. */
  readonly scanned: number;
  readonly misread: readonly string[];
  /** Commands that the strict printers did not know. */
  readonly complaints: readonly string[];
  /** Customers whom the kiosk never told what became of their paper. */
  readonly leftStanding: readonly string[];
  readonly hubFindings: readonly string[];
  readonly told: ReadonlyMap<string, Account>;
  readonly witnesses: readonly Witness[];
}

/** Every way of saying "done", with and without a count of cuts and a clearing of buffers, on both widths. */
const profiles: readonly PrinterProfile[] = [
  printerProfiles["epson-80"],
  printerProfiles["generic-58"],
  { ...printerProfiles["generic-80"], name: "qr-picture", qr: "raster" },
  { ...printerProfiles["epson-58"], name: "counting", completion: "cut-counter" },
];
/** Longer than a kiosk takes to give back what nobody saw. */
const quietMs = 60_000;

export async function provePrint(options: PrintProofOptions): Promise<PrintProof> {
  const { seed, jobs, limitMs, planted = null } = options;
  const folder = mkdtempSync(join(tmpdir(), "hallflow-print-"));
  const hub = new ProofHub(new RealHub(join(folder, "hub"), await freePort()));
  const kiosks: ProofKiosk[] = [];
  try {
    await hub.real.start();
    for (let index = 0; index < options.kiosks; index++) {
      const device = `kiosk-${index + 1}`;
      const profile = profiles[index % profiles.length] as PrinterProfile;
      const place = { hubUrl: hub.real.url, token: hub.real.tokens().kiosk, dataDir: join(folder, device) };
      kiosks.push(await ProofKiosk.make({ ...place, device, profile, planted }));
    }
    await Promise.all(kiosks.map((kiosk) => kiosk.start()));
    await Promise.all(kiosks.map(ready));
    const reports: JobReport[] = [];
    const startedAt = performance.now();
    let begun = 0;
    await Promise.all(
      kiosks.map(async (kiosk, index) => {
        // Chance of its own: how fast the other kiosks are changes nothing of what goes wrong at this one.
        const random = seeded(seed * 1_000 + index);
        while (begun < jobs && performance.now() - startedAt < limitMs) {
          begun++;
          options.progress?.(begun);
          reports.push(await oneJob(kiosk, hub, random));
        }
      }),
    );
    await hub.settled();
    for (const kiosk of kiosks) {
      await ready(kiosk);
      // What still waits in the printer comes out with the first, as when somebody has loaded paper; the second stands behind what a restart owed.
      for (let trial = 0; trial < 2; trial++) await kiosk.answer({ ask: "trial" });
      await kiosk.kill();
    }
    await hub.real.stop();
    return await verdict(hub, kiosks, reports, options.scans);
  } finally {
    await Promise.all(kiosks.map((kiosk) => kiosk.close()));
    await hub.real.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Online, with numbers of its own, and with nothing left to hand in. */
async function ready(kiosk: ProofKiosk): Promise<void> {
  for (const startedAt = performance.now(); performance.now() - startedAt < quietMs; await delay(50)) {
    const look = await kiosk.answer({ ask: "look" });
    if (look?.says === "look" && look.online && look.offlineReady && kiosk.unsettled() === 0) return;
  }
  throw new Error(`${kiosk.device} did not come to rest`);
}

async function verdict(hub: ProofHub, kiosks: readonly ProofKiosk[], reports: readonly JobReport[], scans: number): Promise<PrintProof> {
  const told = accounts(hub.events(), await Promise.all(kiosks.map((kiosk) => kiosk.journal())));
  const witnesses = reports.map(({ witness }) => witness);
  const { strips, scanned, misread } = await readPapers(kiosks, scans);
  const numbers = strips.flatMap((strip) => strip.numbers);
  return {
    ...judge(witnesses, told, strips),
    jobs: reports.length,
    faults: Object.fromEntries([...Map.groupBy(reports, nameOf)].map(([name, same]) => [name, same.length])),
    agentKills: reports.filter(({ agentKilled }) => agentKilled).length,
    hubKills: hub.kills,
    papers: strips.length,
    marked: numbers.filter(({ copy }) => copy > 1).length,
    scanned,
    misread,
    complaints: kiosks.flatMap(({ printer }) => printer.errors().filter((words) => !isBrokenOff(words))),
    leftStanding: witnesses.filter(({ said }) => said === "nothing").map(({ fault }) => fault),
    hubFindings: verifyJournal(join(hub.real.folder, "hall.sqlite")).findings.map(({ words }) => words.en),
    told,
    witnesses,
  };
}

const nameOf = ({ fault }: JobReport): string =>
  fault.kind === "trap"
    ? `printer: ${fault.trap.kind}`
    : fault.kind === "state"
      ? `printer: ${Object.keys(fault.state).join()}`
      : fault.kind;

/** A ticket that breaks off leaves half a character, or half a command that the next connection ends with NULs, which it then has for parameters. */
const isBrokenOff = (words: string): boolean => words.startsWith("Half a Chinese character") || /\b00?\.$|symbol 0 |of 0 dots/.test(words);

/** A code that went as a picture can be read from the picture alone; of the others some are read there too. */
async function readPapers(kiosks: readonly ProofKiosk[], scans: number) {
  const strips: Strip[] = [];
  const misread: string[] = [];
  let scanned = 0;
  for (const { device, profile, printer } of kiosks) {
    for (const { id, text, qr } of printer.papers()) {
      const on = `paper ${id} of ${device}`;
      const png = profile.qr === "raster" || id <= scans ? await printer.png(id) : null;
      const read = png && (await scan(png));
      if (read) scanned += read.length;
      if (read && profile.qr === "native" && read.toSorted().join(" ") !== qr.toSorted().join(" "))
        misread.push(`${on}: ${read.join(" ")} in place of ${qr.join(" ")}`);
      const codes = (profile.qr === "raster" ? (read ?? []) : qr).filter((code) => code !== "HALLFLOW-TEST");
      strips.push({ on, numbers: numbersOn(text).filter(({ ticket }) => ticket !== "T000"), codes });
    }
  }
  return { strips, scanned, misread };
}

/** What the proof promises and did not hold. */
export function broken(proof: PrintProof): string[] {
  const { neverPrintedNorShown, unmarkedTwice, unexplained, contradictions, misread, complaints, leftStanding, hubFindings } = proof;
  const findings = { neverPrintedNorShown, unmarkedTwice, unexplained, contradictions, misread, complaints, leftStanding, hubFindings };
  return Object.entries(findings).flatMap(([name, all]) =>
    all.length === 0 ? [] : [`${name}: ${all.length}\n  ${all.slice(0, 5).join("\n  ")}`],
  );
}
