// Names from the hall's plan, by the ids that the hub answers with.

import { type Words, undecidedService } from "@hallflow/queue-core";
import type { ScreenPlan } from "../../bridge.ts";

/** The zone of that id, or null: an answer of a moment ago may name one that a new plan has no more. */
export const zoneIn = (plan: ScreenPlan, id: string | null): ScreenPlan["zones"][number] | null =>
  plan.zones.find((zone) => zone.id === id) ?? null;

/** A service's name; its id where the plan has just changed. */
export function serviceName(plan: ScreenPlan, id: string): Words {
  if (id === undecidedService) return plan.undecided.name;
  return plan.services.find((service) => service.id === id)?.name ?? { zh: id, en: id };
}
