// How much the score of the three model halls depends on which 300 days are played: the same policies on many sets of days.

import type { HallPlan, LaneId } from "@hallflow/queue-core";
import { type ModelHall, type QueueCustomer, modelDay, modelHalls, planOfModel, scoreOf, seeded } from "@hallflow/queue-core/lab";
import { table, writeSection } from "./report/section.ts";

const sets = 20;
const days = 300;
const write = process.argv.includes("--write");

type Dispatch = HallPlan["dispatch"];
const [vip, experience, basic] = ["vip", "experience", "basic"] as [LaneId, LaneId, LaneId];
const plain: Dispatch = { policy: "target-wait" };
/** What bench/halls.ts finds for the third hall. */
const tuned: Dispatch = {
  policy: "target-wait",
  lanes: [
    { lane: vip, dueMinutes: 0 },
    { lane: experience, dueMinutes: 30 },
    { lane: basic, dueMinutes: 60 },
  ],
  guards: { reservation: { targetShare: 1.25 } },
};
const firstCome: Dispatch = { policy: "first-come" };
const accumulating: Dispatch = { policy: "accumulating-priority" };

/** What each hall is held against, and what aim the first of them is to reach. */
const compared: readonly { readonly rows: readonly (readonly [string, Dispatch])[]; readonly aim: number }[] = [
  {
    aim: 0.75,
    rows: [
      ["target-wait (default)", plain],
      ["accumulating-priority", accumulating],
      ["first-come", firstCome],
    ],
  },
  {
    aim: 1.05,
    rows: [
      ["target-wait (default)", plain],
      ["accumulating-priority", accumulating],
      ["first-come", firstCome],
    ],
  },
  {
    aim: 1.6,
    rows: [
      ["target-wait, tuned", tuned],
      ["target-wait (default)", plain],
      ["first-come", firstCome],
    ],
  },
];

const daysOf = (hall: ModelHall, seed: number): QueueCustomer[][] => {
  const random = seeded(seed);
  return Array.from({ length: days }, () => modelDay(hall, random));
};

const at = (sorted: readonly number[], share: number): string => (sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);

function rowsOf(hall: ModelHall, index: number): string[][] {
  const { rows = [], aim = 0 } = compared[index] ?? {};
  const scores = rows.map((): number[] => []);
  for (let set = 0; set < sets; set++) {
    const played = daysOf(hall, 1_001 + set);
    for (const [place, [, dispatch]] of rows.entries()) scores[place]?.push(scoreOf(planOfModel(hall, dispatch), played).worst);
  }
  const [first = []] = scores;
  return rows.map(([name], place) => {
    const mine = scores[place] ?? [];
    const sorted = mine.toSorted((a, b) => a - b);
    const beaten = mine.filter((score, set) => score > (first[set] ?? Infinity)).length;
    const reached = mine.filter((score) => score <= aim).length;
    return [
      hall.name,
      name,
      at(sorted, 0.5),
      `${at(sorted, 0.05)} to ${at(sorted, 0.95)}`,
      `${at(sorted, 0)} to ${at(sorted, 1)}`,
      `${reached} (≤ ${aim})`,
      place === 0 ? "—" : String(beaten),
    ];
  });
}

const head = [
  "hall",
  "policy",
  "median",
  "nine in ten sets",
  "all sets",
  "sets that reach the aim",
  "sets on which the first row is better",
];
const text = `\n${table([head, ...modelHalls.flatMap(rowsOf)])}\n\n${sets} sets of ${days} days, each played by every policy of its hall; worst P90/target.\n`;
console.log(text);
if (write) writeSection("dispatch.md", "sets", text);
