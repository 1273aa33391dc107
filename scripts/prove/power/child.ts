// A hall whose every write is recorded from outside: the real commander and journal, and a file that says what was acknowledged when.

import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Commander, Journal, SqliteDatabase } from "@hallflow/hub/parts";
import { demoPlan, randomTicket, seeded } from "@hallflow/hub/testing";
import type { Command, CounterId, OperationId, StaffId } from "@hallflow/queue-core";

const [folder = "", seed = "1", rounds = "200", synchronous = "full"] = process.argv.slice(2);
if (synchronous === "normal") syncLess();
const random = seeded(Number(seed));
const plan = demoPlan();
const journal = new Journal(folder);
let now = Date.UTC(2026, 10, 23, 1);
const commander = new Commander({
  journal,
  now: () => now,
  committed: () => undefined,
  commitSeconds: () => undefined,
  storing: (trouble) => {
    if (trouble) throw trouble;
  },
});
const acknowledged = openSync(join(folder, "acknowledged"), "w");

async function ask(command: Command): Promise<void> {
  const operation = crypto.randomUUID() as OperationId;
  const answer = await commander.submit({ command, actor: "power", operation, fingerprint: "" });
  writeSync(acknowledged, `${JSON.stringify({ operation, answer })}\n`);
}

await ask({ type: "publish-plan", plan });
await ask({ type: "open-day", day: "2026-11-23", dayStartAt: now, ticketsStopAt: null, closesAt: null });
const counter = "1" as CounterId;
await ask({ type: "sign-in", counter, staff: "li" as StaffId });
const teller: Command[] = [
  { type: "call-next", counter },
  { type: "start", counter },
  { type: "finish", counter },
];
for (let round = 0; round < Number(rounds); round++) {
  now += 1_000;
  const tickets = Array.from({ length: Math.floor(random() * 4) }, () => randomTicket(plan, random));
  await Promise.all([...tickets, teller[round % 3] as Command].map(ask));
}
closeSync(acknowledged);
// The journal is not closed: a power cut asks nobody.
process.kill(process.pid, "SIGKILL");

/** Opens journals as if durability did not matter: the proof must find what that costs. */
function syncLess(): void {
  const prototype = SqliteDatabase.prototype as { pragma(words: string, options?: object): unknown };
  const pragma = Reflect.get(prototype, "pragma");
  prototype.pragma = function (words, options) {
    if (words === "synchronous") return 2;
    return pragma.call(this, words === "synchronous = FULL" ? "synchronous = NORMAL" : words, options);
  };
}
