// Measures the core: calling, issuing and transferring with few and many waiting, and replaying a journal.

import { cpus } from "node:os";
import {
  type Command,
  type CounterId,
  type JournalEvent,
  evolve,
  emptyHall,
  placeOf,
  placeOfNewcomer,
  showLobby,
  showManager,
} from "@hallflow/queue-core";
import { Bench } from "tinybench";
import { Crowd, counters, crowdOf, plan } from "./core/crowd.ts";

const sizes = [100, 10_000, 100_000];
const replayed = 1_000_000;
/** What the core promises: as fast with 100,000 waiting as with 100, but for the depth of the heaps and the cache. */
const target = { callMicroseconds: 10, growth: 2, eventsPerSecond: 300_000 };

const [first] = counters as [CounterId];
const atFirst = (type: "call-next" | "start" | "finish"): Command => ({ type, counter: first });
const transfer: Command = {
  type: "transfer",
  counter: first,
  destination: { to: "lane", lane: plan.lanes[1]?.id as never, position: "kept" },
};

interface Row {
  readonly what: string;
  readonly waiting: number;
  readonly median: number;
  readonly p99: number;
}

interface Timed {
  readonly what: string;
  /** What is timed; `before` and `after` it, untimed, comes whatever leads back to the same number of waiting. */
  readonly command: (crowd: Crowd) => Command;
  readonly before: readonly Command[];
  readonly after: (crowd: Crowd) => readonly Command[];
}

function measure({ what, command, before, after }: Timed, waiting: number): Row {
  const crowd = crowdOf(waiting);
  const bench = new Bench({ iterations: 20_000, time: 0, warmupIterations: 5_000, warmupTime: 0 });
  let asked: Command;
  bench.add(what, () => crowd.ask(asked), {
    beforeEach: () => {
      for (const one of before) crowd.ask(one);
      asked = command(crowd);
    },
    afterEach: () => {
      for (const one of after(crowd)) crowd.ask(one);
    },
  });
  bench.runSync();
  const result = bench.tasks[0]?.result;
  if (!result || !("latency" in result)) throw new Error(`${what} was not measured`);
  return { what, waiting, median: result.latency.p50 * 1_000, p99: result.latency.p99 * 1_000 };
}

const [callNext, start, finish] = [atFirst("call-next"), atFirst("start"), atFirst("finish")];
const timed: readonly Timed[] = [
  { what: "call next", command: () => callNext, before: [], after: (crowd) => [start, finish, crowd.ticket()] },
  { what: "issue", command: (crowd) => crowd.ticket(), before: [], after: () => [callNext, start, finish] },
  {
    what: "transfer",
    command: () => transfer,
    before: [callNext, start],
    // Whoever was transferred would be called next, and transferred for ever: a newcomer takes their place.
    after: (crowd) => [{ type: "cancel", visit: crowd.lastTouched }, crowd.ticket()],
  },
];
const rows = timed.flatMap((one) => sizes.map((waiting) => measure(one, waiting)));

/** Days of 2,000 visits at eight counters, until there are events enough. */
function journal(): JournalEvent[] {
  const events: JournalEvent[] = [];
  const crowd = new Crowd((event) => events.push(event));
  for (let day = 0; events.length < replayed; day++) {
    crowd.open(new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
    crowd.signIn();
    crowd.fill(60);
    for (let visit = 60; visit < 2_000; visit++) {
      const counter = counters[visit % counters.length] ?? first;
      for (const type of ["call-next", "start", "finish"] as const) crowd.ask({ type, counter });
      crowd.ask(crowd.ticket());
    }
    crowd.ask({ type: "close-day" });
  }
  return events.slice(0, replayed);
}

function replayRate(): number {
  const events = journal();
  const rates = [1, 2, 3].map(() => {
    const startedAt = performance.now();
    const hall = emptyHall();
    for (const event of events) evolve(hall, event);
    return (events.length / (performance.now() - startedAt)) * 1_000;
  });
  return rates.toSorted((a, b) => a - b)[1] ?? 0;
}

/** The median of what is done at one moment after another: the line is played forward anew at each. */
function milliseconds(waiting: number, what: (crowd: Crowd, now: number) => unknown): number {
  const crowd = crowdOf(waiting);
  const bench = new Bench({ iterations: 100, time: 0, warmupIterations: 20, warmupTime: 0 });
  let now = crowd.hall.lastEventAt;
  bench.add("moments", () => what(crowd, (now += 1_000)));
  bench.runSync();
  const result = bench.tasks[0]?.result;
  return result && "latency" in result ? result.latency.p50 : Number.NaN;
}

const views = ({ hall }: Crowd, now: number) => [showManager(hall, plan, [], now), showLobby(hall, plan, now)];
const oneRange = ({ hall }: Crowd, now: number) => placeOfNewcomer(hall, plan, plan.lanes[0]?.id as never, 0, now);
const allRanges = ({ hall }: Crowd, now: number) => [...hall.visits.values()].map((visit) => placeOf(hall, plan, visit, now));

const rate = replayRate();
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}\n`);
console.log("| | waiting | median | 99 % |\n|---|--:|--:|--:|");
for (const { what, waiting, median, p99 } of rows) {
  console.log(`| ${what} | ${waiting.toLocaleString("en")} | ${median.toFixed(2)} µs | ${p99.toFixed(2)} µs |`);
}
for (const waiting of sizes) {
  console.log(`| views of manager and lobby | ${waiting.toLocaleString("en")} | ${milliseconds(waiting, views).toFixed(2)} ms | |`);
}
for (const waiting of [10, 100, 500, 10_000]) {
  console.log(
    `| the range of one who asks | ${waiting.toLocaleString("en")} | ${(1_000 * milliseconds(waiting, oneRange)).toFixed(0)} µs | |`,
  );
}
console.log(`| the ranges of all who wait | 500 | ${milliseconds(500, allRanges).toFixed(2)} ms | |`);
console.log(`| replay of ${replayed.toLocaleString("en")} events | | ${Math.round(rate).toLocaleString("en")} /s | |\n`);

const medianOf = (what: string, waiting: number) => rows.find((row) => row.what === what && row.waiting === waiting)?.median ?? Number.NaN;
const [few = 0, many = 0] = [sizes[0], sizes.at(-1)];
const misses = [
  ...timed.flatMap(({ what }) =>
    medianOf(what, many) <= target.growth * medianOf(what, few)
      ? []
      : [`${what} takes more than ${target.growth} × as long with ${many} waiting as with ${few}`],
  ),
  ...(medianOf("call next", many) <= target.callMicroseconds ? [] : [`call next takes more than ${target.callMicroseconds} µs`]),
  ...(rate >= target.eventsPerSecond ? [] : [`replay is slower than ${target.eventsPerSecond} events/s`]),
];
console.log(misses.length === 0 ? "Every target is met." : misses.join("\n"));
process.exitCode = misses.length === 0 ? 0 : 1;
