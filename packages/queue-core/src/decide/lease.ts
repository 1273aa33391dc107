// Decisions about leased numbers: blocks for kiosks, and the tickets that these gave out while the hub was away.

import { type Diversion, divert, diversionBy } from "../diversion.ts";
import { type HallPlan, serviceOf, undecidedService } from "../hall-plan.ts";
import { type Hall, hallFacts } from "../hall.ts";
import type { Instant, ServiceId } from "../ids.ts";
import { leaseOf, leasedTo, mostLeasedPerDay, nextBlock } from "../leases.ts";
import type { Arrival, CommandOf } from "../messages.ts";
import { ticketNumber } from "../numbers.ts";
import { type Decider, accept, reject, revisionOf } from "./decision.ts";

export const leaseNumbers: Decider<"lease-numbers"> = (hall, { device, letter, count }, now, plan) => {
  const { day } = hall.day;
  if (hall.day.state === "closed" || day === null) return reject("hall-closed");
  if (hall.day.state === "last-tickets") return reject("no-more-tickets");
  if (!plan.lanes.some((lane) => lane.letter === letter)) return reject("unknown-lane", { lane: letter });
  const series = { leases: hall.leases, letter, day };
  if (leasedTo(device, series) + count > mostLeasedPerDay) return reject("leases-used-up", { device, letter });
  const first = nextBlock(hall.numbers.get(letter) ?? 0, series, plan.offlineNumbersFrom);
  return accept({ type: "numbers-leased", at: now, device, letter, day, first, count });
};

/** A repeat changes nothing: the device asks until it is answered, and may have been answered before it was switched off. */
export const handIn: Decider<"hand-in"> = (hall, command, now, plan) => {
  const { device, visit, token, letter, number, tier, needs, channel, language } = command;
  const ticket = ticketNumber(letter, number);
  const known = hall.visits.get(visit);
  if (known) return known.ticket === ticket ? accept() : reject("duplicate-visit");
  if (hall.day.state === "closed") return reject("hall-closed");
  if (hall.byToken.has(token)) return reject("duplicate-visit");
  const lease = leaseOf(device, number, { leases: hall.leases, letter, day: hall.day.day });
  if (!lease || lease.used.includes(number)) return reject("number-not-leased", { ticket, device });
  const errands = errandsOf(command, plan);
  // A clock that is wrong must not move a customer before those who came first, nor lose them their place.
  const takenAt = Math.min(Math.max(command.takenAt, lease.at), now);
  return accept({
    type: "ticket-issued",
    at: now,
    visit,
    token,
    ticket,
    number,
    ...routeOf(hall, command, { ...command, errands }, plan, now),
    errands,
    tier,
    needs,
    channel,
    language,
    ...revisionOf(hall),
    offline: { device, takenAt },
    ...(command.because !== undefined && { because: command.because }),
  });
};

/** A service that the plan has lost meanwhile becomes an open question: the customer is there all the same. */
function errandsOf({ errands }: CommandOf<"hand-in">, plan: HallPlan): ServiceId[] {
  return [...new Set(errands.map((service) => (serviceOf(plan, service) ? service : undecidedService)))];
}

/**
 * The lane of the letter on the paper, by the rule that the kiosk went by. Credit and zone are the plan's own: a device names
 * the rule and no more. Where the plan has changed since, the letter decides; a letter that is gone, the diversion.
 */
function routeOf(
  hall: Hall,
  command: CommandOf<"hand-in">,
  arrival: Arrival,
  plan: HallPlan,
  now: Instant,
): Omit<Diversion, "selfService" | "recommendation"> {
  const lane = plan.lanes.find(({ letter }) => letter === command.letter);
  const rule = plan.diversion.find(({ id }) => id === command.rule);
  if (lane && rule?.lane !== lane.id) return { rule: "as-on-the-ticket", lane: lane.id, zone: null, creditMs: 0, reason: lane.name };
  const { zone, creditMs, reason, ...way } =
    lane && rule ? diversionBy(rule, plan, arrival) : divert(plan, arrival, hallFacts(hall, plan, now));
  return { rule: way.rule, lane: way.lane, zone, creditMs, reason };
}
