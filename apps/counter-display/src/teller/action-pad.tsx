// What can be done, each in its place for ever: a button never moves, and one that cannot be used says why when pressed.

import type { HallPlan, Instant, SeatView, TellerView, Words } from "@hallflow/queue-core";
import {
  ArchiveRestore,
  ArrowRightLeft,
  BellRing,
  CirclePause,
  CirclePlay,
  Footprints,
  LifeBuoy,
  LogOut,
  type LucideIcon,
  Megaphone,
  Pause,
  Play,
  SquareCheckBig,
  UserRoundPlus,
  UserRoundSearch,
  UserRoundX,
} from "lucide-react";
import type { ReactNode } from "react";
import { ActionButton } from "./action-button.tsx";
import { type ActionId, hindrance, recallInSeconds, waitingHere } from "./actions.ts";
import { AnswerLine } from "./answer-line.tsx";
import type { Presses } from "./teller-presses.ts";
import { useWords } from "./words.ts";

interface Scene {
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly plan: HallPlan;
  readonly now: Instant;
  readonly isLive: boolean;
}

interface ActionPadProps {
  readonly scene: Scene;
  readonly isHelpAsked: boolean;
  readonly presses: Presses;
  readonly act: (action: ActionId) => void;
}

const icons: Record<ActionId, LucideIcon> = {
  "call-next": Megaphone,
  recall: BellRing,
  start: Play,
  finish: SquareCheckBig,
  "no-show": UserRoundX,
  hold: Pause,
  "bring-back": ArchiveRestore,
  transfer: ArrowRightLeft,
  "call-one": UserRoundSearch,
  ticketless: UserRoundPlus,
  guide: Footprints,
  help: LifeBuoy,
  pause: CirclePause,
  resume: CirclePlay,
  "sign-out": LogOut,
};

/** In the order of a visit: begin and end it, then what may happen in between, then the counter itself. */
const ordinary: readonly ActionId[] = [
  "start",
  "finish",
  "recall",
  "hold",
  "transfer",
  "bring-back",
  "call-one",
  "ticketless",
  "guide",
  "pause",
];
const apart: readonly ActionId[] = ["no-show", "sign-out", "help"];

export function ActionPad({ scene, isHelpAsked, presses, act }: ActionPadProps): ReactNode {
  const { say } = useWords();
  const { seat } = scene;
  const button = (placed: ActionId, kind: "usual" | "apart" | "next") => {
    const action = placed === "pause" && seat.state === "paused" ? "resume" : placed;
    const why: Words | null = hindrance(action, scene);
    return (
      <ActionButton
        key={placed}
        action={action}
        kind={kind}
        icon={icons[action]}
        detail={detailOf(action, scene, isHelpAsked, say)}
        isPossible={why === null}
        isNext={isNextStep(action, seat.state) || (action === "help" && isHelpAsked)}
        isPending={presses.pending === action}
        act={() => act(action)}
      />
    );
  };
  return (
    <section className="action-pad" aria-label={say("title")}>
      <div className="action-pad-usual">{ordinary.map((action) => button(action, "usual"))}</div>
      <div className="action-pad-apart">{apart.map((action) => button(action, "apart"))}</div>
      <AnswerLine presses={presses} />
      {button("call-next", "next")}
    </section>
  );
}

/** The step that usually comes next stands out, so that nobody has to look for it. */
const isNextStep = (action: ActionId, state: SeatView["state"]): boolean =>
  (action === "start" && state === "calling") ||
  (action === "finish" && state === "serving") ||
  (action === "resume" && state === "paused");

function detailOf(action: ActionId, scene: Scene, isHelpAsked: boolean, say: ReturnType<typeof useWords>["say"]): string {
  const { view, seat, plan } = scene;
  switch (action) {
    case "call-next":
      return say("waitingMine", { count: waitingHere(scene) });
    case "recall": {
      if (seat.state !== "calling") return "";
      const left = plan.absence.recalls - (view.visit?.recalls ?? 0);
      const seconds = recallInSeconds(scene);
      return left > 0 && seconds > 0 ? say("recallIn", { seconds }) : say("recallsLeft", { count: Math.max(0, left) });
    }
    case "help":
      return isHelpAsked ? say("help.asked") : "";
    case "guide":
      return view.experiences.length > 0 ? say("guide.count", { count: view.experiences.length }) : "";
    case "bring-back":
      return view.held.length > 0 ? say("heldCount", { count: view.held.length }) : "";
    case "no-show":
      return view.visit && seat.state === "calling"
        ? say(view.visit.passes + 1 >= plan.absence.passes ? "noShow.ends" : "noShow.first")
        : "";
    default:
      return "";
  }
}
