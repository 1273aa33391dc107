// The bridge: the one way from the screens to the agent, with the shape of everything that crosses it.

import {
  type Answer,
  type HallPlan,
  type HallTime,
  type KioskView,
  type VisitView,
  type Words,
  languageSchema,
  needSchema,
  serviceIdSchema,
  visitIdSchema,
} from "@hallflow/queue-core";
import type { Condition } from "@hallflow/printer";
import { z } from "zod";
import type { KioskQuote } from "./agent/agent-contract.ts";
import type { Outlook } from "./agent/outlook.ts";
import type { NotTaken, PrintResult } from "./agent/take-result.ts";

/** Stands for a customer who has said who they are: what the hub answered stays with the agent, and no screen learns a tier. */
const personSchema = z.uuid();

/** What the customer has chosen so far. */
const wishSchema = z.strictObject({
  errands: z.array(serviceIdSchema).min(1).max(5),
  needs: z.array(needSchema).max(4),
  language: languageSchema,
  declinedSelfService: z.boolean(),
  person: personSchema.nullable(),
});
export type Wish = z.infer<typeof wishSchema>;

/** What the screens may ask, by name, with the schema that the agent's side checks each by. */
export const bridgeRequests = {
  identify: z.strictObject({ by: z.enum(["phone", "card"]), value: z.string().regex(/^[A-Za-z0-9]{4,32}$/) }),
  quote: wishSchema,
  /** Answers as soon as the number is issued; `paper` says what became of the print. */
  take: wishSchema,
  paper: z.strictObject({ visit: visitIdSchema }),
  reprint: z.strictObject({ visit: visitIdSchema }),
  /** The session is over: who it was is forgotten. */
  leave: z.strictObject({ person: personSchema.nullable() }),
} as const;

export type BridgeRequest = keyof typeof bridgeRequests;
export type BridgeBody<R extends BridgeRequest> = z.input<(typeof bridgeRequests)[R]>;
export const isBridgeRequest = (name: string): name is BridgeRequest => Object.hasOwn(bridgeRequests, name);

/** `masked` is the number as it may be shown to whoever typed it; `known` whether the hall knows it. */
export interface Person {
  readonly person: string;
  readonly masked: string;
  readonly known: boolean;
}

export type Issued = { readonly kind: "issued"; readonly visit: VisitView; readonly offline: boolean } | NotTaken;

/** What each request answers with. */
export interface BridgeResult {
  identify: Answer<Person>;
  quote: Answer<KioskQuote>;
  take: Issued;
  paper: PrintResult | null;
  reprint: PrintResult | null;
  leave: null;
}

/** The part of a hall's plan that customers may read on a screen. */
export type ScreenPlan = Pick<
  HallPlan,
  "name" | "brandColour" | "timeZone" | "openingHours" | "lanes" | "zones" | "serviceGroups" | "undecided"
> & {
  /** `initials` are those of the Chinese name's pinyin, such as dyfp, for search. */
  readonly services: readonly (HallPlan["services"][number] & { readonly initials: string })[];
};

/** Everything that the screens show by themselves, as it is now. */
export interface KioskStatus {
  readonly device: string;
  readonly link: "connecting" | "online" | "offline" | "refused";
  /** Why the hub refused this kiosk. */
  readonly refusal: Words | null;
  readonly time: HallTime;
  readonly day: KioskView["day"] | null;
  readonly outlook: Outlook | null;
  readonly printer: Condition;
  /** Whether numbers can be given out though the hub is away. */
  readonly offlineReady: boolean;
  /** What runs the screens when that is not the product's own runtime, to be said in small print; null otherwise. */
  readonly runtime: string | null;
}

/** What the agent says unasked: the plan when it changes, the status whenever anything does. */
export type BridgeEvent = { readonly type: "plan"; readonly plan: ScreenPlan } | { readonly type: "status"; readonly status: KioskStatus };

/** The bridge as the screens hold it, whatever carries it. `request` rejects when the agent itself does not answer. */
export interface Bridge {
  request<R extends BridgeRequest>(name: R, body: BridgeBody<R>): Promise<BridgeResult[R]>;
  /** Hears the latest plan and status at once, then each change; answers how to stop. `onLost` tells when the agent is gone or back. */
  listen(onEvent: (event: BridgeEvent) => void, onLost: (lost: boolean) => void): () => void;
}
