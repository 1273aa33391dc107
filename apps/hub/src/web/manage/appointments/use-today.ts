// The appointments of the hall's date, as far as the view has them.

import type { AppointmentView } from "@hallflow/queue-core";
import { dateIn } from "../opening-times.ts";
import { useScene } from "../scene.ts";

export function useToday(): readonly AppointmentView[] {
  const { view, plan, now } = useScene();
  const date = dateIn(plan.timeZone, now);
  return view.appointments.filter(({ slotAt }) => dateIn(plan.timeZone, slotAt) === date);
}
