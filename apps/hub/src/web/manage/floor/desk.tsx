// One counter on the floor plan: its number, its state in word and sign, who is there, and for how long.

import type { SeatView } from "@hallflow/queue-core";
import { LaneMark, runningTime } from "@hallflow/ui";
import { CircleCheck, CirclePause, CircleUserRound, Megaphone, Power } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import "./desk.css";

const signs = { free: CircleCheck, calling: Megaphone, serving: CircleUserRound, paused: CirclePause, "signed-out": Power };

export function Desk({ seat }: { readonly seat: SeatView }): ReactNode {
  const { plan, now, open } = useScene();
  const { say, language } = useWords();
  const Sign = signs[seat.state];
  const reason = plan.pauseReasons.find(({ id }) => id === seat.pauseReason)?.name[language];
  const state = say(`state.${seat.state}`);
  return (
    <Button
      className={`desk desk-${seat.state}`}
      aria-label={`${say("deskSummary", { counter: seat.counter, state })} ${seat.ticket ?? ""} ${seat.staff ?? ""}`}
      onPress={() => open({ kind: "desk", counter: seat.counter })}
    >
      <span className="desk-top">
        <span className="numerals desk-number">{seat.counter}</span>
        <span className="desk-state">
          <Sign aria-hidden="true" />
          {state}
        </span>
      </span>
      <span className="numerals desk-ticket">{seat.ticket ?? reason ?? ""}</span>
      <span className="desk-foot">
        <span className="desk-staff">{seat.staff ?? say("nobodyHere")}</span>
        {seat.state === "signed-out" ? (
          <span className="desk-lanes">
            {seat.lanes.map((id) => {
              const position = plan.lanes.findIndex((lane) => lane.id === id);
              const lane = plan.lanes[position];
              return lane && <LaneMark key={id} lane={lane} position={position} />;
            })}
          </span>
        ) : (
          <span className="numerals">{runningTime(now - seat.since)}</span>
        )}
      </span>
    </Button>
  );
}
