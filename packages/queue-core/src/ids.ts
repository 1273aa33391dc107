// The branded identifiers and units of the hall, so that a lane can never be passed where a counter is meant.

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** One customer's stay, named by a UUID that the issuing device makes. */
export type VisitId = Brand<string, "VisitId">;
/** What stands for a visit on paper and on the lobby display, such as "A001". */
export type TicketNumber = Brand<string, "TicketNumber">;
/** The unguessable text behind a ticket's QR code; it names a visit without naming a person. */
export type TicketToken = Brand<string, "TicketToken">;
/** What a customer shows at check-in for the time that they booked; it names no person. */
export type AppointmentCode = Brand<string, "AppointmentCode">;
export type LaneId = Brand<string, "LaneId">;
export type ServiceId = Brand<string, "ServiceId">;
export type CounterId = Brand<string, "CounterId">;
export type ZoneId = Brand<string, "ZoneId">;
export type StaffId = Brand<string, "StaffId">;
/** Stands for what a customer said of who they are; the journal knows them by it alone, and the hub forgets the rest. */
export type PersonId = Brand<string, "PersonId">;
/** Names one press of one button for ever, however often the network repeats it. */
export type OperationId = Brand<string, "OperationId">;

/** Hall time in integer milliseconds since the Unix epoch. */
export type Instant = number;

export const minuteMs = 60_000;
export const secondMs = 1_000;

/** A sentence in the two languages every hall speaks. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
