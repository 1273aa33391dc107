// Where to go: the zone's name, and how one would say the way. No arrow: only the customer knows which way they face.

import { MapPin } from "lucide-react";
import type { ReactNode } from "react";
import type { ScreenPlan } from "../../bridge.ts";
import { SayWords } from "./say.tsx";
import "./where.css";

export function Where({ zone }: { readonly zone: ScreenPlan["zones"][number] }): ReactNode {
  return (
    <section className="where">
      <span className="where-mark">
        <MapPin aria-hidden="true" />
      </span>
      <span className="where-words">
        <strong>
          <SayWords words={zone.name} />
        </strong>
        <SayWords words={zone.direction} />
      </span>
    </section>
  );
}
