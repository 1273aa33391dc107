// Spans of time in words, the same wherever the hall speaks of a wait.

import { type Words, minuteMs } from "./ids.ts";

/** Whole minutes that have passed, never below 0. */
export const wholeMinutes = (ms: number): number => Math.max(0, Math.floor(ms / minuteMs));

/** "12 分钟 / 12 min", and "不到 1 分钟 / under a minute" where 0 would sound like nothing. */
export function minutesWords(ms: number): Words {
  const minutes = wholeMinutes(ms);
  if (minutes === 0) return { zh: "不到 1 分钟", en: "under a minute" };
  return { zh: `${minutes} 分钟`, en: `${minutes} min` };
}
