// The customers of a simulated day: who comes when, for what, and how they will behave. Made whole before the day begins.

import { type HallPlan, type Need, serviceOf, undecidedService } from "../hall-plan.ts";
import { type Instant, type LaneId, type ServiceId, minuteMs, secondMs } from "../ids.ts";
import type { Arrival } from "../messages.ts";
import { type Random, between, chance, logNormal, pick, pickIndex } from "./random.ts";

/** What happens to a customer at the counter beyond being served. */
export type Turn =
  | { readonly kind: "none" }
  | { readonly kind: "transfer"; readonly lane: LaneId }
  | { readonly kind: "hold"; readonly heldMs: number };

export interface Customer {
  readonly arrivesAt: Instant;
  readonly arrival: Arrival;
  /** How long each errand takes at the counter, in milliseconds of hall time. */
  readonly handlingMs: readonly number[];
  readonly walkMs: number;
  /** How many calls the customer lets pass: 0 comes at once, 1 is absent once and then back, 2 has gone. */
  readonly absences: 0 | 1 | 2;
  /** Gives up after waiting so long; null waits for ever. */
  readonly patienceMs: number | null;
  /** Takes the machine's offer where one is made. */
  readonly likesMachines: boolean;
  readonly turn: Turn;
}

/**
 * How arrivals rise and fall over an opening day, in equal parts of it: a late-morning peak, a lull at lunch, a second and
 * lower peak in the afternoon. The shape is that of the measured half-hours of a hall; the size is `count`.
 */
const shape = [5, 8, 11, 13, 13, 11, 8, 6, 6, 8, 10, 11, 10, 8, 6, 4, 3, 2, 1] as const;

/** Services asked for often; the others come as often as one. */
const often: Readonly<Record<string, number>> = {
  "print-invoice": 3,
  "remote-payment": 4,
  "sell-card": 2,
  "open-account": 3,
  "replace-sim": 4,
  "change-plan": 5,
  "explain-bill": 2,
  "value-added": 2,
};

export interface DaySize {
  readonly count: number;
  readonly opensAt: Instant;
  readonly ticketsStopAt: Instant;
}

export const mealMs = 30 * minuteMs;

/** When the teller at the nth counter goes to eat: one after another, from an hour before the middle of the day. */
export const mealAt = (opensAt: Instant, closesAt: Instant, nth: number): Instant =>
  Math.round((opensAt + closesAt) / 2) + (nth * 35 - 60) * minuteMs;

/** The day's customers in order of arrival. The first sixteen ask for the sixteen services, so that every one is asked for. */
export function population(plan: HallPlan, { count, opensAt, ticketsStopAt }: DaySize, random: Random): Customer[] {
  const partMs = (ticketsStopAt - opensAt) / shape.length;
  const arrivals = Array.from({ length: count }, () => {
    const part = pickIndex(random, shape);
    return Math.round(opensAt + (part + random()) * partMs);
  }).sort((a, b) => a - b);
  return arrivals.map((arrivesAt, index) => customer(plan, arrivesAt, plan.services[index]?.id, random));
}

function customer(plan: HallPlan, arrivesAt: Instant, wanted: ServiceId | undefined, random: Random): Customer {
  const errands = [wanted ?? (chance(random, 0.09) ? undecidedService : drawService(plan, random))];
  while (errands.length < 5 && errands[0] !== undecidedService && chance(random, 0.12)) {
    const further = drawService(plan, random);
    if (!errands.includes(further)) errands.push(further);
  }
  const needs: Need[] = chance(random, 0.08)
    ? [pick(random, ["elder", "pregnant", "disabled", "serviceman"] as const, (need) => (need === "elder" ? 6 : 1))]
    : [];
  return {
    arrivesAt,
    arrival: {
      errands,
      tier: chance(random, 0.11) ? "vip" : "standard",
      needs,
      channel: "kiosk",
      language: chance(random, 0.06) ? "en" : "zh",
      declinedSelfService: false,
    },
    handlingMs: errands.map((service) => handling(plan, service, random)),
    walkMs: Math.round(between(random, 8, 40) * secondMs),
    absences: chance(random, 0.05) ? (chance(random, 0.5) ? 1 : 2) : 0,
    patienceMs: chance(random, 0.04) ? Math.round(between(random, 8, 30) * minuteMs) : null,
    likesMachines: chance(random, 0.55),
    turn: drawTurn(plan, random),
  };
}

const drawService = (plan: HallPlan, random: Random): ServiceId => pick(random, plan.services, ({ id }) => often[id] ?? 1).id;

/** Handling spreads about the standard as real halls' does: most are a little shorter, a few much longer. */
function handling(plan: HallPlan, service: ServiceId, random: Random): number {
  const standard = serviceOf(plan, service)?.standardMinutes ?? plan.undecided.standardMinutes;
  return Math.round(Math.max(20 * secondMs, logNormal(random, standard, 0.49) * minuteMs));
}

function drawTurn(plan: HallPlan, random: Random): Turn {
  if (chance(random, 0.04)) return { kind: "transfer", lane: pick(random, plan.lanes).id };
  if (chance(random, 0.03)) return { kind: "hold", heldMs: Math.round(between(random, 3, 12) * minuteMs) };
  return { kind: "none" };
}
