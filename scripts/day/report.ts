// What a simulated day prints at its end.

import { type HallPlan, laneOf, minuteMs } from "@hallflow/queue-core";
import type { CrowdCounts } from "./crowd.ts";
import type { DayFigures } from "./figures.ts";
import type { TellerCounts } from "./teller.ts";

export interface DayResult {
  readonly plan: HallPlan;
  readonly day: string;
  readonly speed: number;
  readonly seed: number;
  readonly tookSeconds: number;
  readonly figures: DayFigures;
  readonly crowd: CrowdCounts;
  readonly tellers: TellerCounts;
  readonly lobby: { readonly shown: number; readonly missedByDisplay: number };
  readonly paper: { readonly papers: number; readonly errors: number } | null;
  readonly replayEqual: boolean;
  /** Numbers that the hub made and told nobody, because it was killed or slow: their customers got one of the kiosk's own instead. */
  readonly tooLate: number;
  readonly events: number;
}

/** Each promise of the day with whether it was kept. */
export function promisesOf(result: DayResult): { readonly words: string; readonly kept: boolean }[] {
  const { figures, crowd, paper, replayEqual, lobby, tooLate } = result;
  const held = figures.issued - tooLate;
  return [
    {
      words: `每张号都打印一次 · every ticket printed once: ${crowd.printed}/${held}${paper ? `, ${paper.papers} papers` : ""}${tooLate > 0 ? ` (${tooLate} came too late for their customers, who had got another)` : ""}`,
      kept: crowd.printed === held && (!paper || (paper.papers === held && paper.errors === 0)),
    },
    {
      words: `每次到访都已结束 · every visit ended: ${figures.issued - figures.stillOpen}/${figures.issued}`,
      kept: figures.stillOpen === 0,
    },
    {
      words: `没有重号 · no number twice: ${figures.numbersTwice.length === 0 ? "0" : figures.numbersTwice.join(", ")}`,
      kept: figures.numbersTwice.length === 0,
    },
    { words: `没有同时叫到两处 · nobody called to two places: ${figures.calledTwiceAtOnce}`, kept: figures.calledTwiceAtOnce === 0 },
    {
      words: `屏幕没有漏掉呼叫 · no summons missed by the lobby: ${lobby.shown} shown, ${lobby.missedByDisplay} missed`,
      kept: lobby.missedByDisplay === 0,
    },
    { words: `日志重放与现场一致 · the journal replays to the live state`, kept: replayEqual },
  ];
}

const inMinutes = (ms: number): string => (ms / minuteMs).toFixed(1).padStart(6);
const share = (part: number, whole: number): string => (whole === 0 ? "–" : `${Math.round((100 * part) / whole)} % (${part}/${whole})`);

export function reportOf(result: DayResult): string {
  const { plan, figures, crowd, tellers } = result;
  const lines = [
    "",
    `${plan.name.zh} · ${plan.name.en}   ${result.day}   ×${result.speed}   seed ${result.seed}   ${result.tookSeconds.toFixed(0)} s   ${result.events} events`,
    "",
    "队列 lane            票 tickets   平均 mean   P50    P90    最长 max   目标内 within target",
    ...figures.lanes.map(({ lane, tickets, called, withinTarget, meanMs, p50Ms, p90Ms, maxMs }) => {
      const { letter, name, targetWaitMinutes } = laneOf(plan, lane);
      const title = `${letter} ${name.en}`.slice(0, 20).padEnd(20);
      return `${title} ${String(tickets).padStart(8)}     ${inMinutes(meanMs)} ${inMinutes(p50Ms)} ${inMinutes(p90Ms)}    ${inMinutes(maxMs)}    ≤ ${targetWaitMinutes} min: ${share(withinTarget, called)}`;
    }),
    "",
    `到店 came ${crowd.arrived}   取号 tickets ${figures.issued} (VIP ${figures.vip}, needs ${figures.needs})   自助 self-service ${crowd.selfService}   婉拒 turned away ${crowd.turnedAway}   重试 tried again ${crowd.triedAgain}`,
    `结束 ended: ${Object.entries(figures.ends)
      .map(([end, count]) => `${end} ${count}`)
      .join("   ")}   业务种类 services asked for ${figures.services}`,
    `呼叫 calls ${figures.calls}   重呼 recalls ${figures.recalls}   过号 passed ${figures.passes}   转办 transfers ${figures.transfers}   保留 holds ${figures.holds}`,
    `被拒操作 refusals: ${[...tellers.refusals].map(([type, count]) => `${type} ${count}`).join("   ") || "0"}`,
    "",
    ...promisesOf(result).map(({ words, kept }) => `${kept ? "✓" : "✗"} ${words}`),
    "",
  ];
  return lines.join("\n");
}
