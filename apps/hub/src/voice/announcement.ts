// What is said for a summons: the hall's own phrase, with the ticket digit by digit and the counter as a number.

import type { CounterId, HallPlan, Language, TicketNumber } from "@hallflow/queue-core";
import { sayDigits, sayName } from "./spoken-number.ts";

/** A recall is said as a call is: the customer should hear the same words again. "soon" asks the next few to get ready. */
export type AnnouncementKind = "call" | "recall" | "missed" | "soon";

export interface Summons {
  readonly kind: AnnouncementKind;
  readonly ticket: TicketNumber;
  readonly counter: CounterId;
  readonly announcements: HallPlan["announcements"];
  readonly language: Language;
}

const phraseOf = { call: "call", recall: "call", missed: "missed", soon: "soon" } as const satisfies Record<
  AnnouncementKind,
  keyof HallPlan["announcements"]
>;

/** The text for a voice, such as 请 A零零一 号到 三 号窗口办理业务. Any part of a phrase that is not a place for a number is said as it stands. */
export function announcement({ kind, ticket, counter, announcements, language }: Summons): string {
  const spoken: Record<string, string> = { ticket: sayTicket(ticket, language), counter: sayName(counter, language) };
  const phrase = announcements[phraseOf[kind]][language];
  return phrase
    .replace(/\{(ticket|counter)\}/g, (_, name: string) => spoken[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A001 as A零零一, or as "A, zero zero one": without the comma the A would be heard as the article. */
function sayTicket(ticket: TicketNumber, language: Language): string {
  const [, letters = "", digits = ""] = /^(\D*)(\d*)/.exec(ticket) ?? [];
  const spelled = [...letters.toUpperCase()].join(" ");
  const number = sayDigits(digits, language);
  if (spelled === "" || number === "") return spelled + number;
  return language === "zh" ? `${spelled}${number}` : `${spelled}, ${number}`;
}
