// How the hall runs: what the manager may change about it just now, each with what it does.

import type { Command } from "@hallflow/queue-core";
import { CircleStop, DoorClosed, PauseCircle, Play, Siren, TrendingDown, TrendingUp } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { Frame } from "../dialogs/frame.tsx";
import { type Opened, useScene } from "../scene.ts";
import { Say, both } from "../words.ts";
import "./run-hall.css";

type Step = "surge" | "calm" | "stopTickets" | "closeDay" | "suspend" | "resume" | "evacuate";

const icons = {
  surge: TrendingUp,
  calm: TrendingDown,
  stopTickets: CircleStop,
  closeDay: DoorClosed,
  suspend: PauseCircle,
  resume: Play,
  evacuate: Siren,
} as const;

/** What is asked before it is done, and what is done at once because it can be taken back as easily. */
const asked: Partial<Record<Step, Opened>> = {
  stopTickets: { kind: "stop-tickets" },
  closeDay: { kind: "close-day" },
  suspend: { kind: "suspend-hall" },
  resume: { kind: "resume-hall" },
  evacuate: { kind: "evacuate-hall" },
};
const atOnce: Partial<Record<Step, Command>> = { surge: { type: "declare-surge" }, calm: { type: "end-surge" } };

export function RunHallDialog(): ReactNode {
  const { view, isLive, send, open } = useScene();
  const { mode, state } = view.day;
  const isStopped = mode === "suspended" || mode === "evacuation";
  const isCrowded = mode === "surge" || mode === "relief";
  const steps: Step[] = [
    ...(isStopped ? (["resume"] as const) : [isCrowded ? ("calm" as const) : ("surge" as const)]),
    ...(state === "open" ? (["stopTickets"] as const) : []),
    "closeDay",
    ...(isStopped ? [] : (["suspend"] as const)),
    ...(mode === "evacuation" ? [] : (["evacuate"] as const)),
  ];
  const take = async (step: Step) => {
    const command = atOnce[step];
    if (!command) return open(asked[step] ?? null);
    if ((await send(command, both(`run.${step as "surge" | "calm"}.done`))).kind === "done") open(null);
  };
  return (
    <Frame title={<Say of="run.title" />}>
      <div className="frame-body run-steps">
        {steps.map((step) => {
          const Icon = icons[step];
          return (
            <Button
              key={step}
              className={`button run-step ${step === "evacuate" ? "run-step-grave" : ""}`}
              isDisabled={!isLive}
              onPress={() => void take(step)}
            >
              <Icon aria-hidden="true" />
              <span>
                <strong>
                  <Say of={`run.${step}.name`} />
                </strong>
                <Say of={`run.${step}.does`} />
              </span>
            </Button>
          );
        })}
      </div>
    </Frame>
  );
}
