// Who customers said they are: kept sealed for their visit's time, shown masked, whole only with a line in the audit log, then erased.

import { randomUUID } from "node:crypto";
import {
  type Answer,
  type CounterId,
  type FoundVisit,
  type Hall,
  type IdentifyBy,
  type Instant,
  type MaskedPerson,
  type PersonId,
  type Question,
  type UnmaskedPerson,
  type Visit,
  refuse,
} from "@hallflow/queue-core";
import type { Logger } from "pino";
import type { Caller } from "../access/caller.ts";
import type { Audit } from "../audit.ts";
import { mask, normal } from "../customers.ts";
import type { PeopleTable } from "../journal/people-table.ts";
import { DayKeys } from "./day-keys.ts";
import { type Number, lookupOf, open, seal } from "./sealing.ts";

export interface PeopleOptions {
  readonly table: PeopleTable;
  readonly audit: Audit;
  readonly hall: () => Hall;
  readonly now: () => Instant;
  readonly logger: Logger;
  /** The folder of the day's keys. */
  readonly keysFolder: string;
  /** How long after a visit's end its customer's number is kept; null keeps none at all. */
  readonly graceMs: number | null;
}

/** A number that no ticket was taken with is kept so long at most. */
const unclaimedMs = 15 * 60_000;
const sweepMs = 60_000;

export type PersonQuestion = Extract<Question, { type: "person" | "unmask" | "find-person" }>;
export const isPersonQuestion = (question: Question): question is PersonQuestion =>
  question.type === "person" || question.type === "unmask" || question.type === "find-person";

export class People {
  readonly #options: PeopleOptions;
  readonly #keys: DayKeys;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: PeopleOptions) {
    this.#options = options;
    this.#keys = new DayKeys(options.keysFolder);
  }

  /** Begins to erase what is no longer needed: at once, for a hub may have been away, and every minute. */
  start(): void {
    this.sweep();
    this.#timer = setInterval(() => this.sweep(), sweepMs);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Keeps a number and answers the id that stands for it; undefined where none is kept, or none can be: the ticket comes without it. */
  keep(by: IdentifyBy, value: string): PersonId | undefined {
    const { table, now, logger, graceMs } = this.#options;
    if (graceMs === null) return undefined;
    const day = this.#day();
    const id = randomUUID() as PersonId;
    const number = { by, value: normal(by, value) };
    try {
      const key = this.#keys.make(day);
      table.add({ id, day, lookup: lookupOf(key, number), sealed: seal(key, id, number), keptAt: now() });
      return id;
    } catch (error) {
      logger.error({ err: error }, "a customer's number could not be kept");
      return undefined;
    }
  }

  /** `counter` is where the caller sits; a teller sees whole only whom they have before them. */
  answer(
    caller: Caller,
    counter: CounterId | null,
    question: PersonQuestion,
  ): Answer<MaskedPerson | UnmaskedPerson | readonly FoundVisit[]> {
    if (question.type === "find-person") return { kind: "done", result: this.#find(caller, question) };
    const visit = this.#options.hall().visits.get(question.visit);
    const number = visit && this.#numberOf(visit);
    if (!visit || !number) return { kind: "refused", refusal: refuse("unknown-person") };
    const { by, value } = number;
    if (question.type === "person") return { kind: "done", result: { by, masked: mask(by, value) } };
    if (caller.role === "teller" && (counter === null || visit.counter !== counter))
      return { kind: "refused", refusal: refuse("not-allowed", { role: caller.role }) };
    this.#options.audit.add(caller.actor, "number-shown", visit.id, { ticket: visit.ticket });
    return { kind: "done", result: { by, value } };
  }

  /** Erases whose visit ended long enough ago and who took no ticket, and destroys the keys of days that nothing is kept of. */
  sweep(): void {
    const { table, audit, logger } = this.#options;
    try {
      const kept = table.list();
      const gone = kept.filter((row) => this.#isOver(row));
      if (gone.length > 0) table.erase(gone.map(({ id }) => id));
      const goneIds = new Set(gone.map(({ id }) => id));
      const needed = new Set(kept.filter(({ id }) => !goneIds.has(id)).map(({ day }) => day));
      const { day: hallDay } = this.#options.hall();
      if (hallDay.state !== "closed") needed.add(this.#day());
      for (const day of this.#keys.days().filter((known) => !needed.has(known))) {
        audit.add("hub", "key-destroyed", day);
        this.#keys.destroy(day);
      }
    } catch (error) {
      logger.error({ err: error }, "personal data could not be erased; it is tried again in a minute");
    }
  }

  #isOver({ id, keptAt }: { id: PersonId; keptAt: Instant }): boolean {
    const { now, graceMs } = this.#options;
    const visit = this.#visits().get(id);
    if (!visit) return now() - keptAt > unclaimedMs;
    return visit.endedAt !== null && now() - visit.endedAt >= (graceMs ?? 0);
  }

  /** Made anew for every sweep and search: it is asked for a few times an hour. */
  #visits(): Map<PersonId, Visit> {
    const visits = new Map<PersonId, Visit>();
    for (const visit of this.#options.hall().visits.values()) if (visit.person !== undefined) visits.set(visit.person, visit);
    return visits;
  }

  #find(caller: Caller, { by, value }: Extract<PersonQuestion, { type: "find-person" }>): FoundVisit[] {
    const { table, audit } = this.#options;
    const number = { by, value: normal(by, value) };
    const visits = this.#visits();
    const found = this.#keys.days().flatMap((day) => {
      const key = this.#keys.get(day);
      return key ? table.find(lookupOf(key, number)) : [];
    });
    const result = found.flatMap(({ id }) => {
      const visit = visits.get(id);
      return visit ? [{ visit: visit.id, ticket: visit.ticket }] : [];
    });
    audit.add(caller.actor, "number-searched", "people", { found: result.length });
    return result;
  }

  #numberOf({ person }: Visit): Number | null {
    const row = person === undefined ? undefined : this.#options.table.get(person);
    const key = row && this.#keys.get(row.day);
    return row && key ? open(key, row.id, row.sealed) : null;
  }

  /** The hall day whose key is used now. */
  #day(): string {
    const { hall, now } = this.#options;
    return hall().day.day ?? new Date(now()).toISOString().slice(0, 10);
  }
}
