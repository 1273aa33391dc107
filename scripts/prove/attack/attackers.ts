// Everybody who means the hub ill, at once: fuzzers with and without a way in, readers that do not read, and one who speaks very slowly.

import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type Random, fuzzedFrame, fuzzedRequest } from "./fuzz.ts";
import { type RawSocket, openRaw } from "./raw-socket.ts";
import { seeded } from "@hallflow/hub/testing";

export interface AttackOrder {
  readonly url: string;
  /** A token that opens the lobby's view: the worst attacker is one who has been let in. */
  readonly token: string;
  readonly seed: number;
  /** Frames and requests altogether, spread over the time. */
  readonly messages: number;
  readonly seconds: number;
  readonly stalledReaders: number;
  readonly slowConnections: number;
}

export interface AttackReport {
  frames: number;
  requests: number;
  stalledReaders: number;
  /** Of the slow connections, how many the hub held at once at most, and how many it closed. */
  slowOpened: number;
  slowClosed: number;
}

/** Frames before a fuzzer comes by a new connection; the hub mostly closes the old one long before. */
const framesPerConnection = 40;
const tickMs = 20;
/** Addresses of this machine that are not the hall's own machine to the hub. */
const addressOf = (number: number): string => `127.0.0.${10 + (number % 200)}`;
const slowAddress = "127.0.0.2";

export async function attack(order: AttackOrder): Promise<AttackReport> {
  const report: AttackReport = { frames: 0, requests: 0, stalledReaders: 0, slowOpened: 0, slowClosed: 0 };
  const over = new AbortController();
  const stalled = Array.from({ length: order.stalledReaders }, (_, number) => stall(order, number, report, over.signal));
  const slow = Array.from({ length: order.slowConnections }, () => speakSlowly(order, report, over.signal));
  await fuzz(order, report);
  over.abort();
  await Promise.all([...stalled, ...slow]);
  return report;
}

/** Keeps to its pace whatever comes back: half frames to those who let it in and those who did not, half requests. */
async function fuzz(order: AttackOrder, report: AttackReport): Promise<void> {
  const random = seeded(order.seed);
  const startedAt = performance.now();
  const fuzzers = [await newFuzzer(order, 0, true), await newFuzzer(order, 1, false)];
  for (let sent = 0; sent < order.messages;) {
    const due = Math.min(order.messages, Math.ceil((order.messages * (performance.now() - startedAt)) / (order.seconds * 1_000)));
    for (; sent < due; sent++) {
      if (random() < 0.5) {
        request(order, random, sent);
        report.requests++;
        continue;
      }
      const index = sent % 2;
      const fuzzer = fuzzers[index] as Fuzzer;
      if (fuzzer.left-- <= 0 || !fuzzer.raw.isOpen()) {
        fuzzer.raw.close();
        fuzzers[index] = await newFuzzer(order, sent, index === 0);
      }
      (fuzzers[index] as Fuzzer).raw.sendBytes(fuzzedFrame(random));
      report.frames++;
    }
    await delay(tickMs);
  }
  for (const { raw } of fuzzers) raw.close();
}

interface Fuzzer {
  readonly raw: RawSocket;
  left: number;
}

async function newFuzzer({ url, token }: AttackOrder, number: number, isLetIn: boolean): Promise<Fuzzer> {
  const raw = await openRaw(url, addressOf(number));
  raw.socket.resume();
  if (isLetIn) raw.send(greeting(token, `attack-${number}`));
  return { raw, left: framesPerConnection };
}

const greeting = (token: string, device: string): string =>
  `40${JSON.stringify({ protocol: 1, token, view: "lobby", device: device.slice(0, 40) })}`;

function request({ url }: AttackOrder, random: Random, number: number): void {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), localAddress: addressOf(number) }, () =>
    socket.end(fuzzedRequest(random, host)),
  );
  socket.on("error", () => undefined);
  socket.resume();
  setTimeout(() => socket.destroy(), 2_000).unref();
}

/** Is let in, answers the heartbeat without having read it, and never reads another byte. Comes back whenever it is dropped. */
async function stall(order: AttackOrder, number: number, report: AttackReport, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const raw = await openRaw(order.url, addressOf(100 + number));
    raw.send(greeting(order.token, `stalled-${number}`));
    await delay(200);
    raw.socket.pause();
    report.stalledReaders++;
    while (raw.isOpen() && !over.aborted) {
      raw.send("3");
      await delay(500);
    }
    raw.close();
  }
}

/** Sends a header a letter a second, for as long as the hub has patience. */
async function speakSlowly({ url }: AttackOrder, report: AttackReport, over: AbortSignal): Promise<void> {
  const { hostname, port } = new URL(url);
  while (!over.aborted) {
    const socket = connect({ host: hostname, port: Number(port), localAddress: slowAddress });
    socket.on("error", () => undefined);
    socket.on("close", () => void report.slowClosed++);
    socket.on("connect", () => {
      report.slowOpened++;
      socket.write("GET / HTTP/1.1\r\nX-Slow: ");
    });
    socket.resume();
    do {
      await delay(1_000);
      if (!socket.destroyed) socket.write("z");
    } while (!socket.destroyed && !over.aborted);
    socket.destroy();
  }
}
