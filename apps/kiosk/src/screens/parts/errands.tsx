// What the customer has chosen so far, said back to them.

import type { ReactNode } from "react";
import { serviceName } from "../steps/plan-words.ts";
import { Say, SayWords } from "./say.tsx";
import { useSession } from "./session-view.ts";

export function Errands(): ReactNode {
  const { plan, session } = useSession();
  return (
    <div className="errands">
      <Say word="answer.errands" className="errands-title" />
      <ul>
        {session.errands.map((id) => (
          <li key={id}>
            <SayWords words={serviceName(plan, id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
