// The bridge: the one way from the screens to the agent, with the shape of everything that crosses it.

import {
  type Answer,
  type HallPlan,
  type HallTime,
  type KioskView,
  type TicketAnswer,
  type VisitView,
  type Words,
  appointmentCodeSchema,
  languageSchema,
  needSchema,
  serviceIdSchema,
  tokenSchema,
  visitIdSchema,
} from "@hallflow/queue-core";
import type { Condition } from "@hallflow/printer";
import { z } from "zod";
import type { KioskQuote, ShownNumber } from "./agent/agent-contract.ts";
import type { TicketAtMouth } from "./agent/agent-status.ts";
import type { Outlook } from "./agent/outlook.ts";
import type { RecentTicket } from "./agent/ticket-printing.ts";
import type { Unlocked } from "./staff-pin.ts";
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
  /** Without paper: the number stays on the screen, and goes along on the phone. */
  paperless: z.boolean().default(false),
  /** The token of an earlier ticket that the customer comes back with. */
  returnOf: tokenSchema.nullable().default(null),
  /** The machine is tried first, and the number keeps the place. */
  keepPlace: z.boolean().default(false),
  /** Staff take it for a customer, with the key that the panel's PIN gave; and why it goes first, where it does. */
  behalf: z
    .strictObject({ key: z.uuid(), because: z.string().min(2).max(200).nullable() })
    .nullable()
    .default(null),
});
export type Wish = z.input<typeof wishSchema>;

/** What the screens may ask, by name, with the schema that the agent's side checks each by. */
export const bridgeRequests = {
  identify: z.strictObject({ by: z.enum(["phone", "card"]), value: z.string().regex(/^[A-Za-z0-9]{4,32}$/) }),
  quote: wishSchema,
  /** Answers as soon as the number is issued; `paper` says what became of the print. */
  take: wishSchema,
  paper: z.strictObject({ visit: visitIdSchema }),
  /** A booked time, by its code; answers like `take`. */
  checkIn: z.strictObject({ code: appointmentCodeSchema, ...wishSchema.pick({ needs: true, language: true, person: true }).shape }),
  /** The floor manager's panel: opened by a PIN, and used with the key that this gave. */
  unlock: z.strictObject({ pin: z.string().regex(/^\d{4,8}$/) }),
  staff: z.strictObject({
    key: z.uuid(),
    act: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("look") }),
      z.strictObject({ type: z.literal("reprint"), visit: visitIdSchema }),
      z.strictObject({ type: z.literal("trial-print") }),
      z.strictObject({ type: z.literal("pause"), paused: z.boolean() }),
      z.strictObject({ type: z.literal("restart") }),
      z.strictObject({ type: z.literal("exit") }),
      z.strictObject({ type: z.literal("lock") }),
    ]),
  }),
  reprint: z.strictObject({ visit: visitIdSchema }),
  /** A ticket that was scanned, by the token behind its code. */
  ticket: z.strictObject({ token: tokenSchema }),
  /** What its holder does next: back from a machine or a hold, off to a machine, or helped by it. */
  goOn: z.strictObject({ visit: visitIdSchema, act: z.enum(["bring-back", "send-to-machine", "machine-done"]) }),
  /** How it was to take the number, and what the hall should do better. */
  feedback: z.strictObject({ visit: visitIdSchema, mark: z.int().min(1).max(3), wish: z.string().max(40).nullable() }),
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

export type Issued = ({ readonly kind: "issued" } & ShownNumber) | NotTaken;

/** What the floor manager sees; `print` is what became of a paper that was just asked for. Null once the key is no good any more. */
export interface StaffPanel {
  readonly tickets: readonly RecentTicket[];
  readonly paused: boolean;
  /** Whether this kiosk can be started anew and left from here: in its own window alone. */
  readonly hasControls: boolean;
  readonly print: PrintResult | null;
}

/** What each request answers with. */
export interface BridgeResult {
  identify: Answer<Person>;
  quote: Answer<KioskQuote>;
  take: Issued;
  paper: PrintResult | null;
  checkIn: Issued;
  unlock: Unlocked;
  staff: StaffPanel | null;
  reprint: PrintResult | null;
  ticket: Answer<TicketAnswer>;
  goOn: Answer<VisitView>;
  feedback: null;
  leave: null;
}

/** The part of a hall's plan that customers may read on a screen. */
export type ScreenPlan = Pick<
  HallPlan,
  "name" | "brandColour" | "timeZone" | "openingHours" | "lanes" | "zones" | "serviceGroups" | "undecided"
> & {
  /** `initials` are those of the Chinese name's pinyin, such as dyfp, for search. */
  /** Whether this hall takes booked times. */
  readonly appointments: boolean;
  /** What customers may wish the hall to do better; null in a hall that does not ask. */
  readonly wishes: readonly { readonly id: string; readonly name: Words }[] | null;
  readonly services: readonly (HallPlan["services"][number] & { readonly initials: string })[];
};

/** One switch chooses from what is offered by itself every so often; with two the first goes on and the second chooses. */
export interface Switches {
  readonly count: 1 | 2;
  readonly everyMs: number;
}

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
  /** What becomes of the latest ticket that a presenter held; null where none has. */
  readonly mouth: TicketAtMouth | null;
  /** Whether numbers can be given out though the hub is away. */
  readonly offlineReady: boolean;
  readonly paused: boolean;
  /** Another ticket machine nearby, as one would say where it is; null where there is none. */
  readonly neighbour: Words | null;
  /** How the screens are worked by switches; null where this machine has none. */
  readonly switches: Switches | null;
  /** What runs the screens when that is not the product's own runtime, to be said in small print; null otherwise. */
  readonly runtime: string | null;
}

/** How far a kiosk has come that the hub has not let in: it asks, the hub is away, or a manager must type this code. */
export type DoorState =
  | { readonly step: "asking" }
  | { readonly step: "away" }
  | { readonly step: "code"; readonly code: string; readonly hubAway: boolean };

/** What whoever sets the kiosk up needs to know: what it calls itself, and which hub it asks. */
export type Door = DoorState & { readonly device: string; readonly hubUrl: string };

/** What the agent says unasked: the plan when it changes, the status whenever anything does. */
export type BridgeEvent =
  /** Null once the kiosk has been let in: plan and status follow. */
  | { readonly type: "door"; readonly door: Door | null }
  | { readonly type: "plan"; readonly plan: ScreenPlan }
  | { readonly type: "status"; readonly status: KioskStatus }
  /** Something was scanned, or a card was read. */
  | { readonly type: "input"; readonly value: string };

/** The bridge as the screens hold it, whatever carries it. `request` rejects when the agent itself does not answer. */
export interface Bridge {
  request<R extends BridgeRequest>(name: R, body: BridgeBody<R>): Promise<BridgeResult[R]>;
  /** Hears the latest plan and status at once, then each change; answers how to stop. `onLost` tells when the agent is gone or back. */
  listen(onEvent: (event: BridgeEvent) => void, onLost: (lost: boolean) => void): () => void;
}
