// The ticket's layout as data: a hall that wants another order, size or fewer lines changes this, not the code.
import * as z from "zod";

const textStyle = {
  align: z.enum(["left", "center", "right"]).default("center"),
  /** Multiples of the printer's own font, 1 to 8. */
  width: z.number().int().min(1).max(8).default(1),
  height: z.number().int().min(1).max(8).default(1),
  bold: z.boolean().default(false),
  /** The printer's smaller font for letters and digits (9 × 17 dots); Chinese has one size only. */
  small: z.boolean().default(false),
  /** White on black. */
  inverse: z.boolean().default(false),
};

const wordsElement = z.strictObject({
  show: z.enum(["hallName", "service", "waiting", "where", "scanHint", "missedRule"]),
  /** The customer's language leads, the other follows. */
  voice: z.enum(["lead", "follow"]),
  ...textStyle,
});
const plainElement = z.strictObject({ show: z.enum(["number", "reprintMark", "issuedAt"]), ...textStyle });
const ruleElement = z.strictObject({ show: z.literal("rule") });
const feedElement = z.strictObject({ show: z.literal("feed"), dots: z.number().int().min(1).max(255) });
const qrElement = z.strictObject({
  show: z.literal("qr"),
  align: z.enum(["left", "center", "right"]).default("center"),
  moduleDots: z.number().int().min(3).max(12).default(5),
});
const cutElement = z.strictObject({ show: z.literal("cut") });

export const ticketElementSchema = z.union([wordsElement, plainElement, ruleElement, feedElement, qrElement, cutElement]);
export const ticketLayoutSchema = z.array(ticketElementSchema).min(1);

export type TicketElement = z.infer<typeof ticketElementSchema>;
export type TicketLayout = readonly TicketElement[];

/** 80 to 100 mm of paper: hall, number, service, people ahead and range, QR, one line of rule, time. */
export const standardTicketLayout: TicketLayout = ticketLayoutSchema.parse([
  { show: "hallName", voice: "lead", bold: true },
  { show: "hallName", voice: "follow", small: true },
  { show: "feed", dots: 10 },
  { show: "reprintMark", width: 2, height: 2, bold: true, inverse: true },
  { show: "feed", dots: 12 },
  { show: "number", width: 4, height: 4, bold: true },
  { show: "feed", dots: 12 },
  { show: "service", voice: "lead", width: 2, height: 2 },
  { show: "service", voice: "follow", small: true },
  { show: "feed", dots: 14 },
  { show: "waiting", voice: "lead", height: 2, bold: true },
  { show: "waiting", voice: "follow", small: true },
  { show: "feed", dots: 8 },
  { show: "where", voice: "lead" },
  { show: "where", voice: "follow", small: true },
  { show: "feed", dots: 10 },
  { show: "qr" },
  { show: "feed", dots: 6 },
  { show: "scanHint", voice: "lead", small: true },
  { show: "rule" },
  { show: "missedRule", voice: "lead" },
  { show: "missedRule", voice: "follow", small: true },
  { show: "feed", dots: 4 },
  { show: "issuedAt", small: true },
  { show: "feed", dots: 10 },
  { show: "cut" },
]);
