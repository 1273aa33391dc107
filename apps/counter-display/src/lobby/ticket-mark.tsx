// A ticket's number with a bar in its lane's hue, so that a glance finds one's own letter.

import type { HallPlan, TicketNumber } from "@hallflow/queue-core";
import type { CSSProperties, ReactNode } from "react";

export function TicketMark({ ticket, plan }: { readonly ticket: TicketNumber; readonly plan: HallPlan }): ReactNode {
  const position = plan.lanes.findIndex((lane) => lane.letter === ticket.charAt(0));
  const hue = { "--lane": `var(--lane-${(Math.max(0, position) % 4) + 1})` } as CSSProperties;
  return (
    <span className="ticket-mark numerals" style={hue}>
      {ticket}
    </span>
  );
}
