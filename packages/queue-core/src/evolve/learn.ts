// What events teach the hall of its own pace. Each is looked at before it changes the hall.

import {
  beginDay,
  forgetAllBut,
  rememberEnd,
  rememberHandling,
  rememberTurnaround,
  rememberWait,
  rememberWalk,
} from "../estimate/learning.ts";
import type { Hall } from "../hall.ts";
import type { VisitId } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import { currentErrand } from "../visit.ts";

type Called = Extract<JournalEvent, { type: "visit-called" }>;

export function learn(hall: Hall, event: JournalEvent): void {
  const { learning, plan } = hall;
  switch (event.type) {
    case "plan-published":
      return forgetAllBut(learning, event.plan);
    case "day-opened":
      return beginDay(learning);
    case "visit-called":
      return learnCall(hall, event);
    case "errand-started": {
      const visit = hall.visits.get(event.visit);
      if (visit?.state === "called") rememberWalk(learning, event.at - (currentErrand(visit).lastCalledAt ?? event.at));
      return;
    }
    case "errand-finished": {
      const visit = hall.visits.get(event.visit);
      const errand = visit && currentErrand(visit);
      if (!plan || !errand || errand.startedAt === null) return;
      return rememberHandling(learning, plan, errand.service, event.at - errand.startedAt - errand.heldMs);
    }
    case "visit-passed":
      rememberEnd(learning, true);
      return leaveLine(hall, event.visit);
    case "visit-put-back":
    case "visit-held":
    case "visit-transferred":
    case "errand-due":
      return leaveLine(hall, event.visit);
    case "visit-ended": {
      const state = hall.visits.get(event.visit)?.state;
      // Whom the end of the day sends home has not gone of their own will.
      if ((state === "waiting" || state === "called") && event.end !== "day-closed") rememberEnd(learning, true);
      return;
    }
    default:
  }
}

/** Only of a visit's first call can be said what the ticket's forecast was worth; one by name comes out of turn. */
function learnCall(hall: Hall, { visit: id, counter, explanation: { rule }, at }: Called): void {
  const visit = hall.visits.get(id);
  const seat = hall.seats.get(counter);
  if (!visit || rule === "brought-back" || rule === "without-ticket") return;
  rememberEnd(hall.learning, false);
  if (seat?.state === "free" && visit.arrivedAt <= seat.since) rememberTurnaround(hall.learning, at - seat.since);
  if (visit.forecast && rule !== "by-name" && rule !== "reserved") {
    rememberWait(hall.learning, visit.lane, visit.forecast, at - visit.arrivedAt);
  }
  leaveLine(hall, id);
}

/** What the ticket said holds only as long as nothing but the line comes between it and the call. */
function leaveLine(hall: Hall, id: VisitId): void {
  const visit = hall.visits.get(id);
  if (visit) visit.forecast = null;
}
