// What happened in a hall: each event is stored once and read for years.

import type { HallPlan, Need, Tier, Channel, Language } from "../hall-plan.ts";
import type {
  AppointmentCode,
  CounterId,
  Instant,
  LaneId,
  PersonId,
  ServiceId,
  StaffId,
  TicketNumber,
  TicketToken,
  VisitId,
  Words,
  ZoneId,
} from "../ids.ts";
import type { HallMode } from "../machines/hall-mode.ts";
import type {
  AsideKind,
  ComplaintResult,
  ComplaintTopic,
  ExperienceStage,
  ExperienceOutcome,
  Notice,
  SuggestionKind,
  SuggestionOutcome,
} from "./terms.ts";
import type { Explanation, Forecast } from "./explanation.ts";

type VisitEnd = "served" | "cancelled" | "ended-by-staff" | "no-show" | "day-closed" | "carried-over";

/** What happened, in the past tense; each is stored once and never changed. Instants are hall time. */
export type JournalEvent =
  /** Without `by` the hall file was read at a start. The first plan of a hall is its revision 1. */
  | { type: "plan-published"; at: Instant; plan: HallPlan; revision?: number; by?: StaffId }
  | { type: "day-opened"; at: Instant; day: string; dayStartAt: Instant; ticketsStopAt: Instant | null; closesAt: Instant | null }
  | { type: "tickets-stopped"; at: Instant }
  | { type: "mode-changed"; at: Instant; mode: HallMode; reason?: string }
  | { type: "day-closed"; at: Instant }
  | {
      type: "ticket-issued";
      at: Instant;
      visit: VisitId;
      token: TicketToken;
      ticket: TicketNumber;
      number: number;
      lane: LaneId;
      zone: ZoneId | null;
      errands: readonly ServiceId[];
      tier: Tier;
      needs: readonly Need[];
      channel: Channel;
      language: Language;
      creditMs: number;
      rule: string;
      /** What the customer had booked; `late` is later than the grace, and so a walk-in. */
      appointment?: { readonly code: AppointmentCode; readonly slotAt: Instant; readonly late: boolean };
      revision?: number;
      recommendation?: string;
      reason: Words;
      /** A ticket that a device gave out of its leased numbers while the hub was away; `at` is when it was handed in. */
      offline?: { device: string; takenAt: Instant };
      /** Served at once by a teller's own decision: the number was never printed nor called. */
      ticketless?: true;
      /** The earlier visit whose wait counts in part; `creditMs` has it in it. */
      returnOf?: VisitId;
      returnCreditMs?: number;
      /** Left out where no counter was open for the lane, and in journals older than the forecast. */
      forecast?: Forecast;
      person?: PersonId;
      /** Why staff who took it for the customer gave it precedence. */
      because?: string;
    }
  | { type: "numbers-leased"; at: Instant; device: string; letter: string; day: string; first: number; count: number }
  | {
      type: "appointment-booked";
      at: Instant;
      code: AppointmentCode;
      slotAt: Instant;
      errands: readonly ServiceId[];
      tier: Tier;
      needs: readonly Need[];
      holder?: string;
    }
  /** `missed`: nobody checked in. `hall-closed`: nobody could, for the hall was not open at that time. */
  | { type: "appointment-ended"; at: Instant; code: AppointmentCode; end: "cancelled" | "missed" | "hall-closed" }
  | { type: "visit-called"; at: Instant; visit: VisitId; counter: CounterId; explanation: Explanation }
  | { type: "visit-recalled"; at: Instant; visit: VisitId; counter: CounterId }
  /** `due` comes with a further errand that goes on at the same counter: the lane that it belongs to. */
  | { type: "errand-started"; at: Instant; visit: VisitId; counter: CounterId; due?: { lane: LaneId; zone: ZoneId | null; reason: Words } }
  | { type: "errand-finished"; at: Instant; visit: VisitId; counter: CounterId }
  | { type: "errand-due"; at: Instant; visit: VisitId; lane: LaneId; zone: ZoneId | null; reason: Words }
  | { type: "visit-passed"; at: Instant; visit: VisitId; counter: CounterId; claimAt: Instant }
  /** The diversion was asked anew, knowing more of the customer; arrival and number stay. */
  | {
      type: "visit-revised";
      at: Instant;
      visit: VisitId;
      tier: Tier;
      needs: readonly Need[];
      lane: LaneId;
      zone: ZoneId | null;
      claimAt: Instant;
      creditMs: number;
      rule: string;
      revision?: number;
      recommendation?: string;
      reason: Words;
    }
  /** Back in line, from the lane itself or from the counter that called, and no absence. */
  | { type: "visit-put-back"; at: Instant; visit: VisitId; counter: CounterId | null; claimAt: Instant; why: "more-time" | "evacuation" }
  | {
      type: "visit-held";
      at: Instant;
      visit: VisitId;
      counter: CounterId | null;
      kind: AsideKind;
      note: string;
      untilAt?: Instant;
      zone?: ZoneId;
    }
  | { type: "experience-started"; at: Instant; visit: VisitId; guide: StaffId; zone: ZoneId | null }
  | { type: "experience-stage-reached"; at: Instant; visit: VisitId; stage: ExperienceStage }
  | { type: "experience-ended"; at: Instant; visit: VisitId; outcome: ExperienceOutcome; note: string }
  | { type: "errand-added"; at: Instant; visit: VisitId; service: ServiceId }
  | { type: "errand-self-served"; at: Instant; visit: VisitId; presumed: boolean }
  | { type: "visit-returned"; at: Instant; visit: VisitId; reservedFor: CounterId | null }
  | {
      type: "visit-transferred";
      at: Instant;
      visit: VisitId;
      /** Null for one that waited, and was at no counter. */
      from: CounterId | null;
      lane: LaneId;
      claimAt: Instant;
      reservedFor: CounterId | null;
      /** The member of staff whom the visit waits for, wherever they sit. */
      wanted?: StaffId;
      service: ServiceId;
      note: string;
    }
  | { type: "visit-ended"; at: Instant; visit: VisitId; end: VisitEnd; counter: CounterId | null; reason?: string; waitedMs?: number }
  | { type: "notices-set"; at: Instant; notices: readonly Notice[] }
  | {
      type: "outcome-recorded";
      at: Instant;
      visit: VisitId;
      counter: CounterId;
      kind: SuggestionKind;
      about: string;
      outcome: SuggestionOutcome;
    }
  | { type: "complaint-taken-up"; at: Instant; visit: VisitId; staff: StaffId; topic: ComplaintTopic }
  | { type: "complaint-closed"; at: Instant; visit: VisitId; result: ComplaintResult; note: string }
  | {
      type: "errand-rated";
      at: Instant;
      visit: VisitId;
      counter: CounterId;
      errand: number;
      mark: number;
      reasons: readonly string[];
      suggestion?: string;
    }
  | { type: "feedback-given"; at: Instant; visit: VisitId; mark: number; wish?: string }
  | { type: "counter-signed-in"; at: Instant; counter: CounterId; staff: StaffId }
  | { type: "counter-signed-out"; at: Instant; counter: CounterId }
  | { type: "counter-paused"; at: Instant; counter: CounterId; reason: string }
  | { type: "counter-resumed"; at: Instant; counter: CounterId };

export type EventOf<T extends JournalEvent["type"]> = Extract<JournalEvent, { type: T }>;
export type JournalEventType = JournalEvent["type"];
