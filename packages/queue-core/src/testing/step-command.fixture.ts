// Turns a random step into the command that it comes to in a hall: fitted to who is where, or on purpose not.

import type { Hall } from "../hall.ts";
import { type HallPlan, undecidedService } from "../hall-plan.ts";
import { type AppointmentCode, minuteMs } from "../ids.ts";
import type { CounterId, Instant, LaneId, ServiceId, StaffId, TicketToken, VisitId } from "../ids.ts";
import type { CounterState } from "../machines/counter.ts";
import type { VisitState } from "../machines/visit.ts";
import {
  type Arrival,
  type Command,
  type Destination,
  complaintResults,
  complaintTopics,
  suggestionKinds,
  suggestionOutcomes,
} from "../messages.ts";
import type { Step } from "./random-step.fixture.ts";
import { makesSense, otherwise } from "./sense.fixture.ts";
import { monday, mondayStartAt } from "./small-hall.fixture.ts";

const choose = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T;
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** The command that a step comes to in this hall; where it would make no sense, sensible people do what does. */
export function commandOf({ ask: asked, pick, other, wild }: Step, hall: Hall, plan: HallPlan, askedAt: Instant): Command {
  const rest = [...otherwise.slice(other % otherwise.length), ...otherwise];
  const ask = wild ? asked : ([asked, ...rest].find((one) => makesSense(one, hall, plan)) ?? asked);
  const at = (...states: CounterState[]) => ({ counter: chooseCounter(hall, plan, states, pick, wild) });
  const visit = (...states: VisitState[]) => chooseVisit(hall, states, pick, wild);
  switch (ask) {
    case "publish-plan":
      return { type: ask, plan: altered(plan, pick, other) };
    case "open-day":
      return openDay(hall, pick);
    case "set-notices":
      return { type: ask, notices: [{ zh: "今天人多", en: "Busy today", untilAt: wild ? 0 : null }].slice(0, other % 2) };
    case "record-outcome":
      return {
        type: ask,
        ...at("serving"),
        kind: choose(suggestionKinds, other),
        about: "an-offer",
        outcome: choose(suggestionOutcomes, other >> 1),
      };
    case "take-up-complaint":
      return { type: ask, visit: complained(hall, pick, wild), staff: "W9" as StaffId, topic: choose(complaintTopics, other) };
    case "close-complaint":
      return { type: ask, visit: complained(hall, pick, wild), result: choose(complaintResults, other) };
    case "rate":
      return rating(hall, plan, pick, other, wild);
    case "give-feedback":
      return {
        type: ask,
        visit: chooseVisit(hall, [], pick, true),
        mark: 1 + (other % 3),
        ...(wild && other % 2 === 0 && { wish: "fair-weather" }),
      };
    case "stop-tickets":
    case "clear-waiting":
    case "declare-surge":
    case "end-surge":
    case "resume-hall":
    case "close-day":
      return { type: ask };
    case "suspend-hall":
    case "evacuate-hall":
      return { type: ask, reason: "the power is out" };
    case "take-ticket":
      return {
        type: ask,
        visit: wild ? visit() : (uuid(hall.sequence) as VisitId),
        token: `token-${uuid(hall.sequence)}` as TicketToken,
        ...arrival(plan, pick, other, wild),
        ...(other % 7 === 0 && { returnOf: earlier(hall, pick, wild) }),
        ...(other % 11 === 0 && { atMachine: true }),
      };
    case "lease-numbers":
      return { type: ask, device: kiosk(pick), letter: choose(plan.lanes, other).letter, count: 1 + (other % 4) };
    case "hand-in":
      return handIn(hall, plan, pick, other, wild);
    case "defer":
      return { type: ask, visit: visit("waiting", "called"), by: other % 2 === 0 ? "places" : "minutes", amount: 1 + (other % 12) };
    case "send-to-machine":
      return { type: ask, visit: chooseVisit(hall, ["waiting", "called", "serving"], pick, wild) };
    case "machine-done": {
      const atMachine = [...hall.visits.values()].filter(({ state, hold }) => state === "held" && hold?.kind === "at-machine");
      return { type: ask, visit: wild || atMachine.length === 0 ? visit("held") : choose(atMachine, pick).id, presumed: other % 2 === 0 };
    }
    case "begin-experience":
      return { type: ask, visit: visit("waiting", "serving", "held"), guide: `guide-${other % 3}` as StaffId };
    case "reach-stage":
      return { type: ask, visit: shown(hall, pick, wild), stage: choose(["see", "try", "buy"] as const, other) };
    case "end-experience":
      return { type: ask, visit: shown(hall, pick, wild), outcome: choose(["bought", "interested", "declined", "left"] as const, other) };
    case "pass-on":
      return { type: ask, visit: visit("waiting"), destination: destination(hall, plan, other, wild), note: "knows what to get" };
    case "add-errand":
      return { type: ask, visit: visit("waiting", "called", "serving", "held"), service: anyService(plan, other, wild) };
    case "end-visit":
      return { type: ask, visit: visit("waiting", "called", "serving", "held"), reason: "left the hall" };
    case "serve-ticketless": {
      const { errands, tier, needs, language } = arrival(plan, pick, other, wild);
      return {
        type: ask,
        ...at("free"),
        visit: wild ? visit() : (uuid(hall.sequence) as VisitId),
        token: `token-${uuid(hall.sequence)}` as TicketToken,
        errands,
        tier,
        needs,
        language,
        reason: "one question only",
      };
    }
    case "book-appointment": {
      const { errands, tier, needs } = arrival(plan, pick, other, wild);
      // Mostly for the next quarter of an hour, so that the day sees somebody come for it, early and late.
      const slotAt = Math.max(0, askedAt + (wild ? other - 500 : pick % 15) * minuteMs);
      const holder = other % 4 === 0 ? `holder-${pick % 3}` : undefined;
      return {
        type: ask,
        code: codeOf(wild ? pick % 9 : hall.sequence),
        slotAt,
        errands,
        tier,
        needs,
        ...(holder !== undefined && { holder }),
      };
    }
    case "revise-visit": {
      const { tier, needs } = arrival(plan, other, pick, wild);
      return { type: ask, visit: visit("waiting", "held"), ...(pick % 3 > 0 && { tier }), ...(pick % 3 < 2 && { needs }) };
    }
    case "cancel-appointment":
      return { type: ask, code: chooseAppointment(hall, pick, wild) };
    case "check-in": {
      const { tier, needs, channel, language } = arrival(plan, pick, other, wild);
      const code = chooseAppointment(hall, pick, wild);
      return {
        type: ask,
        code,
        visit: uuid(hall.sequence) as VisitId,
        token: `token-${uuid(hall.sequence)}` as TicketToken,
        tier,
        needs,
        channel,
        language,
      };
    }
    case "cancel":
      return { type: ask, visit: visit("waiting", "called", "held") };
    case "sign-in":
      return { type: ask, ...at("signed-out"), staff: `teller-${wild ? other % 5 : pick}` as StaffId };
    case "pause":
      return { type: ask, ...at("free"), reason: wild ? "boredom" : choose(plan.pauseReasons, other).id };
    case "sign-out":
      return { type: ask, ...at("free", "paused") };
    case "resume":
      return { type: ask, ...at("paused") };
    case "call-next":
      return { type: ask, ...at("free") };
    case "call-visit":
      return { type: ask, ...at("free"), visit: chooseVisit(hall, ["waiting"], other, wild), reason: "asked at the desk" };
    case "recall":
    case "start":
    case "no-show":
      return { type: ask, ...at("calling") };
    case "finish":
      return { type: ask, ...at("serving") };
    case "hold":
      return {
        type: ask,
        ...at("serving"),
        kind: choose(["papers-missing", "papers-kept", "other-step"] as const, other),
        ...(other % 2 === 0 && { note: "copy of the lease" }),
        ...(other % 5 === 0 && { minutes: 5 }),
      };
    case "bring-back":
      return { type: ask, visit: visit("held"), ...(other % 2 === 0 && { counter: chooseCounter(hall, plan, ["free"], other, wild) }) };
    case "transfer":
      return {
        type: ask,
        ...at("calling", "serving"),
        destination: destination(hall, plan, other, wild),
        ...(other % 3 === 0 && { service: anyService(plan, other, wild) }),
      };
  }
}

const kiosk = (pick: number) => `kiosk-${pick % 2}`;

/** The next number of a lease that a kiosk has; on purpose not, one that was handed in or is somebody else's. */
function handIn(hall: Hall, plan: HallPlan, pick: number, other: number, wild: boolean): Command {
  const leases = hall.leases.filter(({ day, used, count }) => wild || (day === hall.day.day && used.length < count));
  const { device, letter, first, count, used } =
    leases.length > 0
      ? choose(leases, pick)
      : { device: kiosk(pick), letter: choose(plan.lanes, pick).letter, first: 1, count: 1, used: [] as number[] };
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  return {
    type: "hand-in",
    device: wild ? kiosk(other) : device,
    visit: uuid(hall.sequence) as VisitId,
    token: `token-${uuid(hall.sequence)}` as TicketToken,
    letter,
    number: wild ? choose(numbers, other) : (numbers.find((number) => !used.includes(number)) ?? first),
    rule: choose(plan.diversion, other).id,
    takenAt: Math.max(0, hall.lastEventAt - 60_000 * (other % 30) + (wild ? 3_600_000 : 0)),
    ...arrival(plan, pick, other, wild),
  };
}

function chooseCounter(hall: Hall, plan: HallPlan, states: readonly CounterState[], pick: number, wild: boolean): CounterId {
  const all = plan.counters.map(({ id }) => id);
  const stateOf = (id: CounterId) => hall.seats.get(id)?.state ?? "signed-out";
  const fitting = all.filter((id) => states.includes(stateOf(id)));
  return wild || fitting.length === 0 ? choose([...all, "99" as CounterId], pick) : choose(fitting, pick);
}

function chooseVisit(hall: Hall, states: readonly VisitState[], pick: number, wild: boolean): VisitId {
  const all = [...hall.visits.values()];
  const fitting = wild ? all : all.filter(({ state }) => states.includes(state));
  return fitting.length === 0 ? (uuid(999_999_999_999) as VisitId) : choose(fitting, pick).id;
}

function complained({ complaints, visits }: Hall, pick: number, wild: boolean): VisitId {
  const fitting = [...(wild ? visits.keys() : complaints.keys())];
  return fitting.length === 0 ? (uuid(999_999_999_999) as VisitId) : choose(fitting, pick);
}

function shown(hall: Hall, pick: number, wild: boolean): VisitId {
  const all = [...(wild ? hall.visits.keys() : hall.shown)];
  return all.length === 0 ? (uuid(999_999_999_999) as VisitId) : choose(all, pick);
}

const codeOf = (number: number) => `B${String(number).padStart(5, "0")}` as AppointmentCode;

function chooseAppointment({ appointments }: Hall, pick: number, wild: boolean): AppointmentCode {
  const fitting = [...appointments.values()].filter(({ visit }) => wild || visit === null);
  return fitting.length === 0 ? codeOf(pick) : choose(fitting, pick).code;
}

/** A visit that has ended, of this day or the one before. */
function earlier(hall: Hall, pick: number, wild: boolean): VisitId {
  return hall.carried.size > 0 && !wild
    ? choose([...hall.carried.keys()], pick)
    : chooseVisit(hall, ["served", "absent", "cancelled"], pick, wild);
}

function anyService(plan: HallPlan, pick: number, wild: boolean): ServiceId {
  const known = [...plan.services.map(({ id }) => id), undecidedService];
  return choose(wild ? [...known, "no-such-service" as ServiceId] : known, pick);
}

function arrival(plan: HallPlan, pick: number, other: number, wild: boolean): Arrival {
  const count = 1 + (pick % 3);
  const errands = Array.from({ length: count }, (_, index) => anyService(plan, other + index * (wild ? 3 : 1), wild));
  const tier = pick % 5 === 0 ? "vip" : "standard";
  const needs: Arrival["needs"] = other % 6 === 0 ? ["elder"] : [];
  return { errands, tier, needs, channel: "kiosk", language: other % 2 === 0 ? "zh" : "en", declinedSelfService: pick % 2 === 0 };
}

function destination(hall: Hall, plan: HallPlan, pick: number, wild: boolean): Destination {
  if (pick % 3 === 0) return { to: "counter", counter: chooseCounter(hall, plan, ["free", "calling", "serving", "paused"], pick, wild) };
  if (pick % 3 === 1 && pick % 2 === 0) return { to: "staff", staff: anyStaff(hall, pick, wild) };
  const lanes = plan.lanes.map(({ id }) => id);
  const lane = choose(wild ? [...lanes, "no-such-lane" as LaneId] : lanes, pick);
  return { to: "lane", lane, position: choose(["kept", "first", "last"] as const, pick >> 2) };
}

/** Somebody who sits at a counter, or on purpose somebody who may not. */
function anyStaff(hall: Hall, pick: number, wild: boolean): StaffId {
  const seated = [...hall.seats.values()].flatMap(({ staff }) => (staff === null ? [] : [staff]));
  return wild || seated.length === 0 ? (`teller-${pick % 7}` as StaffId) : choose(seated, pick);
}

/** The customer of a counter where something was finished, or somebody who has no business to rate. */
function rating(hall: Hall, plan: HallPlan, pick: number, other: number, wild: boolean): Command {
  const rated = [...hall.seats.values()].filter(({ finished }) => finished !== null);
  const seat = rated.length === 0 ? undefined : choose(rated, pick);
  const counter = seat?.id ?? choose(plan.counters, pick).id;
  const { visit, errand } = seat?.finished ?? { visit: uuid(1) as VisitId, errand: 0 };
  return { type: "rate", counter, visit, errand: wild ? other % 4 : errand, mark: 1 + (other % 5), reasons: wild ? ["boredom"] : [] };
}

/** The same date as before, or the next one. */
function openDay({ day }: Hall, pick: number): Command {
  const before = day.day ?? monday;
  const dayStartAt = (day.dayStartAt || mondayStartAt) + (pick % 2) * 86_400_000;
  const next = new Date(Date.parse(before) + (pick % 2) * 86_400_000).toISOString().slice(0, 10);
  return { type: "open-day", day: next, dayStartAt, ticketsStopAt: null, closesAt: pick % 3 === 0 ? dayStartAt + 9 * 3_600_000 : null };
}

/** Another policy, other targets, or counters that serve something else or are gone. */
function altered(plan: HallPlan, pick: number, other: number): HallPlan {
  switch (pick % 4) {
    case 0:
      return { ...plan, dispatch: { policy: other % 2 === 0 ? "first-come" : "target-wait" } };
    case 1:
      return { ...plan, lanes: plan.lanes.map((lane, index) => ({ ...lane, targetWaitMinutes: 1 + ((other + index * 7) % 60) })) };
    case 2:
      return {
        ...plan,
        counters: plan.counters.map((counter, index) => ({
          ...counter,
          lanes: (plan.counters[(index + 1) % plan.counters.length] ?? counter).lanes,
        })),
      };
    default:
      return { ...plan, counters: plan.counters.slice(0, Math.max(1, plan.counters.length - 1)), lanes: plan.lanes };
  }
}
