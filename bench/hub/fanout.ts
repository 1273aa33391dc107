// From a teller's call to the last of 500 lobby displays, with 100 counters connected: a real hub beside a bare socket.io fan-out.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { randomTicket, seeded } from "@hallflow/hub/testing";
import type { CounterId, HallPlan, Push } from "@hallflow/queue-core";
import type { Socket } from "socket.io-client";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { freePort } from "../../scripts/start/free-port.ts";
import { largeHall } from "./large-hall.ts";
import { type Server, connect } from "./load.ts";

const displays = 500;
const calls = Number(process.argv[2] ?? 150);
const mostOfBare = 2;

const plan: HallPlan = largeHall();
const random = seeded(1);
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

interface Spread {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const spread = (times: readonly number[]): Spread => {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50Ms: at(sorted, 0.5), p99Ms: at(sorted, 0.99) };
};

/** Resolves when every display has got a push that `shows` accepts; answers the last one's instant. */
function lastOf(sockets: readonly Socket[], shows: (push: Push) => boolean): Promise<number> {
  return new Promise((resolve) => {
    let left = sockets.length;
    for (const socket of sockets) {
      const listener = (push: Push) => {
        if (!shows(push)) return;
        socket.off("push", listener);
        if (--left === 0) resolve(performance.now());
      };
      socket.on("push", listener);
    }
  });
}

const serverOf = (hub: RealHub, view: "kiosk" | "teller" | "lobby"): Server => ({
  url: hub.url,
  auth: (client) => ({
    protocol: 1,
    token: hub.tokens()[view],
    view,
    device: `bench-${view}-${client}`,
    ...(view === "teller" ? { counter: String(client + 1) } : {}),
  }),
});

const ask = (socket: Socket | undefined, command: object) =>
  socket?.emitWithAck("command", { operation: crypto.randomUUID(), command }) as Promise<{
    kind: string;
    result?: { visit?: { ticket: string } };
  }>;

const folder = mkdtempSync(join(tmpdir(), "hallflow-fanout-"));
const config = join(folder, "hall.yaml");
writeFileSync(config, JSON.stringify(plan));
const hub = new RealHub(join(folder, "data"), await freePort(), { HALL_CONFIG: config, HALL_BACKUP_MINUTES: "0" });
let bare: ChildProcess | null = null;
try {
  await hub.start();
  const tellers = await connect(serverOf(hub, "teller"), plan.counters.length);
  const lobbies = await connect(serverOf(hub, "lobby"), displays);
  const [kiosk] = await connect(serverOf(hub, "kiosk"), 1);
  await Promise.all(tellers.map((teller, index) => ask(teller, { type: "sign-in", counter: String(index + 1), staff: `s${index}` })));
  for (let issued = 0; issued < calls; issued++) await ask(kiosk, randomTicket(plan, random));
  await delay(500);
  let payload: Push | null = null;
  lobbies[0]?.on("push", (push: Push) => (payload = push));

  bare = fork(join(import.meta.dirname, "bare-fanout.ts"), []);
  const [{ port }] = (await once(bare, "message")) as [{ port: number }];
  const url = `http://127.0.0.1:${port}`;
  const bareCounters = await connect({ url, auth: () => ({ view: "teller" }) }, plan.counters.length);
  const bareLobbies = await connect({ url, auth: () => ({ view: "lobby" }) }, displays);

  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let call = 0; call < calls; call++) {
    const counter = String((call % plan.counters.length) + 1) as CounterId;
    const teller = tellers[call % plan.counters.length];
    // The hall goes on meanwhile: somebody takes a ticket shortly before.
    await ask(kiosk, randomTicket(plan, random));
    await delay(200 * random());
    const startedAt = performance.now();
    const shown = lastOf(lobbies, ({ view }) => view.role === "lobby" && view.current.some((summons) => summons.counter === counter));
    const answer = await ask(teller, { type: "call-next", counter });
    if (answer.kind !== "done") throw new Error(`call-next was answered ${JSON.stringify(answer)}`);
    ours.push((await shown) - startedAt);
    await ask(teller, { type: "start", counter });
    // Further errands go on at the same counter.
    for (let answered = "done"; answered === "done";) answered = (await ask(teller, { type: "finish", counter })).kind;
    await delay(100);
    // The same bytes to the same number of sockets, from a server that does nothing else.
    const bareStartedAt = performance.now();
    const got = lastOf(bareLobbies, () => true);
    bareCounters[0]?.emit("call", payload);
    theirs.push((await got) - bareStartedAt);
    await delay(50);
  }
  const [mine, floor] = [spread(ours), spread(theirs)];
  const ratio = mine.p99Ms / floor.p99Ms;
  const words = ({ p50Ms, p99Ms }: Spread) => `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;
  console.log(
    `${calls} calls to the last of ${displays} displays, ${plan.counters.length} counters connected, payload ${JSON.stringify(payload).length} bytes`,
  );
  console.log(
    `hub: ${words(mine)} | bare fan-out: ${words(floor)} | p99 ${ratio.toFixed(2)} x, p50 ${(mine.p50Ms / floor.p50Ms).toFixed(2)} x`,
  );
  if (ratio > mostOfBare) {
    console.error(`the p99 is ${ratio.toFixed(2)} x that of a bare fan-out, at most ${mostOfBare} wanted`);
    process.exitCode = 1;
  }
  for (const socket of [...tellers, ...lobbies, ...bareCounters, ...bareLobbies]) socket.close();
} finally {
  bare?.disconnect();
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
}
