// Measures the lab: a day of 2,000 visits played again, and 200 days as a tuning run plays them, in a thread, with progress.

import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { dayTimesOf } from "@hallflow/hub";
import { readHallFile } from "@hallflow/hub/hall-file";
import { runInThread } from "@hallflow/hub/lab";
import { generateDay, playWholeDay, recordDay, seeded } from "@hallflow/queue-core/lab";
import { table, writeSection } from "./report/section.ts";

const promised = { visits: 2_000, daySeconds: 1, days: 200 };
const write = process.argv.includes("--write");

const read = readHallFile(join(resolve(import.meta.dirname, ".."), "halls/demo/hall.yaml"));
if ("mistakes" in read) throw new Error("the demo hall has mistakes");
// Counters enough for so many: three of each of the demo hall's.
const plan = {
  ...read.plan,
  counters: [0, 1, 2].flatMap((nth) =>
    read.plan.counters.map((counter) => ({ ...counter, id: `${nth}${counter.id}` as typeof counter.id })),
  ),
};
const { day, dayStartAt, hours } = dayTimesOf(plan, "2026-11-23");
if (!hours) throw new Error("the demo hall is closed on Mondays");
const size = { day, dayStartAt, ...hours, customers: promised.visits };

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
function timed<T>(work: () => T): [T, number] {
  const startedAt = performance.now();
  const result = work();
  return [result, performance.now() - startedAt];
}

const played: number[] = [];
const recorded: number[] = [];
let events = 0;
for (let seed = 1; seed <= 11; seed++) {
  const generated = generateDay(plan, size, seeded(seed));
  const [first] = timed(() => playWholeDay(generated));
  const [again, recordMs] = timed(() => recordDay({ plan, revision: 1 }, first.events));
  const [second, playMs] = timed(() => playWholeDay(again));
  if (second.events.length !== first.events.length) throw new Error("a day played again is another day");
  played.push(playMs);
  recorded.push(recordMs);
  events = first.events.length;
}

/** One candidate of a tuning run: 200 days under one dispatch. The thread is stopped when it goes on to the next. */
async function trialOf200Days(): Promise<{ seconds: number; reports: number }> {
  const abort = new AbortController();
  const begun = { at: 0, reports: 0, endedAt: 0 };
  const running = runInThread(
    { kind: "tuning", plan, size, days: promised.days, seed: 1 },
    {
      signal: abort.signal,
      onProgress: ({ tried = 1, days = 0, of = 0 }) => {
        if (begun.at === 0) begun.at = performance.now();
        if (tried > 1) return abort.abort(new Error("one trial is enough"));
        begun.reports++;
        begun.endedAt = performance.now();
        if (process.stderr.isTTY) process.stderr.write(`\r${days}/${of}`);
      },
    },
  );
  await running.catch((error: unknown) => {
    if (error !== abort.signal.reason) throw error;
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  return { seconds: (begun.endedAt - begun.at) / 1_000, reports: begun.reports };
}

const trial = await trialOf200Days();
const number = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : 0 });
const text = `
Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}; ${plan.counters.length} counters, a day of ${number(promised.visits)} customers and ${number(events)} events; medians of ${played.length} days.

${table([
  ["", "time", "promised"],
  [`a day of ${number(promised.visits)} customers taken apart from its journal`, `${number(median(recorded))} ms`, "—"],
  [`the same day played again`, `${number(median(played))} ms`, `${number(promised.daySeconds * 1_000)} ms`],
  [`${promised.days} such days in a thread, one candidate of a tuning run`, `${number(trial.seconds)} s`, "—"],
  [`progress told on the way`, `${trial.reports} times`, "—"],
])}
`;
console.log(text);
if (write) writeSection("performance.md", "lab", text);
const kept = median(played) <= promised.daySeconds * 1_000 && trial.reports === promised.days;
console.log(kept ? "Every target is met." : "The lab is slower than promised, or does not tell how far it has come.");
process.exitCode = kept ? 0 : 1;
