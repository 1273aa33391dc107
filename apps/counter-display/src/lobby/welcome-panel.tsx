// What stands in the call's place while nobody is being called: a welcome, and where things are.

import type { HallPlan, ZoneId } from "@hallflow/queue-core";
import { Bilingual } from "@hallflow/ui";
import type { ReactNode } from "react";
import { both } from "./words.ts";

const listedZones = 4;

export function WelcomePanel({ plan, zone }: { readonly plan: HallPlan; readonly zone: ZoneId | null }): ReactNode {
  // Somebody who stands in a zone need not be told the way to it.
  const zones = plan.zones.filter(({ id }) => id !== zone).slice(0, listedZones);
  return (
    <div className="welcome-panel">
      <p className="welcome-title">
        <Bilingual words={both("welcome")} />
      </p>
      <Bilingual words={both("welcomeHint")} className="welcome-hint" />
      <ul>
        {zones.map(({ id, name, direction }) => (
          <li key={id}>
            <Bilingual words={name} className="welcome-zone" />
            <Bilingual words={direction} className="welcome-direction" />
          </li>
        ))}
      </ul>
    </div>
  );
}
