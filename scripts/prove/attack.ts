// Attacks a real hub while honest devices work, and compares what they wait with what they waited before.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  const folder = mkdtempSync(join(tmpdir(), "hallflow-attack-"));
  const hub = new RealHub(folder, await freePort());
  try {
    await hub.start();
    const { pid } = hub;
    const tokens = hub.tokens();
    const honest = honestHall(hub.url, tokens, demoPlan(), order.seed);
    await honest.work(2);
    const quiet = await honest.work(order.seconds * quietShare);
    const attacking = startAttack({ ...order, url: hub.url, token: tokens.lobby });
    const attacked = await honest.work(order.seconds);
    const report = await attacking;
    const isWell = await fetch(`${hub.url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    const hasCrashed = !isWell || hub.pid !== pid;
    honest.close();
    await hub.stop();
    const { findings } = verifyJournal(join(folder, "hall.sqlite"));
    const [quietP99Ms, attackedP99Ms] = [quantile(quiet.tookMs, 0.99), quantile(attacked.tookMs, 0.99)];
    return {
      ...report,
      quietP99Ms,
      attackedP99Ms,
      ratio: attackedP99Ms / quietP99Ms,
      honestCommands: quiet.tookMs.length + attacked.tookMs.length,
      honestFailed: quiet.failed + attacked.failed,
      hasCrashed,
      findings: [...findings.map(({ words }) => words.en), ...eventsOfStrangers(join(folder, "hall.sqlite"))],
    };
  } finally {
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
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
