// A bank's call centre, call by call, as if it were a hall: what is in the data becomes commands and events of the hall's own core.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  type Command,
  type CounterId,
  type HallPlan,
  type LaneId,
  type ServiceId,
  type StaffId,
  type TicketToken,
  type VisitId,
  hallPlanSchema,
} from "@hallflow/queue-core";
import { type Waited, WatchedHall } from "./watch.ts";

/** One line of the file; seconds are since midnight, `queuedAt` is 0 for somebody who was answered at once. */
interface Call {
  readonly type: string;
  readonly queuedAt: number;
  readonly waitedS: number;
  readonly startedAt: number;
  readonly handlingS: number;
  readonly server: string;
  readonly isServed: boolean;
}

const columns = [
  "date",
  "type",
  "priority",
  "vru_exit_s",
  "q_start_s",
  "q_exit_s",
  "q_time",
  "outcome",
  "ser_start_s",
  "ser_exit_s",
  "ser_time",
  "server",
];

/** The calls of the file by date. Throws with what is wrong where it is not such a file. */
export function readCalls(path: string): Map<string, Call[]> {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const [head = "", ...lines] = text.trim().split("\n");
  if (head.trim() !== columns.join(","))
    throw new Error(`${path} should begin with the columns ${columns.join(",")}, and begins with ${head.slice(0, 120)}`);
  const days = new Map<string, Call[]>();
  for (const line of lines) {
    const [date = "", type = "", , , queued, , waited, outcome, started, , handling, server = ""] = line.trim().split(",");
    const queuedAt = Number(queued);
    const waitedS = Number(waited);
    const isTimed = Number(started) > 0;
    const call: Call = {
      type,
      queuedAt,
      waitedS,
      // Service begins when the queue is left; the two clocks of the file differ by a second or two.
      startedAt: queuedAt > 0 ? queuedAt + waitedS : Number(started),
      handlingS: isTimed ? Number(handling) : 0,
      server: isTimed ? server : "",
      isServed: outcome === "AGENT",
    };
    const known = days.get(date);
    if (known) known.push(call);
    else days.set(date, [call]);
  }
  return days;
}

const lanes = {
  general: "general" as LaneId,
  prospects: "prospects" as LaneId,
  stocks: "stocks" as LaneId,
  internet: "internet" as LaneId,
};
const laneOfType: Readonly<Record<string, LaneId>> = { NW: lanes.prospects, NE: lanes.stocks, IN: lanes.internet };
const laneOf = (type: string): LaneId => laneOfType[type] ?? lanes.general;
const serviceOf = (type: string): ServiceId => type.toLowerCase() as ServiceId;
const types = ["PS", "PE", "AA", "TT", "NW", "NE", "IN"];
const counters = Array.from({ length: 40 }, (_, index) => `s${String(index).padStart(2, "0")}` as CounterId);
/** Who served somebody is missing from some lines: they leave the queue to nobody's counter. */
const nobodys = "s39" as CounterId;

const words = { zh: "-", en: "-" };
const spoken = { zh: "{ticket} {counter}", en: "{ticket} {counter}" };
const hours: [string, string] = ["00:00", "23:59"];

/** The plan of a day: each counter serves the lanes that it was seen to serve on the days before. */
function planOf(served: ReadonlyMap<CounterId, ReadonlyMap<LaneId, number>>): HallPlan {
  const all = Object.values(lanes);
  const servedBy = (counter: CounterId): LaneId[] => {
    const seen = served.get(counter);
    if (!seen) return all;
    const total = [...seen.values()].reduce((sum, share) => sum + share, 0);
    return all.filter((lane) => (seen.get(lane) ?? 0) > leastShare * total);
  };
  return hallPlanSchema.parse({
    version: 1,
    id: "call-centre",
    name: words,
    timeZone: "UTC",
    openingHours: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: hours },
    lastTicketsMinutesBeforeClose: 0,
    lanes: all.map((id, index) => ({ id, letter: "ABCD".charAt(index), name: words, shape: "circle", targetWaitMinutes: 5 })),
    zones: [{ id: "hall", name: words, direction: words }],
    serviceGroups: [{ id: "all", name: words, icon: "phone" }],
    services: types.map((type) => ({ id: serviceOf(type), name: words, group: "all", standardMinutes: 3 })),
    undecided: { name: words, standardMinutes: 3 },
    counters: counters.map((id) => ({ id, zone: "hall", lanes: servedBy(id) })),
    dispatch: { policy: "target-wait" },
    absence: { recalls: 0, recallSpacingSeconds: 20, answerSeconds: 60, placesBehind: 0, passes: 1 },
    pauseReasons: [{ id: "away", name: words }],
    announcements: { call: spoken, missed: spoken, soon: { zh: "{ticket}", en: "{ticket}" } },
    ticketNote: words,
    diversion: [
      ...types
        .filter((type) => laneOf(type) !== lanes.general)
        .map((type) => ({ id: type.toLowerCase(), when: { services: [serviceOf(type)] }, lane: laneOf(type), reason: words })),
      { id: "everyone-else", when: {}, lane: lanes.general, reason: words },
    ],
  });
}

/** A counter serves a lane when more than this share of its calls came from there. */
const leastShare = 0.02;
/** What was seen of a counter's lanes fades by so much with each call. */
const fading = 0.99;
/** A counter that calls nobody for so long has gone. */
const idleMs = 300_000;
/** While others wait, one that is free for longer than this is not there. */
const readyMs = 30_000;

const secondMs = 1_000;
type Happening = { readonly at: number; readonly what: "finish" | "leave" | "answer" | "arrive"; readonly call: Call };
const order = { finish: 0, leave: 1, answer: 2, arrive: 3 };

/** Plays all days: everybody who queued and was served, and how many of them more were told nothing. */
export function playCallCentre(days: ReadonlyMap<string, readonly Call[]>): { waits: readonly Waited[]; untold: number } {
  return new CallCentre().play(days);
}

class CallCentre {
  readonly #queued = new Set<VisitId>();
  readonly #watched = new WatchedHall((visit) => this.#queued.has(visit));
  readonly #served = new Map<CounterId, Map<LaneId, number>>();
  readonly #visits = new Map<Call, VisitId>();
  #count = 0;

  play(days: ReadonlyMap<string, readonly Call[]>): { waits: readonly Waited[]; untold: number } {
    for (const [date, calls] of [...days].sort(([a], [b]) => a.localeCompare(b))) this.#day(date, calls);
    const { waits, untold } = this.#watched;
    return { waits, untold };
  }

  #day(date: string, calls: readonly Call[]): void {
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
    const startAt = Date.parse(`${day}T00:00:00Z`);
    this.#watched.ask({ type: "publish-plan", plan: planOf(this.#served) }, startAt);
    this.#watched.ask({ type: "open-day", day, dayStartAt: startAt, ticketsStopAt: null, closesAt: null }, startAt);
    const happenings = calls.flatMap(happeningsOf).sort((a, b) => a.at - b.at || order[a.what] - order[b.what]);
    for (const happening of happenings) this.#happen(startAt + happening.at * secondMs, happening);
    this.#end();
  }

  #happen(at: number, { what, call }: Happening): void {
    switch (what) {
      case "arrive":
        this.#clear(at, laneOf(call.type));
        this.#queued.add(this.#issue(at, call));
        return;
      case "leave":
        if (!call.isServed) return this.#giveUp(at, call);
        return this.#answer(at, call);
      case "answer":
        return this.#answer(at, call);
      case "finish":
        return this.#finish(at, call);
    }
  }

  /** A ticket for a call. Who is answered at once is told nothing, and nothing is learned of waits from them. */
  #issue(at: number, call: Call): VisitId {
    const id = (this.#count++).toString(16).padStart(12, "0");
    const visit = `00000000-0000-4000-8000-${id}` as VisitId;
    const who = { tier: "standard" as const, needs: [], channel: "phone" as const, language: "en" as const, declinedSelfService: false };
    const ticket: Command = {
      type: "take-ticket",
      visit,
      token: `token-of-visit-${id}` as TicketToken,
      errands: [serviceOf(call.type)],
      ...who,
    };
    this.#watched.ask(ticket, at, { isTold: call.queuedAt > 0 });
    this.#visits.set(call, visit);
    return visit;
  }

  #giveUp(at: number, call: Call): void {
    const visit = this.#visits.get(call);
    if (visit !== undefined) this.#watched.ask({ type: "cancel", visit }, at);
  }

  /** Somebody is put through: to a server that is there, or that is seen to be there by this. */
  #answer(at: number, call: Call): void {
    const counter = call.server === "" ? nobodys : (call.server.toLowerCase() as CounterId);
    this.#free(at, counter);
    const visit = this.#visits.get(call) ?? this.#issue(at, call);
    const explanation = { rule: "target-wait", waitedMs: 0, deadlineAt: 0, passedOver: [] } as const;
    this.#watched.happen({ type: "visit-called", at, visit, counter, explanation });
    if (counter === nobodys) {
      this.#watched.ask({ type: "cancel", visit }, at);
      this.#watched.ask({ type: "sign-out", counter }, at);
      return;
    }
    this.#watched.happen({ type: "errand-started", at, visit, counter });
    this.#see(counter, laneOf(call.type));
  }

  #finish(at: number, call: Call): void {
    const counter = call.server.toLowerCase() as CounterId;
    const visit = this.#visits.get(call);
    if (visit !== undefined && this.#watched.hall.seats.get(counter)?.visit === visit) this.#watched.ask({ type: "finish", counter }, at);
  }

  /** Makes a counter free; one that the file has busy with two at once has finished with the first. */
  #free(at: number, counter: CounterId): void {
    const seat = this.#watched.hall.seats.get(counter);
    if (!seat || seat.state === "signed-out") this.#watched.ask({ type: "sign-in", counter, staff: counter as string as StaffId }, at);
    else if (seat.state === "serving") this.#watched.ask({ type: "finish", counter }, at);
  }

  /** Somebody has to wait in a lane: whoever looks free there is not, unless those who wait already will be put through to them. */
  #clear(at: number, lane: LaneId): void {
    const { hall } = this.#watched;
    const isEmpty = hall.lanes.waiting(lane) === 0;
    for (const counter of counters) {
      const seat = hall.seats.get(counter);
      if (seat?.state !== "free") continue;
      const serves = hall.plan?.counters.find(({ id }) => id === counter)?.lanes.includes(lane) ?? false;
      const freeMs = at - seat.since;
      if (freeMs > idleMs || (serves && (isEmpty || freeMs > readyMs))) this.#watched.ask({ type: "sign-out", counter }, at);
    }
  }

  #see(counter: CounterId, lane: LaneId): void {
    const seen = this.#served.get(counter) ?? new Map<LaneId, number>();
    for (const [other, share] of seen) seen.set(other, share * fading);
    seen.set(lane, (seen.get(lane) ?? 0) + 1);
    this.#served.set(counter, seen);
  }

  /** Whatever the file leaves open at the end of a day ends with it. */
  #end(): void {
    const { hall } = this.#watched;
    const at = hall.lastEventAt;
    for (const { id, state } of hall.seats.values()) {
      if (state === "serving") this.#watched.ask({ type: "finish", counter: id }, at);
      if (state !== "signed-out") this.#watched.ask({ type: "sign-out", counter: id }, at);
    }
    this.#watched.ask({ type: "close-day" }, at);
    this.#visits.clear();
    this.#queued.clear();
  }
}

function happeningsOf(call: Call): Happening[] {
  const { queuedAt, waitedS, startedAt, handlingS, server, isServed } = call;
  const found: Happening[] = [];
  if (queuedAt > 0) {
    found.push({ at: queuedAt, what: "arrive", call });
    // A wait of no second at all still comes after the arrival.
    found.push({ at: queuedAt + Math.max(waitedS, 0.5), what: "leave", call });
  } else if (isServed && server !== "") found.push({ at: startedAt, what: "answer", call });
  if (isServed && server !== "") found.push({ at: Math.max(startedAt + handlingS, startedAt + 0.6), what: "finish", call });
  return found;
}
