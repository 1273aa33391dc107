// The display of a hall that is suspended, or being left: one sentence, as large as it can be read from the far end.

import type { HallPlan } from "@hallflow/queue-core";
import { Bilingual, HallClockText, type HubLink } from "@hallflow/ui";
import { CirclePause, DoorOpen } from "lucide-react";
import type { ReactNode } from "react";
import { both } from "./words.ts";

interface StoppedScreenProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly mode: "suspended" | "evacuation";
}

export function StoppedScreen({ link, plan, mode }: StoppedScreenProps): ReactNode {
  const Icon = mode === "evacuation" ? DoorOpen : CirclePause;
  return (
    <main className={`lobby lobby-closed lobby-${mode}`} aria-live="assertive">
      <Icon aria-hidden="true" />
      <h1>
        <Bilingual words={plan.name} />
      </h1>
      <p className="closed-title">
        <Bilingual words={both(`${mode}.title`)} />
      </p>
      <p className="closed-hours">
        <Bilingual words={both(`${mode}.hint`)} />
      </p>
      {mode === "suspended" && <HallClockText link={link} timeZone={plan.timeZone} className="closed-clock" />}
    </main>
  );
}
