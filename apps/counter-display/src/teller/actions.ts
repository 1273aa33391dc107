// What a teller can do, on which key, and why not just now: one table for the buttons, the keyboard and the dialogs.

import { type HallPlan, type Instant, type SeatView, type TellerView, type Words, secondMs } from "@hallflow/queue-core";
import { both } from "./words.ts";

/** What is pressed on the pad, and the answers that are recorded elsewhere on the console. */
export type PressId = ActionId | "outcome" | "guided";

export type ActionId =
  | "call-next"
  | "recall"
  | "start"
  | "finish"
  | "no-show"
  | "hold"
  | "bring-back"
  | "transfer"
  | "call-one"
  | "ticketless"
  | "guide"
  | "help"
  | "pause"
  | "resume"
  | "sign-out";

/** The key of each action, by its place on the keyboard, so that an input method does not swallow it. */
export const shortcuts: readonly { readonly code: string; readonly cap: string; readonly action: ActionId }[] = [
  { code: "Enter", cap: "Enter", action: "call-next" },
  { code: "NumpadEnter", cap: "Enter", action: "call-next" },
  { code: "KeyS", cap: "S", action: "start" },
  { code: "KeyF", cap: "F", action: "finish" },
  { code: "KeyR", cap: "R", action: "recall" },
  { code: "KeyH", cap: "H", action: "hold" },
  { code: "KeyT", cap: "T", action: "transfer" },
  { code: "KeyB", cap: "B", action: "bring-back" },
  { code: "KeyC", cap: "C", action: "call-one" },
  { code: "KeyW", cap: "W", action: "ticketless" },
  { code: "KeyE", cap: "E", action: "guide" },
  { code: "KeyG", cap: "G", action: "help" },
  { code: "KeyP", cap: "P", action: "pause" },
  { code: "KeyN", cap: "N", action: "no-show" },
  { code: "KeyQ", cap: "Q", action: "sign-out" },
];

/** The key of an action as its button shows it; a paused counter resumes with the key that paused it. */
export const capOf = (action: ActionId): string =>
  shortcuts.find((shortcut) => shortcut.action === (action === "resume" ? "pause" : action))?.cap ?? "";

/** Null where the action can be done, else a sentence that says why not. */
export type Hindrance = Words | null;

interface Scene {
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly plan: HallPlan;
  readonly now: Instant;
  readonly isLive: boolean;
}

/** Whole seconds until a recall is allowed, 0 when it is. */
export function recallInSeconds({ view, plan, now }: Pick<Scene, "view" | "plan" | "now">): number {
  const calledAt = view.visit?.calledAt ?? null;
  if (calledAt === null) return 0;
  return Math.max(0, Math.ceil((calledAt + plan.absence.recallSpacingSeconds * secondMs - now) / secondMs));
}

/** How many wait whom this counter may call. */
export const waitingHere = ({ view, seat }: Pick<Scene, "view" | "seat">): number =>
  view.waiting.filter(({ reservedFor }) => reservedFor === seat.counter).length +
  view.lanes.filter(({ lane }) => seat.lanes.includes(lane)).reduce((sum, { waiting }) => sum + waiting, 0) -
  view.waiting.filter(({ reservedFor, lane }) => reservedFor !== null && seat.lanes.includes(lane)).length;

/** Why an action cannot be done just now, as far as this screen knows; the hub has the last word. */
export function hindrance(action: ActionId, scene: Scene): Hindrance {
  const { view, seat, isLive } = scene;
  if (!isLive) return both("not.offline");
  switch (action) {
    case "call-next":
      return notFree(scene) ?? (waitingHere(scene) > 0 ? null : both("not.nobody"));
    case "call-one":
      return notFree(scene) ?? (view.waiting.length > 0 ? null : both("not.nobodyAtAll"));
    case "recall":
      return notCalling(scene) ?? notYet(scene);
    case "start":
    case "no-show":
      return notCalling(scene);
    case "finish":
    case "hold":
      return seat.state === "serving" ? null : both("not.nobodyServed");
    case "transfer":
      return seat.state === "serving" || seat.state === "calling" ? null : both("not.nobodyServed");
    case "bring-back":
      return view.held.length > 0 ? null : both("not.nobodyHeld");
    case "ticketless":
      return notFree(scene);
    case "guide":
    case "help":
      return null;
    case "pause":
      return notFree(scene);
    case "resume":
      return null;
    case "sign-out":
      return seat.state === "paused" ? null : notFree(scene);
  }
}

function notFree({ seat }: Scene): Hindrance {
  const ticket = seat.ticket ?? "";
  switch (seat.state) {
    case "calling":
      return both("not.calling", { ticket });
    case "serving":
      return both("not.serving", { ticket });
    case "paused":
      return both("not.paused");
    case "free":
    case "signed-out":
      return null;
  }
}

const notCalling = ({ seat }: Scene): Hindrance => (seat.state === "calling" ? null : both("not.nobodyCalled"));

function notYet(scene: Scene): Hindrance {
  const recalls = scene.view.visit?.recalls ?? 0;
  if (recalls >= scene.plan.absence.recalls) return both("not.recallsUsed", { times: recalls });
  const seconds = recallInSeconds(scene);
  return seconds > 0 ? both("not.recallSoon", { seconds }) : null;
}
