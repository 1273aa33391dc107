// What the agent knows at one moment: the link, the hall as the hub last showed it, and the printer.

import type { HubState, Link } from "@hallflow/hub-client";
import type { Condition, Mouth } from "@hallflow/printer";
import type { Known } from "./last-known.ts";
import type { HallPlan, KioskView, VisitId, Words } from "@hallflow/queue-core";

/** The latest ticket that a presenter held, or holds, and what has become of it. */
export interface TicketAtMouth extends Pick<Mouth, "copy" | "state"> {
  readonly visit: VisitId;
}

export interface AgentStatus {
  readonly link: Link;
  /** Why the hub refused this kiosk, in its own words; null otherwise. */
  readonly refusal: Words | null;
  /** Whether the hub does not know this kiosk's key, or not any more. */
  readonly mustEnrol: boolean;
  /** Null until the hub has said what hall this is; kept while the hub is away. */
  readonly plan: HallPlan | null;
  readonly view: KioskView | null;
  readonly printer: Condition;
  /** Null where no presenter has held a ticket yet. */
  readonly mouth: TicketAtMouth | null;
  /** Whether this kiosk could give out numbers by itself now. */
  readonly offlineReady: boolean;
  /** Whether staff have taken this kiosk out of use. */
  readonly paused: boolean;
  /** How many times as fast as a watch hall time runs: 1 but in a simulated day. */
  readonly rate: number;
}

/** The status as it follows from the link's state and the printer's condition; until the hub has spoken, the hall is as last known. */
export function agentStatus(
  state: HubState,
  printer: Condition,
  known: Known | null,
  own: Pick<AgentStatus, "mouth" | "offlineReady" | "paused">,
): AgentStatus {
  const view = state.push?.view;
  return {
    link: state.link,
    refusal: state.refusal,
    mustEnrol: state.link === "refused" && state.need === "enrolment",
    plan: state.welcome?.plan ?? known?.plan ?? null,
    view: view?.role === "kiosk" ? view : (known?.view ?? null),
    printer,
    ...own,
    rate: state.push?.time.rate ?? known?.time.rate ?? 1,
  };
}
