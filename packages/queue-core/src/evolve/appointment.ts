// What events do to appointments: booked, checked in, missed, and forgotten when their day is over.

import { missedRememberedMs } from "../appointments.ts";
import type { Hall } from "../hall.ts";
import type { AppointmentCode, Instant, VisitId } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";

type AppointmentEvent = Extract<JournalEvent, { type: `appointment-${string}` }>;

export function evolveAppointment(hall: Hall, event: AppointmentEvent): void {
  switch (event.type) {
    case "appointment-booked": {
      const { code, slotAt, errands, tier, needs, holder = null } = event;
      if (hall.appointments.has(code)) throw new Error(`the appointment ${code} is booked already`);
      hall.appointments.set(code, { code, slotAt, errands, tier, needs, holder, visit: null });
      return;
    }
    case "appointment-ended": {
      const appointment = hall.appointments.get(event.code);
      if (!appointment || appointment.visit !== null) throw new Error(`the appointment ${event.code} cannot end, for it is not booked`);
      hall.appointments.delete(event.code);
      if (event.end === "missed" && appointment.holder !== null) remember(hall, appointment.holder, event.at);
      return;
    }
  }
}

/** An appointment that somebody came for. */
export function checkedIn(hall: Hall, code: AppointmentCode, visit: VisitId): void {
  const appointment = hall.appointments.get(code);
  if (!appointment || appointment.visit !== null) throw new Error(`the appointment ${code} cannot be checked in, for it is not booked`);
  appointment.visit = visit;
}

/** A new day begins with what is booked alone, and without what was missed too long ago to matter. */
export function forgetAppointments(hall: Hall, now: Instant): void {
  for (const { code, visit } of hall.appointments.values()) if (visit !== null) hall.appointments.delete(code);
  for (const [holder, instants] of hall.missed) {
    const recent = instants.filter((at) => now - at <= missedRememberedMs);
    if (recent.length > 0) hall.missed.set(holder, recent);
    else hall.missed.delete(holder);
  }
}

/** More than a plan can ask for need not be remembered. */
const mostRemembered = 20;

function remember(hall: Hall, holder: string, at: Instant): void {
  hall.missed.set(holder, [...(hall.missed.get(holder) ?? []), at].slice(-mostRemembered));
}
