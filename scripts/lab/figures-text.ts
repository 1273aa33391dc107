// Figures as people read them: minutes, shares with what they are a share of, and what became better or worse.

import { minuteMs } from "@hallflow/queue-core";

export const minutes = (ms: number): string => (ms / minuteMs).toFixed(1);

/** A share never stands without its denominator; of none there is no share. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(0)} % (${Math.round(part)}/${Math.round(whole)})`;

/** Before and after, where they differ. */
export const change = (was: string, tried: string): string => (was === tried ? was : `${was} → ${tried}`);
