// Applies what happened to the hall: the only code that changes one. The same events always make the same hall.

import { stillGood } from "./carried.ts";
import { stillOpen } from "./complaints.ts";
import { evolveComplaint } from "./evolve/complaint.ts";
import { emptyMemory } from "./dispatch/memory.ts";
import { evolveAppointment, forgetAppointments } from "./evolve/appointment.ts";
import { evolveExperience } from "./evolve/experience.ts";
import { evolveMode } from "./evolve/mode.ts";
import { evolveSeat } from "./evolve/seat.ts";
import { learn } from "./evolve/learn.ts";
import { evolveVisit, issue } from "./evolve/visit.ts";
import { type Hall, asUsual, emptyHall, rememberedDays } from "./hall.ts";
import { Lanes } from "./lanes.ts";
import { overlaps } from "./leases.ts";
import { nextHallDayState } from "./machines/table.ts";
import type { HallDayMove } from "./machines/hall-day.ts";
import type { JournalEvent } from "./messages.ts";

/**
 * Changes `hall` in place by one event and returns it. It cannot fail on an event that `decide` made for this hall; on any
 * other it throws, and the hall must then be thrown away and replayed.
 */
export function evolve(hall: Hall, event: JournalEvent): Hall {
  learn(hall, event);
  hall.sequence++;
  hall.lastEventAt = event.type === "day-opened" ? event.at : Math.max(hall.lastEventAt, event.at);
  switch (event.type) {
    case "plan-published":
      hall.plan = event.plan;
      hall.published = { revision: event.revision ?? (hall.published?.revision ?? 0) + 1, at: event.at, by: event.by ?? null };
      break;
    case "day-opened":
      openDay(hall, event);
      break;
    case "tickets-stopped":
      moveDay(hall, "STOP_TICKETS");
      break;
    case "mode-changed":
      evolveMode(hall, event);
      break;
    case "day-closed":
      moveDay(hall, "CLOSE");
      Object.assign(hall.day, asUsual);
      hall.notices = [];
      break;
    case "notices-set":
      hall.notices = event.notices;
      break;
    case "ticket-issued":
      issue(hall, event);
      break;
    case "appointment-booked":
    case "appointment-ended":
      evolveAppointment(hall, event);
      break;
    case "numbers-leased":
      lease(hall, event);
      break;
    case "counter-signed-in":
    case "counter-signed-out":
    case "counter-paused":
    case "counter-resumed":
      evolveSeat(hall, event);
      break;
    case "experience-started":
    case "experience-stage-reached":
    case "experience-ended":
      evolveExperience(hall, event);
      break;
    case "complaint-taken-up":
    case "complaint-closed":
      evolveComplaint(hall, event);
      break;
    default:
      evolveVisit(hall, event);
  }
  return hall;
}

/** The hall that a journal tells of. */
export function replay(events: Iterable<JournalEvent>): Hall {
  const hall = emptyHall();
  for (const event of events) evolve(hall, event);
  return hall;
}

/** A new day begins with no visits and with every number series at its start; yesterday stays in the journal. */
function openDay(hall: Hall, event: Extract<JournalEvent, { type: "day-opened" }>): void {
  hall.complaints = stillOpen(hall.complaints);
  hall.carried = stillGood(hall.carried, event.day, hall.day.day);
  moveDay(hall, "OPEN");
  const { day, dayStartAt, ticketsStopAt, closesAt, at } = event;
  Object.assign(hall.day, { day, dayStartAt, ticketsStopAt, closesAt, openedAt: at });
  hall.visits = new Map();
  hall.byToken = new Map();
  hall.lanes = new Lanes();
  hall.held = new Set();
  hall.shown = new Set();
  hall.dispatch = emptyMemory();
  hall.living = 0;
  hall.numbers = numbersOf(hall, day);
  hall.calls = [];
  forgetAppointments(hall, at);
}

/** The number series of a day: new ones, unless tickets of that very date are about already. */
function numbersOf(hall: Hall, day: string): Map<string, number> {
  const numbers = hall.numbersOf.get(day) ?? new Map<string, number>();
  // Put last again, so that the days opened longest ago are the ones forgotten.
  hall.numbersOf.delete(day);
  hall.numbersOf.set(day, numbers);
  const [oldest] = hall.numbersOf.keys();
  if (hall.numbersOf.size > rememberedDays && oldest !== undefined) {
    hall.numbersOf.delete(oldest);
    hall.leases = hall.leases.filter((lease) => lease.day !== oldest);
  }
  return numbers;
}

function lease(hall: Hall, { type: _, ...block }: Extract<JournalEvent, { type: "numbers-leased" }>): void {
  const series = { leases: hall.leases, letter: block.letter, day: block.day };
  const last = hall.numbers.get(block.letter) ?? 0;
  if (block.first <= last || overlaps(block, series)) throw new Error(`numbers from ${block.letter}${block.first} cannot be leased twice`);
  hall.leases.push({ ...block, used: [] });
}

function moveDay(hall: Hall, move: HallDayMove): void {
  const next = nextHallDayState(hall.day.state, move);
  if (!next) throw new Error(`the hall day cannot ${move} while ${hall.day.state}`);
  hall.day.state = next;
}
