// The hall's local time as tickets and rules need it, on runtimes that have no Temporal yet.

import type { Instant } from "@hallflow/queue-core";

type Parts = Readonly<Record<"year" | "month" | "day" | "hour" | "minute", string>>;

/** Making a formatter costs far more than using one, so each agent keeps its own for its hall's zone. */
export class HallCalendar {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.#format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  }

  /** "2026-03-02 10:24", as tickets print it. */
  dateAndTime(at: Instant): string {
    const { year, month, day, hour, minute } = this.#parts(at);
    return `${year}-${month}-${day} ${hour}:${minute}`;
  }

  /** Minutes since local midnight. */
  minuteOfDay(at: Instant): number {
    const { hour, minute } = this.#parts(at);
    return Number(hour) * 60 + Number(minute);
  }

  #parts(at: Instant): Parts {
    return Object.fromEntries(this.#format.formatToParts(at).map(({ type, value }) => [type, value])) as Parts;
  }
}
