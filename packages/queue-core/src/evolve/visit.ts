// What events do to visits: their state, their errands, and their place among those who wait.

import { type ComplaintEvent, openComplaint } from "./complaint.ts";
import { rememberCall } from "../dispatch/memory.ts";
import { counterOf } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import type { CounterId, Instant, ServiceId, StaffId } from "../ids.ts";
import { leaseOf } from "../leases.ts";
import { nextVisitState } from "../machines/table.ts";
import type { VisitMove, VisitState } from "../machines/visit.ts";
import { type AsideKind, type CallRule, type JournalEvent, holdKindSchema } from "../messages.ts";
import { letterOf } from "../numbers.ts";
import { type Visit, currentErrand, newErrand, newVisit, waitsFromAt } from "../visit.ts";
import { checkedIn } from "./appointment.ts";
import { type ExperienceEvent, endExperience } from "./experience.ts";
import { moveSeat, release, seatOf, summon } from "./seat.ts";

type Issued = Extract<JournalEvent, { type: "ticket-issued" }>;
type VisitEvent = Exclude<Extract<JournalEvent, { visit: unknown }>, Issued | ExperienceEvent | ComplaintEvent>;

export function issue(hall: Hall, event: Issued): void {
  const { visit: id, ticket, token, tier, needs, channel, language, lane, zone, creditMs, errands, reason } = event;
  const arrivedAt = event.offline?.takenAt ?? event.at;
  if (hall.visits.has(id)) throw new Error(`${ticket} was issued already`);
  if (hall.day.state === "closed") throw new Error(`${ticket} cannot be issued while the hall is closed`);
  const visit = newVisit({
    id,
    ticket,
    token,
    order: hall.sequence,
    tier,
    needs,
    channel,
    language,
    arrivedAt,
    lane,
    zone,
    booked: event.appointment ?? null,
    claimAt: waitsFromAt({ arrivedAt, booked: event.appointment ?? null }) - creditMs,
    reason,
    diverted: {
      rule: event.rule,
      revision: event.revision ?? null,
      // What an earlier wait counts for is not the diversion's, and stays when that is asked anew.
      creditMs: creditMs - (event.returnCreditMs ?? 0),
      recommendation: event.recommendation ?? null,
    },
    services: errands,
    ...(event.forecast && { forecast: event.forecast }),
    ...(event.ticketless && { ticketless: true }),
    returnCreditMs: event.returnCreditMs ?? 0,
    ...(event.person !== undefined && { person: event.person }),
  });
  count(hall, event);
  hall.visits.set(id, visit);
  hall.byToken.set(token, id);
  const earlier = event.returnOf === undefined ? undefined : hall.visits.get(event.returnOf);
  if (earlier) earlier.hasReturned = true;
  if (event.returnOf !== undefined) hall.carried.delete(event.returnOf);
  if (event.appointment) checkedIn(hall, event.appointment.code, id);
  hall.living++;
  hall.lanes.add(visit);
}

/** A number is the latest of its letter's series, or one of a lease; once it is a customer's, it is nobody else's. */
function count(hall: Hall, { ticket, number, offline }: Issued): void {
  const letter = letterOf(ticket);
  if (!offline) return void hall.numbers.set(letter, number);
  const lease = leaseOf(offline.device, number, { leases: hall.leases, letter, day: hall.day.day });
  if (!lease || lease.used.includes(number)) throw new Error(`${ticket} cannot be of ${offline.device}, or was handed in already`);
  lease.used.push(number);
}

/** Moves a visit along its machine, and into or out of the lanes as its state says. `change` alters it in between. */
function move(hall: Hall, visit: Visit, step: VisitMove, change: () => void): void {
  const next: VisitState | undefined = nextVisitState(visit.state, step);
  if (!next) throw new Error(`${visit.ticket} cannot ${step} while ${visit.state}`);
  if (visit.state === "waiting") hall.lanes.remove(visit);
  if (visit.state === "held") hall.held.delete(visit.id);
  change();
  visit.state = next;
  if (next === "waiting") hall.lanes.add(visit);
  if (next === "held") hall.held.add(visit.id);
}

export function evolveVisit(hall: Hall, event: VisitEvent): void {
  const visit = hall.visits.get(event.visit);
  if (!visit) throw new Error(`${event.type} speaks of a visit that was never issued: ${event.visit}`);
  const { at } = event;
  switch (event.type) {
    case "visit-called": {
      const seat = seatOf(hall, event.counter);
      const counter = hall.plan && counterOf(hall.plan, event.counter);
      // Turns are counted among those who wait at this moment, the one called among them.
      if (hall.plan && counter)
        rememberCall(hall.dispatch, hall.plan, hall.lanes, { lane: visit.lane, counter, rule: event.explanation.rule });
      move(hall, visit, "CALL", () => {
        visit.counter = event.counter;
        visit.explanation = event.explanation;
        visit.reservedFor = null;
        visit.wanted = null;
        visit.recalls = 0;
        const errand = currentErrand(visit);
        errand.firstCalledAt ??= at;
        errand.lastCalledAt = at;
      });
      seat.visit = visit.id;
      seat.lastCallAt = at;
      moveSeat(seat, "CALL", at);
      if (!inSilence.includes(event.explanation.rule)) summon(hall, "call", visit, event.counter, at);
      return;
    }
    case "visit-recalled": {
      const seat = seatOf(hall, event.counter);
      move(hall, visit, "RECALL", () => {
        visit.recalls++;
        currentErrand(visit).lastCalledAt = at;
      });
      seat.lastCallAt = at;
      seat.revision++;
      return summon(hall, "recall", visit, event.counter, at);
    }
    case "errand-started":
      return started(hall, visit, event);
    case "errand-finished":
      currentErrand(visit).finishedAt = at;
      seatOf(hall, event.counter).finished = { visit: visit.id, errand: visit.current, at };
      return;
    case "errand-rated": {
      const errand = visit.errands[event.errand];
      if (errand) errand.rating = { mark: event.mark, reasons: event.reasons };
      return;
    }
    case "feedback-given":
      visit.feedback = { mark: event.mark, wish: event.wish ?? null };
      return;
    case "outcome-recorded":
      visit.outcome = { kind: event.kind, about: event.about, outcome: event.outcome };
      if (event.kind === "complaint" && event.outcome === "accepted") openComplaint(hall, visit, event);
      return;
    case "errand-added":
      if (visit.endedAt !== null) throw new Error(`${visit.ticket} cannot have another errand after its end`);
      visit.errands.push(newErrand(event.service, at));
      return;
    case "errand-self-served": {
      const errand = currentErrand(visit);
      if (visit.state !== "held" || visit.hold?.kind !== "at-machine")
        throw new Error(`${visit.ticket} cannot be served by a machine while ${visit.state}`);
      endHold(visit, at);
      errand.selfServed = true;
      errand.finishedAt = at;
      return;
    }
    case "errand-due":
      move(hall, visit, "TRANSFER", () => {
        visit.current++;
        Object.assign(visit, { lane: event.lane, zone: event.zone, reason: event.reason, counter: null });
      });
      return release(hall, seatHolding(hall, visit), at);
    case "visit-passed":
      summon(hall, "missed", visit, event.counter, at);
      move(hall, visit, "PASS", () => {
        visit.passes++;
        visit.claimAt = event.claimAt;
        visit.counter = null;
      });
      return release(hall, event.counter, at);
    case "visit-revised": {
      const { tier, needs, lane, zone, claimAt, reason, rule, creditMs } = event;
      const isInLane = visit.state === "waiting";
      if (isInLane) hall.lanes.remove(visit);
      const diverted = { rule, revision: event.revision ?? null, creditMs, recommendation: event.recommendation ?? null };
      Object.assign(visit, { tier, needs, lane, zone, claimAt, reason, diverted });
      if (isInLane) hall.lanes.add(visit);
      return;
    }
    case "visit-put-back":
      move(hall, visit, "PUT_BACK", () => {
        if (event.why === "more-time") visit.deferrals++;
        visit.claimAt = event.claimAt;
        visit.counter = null;
      });
      return release(hall, event.counter, at);
    case "visit-held":
      move(hall, visit, isHold(event.kind) ? "HOLD" : "SET_ASIDE", () => setAside(visit, event));
      return release(hall, event.counter, at);
    case "visit-returned":
      return move(hall, visit, "RETURN", () => {
        visit.reservedFor = event.reservedFor;
        // Whoever was being served goes on from there: their hold ends as the errand does go on, and not in the lane.
        if (currentErrand(visit).startedAt === null) visit.hold = null;
      });
    case "visit-transferred":
      move(hall, visit, "TRANSFER", () => {
        const { lane, claimAt, reservedFor } = event;
        Object.assign(visit, { lane, claimAt, reservedFor, wanted: event.wanted ?? null, counter: null });
        if (event.note !== "") visit.notes.push({ at, from: event.from, ...byGuide(visit, event.from), text: event.note });
        passOn(visit, event.service, at);
      });
      return release(hall, event.from, at);
    case "visit-ended": {
      if (event.end === "no-show" && event.counter !== null) summon(hall, "missed", visit, event.counter, at);
      const step = {
        served: "FINISH",
        cancelled: "CANCEL",
        "ended-by-staff": "END",
        "no-show": "GIVE_UP",
        "day-closed": "CLOSE",
        "carried-over": "CARRY",
      } as const;
      move(hall, visit, step[event.end], () => {
        visit.endedAt = at;
        hall.living--;
        endExperience(hall, visit, null);
        if (event.end === "carried-over") carry(hall, visit, event.waitedMs ?? 0);
      });
      return release(hall, event.counter, at);
    }
  }
}

/** The ticket stands for the wait from now on, until the next hall day has passed. */
function carry(hall: Hall, { id, token, ticket, errands }: Visit, waitedMs: number): void {
  const services = errands.flatMap(({ service, finishedAt }) => (finishedAt === null ? [service] : []));
  hall.carried.set(id, { visit: id, token, ticket, day: hall.day.day ?? "", services, waitedMs });
}

/** Whoever is at no counter wrote as a guide, if the customer had one. */
const byGuide = ({ experience }: Visit, from: CounterId | null): { by?: StaffId } =>
  from === null && experience ? { by: experience.guide } : {};

/** Those who are called without being summoned: they stand before the counter already. */
const inSilence: readonly CallRule[] = ["brought-back", "without-ticket"];

/** A hold is put on by the counter that serves; whatever else sets a visit aside may come while it waits. */
const isHold = (kind: AsideKind): boolean => holdKindSchema.options.some((hold) => hold === kind);

function setAside(visit: Visit, { at, kind, note, counter, untilAt, zone }: Extract<VisitEvent, { type: "visit-held" }>): void {
  endHold(visit, at);
  const backTo = kind === "papers-kept" || kind === "evacuation" ? counter : visit.reservedFor;
  visit.hold = { kind, note, at, counter, untilAt: untilAt ?? null, zone: zone ?? null, backTo };
  visit.counter = null;
  visit.reservedFor = null;
  if (kind === "more-time") visit.deferrals++;
  if (note !== "" && counter !== null) visit.notes.push({ at, from: counter, text: note });
}

function started(hall: Hall, visit: Visit, { at, counter, due }: Extract<VisitEvent, { type: "errand-started" }>): void {
  const seat = seatOf(hall, counter);
  if (visit.state === "serving") {
    move(hall, visit, "NEXT", () => {
      visit.current++;
      Object.assign(visit, due);
      const errand = currentErrand(visit);
      Object.assign(errand, { firstCalledAt: at, lastCalledAt: at, startedAt: at });
    });
    seat.since = at;
    seat.revision++;
    return;
  }
  move(hall, visit, "START", () => {
    endHold(visit, at);
    currentErrand(visit).startedAt ??= at;
  });
  moveSeat(seat, "START", at);
}

/** Time on hold is outside the teller's handling time, however the errand goes on; what was not begun was in nobody's hands. */
function endHold(visit: Visit, at: Instant): void {
  const errand = currentErrand(visit);
  if (visit.hold && errand.startedAt !== null) errand.heldMs += at - visit.hold.at;
  visit.hold = null;
}

/** A transfer of an errand that was begun ends it and makes a new one; of a customer merely called, it renames it. */
function passOn(visit: Visit, service: ServiceId, at: Instant): void {
  endHold(visit, at);
  const errand = currentErrand(visit);
  if (errand.startedAt === null) {
    errand.service = service;
    return;
  }
  errand.finishedAt = at;
  visit.errands.splice(visit.current + 1, 0, newErrand(service, at));
  visit.current++;
}

function seatHolding(hall: Hall, visit: Visit) {
  for (const seat of hall.seats.values()) if (seat.visit === visit.id) return seat.id;
  return null;
}
