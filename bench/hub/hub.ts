// Issue-ticket and call-next over socket.io and HTTP, acknowledged after the commit: a real hub beside a bare ceiling, turn by turn in one run.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { randomTicket, seeded } from "@hallflow/hub/testing";
import { Journal } from "@hallflow/hub/durability";
import type { Answer, JournalEvent } from "@hallflow/queue-core";
import type { Socket } from "socket.io-client";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { freePort } from "../../scripts/start/free-port.ts";
import type { Sample } from "./ceiling.ts";
import { largeHall } from "./large-hall.ts";
import { type Measured, type Script, type Sender, type Server, connect, drive, overHttp, overSocket } from "./load.ts";

const levels = [
  { clients: 1, commands: 1_500 },
  { clients: 16, commands: 8_000 },
  { clients: 100, commands: 12_000 },
] as const;
const turns = 6;
const dayTickets = 50_000;
const leastOfCeiling = 0.7;
const mostOfCeilingP99 = 2;
const mostOverDay = 1.2;

const plan = largeHall();
const random = seeded(1);
/** The same as an operator's system asks for it. */
const visit: Script = () => ({ errands: [plan.services[3]?.id] });
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
  const ticket = issue(0);
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
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** What several turns came to: their median rate, and all their waiting times together. */
interface Summary {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuUs: number;
}

function summary(turns: readonly Measured[], cpuUs: number): Summary {
  const all = turns.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b);
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? NaN;
  return { perSecond: median(turns.map(({ perSecond }) => perSecond)), p50Ms: at(0.5), p99Ms: at(0.99), cpuUs: cpuUs / all.length };
}

const shown = ({ perSecond, p50Ms, p99Ms, cpuUs }: Summary) =>
  `${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50Ms.toFixed(2)}  p99 ${p99Ms.toFixed(2)} ms  ${cpuUs.toFixed(0)} µs of processor`;

function compare(what: string, hub: Summary, ceiling: Summary): void {
  const share = hub.perSecond / ceiling.perSecond;
  const slower = hub.p99Ms / ceiling.p99Ms;
  console.log(
    `${what.padEnd(30)} hub ${shown(hub)} | ceiling ${shown(ceiling)} | ${share.toFixed(2)} of its rate, ${slower.toFixed(2)} x its p99, ${(hub.cpuUs / ceiling.cpuUs).toFixed(2)} x its processor time`,
  );
  if (share < leastOfCeiling) wrong.push(`${what}: ${share.toFixed(2)} of the ceiling's rate, ${leastOfCeiling} wanted`);
  if (slower > mostOfCeilingP99) wrong.push(`${what}: ${slower.toFixed(2)} x the ceiling's p99, at most ${mostOfCeilingP99} wanted`);
}

/** Microseconds of processor time that a process has had. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
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

interface Side {
  readonly pid: number;
  readonly senders: readonly Sender[];
  readonly script: Script;
}

/** The two take turns, so that whatever else the machine does meets both. */
async function besides(what: string, commands: number, hub: Side, ceiling: Side): Promise<void> {
  const sides = [hub, ceiling].map((side) => ({ ...side, turns: [] as Measured[], cpu: 0 }));
  for (const { senders, script } of sides) await drive(senders, script, Math.ceil(commands / 10));
  for (let turn = 0; turn < turns; turn++) {
    for (const side of sides) {
      const before = cpuOf(side.pid);
      side.turns.push(await drive(side.senders, side.script, Math.ceil(commands / turns)));
      side.cpu += cpuOf(side.pid) - before;
    }
  }
  const [ours, theirs] = sides.map(({ turns, cpu }) => summary(turns, cpu));
  if (ours && theirs) compare(what, ours, theirs);
}

/** Each level on a hall of its own, so that none finds the customers of another waiting. */
async function levelBeside(samples: Record<string, Sample>, { clients, commands }: (typeof levels)[number]): Promise<void> {
  const hub = await startHub();
  const bare = await startCeiling(folder(), samples);
  const ceiling: Server = { url: bare.url, auth: () => ({}) };
  const open: Socket[] = [];
  const side = async (server: Server, pid: number, script: Script): Promise<Side> => {
    const sockets = await connect(server, clients);
    open.push(...sockets);
    return { pid, script, senders: sockets.map(overSocket) };
  };
  const close = () => open.splice(0).forEach((socket) => socket.close());
  const barePid = bare.process.pid ?? 0;
  try {
    // Somebody sits at the counters, or a ticket would have no wait to tell.
    await signIn(hub, clients);
    await besides(
      `issue, ${clients} clients`,
      commands,
      await side(serverOf(hub, "kiosk"), hub.pid, issue),
      await side(ceiling, barePid, issue),
    );
    close();
    await besides(
      `call and serve, ${clients} clients`,
      commands,
      await side(serverOf(hub, "teller"), hub.pid, serve()),
      await side(ceiling, barePid, serve()),
    );
    close();
    const http = (url: string, pid: number): Side => ({
      pid,
      script: visit,
      senders: Array.from({ length: clients }, () => overHttp(url, hub.tokens().system)),
    });
    await besides(`issue over HTTP, ${clients} clients`, commands / 2, http(hub.url, hub.pid), http(bare.url, barePid));
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
  const senders = sockets.map(overSocket);
  await drive(senders, issue, 2_000);
  const parts: Summary[] = [];
  for (let issued = 2_000; issued < dayTickets; issued += 6_000) {
    const before = cpuOf(hub.pid);
    const measured = await drive(senders, issue, 6_000);
    parts.push(summary([measured], cpuOf(hub.pid) - before));
  }
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) throw new Error("nothing was measured");
  const slower = last.cpuUs / first.cpuUs;
  console.log(`the day: first ${shown(first)} | last of ${dayTickets} ${shown(last)} | ${slower.toFixed(2)} x the processor time`);
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
