// Parts of the agent that a proof puts together in a world of its own.

export { LeaseKeeper } from "./agent/lease-keeper.ts";
export { NumberSource } from "./agent/number-source.ts";
export { OfflineBook } from "./agent/offline-book.ts";
export { OfflineDesk } from "./agent/offline-desk.ts";
export { TicketDesk, deskTimings } from "./agent/ticket-desk.ts";
export type { TicketsInHand } from "./agent/tickets-in-hand.ts";
export type { KeptLines } from "./agent/kept-lines.ts";
