// When the hall opens, as its plan says: for the display of a hall that is closed.

import { type HallPlan, type Instant, weekdays } from "@hallflow/queue-core";
import { timeOfDay, weekdayInHall } from "@hallflow/ui";

export interface NextOpening {
  /** True within the hours of a day on which the hall should be open, or was closed early. */
  readonly isDue: boolean;
  /** 0 for today, 1 for tomorrow, up to 7. */
  readonly inDays: number;
  readonly weekday: (typeof weekdays)[number];
  readonly from: string;
  readonly until: string;
}

/** The next opening after an instant, or null for a plan that never opens. */
export function nextOpening(plan: Pick<HallPlan, "openingHours" | "timeZone">, now: Instant): NextOpening | null {
  const today = weekdayInHall(now, plan.timeZone);
  const time = timeOfDay(now, plan.timeZone);
  for (let inDays = 0; inDays <= 7; inDays++) {
    const weekday = weekdays[(today + inDays) % 7] ?? "monday";
    const hours = plan.openingHours[weekday];
    if (!hours || (inDays === 0 && time >= hours[1])) continue;
    const [from, until] = hours;
    return { isDue: inDays === 0 && time >= from, inDays, weekday, from, until };
  }
  return null;
}
