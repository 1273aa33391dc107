// What events do to counters: their state, their visit, and the summons they send to the lobby.

import { type CallRecord, type Hall, type Seat, counterOfWanted, rememberedCalls } from "../hall.ts";
import { counterOf } from "../hall-plan.ts";
import type { CounterId, Instant, ZoneId } from "../ids.ts";
import type { CounterMove } from "../machines/counter.ts";
import { nextCounterState } from "../machines/table.ts";
import type { JournalEvent } from "../messages.ts";
import type { Visit } from "../visit.ts";

/** The seat of a counter; a counter's first event of all makes it. */
export function seatOf(hall: Hall, id: CounterId): Seat {
  const known = hall.seats.get(id);
  if (known) return known;
  const seat: Seat = {
    id,
    state: "signed-out",
    staff: null,
    visit: null,
    pauseReason: null,
    since: 0,
    lastCallAt: null,
    revision: 0,
    finished: null,
  };
  hall.seats.set(id, seat);
  return seat;
}

/** Moves a seat along its machine. Throws on a move that the machine lacks: such an event was never decided by this core. */
export function moveSeat(seat: Seat, move: CounterMove, at: Instant): void {
  const next = nextCounterState(seat.state, move);
  if (!next) throw new Error(`counter ${seat.id} cannot ${move} while ${seat.state}`);
  seat.state = next;
  seat.since = at;
  seat.revision++;
}

/** Lets go of the visit at a counter, if there is one. */
export function release(hall: Hall, id: CounterId | null, at: Instant): void {
  if (id === null) return;
  const seat = seatOf(hall, id);
  seat.visit = null;
  seat.lastCallAt = null;
  moveSeat(seat, "RELEASE", at);
}

/** Remembers a summons for the lobby, up to a bound. */
export function summon(hall: Hall, kind: CallRecord["kind"], visit: Visit, counter: CounterId, at: Instant): void {
  const zone = (hall.plan && counterOf(hall.plan, counter)?.zone) ?? ("" as ZoneId);
  const { id, ticket, language } = visit;
  hall.calls.push({ serial: ++hall.callSerial, kind, visit: id, ticket, counter, zone, language, at });
  if (hall.calls.length > rememberedCalls) hall.calls.shift();
}

type SeatEvent = Extract<JournalEvent, { type: `counter-${string}` }>;

export function evolveSeat(hall: Hall, event: SeatEvent): void {
  const seat = seatOf(hall, event.counter);
  switch (event.type) {
    case "counter-signed-in":
      seat.staff = event.staff;
      moveSeat(seat, "SIGN_IN", event.at);
      return bringWanted(hall, seat);
    case "counter-signed-out":
      seat.staff = null;
      seat.pauseReason = null;
      moveSeat(seat, "SIGN_OUT", event.at);
      return freeReserved(hall, event.counter);
    case "counter-paused":
      seat.pauseReason = event.reason;
      return moveSeat(seat, "PAUSE", event.at);
    case "counter-resumed":
      seat.pauseReason = null;
      return moveSeat(seat, "RESUME", event.at);
  }
}

/** Whoever waits for the person who has just sat down waits for this counter now. */
function bringWanted(hall: Hall, { staff }: Seat): void {
  for (const visit of hall.visits.values()) {
    if (visit.state !== "waiting" || visit.wanted === null || visit.wanted !== staff) continue;
    hall.lanes.remove(visit);
    visit.reservedFor = counterOfWanted(hall, visit);
    hall.lanes.add(visit);
  }
}

/** Whoever waited for this counter alone waits for any counter of their lane once it has closed. */
function freeReserved(hall: Hall, counter: CounterId): void {
  for (const visit of hall.lanes.firstReserved(counter, Infinity)) {
    hall.lanes.remove(visit);
    visit.reservedFor = null;
    hall.lanes.add(visit);
  }
}
