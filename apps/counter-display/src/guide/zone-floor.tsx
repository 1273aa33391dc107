// A guide's zone on a tablet: who waits at the side, who is being shown around in the middle, and what can be done in one touch.

import type { Command, GuideView, GuidedVisit, HallPlan } from "@hallflow/queue-core";
import { type HubLink, useHallNow, useLive } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { usePresses } from "../presses/use-presses.ts";
import { AnswerToast } from "./answer-toast.tsx";
import { GuideHeader } from "./guide-header.tsx";
import type { Post } from "./post.ts";
import { type GuidePress, SceneContext } from "./scene.ts";
import { EndSheet } from "./sheets/end-sheet.tsx";
import { HandOverSheet } from "./sheets/hand-over-sheet.tsx";
import { LeaveSheet } from "./sheets/leave-sheet.tsx";
import { NewVisitorSheet } from "./sheets/new-visitor-sheet.tsx";
import { VisitorBoard } from "./visitor-board.tsx";
import { WaitingSide } from "./waiting-side.tsx";
import { both } from "./words.ts";
import "./zone-floor.css";

interface ZoneFloorProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly view: GuideView;
  readonly post: Post;
  readonly leave: () => void;
}

export type OpenSheet =
  | { readonly kind: "hand-over" | "end"; readonly visit: GuidedVisit["visit"] }
  | { readonly kind: "new" | "leave"; readonly visit: null };

export function ZoneFloor({ link, plan, view, post, leave }: ZoneFloorProps): ReactNode {
  const now = useHallNow(link);
  const isLive = useLive(link);
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const presses = usePresses<GuidePress>(link, {
    seen: view.seat?.revision,
    done: (id, { visit }) => both(`done.${id}`, { ticket: visit?.ticket ?? view.seat?.ticket ?? "" }),
  });
  const press = async (id: GuidePress, command: Command): Promise<boolean> => {
    if (isLive) return presses.press(id, command);
    presses.explain(both("offlinePress"));
    return false;
  };
  const close = () => setSheet(null);
  const about = view.experiences.find(({ visit }) => visit === sheet?.visit);
  return (
    <SceneContext value={{ plan, view, post, now, presses, press }}>
      <main className={`guide ${isLive ? "" : "guide-old"}`}>
        <GuideHeader link={link} leave={() => setSheet({ kind: "leave", visit: null })} />
        <WaitingSide takeTicket={() => setSheet({ kind: "new", visit: null })} />
        <VisitorBoard open={setSheet} />
        <AnswerToast />
      </main>
      {sheet?.kind === "hand-over" && about && <HandOverSheet visitor={about} close={close} />}
      {sheet?.kind === "end" && about && <EndSheet visitor={about} close={close} />}
      {sheet?.kind === "new" && <NewVisitorSheet close={close} />}
      {sheet?.kind === "leave" && <LeaveSheet link={link} leave={leave} close={close} />}
    </SceneContext>
  );
}
