// What every part of the console looks at: the hall as it is shown, and how to act on it.

import type { Answer, Command, CounterId, HallPlan, Instant, LaneId, ManagerView, VisitId, Words } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { createContext, useContext } from "react";
import type { Notice } from "./use-commands.ts";

/** What lies over the floor, if anything; one at a time. */
export type Opened =
  | { readonly kind: "open-day" | "stop-tickets" | "close-day" | "take-ticket" | "access" | "notices" | "appointments" }
  | { readonly kind: "complaints" | "find-person" | "account" }
  | { readonly kind: "run-hall" | "suspend-hall" | "evacuate-hall" | "resume-hall" }
  | { readonly kind: "desk"; readonly counter: CounterId }
  | { readonly kind: "visit"; readonly visit: VisitId }
  | { readonly kind: "lane"; readonly lane: LaneId };

export interface Scene {
  readonly plan: HallPlan;
  readonly view: ManagerView;
  /** Hall time at which the view was made. */
  readonly viewAt: Instant;
  /** Hall time as the console shows it: it stands still while the hub is away, for nobody knows what goes on. */
  readonly now: Instant;
  readonly isLive: boolean;
  readonly link: HubLink;
  /** Asks the hub, and says what came of it; `done` is said when it was carried out, and null says nothing then. */
  readonly send: (command: Command, done: Words | null) => Promise<Answer>;
  readonly open: (opened: Opened | null) => void;
  /** What came of the last press, until it has been read. */
  readonly notice: Notice | null;
  readonly dismiss: () => void;
}

export const SceneContext = createContext<Scene | null>(null);

/** The scene. Throws outside of one. */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error("this part of the console stands outside of a scene");
  return scene;
}
