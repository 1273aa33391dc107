// A hub in a process whose own opens, writes or syncs fail: started, used, backed up and stopped, again and again, and held against its journal.

import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Journal, JournalError, listBackups, verifyJournal } from "@hallflow/hub/durability";
import { type TrialHub, demoPlan, startTrialHub } from "@hallflow/hub/testing";
import { OwnFaults } from "./own-faults.ts";

export interface DiskLife {
  readonly counts: {
    started: number;
    notStarted: number;
    acknowledged: number;
    unavailable: number;
    backups: number;
    noBackup: number;
    kept: number;
    notKept: number;
  };
  readonly wrong: string[];
}

const ticketsPerLife = 12;
const ticket = { errands: ["print-invoice"] };

const [, , folder = "", point = "", rounds = "1"] = process.argv;
const plan = demoPlan();
const start = () => startTrialHub({ folder, plan });
const life: DiskLife = {
  counts: { started: 0, notStarted: 0, acknowledged: 0, unavailable: 0, backups: 0, noBackup: 0, kept: 0, notKept: 0 },
  wrong: [],
};
const acknowledged = new Set<string>();

async function live(hub: TrialHub): Promise<void> {
  const { counts } = life;
  for (let at = 0; at < ticketsPerLife; at++) {
    const { status, body } = await hub.call("system", "POST", "/api/v1/visits", ticket, { "idempotency-key": randomUUID() });
    const answer = body as { id: string; ticket: string };
    if (status === 201) acknowledged.add(`${answer.id} ${answer.ticket}`);
    else if (status !== 503) life.wrong.push(`a ticket was answered with ${status}: ${JSON.stringify(answer)}`);
    if (status === 201) counts.acknowledged++;
    if (status === 503) counts.unavailable++;
  }
  counts[hub.inside.people.keep("phone", `1540000${String(1_000 + counts.acknowledged)}`) === undefined ? "notKept" : "kept"]++;
  const before = hub.inside.backups.ageMs();
  await hub.inside.backups.take();
  counts[hub.inside.backups.ageMs() === before ? "noBackup" : "backups"]++;
}

/** After the faults: the journal is whole, has all that was acknowledged, and every backup that has its name is whole too. */
function look(): void {
  const verified = [join(folder, "hall.sqlite"), ...listBackups(join(folder, "backups")).map(({ file }) => file)];
  for (const file of verified)
    for (const { sequence, words } of verifyJournal(file).findings) life.wrong.push(`${file}, ${sequence ?? "file"}: ${words.en}`);
  const journal = new Journal(folder);
  const issued = new Set(
    [...journal.events()].flatMap((event) => (event.type === "ticket-issued" ? [`${event.visit} ${event.ticket}`] : [])),
  );
  journal.close();
  for (const told of acknowledged) if (!issued.has(told)) life.wrong.push(`${told} was acknowledged and is not in the journal`);
  for (const name of readdirSync(folder)) if (name.endsWith(".part")) life.wrong.push(`${name} was left behind`);
}

const faults = new OwnFaults(process.env);
// Everything has run once before anything fails: what is loaded later than it is needed is loaded by now.
const first = await start();
await live(first);
await first.halt();
for (let round = 0; round < Number(rounds); round++) {
  let hub: TrialHub | null = null;
  faults.begin(point, 0.04 * (1 + (round % 8)));
  try {
    hub = await start();
    life.counts.started++;
    await live(hub);
  } catch (error) {
    if (hub) throw error;
    life.counts.notStarted++;
    if (error instanceof JournalError && !error.mayPass) life.wrong.push(`a start was given up for good: ${error.message}`);
  } finally {
    faults.end(point);
    await hub?.halt();
  }
  look();
}
console.log(JSON.stringify(life));
process.exit(0);
