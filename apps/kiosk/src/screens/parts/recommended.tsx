// The one recommendation that a customer is shown: said once on a screen, with nothing to close or to answer.

import { Sparkles } from "lucide-react";
import type { ReactNode } from "react";
import { SayWords } from "./say.tsx";
import { useSession } from "./session-view.ts";
import "./recommended.css";

/** Nothing, where the diversion recommends nothing to this customer. */
export function Recommended(): ReactNode {
  const recommendation = useSession().session.quote?.recommendation;
  if (!recommendation) return null;
  return (
    <p className="recommended">
      <Sparkles aria-hidden="true" />
      <span>
        <strong>
          <SayWords words={recommendation.name} />
        </strong>
        {recommendation.detail && <SayWords words={recommendation.detail} />}
      </span>
    </p>
  );
}
