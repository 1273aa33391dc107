// The waiting range: how long someone in a lane will probably wait, as a median and a nine-in-ten bound.

import type { HallPlan } from "./hall-plan.ts";
import { serviceOf } from "./hall-plan.ts";
import { type CounterId, type Instant, type LaneId, type ServiceId, minuteMs } from "./ids.ts";

/** A wait in whole minutes: half of such customers wait at most `p50`, nine in ten at most `p90`. */
export interface WaitRange {
  readonly p50Minutes: number;
  readonly p90Minutes: number;
}

/** A staffed counter as the estimate sees it: `freeAt` is when it will probably be able to call again. */
export interface Server {
  readonly counter: CounterId;
  readonly lanes: readonly LaneId[];
  readonly freeAt: Instant;
}

/** One who waits, by what matters to the estimate. */
export interface InLine {
  readonly lane: LaneId;
  readonly handlingMs: number;
}

/** Handling times are about as spread as an exponential's, measured in halls and call centres alike. */
const handlingCv2 = 1;
const z90 = 1.2816;

/** The handling time to expect for a service, in milliseconds: its standard, until the hall has learned better. */
export function expectedHandlingMs(plan: HallPlan, service: ServiceId): number {
  return (serviceOf(plan, service)?.standardMinutes ?? plan.undecided.standardMinutes) * minuteMs;
}

/**
 * Plays the line forward: each in turn goes to the counter that can first take their lane; `line` is in calling order and
 * ends with the one whose wait is asked. Null when no staffed counter serves that one's lane: nobody can honestly say.
 */
export function estimateWait(line: readonly InLine[], servers: readonly Server[], now: Instant): WaitRange | null {
  const asked = line.at(-1);
  if (!asked || !servers.some((server) => server.lanes.includes(asked.lane))) return null;
  const freeAt = servers.map((server) => Math.max(now, server.freeAt));
  let medianMs = 0;
  let variance = 0;
  const capable = servers.filter((server) => server.lanes.includes(asked.lane)).length;
  for (const customer of line) {
    let chosen = -1;
    for (let i = 0; i < servers.length; i++) {
      if (!servers[i]?.lanes.includes(customer.lane)) continue;
      if (chosen < 0 || (freeAt[i] as number) < (freeAt[chosen] as number)) chosen = i;
    }
    if (chosen < 0) continue;
    if (customer === asked) medianMs = (freeAt[chosen] as number) - now;
    else variance += handlingCv2 * customer.handlingMs ** 2;
    freeAt[chosen] = (freeAt[chosen] as number) + customer.handlingMs;
  }
  const busy = servers.filter((server) => server.freeAt > now && server.lanes.includes(asked.lane));
  if (medianMs > 0) for (const server of busy) variance += handlingCv2 * (server.freeAt - now) ** 2;
  const p90Ms = medianMs + (z90 * Math.sqrt(variance)) / Math.max(1, capable);
  return { p50Minutes: Math.round(medianMs / minuteMs), p90Minutes: Math.ceil(p90Ms / minuteMs) };
}
