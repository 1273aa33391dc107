// Journal events and commands in the few words that matter to a test; `complete` fills in the rest.

import type { HallPlan } from "../hall-plan.ts";
import type { CounterId, Instant, LaneId, ServiceId, StaffId, TicketNumber, TicketToken, VisitId, ZoneId } from "../ids.ts";
import type { Command, CommandOf, Destination, ExperienceOutcome, ExperienceStage, JournalEvent, JournalEventType } from "../messages.ts";
import { at, monday, mondayStartAt, smallPlan } from "./small-hall.fixture.ts";

type EventOf<T extends JournalEventType> = Extract<JournalEvent, { type: T }>;
/** An event of which only some fields are said. */
export type Said = { [T in JournalEventType]: { readonly type: T } & Partial<Omit<EventOf<T>, "type">> }[JournalEventType];
type More<T extends JournalEventType> = Partial<Omit<EventOf<T>, "type">>;

const lanes: Readonly<Record<string, LaneId>> = { A: "basic" as LaneId, E: "experience" as LaneId, V: "vip" as LaneId };
export const lane = (id: string) => id as LaneId;
export const counter = (id: string) => id as CounterId;
export const service = (id: string) => id as ServiceId;

/** The visit that holds a ticket in a story: its id is made from the number. */
export const visitOf = (ticket: string): VisitId =>
  `00000000-0000-4000-8000-${ticket.charCodeAt(0).toString(16)}${ticket.slice(1).padStart(10, "0")}` as VisitId;
export const tokenOf = (ticket: string) => `token-of-${ticket.padStart(8, "0")}` as TicketToken;

export const published = (plan?: HallPlan): Said => ({ type: "plan-published", ...(plan && { plan }) });
export const opened = (more: More<"day-opened"> = {}): Said => ({ type: "day-opened", ...more });
export const modeChanged = (mode: EventOf<"mode-changed">["mode"], more: More<"mode-changed"> = {}): Said => ({
  type: "mode-changed",
  mode,
  ...more,
});
export const ticketsStopped = (): Said => ({ type: "tickets-stopped" });
export const dayClosed = (): Said => ({ type: "day-closed" });
export const issued = (ticket: string, more: More<"ticket-issued"> = {}): Said => ({
  type: "ticket-issued",
  visit: visitOf(ticket),
  ticket: ticket as TicketNumber,
  number: Number(ticket.slice(1)),
  ...more,
});
export const leased = (device: string, letter: string, first: number, count: number, more: More<"numbers-leased"> = {}): Said => ({
  type: "numbers-leased",
  device,
  letter,
  first,
  count,
  day: monday,
  ...more,
});
export const called = (ticket: string, id: string, more: More<"visit-called"> = {}): Said => ({
  type: "visit-called",
  visit: visitOf(ticket),
  counter: counter(id),
  ...more,
});
type AtCounter = "visit-recalled" | "errand-started" | "errand-finished" | "visit-passed" | "visit-held";
const atCounter =
  <T extends AtCounter>(type: T) =>
  (ticket: string, id: string, more: More<T> = {}): Said => ({ type, visit: visitOf(ticket), counter: counter(id), ...more });
export const recalled = atCounter("visit-recalled");
export const started = atCounter("errand-started");
export const finished = atCounter("errand-finished");
export const passed = atCounter("visit-passed");
export const held = atCounter("visit-held");
export const putBack = (ticket: string, more: More<"visit-put-back"> = {}): Said => ({
  type: "visit-put-back",
  visit: visitOf(ticket),
  ...more,
});
export const atMachine = (ticket: string, more: More<"visit-held"> = {}): Said => ({
  type: "visit-held",
  visit: visitOf(ticket),
  counter: null,
  kind: "at-machine",
  ...more,
});
export const errandAdded = (ticket: string, id: string): Said => ({ type: "errand-added", visit: visitOf(ticket), service: service(id) });
export const selfServed = (ticket: string, more: More<"errand-self-served"> = {}): Said => ({
  type: "errand-self-served",
  visit: visitOf(ticket),
  ...more,
});
export const waitsMore = (ticket: string, more: More<"visit-held"> = {}): Said => ({
  type: "visit-held",
  visit: visitOf(ticket),
  counter: null,
  kind: "more-time",
  ...more,
});
export const due = (ticket: string, more: More<"errand-due"> = {}): Said => ({ type: "errand-due", visit: visitOf(ticket), ...more });
export const returned = (ticket: string, reservedFor: string | null = null): Said => ({
  type: "visit-returned",
  visit: visitOf(ticket),
  reservedFor: reservedFor === null ? null : counter(reservedFor),
});
export const experienceStarted = (ticket: string, more: More<"experience-started"> = {}): Said => ({
  type: "experience-started",
  visit: visitOf(ticket),
  ...more,
});
export const stageReached = (ticket: string, stage: ExperienceStage): Said => ({
  type: "experience-stage-reached",
  visit: visitOf(ticket),
  stage,
});
export const experienceEnded = (ticket: string, outcome: ExperienceOutcome, more: More<"experience-ended"> = {}): Said => ({
  type: "experience-ended",
  visit: visitOf(ticket),
  outcome,
  ...more,
});
export const transferred = (ticket: string, from: string | null, more: More<"visit-transferred"> = {}): Said => ({
  type: "visit-transferred",
  visit: visitOf(ticket),
  from: from === null ? null : counter(from),
  ...more,
});
export const ended = (
  ticket: string,
  end: EventOf<"visit-ended">["end"],
  id: string | null = null,
  more: More<"visit-ended"> = {},
): Said => ({
  type: "visit-ended",
  visit: visitOf(ticket),
  end,
  counter: id === null ? null : counter(id),
  ...more,
});
export const signedIn = (id: string, staff = `teller-${id}`): Said => ({
  type: "counter-signed-in",
  counter: counter(id),
  staff: staff as StaffId,
});
export const signedOut = (id: string): Said => ({ type: "counter-signed-out", counter: counter(id) });
export const paused = (id: string, reason = "meal"): Said => ({ type: "counter-paused", counter: counter(id), reason });
export const resumed = (id: string): Said => ({ type: "counter-resumed", counter: counter(id) });

/** A whole event: what was said of it, and otherwise what the small hall would most likely have written. */
export function complete(said: Said, instant: Instant): JournalEvent {
  return { at: instant, ...(defaults(said) as object), ...said } as JournalEvent;
}

function defaults(said: Said): Partial<JournalEvent> {
  switch (said.type) {
    case "plan-published":
      return { plan: smallPlan() };
    case "day-opened":
      return { day: monday, dayStartAt: mondayStartAt, ticketsStopAt: at("16:30"), closesAt: at("17:00") };
    case "ticket-issued": {
      const ticket = said.ticket ?? "A001";
      const where = { lane: lanes[ticket.charAt(0)] ?? lane("basic"), zone: null, rule: "everyone-else" };
      const who = { tier: "standard", needs: [], channel: "kiosk", language: "zh" } as const;
      return {
        token: tokenOf(ticket),
        ...where,
        ...who,
        errands: [service("explain-bill")],
        creditMs: 0,
        reason: { zh: "请就座", en: "Sit" },
      };
    }
    case "visit-called":
      return { explanation: { rule: "target-wait", waitedMs: 0, deadlineAt: 0, passedOver: [] } };
    case "errand-due":
      return { lane: lane("basic"), zone: null, reason: { zh: "请就座", en: "Sit" } };
    case "visit-held":
      return { kind: "papers-missing", note: "" };
    case "visit-transferred":
      return { lane: lane("basic"), claimAt: at("09:00"), reservedFor: null, service: service("explain-bill"), note: "" };
    case "experience-started":
      return { guide: "mei" as StaffId, zone: null };
    case "experience-ended":
      return { note: "" };
    case "errand-self-served":
      return { presumed: false };
    case "visit-put-back":
      return { counter: null, claimAt: at("09:00"), why: "more-time" };
    case "notices-set":
      return { notices: [] };
    case "errand-rated":
      return { errand: 0, mark: 5, reasons: [] };
    case "feedback-given":
      return { mark: 3 };
    case "complaint-taken-up":
      return { staff: "W9" as StaffId, topic: "wait" };
    case "complaint-closed":
      return { result: "solved", note: "" };
    case "outcome-recorded":
      return { kind: "offer", about: "an-offer", outcome: "accepted" };
    case "visit-passed":
      return { claimAt: at("09:00") };
    default:
      return {};
  }
}

export const takeTicket = (ticket: string, more: Partial<CommandOf<"take-ticket">> = {}): CommandOf<"take-ticket"> => ({
  type: "take-ticket",
  visit: visitOf(ticket),
  token: tokenOf(ticket),
  errands: [service("explain-bill")],
  tier: "standard",
  needs: [],
  channel: "kiosk",
  language: "zh",
  declinedSelfService: false,
  ...more,
});
/** A ticket that `kiosk-1` gave out while the hub was away. */
export const handIn = (ticket: string, takenAt: string, more: Partial<CommandOf<"hand-in">> = {}): CommandOf<"hand-in"> => ({
  ...takeTicket(ticket),
  type: "hand-in",
  device: "kiosk-1",
  letter: ticket.charAt(0),
  number: Number(ticket.slice(1)),
  rule: "everyone-else",
  takenAt: at(takenAt),
  ...more,
});
export const leaseNumbers = (letter: string, count: number, more: Partial<CommandOf<"lease-numbers">> = {}): Command => ({
  type: "lease-numbers",
  device: "kiosk-1",
  letter,
  count,
  ...more,
});
type Simple = "sign-out" | "resume" | "call-next" | "recall" | "start" | "finish" | "no-show";
/** A press of one of the buttons that need no more than the counter they are at. */
export const press = (type: Simple, id: string): Command => ({ type, counter: counter(id) });
export const signIn = (id: string, staff = `teller-${id}`): Command => ({ type: "sign-in", counter: counter(id), staff: staff as StaffId });
export const pause = (id: string, reason = "meal"): Command => ({ type: "pause", counter: counter(id), reason });
export const callVisit = (id: string, ticket: string, reason = "asked at the desk"): Command => ({
  type: "call-visit",
  counter: counter(id),
  visit: visitOf(ticket),
  reason,
});
export const hold = (
  id: string,
  kind: CommandOf<"hold">["kind"] = "papers-missing",
  note?: string,
  more: Partial<CommandOf<"hold">> = {},
): Command => ({
  type: "hold",
  counter: counter(id),
  kind,
  ...(note !== undefined && { note }),
  ...more,
});
export const bringBack = (ticket: string, id?: string): Command => ({
  type: "bring-back",
  visit: visitOf(ticket),
  ...(id !== undefined && { counter: counter(id) }),
});
export const beginExperience = (ticket: string, guide: string, zone?: string): Command => ({
  type: "begin-experience",
  visit: visitOf(ticket),
  guide: guide as StaffId,
  ...(zone !== undefined && { zone: zone as ZoneId }),
});
export const reachStage = (ticket: string, stage: ExperienceStage): Command => ({ type: "reach-stage", visit: visitOf(ticket), stage });
export const endExperience = (ticket: string, outcome: CommandOf<"end-experience">["outcome"], note?: string): Command => ({
  type: "end-experience",
  visit: visitOf(ticket),
  outcome,
  ...(note !== undefined && { note }),
});
export const passOn = (ticket: string, destination: Destination, more: Partial<CommandOf<"pass-on">> = {}): Command => ({
  type: "pass-on",
  visit: visitOf(ticket),
  destination,
  ...more,
});
export const addErrand = (ticket: string, id: string): Command => ({ type: "add-errand", visit: visitOf(ticket), service: service(id) });
export const sendToMachine = (ticket: string): Command => ({ type: "send-to-machine", visit: visitOf(ticket) });
export const machineDone = (ticket: string, presumed?: boolean): Command => ({
  type: "machine-done",
  visit: visitOf(ticket),
  ...(presumed !== undefined && { presumed }),
});
export const endVisit = (ticket: string, reason = "left the hall"): Command => ({ type: "end-visit", visit: visitOf(ticket), reason });
export const defer = (ticket: string, by: CommandOf<"defer">["by"], amount: number): Command => ({
  type: "defer",
  visit: visitOf(ticket),
  by,
  amount,
});
export const serveTicketless = (ticket: string, id: string, more: Partial<CommandOf<"serve-ticketless">> = {}): Command => ({
  type: "serve-ticketless",
  counter: counter(id),
  visit: visitOf(ticket),
  token: tokenOf(ticket),
  errands: [service("explain-bill")],
  tier: "standard",
  needs: [],
  language: "zh",
  reason: "one question only",
  ...more,
});
export const cancel = (ticket: string): Command => ({ type: "cancel", visit: visitOf(ticket) });
export const transfer = (id: string, destination: Destination, more: Partial<CommandOf<"transfer">> = {}): Command => ({
  type: "transfer",
  counter: counter(id),
  destination,
  ...more,
});
export const toLane = (id: string, position: "kept" | "first" | "last" = "kept"): Destination => ({ to: "lane", lane: lane(id), position });
export const toStaff = (id: string): Destination => ({ to: "staff", staff: id as StaffId });
export const toCounter = (id: string): Destination => ({ to: "counter", counter: counter(id) });
export const clearWaiting: Command = { type: "clear-waiting" };
export const closeDay: Command = { type: "close-day" };
export const openDay = (more: Partial<CommandOf<"open-day">> = {}): Command => ({
  type: "open-day",
  day: monday,
  dayStartAt: mondayStartAt,
  ticketsStopAt: at("16:30"),
  closesAt: at("17:00"),
  ...more,
});
