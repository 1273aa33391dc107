// Decisions about appointments: booking a time, giving it up, checking in, and what becomes of those for whom nobody came.

import { type Appointment, checkInWindow, offsetMinutes, standingOf } from "../appointments.ts";
import { minuteOf } from "../diversion.ts";
import { type AppointmentRules, type HallPlan, needSchema, serviceOf, weekdays } from "../hall-plan.ts";
import { dateInHall, timeOfDay, weekdayInHall } from "../hall-time.ts";
import type { Hall } from "../hall.ts";
import { type Instant, minuteMs } from "../ids.ts";
import type { CommandOf, JournalEvent, RefusalType } from "../messages.ts";
import { type Decider, type Decision, accept, reject } from "./decision.ts";
import { issueTo } from "./ticket.ts";

const dayMs = 24 * 60 * minuteMs;

export const bookAppointment: Decider<"book-appointment"> = (hall, command, now, plan) => {
  const rules = plan.appointments;
  if (!rules) return reject("no-appointments");
  const { code, slotAt, errands, tier, needs, holder } = command;
  const unknown = errands.find((service) => !serviceOf(plan, service));
  if (unknown !== undefined) return reject("unknown-service", { service: unknown });
  if (new Set(errands).size < errands.length) return reject("duplicate-errand");
  if (hall.appointments.has(code)) return reject("appointment-code-taken", { code });
  const closed = whyNotThen(hall, command, now, plan, rules);
  if (closed) return reject(...closed);
  return accept({ type: "appointment-booked", at: now, code, slotAt, errands, tier, needs, ...(holder !== undefined && { holder }) });
};

type Reason = [RefusalType, Readonly<Record<string, string | number>>];

/** What stands against that time, or that holder. */
function whyNotThen(
  hall: Hall,
  { slotAt, holder }: CommandOf<"book-appointment">,
  now: Instant,
  plan: HallPlan,
  rules: AppointmentRules,
): Reason | undefined {
  if (slotAt - now < rules.closesMinutesBefore * minuteMs) return ["booking-closed", { minutes: rules.closesMinutesBefore }];
  if (slotAt - now > rules.daysAhead * dayMs) return ["booking-too-far-ahead", { days: rules.daysAhead }];
  const slot = slotText(plan, slotAt, now);
  if (!isOpenAt(plan, slotAt)) return ["slot-outside-hours", { slot }];
  let sharing = 0;
  for (const other of hall.appointments.values()) if (Math.abs(other.slotAt - slotAt) < rules.slotMinutes * minuteMs) sharing++;
  if (sharing >= rules.perSlot) return ["slot-full", { slot }];
  const { most, withinDays } = rules.missed;
  const missed = (holder === undefined ? undefined : hall.missed.get(holder)) ?? [];
  const count = missed.filter((at) => now - at <= withinDays * dayMs).length;
  return count >= most ? ["missed-too-often", { count, days: withinDays }] : undefined;
}

/** A demo hall is open at any hour. */
function isOpenAt({ openingHours, timeZone, demo }: HallPlan, at: Instant): boolean {
  if (demo) return true;
  const hours = openingHours[weekdays[weekdayInHall(at, timeZone)] ?? "monday"];
  const minute = minuteOf(timeOfDay(at, timeZone));
  return hours !== null && minute >= minuteOf(hours[0]) && minute < minuteOf(hours[1]);
}

/** A time as the refused customer reads it; with the date, where it is not today's. */
function slotText({ timeZone }: HallPlan, at: Instant, now: Instant): string {
  const time = timeOfDay(at, timeZone);
  const date = dateInHall(at, timeZone, "en");
  return date === dateInHall(now, timeZone, "en") ? time : `${monthAndDay(at, timeZone)} ${time}`;
}

/** Digits alone, for a sentence in either language. */
const monthAndDay = (at: Instant, timeZone: string): string =>
  (/(\d+)\D+(\d+)/.exec(dateInHall(at, timeZone, "zh")) ?? []).slice(1).join("-");

export const cancelAppointment: Decider<"cancel-appointment"> = (hall, { code }, now) => {
  const found = bookedIn(hall, code);
  if ("events" in found || "refusal" in found) return found;
  return accept({ type: "appointment-ended", at: now, code, end: "cancelled" });
};

/**
 * Makes a visit of an appointment. In time it is diverted as one, and counts as waiting from the booked time; later than the grace
 * as anybody who comes at that moment. Who comes in time is served even when no more tickets are given out.
 */
export const checkIn: Decider<"check-in"> = (hall, command, now, plan) => {
  if (hall.day.state === "closed") return reject("hall-closed");
  if (!plan.appointments) return reject("no-appointments");
  const found = bookedIn(hall, command.code);
  if ("events" in found || "refusal" in found) return found;
  const standing = standingOf(found, plan.appointments, now);
  const { fromAt } = checkInWindow(found, plan.appointments);
  if (standing === "early")
    return reject("check-in-too-early", { slot: slotText(plan, found.slotAt, now), from: slotText(plan, fromAt, now) });
  if (standing === "late" && hall.day.state === "last-tickets") return reject("no-more-tickets");
  const ticket = issueTo(
    hall,
    { ...arrivalOf(found, command), ...(standing === "in-time" && { offsetMinutes: offsetMinutes(found, now) }) },
    now,
    plan,
  );
  if ("refusal" in ticket) return ticket;
  const { code, slotAt } = found;
  return accept({ ...ticket.issued, appointment: { code, slotAt, late: standing === "late" } });
};

/** What was booked, and what is known of the customer who came: the more favourable of the two. */
function arrivalOf(
  { errands, tier, needs }: Appointment,
  { visit, token, tier: known, needs: declared, channel, language }: Omit<CommandOf<"check-in">, "type" | "code">,
) {
  return {
    visit,
    token,
    errands: [...errands],
    tier: known === "vip" ? known : tier,
    needs: needSchema.options.filter((need) => needs.includes(need) || declared.includes(need)),
    channel,
    language,
    declinedSelfService: true,
  };
}

function bookedIn(hall: Hall, code: Appointment["code"]): Appointment | Decision {
  const appointment = hall.appointments.get(code);
  if (!appointment) return reject("unknown-appointment", { code });
  const visit = appointment.visit === null ? undefined : hall.visits.get(appointment.visit);
  return visit ? reject("appointment-checked-in", { code, ticket: visit.ticket }) : appointment;
}

/** At the end of a day: whoever could have checked in and did not has missed their time. */
export const missedAppointments = (hall: Hall, now: Instant): JournalEvent[] => overdue(hall, now, "missed");

/** At the beginning of a day: times that passed while the hall was closed are nobody's fault. */
export const lostAppointments = (hall: Hall, now: Instant): JournalEvent[] => overdue(hall, now, "hall-closed");

function overdue({ appointments, plan }: Hall, now: Instant, end: "missed" | "hall-closed"): JournalEvent[] {
  const rules = plan?.appointments;
  const events: JournalEvent[] = [];
  for (const appointment of appointments.values()) {
    const isOver = rules ? standingOf(appointment, rules, now) === "late" : appointment.slotAt < now;
    if (appointment.visit === null && isOver) events.push({ type: "appointment-ended", at: now, code: appointment.code, end });
  }
  return events;
}
