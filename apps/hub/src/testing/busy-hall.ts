// A hall's history made up from a seed: commands of every kind, as customers and tellers might send them, with what each became.

import {
  type Command,
  type CounterId,
  type Decision,
  type Hall,
  type HallPlan,
  type Instant,
  type JournalEvent,
  type StaffId,
  type TicketToken,
  type VisitId,
  decide,
  emptyHall,
  evolve,
} from "@hallflow/queue-core";

/** One command that was decided: when, and the events it became. Refused ones are left out. */
export interface Happening {
  readonly command: Command;
  readonly at: Instant;
  readonly events: readonly JournalEvent[];
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hex = (random: () => number, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");

/** A ticket for a random errand or two; ids come from the same seed. */
export function randomTicket(plan: HallPlan, random: () => number): Extract<Command, { type: "take-ticket" }> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const errands = [...new Set(Array.from({ length: random() < 0.2 ? 2 : 1 }, () => pick(plan.services).id))];
  const id = `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 12)}`;
  return {
    type: "take-ticket",
    visit: id as VisitId,
    token: hex(random, 32) as TicketToken,
    errands,
    tier: random() < 0.1 ? "vip" : "standard",
    needs: random() < 0.1 ? ["elder"] : [],
    channel: "kiosk",
    language: random() < 0.9 ? "zh" : "en",
    declinedSelfService: true,
  };
}

/** Yields what happens, without end. Every counter works; now and then the day is closed and opened again, sometimes on its own date. */
export function* busyHall(plan: HallPlan, seed: number): Generator<Happening> {
  const random = seeded(seed);
  const hall = emptyHall();
  let at = Date.UTC(2026, 10, 22, 1);
  const happen = (command: Command): Happening | null => {
    const decision: Decision = decide(hall, command, at);
    if (!("events" in decision) || decision.events.length === 0) return null;
    for (const event of decision.events) evolve(hall, event);
    return { command, at, events: decision.events };
  };
  const first = happen({ type: "publish-plan", plan });
  if (!first) throw new Error("the plan was refused");
  yield first;
  for (let day = 0; ;) {
    const happened = happen(nextCommand(hall, plan, random, day));
    at += Math.floor(random() * 20_000);
    if (!happened) continue;
    if (happened.command.type === "close-day" && random() < 0.7) day++;
    yield happened;
  }
}

/** Weighted so that the hall stays busy: about as many are served as come. */
function nextCommand(hall: Hall, plan: HallPlan, random: () => number, day: number): Command {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  if (hall.day.state === "closed") {
    const date = new Date(Date.UTC(2026, 10, 22 + day)).toISOString().slice(0, 10);
    return { type: "open-day", day: date, dayStartAt: Date.UTC(2026, 10, 21 + day, 16), ticketsStopAt: null, closesAt: null };
  }
  const draw = random();
  if (draw < 0.3) return randomTicket(plan, random);
  if (draw < 0.301) return { type: "close-day" };
  if (draw < 0.33) return away(hall, plan, random);
  if (hall.day.pausedAt !== null) return { type: "resume-hall" };
  if (draw < 0.37) return onTheFloor(hall, random, pick);
  const counter = pick(plan.counters).id;
  const seat = hall.seats.get(counter);
  if (!seat || seat.state === "signed-out") return { type: "sign-in", counter, staff: `staff-${counter}` as StaffId };
  switch (seat.state) {
    case "paused":
      return { type: "resume", counter };
    case "free":
      return free(hall, counter, random, pick);
    case "calling":
      return draw < 0.85 ? { type: "start", counter } : draw < 0.93 ? { type: "recall", counter } : { type: "no-show", counter };
    case "serving":
      return serving(plan, counter, random, pick);
  }
}

/** What a kiosk does that has been without its hub: it hands in what it gave out, and leases numbers for another time. */
function away(hall: Hall, plan: HallPlan, random: () => number): Command {
  const device = "kiosk-1";
  const lease = hall.leases.find(({ day, count, used }) => day === hall.day.day && used.length < count);
  if (!lease || random() < 0.2) return { type: "lease-numbers", device, letter: plan.lanes[0]?.letter ?? "A", count: 5 };
  const { letter, first, used } = lease;
  const taken = { device, letter, number: first + used.length, rule: "", takenAt: hall.lastEventAt };
  return { ...randomTicket(plan, random), type: "hand-in", ...taken };
}

/** What happens away from the counters: customers who need more time, machines, guides, and the hall as a whole. */
function onTheFloor(hall: Hall, random: () => number, pick: Pick): Command {
  const visits = [...hall.visits.values()].filter(({ endedAt }) => endedAt === null);
  const [guide, draw] = ["guide-1" as StaffId, random()];
  if (visits.length === 0 || draw < 0.03) return { type: pick(["suspend-hall", "evacuate-hall"]), reason: "the power is out" };
  if (draw < 0.06) return { type: pick(["declare-surge", "end-surge"]) };
  const [shown] = hall.shown;
  if (shown !== undefined && draw < 0.2) return { type: "reach-stage", visit: shown, stage: pick(["try", "buy"]) };
  if (shown !== undefined && draw < 0.25) return { type: "end-experience", visit: shown, outcome: "interested" };
  const [held] = hall.held;
  if (held !== undefined && draw < 0.5) return { type: pick(["bring-back", "machine-done"]), visit: held };
  const visit = pick(visits).id;
  if (draw < 0.6) return { type: "begin-experience", visit, guide };
  if (draw < 0.7) return { type: "send-to-machine", visit };
  if (draw < 0.72) return { type: "end-visit", visit, reason: "left the hall" };
  return { type: "defer", visit, by: pick(["places", "minutes"]), amount: 3 };
}

type Pick = <T>(items: readonly T[]) => T;

function free(hall: Hall, counter: CounterId, random: () => number, pick: Pick): Command {
  const draw = random();
  if (draw < 0.8) return { type: "call-next", counter };
  if (draw < 0.84) return { type: "pause", counter, reason: "meal" };
  if (draw < 0.86) return { type: "sign-out", counter };
  const visits = [...hall.visits.values()];
  const held = visits.find(({ state }) => state === "held");
  if (held && draw < 0.93) return { type: "bring-back", visit: held.id, counter };
  const waiting = visits.filter(({ state }) => state === "waiting");
  if (waiting.length === 0) return { type: "call-next", counter };
  return draw < 0.97
    ? { type: "call-visit", counter, visit: pick(waiting).id, reason: "asked for" }
    : { type: "cancel", visit: pick(waiting).id };
}

function serving(plan: HallPlan, counter: CounterId, random: () => number, pick: Pick): Command {
  const draw = random();
  if (draw < 0.85) return { type: "finish", counter };
  if (draw < 0.92) return { type: "hold", counter, kind: "papers-missing", note: "passport" };
  if (draw < 0.94) return { type: "transfer", counter, destination: { to: "staff", staff: `staff-${pick(plan.counters).id}` as StaffId } };
  return draw < 0.97
    ? { type: "transfer", counter, destination: { to: "lane", lane: pick(plan.lanes).id, position: pick(["kept", "first", "last"]) } }
    : { type: "transfer", counter, destination: { to: "counter", counter: pick(plan.counters).id } };
}

/** The first so many happenings of a busy hall. */
export function history(plan: HallPlan, seed: number, events: number): Happening[] {
  const happenings: Happening[] = [];
  let count = 0;
  for (const happening of busyHall(plan, seed)) {
    happenings.push(happening);
    count += happening.events.length;
    if (count >= events) break;
  }
  return happenings;
}
