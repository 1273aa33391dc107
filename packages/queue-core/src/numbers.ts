// Ticket numbers: a series per lane and hall day, so that waiting looks fair and no number is issued twice in a day.

import type { TicketNumber } from "./ids.ts";
import type { Lane } from "./hall-plan.ts";

/** The ticket of a lane's nth number: its letter and at least three digits. After 999 it grows a digit rather than repeating. */
export const ticketNumber = (lane: Pick<Lane, "letter">, number: number): TicketNumber =>
  `${lane.letter}${String(number).padStart(3, "0")}` as TicketNumber;

/** The characters of a ticket as they are spoken, one by one: A, 0, 0, 1. */
export const spokenCharacters = (ticket: TicketNumber): string[] => [...ticket];
