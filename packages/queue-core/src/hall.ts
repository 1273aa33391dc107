// The hall in memory: its plan, day, visits, counters and who waits. `evolve` alone changes it.

import type { Appointment } from "./appointments.ts";
import type { Carried } from "./carried.ts";
import type { Complaint } from "./complaints.ts";
import { type DispatchMemory, emptyMemory } from "./dispatch/memory.ts";
import type { HallFacts } from "./diversion.ts";
import { type Learning, emptyLearning } from "./estimate/learning.ts";
import { type HallPlan, type Language, counterOf, ratingOf, hasSkillFor } from "./hall-plan.ts";
import {
  type AppointmentCode,
  type CounterId,
  type Instant,
  type LaneId,
  type StaffId,
  type TicketNumber,
  type TicketToken,
  type VisitId,
  type ZoneId,
  minuteMs,
  secondMs,
} from "./ids.ts";
import { Lanes } from "./lanes.ts";
import type { Lease } from "./leases.ts";
import type { CounterState } from "./machines/counter.ts";
import type { HallMode } from "./machines/hall-mode.ts";
import type { HallDayState } from "./machines/hall-day.ts";
import type { Notice } from "./messages.ts";
import { type Errand, type Hold, type Visit, currentErrand } from "./visit.ts";

/** The hall day; the instants are null where the day was opened without hours, as a trial day is. */
export interface HallDay {
  state: HallDayState;
  day: string | null;
  dayStartAt: Instant;
  openedAt: Instant | null;
  ticketsStopAt: Instant | null;
  closesAt: Instant | null;
  /** How the hall runs, and why where somebody had to say. */
  mode: HallMode;
  modeReason: string | null;
  modeSince: Instant | null;
  /** Since when nobody has been called, while the hall is suspended or evacuated. */
  pausedAt: Instant | null;
}

/** What a counter is doing. `revision` grows with every event that touches it: a stale screen is known by it. */
export interface Seat {
  readonly id: CounterId;
  state: CounterState;
  staff: StaffId | null;
  visit: VisitId | null;
  pauseReason: string | null;
  since: Instant;
  lastCallAt: Instant | null;
  revision: number;
  /** The errand that was last finished here, until another customer's begins: what there is to rate. */
  finished: { readonly visit: VisitId; readonly errand: number; readonly at: Instant } | null;
}

/** One summons as the lobby shows and speaks it. `serial` grows by one with each, so that none is shown or spoken twice. */
export interface CallRecord {
  readonly serial: number;
  readonly kind: "call" | "recall" | "missed";
  readonly visit: VisitId;
  readonly ticket: TicketNumber;
  readonly counter: CounterId;
  readonly zone: ZoneId;
  readonly language: Language;
  readonly at: Instant;
}

/** Which plan is in force: the how-manieth that this hall published, when, and by whom; null for a hall file read at a start. */
export interface Published {
  readonly revision: number;
  readonly at: Instant;
  readonly by: StaffId | null;
}

export interface Hall {
  plan: HallPlan | null;
  published: Published | null;
  day: HallDay;
  visits: Map<VisitId, Visit>;
  byToken: Map<TicketToken, VisitId>;
  seats: Map<CounterId, Seat>;
  lanes: Lanes;
  /** The visits that are on hold. */
  held: Set<VisitId>;
  /** Places that were moved from the last hall day to this one, or are to the next. */
  carried: Map<VisitId, Carried>;
  /** What customers complained about: those that are open, and those that were closed today. */
  complaints: Map<VisitId, Complaint>;
  /** The visits that are shown around by a guide. */
  shown: Set<VisitId>;
  dispatch: DispatchMemory;
  /** What the hall knows of its own pace, kept from day to day. */
  learning: Learning;
  /** How many visits of the day have not ended. */
  living: number;
  /** Those that are booked, and those of the day that were checked in. */
  appointments: Map<AppointmentCode, Appointment>;
  /** When each holder missed an appointment, as long as it is remembered. */
  missed: Map<string, Instant[]>;
  /** The last number given out today under each letter. Letters, not lanes: a lane may be renamed while its tickets are about. */
  numbers: Map<string, number>;
  /** The same for days that were open before, the latest last: a day that is opened again goes on where it stopped. */
  numbersOf: Map<string, Map<string, number>>;
  /** The blocks of numbers that devices may give out by themselves, of today and of the days that are remembered. */
  leases: Lease[];
  calls: CallRecord[];
  callSerial: number;
  /** What the manager wants every lobby display to show. */
  notices: readonly Notice[];
  /** How many journal events made this hall: the journal's own sequence. */
  sequence: number;
  lastEventAt: Instant;
}

/** A day that begins, or has ended, is in no particular mode. */
export const asUsual = { mode: "normal", modeReason: null, modeSince: null, pausedAt: null } as const;

/** How many summons the hall remembers for displays that come late: enough for every counter of the largest hall to be calling. */
export const rememberedCalls = 400;

/** For how many days the hall remembers how far their numbers went. */
export const rememberedDays = 31;

/** A hall to which nothing has happened yet. */
export function emptyHall(): Hall {
  return {
    plan: null,
    published: null,
    day: {
      state: "closed",
      day: null,
      dayStartAt: 0,
      openedAt: null,
      ticketsStopAt: null,
      closesAt: null,
      ...asUsual,
    },
    visits: new Map(),
    byToken: new Map(),
    seats: new Map(),
    lanes: new Lanes(),
    held: new Set(),
    carried: new Map(),
    complaints: new Map(),
    shown: new Set(),
    dispatch: emptyMemory(),
    learning: emptyLearning(),
    living: 0,
    appointments: new Map(),
    missed: new Map(),
    numbers: new Map(),
    numbersOf: new Map(),
    leases: [],
    calls: [],
    callSerial: 0,
    notices: [],
    sequence: 0,
    lastEventAt: 0,
  };
}

/** The errand that the customer of a counter may rate now, rated or not; null when its time is over. */
export function toRate(
  hall: Hall,
  plan: HallPlan,
  counter: CounterId,
  now: Instant,
): { visit: Visit; index: number; errand: Errand } | null {
  const seat = hall.seats.get(counter);
  const finished = seat?.finished ?? null;
  if (!seat || finished === null || hall.day.state === "closed") return null;
  // Once another customer has sat down the pad stands before them.
  if (seat.state === "serving" && seat.visit !== finished.visit) return null;
  if (now - finished.at > ratingOf(plan).openSeconds * secondMs) return null;
  const visit = hall.visits.get(finished.visit);
  const errand = visit?.errands[finished.errand];
  return visit && errand ? { visit, index: finished.errand, errand } : null;
}

/** The visit a counter is calling or serving. */
export function visitAt(hall: Hall, seat: Seat): Visit | undefined {
  return seat.visit === null ? undefined : hall.visits.get(seat.visit);
}

/** Where a member of staff sits, or undefined: nobody sits at two counters. */
export function seatOfStaff(hall: Hall, staff: StaffId): Seat | undefined {
  for (const seat of hall.seats.values()) if (seat.staff === staff && seat.state !== "signed-out") return seat;
  return undefined;
}

/** The counter where a visit that waits for one person alone can be served by them now; null while there is none. */
export function counterOfWanted(hall: Hall, visit: Visit): CounterId | null {
  const seat = visit.wanted === null ? undefined : seatOfStaff(hall, visit.wanted);
  const counter = seat && hall.plan ? counterOf(hall.plan, seat.id) : undefined;
  return hall.plan && counter && hasSkillFor(hall.plan, counter, currentErrand(visit).service) ? counter.id : null;
}

/** Whoever waits for one person waits where they sit now; whose papers were kept, or who was reserved, for that counter while it is staffed. */
export function counterToReturnTo(hall: Hall, visit: Visit, { backTo }: Hold): CounterId | null {
  if (visit.wanted !== null) return counterOfWanted(hall, visit);
  const seat = backTo === null ? undefined : hall.seats.get(backTo);
  return seat && seat.state !== "signed-out" ? seat.id : null;
}

/** Whether somebody at this counter is taking customers just now. */
export const isStaffed = (seat: Seat): boolean => seat.state !== "signed-out" && seat.state !== "paused";

/** The facts that a diversion rule may ask of this hall at `now`. */
export function hallFacts(hall: Hall, plan: HallPlan, now: Instant): HallFacts {
  return {
    minuteOfDay: minuteOfDay(now - hall.day.dayStartAt),
    waiting: (lane) => hall.lanes.waiting(lane),
    countersOpen: (lane) => staffedFor(hall, plan, lane),
  };
}

/** The local minute, also for a day that goes on past midnight. */
function minuteOfDay(sinceStartMs: number): number {
  const minutes = Math.floor(sinceStartMs / minuteMs) % minutesPerDay;
  return minutes < 0 ? minutes + minutesPerDay : minutes;
}
const minutesPerDay = 24 * 60;

/** How many staffed counters serve a lane. */
export function staffedFor(hall: Hall, plan: HallPlan, lane: LaneId): number {
  let count = 0;
  for (const { id, lanes } of plan.counters) {
    if (!lanes.includes(lane)) continue;
    const seat = hall.seats.get(id);
    if (seat && isStaffed(seat)) count++;
  }
  return count;
}
