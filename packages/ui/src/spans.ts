// Spans of time and numbers of people in words, the same on every screen and in both languages.

import { type Words, secondMs } from "@hallflow/queue-core";

/** A running time for a place where it is watched: 0:07, 12:40, 1:05:00. Below zero counts as zero. */
export function runningTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / secondMs));
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, String(seconds % 60).padStart(2, "0")];
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

interface Range {
  readonly p50Minutes: number;
  readonly p90Minutes: number;
}

/** The figures of a waiting range alone: "5–9", "3" where both ends agree, "<1" where the wait is none to speak of. */
export function rangeFigures({ p50Minutes, p90Minutes }: Range): string {
  if (p90Minutes < 1) return "<1";
  const least = Math.max(1, p50Minutes);
  return least >= p90Minutes ? `${p90Minutes}` : `${least}–${p90Minutes}`;
}

/** A waiting range as a sentence's part: 约 5–9 分钟 / about 5–9 min. */
export function rangeWords(range: Range): Words {
  if (range.p90Minutes < 1) return { zh: "基本无需等候", en: "hardly any wait" };
  const figures = rangeFigures(range);
  return { zh: `约 ${figures} 分钟`, en: `about ${figures} min` };
}

/** How many people wait: 4 位 / 4 waiting. */
export const waitingWords = (count: number): Words => ({ zh: `${count} 位`, en: `${count} waiting` });
