// Holds what customers saw, what lies in the trays and what the records say against each other.

import type { Strip } from "./paper.ts";
import type { Account, Fate } from "./records.ts";

/** One job as its customer lived it. */
export interface Witness {
  readonly fault: string;
  /** What the screen showed; null where it showed no number. */
  readonly shown: { readonly visit: string; readonly ticket: string } | null;
  /** The last that the screen said of the paper: "none" when no number was taken, "gone" when the kiosk died before it said, "nothing" when it never did. */
  readonly said: "printed" | "not-printed" | "none" | "gone" | "nothing";
  readonly why: string;
}

export interface Verdict {
  readonly neverPrintedNorShown: readonly string[];
  readonly unmarkedTwice: readonly string[];
  readonly unexplained: readonly string[];
  /** Screens, papers and records that tell different stories. */
  readonly contradictions: readonly string[];
  readonly fates: Readonly<Partial<Record<Fate, number>>>;
}

export function judge(witnesses: readonly Witness[], told: ReadonlyMap<string, Account>, strips: readonly Strip[]): Verdict {
  const printed = Map.groupBy(
    strips.flatMap(({ numbers }) => numbers),
    ({ ticket }) => ticket,
  );
  const shown = new Map(witnesses.flatMap((witness) => (witness.shown ? [[witness.shown.visit, witness] as const] : [])));
  const neverPrintedNorShown: string[] = [];
  const unmarkedTwice: string[] = [];
  const unexplained: string[] = [];
  const contradictions: string[] = [];
  const fates: Partial<Record<Fate, number>> = {};

  for (const account of told.values()) {
    const { ticket, token, fate, sent, visit } = account;
    fates[fate] = (fates[fate] ?? 0) + 1;
    const own = printed.get(ticket) ?? [];
    const witness = shown.get(visit);
    // Down to its code, which comes last: a customer can use it.
    const isOnPaper = strips.some(
      ({ numbers, codes }) => numbers.some((one) => one.ticket === ticket) && codes.some((code) => code.endsWith(token)),
    );
    const tell = (what: string): string =>
      `${ticket} ${what}\n    ${witness?.fault ?? "no screen showed it"}\n    ${account.story.join("\n    ")}`;
    if (fate === "unexplained") unexplained.push(tell("is not explained"));
    if (fate === "given-back" && witness) neverPrintedNorShown.push(tell("was on a screen and was given back"));
    if (fate !== "given-back" && !witness && !isOnPaper) neverPrintedNorShown.push(tell("was never printed nor shown"));
    if (own.filter(({ copy }) => copy === 1).length > 1) unmarkedTwice.push(tell("is on paper unmarked more than once"));
    if (fate === "printed" && !isOnPaper) contradictions.push(tell("is called printed and is on no paper"));
    if (witness?.said === "printed" && fate !== "printed") contradictions.push(tell("is printed for the screen and not for the journal"));
    // At most as many papers of a copy as were sent: any other has no explanation.
    for (const [copy, same] of Map.groupBy(own, (paper) => paper.copy))
      if (same.length > sent.filter((one) => one === copy).length) unexplained.push(tell(`has ${same.length} papers of copy ${copy}`));
  }

  const byTicket = new Map([...told.values()].map((account) => [account.ticket, account]));
  if (byTicket.size < told.size) contradictions.push(`${told.size - byTicket.size} numbers were given to two visits`);
  for (const { shown: number, fault } of shown.values())
    if (number && !told.has(number.visit)) contradictions.push(`${number.ticket} was on a screen and the hub does not have it (${fault})`);
  for (const { on, numbers, codes } of strips) {
    for (const { ticket } of numbers) if (!byTicket.has(ticket)) contradictions.push(`${ticket} on ${on} is nobody's`);
    for (const code of codes)
      if (!numbers.some(({ ticket }) => code.endsWith(byTicket.get(ticket)?.token ?? " ")))
        contradictions.push(`a code on ${on} is another number's`);
  }
  return { neverPrintedNorShown, unmarkedTwice, unexplained, contradictions, fates };
}
