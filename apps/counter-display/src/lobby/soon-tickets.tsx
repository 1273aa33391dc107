// Who is next soon, so that nobody is called while still on the way back from the water.

import type { HallPlan, TicketNumber } from "@hallflow/queue-core";
import { Bilingual } from "@hallflow/ui";
import type { ReactNode } from "react";
import { TicketMark } from "./ticket-mark.tsx";
import { both } from "./words.ts";

const listed = 3;

export function SoonTickets({ tickets, plan }: { readonly tickets: readonly TicketNumber[]; readonly plan: HallPlan }): ReactNode {
  return (
    <section className="soon-tickets">
      <h2>
        <Bilingual words={both("soon")} />
      </h2>
      {tickets.length === 0 ? (
        <Bilingual words={both("soonNobody")} className="lobby-nothing" />
      ) : (
        <ol>
          {tickets.slice(0, listed).map((ticket) => (
            <li key={ticket}>
              <TicketMark ticket={ticket} plan={plan} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
