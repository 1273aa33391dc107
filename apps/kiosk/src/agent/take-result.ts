// How asking for a ticket can end: every way is a value, because the customer must be told something in each.

import type { Condition, PrintTimeline } from "@hallflow/printer";
import type { Answer, VisitView, Words } from "@hallflow/queue-core";

/** What became of the paper. A number that was not printed is still the customer's number. */
export type PrintResult =
  | {
      readonly kind: "printed";
      readonly copy: number;
      readonly confirmed: boolean;
      /** A presenter holds it, and the status says what becomes of it. */
      readonly presented?: boolean;
      readonly timeline?: PrintTimeline;
    }
  | { readonly kind: "not-printed"; readonly words: Words; readonly condition: Condition };

export type Refused = Extract<Answer, { kind: "refused" }>["refusal"];

/** Why no number was taken. "unavailable" is a hub that did not answer in time: whatever it still does is undone. */
export type NotTaken =
  | { readonly kind: "printer-not-ready"; readonly condition: Condition }
  | { readonly kind: "refused"; readonly refusal: Refused }
  | { readonly kind: "unavailable"; readonly words: Words };

/** `offline`: the number is one that this kiosk keeps for a time without the hub, which will be told of it. */
export type TakeResult =
  | { readonly kind: "taken"; readonly visit: VisitView; readonly print: PrintResult; readonly offline: boolean }
  | NotTaken;
