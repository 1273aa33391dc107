// What a scanned code stands for: a booked time, a ticket of this hall, or a card; anything else says nothing here.

import type { TicketToken } from "@hallflow/queue-core";

export type Scan =
  | { readonly kind: "appointment"; readonly code: string }
  | { readonly kind: "ticket"; readonly token: TicketToken }
  | { readonly kind: "card"; readonly value: string };

/** A booked time comes as a link that ends in its code, or as a text that says what it is. */
const appointment = /^(?:https?:\/\/\S+\/appointments?\/|hallflow:appointment:)([A-Z0-9]{4,12})$/i;
/** A ticket's code is a link that ends in its token, whichever page the hall puts before it. */
const ticket = /^https?:\/\/\S+[/=]([A-Za-z0-9_-]{16,64})$/;
const card = /^[A-Z0-9]{4,32}$/i;

/** `isBooked` where the customer has said that they have booked: then a bare code is that of the booked time. */
export function readScan(text: string, isBooked = false): Scan | null {
  const scanned = text.trim();
  const code = appointment.exec(scanned)?.[1];
  if (code !== undefined) return { kind: "appointment", code: code.toUpperCase() };
  const token = ticket.exec(scanned)?.[1];
  if (token !== undefined) return { kind: "ticket", token: token as TicketToken };
  if (isBooked && /^[A-Z0-9]{4,12}$/i.test(scanned)) return { kind: "appointment", code: scanned.toUpperCase() };
  return card.test(scanned) ? { kind: "card", value: scanned } : null;
}
