// Appointments: what is booked for when, and whether somebody who comes now is early, in time or late.

import type { AppointmentRules, Need, Tier } from "./hall-plan.ts";
import { type AppointmentCode, type Instant, type ServiceId, type VisitId, minuteMs } from "./ids.ts";

export interface Appointment {
  readonly code: AppointmentCode;
  readonly slotAt: Instant;
  readonly errands: readonly ServiceId[];
  readonly tier: Tier;
  readonly needs: readonly Need[];
  /** Who booked, as the operator's system refers to them. */
  readonly holder: string | null;
  /** What it became at check-in. */
  visit: VisitId | null;
}

export type Standing = "early" | "in-time" | "late";

/** From when to when somebody can check in and keep the right to their time, both included. */
export const checkInWindow = ({ slotAt }: Pick<Appointment, "slotAt">, rules: AppointmentRules): { fromAt: Instant; untilAt: Instant } => ({
  fromAt: slotAt - rules.checkInMinutesBefore * minuteMs,
  untilAt: slotAt + rules.graceMinutes * minuteMs,
});

export function standingOf(appointment: Pick<Appointment, "slotAt">, rules: AppointmentRules, now: Instant): Standing {
  const { fromAt, untilAt } = checkInWindow(appointment, rules);
  return now < fromAt ? "early" : now > untilAt ? "late" : "in-time";
}

/** Whole minutes after the booked time, negative before it: what rules of the diversion ask for. */
export const offsetMinutes = ({ slotAt }: Pick<Appointment, "slotAt">, now: Instant): number => Math.floor((now - slotAt) / minuteMs);

/** For how long a missed appointment is remembered, whatever the plan: no longer than the longest that a plan may ask. */
export const missedRememberedMs = 180 * 24 * 60 * minuteMs;
