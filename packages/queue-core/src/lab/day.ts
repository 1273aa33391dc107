// A hall day taken apart into what its people brought and did, so that it can be played again under other rules.

import type { HallPlan } from "../hall-plan.ts";
import type { AppointmentCode, CounterId, Instant, ServiceId, StaffId, TicketToken, VisitId } from "../ids.ts";
import type { Arrival, Command, Destination, HoldKind, JournalEvent } from "../messages.ts";

/** Passed on to a lane, a counter or another service; `service` is null where it stayed the same. */
export interface PassedOn {
  readonly to: Destination;
  readonly service: ServiceId | null;
  readonly note: string;
}

/** What comes of a call: the customer came, was given up on, was passed on, or the call was cut short by something else. */
export type Reply =
  | { readonly kind: "comes" | "absent" | "cut"; readonly afterMs: number }
  | ({ readonly kind: "passed-on"; readonly afterMs: number } & PassedOn);

/** One call of a customer: when the teller called again, and what came of it. */
export interface Answered {
  readonly recallsMs: readonly number[];
  readonly reply: Reply;
}

/** The way back of a customer who is set aside: none where they never came back, or were served by the machine that they went to. */
export interface Away {
  readonly awayMs: number | null;
  /** The counter that they came back to; null where they came back to their lane. */
  readonly backTo: CounterId | null;
  readonly machine: "helped" | "presumed" | null;
}

/** How a piece of work at a counter ended; `cut` is a recording that stopped in the middle of it, `ended` a visit that staff ended. */
export type WorkEnd =
  | { readonly kind: "finished" | "cut" }
  | { readonly kind: "ended"; readonly reason: string }
  | ({ readonly kind: "passed-on" } & PassedOn)
  | ({ readonly kind: "held"; readonly hold: HoldKind | "at-machine"; readonly note: string } & Away);

/**
 * What a customer did or had done apart from calls and work at a counter: asked again at the time at which it was asked on the day, and
 * left alone where the hall refuses it then. `away` is the way back from what sets them aside.
 */
export interface Deed {
  readonly at: Instant;
  readonly command: Command;
  readonly away?: Away;
}

/** A piece of work belongs to the customer's errand, and takes as long at whichever counter it is done. */
export interface Work {
  readonly handledMs: number;
  readonly end: WorkEnd;
}

export interface LabCustomer {
  readonly visit: VisitId;
  readonly token: TicketToken;
  readonly arrivesAt: Instant;
  readonly arrival: Arrival;
  /** What they do where a machine is offered; whoever was never asked does what the trial supposes. */
  readonly machine: "takes" | "declines" | "overlooks" | "unasked";
  /** In the order in which they happened; what a trial needs beyond them is made up from the day's other customers. */
  readonly answers: readonly Answered[];
  readonly work: readonly Work[];
  readonly deeds: readonly Deed[];
  /** Had gone when they were called for the last time, and comes at no other call either. */
  readonly gone: boolean;
  /** Was served without a ticket, by the decision of the teller at this counter. */
  readonly ticketless?: { readonly counter: CounterId; readonly reason: string };
  /** Went to a machine with the ticket in hand. */
  readonly machineFirst?: Away;
  /** Came back from an earlier visit of the day, whose wait counted in part. */
  readonly returnOf?: VisitId;
  /** Had booked, and checked in. */
  readonly appointment?: AppointmentCode;
  /** Has a number that a kiosk gave out while the hub was away. */
  readonly offline?: {
    readonly device: string;
    readonly letter: string;
    readonly number: number;
    readonly rule: string;
    readonly takenAt: Instant;
  };
}

/** What a teller means to do, as soon as the counter allows it: from `at` on, and only once those are served whom they wait for. */
export type Wish =
  | { readonly kind: "sign-in"; readonly at: Instant; readonly staff: StaffId }
  | { readonly kind: "pause"; readonly at: Instant; readonly reason: string; readonly lastsMs: number | null }
  | { readonly kind: "sign-out"; readonly at: Instant; readonly after: "anyone" | "lanes-empty" | "hall-empty" };

/** A call that a teller made by name. */
export interface NamedCall {
  readonly at: Instant;
  readonly counter: CounterId;
  readonly visit: VisitId;
  readonly reason: string;
}

export interface LabCounter {
  readonly wishes: readonly Wish[];
  /** How long the teller took for each call, of the time in which there was somebody to call. */
  readonly pressesMs: readonly number[];
  /** For how long after the last of these somebody could have been called and was not; null where there was nobody. */
  readonly idleMs: number | null;
}

export interface LabDay {
  readonly plan: HallPlan;
  readonly revision: number;
  /** What has to have happened before the day began: appointments booked for it, and numbers leased under its date. */
  readonly before: readonly JournalEvent[];
  /** Plans published while the day was open. */
  readonly laterPlans: readonly Extract<JournalEvent, { type: "plan-published" }>[];
  readonly day: string;
  readonly dayStartAt: Instant;
  readonly opensAt: Instant;
  /** The hours with which the day was opened. */
  readonly hours: { readonly ticketsStopAt: Instant | null; readonly closesAt: Instant | null };
  /** When tickets were stopped and the day was closed; null where that never happened. */
  readonly stoppedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Whether people who still waited were sent home when the day was closed. */
  readonly closesOverWaiting: boolean;
  /** The last thing known of the day. */
  readonly endsAt: Instant;
  readonly customers: readonly LabCustomer[];
  readonly counters: ReadonlyMap<CounterId, LabCounter>;
  readonly namedCalls: readonly NamedCall[];
  /** What was done to the hall and to nobody in particular: numbers leased, a surge declared, appointments booked. */
  readonly deeds: readonly Deed[];
  /** Events that the lab cannot play, by their type. */
  readonly unread: Readonly<Record<string, number>>;
}
