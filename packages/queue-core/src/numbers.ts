// Ticket numbers: a series per letter and hall day, so that waiting looks fair and no number is issued twice in a day.

import type { TicketNumber } from "./ids.ts";

/** The ticket of a letter's nth number: at least three digits, and after 999 one more rather than repeating. */
export const ticketNumber = (letter: string, number: number): TicketNumber => `${letter}${String(number).padStart(3, "0")}` as TicketNumber;

/** The letter that a ticket begins with. */
export const letterOf = (ticket: TicketNumber): string => ticket.charAt(0);

/** The characters of a ticket as they are spoken, one by one: A, 0, 0, 1. */
export const spokenCharacters = (ticket: TicketNumber): string[] => [...ticket];
