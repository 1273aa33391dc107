// Attacks a real hub while honest devices work, and compares what they wait with what they waited before.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { actorsIn, verifyJournal } from "@hallflow/hub/durability";
import { demoPlan } from "@hallflow/hub/testing";
import { freePort } from "../start/free-port.ts";
import type { AttackOrder, AttackReport } from "./attack/attackers.ts";
import { honestHall } from "./attack/honest.ts";
import { RealHub } from "./real-hub.ts";

export interface AttackProof extends AttackReport {
  readonly quietP99Ms: number;
  readonly attackedP99Ms: number;
  readonly ratio: number;
  /** Of the hub's process, looked at once a second. */
  readonly largestRssMb: {
    readonly quiet: number;
    readonly attacked: number;
    /** Of another hub, after as long a day that nobody attacked. */
    readonly neverAttacked: number;
  };
  readonly honestCommands: number;
  readonly honestFailed: number;
  readonly hasCrashed: boolean;
  /** Events that an attacker brought about, and whatever else is wrong with the journal. */
  readonly findings: readonly string[];
}

/** Honest devices warm up, then work undisturbed for this share of the attack's time. */
const quietShare = 0.3;

const quantile = (values: readonly number[], q: number): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? NaN;

export async function proveAttack(order: Omit<AttackOrder, "url" | "token">): Promise<AttackProof> {
  // The same honest day for as long and with nobody attacking: what it takes of memory by itself, for every ticket is kept.
  const calmRssMb = await onHub(async (hub) => {
    const honest = honestHall(hub.url, hub.tokens(), demoPlan(), order.seed);
    await honest.work(2 + order.seconds * quietShare);
    const [, rssMb] = await watched(hub.url, honest.work(order.seconds));
    honest.close();
    return rssMb;
  });
  return onHub((hub) => attackHub(hub, order, calmRssMb));
}

async function attackHub(hub: RealHub, order: Omit<AttackOrder, "url" | "token">, calmRssMb: number): Promise<AttackProof> {
  const { pid } = hub;
  const tokens = hub.tokens();
  const honest = honestHall(hub.url, tokens, demoPlan(), order.seed);
  await honest.work(2);
  const [quiet, quietRssMb] = await watched(hub.url, honest.work(order.seconds * quietShare));
  const attacking = startAttack({ ...order, url: hub.url, token: tokens.lobby });
  const [[attacked, report], attackedRssMb] = await watched(hub.url, Promise.all([honest.work(order.seconds), attacking]));
  const isWell = await fetch(`${hub.url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
  const hasCrashed = !isWell || hub.pid !== pid;
  honest.close();
  await hub.stop();
  const journal = join(hub.folder, "hall.sqlite");
  const { findings } = verifyJournal(journal);
  const [quietP99Ms, attackedP99Ms] = [quantile(quiet.tookMs, 0.99), quantile(attacked.tookMs, 0.99)];
  return {
    ...report,
    quietP99Ms,
    attackedP99Ms,
    ratio: attackedP99Ms / quietP99Ms,
    largestRssMb: { quiet: quietRssMb, attacked: attackedRssMb, neverAttacked: calmRssMb },
    honestCommands: quiet.tookMs.length + attacked.tookMs.length,
    honestFailed: quiet.failed + attacked.failed,
    hasCrashed,
    findings: [...findings.map(({ words }) => words.en), ...eventsOfStrangers(journal)],
  };
}

async function onHub<T>(work: (hub: RealHub) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "hallflow-attack-"));
  const hub = new RealHub(folder, await freePort());
  try {
    await hub.start();
    return await work(hub);
  } finally {
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What comes of some work, and the most memory that the hub had meanwhile. */
async function watched<T>(url: string, work: Promise<T>): Promise<[T, number]> {
  let largestBytes = 0;
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      // A hub that does not answer is found out elsewhere.
      const metrics = await fetch(`${url}/metrics`).then(
        (response) => response.text(),
        () => "",
      );
      largestBytes = Math.max(largestBytes, Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1] ?? 0));
      await delay(1_000);
    }
  })();
  try {
    const result = await work;
    return [result, Math.round(largestBytes / 1_000_000)];
  } finally {
    over.abort();
    await watching;
  }
}

async function startAttack(order: AttackOrder): Promise<AttackReport> {
  const program = join(import.meta.dirname, "attack", "attacker.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(order)]);
  return JSON.parse(stdout) as AttackReport;
}

/** Of the journal's events each is the hub's own or an honest device's. */
const eventsOfStrangers = (file: string): string[] =>
  [...actorsIn(file)]
    .filter(([actor]) => !/^(hub|kiosk:honest-\d+|teller:honest-teller)$/.test(actor))
    .map(([actor, events]) => `${events} events are of ${actor}`);
