// Issue-ticket and call-next over socket.io, acknowledged after the commit: a real hub beside a bare ceiling in the same run.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { randomTicket, seeded } from "@hallflow/hub/testing";
import { Journal } from "@hallflow/hub/durability";
import type { Answer, JournalEvent } from "@hallflow/queue-core";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { freePort } from "../../scripts/start/free-port.ts";
import type { Sample } from "./ceiling.ts";
import { largeHall } from "./large-hall.ts";
import { type Measured, type Script, type Server, connect, drive } from "./load.ts";

const levels = [
  { clients: 1, commands: 1_500 },
  { clients: 16, commands: 8_000 },
  { clients: 100, commands: 12_000 },
] as const;
const dayTickets = 50_000;
const leastOfCeiling = 0.7;
const mostOfCeilingP99 = 2;
const mostOverDay = 1.2;

const plan = largeHall();
const random = seeded(1);
const issue: Script = () => ({ ...randomTicket(plan, random), errands: [plan.services[3]?.id] });

/** A teller's round: call, start, finish. */
function serve(): Script {
  const next = new Map<number, "call-next" | "start" | "finish">();
  const after = { "call-next": "start", start: "finish", finish: "call-next" } as const;
  return (client) => {
    const type = next.get(client) ?? "call-next";
    next.set(client, after[type]);
    return { type, counter: String(client + 1) };
  };
}

async function startCeiling(folder: string, samples: Record<string, Sample>): Promise<{ url: string; process: ChildProcess }> {
  const child = fork(join(import.meta.dirname, "ceiling.ts"), [folder, JSON.stringify(samples)]);
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { url: `http://127.0.0.1:${port}`, process: child };
}

/** Plays one of each command in a hub, to learn what it stores and answers. */
async function sample(hub: RealHub): Promise<Record<string, Sample>> {
  const [socket] = await connect(serverOf(hub, "manager"), 1);
  if (!socket) throw new Error("no client");
  const samples: Record<string, Sample> = {};
  const counter = "1";
  const ticket = issue(0, null);
  await socket.emitWithAck("command", { operation: crypto.randomUUID(), command: { type: "sign-in", counter, staff: "a" } });
  for (const command of [ticket, { type: "call-next", counter }, { type: "start", counter }, { type: "finish", counter }] as {
    type: string;
  }[]) {
    samples[command.type] = {
      events: [],
      answer: (await socket.emitWithAck("command", { operation: crypto.randomUUID(), command })) as Answer,
    };
  }
  socket.close();
  await hub.stop();
  const journal = new Journal(hub.folder);
  const events = [...journal.events()];
  journal.close();
  const of = (...types: string[]) => types.flatMap((type): JournalEvent[] => events.filter((event) => event.type === type).slice(0, 1));
  const stored: Record<string, JournalEvent[]> = {
    "take-ticket": of("ticket-issued"),
    "call-next": of("visit-called"),
    start: of("errand-started"),
    finish: of("errand-finished", "visit-ended"),
  };
  return Object.fromEntries(Object.entries(samples).map(([type, { answer }]) => [type, { answer, events: stored[type] ?? [] }]));
}

const serverOf = (hub: RealHub, view: "kiosk" | "teller" | "manager"): Server => ({
  url: hub.url,
  auth: (client) => ({
    protocol: 1,
    token: hub.tokens()[view],
    view,
    device: `bench-${client}`,
    ...(view === "teller" ? { counter: String(client + 1) } : {}),
  }),
});

const wrong: string[] = [];
const shown = ({ perSecond, p50Ms, p99Ms }: Measured) =>
  `${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50Ms.toFixed(2).padStart(6)} ms  p99 ${p99Ms.toFixed(2).padStart(6)} ms`;

function compare(what: string, hub: Measured, ceiling: Measured): void {
  const share = hub.perSecond / ceiling.perSecond;
  const slower = hub.p99Ms / ceiling.p99Ms;
  console.log(
    `${what.padEnd(28)} hub ${shown(hub)} | ceiling ${shown(ceiling)} | ${share.toFixed(2)} of its rate, ${slower.toFixed(2)} x its p99`,
  );
  if (share < leastOfCeiling) wrong.push(`${what}: ${share.toFixed(2)} of the ceiling's rate, ${leastOfCeiling} wanted`);
  if (slower > mostOfCeilingP99) wrong.push(`${what}: ${slower.toFixed(2)} x the ceiling's p99, at most ${mostOfCeilingP99} wanted`);
}

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "hallflow-bench-"));
  folders.push(made);
  return made;
}

async function startHub(): Promise<RealHub> {
  const data = folder();
  const config = join(data, "hall.yaml");
  writeFileSync(config, JSON.stringify(plan));
  const hub = new RealHub(data, await freePort(), { HALL_CONFIG: config, HALL_BACKUP_MINUTES: "0" });
  await hub.start();
  return hub;
}

/** Each level on a hall of its own, so that none finds the customers of another waiting. */
async function levelBeside(samples: Record<string, Sample>, { clients, commands }: (typeof levels)[number]): Promise<void> {
  const hub = await startHub();
  const bare = await startCeiling(folder(), samples);
  const ceiling: Server = { url: bare.url, auth: () => ({}) };
  const measure = async (server: Server, script: Script): Promise<Measured> => {
    const sockets = await connect(server, clients);
    await drive(sockets, script, Math.ceil(commands / 10));
    const measured = await drive(sockets, script, commands);
    for (const socket of sockets) socket.close();
    return measured;
  };
  try {
    compare(`issue, ${clients} clients`, await measure(serverOf(hub, "kiosk"), issue), await measure(ceiling, issue));
    await signIn(hub, clients);
    const [called, stored] = [serve(), serve()];
    compare(`call and serve, ${clients} clients`, await measure(serverOf(hub, "teller"), called), await measure(ceiling, stored));
  } finally {
    bare.process.disconnect();
    await hub.kill();
  }
}

async function signIn(hub: RealHub, clients: number): Promise<void> {
  const sockets = await connect(serverOf(hub, "teller"), clients);
  await Promise.all(
    sockets.map((socket, client) =>
      socket.emitWithAck("command", {
        operation: crypto.randomUUID(),
        command: { type: "sign-in", counter: String(client + 1), staff: `s${client}` },
      }),
    ),
  );
  for (const socket of sockets) socket.close();
}

/** A hub that cannot keep up loses its clients: that is a result, and the other measurements go on. */
async function attempt(what: string, measure: () => Promise<void>): Promise<void> {
  try {
    await measure();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`${what}: ${reason}`);
    wrong.push(`${what}: ${reason}`);
  }
}

/** A day on which nobody is called: what it costs to issue must not grow with who waits. */
async function wholeDay(): Promise<void> {
  const hub = await startHub();
  const sockets = await connect(serverOf(hub, "kiosk"), 16);
  await drive(sockets, issue, 2_000);
  const parts: Measured[] = [];
  for (let issued = 2_000; issued < dayTickets; issued += 6_000) parts.push(await drive(sockets, issue, 6_000));
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) throw new Error("nothing was measured");
  const slower = first.perSecond / last.perSecond;
  console.log(`the day: first ${shown(first)} | last of ${dayTickets} ${shown(last)} | ${slower.toFixed(2)} x slower`);
  if (slower > mostOverDay) wrong.push(`the ${dayTickets}th ticket costs ${slower.toFixed(2)} x the first, at most ${mostOverDay} wanted`);
  for (const socket of sockets) socket.close();
  await hub.kill();
}

console.log(
  `load of the machine before: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`,
);
try {
  const samples = await sample(await startHub());
  for (const level of levels) await attempt(`${level.clients} clients`, () => levelBeside(samples, level));
  await attempt("the day", wholeDay);
} finally {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
}
for (const words of wrong) console.error(words);
if (wrong.length > 0) process.exitCode = 1;
