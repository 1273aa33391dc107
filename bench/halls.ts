// Three halls under every policy: how long each lane waits against its promise, with the same customers for all.

import type { HallPlan, LaneId } from "@hallflow/queue-core";
import {
  type ModelHall,
  type QueueCustomer,
  type Score,
  dueMinutes,
  modelDay,
  modelHalls,
  planOfModel,
  reservedShare,
  scoreOf,
  seeded,
  tune,
} from "@hallflow/queue-core/lab";
import { Command, InvalidArgumentError } from "commander";
import { barChart } from "./report/bars.ts";
import { table, writePicture, writeSection } from "./report/section.ts";

type Dispatch = HallPlan["dispatch"];

interface Options {
  readonly days: number;
  readonly seed: number;
  readonly match: number;
  readonly write: boolean;
}

const [vip, experience, basic] = ["vip", "experience", "basic"] as [LaneId, LaneId, LaneId];
const weights = { [vip]: 3, [experience]: 2, [basic]: 2 };
const policies: Readonly<Record<string, Dispatch>> = {
  "target-wait (default)": { policy: "target-wait" },
  "accumulating-priority": { policy: "accumulating-priority" },
  strict: { policy: "strict" },
  "ratio 3:2:2": { policy: "ratio", lanes: [vip, experience, basic].map((lane) => ({ lane, weight: weights[lane] ?? 1 })) },
  "waiting-credit 10:5:0": {
    policy: "waiting-credit",
    lanes: [
      { lane: vip, creditMinutes: 10 },
      { lane: experience, creditMinutes: 5 },
    ],
  },
  "first-come": { policy: "first-come" },
};

/** Days one after another from one stream of chance, so that no two of them are alike. */
function daysOf(hall: ModelHall, seed: number, count: number): QueueCustomer[][] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => modelDay(hall, random));
}

const score = (hall: ModelHall, dispatch: Dispatch, days: readonly QueueCustomer[][]): Score => scoreOf(planOfModel(hall, dispatch), days);

/** The dispatch that the lab finds on days of its own, so that it is not scored on what it learned from. */
function tuned(hall: ModelHall, policy: Dispatch["policy"], seed: number): Dispatch {
  const days = daysOf(hall, seed + 10_000, 120);
  const minutes = [0, 2, 3, 4, 5, 7.5, 10, 12.5, 15, 20, 25, 30, 40, 60];
  const parameters = [
    ...[basic, experience, vip].map((lane) => dueMinutes(lane, minutes)),
    reservedShare([undefined, 0.25, 0.5, 0.75, 1, 1.25]),
  ];
  let best: Dispatch = { policy };
  // A little of the mean in the cost: of two that keep the promises alike, the one under which people wait less.
  const cost = (dispatch: Dispatch) => {
    const { worst, meanMinutes } = score(hall, dispatch, days);
    return worst + meanMinutes / 100;
  };
  for (const step of tune(best, parameters, cost)) best = step.best.dispatch;
  return best;
}

/** First-come with one counter that serves the first lane alone, as halls do that keep a VIP counter; the others go on serving all. */
function ownCounter(hall: ModelHall, days: readonly QueueCustomer[][]): Score {
  const own = hall.counters.findIndex((lanes) => lanes.includes(vip));
  const counters = hall.counters.map((lanes, index) => (index === own ? [vip] : lanes));
  return scoreOf(planOfModel(hall, { policy: "first-come" }, counters), days);
}

interface Row {
  readonly name: string;
  readonly score: Score;
}

function rowsOf(hall: ModelHall, { days: count, seed }: Options): Row[] {
  const days = daysOf(hall, seed, count);
  const rows = Object.entries(policies).map(([name, dispatch]) => ({ name, score: score(hall, dispatch, days) }));
  const found = (["target-wait", "accumulating-priority"] as const).map((policy) => {
    const dispatch = tuned(hall, policy, seed);
    return { name: `${policy}, tuned: ${inWords(dispatch)}`, score: score(hall, dispatch, days) };
  });
  return [...rows, { name: "first-come, one VIP counter", score: ownCounter(hall, days) }, ...found];
}

function inWords({ lanes = [], guards }: Dispatch): string {
  const due = [vip, experience, basic].map((lane) => lanes.find((entry) => entry.lane === lane)?.dueMinutes ?? "target");
  const share = guards?.reservation?.targetShare;
  return `due ${due.join(", ")}${share === undefined ? "" : `; reservation ${share}`}`;
}

const minutes = (value: number): string => value.toFixed(1);
const tell = ({ name, score: { lanes, worst, meanMinutes } }: Row): string[] => [
  name,
  ...lanes.map(({ p90Minutes }) => minutes(p90Minutes)),
  worst <= 1 ? `**${worst.toFixed(2)}**` : worst.toFixed(2),
  meanMinutes.toFixed(2),
];

/** What the policies but the default were published to reach on 300 days of the first two halls. */
const published: readonly Readonly<Record<string, number>>[] = [
  { "first-come": 2.02, strict: 0.83, "ratio 3:2:2": 0.77, "accumulating-priority": 0.78 },
  { "first-come": 3.08, strict: 1.32, "ratio 3:2:2": 1.26, "accumulating-priority": 1.09 },
];

/** How far a set of days is from one on which the other policies reach what was published of them; the default is left out. */
function distance(seed: number, count: number): number {
  const squares = published.flatMap((figures, index) => {
    const hall = modelHalls[index] as ModelHall;
    const days = daysOf(hall, seed, count);
    return Object.entries(figures).map(([name, figure]) => Math.log(score(hall, policies[name] as Dispatch, days).worst / figure) ** 2);
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function match({ match: seeds, days }: Options): void {
  for (let seed = 1; seed <= seeds; seed++) console.log(`seed ${seed}: ${(distance(seed, days) * 100).toFixed(2)} % away`);
}

function main(options: Options): void {
  if (options.match > 0) return match(options);
  const { days, seed, write } = options;
  const found = modelHalls.map((hall) => ({ hall, rows: rowsOf(hall, options) }));
  const tables = found.map(({ hall, rows }) => {
    const head = [
      "policy",
      ...hall.lanes.map(({ id, targetWaitMinutes }) => `P90 ${id} (${targetWaitMinutes})`),
      "worst P90/target",
      "mean wait",
    ];
    return `**${hall.name}** (${hall.counters.length} counters)\n\n${table([head, ...rows.map(tell)])}`;
  });
  const text = `\n${tables.join("\n\n")}\n\n${days} days, seed ${seed}; minutes.\n`;
  console.log(text);
  if (!write) return;
  writeSection("dispatch.md", "halls", text);
  const shown = Object.keys(policies);
  const colours = ["#0b63ce", "#c2410c", "#0f766e"];
  const chart = barChart({
    title: "Worst P90 of a lane against its promise, by policy and hall",
    groups: shown,
    series: found.map(({ hall, rows }, index) => ({
      name: hall.name,
      colour: colours[index] ?? "#555555",
      values: shown.map((name) => rows.find((row) => row.name === name)?.score.worst ?? 0),
    })),
    limit: { value: 1, name: "the promise" },
    most: 4,
  });
  writePicture("dispatch-halls.svg", chart);
}

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("a whole number from 1 on");
  return value;
};

await new Command("halls")
  .description("Plays three model halls under every policy, and the parameters that the lab finds for each.")
  .option("--days <number>", "days of each hall", whole, 300)
  .option("--seed <number>", "which days", whole, 37)
  .option("--match <seeds>", "instead, say of the first so many seeds how near their days are to the published figures", whole, 0)
  .option("--write", "write the tables and the chart into docs/", false)
  .action(main)
  .parseAsync();
