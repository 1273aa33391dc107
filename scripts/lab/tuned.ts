// What tuning found: each lane before and after on days that the search has not seen, and what to write into the hall file.

import type { HallPlan } from "@hallflow/queue-core";
import type { Tuned } from "@hallflow/queue-core/lab";
import { stringify } from "yaml";
import { change, share } from "./figures-text.ts";
import { printed } from "./rows.ts";

export function printTuned(plan: HallPlan, { before, after, dispatch, tried }: Tuned, days: number): void {
  const rows = plan.lanes.map(({ letter, name, targetWaitMinutes }, index) => {
    const [was, now] = [before.lanes[index], after.lanes[index]];
    const both = (tell: (lane: NonNullable<typeof was>) => string) => change(was ? tell(was) : "–", now ? tell(now) : "–");
    return [
      `${letter} ${name.zh} ${name.en}`,
      `≤ ${targetWaitMinutes}`,
      both(({ customers }) => String(customers)),
      both(({ p50Minutes }) => p50Minutes.toFixed(1)),
      both(({ p90Minutes }) => p90Minutes.toFixed(1)),
      both(({ withinTarget, customers }) => share(withinTarget * customers, customers)),
    ];
  });
  const table = printed({
    title: `${plan.name.zh} · ${plan.name.en}`,
    head: ["队列 lane", "目标 target", "客户 called", "P50", "P90", "目标内 within target"],
    rows,
    note: `试了 ${tried} 组，每组 ${days} 天；表中是另外 ${days} 天 · ${tried} trials of ${days} days each; the table is of ${days} other days`,
  });
  console.log(`${table}\n`);
  console.log(`最差 P90/目标 worst P90/target: ${change(before.worst.toFixed(2), after.worst.toFixed(2))}`);
  console.log(`平均等候 mean wait (min): ${change(before.meanMinutes.toFixed(2), after.meanMinutes.toFixed(2))}\n`);
  // A search may better what it learned from and nothing else; then the hall's own rules stay.
  if (after.worst >= before.worst) console.log("没有找到更好的参数 · Nothing better was found.");
  else console.log(`写进营业厅文件 · to write into the hall file:\n\n${stringify({ dispatch })}`);
}
