// What every part of the guide's page looks at: the hall, the post, the time, and the way of a press.

import type { Command, GuideView, HallPlan, Instant } from "@hallflow/queue-core";
import { createContext, useContext } from "react";
import type { Presses } from "../presses/use-presses.ts";
import type { Post } from "./post.ts";

export type GuidePress =
  | "meet"
  | "stage"
  | "hand-over"
  | "end"
  | "take-ticket"
  | "call-next"
  | "recall"
  | "start"
  | "finish"
  | "no-show"
  | "sign-out";

export interface Scene {
  readonly plan: HallPlan;
  readonly view: GuideView;
  readonly post: Post;
  readonly now: Instant;
  readonly presses: Presses<GuidePress>;
  /** Sends a press, or says why not while the hub is away; true once it is done. */
  readonly press: (id: GuidePress, command: Command) => Promise<boolean>;
}

export const SceneContext = createContext<Scene | null>(null);

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error("a part of the guide's page stands outside of it");
  return scene;
}
