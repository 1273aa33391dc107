// Makes the views of a hall: what each role sees, read from the hall at one instant.

import { laneAlarms } from "./alarms.ts";
import { type Appointment, checkInWindow, standingOf } from "./appointments.ts";
import { policyOf } from "./dispatch/policies.ts";
import { settingsOf } from "./dispatch/settings.ts";
import {
  type AppointmentRules,
  type CounterPlan,
  type HallPlan,
  counterOf,
  deferralOf,
  recommendationFor,
  serviceOf,
} from "./hall-plan.ts";
import { type CallRecord, type Hall, type Seat, staffedFor, toRate, visitAt } from "./hall.ts";
import { type CounterId, type Instant, minuteMs } from "./ids.ts";
import { type Place, placeOf, placesOfNewcomers } from "./line.ts";
import type { VisitState } from "./machines/visit.ts";
import type {
  AppointmentView,
  CallView,
  ConditionView,
  DayView,
  ExperienceView,
  GuideView,
  GuidedVisit,
  HallView,
  HeldVisit,
  KioskView,
  LaneAlarm,
  MachineView,
  LaneView,
  LobbyView,
  ManagerView,
  PadView,
  RatingView,
  Ratings,
  Feedback,
  RecommendationView,
  SeatView,
  ServedVisit,
  TellerView,
  Totals,
  VisitView,
  Visitor,
  WaitingVisit,
  WindowView,
} from "./views.ts";
import { type Visit, currentErrand, experienceOf, isOnDetour } from "./visit.ts";

/** How many of each lane a list of who waits goes down to; the lanes' own counts say how many there are. */
const listedPerLane = 40;
const listedCarried = 200;
const listedComplaints = 100;
const listedCalls = 12;
const listedAppointments = 60;
/** Whoever is this late is not coming any more. */
const appointmentsPastMs = 120 * minuteMs;
const listedSoon = 6;

const showDay = ({ day: { state, day, closesAt, mode, modeReason, modeSince } }: Hall): DayView => ({
  state,
  day,
  closesAt,
  mode,
  modeReason,
  modeSince,
});

/** Nobody can honestly say how long a wait will be in a hall that is closed or does not call. */
const isCallingHall = ({ day }: Hall): boolean => day.state !== "closed" && day.pausedAt === null;

/** A visit as its customer (or the operator's system) may see it. */
export function showVisit(hall: Hall, plan: HallPlan, visit: Visit, now: Instant, known?: Place): VisitView {
  const place = visit.state === "waiting" ? (known ?? placeOf(hall, plan, visit, now)) : { peopleAhead: 0, wait: null };
  return {
    id: visit.id,
    ticket: visit.ticket,
    state: visit.state,
    lane: visit.lane,
    zone: visit.zone,
    counter: visit.counter,
    errands: visit.errands.map(({ service, finishedAt }, index) => ({
      service,
      state: finishedAt !== null ? "done" : index === visit.current && visit.endedAt === null ? "current" : "pending",
    })),
    peopleAhead: place.peopleAhead,
    waitRange: isCallingHall(hall) ? place.wait : null,
    aside: visit.state === "held" && visit.hold ? { kind: visit.hold.kind, untilAt: visit.hold.untilAt, zone: visit.hold.zone } : null,
    deferralsLeft: Math.max(0, deferralOf(plan).times - visit.deferrals),
    reason: visit.reason,
    issuedAt: visit.arrivedAt,
  };
}

export function showLanes(hall: Hall, plan: HallPlan, now: Instant): LaneView[] {
  const places = placesOfNewcomers(hall, plan, now);
  return plan.lanes.map(({ id }) => {
    return {
      lane: id,
      waiting: hall.lanes.waiting(id),
      longestWaitMs: Math.max(0, now - (hall.lanes.earliest(id) ?? now)),
      countersOpen: staffedFor(hall, plan, id),
      waitRange: isCallingHall(hall) ? (places.get(id)?.wait ?? null) : null,
    };
  });
}

/** Every counter of the plan, those where nobody has signed in yet included. */
export const showSeats = (hall: Hall, plan: HallPlan): SeatView[] => plan.counters.map((counter) => showSeat(hall, counter));

const emptySeat = { state: "signed-out", staff: null, pauseReason: null, since: 0, revision: 0 } as const;

export function showSeat(hall: Hall, counter: CounterPlan): SeatView {
  const seat = hall.seats.get(counter.id);
  const { state, staff, pauseReason, since, revision } = seat ?? emptySeat;
  const ticket = (seat && visitAt(hall, seat)?.ticket) ?? null;
  const { id, lanes, zone, relief = false } = counter;
  return { counter: id, state, staff, ticket, pauseReason, since, lanes, zone, relief, revision };
}

const showWaiting = (visit: Visit): WaitingVisit => ({ ...waits(visit), tier: visit.tier });
const showVisitor = (visit: Visit): Visitor => ({ ...waits(visit), zone: visit.zone });

/** Of one who waits what every member of staff may know. */
const waits = (visit: Visit): Omit<WaitingVisit, "tier"> => ({
  id: visit.id,
  ticket: visit.ticket,
  lane: visit.lane,
  service: currentErrand(visit).service,
  arrivedAt: visit.arrivedAt,
  needs: visit.needs,
  passes: visit.passes,
  reservedFor: visit.reservedFor,
  wanted: visit.wanted,
});

function firstWaiting(hall: Hall, plan: HallPlan): Visit[] {
  const reserved = plan.counters.flatMap(({ id }) => hall.lanes.firstReserved(id, listedPerLane));
  return [...reserved, ...plan.lanes.flatMap((lane) => hall.lanes.first(lane.id, listedPerLane))];
}

const listWaiting = (hall: Hall, plan: HallPlan): WaitingVisit[] => firstWaiting(hall, plan).map(showWaiting);

function listHeld(hall: Hall): HeldVisit[] {
  const held: HeldVisit[] = [];
  for (const id of hall.held) {
    const visit = hall.visits.get(id);
    if (!visit?.hold) continue;
    const { kind, note, at, counter, untilAt, zone } = visit.hold;
    held.push({ id, ticket: visit.ticket, service: currentErrand(visit).service, kind, note, heldAt: at, counter, untilAt, zone });
  }
  return held.sort((a, b) => a.heldAt - b.heldAt);
}

/** A recommendation of the plan as it is shown to those whom it is meant for; null for everybody else. */
export function showRecommendation(plan: HallPlan, whom: "customer" | "teller", id: string | null): RecommendationView | null {
  const found = recommendationFor(plan, whom, id);
  return found && { id: found.id, name: found.name, ...(found.detail && { detail: found.detail }) };
}

function listExperiences(hall: Hall): ExperienceView[] {
  const list: ExperienceView[] = [];
  for (const id of hall.shown) {
    const visit = hall.visits.get(id);
    const experience = visit && experienceOf(visit);
    if (!visit || !experience || experience.state === "over") continue;
    const { guide, zone, state: stage, stages } = experience;
    list.push({
      visit: id,
      ticket: visit.ticket,
      guide,
      zone,
      stage,
      isDetour: isOnDetour(visit),
      startedAt: stages[0]?.at ?? visit.arrivedAt,
      stageAt: stages.at(-1)?.at ?? visit.arrivedAt,
      service: currentErrand(visit).service,
      lane: visit.lane,
      state: visit.state,
      counter: visit.counter,
    });
  }
  return list.sort((a, b) => a.startedAt - b.startedAt);
}

function showServed(hall: Hall, plan: HallPlan, visit: Visit, now: Instant): ServedVisit {
  const errand = currentErrand(visit);
  return {
    ...showVisit(hall, plan, visit, now),
    tier: visit.tier,
    needs: visit.needs,
    language: visit.language,
    channel: visit.channel,
    calledAt: errand.lastCalledAt,
    startedAt: errand.startedAt,
    heldMs: errand.heldMs,
    standardMinutes: serviceOf(plan, errand.service)?.standardMinutes ?? plan.undecided.standardMinutes,
    recalls: visit.recalls,
    passes: visit.passes,
    ticketless: visit.ticketless,
    notes: visit.notes,
    explanation: visit.explanation,
    diverted: { rule: visit.diverted.rule, revision: visit.diverted.revision },
    recommendation: showRecommendation(plan, "teller", visit.diverted.recommendation),
    outcome: visit.outcome?.outcome ?? null,
    ...(visit.person !== undefined && { identified: true as const }),
  };
}

/** `machines` are those that are connected: which they are no event says. */
export function showKiosk(hall: Hall, plan: HallPlan, now: Instant, machines: readonly MachineView[] = []): KioskView {
  return { role: "kiosk", day: showDay(hall), lanes: showLanes(hall, plan, now), machines: [...machines] };
}

/** The console of one counter, or of one that has not been chosen yet. */
export function showTeller(
  hall: Hall,
  plan: HallPlan,
  counter: CounterId | null,
  conditions: readonly ConditionView[],
  now: Instant,
): TellerView {
  const seats = showSeats(hall, plan);
  const seat = counter === null ? undefined : hall.seats.get(counter);
  const visit = seat && visitAt(hall, seat);
  return {
    role: "teller",
    day: showDay(hall),
    lanes: showLanes(hall, plan, now),
    seat: seats.find((candidate) => candidate.counter === counter) ?? null,
    visit: visit ? showServed(hall, plan, visit, now) : null,
    waiting: listWaiting(hall, plan),
    held: listHeld(hall),
    experiences: listExperiences(hall),
    seats,
    conditions: [...conditions],
  };
}

/** The tablet of a guide; `counter` is the desk at which they call, where they have one. */
export function showGuide(
  hall: Hall,
  plan: HallPlan,
  counter: CounterId | null,
  conditions: readonly ConditionView[],
  now: Instant,
): GuideView {
  const seats = showSeats(hall, plan);
  const seat = counter === null ? undefined : hall.seats.get(counter);
  const visit = seat && visitAt(hall, seat);
  return {
    role: "guide",
    day: showDay(hall),
    lanes: showLanes(hall, plan, now),
    seat: seats.find((candidate) => candidate.counter === counter) ?? null,
    atDesk: visit ? showAtDesk(hall, plan, visit, now) : null,
    waiting: firstWaiting(hall, plan).map(showVisitor),
    experiences: listExperiences(hall).map((experience) => guided(hall, experience)),
    seats,
    conditions: [...conditions],
  };
}

function showAtDesk(hall: Hall, plan: HallPlan, visit: Visit, now: Instant): NonNullable<GuideView["atDesk"]> {
  const { id, ticket, lane, errands, needs, language, calledAt, recalls, passes } = showServed(hall, plan, visit, now);
  return { id, ticket, lane, errands, needs, language, calledAt, recalls, passes };
}

function guided(hall: Hall, experience: ExperienceView): GuidedVisit {
  const visit = hall.visits.get(experience.visit);
  if (!visit) throw new Error(`${experience.ticket} is shown around and was never issued`);
  return { ...experience, needs: visit.needs, language: visit.language, notes: [...visit.notes] };
}

const showCall = ({ serial, kind, ticket, counter, zone, language, at }: CallRecord): CallView => ({
  serial,
  kind,
  ticket,
  counter,
  zone,
  language,
  at,
});

/** The summons of the hall: the last ones, and those of customers who are being called at this moment, newest last. */
export function showCalls(hall: Hall): Pick<LobbyView, "calls" | "current"> {
  const current = hall.calls.filter((call) => call.kind !== "missed" && isCalling(hall.seats.get(call.counter), call));
  const latest = current.filter((call) => !current.some((later) => later.ticket === call.ticket && later.serial > call.serial));
  return { calls: hall.calls.slice(-listedCalls).map(showCall), current: latest.map(showCall) };
}

/** What everyone may see: numbers and counters, never who or why. */
export function showLobby(hall: Hall, plan: HallPlan, now: Instant): LobbyView {
  return {
    role: "lobby",
    day: showDay(hall),
    lanes: showLanes(hall, plan, now),
    ...showCalls(hall),
    soon: nextFew(hall, plan, now).map((visit) => visit.ticket),
    notices: showNotices(hall, now),
  };
}

const showNotices = ({ notices }: Hall, now: Instant): LobbyView["notices"] =>
  notices.filter(({ untilAt }) => untilAt === null || untilAt > now).map((notice) => ({ ...notice }));

/** The screen over one counter; over one that the plan has no more it is as if nobody sat there. */
export function showWindow(hall: Hall, plan: HallPlan, counter: CounterId): WindowView {
  const planned = counterOf(plan, counter);
  const seat = planned && showSeat(hall, planned);
  const { lanes, state, ticket, since } = seat ?? { lanes: [], state: "signed-out", ticket: null, since: 0 };
  return { role: "window", day: showDay(hall), counter, lanes, state, ticket, since };
}

export function showPad(hall: Hall, plan: HallPlan, counter: CounterId): PadView {
  const planned = counterOf(plan, counter);
  if (!planned) return { role: "pad", day: showDay(hall), seat: null, waiting: 0 };
  const { state, ticket, pauseReason, since, lanes, zone, relief, revision } = showSeat(hall, planned);
  const waiting = hall.lanes.firstReserved(counter, 1).length + lanes.reduce((sum, lane) => sum + hall.lanes.waiting(lane), 0);
  return { role: "pad", day: showDay(hall), seat: { counter, state, ticket, pauseReason, since, lanes, zone, relief, revision }, waiting };
}

export function showRating(hall: Hall, plan: HallPlan, counter: CounterId, now: Instant): RatingView {
  const open = toRate(hall, plan, counter, now);
  const errand = open && {
    visit: open.visit.id,
    index: open.index,
    ticket: open.visit.ticket,
    service: open.errand.service,
    language: open.visit.language,
    rated: Boolean(open.errand.rating),
  };
  return { role: "rating", day: showDay(hall), counter, errand };
}

/** What customers thought of the day's errands. */
export function countRatings(hall: Hall): Ratings {
  const marks = [0, 0, 0, 0, 0];
  let finished = 0;
  for (const visit of hall.visits.values()) {
    for (const { finishedAt, rating } of visit.errands) {
      if (finishedAt !== null) finished++;
      if (rating) marks[rating.mark - 1] = (marks[rating.mark - 1] ?? 0) + 1;
    }
  }
  const sum = (from: number) => marks.slice(from).reduce((total, count) => total + count, 0);
  return { finished, rated: sum(0), satisfied: sum(3), marks };
}

/** What customers said of taking their number today; a wish that nobody has is not listed. */
export function countFeedback(hall: Hall): Feedback {
  const marks = [0, 0, 0];
  const wishes = new Map<string, number>();
  for (const { feedback } of hall.visits.values()) {
    if (!feedback) continue;
    marks[feedback.mark - 1] = (marks[feedback.mark - 1] ?? 0) + 1;
    if (feedback.wish !== null) wishes.set(feedback.wish, (wishes.get(feedback.wish) ?? 0) + 1);
  }
  const given = marks.reduce((total, count) => total + count, 0);
  return { given, marks, wishes: [...wishes].map(([wish, count]) => ({ wish, count })).sort((a, b) => b.count - a.count) };
}

/** The few who will be called next, in order: what a voice may get ready for. */
export const showSoon = (hall: Hall, plan: HallPlan, now: Instant) =>
  nextFew(hall, plan, now).map(({ ticket, lane, language }) => ({ ticket, lane, language }));

const isCalling = (seat: Seat | undefined, call: CallRecord): boolean => seat?.state === "calling" && seat.visit === call.visit;

function nextFew(hall: Hall, plan: HallPlan, now: Instant): Visit[] {
  const policy = policyOf(plan);
  const moment = { settings: settingsOf(plan), memory: hall.dispatch, counter: null, now };
  return plan.lanes
    .flatMap((lane) => hall.lanes.first(lane.id, listedSoon))
    .sort((a, b) => (policy.before(a, b, moment) ? -1 : 1))
    .slice(0, listedSoon);
}

/** How an appointment stands; only of a plan that takes appointments. */
export function showAppointment(hall: Hall, rules: AppointmentRules, appointment: Appointment, now: Instant): AppointmentView {
  const { code, slotAt, errands, visit } = appointment;
  const { fromAt, untilAt } = checkInWindow(appointment, rules);
  const standing = visit === null ? standingOf(appointment, rules, now) : "checked-in";
  const ticket = (visit === null ? undefined : hall.visits.get(visit)?.ticket) ?? null;
  return { code, slotAt, errands, checkInFromAt: fromAt, checkInUntilAt: untilAt, standing, ticket };
}

/** Every appointment from so long ago, at most so many, by their time. */
export function showAppointments(hall: Hall, plan: HallPlan, now: Instant, most = Infinity, sinceAt = 0): AppointmentView[] {
  const rules = plan.appointments;
  if (!rules) return [];
  const since = [...hall.appointments.values()].filter(({ slotAt }) => slotAt >= sinceAt).sort((a, b) => a.slotAt - b.slotAt);
  return since.slice(0, most).map((appointment) => showAppointment(hall, rules, appointment, now));
}

/** Which lanes have become too much for their counters, the gravest first (ALARM-1, ALARM-2). */
export const showAlarms = (hall: Hall, plan: HallPlan, now: Instant): LaneAlarm[] =>
  laneAlarms(plan, showLanes(hall, plan, now), showSeats(hall, plan));

function showComplaints({ complaints, day }: Hall): Pick<ManagerView, "complaints" | "complaintFigures"> {
  const all = [...complaints.values()].sort((a, b) => a.openedAt - b.openedAt);
  const closed = all.filter((complaint) => complaint.closed);
  const open = all.filter((complaint) => !complaint.closed);
  return {
    complaints: [...open, ...closed].slice(0, listedComplaints),
    complaintFigures: { opened: all.filter((complaint) => complaint.day === day.day).length, closed: closed.length, open: open.length },
  };
}

export function showManager(hall: Hall, plan: HallPlan, conditions: readonly ConditionView[], now: Instant): ManagerView {
  const [lanes, seats] = [showLanes(hall, plan, now), showSeats(hall, plan)];
  return {
    role: "manager",
    published: hall.published,
    day: showDay(hall),
    lanes,
    seats,
    waiting: listWaiting(hall, plan),
    held: listHeld(hall),
    experiences: listExperiences(hall),
    totals: countVisits(hall),
    alarms: laneAlarms(plan, lanes, seats),
    ratings: countRatings(hall),
    feedback: countFeedback(hall),
    ...showComplaints(hall),
    notices: showNotices(hall, now),
    carried: [...hall.carried.values()].slice(0, listedCarried).map(({ token: _, ...kept }) => kept),
    appointments: showAppointments(hall, plan, now, listedAppointments, now - appointmentsPastMs),
    conditions: [...conditions],
  };
}

/** How many of today's visits are in each state; together they are all that were issued. */
export function countVisits(hall: Hall): Totals {
  const totals: Record<VisitState, number> = {
    waiting: 0,
    called: 0,
    serving: 0,
    held: 0,
    served: 0,
    absent: 0,
    cancelled: 0,
    ended: 0,
    closed: 0,
    carried: 0,
  };
  for (const visit of hall.visits.values()) totals[visit.state]++;
  return { issued: hall.visits.size, ...totals };
}

export function showHall(hall: Hall, plan: HallPlan, now: Instant): HallView {
  const [lanes, counters] = [showLanes(hall, plan, now), showSeats(hall, plan)];
  return {
    hall: plan.id,
    name: plan.name,
    at: now,
    published: hall.published,
    day: showDay(hall),
    lanes,
    counters,
    totals: countVisits(hall),
    alarms: laneAlarms(plan, lanes, counters),
  };
}
