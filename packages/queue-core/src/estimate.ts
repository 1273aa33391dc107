// The waiting range: how long someone in a lane will probably wait, as a median and a nine-in-ten bound.

import { minuteMs } from "./ids.ts";
import type { Forecast } from "./messages.ts";

/** A wait in whole minutes: half of such customers wait at most `p50`, nine in ten at most `p90`. */
export interface WaitRange {
  readonly p50Minutes: number;
  readonly p90Minutes: number;
}

/** A forecast in the whole minutes that people are told. */
export const rangeOf = ({ p50Ms, p90Ms }: Pick<Forecast, "p50Ms" | "p90Ms">): WaitRange => {
  const p50Minutes = Math.round(p50Ms / minuteMs);
  return { p50Minutes, p90Minutes: Math.max(p50Minutes, Math.ceil(p90Ms / minuteMs)) };
};
