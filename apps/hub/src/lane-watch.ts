// The lanes that are too much for their counters, as conditions for other systems: which, how grave, and since when.

import { type ConditionView, type Hall, type Instant, type LaneAlarm, showAlarms } from "@hallflow/queue-core";

/** A lane that is red is urgent for the floor, and still nothing like a journal that cannot be written. */
const severities = { amber: "notice", red: "warning" } as const;

export class LaneWatch {
  /** What was found when it was last looked: staff see it in their own view, with what would help. */
  readonly #since = new Map<string, { level: LaneAlarm["level"]; since: Instant }>();
  #alarms: readonly LaneAlarm[] = [];

  /** Looks at a hall that is on the disk. */
  look(hall: Hall, now: Instant): void {
    this.#alarms = hall.plan ? showAlarms(hall, hall.plan, now) : [];
    for (const id of this.#since.keys()) if (!this.#alarms.some(({ lane }) => lane === id)) this.#since.delete(id);
    for (const { lane, level } of this.#alarms) if (this.#since.get(lane)?.level !== level) this.#since.set(lane, { level, since: now });
  }

  alarms(): readonly LaneAlarm[] {
    return this.#alarms;
  }

  /** The gravest first. */
  conditions(): ConditionView[] {
    return this.#alarms.map(({ lane, level, words }) => ({
      id: `lane:${lane}`,
      severity: severities[level],
      words,
      since: this.#since.get(lane)?.since ?? 0,
    }));
  }
}
