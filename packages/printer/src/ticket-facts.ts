// What a ticket says, as checked data: never a name, a phone number or a customer's tier, because the paper lies about in the hall.
import * as z from "zod";
import { bilingualSchema } from "./bilingual.ts";

const waitRangeSchema = z
  .strictObject({ p50Minutes: z.number().min(0), p90Minutes: z.number().min(0) })
  .refine((range) => range.p90Minutes >= range.p50Minutes, { path: ["p90Minutes"], message: "The P90 wait is shorter than the P50 wait." });

/** Unknown fields are refused, so that nothing personal can slip onto paper by being passed along. */
export const ticketFactsSchema = z.strictObject({
  hallName: bilingualSchema,
  /** The number that is called, as it is called: "A001". */
  number: z.string().regex(/^[A-Z]{1,2}\d{1,5}$/, "A ticket number is one or two capital letters and up to five digits."),
  service: bilingualSchema,
  /** How many are called before this ticket; 0 prints "listen for your call". */
  peopleAhead: z.number().int().min(0),
  /** The honest range of the wait in minutes, or null when none can be given. */
  waitRange: waitRangeSchema.nullable(),
  /** What is said in place of the wait, to one whose place is kept while they are elsewhere. */
  instead: bilingualSchema.optional(),
  /** Where to wait or go, or null to leave the line out. */
  where: bilingualSchema.nullable(),
  /** The moment of issue, already in the hall's local time: "2026-03-02 10:24". */
  issuedAt: z.string().trim().min(1),
  /** What happens when the call is missed, in one line. */
  missedRule: bilingualSchema,
  /** What the QR code holds (a URL with a random token), or null for none. */
  qr: z.string().min(1).max(400).nullable(),
  /** 1 is the original; 2 and more are reprints of the same number, and say so on the paper. */
  copy: z.number().int().min(1),
  /** The customer's language leads; the other follows, because staff read the same paper. */
  language: z.enum(["zh", "en"]),
});

export type TicketFacts = z.infer<typeof ticketFactsSchema>;
